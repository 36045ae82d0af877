import type BetterSqlite from 'better-sqlite3';
import { v7 } from 'uuid';

import type { ContactAuthor } from '../../app/ports/data-port.ts';
import { newOrganisation, type OrganisationFields } from '../../../shared/domain/contact/organisation.ts';
import { brandId, type OrganisationId } from '../../../shared/lib/brand.ts';
import { organisationKey } from './contact-keys.ts';

type Named = { readonly id: OrganisationId; readonly name: string };

/** Writes organisations; the caller holds the transaction. */
export type OrganisationWriter = {
  /** The one with this id, else the one of this name, else a new one of this name; null without either. */
  readonly resolve: (id: OrganisationId | null, name: string, practice: boolean, author: ContactAuthor) => Named | null;
  readonly insert: (id: OrganisationId, fields: OrganisationFields, practice: boolean, author: ContactAuthor) => void;
  /** The columns of what an agent fills in. */
  readonly columns: (fields: OrganisationFields) => Readonly<Record<string, string | number | null>>;
};

export function organisationWriter(raw: BetterSqlite.Database): OrganisationWriter {
  const prepared = new Map<string, BetterSqlite.Statement>();
  const run = (sql: string): BetterSqlite.Statement => {
    let statement = prepared.get(sql);
    if (statement === undefined) prepared.set(sql, (statement = raw.prepare(sql)));
    return statement;
  };

  const columns: OrganisationWriter['columns'] = (fields) => ({
    ...{ name: fields.name.trim(), branch: fields.branch, street: fields.street, house_number: fields.houseNumber },
    ...{ postcode: fields.postcode, city: fields.city, country: fields.country, website: fields.website },
    ...{ registration_no: fields.registrationNo, owner_id: fields.ownerId, customer_value: fields.customerValue },
    ...{ notes: fields.notes, name_key: organisationKey(fields.name) },
  });

  const insert: OrganisationWriter['insert'] = (id, fields, practice, { agentId, at }) => {
    const row = {
      ...{ id, practice: practice ? 1 : 0, ...columns(fields), version: 1 },
      ...{ created_at: Math.round(at), created_by: agentId, updated_at: Math.round(at), updated_by: agentId },
    };
    const names = Object.keys(row);
    run(`insert into organisation (${names.join(', ')}) values (${names.map((name) => `@${name}`).join(', ')})`).run(row);
    run("insert into organisation_version (organisation_id, version, action, at, by) values (?, 1, 'create', ?, ?)").run(id, Math.round(at), agentId);
  };

  return {
    columns,
    insert,
    resolve: (id, name, practice, author) => {
      const byId = id === null ? undefined : (run('select id, name from organisation where id = ? and practice = ? and deleted_at is null').get(id, practice ? 1 : 0) as Named | undefined);
      if (byId !== undefined) return byId;
      if (name.trim() === '') return null;
      const byName = run('select id, name from organisation where practice = ? and name_key = ? and deleted_at is null order by seq limit 1').get(practice ? 1 : 0, organisationKey(name)) as Named | undefined;
      if (byName !== undefined) return byName;
      const created = { id: brandId<OrganisationId>(v7()), name: name.trim() };
      insert(created.id, newOrganisation(name), practice, author);
      return created;
    },
  };
}
