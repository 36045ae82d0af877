import { CircleAlert, CircleCheck, Info, TriangleAlert, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from '../bridge/texts.ts';
import { cx } from './cx.ts';
import { IconButton } from './icon-button.tsx';
import styles from './inline-alert.module.css';

export type Severity = 'info' | 'ok' | 'warning' | 'error';

const ICONS = { info: Info, ok: CircleCheck, warning: TriangleAlert, error: CircleAlert } as const;

/**
 * A message that stands where it belongs and stays until it is solved: icon, words, and what can be done. Errors are
 * announced at once, the rest politely.
 */
export function InlineAlert({
  severity,
  title,
  children,
  actions,
  onDismiss,
}: {
  readonly severity: Severity;
  readonly title?: ReactNode;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
  readonly onDismiss?: (() => void) | undefined;
}) {
  const { t } = useTranslation();
  const Icon = ICONS[severity];
  return (
    <div className={cx(styles['alert'], styles[severity])} role={severity === 'error' ? 'alert' : 'status'}>
      <Icon size={16} aria-hidden="true" className={styles['icon']} />
      <div className={styles['body']}>
        {title !== undefined && <p className={styles['title']}>{title}</p>}
        {children !== undefined && <div className={styles['text']}>{children}</div>}
        {actions !== undefined && <div className={styles['actions']}>{actions}</div>}
      </div>
      {onDismiss !== undefined && (
        <IconButton variant="quiet" size="s" label={t('common.dismiss')} icon={<X />} onClick={onDismiss} />
      )}
    </div>
  );
}
