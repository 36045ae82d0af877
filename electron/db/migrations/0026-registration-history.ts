import { sql, type Kysely, type Migration } from 'kysely';

/** States and outcomes of the forms that came with the application until now, as `caseOf` reads them. */
const FOLLOWED = `(case_kind = 'complaint' and meaning in ('complete', 'sale', 'contact', 'callback'))
  or (case_kind = 'sales-order' and meaning = 'sale')
  or (case_kind = 'quote' and meaning in ('sale', 'contact'))
  or (case_kind = 'reservation' and meaning in ('sale', 'complete'))`;

const STATEMENTS = [
  `alter table registration add column version integer not null default 1`,
  `alter table registration add column case_kind text`,
  `alter table registration add column case_term text`,
  `alter table registration add column case_open integer not null default 0 check (case_open in (0, 1))`,
  `update registration set case_kind = (select json_extract(f.body, '$.kind') from form_version f where f.form_id = registration.form_id and f.version = registration.form_version)`,
  `update registration set case_kind = null where json_extract(form_values, '$.state.value') is null or not coalesce(${FOLLOWED}, 0)`,
  `update registration set
    case_open = json_extract(form_values, '$.state.value') not in ('reported-back', 'closed', 'delivered', 'cancelled', 'accepted', 'declined', 'expired'),
    case_term = json_extract(form_values, case case_kind when 'complaint' then '$.term.value' when 'sales-order' then '$.deliveryDate.value'
      when 'quote' then '$.validUntil.value' else '$.date.value' end)
    where case_kind is not null`,
  `update registration set case_term = null where case_open = 0`,
  `create index registration_case on registration (case_term) where case_open = 1`,
  `create index registration_incomplete on registration (completed_at) where state = 'incomplete'`,
  `create index registration_time on registration (completed_at)`,
  `create table registration_version (
    interaction_id text not null references interaction (id),
    version integer not null,
    cause text not null check (cause in ('step', 'correction', 'take-back')),
    reason text not null,
    before text not null,
    at integer not null,
    by_id text not null references agent (id),
    primary key (interaction_id, version)
  ) strict, without rowid`,
  `create table registration_written_back (
    interaction_id text not null primary key references interaction (id),
    contact_id text not null references contact (id),
    written text not null,
    refused text not null,
    undone integer not null check (undone in (0, 1)),
    at integer not null,
    by_id text not null references agent (id)
  ) strict, without rowid`,
  `create table registration_promise (
    interaction_id text not null references interaction (id),
    purpose text not null,
    agreement_id text not null references agreement (id),
    primary key (interaction_id, purpose, agreement_id)
  ) strict, without rowid`,
];

/** What becomes of a registration after the conversation: its life, its corrections, what it wrote to the customer, and the promises it made. */
export const registrationHistory: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
