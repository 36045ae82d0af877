import type { DataPort } from '../../../app/ports/data-port.ts';
import { fieldsOf, upgradeFields, type EarlierFields } from '../../../../shared/domain/contact/contact-fields.ts';
import type { Contact } from '../../../../shared/domain/contact/contact.ts';
import { mergeContactFields, unmergeContactFields } from '../../../../shared/domain/contact/merge/contact-merge.ts';
import { appError } from '../../../../shared/errors/app-error.ts';
import type { AgentId, ContactId } from '../../../../shared/lib/brand.ts';
import { err, ok } from '../../../../shared/lib/result.ts';
import { storedContact } from '../contact.ts';
import { moveEntries, moveEntriesBack, type MovedEntries } from '../call-list/merge-entries.ts';
import { contactWriter, type StoredContact } from '../contact-write.ts';
import { audit, type RepoContext } from '../context.ts';
import { survivorOf } from '../contact-family.ts';

type Merging = Pick<DataPort['duplicates'], 'merge' | 'unmerge'>;

/**
 * What moved along, by id, so that it can move back. Objections are copied: the other one keeps its own. `withdrawn` are consents that
 * ended because the same person had withdrawn them on the other card.
 */
type Moved = {
  readonly consents: readonly string[];
  readonly emotions: readonly string[];
  readonly withdrawn: readonly string[];
  readonly objections: readonly string[];
  /** Absent in merges from before there were call lists. */
  readonly lists?: MovedEntries;
};

/** Consents of one card that the other card says were withdrawn after they were given: the stricter wins. */
const WITHDRAWN_ON_THE_OTHER = `
  select mine.id, max(theirs.withdrawn_at) as at, theirs.withdrawn_by as by
  from consent mine join consent theirs
    on theirs.contact_id = case mine.contact_id when @one then @other else @one end
    and theirs.purpose = mine.purpose and lower(theirs.product) = lower(mine.product)
    and (theirs.channel = mine.channel or theirs.channel = 'all')
    and theirs.withdrawn_at > mine.valid_from
  where mine.contact_id in (@one, @other) and mine.withdrawn_at is null and mine.removed_at is null and theirs.removed_at is null
  group by mine.id`;

/** Confidential contacts are for those who are named. */
const maySee = ({ confidential, visibleTo }: Contact, agentId: AgentId): boolean => !confidential || visibleTo.includes(agentId);

const gone = (id: ContactId) => err(appError('not-found', `contact ${id}`));

/**
 * Two contacts become one, and two again. Requests that change data run one at a time, so what is read here is what is written over.
 *
 * Calls, registrations and changes stay where they were written (`familyOf` reads them along); what rules and cards look at moves:
 * consents, objections, emotions, the last contact.
 */
export function merging(context: RepoContext): Merging {
  const { db, raw, codec } = context;
  const writer = contactWriter(raw);

  /** Refuses what is not there any more, was merged already, or is not what the agent saw. */
  const checked = async (id: ContactId, version: number) => {
    const stored = await storedContact(db, id);
    if (stored === null) return gone(id);
    if (stored.removed) {
      const survivor = await survivorOf(db, id);
      return survivor === id
        ? gone(id)
        : err(appError('already-merged', `contact ${id} was merged into ${survivor}`, { contactId: survivor }));
    }
    if (stored.contact.version !== version)
      return err(appError('stale-version', `contact ${id}: version ${stored.contact.version}, not ${version}`, { version: stored.contact.version }));
    return ok(stored);
  };

  const moveAlong = (from: ContactId, to: ContactId, at: number): Moved => {
    const ended = raw.prepare(WITHDRAWN_ON_THE_OTHER).all({ one: from, other: to }) as readonly { id: string; at: number; by: string | null }[];
    for (const { id, at: withdrawn, by } of ended)
      raw.prepare('update consent set withdrawn_at = ?, withdrawn_by = ? where id = ?').run(withdrawn, by, id);
    const emotions = raw.prepare('select id from emotion_note where contact_id = ?').pluck().all(from) as string[];
    raw.prepare('update emotion_note set contact_id = ? where contact_id = ?').run(to, from);
    const consents = raw.prepare('select id from consent where contact_id = ?').pluck().all(from) as string[];
    raw.prepare('update consent set contact_id = ? where contact_id = ?').run(to, from);
    // Before the objections, so that these take the entries off their lists.
    const lists = moveEntries(raw, from, to);
    const objections = raw
      .prepare(
        `select distinct objection_id from contact_objection o where contact_id = ? and withdrawn_at is null
         and not exists (select 1 from contact_objection own where own.contact_id = ? and own.objection_id = o.objection_id)`,
      )
      .pluck()
      .all(from, to) as string[];
    const copy = raw.prepare(
      `insert into contact_objection (objection_id, contact_id, number, purpose, channel, note, interaction_id, withdrawn_at, withdrawn_by,
         created_at, created_by, updated_at, updated_by)
       select objection_id, ?, null, purpose, channel, note, interaction_id, null, null, created_at, created_by, ?, updated_by
       from contact_objection where contact_id = ? and objection_id = ? limit 1`,
    );
    for (const objection of objections) copy.run(to, Math.round(at), from, objection);
    return { consents, emotions, withdrawn: ended.map(({ id }) => id), objections, lists };
  };

  const moveBack = (moved: Moved, from: ContactId, to: ContactId): void => {
    for (const id of moved.consents) raw.prepare('update consent set contact_id = ? where id = ? and contact_id = ?').run(to, id, from);
    for (const id of moved.emotions) raw.prepare('update emotion_note set contact_id = ? where id = ? and contact_id = ?').run(to, id, from);
    for (const id of moved.withdrawn) raw.prepare('update consent set withdrawn_at = null, withdrawn_by = null where id = ?').run(id);
    if (moved.lists !== undefined) moveEntriesBack(raw, moved.lists, from, to);
    for (const id of moved.objections)
      raw.prepare('delete from contact_objection where objection_id = ? and contact_id = ? and number is null').run(id, from);
  };

  const reread = async (id: ContactId): Promise<Contact> => {
    const stored = await storedContact(db, id);
    if (stored === null) throw new Error('a contact that was just written is not there');
    return stored.contact;
  };

  return {
    async merge({ id, survivorId, survivorVersion, mergedId, mergedVersion, choices, overReadOnly }, author) {
      if (survivorId === mergedId) return err(appError('cannot-merge', `contact ${survivorId} cannot go into itself`));
      const left = await checked(survivorId, survivorVersion);
      if (!left.ok) return left;
      const right = await checked(mergedId, mergedVersion);
      if (!right.ok) return right;
      const [survivor, merged]: readonly StoredContact[] = [left.value, right.value];
      if (survivor === undefined || merged === undefined || survivor.contact.practice !== merged.contact.practice)
        return err(appError('cannot-merge', 'practice and real contacts are never one'));
      const seen = [survivor, merged].every(({ contact }) => maySee(contact, author.agentId));
      if (!seen || (!overReadOnly && (survivor.contact.readOnly || merged.contact.readOnly)))
        return err(appError('not-allowed', `contacts ${survivorId} and ${mergedId} are not for this person to change`));
      const fields = mergeContactFields(survivor.contact, merged.contact, choices);
      writer.transaction(() => {
        const after = writer.change(survivor, fields, 'update', author, 'merge');
        writer.change(merged, null, 'remove', author, 'merge');
        raw.prepare('update contact set merged_into = ? where id = ?').run(survivorId, mergedId);
        raw.prepare(
          `update contact set last_contact_at = (select max(last_contact_at) from contact where id in (?, ?)) where id = ?`,
        ).run(survivorId, mergedId, survivorId);
        raw.prepare(
          `insert into contact_merge (id, survivor_id, merged_id, at, by, survivor_before, survivor_after, merged_before, moved)
           values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        ).run(
          ...[id, survivorId, mergedId, Math.round(author.at), author.agentId],
          ...[fieldsOf(survivor.contact), fieldsOf(after), fieldsOf(merged.contact)].map((each) => codec.json.write(each)),
          codec.json.write(moveAlong(mergedId, survivorId, author.at)),
        );
      });
      await audit(context, db, {
        ...{ at: author.at, agentId: author.agentId, action: 'contact.merged', entity: 'contact', entityId: survivorId },
        details: { mergedId, mergeId: id },
      });
      return ok(await reread(survivorId));
    },

    async unmerge(mergeId, author) {
      const row = raw.prepare('select * from contact_merge where id = ?').get(mergeId) as MergeRow | undefined;
      if (row === undefined || row.undone_at !== null) return err(appError('not-found', `merge ${mergeId}`));
      const [survivorId, mergedId] = [row.survivor_id, row.merged_id];
      const survivor = await storedContact(db, survivorId);
      const merged = await storedContact(db, mergedId);
      if (survivor === null || merged === null) return gone(survivorId);
      if (survivor.removed) {
        const into = await survivorOf(db, survivorId);
        return into === survivorId
          ? gone(survivorId)
          : err(appError('merged-further', `contact ${survivorId} was merged into ${into} since`, { contactId: into }));
      }
      if (!maySee(survivor.contact, author.agentId) || !maySee(merged.contact, author.agentId))
        return err(appError('not-allowed', `contact ${survivorId} is not for this person to change`));
      const read = (text: string) => upgradeFields(codec.json.read(text) as EarlierFields);
      const { fields, kept } = unmergeContactFields(read(row.survivor_before), read(row.survivor_after), survivor.contact);
      writer.transaction(() => {
        writer.change(survivor, fields, 'undo', author, 'unmerge');
        raw.prepare('update contact set merged_into = null where id = ?').run(mergedId);
        writer.change(merged, read(row.merged_before), 'undo', author, 'unmerge');
        moveBack(codec.json.read(row.moved) as Moved, survivorId, mergedId);
        raw.prepare('update contact_merge set undone_at = ?, undone_by = ?, kept = ? where id = ?').run(
          ...[Math.round(author.at), author.agentId, codec.json.write(kept), mergeId],
        );
      });
      await audit(context, db, {
        ...{ at: author.at, agentId: author.agentId, action: 'contact.unmerged', entity: 'contact', entityId: survivorId },
        details: { mergedId, mergeId },
      });
      return ok({ survivor: await reread(survivorId), restored: await reread(mergedId), kept });
    },
  };
}

type MergeRow = {
  readonly survivor_id: ContactId;
  readonly merged_id: ContactId;
  readonly survivor_before: string;
  readonly survivor_after: string;
  readonly merged_before: string;
  readonly moved: string;
  readonly undone_at: number | null;
};
