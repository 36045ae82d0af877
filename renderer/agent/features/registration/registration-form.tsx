import { useRef, useState } from 'react';
import type { RegistrationForm as Form } from '../../../../shared/domain/registration/form.ts';
import type { InteractionView } from '../../../../shared/ipc/app-state.ts';
import { useAppState, useConnection } from '../../bridge/hooks.ts';
import { valueIn } from '../../../../shared/domain/registration/field-values.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { useShortcut } from '../shortcuts/index.ts';
import { FormChoice } from './form-choice.tsx';
import { FormFields } from './form-fields.tsx';
import { QuoteBar } from './quote-bar.tsx';
import styles from './registration.module.css';
import { SaveBar } from './save-bar.tsx';
import { useDrafts, useSavingState } from './use-field-draft.ts';
import { useFormView } from './use-form.ts';

/** The form of one interaction. Everything is kept as it is typed; saving says that it is complete. */
export function RegistrationForm({ interaction, form }: { readonly interaction: InteractionView; readonly form: Form }) {
  const { t } = useTranslation();
  const { view } = useConnection();
  const language = useAppState(({ settings }) => settings.language);
  const drafts = useDrafts();
  const saving = useSavingState(interaction);
  const save = useCommand('registration.save');
  const [attempted, setAttempted] = useState(false);
  const fields = useRef<HTMLDivElement>(null);

  const { states, missing } = useFormView(interaction, form);
  const over = interaction.state === 'handling';
  const mark = over || attempted;

  const submit = async (): Promise<void> => {
    const [first] = missing;
    setAttempted(true);
    if (first !== undefined) {
      fields.current
        ?.querySelector<HTMLElement>(`[data-field="${first}"] :is(textarea, input:not([type=hidden], [aria-hidden]), button, [role=radio])`)
        ?.focus();
      return;
    }
    await drafts.flush();
    await save.run({ interactionId: interaction.id });
  };
  /** What left needs no more to be said by hand. */
  const sent = (by: 'mail' | 'post'): void => {
    drafts.change(interaction.id, 'state', 'sent', true);
    if (form.fields.some(({ key }) => key === 'sentAs') && valueIn(interaction.values, 'sentAs') === '') drafts.change(interaction.id, 'sentAs', by, true);
  };
  useShortcut('save-registration', () => void submit());
  useShortcut('outcome', () => fields.current?.querySelector<HTMLElement>('[data-field="outcome"] :is(button, [role=radio])')?.focus());

  return (
    <div
      className={styles['form']}
      onFocus={(event) => {
        if (event.target instanceof HTMLTextAreaElement || event.target instanceof HTMLInputElement) view.setState({ editing: interaction.id });
      }}
      onBlur={() => {
        view.setState({ editing: null });
        void drafts.flush();
      }}
    >
      <FormChoice interaction={interaction} form={form} language={language} />
      <FormFields ref={fields} interaction={interaction} form={form} language={language} view={{ states, missing }} marked={mark} />
      {form.kind === 'quote' && <QuoteBar interaction={interaction} language={language} onSent={sent} />}
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
        form={form}
        missing={missing}
        marked={mark}
        pending={save.pending}
        onSave={() => void submit()}
      />
    </div>
  );
}
