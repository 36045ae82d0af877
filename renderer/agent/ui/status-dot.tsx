import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import styles from './status-dot.module.css';

export type Tone = 'neutral' | 'accent' | 'ok' | 'warn' | 'bad';

/** A dot in the colour of a meaning; the word that goes with it is the child. */
export function StatusDot({
  tone,
  children,
  hollow = false,
}: {
  readonly tone: Tone;
  readonly children: ReactNode;
  readonly hollow?: boolean;
}) {
  return (
    <span className={cx(styles['status'], styles[tone])}>
      <span className={cx(styles['dot'], hollow && styles['hollow'])} aria-hidden="true" />
      <span className={styles['text']}>{children}</span>
    </span>
  );
}

/** A word in a small box. */
export function Tag({ tone = 'neutral', children }: { readonly tone?: Tone; readonly children: ReactNode }) {
  return <span className={cx(styles['tag'], styles[`tag-${tone}`])}>{children}</span>;
}
