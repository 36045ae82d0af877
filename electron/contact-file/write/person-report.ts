import { personData, type PersonRow } from '../../db/import/person-data.ts';
import type { PersonSection } from '../../db/import/person-sections.ts';
import type { FileRequests, PersonWords } from '../protocol.ts';
import { replaceFile } from './replace-file.ts';

/**
 * Writes everything about one person as a page that any browser shows and any text program reads.
 * @throws what SQLite and the file system say
 */
export async function exportPerson({
  dataFile,
  contactId,
  hideNumbers,
  target,
  words,
}: FileRequests['person']['args']): Promise<{ readonly rows: number }> {
  const sections = personData(dataFile, contactId, hideNumbers);
  await replaceFile(target, (write) => write(page(sections, words)));
  return { rows: sections.reduce((sum, { rows }) => sum + rows.length, 0) };
}

const INSTANTS: ReadonlySet<string> = new Set(['valid_from', 'valid_to']);

function page(
  sections: readonly { readonly section: PersonSection; readonly rows: readonly PersonRow[] }[],
  words: PersonWords,
): string {
  const body = sections
    .filter(({ rows }) => rows.length > 0)
    .map(
      ({ section, rows }) =>
        `<h2>${html(words.sections[section])}</h2>\n${section === 'contact' ? facts(rows[0] ?? {}, words) : table(rows, words)}`,
    );
  return `<!doctype html>
<html lang="${html(words.language)}">
<meta charset="utf-8">
<title>${html(words.title)}</title>
<style>body{font:15px/1.5 system-ui,sans-serif;margin:2rem;max-width:70rem}table{border-collapse:collapse;width:100%}th,td{border:1px solid #bbb;padding:.3rem .5rem;text-align:left;vertical-align:top;white-space:pre-wrap;overflow-wrap:anywhere}th{background:#f2f2f2;font-weight:600}h2{margin-top:2rem;font-size:1.1rem}</style>
<h1>${html(words.title)}</h1>
<p>${html(words.intro)}</p>
${body.join('\n')}
</html>
`;
}

function facts(row: PersonRow, words: PersonWords): string {
  const filled = Object.entries(row).filter(([, value]) => value !== null && value !== '' && value !== 0);
  return `<table>${filled.map(([name, value]) => `<tr><th scope="row">${label(name, words)}</th><td>${shown(name, value, words)}</td></tr>`).join('\n')}</table>`;
}

function table(rows: readonly PersonRow[], words: PersonWords): string {
  const columns = Object.keys(rows[0] ?? {}).filter((name) =>
    rows.some((row) => row[name] !== null && row[name] !== ''),
  );
  const head = columns.map((name) => `<th scope="col">${label(name, words)}</th>`).join('');
  return `<table><tr>${head}</tr>\n${rows.map((row) => `<tr>${columns.map((name) => `<td>${shown(name, row[name] ?? null, words)}</td>`).join('')}</tr>`).join('\n')}</table>`;
}

function label(name: string, words: PersonWords): string {
  return html(words.columns[name] ?? name.replaceAll('_', ' '));
}

function shown(name: string, value: PersonRow[string] | null, { language }: PersonWords): string {
  if (value === null) return '';
  if (typeof value === 'number' && (name.endsWith('_at') || INSTANTS.has(name)))
    return html(new Date(value).toLocaleString(language));
  return html(String(value));
}

function html(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
