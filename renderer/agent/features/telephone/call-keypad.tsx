import { useLayoutEffect, useRef } from 'react';
import { useTranslation } from '../../bridge/texts.ts';
import { isFocusFree, takesFocus } from '../../ui/focus.ts';
import styles from './call-controls.module.css';
import { KeyGrid } from './key-grid.tsx';

/** Keys during a call (RFC 4733). Has the focus when it opens, so that the digits of the keyboard go to the call and not to the script. */
export function CallKeypad({
  sent,
  onKey,
  onClose,
}: {
  readonly sent: string;
  readonly onKey: (key: string) => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const pad = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const before = document.activeElement;
    pad.current?.focus();
    return () => {
      // Gives the focus back to where the agent was, unless it has moved on.
      if (isFocusFree() && takesFocus(before)) before.focus();
    };
  }, []);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- takes the digits of the keyboard while it is open
    <div
      ref={pad}
      role="group"
      aria-label={t('telephone.keypadKeys')}
      tabIndex={-1}
      data-own-keys=""
      data-tall=""
      className={styles['keypad']}
      onKeyDown={(event) => {
        if (event.ctrlKey || event.altKey || event.metaKey) return;
        if (event.key === 'Escape') {
          event.preventDefault();
          event.stopPropagation();
          onClose();
        } else if (/^[\d*#A-Da-d]$/.test(event.key)) {
          event.preventDefault();
          onKey(event.key.toUpperCase());
        }
      }}
    >
      <output className={styles['sent']} aria-label={t('telephone.sentKeys')}>
        {sent === '' ? t('telephone.keypadHint') : sent}
      </output>
      <KeyGrid label={t('telephone.keypad')} onKey={onKey} />
    </div>
  );
}
