import { Check, CircleAlert, PhoneOff } from 'lucide-react';
import { hasContent } from '../../../../shared/domain/interaction/completion.ts';
import type { RegistrationForm } from '../../../../shared/domain/registration/form.ts';
import type { InteractionView } from '../../../../shared/ipc/app-state.ts';
import { useTranslation } from '../../bridge/texts.ts';
import styles from './registration.module.css';
import { useSavingState } from './use-field-draft.ts';
import { useForm, useFormView } from './use-form.ts';

/** Whether everything typed is on disk, and after the call how much is still to do. */
export function SavingStatus({ interaction }: { readonly interaction: InteractionView }) {
  const form = useForm(interaction.form);
  return interaction.state === 'handling' && form !== null ? (
    <ToDo interaction={interaction} form={form} />
  ) : (
    <Saving interaction={interaction} />
  );
}

function ToDo({ interaction, form }: { readonly interaction: InteractionView; readonly form: RegistrationForm }) {
  const { t } = useTranslation();
  const { missing } = useFormView(interaction, form);
  const text =
    missing.length > 0
      ? t(interaction.end?.cause === 'interrupted' ? 'registration.callInterrupted' : 'registration.callOver', {
          count: missing.length,
        })
      : t('registration.callOverComplete');
  return (
    <div className={styles['states']}>
      <p className={styles['over']} role="status" title={text}>
        <PhoneOff size={13} aria-hidden="true" />
        <span className={styles['over-text']}>{text}</span>
      </p>
      <Saving interaction={interaction} brief />
    </div>
  );
}

/** Says nothing before something was typed. */
function Saving({ interaction, brief = false }: { readonly interaction: InteractionView; readonly brief?: boolean }) {
  const { t } = useTranslation();
  const { state } = useSavingState(interaction);
  if (state === 'failed') {
    return (
      <span className={styles['failed']}>
        <CircleAlert size={13} aria-hidden="true" />
        {t('registration.notSaved')}
      </span>
    );
  }
  if (state === 'saving') return <span className={styles['saving']}>{t('registration.saving')}</span>;
  if (!hasContent(interaction.values)) return null;
  return (
    <span className={styles['saved']} title={t('registration.saved')}>
      <Check size={13} aria-hidden="true" />
      <span className={brief ? 'visually-hidden' : undefined}>{t('registration.saved')}</span>
    </span>
  );
}
