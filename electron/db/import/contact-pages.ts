import type { ExportedList, ExportedPart } from '../../../shared/domain/contact-file/import-job.ts';
import { maySee } from '../../../shared/domain/access/visibility.ts';
import type { Contact } from '../../../shared/domain/contact/contact.ts';
import { brandId, type AgentId } from '../../../shared/lib/brand.ts';
import { exportedContacts, type ExportedContact } from './exported-contact.ts';
import { openReader, type OpenDatabase } from '../database.ts';
import { toContacts, type ContactRow } from '../repos/contact-rows.ts';
import { customerPage } from '../repos/search/customer-page.ts';
import { FilterSets } from '../repos/search/filter-set.ts';
import { readerOf } from '../repos/search/statements.ts';
import { ALONE } from '../repos/search/turn.ts';
import type { Breathe, Progress } from './work.ts';

/** Read at once; a page is a reading transaction of its own, so that a long export keeps nothing from being folded into the file. */
const PAGE = 400;
/** Of a text that was typed the best fits, at most so many. */
const MOST_RANKED = 10_000;

type Asked = {
  readonly dataFile: string;
  readonly practice: boolean;
  readonly only: ExportedPart | null;
  readonly agentId: string;
};
type Part = { readonly contacts: readonly Contact[]; readonly total: number | null };

/**
 * Contacts page by page, over a connection of its own: all of them, or those that are named, in the order in which they were made, or those of a list in its order.
 * Confidential ones are left out for whoever may not see them, and counted (a list does not have them at all).
 *
 * @throws what SQLite says
 */
export async function* contactPages(
  args: Asked,
  counts: { rows: number; hidden: number },
  progress: Progress,
  breathe: Breathe,
): AsyncGenerator<readonly ExportedContact[]> {
  const opened = openReader(args.dataFile);
  try {
    const withStatus = exportedContacts(opened);
    let done = 0;
    const parts = args.only === null || 'ids' in args.only ? everybody(opened, args.practice, args.only?.ids ?? null) : listed(opened, args, args.only);
    for await (const { contacts, total } of parts) {
      const visible = contacts.filter((contact) => maySee(contact, brandId<AgentId>(args.agentId)));
      done += contacts.length;
      counts.hidden += contacts.length - visible.length;
      counts.rows += visible.length;
      progress(done, total, total === null || total === 0 ? 0 : done / total);
      yield withStatus(visible, Date.now());
      await breathe();
    }
  } finally {
    opened.raw.close();
  }
}

async function* everybody({ raw, db }: OpenDatabase, practice: boolean, ids: readonly string[] | null): AsyncGenerator<Part> {
  const flag = practice ? 1 : 0;
  const chosen = ids === null ? null : JSON.stringify(ids);
  const where = `practice = @flag and deleted_at is null ${chosen === null ? 'and @chosen is null' : 'and id in (select value from json_each(@chosen))'}`;
  const { total } = raw.prepare(`select count(*) as total from contact where ${where}`).get({ flag, chosen }) as { total: number };
  const page = raw.prepare(`select * from contact where seq > @from and ${where} order by seq limit ${PAGE}`);
  for (let from = 0; ;) {
    const rows = page.all({ from, flag, chosen }) as readonly ContactRow[];
    const last = rows.at(-1);
    if (last === undefined) return;
    from = last.seq;
    yield { contacts: await toContacts(db, rows), total };
  }
}

async function* listed({ raw, db }: OpenDatabase, { agentId, practice }: Asked, list: ExportedList): AsyncGenerator<Part> {
  const sets = new FilterSets(readerOf(raw));
  const viewer = { agentId: brandId<AgentId>(agentId), practice };
  const search = { db, raw, viewer, country: list.country, turn: ALONE };
  const rowsOf = raw.prepare('select c.* from json_each(?) j cross join contact c on c.id = j.value where c.deleted_at is null order by j.key');
  const limit = list.query.trim() === '' ? PAGE : MOST_RANKED;
  for (let after: string | null = null; ;) {
    const { query, filter, sort } = list;
    const page = await customerPage(search, sets, { asker: 'export', ...viewer, country: list.country, query, filter, sort, after, limit }, Date.now());
    if (page === null) return;
    for (let from = 0; from < page.rows.length; from += PAGE) {
      const ids = page.rows.slice(from, from + PAGE).map(({ id }) => id);
      const rows = rowsOf.all(JSON.stringify(ids)) as readonly ContactRow[];
      yield { contacts: await toContacts(db, rows), total: null };
    }
    if (page.after === null) return;
    after = page.after;
  }
}
