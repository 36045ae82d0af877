import { CalendarCheck2, ChevronLeft, ChevronRight, PhoneForwarded } from 'lucide-react';
import { useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { dayStart } from '../../../../shared/domain/agreement/agenda.ts';
import { isOverdue, type Agreement } from '../../../../shared/domain/agreement/agreement.ts';
import { formatDay, formatTime } from '../../bridge/format.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { isFocusFree } from '../../ui/focus.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import styles from './planner-week.module.css';

const DAYS = [0, 1, 2, 3, 4, 5, 6] as const;

/** Callbacks and other promises of a week, a column a day. Arrow keys go along, Page Up and Down turn the weeks, Enter opens the customer. */
export function PlannerWeek({ agreements, now, onOpen }: { readonly agreements: readonly Agreement[]; readonly now: number; readonly onOpen: (agreement: Agreement) => void }) {
  const { t } = useTranslation();
  const { language } = useAppState(({ settings }) => settings);
  const [weeks, setWeeks] = useState(0);
  const [active, setActive] = useState<string | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const monday = weeks * 7 - ((new Date(now).getDay() + 6) % 7);
  const columns = DAYS.map((day) => {
    const [from, to] = [dayStart(now, monday + day), dayStart(now, monday + day + 1)];
    return { from, today: from <= now && now < to, items: agreements.filter(({ dueAt }) => from <= dueAt && dueAt < to).toSorted((a, b) => a.dueAt - b.dueAt) };
  });
  const all = columns.flatMap(({ items }) => items);
  const first = all.find(({ id }) => id === active) ?? all.find((each) => each.dueAt >= now) ?? all[0];
  const focus = (id: string | undefined): void => {
    if (id !== undefined) box.current?.querySelector<HTMLElement>(`[data-item="${CSS.escape(id)}"]`)?.focus();
  };
  const turn = (by: number): void => {
    setActive(null);
    setWeeks(weeks + by);
  };
  // After each drawing: whatever had the focus may be gone with its week, and the keys still work.
  useLayoutEffect(() => {
    if (isFocusFree()) box.current?.focus();
  });
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const column = columns.findIndex(({ items }) => items.some(({ id }) => id === first?.id));
    const row = columns[column]?.items.findIndex(({ id }) => id === first?.id) ?? 0;
    const beside = (by: 1 | -1): string | undefined => {
      for (let at = column + by; at >= 0 && at < columns.length; at += by) {
        const items = columns[at]?.items ?? [];
        if (items.length > 0) return items[Math.min(row, items.length - 1)]?.id;
      }
      return undefined;
    };
    if (event.key === 'PageDown') turn(1);
    else if (event.key === 'PageUp') turn(-1);
    else if (event.key === 'ArrowDown') focus(columns[column]?.items[row + 1]?.id);
    else if (event.key === 'ArrowUp') focus(columns[column]?.items[row - 1]?.id);
    else if (event.key === 'ArrowRight') focus(beside(1));
    else if (event.key === 'ArrowLeft') focus(beside(-1));
    else return;
    event.preventDefault();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the keys of the entries, which have the focus
    <div ref={box} tabIndex={-1} className={styles['week']} onKeyDown={onKeyDown}>
      <div className={styles['turn']}>
        <IconButton size="s" variant="quiet" label={t('planner.weekBefore')} icon={<ChevronLeft />} onClick={() => turn(-1)} />
        <Button size="s" variant="quiet" disabled={weeks === 0} onClick={() => turn(-weeks)}>
          {t('planner.thisWeek')}
        </Button>
        <IconButton size="s" variant="quiet" label={t('planner.weekAfter')} icon={<ChevronRight />} onClick={() => turn(1)} />
        <span className={styles['soft']}>{t('planner.weekKeys')}</span>
      </div>
      <div className={styles['days']}>
        {columns.map(({ from, today, items }) => (
          <section key={from} className={cx(styles['day'], today && styles['today'])} aria-label={`${weekday(from, language)} ${formatDay(from, language, now)}`}>
            <h3>
              {weekday(from, language)} <span className={styles['soft']}>{formatDay(from, language, now)}</span>
            </h3>
            <ul>
              {items.map((agreement) => (
                <li key={agreement.id}>
                  <button
                    type="button"
                    data-item={agreement.id}
                    data-first-focus={agreement.id === first?.id ? '' : undefined}
                    tabIndex={agreement.id === first?.id ? 0 : -1}
                    className={cx(styles['item'], isOverdue(agreement, now) && styles['item-late'])}
                    title={agreement.what}
                    onFocus={() => setActive(agreement.id)}
                    onClick={() => onOpen(agreement)}
                  >
                    <span className={styles['at']}>
                      {agreement.callback === undefined ? <CalendarCheck2 size={12} aria-hidden="true" /> : <PhoneForwarded size={12} aria-hidden="true" />}
                      {formatTime(agreement.dueAt, language)}
                    </span>
                    <strong>{agreement.toWhom}</strong>
                    <span className="words">{agreement.what}</span>
                  </button>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </div>
  );
}

const names = new Map<string, Intl.DateTimeFormat>();
function weekday(at: number, language: string): string {
  const known = names.get(language) ?? new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'nl-NL', { weekday: 'short' });
  names.set(language, known);
  return known.format(at);
}
