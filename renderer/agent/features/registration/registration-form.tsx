import { useRef, useState } from 'react';
import { SERVICE_FORM } from '../../../../shared/domain/registration/service-form.ts';
import type { InteractionView } from '../../../../shared/ipc/app-state.ts';
import { useAppState, useConnection } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { useShortcut } from '../shortcuts/index.ts';
import { FormFieldControl } from './form-field-control.tsx';
import styles from './registration.module.css';
import { SaveBar } from './save-bar.tsx';
import { useDrafts, useMissing, useSavingState } from './use-field-draft.ts';

/** The form of one interaction. Everything is kept as it is typed; saving says that it is complete. */
export function RegistrationForm({ interaction }: { readonly interaction: InteractionView }) {
  const { t } = useTranslation();
  const { view } = useConnection();
  const language = useAppState(({ settings }) => settings.language);
  const drafts = useDrafts();
  const saving = useSavingState(interaction);
  const save = useCommand('registration.save');
  const [attempted, setAttempted] = useState(false);
  const fields = useRef<HTMLDivElement>(null);

  const missing = useMissing(interaction);
  const over = interaction.state === 'handling';
  const mark = over || attempted;

  const submit = async (): Promise<void> => {
    const [first] = missing;
    setAttempted(true);
    if (first !== undefined) {
      fields.current
        ?.querySelector<HTMLElement>(`[data-field="${first}"] :is(textarea, button, [role=radio])`)
        ?.focus();
      return;
    }
    await drafts.flush();
    await save.run({ interactionId: interaction.id });
  };
  useShortcut('save-registration', () => void submit());

  return (
    <div
      className={styles['form']}
      onFocus={(event) => {
        if (event.target instanceof HTMLTextAreaElement) view.setState({ editing: interaction.id });
      }}
      onBlur={() => {
        view.setState({ editing: null });
        void drafts.flush();
      }}
    >
      <div ref={fields} className={styles['fields']}>
        {SERVICE_FORM.fields.map((field) => (
          <FormFieldControl
            key={field.key}
            interaction={interaction}
            field={field}
            language={language}
            missing={mark && missing.includes(field.key)}
          />
        ))}
      </div>
      <div className={styles['alerts']}>
        {saving.state === 'failed' && (
          <ErrorAlert
            error={saving.error}
            title={t('registration.notSavedTitle')}
            actions={
              <Button size="s" onClick={saving.retry}>
                {t('common.tryAgain')}
              </Button>
            }
          />
        )}
        {save.error !== null && save.error.code !== 'registration-incomplete' && (
          <ErrorAlert error={save.error} onDismiss={save.clear} />
        )}
      </div>
      <SaveBar
        interaction={interaction}
        missing={missing}
        marked={mark}
        pending={save.pending}
        onSave={() => void submit()}
      />
    </div>
  );
}
