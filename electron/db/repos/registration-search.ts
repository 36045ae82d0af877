import { sql, type Kysely } from 'kysely';

import type { RegistrationSearch } from '../../app/ports/registration-port.ts';
import type { Database } from '../schema.ts';

/** Registrations with their conversations that fit; confidential customers' only for whoever may see them. */
export function registrationsFound(db: Kysely<Database>, { which, kind, query, viewer }: RegistrationSearch) {
  let found = db
    .selectFrom('registration as r')
    .innerJoin('interaction as i', 'i.id', 'r.interaction_id')
    .leftJoin('agent as a', 'a.id', 'r.agent_id')
    .leftJoin('contact as contact', 'contact.id', 'r.contact_id')
    .where('r.practice', '=', viewer.practice ? 1 : 0)
    .where(
      sql<boolean>`not exists (select 1 from contact c where c.id = r.contact_id and c.confidential = 1
        and not exists (select 1 from contact_visibility v where v.contact_id = c.id and v.agent_id = ${viewer.agentId}))`,
    )
    .$if(which === 'open', (select) => select.where(sql<boolean>`r.case_open = 1`))
    .$if(which === 'incomplete', (select) => select.where(sql<boolean>`r.state = 'incomplete'`))
    .$if(kind !== null, (select) =>
      select.where(sql<boolean>`(select json_extract(f.body, '$.kind') from form_version f where f.form_id = r.form_id and f.version = r.form_version) = ${kind}`),
    );
  for (const word of query.toLowerCase().split(/\s+/u).filter((each) => each !== '').slice(0, 8)) {
    const like = `%${word.replaceAll(/[\\%_]/gu, (sign) => `\\${sign}`)}%`;
    found = found.where(
      sql<boolean>`(lower(r.form_values) like ${like} escape '\\' or i.remote_raw like ${like} escape '\\' or coalesce(i.remote_number, '') like ${like} escape '\\'
        or lower(coalesce(contact.first_name, '') || ' ' || coalesce(contact.infix, '') || ' ' || coalesce(contact.last_name, '') || ' ' || coalesce(contact.organisation, '')) like ${like} escape '\\')`,
    );
  }
  return found;
}
