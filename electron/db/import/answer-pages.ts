import { hiddenDisplay, hiddenNumber } from '../../../shared/domain/contact/hidden-number.ts';
import { withoutNumbersIn } from '../../../shared/domain/contact/numbers-in-text.ts';
import { summaryOf } from '../../../shared/domain/contact/contact-name.ts';
import { answerCells, answerColumns, type AnswerColumn, type AnswerFact } from '../../../shared/domain/registration/answers-table.ts';
import type { FormRef, RegistrationForm, RegistrationValues } from '../../../shared/domain/registration/form.ts';
import type { ScriptRun } from '../../../shared/domain/script/script-run.ts';
import type { LocalisedText } from '../../../shared/domain/script/script.ts';
import type { RegistrationSearch } from '../../app/ports/registration-port.ts';
import { sqliteCodec } from '../codec.ts';
import { openReader, type OpenDatabase } from '../database.ts';
import { toContacts } from '../repos/contact-rows.ts';
import { formsOf } from '../repos/form.ts';
import { registrationsFound } from '../repos/registration-search.ts';
import type { Breathe, Progress } from './work.ts';

const PAGE = 400;

export type AnswerRow = { readonly facts: Readonly<Record<AnswerFact, string>>; readonly cells: readonly string[] };

export type AnswerPage = { readonly columns: readonly AnswerColumn[]; readonly rows: readonly AnswerRow[] };

type Asked = {
  readonly dataFile: string;
  readonly formId: string;
  readonly search: RegistrationSearch;
  /** Null unless whoever exports may not see telephone numbers: then the country (ISO 3166-1 alpha-2) of those without a country code. */
  readonly hideNumbers: string | null;
  readonly language: keyof LocalisedText;
  readonly notAsked: string;
  readonly complete: (complete: boolean) => string;
};

/**
 * What was answered with a form, over a connection of its own, page by page in the order of the conversations; the first page has only the
 * questions.
 * @throws what SQLite says
 */
export async function* answerPages(asked: Asked, progress: Progress, breathe: Breathe): AsyncGenerator<AnswerPage> {
  const opened = openReader(asked.dataFile);
  const { db } = opened;
  const country = asked.hideNumbers;
  const codec = sqliteCodec;
  try {
    const found = registrationsFound(db, asked.search).where('r.form_id', '=', asked.formId);
    const { total } = await found.select((x) => x.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
    const refs = (await found.select('i.form').distinct().execute()).map(({ form }) => codec.json.read(form) as FormRef);
    const formOf = await formsOf(db, codec, refs);
    const versions = refs.map(formOf).toSorted((one, other) => other.version - one.version);
    const columns = answerColumns(versions, asked.language);
    yield { columns, rows: [] };
    let done = 0;
    for (let from = ''; ; ) {
      const rows = await found
        .leftJoin('project as p', 'p.id', 'i.project_id')
        .select(['r.interaction_id', 'r.contact_id', 'r.state', 'r.form_values', 'i.form', 'i.script', 'i.started_at', 'i.direction', 'i.remote_raw', 'i.remote_number', 'a.name as agent_name', 'p.name as project_name'])
        .where('r.interaction_id', '>', from)
        .orderBy('r.interaction_id')
        .limit(PAGE)
        .execute();
      const last = rows.at(-1);
      if (last === undefined) return;
      from = last.interaction_id;
      const customers = await customersOf(opened, rows.flatMap(({ contact_id }) => (contact_id === null ? [] : [contact_id])));
      const answered = rows.map((row): AnswerRow => {
        const form = formOf(codec.json.read(row.form) as FormRef);
        const values = withoutPhones(form, codec.json.read(row.form_values) as RegistrationValues, country !== null);
        const number = row.remote_number ?? row.remote_raw;
        const customer = row.contact_id === null ? undefined : customers.get(row.contact_id);
        const at = localTime(row.started_at);
        const cells = answerCells(columns, form, values, (codec.json.read(row.script) as ScriptRun).answers, asked.language, asked.notAsked);
        return {
          facts: {
            ...{ date: at.slice(0, 10), time: at.slice(11), direction: row.direction, project: row.project_name ?? '', agent: row.agent_name ?? '' },
            ...{ customer: customer?.name ?? '', customerNumber: customer?.customerNumber ?? '', number: country === null ? number : hidden(number) },
            ...{ state: asked.complete(row.state === 'completed'), formVersion: String(form.version) },
          },
          cells: country === null ? cells : cells.map((cell) => withoutNumbersIn(cell, country)),
        };
      });
      yield { columns, rows: answered };
      done += rows.length;
      progress(done, total, total === 0 ? 0 : done / total);
      await breathe();
    }
  } finally {
    opened.raw.close();
  }
}

async function customersOf({ db }: OpenDatabase, ids: readonly string[]) {
  const rows = ids.length === 0 ? [] : await db.selectFrom('contact').selectAll().where('id', 'in', [...new Set(ids)]).execute();
  return new Map((await toContacts(db, rows)).map((contact) => [contact.id as string, { name: summaryOf(contact).name, customerNumber: contact.customerNumber }]));
}

/** The last two digits, as the window shows them. */
function hidden(number: string): string {
  return number === '' ? '' : (hiddenDisplay(hiddenNumber(0, number)) ?? '');
}

function withoutPhones(form: RegistrationForm, values: RegistrationValues, hide: boolean): RegistrationValues {
  if (!hide) return values;
  const phones = new Set(form.fields.filter(({ from }) => from === 'phone').map(({ key }) => key));
  return Object.fromEntries(Object.entries(values).map(([key, field]) => [key, phones.has(key) ? { ...field, value: hidden(field.value) } : field]));
}

/** The clock where the file is made, as an ISO date and time without zone and seconds. */
function localTime(at: number): string {
  const date = new Date(at);
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${String(date.getFullYear())}-${two(date.getMonth() + 1)}-${two(date.getDate())} ${two(date.getHours())}:${two(date.getMinutes())}`;
}
