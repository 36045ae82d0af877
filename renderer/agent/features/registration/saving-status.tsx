import { Check, CircleAlert, PhoneOff } from 'lucide-react';
import type { InteractionView } from '../../../../shared/ipc/app-state.ts';
import { useTranslation } from '../../bridge/texts.ts';
import styles from './registration.module.css';
import { useMissing, useSavingState } from './use-field-draft.ts';

/** Whether everything typed is on disk, and after the call how much is still to do. */
export function SavingStatus({ interaction }: { readonly interaction: InteractionView }) {
  const { t } = useTranslation();
  const missing = useMissing(interaction);
  if (interaction.state !== 'handling') return <Saving interaction={interaction} />;
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
  if (Object.keys(interaction.values).length === 0) return null;
  return (
    <span className={styles['saved']} title={t('registration.saved')}>
      <Check size={13} aria-hidden="true" />
      <span className={brief ? 'visually-hidden' : undefined}>{t('registration.saved')}</span>
    </span>
  );
}
