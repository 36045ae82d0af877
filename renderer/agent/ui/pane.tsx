import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import styles from './pane.module.css';

/** The small heading of a pane or a part of one, with room for a status or an action at the right. */
export function PaneHeader({
  title,
  detail,
  children,
  level = 2,
  className,
}: {
  readonly title: string;
  readonly detail?: string | undefined;
  readonly children?: ReactNode;
  readonly level?: 2 | 3;
  readonly className?: string | undefined;
}) {
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <div className={cx(styles['header'], className)}>
      <Heading className={styles['title']}>
        {title}
        {detail !== undefined && <span>{` · ${detail}`}</span>}
      </Heading>
      {children}
    </div>
  );
}

/** Says what will appear in an empty pane, and how. */
export function EmptyState({
  icon,
  title,
  children,
  compact = false,
}: {
  readonly icon?: ReactNode;
  readonly title: string;
  readonly children?: ReactNode;
  readonly compact?: boolean;
}) {
  return (
    <div className={cx(styles['empty'], compact && styles['compact'])}>
      {icon !== undefined && (
        <span className={styles['icon']} aria-hidden="true">
          {icon}
        </span>
      )}
      <p className={styles['empty-title']}>{title}</p>
      {children !== undefined && <div className={styles['empty-text']}>{children}</div>}
    </div>
  );
}
