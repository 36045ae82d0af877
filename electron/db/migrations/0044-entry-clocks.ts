import { sql, type Kysely, type Migration } from 'kysely';

/** How long a promise of one agent stays theirs, ms. */
const TO_EVERYBODY_MS = 30 * 60_000;
const LOOK_AGAIN = (row: 'new' | 'old'): string => `update list_entry set clocks = '' where contact_id = ${row}.contact_id and clocks <> '';`;

const STATEMENTS = [
  // By which clocks the telephone opens for somebody: those for whom it is closed are passed over together, and keep their place.
  `alter table list_entry add column clocks text not null default ''`,
  `drop index list_entry_fresh`,
  `drop index list_entry_waiting`,
  `create index list_entry_fresh on list_entry (list_id, segment, clocks, rank, id) where state = 'fresh'`,
  `create index list_entry_waiting on list_entry (list_id, segment, clocks, next_at) where state = 'waiting'`,
  `create trigger list_entry_phone_added after insert on contact_phone begin ${LOOK_AGAIN('new')} end`,
  `create trigger list_entry_phone_changed after update of e164, valid, contact_id on contact_phone begin ${LOOK_AGAIN('new')} end`,
  `create trigger list_entry_phone_gone after delete on contact_phone begin ${LOOK_AGAIN('old')} end`,
  `create trigger list_entry_other_card after update of contact_id on list_entry when new.clocks <> '' begin update list_entry set clocks = '' where id = new.id; end`,
  // Whoever waits for a callback waits for its moment, also when that is moved to an earlier one.
  `create trigger list_entry_callback_moved after update of due_at on agreement when new.due_at <> old.due_at and new.contact_id is not null and new.callback_zone is not null begin
    update list_entry set next_at = new.due_at where contact_id = new.contact_id and state = 'waiting' and next_at in (old.due_at, old.due_at + ${String(TO_EVERYBODY_MS)})
      and list_id in (select id from call_list where project_id = new.project_id);
  end`,
];

/** Who sleeps is left alone by the clocks of their country, and no longer put to sleep one by one: that lost the order of a list every night. */
export const entryClocks: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
