import { fieldsOf, normaliseFields } from '../../../shared/domain/contact/contact-fields.ts';
import type { ContactFields } from '../../../shared/domain/contact/contact.ts';
import type { ConsentsOfRow } from '../../../shared/domain/contact-file/consent-cells.ts';
import type { OrganisationDetails, SaidOfOrganisation } from '../../../shared/domain/contact-file/organisation-cells.ts';
import { mergedFields } from '../../../shared/domain/contact-file/merged-fields.ts';
import { brandId, type AgentId, type ContactId, type OrganisationId } from '../../../shared/lib/brand.ts';
import { writeConsents } from './consents.ts';
import type { Prepared, Run } from './import-run.ts';
import type { ContactWriter, StoredContact } from '../repos/contact-write.ts';

export type StagedRow = {
  readonly row: number;
  readonly action: 'add' | 'update';
  readonly contact_id: string;
  readonly fields: string;
  /** JSON of `ConsentsOfRow`; null when the row says nothing of the sort. */
  readonly consents: string | null;
  /** JSON of `SaidOfOrganisation`; null when the row says nothing of the sort. */
  readonly organisation: string | null;
  /** JSON of what belongs to a call list made of the file; null for nothing. */
  readonly listed: string | null;
};
const NOTHING_SAID: OrganisationDetails = { branch: '', street: '', houseNumber: '', postcode: '', city: '', country: '', website: '', registrationNo: '', ownerId: null, customerValue: null };

/** Writes some rows of an import. The caller holds the transaction. */
export class Slice {
  readonly #prepared: Prepared;
  readonly #writer: ContactWriter;
  readonly #run: Run;
  readonly #known: Map<string, StoredContact | null>;
  readonly #counts = { added: 0, updated: 0, unchanged: 0, gone: 0 };

  constructor(
    prepared: Prepared,
    writer: ContactWriter,
    run: Run,
    known: Map<string, StoredContact | null>,
  ) {
    this.#prepared = prepared;
    this.#writer = writer;
    this.#run = run;
    this.#known = known;
  }

  write(rows: readonly StagedRow[], position: number): void {
    const lastOrganisation = (): number =>
      (this.#prepared('select coalesce(max(seq), 0) as seq from organisation').get() as { seq: number }).seq;
    const before = lastOrganisation();
    for (const row of rows)
      if (row.action === 'add') this.#add(row);
      else this.#update(row);
    for (const row of rows) if (row.consents !== null) this.#tell(row, row.consents);
    const { added, updated, unchanged, gone } = this.#counts;
    this.#prepared(
      'update import_run set position = ?, added = added + ?, updated = updated + ?, unchanged = unchanged + ?, gone = gone + ? where seq = ?',
    ).run(position, added, updated, unchanged, gone, this.#run.seq);
    this.#prepared(
      'insert into import_organisation (run, organisation_seq) select ?, seq from organisation where seq > ?',
    ).run(this.#run.seq, before);
    for (const { contact_id: contactId, organisation } of rows)
      if (organisation !== null) this.#describe(this.#known.get(contactId)?.contact.organisationId ?? null, JSON.parse(organisation) as SaidOfOrganisation);
  }

  /** Only an organisation that this import made: of one that was known already it says nothing new. What an earlier row said stays. */
  #describe(id: OrganisationId | null, said: SaidOfOrganisation): void {
    if (id === null) return;
    this.#prepared(
      `update organisation set branch = iif(branch = '', @branch, branch), website = iif(website = '', @website, website),
         registration_no = iif(registration_no = '', @registrationNo, registration_no),
         customer_value = coalesce(customer_value, @customerValue), owner_id = coalesce(owner_id, @ownerId),
         (street, house_number, postcode, city, country) =
           (select iif(placed, street, @street), iif(placed, house_number, @houseNumber), iif(placed, postcode, @postcode), iif(placed, city, @city), iif(placed, country, @country)
            from (select street || house_number || postcode || city <> '' as placed))
       where id = @id and version = 1 and exists (select 1 from import_organisation where run = @run and organisation_seq = organisation.seq)`,
    ).run({ ...NOTHING_SAID, ...said, id, run: this.#run.seq });
  }

  #add({ row, contact_id: contactId, fields, listed }: StagedRow): void {
    const { practice, by, at } = this.#run;
    const id = brandId<ContactId>(contactId);
    const author = { agentId: brandId<AgentId>(by), at };
    const stored = this.#writer.insertStored(
      { id, fields: JSON.parse(fields) as ContactFields },
      practice !== 0,
      author,
      'import',
    );
    this.#note({ row, listed }, stored.seq, 1, true);
    this.#known.set(contactId, stored);
    this.#counts.added += 1;
  }

  #update({ row, contact_id: contactId, fields, listed }: StagedRow): void {
    const was = this.#known.get(contactId) ?? null;
    if (was === null || was.removed) {
      this.#counts.gone += 1;
      return;
    }
    const { by, at, says_language: saysLanguage } = this.#run;
    const before = normaliseFields(was.contact);
    const after = normaliseFields(mergedFields(before, JSON.parse(fields) as ContactFields, saysLanguage !== 0));
    if (JSON.stringify(fieldsOf(before)) === JSON.stringify(after)) {
      this.#counts.unchanged += 1;
      this.#prepared('insert into import_known (run, row, contact_seq, listed) values (?, ?, ?, ?)').run(this.#run.seq, row, was.seq, listed);
      return;
    }
    const contact = this.#writer.change(was, after, 'update', { agentId: brandId<AgentId>(by), at }, 'import');
    this.#note({ row, listed }, was.seq, contact.version, false);
    this.#known.set(contactId, { ...was, contact });
    this.#counts.updated += 1;
  }

  #tell({ row, contact_id: contactId }: StagedRow, consents: string): void {
    const stored = this.#known.get(contactId) ?? null;
    if (stored === null || stored.removed) return;
    writeConsents(this.#prepared, this.#run, row, stored.contact, JSON.parse(consents) as ConsentsOfRow);
  }

  #note({ row, listed }: Pick<StagedRow, 'row' | 'listed'>, seq: number, version: number, added: boolean): void {
    this.#prepared('insert into import_change (run, row, contact_seq, version, added, listed) values (?, ?, ?, ?, ?, ?)').run(
      this.#run.seq,
      row,
      seq,
      version,
      added ? 1 : 0,
      listed,
    );
  }
}
