import type { TFunction } from 'i18next';
import { formatLongDay } from '../../bridge/format.ts';

const DAY_MS = 86_400_000;

/** "Today", "Yesterday", else the whole date with the day of the week. @param at wall-clock ms */
export function dayName(at: number, language: string, t: TFunction, now = Date.now()): string {
  const day = new Date(at).toDateString();
  if (day === new Date(now).toDateString()) return t('timeline.today');
  if (day === new Date(now - DAY_MS).toDateString()) return t('timeline.yesterday');
  return formatLongDay(at, language);
}
