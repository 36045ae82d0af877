import { useState, type ReactNode } from 'react';
import { RETRIED, type AttemptRules, type RetriedResult, type RetryRule } from '../../../../shared/domain/call-list/attempt-policy.ts';
import { RULE_BOUNDS, ruleProblems, type RulePlace } from '../../../../shared/domain/call-list/rule-problems.ts';
import { NO_PLAN } from '../../../../shared/domain/project/project-plan.ts';
import type { AppError } from '../../../../shared/errors/app-error.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { EscapeForm } from '../../ui/escape-form.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './rules-form.module.css';

const read = (text: string): number => (/^\d{1,6}$/.test(text.trim()) ? Number(text) : Number.NaN);
/** A field that is being emptied shows empty, not as no number. */
const shown = (value: number): string => (Number.isNaN(value) ? '' : String(value));

/** When somebody is tried again: a line for each result, and what holds for all. What says against something else is marked where it stands. */
export function RulesForm({ rules: given, pending, error, onSave, onCancel, children }: {
  readonly rules: AttemptRules;
  readonly pending: boolean;
  readonly error: AppError | null;
  readonly onSave: (rules: AttemptRules) => void;
  readonly onCancel: () => void;
  /** Further buttons beside Save. */
  readonly children?: ReactNode;
}) {
  const { t } = useTranslation();
  const plan = useAppState(({ project }) => project?.plan ?? NO_PLAN);
  const [rules, setRules] = useState(given);
  const problems = ruleProblems(rules, plan.callingHours);
  const problemAt = ({ result, field }: RulePlace): string | undefined => {
    const found = problems.find((each) => each.result === result && each.field === field);
    if (found === undefined) return undefined;
    return found.problem === 'bounds' && found.field !== 'otherDayPart'
      ? t('callLists.rules.problem.bounds', { least: RULE_BOUNDS[found.field].least, most: RULE_BOUNDS[found.field].most })
      : t(`callLists.rules.problem.${found.problem}`, { pause: shown(rules.pauseMinutes), most: shown(rules.maxAttempts) });
  };
  const setAfter = (result: RetriedResult, change: Partial<RetryRule>): void => setRules({ ...rules, after: { ...rules.after, [result]: { ...rules.after[result], ...change } } });
  const general = (field: 'maxAttempts' | 'pauseMinutes' | 'ringSeconds') => (
    <TextField label={t(`callLists.rules.${field}`)} inputMode="numeric" maxLength={6} value={shown(rules[field])} error={problemAt({ result: null, field })} onChange={({ target }) => setRules({ ...rules, [field]: read(target.value) })} />
  );
  return (
    <EscapeForm className={styles['form']} label={t('callLists.rules.title')} onCancel={onCancel} onSubmit={() => problems.length === 0 && onSave(rules)}>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">{t('callLists.rules.after')}</th>
            <th scope="col">{t('callLists.rules.delayMinutes')}</th>
            <th scope="col">{t('callLists.rules.max')}</th>
            <th scope="col">{t('callLists.rules.otherDayPart')}</th>
          </tr>
        </thead>
        <tbody>
          {RETRIED.map((result) => {
            const name = t(`callLists.result.${result}`);
            const part = problemAt({ result, field: 'otherDayPart' });
            const number = (field: 'delayMinutes' | 'max') => (
              <TextField label={`${name}: ${t(`callLists.rules.${field}`)}`} labelHidden inputMode="numeric" maxLength={6} value={shown(rules.after[result][field])} error={problemAt({ result, field })} onChange={({ target }) => setAfter(result, { [field]: read(target.value) })} />
            );
            return (
              <tr key={result}>
                <th scope="row">{name}</th>
                <td>{number('delayMinutes')}</td>
                <td>{number('max')}</td>
                <td>
                  <label className={styles['tick']}>
                    <input type="checkbox" aria-label={`${name}: ${t('callLists.rules.otherDayPart')}`} aria-invalid={part !== undefined} checked={rules.after[result].otherDayPart} onChange={({ target }) => setAfter(result, { otherDayPart: target.checked })} />
                    {part !== undefined && <span className={styles['wrong']}>{part}</span>}
                  </label>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <div className={styles['general']}>
        {general('maxAttempts')}
        {general('pauseMinutes')}
        {general('ringSeconds')}
      </div>
      <ErrorAlert error={error} />
      <div className={styles['acts']}>
        <Button type="submit" variant="primary" size="s" pending={pending} disabled={problems.length > 0}>
          {t('common.save')}
        </Button>
        {children}
        <Button size="s" onClick={onCancel}>
          {t('common.cancel')}
        </Button>
        {problems.length > 0 && <span role="alert">{t('callLists.rules.contradict', { count: problems.length })}</span>}
      </div>
    </EscapeForm>
  );
}
