import { useId, useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import styles from './choice-list.module.css';
import { cx } from './cx.ts';

export type Choice<Value extends string> = {
  readonly value: Value;
  readonly label: string;
  readonly detail?: ReactNode;
};

/**
 * A listbox that stands open in its place instead of a dialog: arrow keys and Home and End move, Enter or the number in front picks,
 * Escape cancels. Keys count only while it has the focus.
 */
export function ChoiceList<Value extends string>({
  label,
  choices,
  onPick,
  onCancel,
  autoFocus = false,
}: {
  readonly label: string;
  readonly choices: readonly Choice<Value>[];
  readonly onPick: (value: Value) => void;
  readonly onCancel?: (() => void) | undefined;
  readonly autoFocus?: boolean;
}) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const [moved, setMoved] = useState(0);
  const active = Math.min(moved, choices.length - 1);
  useLayoutEffect(() => {
    if (autoFocus) list.current?.focus();
  }, [autoFocus]);

  const move = (to: number): void => {
    const next = (to + choices.length) % choices.length;
    setMoved(next);
    document.getElementById(`${id}-${String(next)}`)?.scrollIntoView?.({ block: 'nearest' });
  };
  const pick = (index: number): void => {
    const choice = choices[index];
    if (choice !== undefined) onPick(choice.value);
  };
  const act = (key: string): boolean => {
    if (key === 'ArrowDown') move(active + 1);
    else if (key === 'ArrowUp') move(active - 1);
    else if (key === 'Home') move(0);
    else if (key === 'End') move(choices.length - 1);
    else if (key === 'Enter' || key === ' ') pick(active);
    else if (/^[1-9]$/.test(key)) pick(Number(key) - 1);
    else if (key === 'Escape' && onCancel !== undefined) onCancel();
    else return false;
    return true;
  };

  return (
    <div
      ref={list}
      role="listbox"
      aria-label={label}
      aria-activedescendant={choices.length > 0 ? `${id}-${String(active)}` : undefined}
      tabIndex={0}
      className={styles['list']}
      onKeyDown={(event) => {
        if (event.ctrlKey || event.altKey || event.metaKey || !act(event.key)) return;
        event.preventDefault();
        event.stopPropagation();
      }}
    >
      {choices.map((choice, index) => (
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the keys go to the list, which has the focus
        <div
          key={choice.value}
          id={`${id}-${String(index)}`}
          role="option"
          aria-selected={index === active}
          aria-label={typeof choice.detail === 'string' ? `${choice.label}, ${choice.detail}` : choice.label}
          tabIndex={-1}
          className={cx(styles['option'], index === active && styles['active'])}
          onMouseMove={() => setMoved(index)}
          onClick={() => pick(index)}
        >
          <span className={styles['number']} aria-hidden="true">
            {index < 9 ? index + 1 : ''}
          </span>
          <span className={styles['texts']}>
            <span className={styles['label']}>{choice.label}</span>
            {choice.detail !== undefined && <span className={styles['detail']}>{choice.detail}</span>}
          </span>
        </div>
      ))}
    </div>
  );
}
