const formats = new Map<string, Intl.NumberFormat>();

/** Whole euros, as a list shows them. @param cents minor units */
export function formatMoney(cents: number, language: string): string {
  const format =
    formats.get(language) ??
    new Intl.NumberFormat(language === 'en' ? 'en-GB' : 'nl-NL', {
      style: 'currency',
      currency: 'EUR',
      maximumFractionDigits: 0,
    });
  formats.set(language, format);
  return format.format(cents / 100);
}

/** Euros as typed, such as "1.250,50" or "1250.50", in cents; null for what is no amount. */
export function readMoney(text: string): number | null {
  const plain = text.replace(/[\s€]/gu, '');
  // The last separator with one or two digits after it parts the cents; all others part thousands.
  const found = /^(\d[\d.,]*?)(?:[.,](\d{1,2}))?$/u.exec(plain);
  if (found === null) return null;
  const [, whole = '', cents = ''] = found;
  const euros = Number(whole.replace(/[.,]/gu, ''));
  return Number.isSafeInteger(euros) ? euros * 100 + Number(cents.padEnd(2, '0') || '0') : null;
}
