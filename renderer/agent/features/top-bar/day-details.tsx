import { useEffect, useState } from 'react';
import type { AgentDay } from '../../../../shared/domain/agent-state/day.ts';
import { formatDuration, formatTime } from '../../bridge/format.ts';
import { useClient } from '../../bridge/hooks.ts';
import { useReasonText } from '../../bridge/use-reason-text.ts';
import { useTranslation } from '../../bridge/texts.ts';
import styles from './day-details.module.css';

/** Counted anew so often while it is open, in ms. */
const EVERY_MS = 1_000;

/** When the agent was logged in today, and how that time was spent. */
export function DayDetails() {
  const { t, i18n } = useTranslation();
  const reasonText = useReasonText();
  const client = useClient();
  const [day, setDay] = useState<AgentDay | null>(null);
  useEffect(() => {
    let current = true;
    const read = (): void =>
      void client.invoke('agent.day', {}).then((reply) => {
        if (current && reply.ok) setDay(reply.value);
      });
    read();
    const timer = setInterval(read, EVERY_MS);
    return () => {
      current = false;
      clearInterval(timer);
    };
  }, [client]);
  if (day === null) return <div className={styles['day']} />;
  const at = (instant: number): string => formatTime(instant, i18n.language);
  return (
    <div className={styles['day']}>
      <table aria-label={t('topBar.day.loggedIn')}>
        <caption>{t('topBar.day.loggedIn')}</caption>
        <tbody>
          {day.sessions.map(({ from, to }) => (
            <tr key={from}>
              <th scope="row" colSpan={2}>
                {to === null ? t('topBar.day.since', { from: at(from) }) : t('topBar.day.session', { from: at(from), to: at(to) })}
              </th>
            </tr>
          ))}
          <tr className={styles['total']}>
            <th scope="row">{t('topBar.day.total')}</th>
            <td>{formatDuration(day.loggedInMs)}</td>
          </tr>
        </tbody>
      </table>
      <table aria-label={t('topBar.day.states')}>
        <caption>{t('topBar.day.states')}</caption>
        <tbody>
          {day.states.map(({ state, reason, ms }) => (
            <tr key={`${state} ${reason ?? ''}`}>
              <th scope="row">
                {reason === null ? t(`agentState.state.${state}`) : t('agentState.option.notReady', { reason: reasonText(reason) })}
              </th>
              <td>{formatDuration(ms)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {day.states.length === 0 && <p>{t('topBar.day.none')}</p>}
    </div>
  );
}
