import { useLayoutEffect, useRef } from 'react';
import styles from './beside.module.css';

/** A few kinds side by side, each with its digit: a radio group that has the focus when it appears. A digit picks and goes on to the fields, Enter sends. */
export function KindChoice<Kind extends string>({
  label,
  kinds,
  value,
  labelOf,
  onMove,
  onPick,
  onEnter,
}: {
  readonly label: string;
  readonly kinds: readonly Kind[];
  readonly value: Kind;
  readonly labelOf: (kind: Kind) => string;
  /** By arrow key: the focus stays here. */
  readonly onMove: (kind: Kind) => void;
  readonly onPick: (kind: Kind) => void;
  readonly onEnter: () => void;
}) {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => box.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus(), []);
  return (
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- one of its choices has the focus
    <div
      ref={box}
      role="radiogroup"
      // Its digits are no answer to the script.
      data-own-keys
      aria-label={label}
      className={styles['kinds']}
      onKeyDown={(event) => {
        if (event.ctrlKey || event.altKey || event.metaKey) return;
        const at = kinds.indexOf(value);
        const byDigit = /^[1-9]$/.test(event.key) ? kinds[Number(event.key) - 1] : undefined;
        const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
        const moved = by === undefined ? undefined : kinds[(at + by + kinds.length) % kinds.length];
        if (byDigit !== undefined) onPick(byDigit);
        else if (moved !== undefined) {
          onMove(moved);
          box.current?.querySelector<HTMLElement>(`[data-kind="${moved}"]`)?.focus();
        } else if (event.key === 'Enter') onEnter();
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
    >
      {kinds.map((each, index) => (
        <button key={each} type="button" role="radio" data-kind={each} aria-checked={each === value} tabIndex={each === value ? 0 : -1} className={styles['kind']} onClick={() => onPick(each)}>
          <span className={styles['digit']} aria-hidden="true">
            {index + 1}
          </span>
          {labelOf(each)}
        </button>
      ))}
    </div>
  );
}
