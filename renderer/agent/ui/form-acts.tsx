import type { ReactNode } from 'react';
import { useTranslation } from '../bridge/texts.ts';
import { Button } from './button.tsx';
import styles from './form-acts.module.css';

/** The last line of a form: to save it, and to leave it. One that is only to be seen is closed. */
export function FormActs({
  disabled,
  pending,
  onCancel,
  children,
}: {
  readonly disabled: boolean;
  readonly pending: boolean;
  readonly onCancel: () => void;
  /** What keeps it from being saved. */
  readonly children?: ReactNode;
}) {
  const { t } = useTranslation();
  return (
    <div className={styles['acts']}>
      {!disabled && (
        <Button type="submit" variant="primary" pending={pending}>
          {t('common.save')}
        </Button>
      )}
      <Button shortcut="Esc" onClick={onCancel}>
        {t(disabled ? 'common.close' : 'common.cancel')}
      </Button>
      {children}
    </div>
  );
}
