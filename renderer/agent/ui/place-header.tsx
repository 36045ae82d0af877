import { ArrowLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from '../bridge/texts.ts';
import { useView } from '../bridge/hooks.ts';
import { Button } from './button.tsx';
import styles from './place-header.module.css';

/** The first line of a place: its title, what can be done there (`children`), and the way back to the conversation. */
export function PlaceHeader({
  title,
  detail,
  children,
}: {
  readonly title: string;
  /** Such as how many there are. */
  readonly detail?: ReactNode;
  readonly children?: ReactNode;
}) {
  const { t } = useTranslation();
  const close = useView((view) => view.close);
  return (
    <div className={styles['head']}>
      <h2 className={styles['title']}>{title}</h2>
      {detail !== undefined && <span className={styles['detail']}>{detail}</span>}
      <div className={styles['actions']}>
        {children}
        <Button size="s" icon={<ArrowLeft />} shortcut="Esc" onClick={close}>
          {t('common.backToWork')}
        </Button>
      </div>
    </div>
  );
}
