/** Wordings of time and size that every pane shares. All of them follow the language of the interface. */

const pad = (value: number): string => String(value).padStart(2, '0');

/** A text in which no line ends between an amount and the sign of its currency: what is stored has a plain space there. */
export function withWholeAmounts(text: string): string {
  return text.replaceAll(/(?<=[€£$]) (?=[-\d])/gu, '\u00A0');
}

/** A running time such as 0:07, 12:34 or 1:02:03. @param ms duration; negative counts as zero */
export function formatDuration(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1_000));
  const hours = Math.floor(seconds / 3_600);
  const minutes = Math.floor((seconds % 3_600) / 60);
  return hours > 0 ? `${hours}:${pad(minutes)}:${pad(seconds % 60)}` : `${minutes}:${pad(seconds % 60)}`;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${JSON.stringify(options)}`;
  const known = formatters.get(key) ?? new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'nl-NL', options);
  formatters.set(key, known);
  return known;
}

/** Time of day, 24 hours, such as 14:05. @param at wall-clock ms */
export function formatTime(at: number, language: string): string {
  return formatter(language, { hour: '2-digit', minute: '2-digit' }).format(at);
}

/** Day and month, with the year when it is not that of `now`: 12 Nov, or 12 Nov 2024. @param at wall-clock ms */
export function formatDay(at: number, language: string, now: number): string {
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  return formatter(
    language,
    sameYear ? { day: 'numeric', month: 'short' } : { day: 'numeric', month: 'short', year: 'numeric' },
  ).format(at);
}

/** Day, month, year and time: 12 Nov 2026, 14:05. @param at wall-clock ms */
export function formatDayTime(at: number, language: string): string {
  return formatter(language, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  }).format(at);
}

/** A day in full: Thursday, 12 November 2026. @param at wall-clock ms */
export function formatLongDay(at: number, language: string): string {
  return formatter(language, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).format(at);
}

const decimals = new Map<string, Intl.NumberFormat>();

/** With one digit after the decimal sign: 4.2, or 4,2. */
export function formatDecimal(value: number, language: string): string {
  const known = decimals.get(language) ?? new Intl.NumberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  decimals.set(language, known);
  return known.format(value);
}

/** As it stands at the beginning of a line. */
export function capitalised(text: string, language: string): string {
  return text.slice(0, 1).toLocaleUpperCase(language) + text.slice(1);
}

/** File size in kB, MB or GB (powers of ten, as file managers show it). */
export function formatBytes(bytes: number, language: string): string {
  const [divisor, unit] =
    bytes >= 1e9 ? ([1e9, 'GB'] as const) : bytes >= 1e6 ? ([1e6, 'MB'] as const) : ([1e3, 'kB'] as const);
  const value = bytes / divisor;
  return `${new Intl.NumberFormat(language, { maximumFractionDigits: value < 10 ? 1 : 0 }).format(value)} ${unit}`;
}
