/** What a clock on the wall says: month 1–12, hour 0–23. */
export type WallTime = { readonly year: number; readonly month: number; readonly day: number; readonly hour: number; readonly minute: number };

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-GB', {
      ...{ timeZone: zone, calendar: 'gregory', numberingSystem: 'latn', hourCycle: 'h23' },
      ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' },
    });
    formats.set(zone, format);
  }
  return format;
}

/** @param at wall-clock ms. @param zone IANA name; throws RangeError for one that does not exist. */
export function wallTime(at: number, zone: string): WallTime {
  const parts = new Map(formatOf(zone).formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const of = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
  return { year: of('year'), month: of('month'), day: of('day'), hour: of('hour'), minute: of('minute') };
}

const asUtc = ({ year, month, day, hour, minute }: WallTime): number => Date.UTC(year, month - 1, day, hour, minute);

/**
 * The instant at which a clock in a zone says this, in ms. Of a time that comes twice (the clock is set back) the first; of one that does
 * not come at all (it is set forward) as much later as it is set forward.
 */
export function instantAt(wall: WallTime, zone: string): number {
  const aim = asUtc(wall);
  const offset = (at: number): number => asUtc(wallTime(at, zone)) - Math.floor(at / 60_000) * 60_000;
  // The offsets a day before and after hold all that there can be around it.
  const DAY_MS = 86_400_000;
  const found = [offset(aim - DAY_MS), offset(aim + DAY_MS)].map((each) => aim - each).filter((at) => asUtc(wallTime(at, zone)) === aim);
  return found.length > 0 ? Math.min(...found) : aim - offset(aim - DAY_MS);
}

/** Whether this is a time zone that this computer knows. */
export function isZone(name: string): boolean {
  try {
    formatOf(name);
    return true;
  } catch {
    return false;
  }
}
