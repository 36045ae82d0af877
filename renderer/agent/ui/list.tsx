import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import styles from './list.module.css';

/** Rows separated by hairlines. Give it a name when there is no heading beside it. */
export function List({ label, children }: { readonly label?: string | undefined; readonly children: ReactNode }) {
  return (
    <ul className={styles['list']} aria-label={label}>
      {children}
    </ul>
  );
}

/** One row: a main text that is cut when too long, and a small text at the right. With `onClick` the row is a button. */
export function ListRow({
  main,
  lead,
  end,
  tone,
  onClick,
  title,
  actions,
}: {
  readonly main: ReactNode;
  readonly lead?: ReactNode;
  readonly end?: ReactNode;
  readonly tone?: 'late' | undefined;
  readonly onClick?: (() => void) | undefined;
  readonly title?: string | undefined;
  readonly actions?: ReactNode;
}) {
  const content = (
    <>
      {lead !== undefined && <span className={styles['lead']}>{lead}</span>}
      <span className={cx(styles['main'], 'words')}>{main}</span>
      {end !== undefined && <span className={cx(styles['end'], tone === 'late' && styles['late'])}>{end}</span>}
    </>
  );
  return (
    <li className={styles['item']} title={title}>
      {onClick === undefined ? (
        <div className={styles['row']}>{content}</div>
      ) : (
        <button type="button" className={cx(styles['row'], styles['press'])} onClick={onClick}>
          {content}
        </button>
      )}
      {actions}
    </li>
  );
}
