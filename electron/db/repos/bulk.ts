import { v7 } from 'uuid';

import type { BulkDone, BulkPort } from '../../app/ports/bulk-port.ts';
import { changedFields } from '../../../shared/domain/contact/bulk-change.ts';
import { upgradeFields, type EarlierFields } from '../../../shared/domain/contact/contact-fields.ts';
import { brandId, type AgentId, type ContactId, type ObjectionId } from '../../../shared/lib/brand.ts';
import { consentRepo } from './consent.ts';
import { toContacts } from './contact-rows.ts';
import { seenBy } from './contact-visible.ts';
import { contactWriter, type StoredContact } from './contact-write.ts';
import type { RepoContext } from './context.ts';

/** One change to many customers, through the same writer as every other change: each has its version, its history and its way back. */
export function bulkRepo(context: RepoContext): BulkPort {
  const { db, raw, codec } = context;
  const writer = contactWriter(raw);
  const consents = consentRepo(context);

  /** As they stand, removed ones too; without those that are not there for this person. */
  const storedOf = async (ids: readonly ContactId[], agentId: AgentId): Promise<readonly StoredContact[]> => {
    const rows = await db.selectFrom('contact').selectAll().where('id', 'in', ids).where(seenBy(agentId)).execute();
    const contacts = await toContacts(db, rows);
    return rows.flatMap((row, index) => {
      const contact = contacts[index];
      return contact === undefined ? [] : [{ seq: row.seq, contact, removed: row.deleted_at !== null }];
    });
  };

  return {
    async apply(ids, change, overReadOnly, author) {
      const stored = (await storedOf(ids, author.agentId)).filter(({ contact, removed }) => !removed && (overReadOnly || !contact.readOnly));
      if (change.kind === 'objection') {
        const done: BulkDone[] = [];
        for (const { contact } of stored) {
          const against = await consents.objections({ contactId: contact.id, number: null });
          if (against.some(({ contactId, purpose }) => contactId === contact.id && purpose !== 'service' && purpose !== 'research')) continue;
          const objectionId = brandId<ObjectionId>(v7());
          await consents.object(objectionId, { contactId: contact.id, number: null, purpose: 'sales', channel: 'all', note: '', interactionId: null }, author);
          done.push({ contactId: contact.id, objectionId });
        }
        return done;
      }
      return writer.together(() =>
        stored.flatMap((was) => {
          const after = change.kind === 'remove' ? null : changedFields(was.contact, change, author.agentId);
          if (after === null && change.kind !== 'remove') return [];
          const { id, version } = writer.change(was, after, change.kind === 'remove' ? 'remove' : 'update', author);
          return [{ contactId: id, version }];
        }),
      );
    },

    async takeBack(done, author) {
      let taken = 0;
      for (const each of done) if ('objectionId' in each && (await consents.withdrawObjection(each.objectionId, true, author))) taken += 1;
      const versions = new Map(done.flatMap((each) => ('version' in each ? [[each.contactId, each.version] as const] : [])));
      if (versions.size === 0) return taken;
      // Whatever somebody else did since stays.
      const stored = (await storedOf([...versions.keys()], author.agentId)).filter(({ contact }) => contact.version === versions.get(contact.id));
      const kept = await db
        .selectFrom('contact_version')
        .select(['contact_id', 'version', 'before'])
        .where('contact_id', 'in', stored.map(({ contact }) => contact.id))
        .execute();
      const before = new Map(kept.filter((row) => versions.get(row.contact_id as ContactId) === row.version).map((row) => [row.contact_id, row.before]));
      return writer.together(() => {
        for (const was of stored) {
          const former = before.get(was.contact.id);
          if (former == null) continue;
          writer.change(was, upgradeFields(codec.json.read(former) as EarlierFields), 'undo', author);
          taken += 1;
        }
        return taken;
      });
    },
  };
}
