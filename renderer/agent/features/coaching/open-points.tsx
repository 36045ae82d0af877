import { Target } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { ImprovementPoint } from '../../../../shared/domain/coaching/coaching.ts';
import { useClient } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import styles from './coaching.module.css';

const MOST_SHOWN = 3;

/** What the agent works at, seen again before the next conversation; nothing where nothing is set. */
export function OpenPoints() {
  const { t } = useTranslation();
  const client = useClient();
  const [points, setPoints] = useState<readonly ImprovementPoint[]>([]);
  useEffect(() => {
    let current = true;
    void client.invoke('coaching.points', {}).then((reply) => {
      if (current && reply.ok) setPoints(reply.value ?? []);
    });
    return () => {
      current = false;
    };
  }, [client]);
  const open = points.filter(({ closedAt }) => closedAt === null).slice(0, MOST_SHOWN);
  if (open.length === 0) return null;
  return (
    <aside className={styles['remind']} aria-label={t('coaching.points.remind')}>
      <Target size={14} aria-hidden="true" />
      <span>
        {t('coaching.points.remind')}: {open.map(({ text }) => text).join(' · ')}
      </span>
    </aside>
  );
}
