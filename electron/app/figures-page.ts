import type { Cell } from '../../shared/domain/contact-file/tables-csv.ts';
import type { Language } from '../../shared/ipc/app-state.ts';

/** A table as it is printed; its first row is its head. */
export type PageTable = { readonly title: string; readonly rows: readonly (readonly Cell[])[] };

/** Tables with many columns are as many parts below each other. */
const COLUMNS_AT_ONCE = 9;

/** Black on white, one accent, A4. Nothing is fetched and nothing runs: the page is text and rules. */
const STYLE = `
  @page { size: A4; margin: 18mm 16mm; }
  body { margin: 0; color: #1c2330; font: 9.5pt/1.4 'Inter Variable', Inter, 'Noto Sans', 'Segoe UI', sans-serif; font-variant-ligatures: none; }
  h1 { margin: 0 0 6mm; padding-bottom: 3mm; border-bottom: 2pt solid #2a54c9; font-size: 15pt; font-weight: 650; }
  h2 { margin: 6mm 0 2mm; font-size: 11pt; font-weight: 650; break-after: avoid; }
  table { width: 100%; border-collapse: collapse; margin-bottom: 3mm; }
  th, td { padding: 1mm 2mm 1mm 0; border-bottom: .5pt solid #c5cbd6; text-align: right; vertical-align: top; font-weight: 400; font-variant-numeric: tabular-nums; }
  th:first-child, td:first-child { text-align: left; }
  thead th { color: #525c6d; font-size: 8.5pt; border-bottom: 1pt solid #1c2330; }
  tr { break-inside: avoid; }
`;

/** A report on paper. Whatever is in the tables is text in it, never markup. */
export function figuresPage(title: string, tables: readonly PageTable[], language: Language): string {
  const cells = (row: readonly Cell[], head: boolean): string => row.map((cell, index) => (head || index === 0 ? `<th scope="${head ? 'col' : 'row'}">${escaped(String(cell))}</th>` : `<td>${escaped(String(cell))}</td>`)).join('');
  const part = (rows: PageTable['rows']): string => `<table><thead><tr>${cells(rows[0] ?? [], true)}</tr></thead><tbody>${rows.slice(1).map((row) => `<tr>${cells(row, false)}</tr>`).join('')}</tbody></table>`;
  const parts = (rows: PageTable['rows']): string => {
    const columns = Math.max(0, ...rows.map(({ length }) => length)) - 1;
    // As many in each part: none with a single column left over.
    const parts = Math.max(1, Math.ceil(columns / COLUMNS_AT_ONCE));
    const wide = Math.ceil(columns / parts);
    return Array.from({ length: parts }, (_, index) => 1 + index * wide)
      .map((start) => part(rows.map((row) => [row[0] ?? '', ...row.slice(start, start + wide)])))
      .join('');
  };
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><title>${escaped(title)}</title><style>${STYLE}</style></head><body>
<h1>${escaped(title)}</h1>${tables.map((table) => `<h2>${escaped(table.title)}</h2>${parts(table.rows)}`).join('')}</body></html>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;');
}
