import { upgradeFields, type EarlierFields } from '../../../shared/domain/contact/contact-fields.ts';
import { brandId, type ContactId } from '../../../shared/lib/brand.ts';
import type { ContactAuthor } from '../../app/ports/data-port.ts';
import { storedContact } from '../repos/contact.ts';
import { contactsWithConsents, eraseConsents, keepConsents, onlyImported } from './consents.ts';
import type { ContactWriter, StoredContact } from '../repos/contact-write.ts';
import type { RepoContext } from '../repos/context.ts';

type Change = {
  readonly row: number;
  readonly contact_seq: number;
  readonly version: number;
  readonly added: number;
  readonly id: string | null;
  readonly now: number | null;
};

/** Whatever else can be about a contact: one of these, and the contact was used since it was imported. */
const REFERENCES = [
  ...(['interaction', 'registration', 'registration_written_back', 'emotion_note', 'letter', 'agreement', 'remark', 'quote', 'dispatch'] as const),
  ...(['list_entry', 'call_attempt'] as const),
] as const;
/** These an import tells too. */
const TOLD = ['consent', 'contact_objection'] as const;

/**
 * Takes back some of what an import did, the last rows first, in one transaction: contacts that it made are erased, contacts that it
 * changed get the fields that they had. A contact that was changed since, or used in a conversation, stays as it is.
 *
 * @returns how many of these stayed; `done` when there was nothing left to take back
 */
export async function takeBack(
  { raw, db }: RepoContext,
  writer: ContactWriter,
  run: { readonly seq: number; readonly practice: boolean },
  rows: number,
  author: ContactAuthor,
): Promise<{ readonly done: boolean; readonly kept: number }> {
  const changes = raw
    .prepare(
      `select i.row, i.contact_seq, i.version, i.added, c.id, c.version as now
       from import_change i left join contact c on c.seq = i.contact_seq where i.run = ? order by i.row desc limit ?`,
    )
    .all(run.seq, rows) as readonly Change[];
  if (changes.length === 0) {
    // Known contacts of whom the file told nothing else.
    const told = contactsWithConsents(raw, run.seq, rows);
    if (told.length > 0) {
      writer.transaction(() => told.forEach((id) => eraseConsents(raw, run.seq, id)));
      return { done: false, kept: 0 };
    }
    writer.transaction(() => removeOrganisations(raw, run.seq));
    return { done: true, kept: 0 };
  }
  const { used, told } = usedContacts(raw, run.seq, changes);
  const stored = new Map<string, StoredContact | null>();
  for (const { added, id } of changes)
    if (added === 0 && id !== null) stored.set(id, await storedContact(db, brandId<ContactId>(id)));
  let kept = 0;
  const forget = raw.prepare('delete from import_change where run = ? and row = ?');
  // Checked above for all at once; looking through every table for each contact would take seconds.
  raw.pragma('foreign_keys = OFF');
  try {
    writer.together(() => {
      for (const change of changes) {
        const { id, added, version, now } = change;
        const untouched = id !== null && now === version;
        const was = id === null ? null : (stored.get(id) ?? null);
        if (untouched && added === 1 && !used.has(id)) {
          writer.erase(change.contact_seq, brandId<ContactId>(id));
          if (told.has(id)) eraseConsents(raw, run.seq, id);
        }
        else if (untouched && added === 0 && was !== null && !was.removed) {
          const before = raw
            .prepare('select before from contact_version where contact_id = ? and version = ?')
            .get(id, version) as { before: string | null } | undefined;
          const fields = before?.before ?? null;
          if (fields === null) kept += 1;
          else {
            const contact = writer.change(
              was,
              upgradeFields(JSON.parse(fields) as EarlierFields),
              'undo',
              author,
              'import',
            );
            // An earlier row of the same import may have changed it too: that change is the one to take back next.
            raw
              .prepare(
                'update import_change set version = ? where run = ? and contact_seq = ? and row < ? and version = ?',
              )
              .run(contact.version, run.seq, change.contact_seq, change.row, version - 1);
            stored.set(id, { ...was, contact });
          }
        } else {
          kept += 1;
          if (id !== null) keepConsents(raw, run.seq, id);
        }
        forget.run(run.seq, change.row);
      }
    });
  } finally {
    raw.pragma('foreign_keys = ON');
  }
  return { done: false, kept };
}

/** Of the contacts that the import made: those that somebody used since, and those of whom it told consents or objections. */
function usedContacts(
  raw: RepoContext['raw'],
  run: number,
  changes: readonly Change[],
): { readonly used: ReadonlySet<string>; readonly told: ReadonlySet<string> } {
  const ids = JSON.stringify(changes.flatMap(({ added, id }) => (added === 1 && id !== null ? [id] : [])));
  const used = new Set<string>();
  const told = new Set<string>();
  for (const table of [...REFERENCES, ...TOLD])
    for (const { id } of raw
      .prepare(`select contact_id as id from ${table} where contact_id in (select value from json_each(?))`)
      .all(ids) as readonly { id: string }[])
      (table === 'consent' || table === 'contact_objection' ? told : used).add(id);
  for (const id of told) if (!onlyImported(raw, run, id)) used.add(id);
  for (const { id } of raw
    .prepare('select merged_into as id from contact where merged_into in (select value from json_each(?))')
    .all(ids) as readonly { id: string }[])
    used.add(id);
  return { used, told };
}

/** Organisations that the import made and that nobody belongs to any more. */
function removeOrganisations(raw: RepoContext['raw'], run: number): void {
  const empty = `select o.seq from import_organisation i join organisation o on o.seq = i.organisation_seq
    where i.run = ? and o.version = 1 and not exists (select 1 from contact c where c.organisation_id = o.id)`;
  raw
    .prepare(
      `delete from organisation_version where organisation_id in (select id from organisation where seq in (${empty}))`,
    )
    .run(run);
  raw.prepare(`delete from organisation where seq in (${empty})`).run(run);
  raw.prepare('delete from import_organisation where run = ?').run(run);
}
