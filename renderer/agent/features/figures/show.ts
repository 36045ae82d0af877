import { formatDay, formatDecimal, formatDuration, formatLongDay, formatTime } from '../../bridge/format.ts';
import type { FigureUnit } from '../../../../shared/domain/figures/figures.ts';
import type { Period } from '../../../../shared/domain/figures/period.ts';

/** A figure in its unit; null is for the caller to say. */
export function showFigure(value: number, unit: FigureUnit, language: string): string {
  const number = (options: Intl.NumberFormatOptions): string =>
    new Intl.NumberFormat(language === 'nl' ? 'nl-NL' : 'en-GB', options).format(value);
  switch (unit) {
    case 'time':
    case 'duration':
      return formatDuration(Math.round(value / 1_000) * 1_000);
    case 'count':
      return number({ maximumFractionDigits: 0 });
    case 'per-hour':
      return number({ minimumFractionDigits: 1, maximumFractionDigits: 1 });
    case 'percent':
      return `${number({ minimumFractionDigits: 1, maximumFractionDigits: 1 })}\u00A0%`;
    case 'money':
      return new Intl.NumberFormat(language === 'nl' ? 'nl-NL' : 'en-GB', {
        style: 'currency',
        currency: 'EUR',
      }).format(value / 100);
  }
}

/** A figure to count with, without its unit: time in seconds, money in whole units. */
export function plainFigure(value: number, unit: FigureUnit): number {
  switch (unit) {
    case 'time':
      return Math.round(value / 1_000);
    case 'duration':
      return value / 1_000;
    case 'money':
      return value / 100;
    default:
      return value;
  }
}

/** The mean of a team in the unit of the figure; of counts with a decimal, since nobody has half a call but five people may have 4.2 each. */
export function showMean(value: number, unit: FigureUnit, language: string): string {
  return unit === 'count' ? formatDecimal(value, language) : showFigure(value, unit, language);
}

/** ISO 8601 week: that of its Thursday. */
function weekOf(monday: number): number {
  const thursday = new Date(monday);
  thursday.setDate(thursday.getDate() + 3);
  const first = new Date(thursday.getFullYear(), 0, 1);
  return 1 + Math.floor(Math.round((thursday.getTime() - first.getTime()) / 86_400_000) / 7);
}

/** What a period is called; weeks are for the caller to word. */
export function periodName(
  { span, from, to }: Period,
  language: string,
  week: (of: { readonly week: number; readonly from: string; readonly to: string }) => string,
): string {
  const locale = language === 'en' ? 'en-GB' : 'nl-NL';
  switch (span) {
    case 'day':
      return formatLongDay(from, language);
    case 'week':
      return week({ week: weekOf(from), from: formatDay(from, language, from), to: formatDay(to - 1, language, 0) });
    case 'month':
      return new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric' }).format(from);
    case 'year':
      return String(new Date(from).getFullYear());
  }
}

/** What a part of a period is called beneath its bar: the hour, the day or the month. */
export function partName(span: Period['span'], from: number, language: string): string {
  const locale = language === 'en' ? 'en-GB' : 'nl-NL';
  switch (span) {
    case 'day':
      return formatTime(from, language);
    case 'week':
      return new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric' }).format(from);
    case 'month':
      return String(new Date(from).getDate());
    case 'year':
      return new Intl.DateTimeFormat(locale, { month: 'short' }).format(from);
  }
}
