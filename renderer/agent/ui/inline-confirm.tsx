import { useLayoutEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from '../bridge/texts.ts';
import { Button } from './button.tsx';
import styles from './inline-confirm.module.css';

/**
 * A question in the place where the button was, named by its verb. The focus goes to Cancel, so that Enter pressed twice
 * does no harm; Escape cancels.
 */
export function InlineConfirm({
  question,
  verb,
  danger = true,
  pending = false,
  onConfirm,
  onCancel,
}: {
  readonly question: ReactNode;
  readonly verb: string;
  readonly danger?: boolean;
  readonly pending?: boolean;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}) {
  const { t } = useTranslation();
  const cancel = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => cancel.current?.focus(), []);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    onCancel();
  };
  return (
    <div className={styles['confirm']} role="group" aria-label={verb}>
      <div className={styles['question']}>{question}</div>
      <div className={styles['buttons']}>
        <Button ref={cancel} size="s" onKeyDown={onKeyDown} onClick={onCancel}>
          {t('common.cancel')}
        </Button>
        <Button
          size="s"
          variant={danger ? 'danger' : 'primary'}
          pending={pending}
          onKeyDown={onKeyDown}
          onClick={onConfirm}
        >
          {verb}
        </Button>
      </div>
    </div>
  );
}
