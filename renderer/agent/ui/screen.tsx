import type { ReactNode } from 'react';
import { useTranslation } from '../bridge/texts.ts';
import styles from './screen.module.css';

/** A screen that stands alone in the window (or in the centre): heading, content in the middle, a quiet line at the foot. */
export function Screen({
  title,
  subtitle,
  width = 'm',
  foot,
  children,
}: {
  readonly title: string;
  readonly subtitle?: ReactNode;
  readonly width?: 's' | 'm' | 'l';
  readonly foot?: ReactNode;
  readonly children: ReactNode;
}) {
  const { t } = useTranslation();
  return (
    <main className={styles['screen']}>
      <div className={styles['content']} data-width={width}>
        <p className={styles['brand']}>{t('common.product')}</p>
        <h1 className={styles['title']}>{title}</h1>
        {subtitle !== undefined && <div className={styles['subtitle']}>{subtitle}</div>}
        <div className={styles['body']}>{children}</div>
      </div>
      {foot !== undefined && <div className={styles['foot']}>{foot}</div>}
    </main>
  );
}
