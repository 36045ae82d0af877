import type { ImportProgress } from '../../../../shared/domain/contact-file/import-job.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import styles from './import.module.css';

/** A bar with what is done, how fast, and how long it takes still. */
export function ProgressLine({
  label,
  progress,
}: {
  readonly label: string;
  readonly progress: ImportProgress | null;
}) {
  const { t, i18n } = useTranslation();
  const number = new Intl.NumberFormat(i18n.language);
  const left = useTimeLeft();
  const words =
    progress === null
      ? []
      : [
          progress.total === null
            ? t('contactFiles.progress.rows', { done: number.format(progress.done) })
            : t('contactFiles.progress.of', {
                done: number.format(progress.done),
                total: number.format(progress.total),
              }),
          ...(progress.perSecond > 0
            ? [t('contactFiles.progress.rate', { rate: number.format(progress.perSecond) })]
            : []),
          ...(progress.secondsLeft === null ? [] : [left(progress.secondsLeft)]),
        ];
  return (
    <div className={styles['progress']}>
      <p className={styles['strong']}>{label}</p>
      <ProgressBar label={label} share={progress?.share ?? 0} />
      <p className={styles['soft']}>{words.join(' · ') || '\u00A0'}</p>
    </div>
  );
}

function useTimeLeft(): (seconds: number) => string {
  const { t } = useTranslation();
  return (seconds) => {
    if (seconds < 5) return t('contactFiles.progress.soon');
    const time =
      seconds < 90
        ? t('contactFiles.time.seconds', { count: Math.ceil(seconds / 5) * 5 })
        : seconds < 5_400
          ? t('contactFiles.time.minutes', { count: Math.round(seconds / 60) })
          : t('contactFiles.time.hours', { count: Math.round(seconds / 3_600) });
    return t('contactFiles.progress.left', { time });
  };
}
