const clocks = new Map<string, Intl.DateTimeFormat>();

/** Day and time by the clock of a zone (IANA name). */
export function momentIn(zone: string, at: number, language: string): string {
  const key = `${zone} ${language}`;
  const clock = clocks.get(key) ?? new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'nl-NL', { timeZone: zone, weekday: 'long', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
  clocks.set(key, clock);
  return clock.format(at);
}
