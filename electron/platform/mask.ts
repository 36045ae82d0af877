/** Longest run of a text that the log keeps. */
const MAX_TEXT = 2000;

/**
 * Takes personal data out of what is about to be logged: runs of five or more digits (telephone, customer and account numbers),
 * user parts of SIP addresses, display names before an address, e-mail addresses, and credentials of digest headers.
 */
export function maskPersonalData(text: string): string {
  return text
    .slice(0, MAX_TEXT)
    .replaceAll(/"[^"\n]*"\s*(?=<sips?:)/g, '"…" ')
    .replaceAll(/\b(sips?|tel|callto):[^@\s>;]+/gi, '$1:…')
    .replaceAll(/[\w.+-]+@[\w-]+\.[\w.-]+/g, '…@…')
    .replaceAll(/\b(response|nonce|cnonce|username|password)\s*[=:]\s*"?[^",\s]+"?/gi, '$1=…')
    .replaceAll(/\+?\d(?:[\s-]?\d){4,}/g, '…');
}
