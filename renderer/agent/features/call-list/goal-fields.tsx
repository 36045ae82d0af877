import { useTranslation } from '../../bridge/texts.ts';
import { Switch } from '../../ui/switch.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './call-list.module.css';
import { goalOf, type TypedGoal } from './goal.ts';

/** What a promotion is to come to: results, until a day. */
export function GoalFields({ goal, onChange }: { readonly goal: TypedGoal; readonly onChange: (goal: TypedGoal) => void }) {
  const { t } = useTranslation();
  return (
    <>
      <TextField className={styles['narrow']} label={t('callLists.goal')} placeholder={t('callLists.noGoal')} inputMode="numeric" maxLength={7} value={goal.results} error={goalOf(goal) === 'wrong' ? t('registration.problem.no-number') : undefined} onChange={({ target }) => onChange({ ...goal, results: target.value })} />
      <TextField type="date" label={t('callLists.goalUntil')} disabled={goal.results.trim() === ''} value={goal.until} onChange={({ target }) => onChange({ ...goal, until: target.value })} />
      <Switch label={t('callLists.goalStops')} disabled={goal.results.trim() === ''} checked={goal.stops} onChange={(stops) => onChange({ ...goal, stops })} />
    </>
  );
}
