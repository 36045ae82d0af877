import type { TFunction } from 'i18next';
import { dayStart } from '../../../../shared/domain/agreement/agenda.ts';
import { formatLongDay } from '../../bridge/format.ts';

/** "Today", "Yesterday", else the whole date with the day of the week. @param at wall-clock ms */
export function dayName(at: number, language: string, t: TFunction, now = Date.now()): string {
  const day = new Date(at).toDateString();
  if (day === new Date(now).toDateString()) return t('timeline.today');
  if (day === new Date(dayStart(now, -1)).toDateString()) return t('timeline.yesterday');
  return formatLongDay(at, language);
}
