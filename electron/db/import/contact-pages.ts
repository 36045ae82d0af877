import type { Contact } from '../../../shared/domain/contact/contact.ts';
import { openReader } from '../database.ts';
import { toContacts, type ContactRow } from '../repos/contact-rows.ts';
import type { Breathe, Progress } from './work.ts';

/** Read at once; a page is a reading transaction of its own, so that a long export keeps nothing from being folded into the file. */
const PAGE = 400;

/**
 * Contacts in the order in which they were made, page by page, over a connection of its own. Confidential ones are only counted for
 * whoever may not see them.
 *
 * @param ids those wanted; null for all
 * @throws what SQLite says
 */
export async function* contactPages(
  args: {
    readonly dataFile: string;
    readonly practice: boolean;
    readonly ids: readonly string[] | null;
    readonly agentId: string;
  },
  counts: { rows: number; hidden: number },
  progress: Progress,
  breathe: Breathe,
): AsyncGenerator<readonly Contact[]> {
  const { raw, db } = openReader(args.dataFile);
  try {
    const flag = args.practice ? 1 : 0;
    const chosen = args.ids === null ? null : JSON.stringify(args.ids);
    const only = chosen === null ? 'and @chosen is null' : 'and id in (select value from json_each(@chosen))';
    const where = `practice = @flag and deleted_at is null ${only}`;
    const { total } = raw.prepare(`select count(*) as total from contact where ${where}`).get({ flag, chosen }) as {
      total: number;
    };
    const page = raw.prepare(`select * from contact where seq > @from and ${where} order by seq limit ${PAGE}`);
    let done = 0;
    for (let from = 0; ;) {
      const rows = page.all({ from, flag, chosen }) as readonly ContactRow[];
      const last = rows.at(-1);
      if (last === undefined) return;
      from = last.seq;
      const contacts = await toContacts(db, rows);
      const visible = contacts.filter(
        ({ confidential, visibleTo }) => !confidential || visibleTo.some((id) => id === args.agentId),
      );
      done += rows.length;
      counts.hidden += contacts.length - visible.length;
      counts.rows += visible.length;
      progress(done, total, total === 0 ? 1 : done / total);
      yield visible;
      await breathe();
    }
  } finally {
    raw.close();
  }
}
