import {
  MATCH_ACTIONS,
  MATCH_KEYS,
  type DuplicateRule,
  type ImportJob,
} from '../../../../shared/domain/contact-file/import-job.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { PaneHeader } from '../../ui/pane.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Switch } from '../../ui/switch.tsx';
import { Counts } from './counts.tsx';
import styles from './import.module.css';
import { ProgressLine } from './progress-line.tsx';
import { RejectedPart } from './rejected-part.tsx';

/** What happens to people who are known already, and what the import would do: nothing has been changed yet. */
export function RulesStep({ job }: { readonly job: ImportJob }) {
  const { t, i18n } = useTranslation();
  const setRule = useCommand('import.setRule');
  const start = useCommand('import.start');
  const cancel = useCommand('import.cancel');
  const { rule, planned, read, phase } = job;
  const change = (next: Partial<DuplicateRule>): void => void setRule.run({ ...rule, ...next });
  const count = planned === null ? 0 : planned.add + planned.update;
  return (
    <>
      <div className={styles['scroll']}>
        <div className={styles['page']}>
          <section className={styles['part']}>
            <Segmented
              label={t('contactFiles.known')}
              value={rule.action}
              onChange={(action) => change({ action })}
              options={MATCH_ACTIONS.map((value) => ({ value, label: t(`contactFiles.action.${value}`) }))}
            />
            <p className={styles['soft']}>{t(`contactFiles.actionHint.${rule.action}`)}</p>
            {rule.action !== 'add' && (
              <fieldset className={styles['keys']}>
                <legend>{t('contactFiles.knownBy')}</legend>
                {MATCH_KEYS.map((key) => (
                  <Switch
                    key={key}
                    label={t(`contactFiles.key.${key}`)}
                    {...(key === 'name' ? { hint: t('contactFiles.nameHint') } : {})}
                    checked={rule.keys.includes(key)}
                    onChange={(on) =>
                      change({ keys: MATCH_KEYS.filter((one) => (one === key ? on : rule.keys.includes(one))) })
                    }
                  />
                ))}
              </fieldset>
            )}
            <ErrorAlert error={setRule.error} />
          </section>
          <section className={styles['part']} aria-live="polite">
            <PaneHeader title={t('contactFiles.planned')} level={3} />
            {phase === 'matching' || planned === null || read === null ? (
              <ProgressLine label={t('contactFiles.phase.matching')} progress={job.progress} />
            ) : (
              <Counts
                items={[
                  [t('contactFiles.plan.add'), planned.add],
                  [t('contactFiles.plan.update'), planned.update],
                  [t('contactFiles.plan.skip'), planned.skip],
                  [t('contactFiles.plan.rejected'), read.rejected + planned.ambiguous],
                  [t('contactFiles.plan.remarked'), read.remarked],
                  ...(read.consents > 0 ? [[t('contactFiles.plan.consents'), read.consents] as const] : []),
                  ...(read.objections > 0 ? [[t('contactFiles.plan.objections'), read.objections] as const] : []),
                ]}
              />
            )}
          </section>
          <RejectedPart job={job} />
        </div>
      </div>
      <div className={styles['foot']}>
        <Button
          variant="primary"
          data-first-focus
          disabled={phase === 'rules' && count === 0}
          pending={start.pending || phase === 'matching'}
          onClick={() => void start.run({})}
        >
          {phase === 'matching' || planned === null
            ? t('contactFiles.startCounting')
            : count === 0
            ? t('contactFiles.nothingToDo')
            : t('contactFiles.start', { count, formatted: new Intl.NumberFormat(i18n.language).format(count) })}
        </Button>
        <Button onClick={() => void cancel.run({})}>{t('contactFiles.back')}</Button>
        <ErrorAlert error={start.error ?? cancel.error} />
      </div>
    </>
  );
}
