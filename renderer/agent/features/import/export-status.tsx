import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { InlineAlert } from '../../ui/inline-alert.tsx';
import styles from './import.module.css';
import { ProgressLine } from './progress-line.tsx';

/** How far the export has come, or how it ended; nothing without one. */
export function ExportStatus() {
  const { t, i18n } = useTranslation();
  const job = useAppState(({ contactFiles }) => contactFiles.exporting);
  const cancel = useCommand('export.cancel');
  const dismiss = useCommand('export.dismiss');
  if (job === null) return null;
  const { fileName: name, done, total } = job;
  if (job.phase === 'running') {
    const progress = {
      done,
      total,
      share: total === null || total === 0 ? 0 : done / total,
      perSecond: 0,
      secondsLeft: null,
    };
    return (
      <div className={styles['part']}>
        <ProgressLine label={t('contactFiles.export.running', { name })} progress={progress} />
        <div className={styles['actions']}>
          <Button onClick={() => void cancel.run({})}>{t('contactFiles.cancel')}</Button>
        </div>
      </div>
    );
  }
  const leave = (): void => void dismiss.run({});
  const left = [
    ...(job.hidden > 0 ? [t('contactFiles.export.hidden', { count: job.hidden })] : []),
    ...(job.withoutNumbers ? [t('contactFiles.export.withoutNumbers')] : []),
  ];
  return job.phase === 'done' ? (
    <InlineAlert
      severity="ok"
      title={
        job.of === 'person'
          ? t('contactFiles.export.personDone', { name })
          : t(job.of === 'answers' ? 'contactFiles.export.doneAnswers' : 'contactFiles.export.done', { count: done, name, formatted: new Intl.NumberFormat(i18n.language).format(done) })
      }
      onDismiss={leave}
    >
      {left.length === 0 ? undefined : left.join(' ')}
    </InlineAlert>
  ) : (
    <InlineAlert
      severity="error"
      title={t(`contactFiles.export.failed.${job.problem ?? 'data'}`, { name })}
      onDismiss={leave}
    />
  );
}
