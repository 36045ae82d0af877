import type { LetterText } from '../../../shared/domain/contact/letter.ts';
import { brandId, type LetterId } from '../../../shared/lib/brand.ts';
import type { CustomerFilePort } from '../../app/ports/customer-file-port.ts';
import { familyOf } from './contact-family.ts';
import { seenBy } from './contact-visible.ts';
import { audit, type RepoContext } from './context.ts';
import { markRows } from './mark-rows.ts';

/** With the instant at which it stands in the history, ms. */
type Placed = LetterText & { readonly at: number };

/** Letters and messages, contact by contact; they are read with the history. */
export function letterRepo(context: RepoContext): CustomerFilePort['letters'] {
  const { db, codec } = context;

  const rewrite = (
    id: LetterId,
    version: number,
    next: (is: Placed, before: () => Promise<{ readonly before: string } | undefined>) => Promise<Placed | null>,
    author: Parameters<CustomerFilePort['letters']['change']>[3],
  ): Promise<number | null> =>
    db.transaction().execute(async (trx) => {
      const row = await trx
        .selectFrom('letter')
        .select(['direction', 'channel', 'day', 'at', 'subject', 'text'])
        .where('id', '=', id)
        .where('version', '=', version)
        .where('removed_at', 'is', null)
        .where(({ exists, selectFrom }) => exists(selectFrom('contact').select('contact.id').whereRef('contact.id', '=', 'letter.contact_id').where(seenBy(author.agentId))))
        .executeTakeFirst();
      const letter =
        row === undefined
          ? null
          : await next(row as Placed, () => trx.selectFrom('letter_version').select('before').where('letter_id', '=', id).where('version', '=', version).executeTakeFirst());
      if (row === undefined || letter === null) return null;
      const at = codec.ms.write(author.at);
      const { direction, channel, day, subject, text } = letter;
      await trx.insertInto('letter_version').values({ letter_id: id, version: version + 1, at, by: author.agentId, before: codec.json.write(row) }).execute();
      await trx
        .updateTable('letter')
        .set({ direction, channel, day, subject, text, at: codec.ms.write(letter.at), version: version + 1, updated_at: at, updated_by: author.agentId })
        .where('id', '=', id)
        .execute();
      await audit(context, trx, { at, agentId: author.agentId, action: 'letter.changed', entity: 'letter', entityId: id });
      return version + 1;
    });

  return {
    async add(id, { contactId, direction, channel, day, subject, text, at }, author) {
      const when = codec.ms.write(author.at);
      await db
        .insertInto('letter')
        .values({
          ...{ id, contact_id: contactId, direction, channel, day, at: codec.ms.write(at), subject, text },
          ...{ removed_at: null, removed_by: null },
          ...{ created_at: when, created_by: author.agentId, updated_at: when, updated_by: author.agentId },
        })
        .execute();
    },

    remove: (id, removed, author) =>
      markRows(context, { table: 'letter', idColumn: 'id' }, id, { removed_at: removed ? codec.ms.write(author.at) : null, removed_by: removed ? author.agentId : null },
        removed ? 'letter.removed' : 'letter.restored', author),

    // One that keeps its day keeps its place.
    change: (id, version, letter, author) => rewrite(id, version, (is) => Promise.resolve(is.day === letter.day ? { ...letter, at: is.at } : letter), author),

    undo: (id, version, author) =>
      rewrite(id, version, async (_is, before) => {
        const kept = await before();
        return kept === undefined ? null : (codec.json.read(kept.before) as Placed);
      }, author),

    async latest(contactId, limit) {
      const rows = await db
        .selectFrom('letter as l')
        .leftJoin('agent as a', 'a.id', 'l.created_by')
        .select(['l.id', 'l.at', 'l.direction', 'l.channel', 'l.day', 'l.subject', 'l.text', 'a.name'])
        .where('l.contact_id', 'in', await familyOf(db, contactId))
        .where('l.removed_at', 'is', null)
        .orderBy('l.at', 'desc')
        .orderBy('l.id', 'desc')
        .limit(limit)
        .execute();
      return rows.map(({ id, at, name, ...row }) => ({ letterId: brandId<LetterId>(id), at, ...(row as LetterText), agentName: name ?? '' }));
    },
  };
}
