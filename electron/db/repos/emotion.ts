import type { CustomerFilePort } from '../../app/ports/customer-file-port.ts';
import type { EmotionNote } from '../../../shared/domain/contact/emotion-note.ts';
import { brandId, type AgentId, type ContactId, type EmotionNoteId, type InteractionId } from '../../../shared/lib/brand.ts';
import type { RepoContext } from './context.ts';
import { markRows } from './mark-rows.ts';

/** How customers felt, contact by contact. */
export function emotionRepo(context: RepoContext): CustomerFilePort['emotions'] {
  const { db, codec } = context;
  return {
    async list(contactId, limit) {
      const rows = await db
        .selectFrom('emotion_note as e')
        .leftJoin('agent as a', 'a.id', 'e.created_by')
        .selectAll('e')
        .select('a.name as agent_name')
        .where('e.contact_id', '=', contactId)
        .where('e.removed_at', 'is', null)
        .orderBy('e.created_at', 'desc')
        .limit(limit)
        .execute();
      return rows.map((row) => ({
        id: brandId<EmotionNoteId>(row.id),
        contactId: brandId<ContactId>(row.contact_id),
        interactionId: row.interaction_id === null ? null : brandId<InteractionId>(row.interaction_id),
        tone: row.tone as EmotionNote['tone'],
        intensity: row.intensity,
        source: row.source as EmotionNote['source'],
        text: row.text,
        at: row.created_at,
        by: row.created_by === null ? null : brandId<AgentId>(row.created_by),
        byName: row.agent_name ?? '',
      }));
    },

    async add(id, note, { agentId, at }) {
      const when = codec.ms.write(at);
      await db
        .insertInto('emotion_note')
        .values({
          id,
          contact_id: note.contactId,
          interaction_id: note.interactionId,
          tone: note.tone,
          intensity: note.intensity,
          source: note.source,
          text: note.text,
          removed_at: null,
          removed_by: null,
          created_at: when,
          created_by: agentId,
          updated_at: when,
          updated_by: agentId,
        })
        .execute();
    },

    remove: (id, removed, author) =>
      markRows(context, { table: 'emotion_note', idColumn: 'id' }, id, { removed_at: removed ? codec.ms.write(author.at) : null, removed_by: removed ? author.agentId : null },
        removed ? 'emotion-note.removed' : 'emotion-note.restored', author),
  };
}
