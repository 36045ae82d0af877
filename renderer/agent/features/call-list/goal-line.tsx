import { goalProgress } from '../../../../shared/domain/call-list/goal.ts';
import type { CallList } from '../../../../shared/domain/call-list/call-list.ts';
import { formatDay, formatDecimal } from '../../bridge/format.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useNow } from '../../bridge/use-now.ts';
import styles from './call-list.module.css';

const MINUTE_MS = 60_000;

/** How far a promotion is with its goal: results against it, and how many a day it still takes. */
export function GoalLine({ list: { settings, results } }: { readonly list: CallList }) {
  const { t } = useTranslation();
  const language = useAppState((state) => state.settings.language);
  const now = useNow(MINUTE_MS);
  const { goal } = settings;
  if (goal === null) return null;
  const { perDay, state } = goalProgress(goal, results, now);
  const number = new Intl.NumberFormat(language);
  const counts = { results: number.format(results), goal: number.format(goal.results) };
  const said = [
    goal.until === null ? t('callLists.goalSo', counts) : t('callLists.goalSoUntil', { ...counts, day: formatDay(goal.until, language, now) }),
    perDay === null ? '' : t('callLists.goalPerDay', { number: formatDecimal(perDay, language) }),
    state !== 'open' && goal.stops ? t('callLists.goalStopped') : '',
  ].filter((part) => part !== '');
  return (
    <div className={styles['goal']}>
      <progress className={styles['progress']} value={Math.min(results, goal.results)} max={goal.results} aria-label={t('callLists.goalProgress')} />
      <span className={styles['soft']}>{said.join(' · ')}</span>
    </div>
  );
}
