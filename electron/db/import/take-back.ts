import { upgradeFields, type EarlierFields } from '../../../shared/domain/contact/contact-fields.ts';
import { brandId, type ContactId } from '../../../shared/lib/brand.ts';
import type { ContactAuthor } from '../../app/ports/data-port.ts';
import { storedContact } from '../repos/contact.ts';
import { contactsWithConsents, eraseConsents, keepConsents, onlyImported } from './consents.ts';
import type { Prepared, Run } from './import-run.ts';
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
  ...([
    'interaction',
    'registration',
    'registration_written_back',
    'emotion_note',
    'letter',
    'agreement',
    'remark',
    'quote',
    'dispatch',
  ] as const),
  ...(['list_entry', 'call_attempt', 'guard_override', 'objection_offer'] as const),
] as const;
/** These an import tells too. */
const TOLD = ['consent', 'contact_objection'] as const;

/** What one slice came to: rows taken back, and whether there was nothing left. */
type Slice = { readonly rows: number; readonly done: boolean };

/**
 * Takes back some of what an import did, the last rows first: contacts that it made are erased, contacts that it changed get the fields
 * that they had. A contact that was changed since, or used in a conversation, stays as it is and is counted. The caller holds the
 * transaction, and has taken foreign keys off: what refers to a contact is looked for here, for all at once; for each contact in every
 * table it would take seconds.
 */
export async function takeBackSlice(
  { db }: RepoContext,
  prepared: Prepared,
  writer: ContactWriter,
  run: Pick<Run, 'seq' | 'at'>,
  rows: number,
  author: ContactAuthor,
): Promise<Slice> {
  const changes = eachOnce(
    prepared(
      `select i.row, i.contact_seq, i.version, i.added, c.id, c.version as now
         from import_change i left join contact c on c.seq = i.contact_seq where i.run = ? order by i.row desc limit ?`,
    ).all(run.seq, rows) as readonly Change[],
  );
  if (changes.length === 0) {
    // Known contacts of whom the file told nothing else.
    const told = contactsWithConsents(prepared, run.seq, rows);
    if (told.length > 0) {
      for (const id of told) eraseConsents(prepared, run.seq, id);
      return { done: false, rows: told.length };
    }
    const organisations = removeOrganisations(prepared, run.seq, rows);
    return { done: organisations === 0, rows: organisations };
  }
  const { used, told } = usedContacts(prepared, run.seq, changes);
  const stored = new Map<string, StoredContact | null>();
  for (const { added, id } of changes)
    if (added === 0 && id !== null) stored.set(id, await storedContact(db, brandId<ContactId>(id)));
  let kept = 0;
  let restored = 0;
  const erased: { readonly seq: number; readonly id: ContactId }[] = [];
  const restore = (change: Change, id: string, was: StoredContact): boolean => {
    const before = prepared('select before from contact_version where contact_id = ? and version = ?').get(
      id,
      change.version,
    ) as { before: string | null } | undefined;
    const fields = before?.before ?? null;
    if (fields === null) return false;
    writer.change(was, upgradeFields(JSON.parse(fields) as EarlierFields), 'undo', author, 'import');
    return true;
  };
  // What later rows of the same import changed is taken back already.
  const onlyOwnSince = (id: string, version: number): boolean =>
    prepared(
      `select 1 from contact_version where contact_id = ? and version > ?
         and not (cause is 'import' and (action = 'undo' or (action = 'update' and at = ?))) limit 1`,
    ).get(id, version, run.at) === undefined;
  for (const change of changes) {
    const { id, added, version, now } = change;
    const was = id === null ? null : (stored.get(id) ?? null);
    const untouched = id !== null && (now === version || onlyOwnSince(id, version));
    if (untouched && added === 1 && !used.has(id)) {
      erased.push({ seq: change.contact_seq, id: brandId<ContactId>(id) });
      if (told.has(id)) eraseConsents(prepared, run.seq, id);
    } else if (untouched && added === 0 && was !== null && !was.removed && restore(change, id, was)) {
      restored += 1;
    } else {
      kept += 1;
      if (id !== null) keepConsents(prepared, run.seq, id);
    }
  }
  writer.erase(erased);
  prepared('delete from import_change where run = ? and row in (select value from json_each(?))').run(
    run.seq,
    JSON.stringify(changes.map(({ row }) => row)),
  );
  prepared('update import_run set removed = removed + ?, restored = restored + ?, kept = kept + ? where seq = ?').run(erased.length, restored, kept, run.seq);
  return { done: false, rows: changes.length };
}

/** Up to the first contact that comes a second time: its earlier row is judged by what taking back the later one leaves. */
function eachOnce(changes: readonly Change[]): readonly Change[] {
  const seen = new Set<number>();
  for (const [index, { contact_seq: seq }] of changes.entries()) {
    if (seen.has(seq)) return changes.slice(0, index);
    seen.add(seq);
  }
  return changes;
}

/** Of the contacts that the import made: those that somebody used since, and those of whom it told consents or objections. */
function usedContacts(
  prepared: Prepared,
  run: number,
  changes: readonly Change[],
): { readonly used: ReadonlySet<string>; readonly told: ReadonlySet<string> } {
  const ids = JSON.stringify(changes.flatMap(({ added, id }) => (added === 1 && id !== null ? [id] : [])));
  const used = new Set<string>();
  const told = new Set<string>();
  for (const table of [...REFERENCES, ...TOLD])
    for (const { id } of prepared(
      `select contact_id as id from ${table} where contact_id is not null and contact_id in (select value from json_each(?))`,
    ).all(ids) as readonly { id: string }[])
      (table === 'consent' || table === 'contact_objection' ? told : used).add(id);
  for (const id of told) if (!onlyImported(prepared, run, id)) used.add(id);
  for (const { id } of prepared(
    'select merged_into as id from contact where merged_into is not null and merged_into in (select value from json_each(?))',
  ).all(ids) as readonly { id: string }[])
    used.add(id);
  return { used, told };
}

/**
 * Some of the organisations that the import made, those that nobody belongs to any more.
 * @returns how many were looked at
 */
function removeOrganisations(prepared: Prepared, run: number, rows: number): number {
  const seqs = prepared('select organisation_seq from import_organisation where run = ? limit ?')
    .pluck()
    .all(run, rows) as readonly number[];
  if (seqs.length === 0) return 0;
  const list = JSON.stringify(seqs);
  const empty = prepared(
    `select o.id from organisation o where o.seq in (select value from json_each(?)) and o.version = 1
         and not exists (select 1 from contact c where c.organisation_id = o.id)
         and o.id not in (select merged_into from organisation where merged_into is not null)`,
  )
    .pluck()
    .all(list) as readonly string[];
  const ids = JSON.stringify(empty);
  prepared('delete from organisation_version where organisation_id in (select value from json_each(?))').run(ids);
  prepared('delete from organisation where id in (select value from json_each(?))').run(ids);
  prepared(
    'delete from import_organisation where run = ? and organisation_seq in (select value from json_each(?))',
  ).run(run, list);
  return seqs.length;
}
