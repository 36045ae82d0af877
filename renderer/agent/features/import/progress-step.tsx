import { leftOf, type ImportJob } from '../../../../shared/domain/contact-file/import-job.ts';
import { livingCalls } from '../../../../shared/domain/call/call-selectors.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { InlineAlert } from '../../ui/inline-alert.tsx';
import { Spinner } from '../../ui/spinner.tsx';
import styles from './import.module.css';
import { ProgressLine } from './progress-line.tsx';

/** Something is under way, or was cut off in the middle. */
export function ProgressStep({ job }: { readonly job: ImportJob }) {
  const { t, i18n } = useTranslation();
  const cancel = useCommand('import.cancel');
  const resume = useCommand('import.resume');
  const inCall = useAppState(({ calls }) => livingCalls(calls.calls).length > 0);
  const { phase, progress } = job;
  if (phase === 'interrupted') {
    const number = new Intl.NumberFormat(i18n.language);
    const done = number.format(progress?.done ?? 0);
    const lost = job.problem === 'staging-lost';
    const { takenBack, isWhole } = job;
    const back = takenBack === null ? 0 : takenBack.removed + takenBack.restored + takenBack.kept;
    return (
      <InlineAlert
        severity="warning"
        title={
          takenBack !== null
            ? t('contactFiles.interruptedTakeBack', { done: number.format(back), total: number.format(back + leftOf(job.written, takenBack)) })
            : lost
            ? t('contactFiles.interruptedUndo', { done })
            : t('contactFiles.interrupted', { done, total: number.format(progress?.total ?? 0) })
        }
        actions={
          <>
            {!lost && (
              <Button variant="primary" data-first-focus onClick={() => void resume.run({})}>
                {t(takenBack === null ? 'contactFiles.resume' : 'contactFiles.takeBackOn')}
              </Button>
            )}
            {(takenBack === null || isWhole) && (
              <Button onClick={() => void cancel.run({})}>{t(takenBack === null ? 'contactFiles.takeBack' : 'contactFiles.leaveRest')}</Button>
            )}
            <ErrorAlert error={cancel.error ?? resume.error} />
          </>
        }
      />
    );
  }
  if (phase === 'opening')
    return (
      <p className={styles['actions']} role="status">
        <Spinner /> {t('contactFiles.opening')}
      </p>
    );
  const named = phase === 'reading' || phase === 'writing' || phase === 'undoing' ? phase : 'reading';
  return (
    <div className={styles['page']}>
      <ProgressLine label={t(`contactFiles.phase.${named}`)} progress={progress} />
      <p className={styles['soft']}>{t(inCall ? 'contactFiles.calm' : 'contactFiles.mayLeave')}</p>
      {(phase !== 'undoing' || job.isWhole) && (
        <div className={styles['actions']}>
          <Button data-first-focus pending={cancel.pending} onClick={() => void cancel.run({})}>
            {t(phase === 'undoing' ? 'contactFiles.leaveRest' : phase === 'writing' ? 'contactFiles.cancelWriting' : 'contactFiles.cancel')}
          </Button>
          <ErrorAlert error={cancel.error} />
        </div>
      )}
    </div>
  );
}
