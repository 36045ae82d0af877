import { Popover } from '@base-ui/react/popover';
import { ChevronDown, GraduationCap } from 'lucide-react';
import { formatDuration } from '../../bridge/format.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { cx } from '../../ui/cx.ts';
import { Tooltip } from '../../ui/tooltip.tsx';
import { DayDetails } from './day-details.tsx';
import day from './day-details.module.css';
import { QueueNow } from './queue-now.tsx';
import { Targets } from './targets.tsx';
import styles from './top-bar.module.css';

/** Today's figures; each says in its tooltip how it is counted. */
export function Figures() {
  const { t } = useTranslation();
  const { calls, averageHandleMs, afterCallMs } = useAppState(({ figures }) => figures);
  const practice = useAppState(({ account }) => account.kind === 'practice');
  if (practice) {
    return (
      <div className={styles['figures']}>
        <Tooltip text={t('topBar.practiceExplained')}>
          <button type="button" className={styles['practice']}>
            <GraduationCap size={14} aria-hidden="true" />
            {t('topBar.practice')}
          </button>
        </Tooltip>
      </div>
    );
  }
  const figures = [
    { key: 'calls', value: String(calls), rank: 'middling' },
    { key: 'handleTime', value: averageHandleMs === null ? '–' : formatDuration(averageHandleMs), rank: 'minor' },
    { key: 'afterCall', value: formatDuration(afterCallMs), rank: 'minor' },
  ] as const;
  return (
    <div className={styles['figures']} role="group" aria-label={t('topBar.figures')}>
      {figures.map(({ key, value, rank }) => (
        <Tooltip key={key} text={t(`topBar.explained.${key}`)}>
          <button type="button" className={cx(styles['figure'], styles[rank])}>
            <span className={styles['number']}>{value}</span>
            <span className={styles['label']}>{t(`topBar.figure.${key}`)}</span>
          </button>
        </Tooltip>
      ))}
      <Targets />
      <QueueNow />
      <Popover.Root>
        <Popover.Trigger className={day['trigger'] ?? ''} aria-label={t('topBar.day.title')} title={t('topBar.day.title')}>
          <ChevronDown size={14} aria-hidden="true" />
        </Popover.Trigger>
        <Popover.Portal>
          <Popover.Positioner className={day['positioner'] ?? ''} sideOffset={10} align="end">
            <Popover.Popup className={day['popup'] ?? ''} aria-label={t('topBar.day.title')}>
              <DayDetails />
            </Popover.Popup>
          </Popover.Positioner>
        </Popover.Portal>
      </Popover.Root>
    </div>
  );
}
