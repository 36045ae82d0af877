import { dayStart } from '../../../../shared/domain/agreement/agenda.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { formatDay, formatTime } from '../../bridge/format.ts';

/** Says when something is due: the time alone today, `tomorrow 09:00`, else the day with the time. */
export function useDueText(now: number): (at: number) => string {
  const { t } = useTranslation();
  const language = useAppState(({ settings }) => settings.language);
  return (at) => {
    const time = formatTime(at, language);
    if (at >= dayStart(now) && at < dayStart(now, 1)) return time;
    if (at >= dayStart(now, 1) && at < dayStart(now, 2)) return t('agreements.tomorrowAt', { time });
    return t('agreements.dayAt', { day: formatDay(at, language, now), time });
  };
}

const pad = (value: number): string => String(value).padStart(2, '0');

/** For a field of kind `date`. */
export function dateValue(at: number): string {
  const date = new Date(at);
  return `${String(date.getFullYear())}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
}

/** For a field of kind `time`. */
export function timeValue(at: number): string {
  const date = new Date(at);
  return `${pad(date.getHours())}:${pad(date.getMinutes())}`;
}

/** The instant that a date and a time name by the clock of this computer; null while they name none. */
export function instantOf(date: string, time: string): number | null {
  if (!/^\d{4}-\d\d-\d\d$/.test(date) || !/^\d\d:\d\d$/.test(time)) return null;
  const at = new Date(`${date}T${time}:00`).getTime();
  return Number.isNaN(at) ? null : at;
}
