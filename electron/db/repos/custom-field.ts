import type { CustomerFilePort } from '../../app/ports/customer-file-port.ts';
import type { CustomKind } from '../../../shared/domain/contact/custom-field.ts';
import { brandId, type CustomFieldId, type ProjectId } from '../../../shared/lib/brand.ts';
import { toContacts } from './contact-rows.ts';
import { contactWriter } from './contact-write.ts';
import { audit, type RepoContext } from './context.ts';

/** Contacts are taken into the index again in pieces of this size. */
const PIECE = 500;

/** The fields that administrators add to the customer file. One that was removed keeps its values, so that it can come back. */
export function customFieldRepo(context: RepoContext): CustomerFilePort['customFields'] {
  const { db, raw, codec, now } = context;
  const writer = contactWriter(raw);

  /** What is found by the words of contacts depends on which fields are searched. */
  async function reindexHolders(fieldId: string): Promise<void> {
    let last = '';
    for (;;) {
      const rows = await db
        .selectFrom('contact')
        .selectAll()
        .where('id', 'in', (from) =>
          from.selectFrom('contact_custom').select('contact_id').where('field_id', '=', fieldId).where('contact_id', '>', last).orderBy('contact_id').limit(PIECE),
        )
        .orderBy('id')
        .execute();
      const contacts = await toContacts(db, rows);
      writer.transaction(() =>
        contacts.forEach((contact, index) => {
          const row = rows[index];
          if (row !== undefined) writer.reindex({ seq: row.seq, removed: row.deleted_at !== null, contact });
        }),
      );
      if (rows.length < PIECE) return;
      last = rows.at(-1)?.id ?? '';
    }
  }

  return {
    async list() {
      const rows = await db.selectFrom('custom_field').selectAll().orderBy('position').orderBy('id').execute();
      return rows.map((row) => ({
        id: brandId<CustomFieldId>(row.id),
        projectId: row.project_id === null ? null : brandId<ProjectId>(row.project_id),
        label: row.label,
        kind: row.kind as CustomKind,
        options: codec.json.read(row.options) as readonly string[],
        required: codec.bool.read(row.required),
        searchable: codec.bool.read(row.searchable),
        position: row.position,
        active: codec.bool.read(row.active),
      }));
    },

    async save(field, by) {
      const at = codec.ms.write(now());
      const before = await db.selectFrom('custom_field').select(['searchable', 'active']).where('id', '=', field.id).executeTakeFirst();
      const row = {
        project_id: field.projectId,
        label: field.label,
        kind: field.kind,
        options: codec.json.write(field.options),
        required: codec.bool.write(field.required),
        searchable: codec.bool.write(field.searchable),
        position: field.position,
        active: codec.bool.write(field.active),
        updated_at: at,
        updated_by: by,
      };
      await db.transaction().execute(async (trx) => {
        await trx
          .insertInto('custom_field')
          .values({ id: field.id, ...row, created_at: at, created_by: by })
          .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
          .execute();
        await audit(context, trx, { at, agentId: by, action: 'custom-field.saved', entity: 'custom_field', entityId: field.id, details: { kind: field.kind, active: field.active } });
      });
      if (before && (before.searchable !== row.searchable || before.active !== row.active)) await reindexHolders(field.id);
    },
  };
}
