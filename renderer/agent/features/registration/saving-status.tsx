import { Check, CircleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { InteractionView } from '../../../../shared/ipc/app-state.ts';
import styles from './registration.module.css';
import { useSavingState } from './use-field-draft.ts';

/** Whether everything typed is on disk. Says nothing before something was typed. */
export function SavingStatus({ interaction }: { readonly interaction: InteractionView }) {
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
    <span className={styles['saved']}>
      <Check size={13} aria-hidden="true" />
      {t('registration.saved')}
    </span>
  );
}
