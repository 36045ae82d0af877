import type { CustomerFilePort } from '../../app/ports/customer-file-port.ts';
import type { RepoContext } from './context.ts';
import { markRows } from './mark-rows.ts';

/** Letters and messages, contact by contact; they are read with the history. */
export function letterRepo(context: RepoContext): CustomerFilePort['letters'] {
  const { db, codec } = context;
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
  };
}
