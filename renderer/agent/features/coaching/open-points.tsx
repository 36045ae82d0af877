import { MessageCircleReply, Target } from 'lucide-react';
import { useEffect, useState } from 'react';
import { answerArrived, type ImprovementPoint } from '../../../../shared/domain/coaching/coaching.ts';
import { useClient, useView } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { Button } from '../../ui/button.tsx';
import styles from './coaching.module.css';

const MOST_SHOWN = 3;

/** What the agent works at, seen again before the next conversation, and answers that came to what was asked; nothing where there is neither. */
export function OpenPoints() {
  const { t } = useTranslation();
  const client = useClient();
  const goTo = useView((view) => view.goTo);
  const [points, setPoints] = useState<readonly ImprovementPoint[]>([]);
  const [answers, setAnswers] = useState(0);
  useEffect(() => {
    let current = true;
    void client.invoke('coaching.points', {}).then((reply) => {
      if (current && reply.ok) setPoints(reply.value ?? []);
    });
    void client.invoke('coaching.calls', { everybody: false }).then((reply) => {
      if (current && reply.ok) setAnswers((reply.value ?? []).filter(answerArrived).length);
    });
    return () => {
      current = false;
    };
  }, [client]);
  const open = points.filter(({ closedAt }) => closedAt === null).slice(0, MOST_SHOWN);
  return (
    <>
      {answers > 0 && (
        <aside className={styles['remind']} aria-label={t('coaching.answers', { count: answers })}>
          <MessageCircleReply size={14} aria-hidden="true" />
          <span>{t('coaching.answers', { count: answers })}</span>
          <Button size="s" onClick={() => goTo('coaching')}>
            {t('coaching.look')}
          </Button>
        </aside>
      )}
      {open.length > 0 && (
        <aside className={styles['remind']} aria-label={t('coaching.points.remind')}>
          <Target size={14} aria-hidden="true" />
          <span>
            {t('coaching.points.remind')}: {open.map(({ text }) => text).join(' · ')}
          </span>
        </aside>
      )}
    </>
  );
}
