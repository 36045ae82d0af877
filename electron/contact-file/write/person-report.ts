import type { PersonSection } from '../../../shared/domain/contact-file/person-section.ts';
import { displayDate } from '../../../shared/domain/registration/describe.ts';
import { personReport as english } from '../../../shared/i18n/en/person-report.ts';
import type { Mirror } from '../../../shared/i18n/mirror.ts';
import { personReport as dutch } from '../../../shared/i18n/nl/person-report.ts';
import { personData, type PersonRow } from '../../db/person-data/person-data.ts';
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
  const sections = await personData(dataFile, contactId, hideNumbers, words.language);
  await replaceFile(target, (write) => write(page(sections, words)));
  return { rows: sections.reduce((sum, { rows }) => sum + rows.length, 0) };
}

type Texts = Mirror<typeof english>;
type Names = Readonly<Record<string, string>>;
type Section = { readonly section: PersonSection; readonly rows: readonly PersonRow[] };

const INSTANTS: ReadonlySet<string> = new Set(['valid_from', 'valid_to']);
const DAYS: ReadonlySet<string> = new Set(['birth_date', 'day', 'valid_until']);
const FLAGS: ReadonlySet<string> = new Set(['deceased', 'moved', 'confidential', 'read_only', 'preferred', 'valid']);
/** Fields of the customer that are yes or no, where a change of one is told. */
const FLAG_FIELDS: ReadonlySet<unknown> = new Set(['deceased', 'moved', 'confidential', 'readOnly']);
const LOCALE = { en: 'en-GB', nl: 'nl-NL' } as const;

function page(sections: readonly Section[], { language, title, intro }: PersonWords): string {
  const texts: Texts = language === 'nl' ? dutch : english;
  const cell = (row: PersonRow, name: string): string => html(shown(row, name, texts, language));
  const label = (name: string): string => html((texts.column as Names)[name] ?? name.replaceAll('_', ' '));
  const facts = (row: PersonRow): string =>
    `<table>${Object.keys(row)
      .filter((name) => row[name] !== null && row[name] !== '' && row[name] !== 0)
      .map((name) => `<tr><th scope="row">${label(name)}</th><td>${cell(row, name)}</td></tr>`)
      .join('\n')}</table>`;
  const table = (rows: readonly PersonRow[]): string => {
    const columns = Object.keys(rows[0] ?? {}).filter((name) => rows.some((row) => row[name] !== null && row[name] !== ''));
    const head = columns.map((name) => `<th scope="col">${label(name)}</th>`).join('');
    return `<table><tr>${head}</tr>\n${rows.map((row) => `<tr>${columns.map((name) => `<td>${cell(row, name)}</td>`).join('')}</tr>`).join('\n')}</table>`;
  };
  const told = sections.map(({ section, rows }) => ({ section, rows: section === 'custom' ? rows.map((row) => ownField(row, texts, language)) : rows }));
  const filled = told.filter(({ rows }) => rows.length > 0);
  const empty = sections.filter(({ rows }) => rows.length === 0).map(({ section }) => texts.section[section].toLowerCase());
  const body = filled.map(
    ({ section, rows }) => `<h2>${html(texts.section[section])}</h2>\n${section === 'contact' ? rows.map(facts).join('\n') : table(rows)}`,
  );
  return `<!doctype html>
<html lang="${html(language)}">
<meta charset="utf-8">
<title>${html(title)}</title>
<style>body{font:15px/1.5 system-ui,sans-serif;margin:2rem;max-width:70rem}table{border-collapse:collapse;width:100%;margin-bottom:1rem}th,td{border:1px solid #bbb;padding:.3rem .5rem;text-align:left;vertical-align:top;white-space:pre-wrap;overflow-wrap:anywhere}th{background:#f2f2f2;font-weight:600}th:first-letter{text-transform:uppercase}h2{margin-top:2rem;font-size:1.1rem}</style>
<h1>${html(title)}</h1>
<p>${html(intro)}</p>
${body.join('\n')}
${empty.length === 0 ? '' : `<p>${html(texts.nothing.replace('{{parts}}', empty.join(', ')))}</p>`}
</html>
`;
}

/** A field of one's own with its value as it is read. */
function ownField({ field = null, kind, value = null }: PersonRow, { flag }: Texts, language: PersonWords['language']): PersonRow {
  const text = String(value ?? '');
  if (kind === 'yes-no') return { field, value: text === '1' ? flag.yes : flag.no };
  if (kind === 'number') return { field, value: language === 'nl' ? text.replace('.', ',') : text };
  return { field, value: kind === 'date' ? displayDate(text, language) : value };
}

/** A value as somebody reads it who has never seen the program: instants in local time, codes by their names. */
function shown(row: PersonRow, name: string, { flag, field, value }: Texts, language: PersonWords['language']): string {
  const locale = LOCALE[language];
  const stored = row[name] ?? null;
  if (stored === null) return '';
  if (typeof stored === 'number') {
    if (name.endsWith('_at') || INSTANTS.has(name)) return new Date(stored).toLocaleString(locale);
    if (FLAGS.has(name) || (name.endsWith('_it') && FLAG_FIELDS.has(row['field']))) return stored === 0 ? flag.no : flag.yes;
    return stored.toLocaleString(locale, { useGrouping: false });
  }
  if (DAYS.has(name)) return displayDate(stored, language);
  if (name === 'field') return (field as Names)[stored] ?? stored;
  return (value as Readonly<Record<string, Names>>)[name]?.[stored] ?? stored;
}

function html(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
