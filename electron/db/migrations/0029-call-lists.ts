import { sql, type Kysely, type Migration } from 'kysely';

/** Counting a million entries takes longer than an agent waits: the list itself keeps count. */
const COUNT = (row: 'new' | 'old', by: 1 | -1): string =>
  `update call_list set fresh = fresh + ${by} * (${row}.state = 'fresh'), waiting = waiting + ${by} * (${row}.state = 'waiting'),
    done = done + ${by} * (${row}.state = 'done'), removed = removed + ${by} * (${row}.state = 'removed'), reached = reached + ${by} * (${row}.why is 'reached')
    where id = ${row}.list_id;`;

/** An objection that says something about telephone calls of a project with another purpose than service. */
const CONCERNS = `new.channel in ('phone', 'all') and new.withdrawn_at is null`;
const ENTRIES = `e.contact_id = new.contact_id or e.contact_id in (select contact_id from contact_phone where e164 = new.number)`;
const PURPOSE = `p.purpose <> 'service' and (new.purpose = 'all' or new.purpose = p.purpose)`;

const STATEMENTS = [
  `create table call_list (
    id text not null primary key,
    project_id text not null references project (id),
    practice integer not null,
    name text not null,
    state text not null check (state in ('active', 'paused', 'archived')),
    order_rule text not null,
    rules text not null,
    fresh integer not null default 0,
    waiting integer not null default 0,
    done integer not null default 0,
    removed integer not null default 0,
    reached integer not null default 0,
    version integer not null default 1,
    created_at integer not null,
    created_by text not null references agent (id),
    updated_at integer not null,
    updated_by text not null references agent (id)
  ) strict, without rowid`,
  `create table list_entry (
    id integer not null primary key,
    list_id text not null references call_list (id),
    contact_id text not null references contact (id),
    rank integer not null,
    state text not null check (state in ('fresh', 'waiting', 'done', 'removed')),
    why text,
    next_at integer,
    leased_by text references agent (id),
    outcome text not null default '',
    updated_at integer not null
  ) strict`,
  `create unique index list_entry_once on list_entry (list_id, contact_id)`,
  `create index list_entry_contact on list_entry (contact_id)`,
  `create index list_entry_fresh on list_entry (list_id, rank, id) where state = 'fresh'`,
  `create index list_entry_waiting on list_entry (list_id, next_at) where state = 'waiting'`,
  `create index list_entry_leased on list_entry (leased_by) where leased_by is not null`,
  `create trigger list_entry_added after insert on list_entry begin ${COUNT('new', 1)} end`,
  `create trigger list_entry_moved after update of state, why on list_entry begin ${COUNT('old', -1)} ${COUNT('new', 1)} end`,
  `create table call_attempt (
    id integer not null primary key,
    entry_id integer not null references list_entry (id),
    contact_id text not null references contact (id),
    number text not null,
    call_id text,
    agent_id text not null references agent (id),
    at integer not null,
    ended_at integer,
    result text,
    cause text,
    sip_status integer
  ) strict`,
  `create index call_attempt_entry on call_attempt (entry_id)`,
  `create index call_attempt_contact on call_attempt (contact_id, at)`,
  `create index call_attempt_open on call_attempt (agent_id) where result is null`,
  // Whoever objects is off every list in the same transaction.
  `create trigger list_entry_objection after insert on contact_objection when ${CONCERNS} begin
    update list_entry as e set state = 'removed', why = 'objection', next_at = null, updated_at = new.created_at
    where (${ENTRIES}) and e.state in ('fresh', 'waiting')
      and exists (select 1 from call_list l join project p on p.id = l.project_id where l.id = e.list_id and ${PURPOSE});
  end`,
  // Taken back: they are as they were; what else stands against a call is asked at each dial.
  `create trigger list_entry_objection_withdrawn after update of withdrawn_at on contact_objection when new.withdrawn_at is not null and old.withdrawn_at is null begin
    update list_entry as e set why = null, updated_at = new.withdrawn_at,
      state = iif(exists (select 1 from call_attempt a where a.entry_id = e.id), 'waiting', 'fresh'),
      next_at = iif(exists (select 1 from call_attempt a where a.entry_id = e.id), new.withdrawn_at, null)
    where (${ENTRIES}) and e.state = 'removed' and e.why = 'objection';
  end`,
];

/** Call lists: who is to be called, what was tried, and what came of it. */
export const callLists: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
