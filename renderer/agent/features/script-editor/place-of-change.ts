/**
 * Where two versions of the same data differ, as a path; null where they differ in more than one place, or in what is there at all.
 * Typing goes on in one place: so its letters are one step of the way back, and nothing else is.
 */
export function placeOfChange(before: unknown, after: unknown): string | null {
  const places: string[] = [];
  const compare = (one: unknown, other: unknown, path: string): void => {
    if (one === other || places.length > 1) return;
    if (!isRecord(one) || !isRecord(other)) {
      places.push(typeof one === 'string' && typeof other === 'string' ? path : `${path}!`);
      return;
    }
    const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
    for (const key of keys) compare(one[key], other[key], `${path}/${key}`);
  };
  compare(before, after, '');
  const [place] = places;
  return places.length !== 1 || place === undefined || place.endsWith('!') ? null : place;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
