/**
 * The line an agent gives along with a customer. It travels as a header of the INVITE that the receiving side gets: on
 * our own INVITE to a colleague, or as a header of the Refer-To address (RFC 3261, 19.1.1).
 */
export const NOTE_HEADER = 'X-Balie-Hand-Over';

/** Longest note, in characters. */
export const NOTE_LIMIT = 200;
/** Longest header value that is read: every character may be three times three signs long. */
const LONGEST_VALUE = NOTE_LIMIT * 12;

/** One line without control characters, not longer than the limit. */
export function cleanNote(note: string): string {
  // oxlint-disable-next-line no-control-regex -- control characters are what is taken out
  const line = note.replaceAll(/[\u0000-\u001F\u007F-\u009F\u2028\u2029]+/g, ' ').trim();
  // By characters, so that none is cut in two.
  return Array.from(line).slice(0, NOTE_LIMIT).join('').trim();
}

/** Only letters, digits and `-_.~%`, so that no exchange can trip over it. */
function escaped(text: string): string {
  return encodeURIComponent(text.replaceAll(/\p{Surrogate}/gu, '\uFFFD')).replaceAll(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** The header of our own INVITE: the note in UTF-8, percent-escaped. Empty without a note. */
export function noteHeaders(note: string): readonly string[] {
  const clean = cleanNote(note);
  return clean === '' ? [] : [`${NOTE_HEADER}: ${escaped(clean)}`];
}

/** The `name=value` for the header part of an address. The value is escaped once more: the first layer is the header's own. */
export function noteParameter(note: string): string {
  const clean = cleanNote(note);
  return clean === '' ? '' : `${NOTE_HEADER}=${escaped(escaped(clean))}`;
}

/** Reads the header of an INVITE; empty when there is none or it cannot be read. */
export function noteOf(header: string | undefined): string {
  if (header === undefined || header.length > LONGEST_VALUE) return '';
  try {
    return cleanNote(decodeURIComponent(header.trim()));
  } catch {
    return '';
  }
}
