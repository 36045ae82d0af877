import { useTranslation } from '../../bridge/texts.ts';
import { InlineConfirm } from '../../ui/inline-confirm.tsx';
import styles from './number-field.module.css';

/** Whoever is dialled has died: that is said, and the call is made when it is meant, for the relatives. */
export function DiedQuestion({
  name,
  pending,
  onCall,
  onLeave,
}: {
  /** Empty where it may not be seen. */
  readonly name: string;
  readonly pending: boolean;
  readonly onCall: () => void;
  readonly onLeave: () => void;
}) {
  const { t } = useTranslation();
  return (
    <div className={styles['died']} role="alert">
      <InlineConfirm
        question={
          <>
            <strong>{name === '' ? t('telephone.died.somebody') : t('telephone.died.named', { name })}</strong> {t('telephone.died.ask')}
          </>
        }
        verb={t('telephone.died.call')}
        danger={false}
        pending={pending}
        onConfirm={onCall}
        onCancel={onLeave}
      />
    </div>
  );
}
