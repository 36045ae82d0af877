import { ChevronDown, ChevronRight } from 'lucide-react';
import { createElement, memo } from 'react';
import type { TimelineEntry } from '../../../../shared/domain/timeline/timeline.ts';
import { formatDayTime, formatLongDay, formatTime } from '../../bridge/format.ts';
import { cx } from '../../ui/cx.ts';
import { entryKey } from './day-rows.ts';
import { viewOf } from './kinds/index.ts';
import styles from './timeline.module.css';
import { useWording } from './use-wording.ts';

/** One entry: time, sign, two lines; opened, the whole of it. Drawn again only when something of it changes. */
export const TimelineEntryRow = memo(function TimelineEntryRow({
  entry,
  open,
  headId,
  height,
  stop,
  position,
  count,
  onFocus,
  onToggle,
  onChanged,
}: {
  readonly entry: TimelineEntry;
  readonly open: boolean;
  readonly headId: string;
  readonly height: number;
  /** The one that the Tab key comes to. */
  readonly stop: boolean;
  /** From 1. */
  readonly position: number;
  /** -1 while it is not known. */
  readonly count: number;
  /** With the entry's key, as `onToggle`. */
  readonly onFocus: (key: string) => void;
  readonly onToggle: (key: string) => void;
  readonly onChanged: () => void;
}) {
  const wording = useWording();
  const { language } = wording;
  const key = entryKey(entry);
  const view = viewOf(entry);
  const icon = createElement(view.icon(entry), {
    size: 15,
    'aria-hidden': true,
    className: cx(styles['icon'], styles[`tone-${view.tone(entry)}`]),
  });
  const Details = view.details;
  const about = [view.about(entry, wording), entry.byName].filter((part) => part !== '').join(' · ');
  const Chevron = open ? ChevronDown : ChevronRight;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the entries of a feed take the focus
    <article
      data-entry={key}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the entries of a feed take the focus
      tabIndex={stop ? 0 : -1}
      aria-labelledby={`${headId} ${headId}-day`}
      aria-posinset={position}
      aria-setsize={count}
      className={styles['entry']}
      onFocus={() => onFocus(key)}
    >
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- Enter on the entry does it */}
      <div className={styles['head']} style={{ height }} onClick={() => onToggle(key)}>
        <time className={styles['time']} dateTime={new Date(entry.at).toISOString()}>
          {view.dayOnly === true ? '' : formatTime(entry.at, language)}
          <span id={`${headId}-day`} className="visually-hidden">
            {view.dayOnly === true ? formatLongDay(entry.at, language) : formatDayTime(entry.at, language)}
          </span>
        </time>
        {icon}
        <span id={headId} className={styles['texts']}>
          <span className={cx(styles['title'], 'words')}>{view.title(entry, wording)}</span>
          <span className={cx(styles['about'], 'words')}>{about}</span>
        </span>
        <span className={styles['result']}>{view.result(entry, wording)}</span>
        <Chevron size={14} aria-hidden="true" className={cx(styles['chevron'], Details === null && styles['none'])} />
      </div>
      {open && (
        <div className={styles['details']}>
          {Details === null ? <p className={styles['full']}>{view.about(entry, wording)}</p> : <Details entry={entry} onChanged={onChanged} />}
        </div>
      )}
    </article>
  );
});
