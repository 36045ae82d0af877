import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import styles from './named-rows.module.css';

/** Things with a name, one a row, each with what there is to know and what can be done. */
export function NamedRows({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <ul className={styles['rows']} aria-label={label}>
      {children}
    </ul>
  );
}

export function NamedRow({
  name,
  gone = false,
  about,
  soft = false,
  children,
}: {
  readonly name: string;
  /** Out of use: struck through. */
  readonly gone?: boolean;
  /** In one line; whole in its tooltip. */
  readonly about: string;
  /** Set back, where it is long. */
  readonly soft?: boolean;
  readonly children?: ReactNode;
}) {
  return (
    <li className={styles['row']}>
      <strong className={gone ? styles['gone'] : undefined}>{name}</strong>
      <span className={cx(styles['about'], soft && styles['soft'])} title={about}>
        {about}
      </span>
      {children}
    </li>
  );
}
