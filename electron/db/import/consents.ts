import { v7 } from 'uuid';

import type { Contact } from '../../../shared/domain/contact/contact.ts';
import type { ConsentsOfRow } from '../../../shared/domain/contact-file/consent-cells.ts';
import type { ImportedConsent, ImportedObjection } from '../../../shared/domain/contact-file/imported-consent.ts';
import type { Prepared, Run } from './import-run.ts';

type Told = Pick<Contact, 'id' | 'phones'>;

/**
 * Writes what a row says about consent and objection, and notes it, so that it can be taken back. What is in force already is not written
 * again: the same file a second time changes nothing. The caller holds the transaction.
 */
export function writeConsents(
  prepared: Prepared,
  run: Run,
  row: number,
  contact: Told,
  { consents, objections }: ConsentsOfRow,
): void {
  for (const consent of consents) grant(prepared, run, row, contact, consent);
  for (const objection of objections) object(prepared, run, contact, objection);
}

function note(prepared: Prepared, run: Run, contact: Told, kind: 'consent' | 'objection', id: string): void {
  prepared('insert into import_consent (run, contact_id, kind, id) values (?, ?, ?, ?)').run(
    run.seq,
    contact.id,
    kind,
    id,
  );
}

function grant(
  prepared: Prepared,
  run: Run,
  row: number,
  contact: Told,
  { purpose, basis, channel, product, grantedHow, proof, scope, from, to }: ImportedConsent,
): void {
  const since = from === null ? null : midnight(from);
  // Of a day as a whole: a file has no time of day. What was withdrawn after that day stays withdrawn, the file is older.
  const known = prepared(
    `select 1 from consent where contact_id = @contact and purpose = @purpose and basis = @basis and channel = @channel and product = @product
       and removed_at is null and case when withdrawn_at is null then @since is null or (valid_from >= @since and valid_from < @next) else withdrawn_at >= @since end`,
  ).get({ contact: contact.id, purpose, basis, channel, product, since, next: from === null ? null : midnight(from, 1) });
  if (known !== undefined) return;
  const id = v7();
  prepared(
    `insert into consent (id, contact_id, purpose, basis, product, channel, scope, granted_how, proof, valid_from, valid_to,
       withdrawn_at, withdrawn_by, removed_at, removed_by, created_at, created_by, updated_at, updated_by)
     values (@id, @contact, @purpose, @basis, @product, @channel, @scope, @how, @proof, @from, @to, null, null, null, null, @at, @by, @at, @by)`,
  ).run({
    ...{ id, contact: contact.id, purpose, basis, product, channel, scope, how: grantedHow, at: run.at, by: run.by },
    ...{ from: since ?? run.at, to: to === null ? null : midnight(to, 1) },
    // Where it can be seen, in the end: the row that said so.
    proof: proof === '' ? `${run.file_name} (${String(row)})` : proof,
  });
  note(prepared, run, contact, 'consent', id);
}

function object(
  prepared: Prepared,
  run: Run,
  contact: Told,
  { purpose, channel, note: words }: ImportedObjection,
): void {
  const known = prepared(
    'select 1 from contact_objection where contact_id = ? and purpose = ? and channel = ? and withdrawn_at is null',
  ).get(contact.id, purpose, channel);
  if (known !== undefined) return;
  const id = v7();
  const insert = prepared(
    `insert into contact_objection (objection_id, contact_id, number, purpose, channel, note, interaction_id, withdrawn_at, withdrawn_by,
       created_at, created_by, updated_at, updated_by)
     values (@id, @contact, @number, @purpose, @channel, @words, null, null, null, @at, @by, @at, @by)`,
  );
  const numbers = new Set(contact.phones.map(({ e164 }) => e164));
  for (const number of [null, ...[...numbers].filter((each) => each !== null)])
    insert.run({ id, contact: contact.id, number, purpose, channel, words, at: run.at, by: run.by });
  note(prepared, run, contact, 'objection', id);
}

/** The first instant of a day where the file is imported, or of one so many days later. */
function midnight(day: string, later = 0): number {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date + later).getTime();
}

/** What an import told of one contact and nobody has touched since. */
const UNTOUCHED_CONSENTS = `select i.id from import_consent i join consent c on c.id = i.id
  where i.run = @run and i.contact_id = @contact and i.kind = 'consent' and c.updated_at = c.created_at`;
const UNTOUCHED_OBJECTIONS = `select i.id from import_consent i where i.run = @run and i.contact_id = @contact and i.kind = 'objection'
  and not exists (select 1 from contact_objection o where o.objection_id = i.id and o.updated_at <> o.created_at)`;

/** Whether all consents and objections of a contact were told by the import, and nobody touched them since. */
export function onlyImported(prepared: Prepared, run: number, contact: string): boolean {
  const others = prepared(
    `select 1 from consent where contact_id = @contact and id not in (${UNTOUCHED_CONSENTS})
     union all
     select 1 from contact_objection where contact_id = @contact and objection_id not in (${UNTOUCHED_OBJECTIONS})`,
  );
  return others.get({ run, contact }) === undefined;
}

/** Takes back what the import told of one contact, except what somebody has withdrawn or changed since. */
export function eraseConsents(prepared: Prepared, run: number, contact: string): void {
  prepared(`delete from consent where id in (${UNTOUCHED_CONSENTS})`).run({ run, contact });
  prepared(`delete from contact_objection where objection_id in (${UNTOUCHED_OBJECTIONS})`).run({ run, contact });
  keepConsents(prepared, run, contact);
}

/** From now on they are like any others of the contact. */
export function keepConsents(prepared: Prepared, run: number, contact: string): void {
  prepared('delete from import_consent where run = ? and contact_id = ?').run(run, contact);
}

/** Some of the contacts of whom the import told something that is not taken back yet. */
export function contactsWithConsents(prepared: Prepared, run: number, limit: number): readonly string[] {
  return prepared('select distinct contact_id from import_consent where run = ? limit ?')
    .pluck()
    .all(run, limit) as readonly string[];
}
