import { useCallback, useEffect, useRef, useState } from 'react';
import { answerArrived, isAnswered, type CallCoaching } from '../../../../shared/domain/coaching/coaching.ts';
import { scoreOf } from '../../../../shared/domain/coaching/rubric.ts';
import type { AppError } from '../../../../shared/errors/app-error.ts';
import { formatDayTime, formatDuration } from '../../bridge/format.ts';
import { useAppState, useClient } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { EmptyState } from '../../ui/pane.tsx';
import { PlaceBody } from '../../ui/place-body.tsx';
import { PlaceHeader } from '../../ui/place-header.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Tag } from '../../ui/status-dot.tsx';
import { useKeptFocus } from '../../ui/use-kept-focus.ts';
import { useKeysOf } from '../shortcuts/index.ts';
import { CallReview } from './call-review.tsx';
import styles from './coaching.module.css';
import { PointList } from './point-list.tsx';

type Tab = 'calls' | 'points' | 'team';

/** Calls to look back at, what is worked at, and for supervisors the calls of everybody. */
export function CoachingPlace() {
  const { t } = useTranslation();
  const governs = useAppState(({ session }) => session.agent !== null && session.agent.role !== 'agent');
  const [tab, setTab] = useState<Tab>('calls');
  const box = useRef<HTMLDivElement>(null);
  useKeptFocus(box);
  const tabs: readonly Tab[] = governs ? ['calls', 'points', 'team'] : ['calls', 'points'];
  return (
    <>
      <PlaceHeader title={t('coaching.title')}>
        <Segmented
          label={t('coaching.show')}
          labelHidden
          value={tab}
          options={tabs.map((value) => ({ value, label: t(`coaching.tab.${value}`) }))}
          onChange={setTab}
        />
      </PlaceHeader>
      <PlaceBody>
        <div ref={box}>{tab === 'points' ? <PointList /> : <CallsList key={tab} everybody={tab === 'team'} />}</div>
      </PlaceBody>
    </>
  );
}

function CallsList({ everybody }: { readonly everybody: boolean }) {
  const { t, i18n } = useTranslation();
  const client = useClient();
  const keysOf = useKeysOf();
  const me = useAppState(({ session }) => session.agent?.id ?? null);
  const [calls, setCalls] = useState<readonly CallCoaching[] | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const [open, setOpen] = useState<string | null>(null);
  const load = useCallback(
    () =>
      client.invoke('coaching.calls', { everybody }).then((reply) => {
        if (reply.ok) setCalls(reply.value);
        else setError(reply.error);
      }),
    [client, everybody],
  );
  useEffect(() => void load(), [load]);
  if (error !== null) return <ErrorAlert error={error} />;
  if (calls === null) return null;
  if (calls.length === 0)
    return (
      <EmptyState title={t('coaching.empty')}>
        {everybody ? t('coaching.emptyTeam') : t('coaching.emptyText', { keys: keysOf('mark-call') })}
      </EmptyState>
    );
  return (
    <ul className={styles['list']} aria-label={t(`coaching.tab.${everybody ? 'team' : 'calls'}`)}>
      {calls.map((each) => {
        const { call, mark, feedback, reviews } = each;
        const judged = reviews.flatMap(({ by, byName, scores }) => {
          const score = scoreOf(scores);
          return score === null ? [] : [t('coaching.scoreBy', { name: by === me ? t('coaching.self') : byName, percent: Math.round(score * 100) })];
        });
        const waits = feedback !== null && !isAnswered(each);
        const arrived = !everybody && answerArrived(each);
        return (
          <li key={call.callId} className={styles['item']}>
            <div className={styles['line']}>
              <span className={styles['when']}>{formatDayTime(call.startedAt, i18n.language)}</span>
              <span className={styles['what']}>
                {[t(`coaching.call.${call.direction}`), formatDuration(call.talkMs), everybody ? call.agentName : '']
                  .filter(Boolean)
                  .join(' · ')}
              </span>
              <span className={styles['grow']}>{feedback?.question ?? mark?.remark ?? ''}</span>
              {waits && <Tag tone="warn">{t('coaching.waiting')}</Tag>}
              {arrived && <Tag tone="accent">{t('coaching.answered')}</Tag>}
              {judged.length > 0 && <span className={styles['what']}>{judged.join(' · ')}</span>}
              <Button
                size="s"
                aria-expanded={open === call.callId}
                onClick={() => setOpen(open === call.callId ? null : call.callId)}
              >
                {t(open === call.callId ? 'coaching.close' : 'coaching.open')}
              </Button>
            </div>
            {open === call.callId && <CallReview coached={each} onChanged={() => void load()} />}
          </li>
        );
      })}
    </ul>
  );
}
