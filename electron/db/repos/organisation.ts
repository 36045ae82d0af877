import type { Selectable } from 'kysely';

import type { CustomerFilePort } from '../../app/ports/customer-file-port.ts';
import type { ContactAuthor } from '../../app/ports/data-port.ts';
import { compareNames } from '../../../shared/domain/contact/name-order.ts';
import { changedOrganisationFields, fieldsOfOrganisation, type Organisation, type OrganisationFields } from '../../../shared/domain/contact/organisation.ts';
import { appError, type AppError } from '../../../shared/errors/app-error.ts';
import { brandId, type AgentId, type OrganisationId } from '../../../shared/lib/brand.ts';
import { err, ok, type Result } from '../../../shared/lib/result.ts';
import type { OrganisationTable } from '../schema.ts';
import { organisationKey } from './contact-keys.ts';
import { toContacts } from './contact-rows.ts';
import { contactWriter } from './contact-write.ts';
import type { RepoContext } from './context.ts';
import { organisationWriter } from './organisation-write.ts';

/** Renaming writes the name on this many contacts at most; more work at no organisation. */
const MOST_PERSONS = 5_000;
const LAST_CHARACTER = '\u{10FFFF}';

function toOrganisation(row: Selectable<OrganisationTable>): Organisation {
  return {
    id: brandId<OrganisationId>(row.id),
    practice: row.practice !== 0,
    name: row.name,
    branch: row.branch,
    street: row.street,
    houseNumber: row.house_number,
    postcode: row.postcode,
    city: row.city,
    country: row.country,
    website: row.website,
    registrationNo: row.registration_no,
    ownerId: row.owner_id === null ? null : brandId<AgentId>(row.owner_id),
    customerValue: row.customer_value,
    notes: row.notes,
    createdAt: row.created_at,
    createdBy: brandId<AgentId>(row.created_by ?? ''),
    updatedAt: row.updated_at,
    version: row.version,
    retentionClass: row.retention_class,
  };
}

/** The organisations of the customer file, and who works there. */
export function organisationRepo({ db, raw, codec }: RepoContext): CustomerFilePort['organisations'] {
  const contacts = contactWriter(raw);
  const writer = organisationWriter(raw);

  const rowOf = (id: OrganisationId) =>
    db.selectFrom('organisation').selectAll().where('id', '=', id).where('deleted_at', 'is', null).executeTakeFirst();

  const staff = (id: OrganisationId, limit: number) =>
    db.selectFrom('contact').selectAll().where('organisation_id', '=', id).where('deleted_at', 'is', null).limit(limit).execute();

  /** Writes the next version, and the name onto everybody who works there. */
  async function change(
    was: Selectable<OrganisationTable>,
    fields: OrganisationFields,
    action: 'update' | 'undo',
    { agentId, at }: ContactAuthor,
  ): Promise<Result<Organisation, AppError>> {
    const id = brandId<OrganisationId>(was.id);
    const key = organisationKey(fields.name);
    const other = await db
      .selectFrom('organisation')
      .select('id')
      .where('practice', '=', was.practice)
      .where('name_key', '=', key)
      .where('deleted_at', 'is', null)
      .where('id', '<>', was.id)
      .executeTakeFirst();
    if (other) return err(appError('name-taken', `organisation ${id}: another one has this name`));
    const renamed = fields.name.trim() !== was.name;
    const persons = renamed ? await staff(id, MOST_PERSONS) : [];
    const whole = await toContacts(db, persons);
    contacts.transaction(() => {
      const columns = { ...writer.columns(fields), version: was.version + 1, updated_at: Math.round(at), updated_by: agentId };
      raw.prepare(`update organisation set ${Object.keys(columns).map((name) => `${name} = @${name}`).join(', ')} where id = @id`).run({ ...columns, id });
      raw
        .prepare('insert into organisation_version (organisation_id, version, action, at, by, before) values (?, ?, ?, ?, ?, ?)')
        .run(id, was.version + 1, action, Math.round(at), agentId, codec.json.write(fieldsOfOrganisation(toOrganisation(was))));
      whole.forEach((contact, index) =>
        contacts.reindex({ seq: persons[index]?.seq ?? 0, removed: false, contact: { ...contact, organisation: fields.name.trim() } }),
      );
    });
    const row = await rowOf(id);
    return row ? ok(toOrganisation(row)) : err(appError('not-found', `organisation ${id}`));
  }

  return {
    get: async (id) => {
      const row = await rowOf(id);
      return row ? toOrganisation(row) : null;
    },

    async search(query, limit, practice) {
      const key = organisationKey(query);
      if (key === '') return [];
      const rows = await db
        .selectFrom('organisation')
        .selectAll()
        .where('practice', '=', codec.bool.write(practice))
        .where('deleted_at', 'is', null)
        .where('name_key', '>=', key)
        .where('name_key', '<', key + LAST_CHARACTER)
        .orderBy('name_key')
        .limit(limit)
        .execute();
      return rows.map(toOrganisation);
    },

    async persons(id, limit) {
      return (await toContacts(db, await staff(id, limit))).toSorted(compareNames);
    },

    async changes(id, limit) {
      const row = await rowOf(id);
      if (!row) return [];
      const versions = await db
        .selectFrom('organisation_version as v')
        .leftJoin('agent as a', 'a.id', 'v.by')
        .select(['v.version', 'v.action', 'v.at', 'v.before', 'a.name'])
        .where('v.organisation_id', '=', id)
        .orderBy('v.version', 'desc')
        .limit(limit)
        .execute();
      let after: OrganisationFields = toOrganisation(row);
      return versions.map(({ version, action, at, before: kept, name }) => {
        const before = kept === null ? null : (codec.json.read(kept) as OrganisationFields);
        const fields = before === null ? [] : changedOrganisationFields(before, after);
        after = before ?? after;
        return { version, action, at, byName: name ?? '', fields };
      });
    },

    async update(id, version, fields, author) {
      const was = await rowOf(id);
      if (!was) return err(appError('not-found', `organisation ${id}`));
      if (was.version !== version) return err(appError('stale-version', `organisation ${id}: version ${was.version}, not ${version}`, { version: was.version }));
      return change(was, fields, 'update', author);
    },

    async undo(id, author) {
      const was = await rowOf(id);
      const last = await db.selectFrom('organisation_version').select('before').where('organisation_id', '=', id).orderBy('version', 'desc').limit(1).executeTakeFirst();
      if (!was || !last || last.before === null) return err(appError('not-found', `organisation ${id}: no earlier version`));
      return change(was, codec.json.read(last.before) as OrganisationFields, 'undo', author);
    },
  };
}
