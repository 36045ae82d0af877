import { displayDate, displayMinor, displayNumber, displayPlainMoney } from '../../shared/domain/registration/describe.ts';
import type { TableField } from '../../shared/domain/registration/form.ts';
import type { TableTotals } from '../../shared/domain/registration/line-totals.ts';
import type { TableRow } from '../../shared/domain/registration/table-value.ts';
import type { Quote } from '../../shared/domain/registration/quote.ts';

/** Texts of the page, in the customer's language. */
export type QuoteWords = {
  readonly title: string;
  readonly number: string;
  readonly date: string;
  readonly validUntil: string;
  readonly amount: string;
  readonly vat: (percent: string) => string;
  readonly net: string;
  readonly total: string;
  readonly provisional: string;
  /** What the prices hold. */
  readonly pricesWithVat: string;
  readonly pricesWithoutVat: string;
  readonly contact: string;
  readonly closing: string;
};

/** Longest code, in characters, that is never broken over two lines. */
const LONGEST_WHOLE = 20;

/** House style: black on white, one accent; A4 with room for a fold. Nothing is fetched and nothing runs: the page is text and rules. */
const STYLE = `
  @page { size: A4; margin: 22mm 20mm; }
  * { box-sizing: border-box; }
  body { margin: 0; color: #1c2330; font: 10.5pt/1.45 'Inter Variable', Inter, 'Noto Sans', 'Segoe UI', sans-serif; font-variant-ligatures: none; }
  header { display: flex; justify-content: space-between; align-items: baseline; border-bottom: 2pt solid #2a54c9; padding-bottom: 6mm; margin-bottom: 10mm; }
  .house { font-size: 17pt; font-weight: 650; }
  h1 { margin: 0; font-size: 13pt; font-weight: 500; color: #2a54c9; }
  .top { display: flex; justify-content: space-between; gap: 12mm; margin-bottom: 12mm; }
  address { font-style: normal; white-space: pre-line; overflow-wrap: anywhere; }
  dl { display: grid; grid-template-columns: auto auto; gap: 1mm 6mm; margin: 0; }
  dt { color: #525c6d; } dd { margin: 0; text-align: right; font-variant-numeric: tabular-nums; }
  table { width: 100%; border-collapse: collapse; }
  th { color: #525c6d; font-weight: 500; font-size: 9pt; text-align: left; border-bottom: 1pt solid #1c2330; padding: 1.5mm 3mm 1.5mm 0; }
  td { border-bottom: .5pt solid #c5cbd6; padding: 2mm 3mm 2mm 0; vertical-align: top; overflow-wrap: anywhere; }
  th, .whole { white-space: nowrap; }
  tr { break-inside: avoid; }
  .number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; padding-right: 0; padding-left: 3mm; }
  .sums { margin: 6mm 0 0 auto; width: max-content; break-inside: avoid; }
  .sums .all { font-weight: 650; font-size: 12pt; color: #1c2330; }
  .note { margin-top: 10mm; white-space: pre-line; overflow-wrap: anywhere; }
  .provisional { margin: 6mm 1pt 0; padding: 3mm 4mm; border: 1pt solid #8a5100; color: #8a5100; }
  .prices { margin-top: 2mm; color: #525c6d; font-size: 9pt; text-align: right; }
  footer { margin-top: 14mm; color: #525c6d; }
`;

/** The page of a quote. Whatever people typed is text in it, never markup. */
export function quotePage(
  quote: Pick<Quote, 'number' | 'validUntil' | 'currency' | 'language' | 'provisional' | 'toWhom'>,
  content: { readonly house: string; readonly agent: string; readonly address: string; readonly today: string; readonly note: string; readonly field: TableField; readonly rows: readonly TableRow[]; readonly totals: TableTotals },
  words: QuoteWords,
): string {
  const { language, currency } = quote;
  const { field, rows, totals } = content;
  const money = (minor: number): string => escaped(displayMinor(minor, currency, language));
  const includesVat = field.amounts?.includesVat ?? true;
  const isNumber = (kind: string): boolean => kind === 'number' || kind === 'money' || kind === 'choice';
  const cell = (row: TableRow, column: TableField['columns'][number]): string => {
    const value = row[column.key] ?? '';
    if (column.kind === 'choice') return column.options.find((option) => option.value === value)?.label[language] ?? value;
    if (column.kind === 'date') return displayDate(value, language);
    if (column.kind === 'money') return displayPlainMoney(value, language);
    return column.kind === 'number' ? displayNumber(value, language) : value;
  };
  /** Codes stay in one piece, as far as they leave room for the names. */
  const look = (row: TableRow, column: TableField['columns'][number]): string =>
    isNumber(column.kind) ? ' class="number"' : column.kind === 'text' && (row[column.key] ?? '').length <= LONGEST_WHOLE ? ' class="whole"' : '';
  const head = field.columns.map((column) => `<th${isNumber(column.kind) ? ' class="number"' : ''}>${escaped(column.label[language])}</th>`).join('');
  const lines = rows
    .map((row, index) => {
      const amounts = totals.lines[index] ?? null;
      const cells = field.columns.map((column) => `<td${look(row, column)}>${escaped(cell(row, column))}</td>`).join('');
      return `<tr>${cells}<td class="number">${amounts === null ? '' : money(includesVat ? amounts.gross : amounts.net)}</td></tr>`;
    })
    .join('');
  const rates = totals.rates.map(({ percent, vat }) => `<dt>${escaped(words.vat(displayNumber(percent, language)))}</dt><dd>${money(vat)}</dd>`).join('');
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><title>${escaped(words.title)} ${escaped(quote.number)}</title><style>${STYLE}</style></head><body>
<header><span class="house">${escaped(content.house)}</span><h1>${escaped(words.title)}</h1></header>
<div class="top"><address>${escaped([quote.toWhom, content.address].filter((part) => part !== '').join('\n'))}</address>
<dl><dt>${escaped(words.number)}</dt><dd>${escaped(quote.number)}</dd><dt>${escaped(words.date)}</dt><dd>${escaped(displayDate(content.today, language))}</dd>${quote.validUntil === '' ? '' : `<dt>${escaped(words.validUntil)}</dt><dd>${escaped(displayDate(quote.validUntil, language))}</dd>`}${content.agent === '' ? '' : `<dt>${escaped(words.contact)}</dt><dd>${escaped(content.agent)}</dd>`}</dl></div>
<table><thead><tr>${head}<th class="number">${escaped(words.amount)}</th></tr></thead><tbody>${lines}</tbody></table>
<dl class="sums"><dt>${escaped(words.net)}</dt><dd>${money(totals.net)}</dd>${rates}<dt class="all">${escaped(words.total)}</dt><dd class="all">${money(totals.gross)}</dd></dl>
<p class="prices">${escaped(includesVat ? words.pricesWithVat : words.pricesWithoutVat)}</p>
${quote.provisional ? `<p class="provisional">${escaped(words.provisional)}</p>` : ''}${content.note === '' ? '' : `<p class="note">${escaped(content.note)}</p>`}
<footer>${escaped(words.closing)}</footer></body></html>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;');
}
