import { useEffect, useState } from 'react';
import type { FormSummary, RegistrationForm } from '../../../../shared/domain/registration/form.ts';
import type { InteractionView, Language } from '../../../../shared/ipc/app-state.ts';
import { projectOf } from '../../../../shared/ipc/project-of.ts';
import { useAppState, useClient } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { Select } from '../../ui/select.tsx';
import styles from './registration.module.css';
import { useDrafts } from './use-field-draft.ts';

/** Another form of the project, for a conversation that turns out to be about something else. Not there where there is no choice. */
export function FormChoice({ interaction, form, language }: { readonly interaction: InteractionView; readonly form: RegistrationForm; readonly language: Language }) {
  const { t } = useTranslation();
  const client = useClient();
  const drafts = useDrafts();
  const project = useAppState((state) => projectOf(state, interaction.projectId));
  const choose = useCommand('registration.chooseForm');
  const [known, setKnown] = useState<readonly FormSummary[]>([]);
  /** The one that it began with can be gone back to. */
  const [first] = useState(form.id);
  const further = project?.plan.forms ?? [];
  const asks = further.length > 0;
  useEffect(() => {
    if (!asks) return undefined;
    let current = true;
    void client.invoke('form.list', {}).then((reply) => {
      if (current && reply.ok) setKnown(reply.value.forms);
    });
    return () => {
      current = false;
    };
  }, [client, asks]);
  if (!asks) return null;
  const options = [...new Set([first, form.id, ...further])].flatMap((id) => {
    const found = known.find((one) => one.id === id);
    return found === undefined ? [] : [{ value: id, label: found.name[language] }];
  });
  return (
    <div className={styles['form-choice']}>
      <Select
        label={t('registration.form')}
        className={styles['beside']}
        value={form.id}
        options={options.length === 0 ? [{ value: form.id, label: form.name[language] }] : options}
        onChange={(formId) => void drafts.flush().then(() => choose.run({ interactionId: interaction.id, formId }))}
      />
      <ErrorAlert error={choose.error} onDismiss={choose.clear} />
    </div>
  );
}
