import { sql, type Kysely, type Migration } from 'kysely';

/** A result of a conversation, as targets count them: an order, or what was asked and done. */
const RESULT = (row: 'new' | 'old'): string => `(${row}.why is 'reached' and ${row}.outcome in ('sale', 'complete'))`;
const COUNT = (table: 'list_segment' | 'call_list', row: 'new' | 'old', by: 1 | -1): string =>
  `update ${table} set ${table === 'call_list' ? '' : `fresh = fresh + ${by} * (${row}.state = 'fresh'), waiting = waiting + ${by} * (${row}.state = 'waiting'),
    done = done + ${by} * (${row}.state = 'done'), removed = removed + ${by} * (${row}.state = 'removed'), reached = reached + ${by} * (${row}.why is 'reached'),`}
    results = results + ${by} * ${RESULT(row)}
    where ${table === 'call_list' ? `id = ${row}.list_id` : `list_id = ${row}.list_id and id = ${row}.segment`};`;

const OUTCOME = `update list_entry set outcome = coalesce(new.meaning, '') where why = 'reached' and id in (
  select a.entry_id from call c join call_attempt a on a.call_id = c.id where c.interaction_id = new.interaction_id and a.result = 'answered');`;

const STATEMENTS = [
  // How a list is worked, what a call costs and what it aims at; what it was made of.
  `alter table call_list add column settings text not null default '{}'`,
  `alter table call_list add column source text not null default '{"kind":"filter"}'`,
  `alter table call_list add column results integer not null default 0`,
  // Attempt rules of a project; a list with rules of its own has them in call_list.rules, which is '{}' otherwise.
  `create table project_rules (
    project_id text not null primary key references project (id),
    rules text not null,
    version integer not null default 1,
    updated_at integer not null,
    updated_by text not null references agent (id)
  ) strict, without rowid`,
  // Parts of a list with a quota and a priority of their own. Every list has the part 0.
  `create table list_segment (
    list_id text not null references call_list (id),
    id integer not null,
    name text not null,
    quota integer check (quota > 0),
    priority integer not null default 0,
    fresh integer not null default 0,
    waiting integer not null default 0,
    done integer not null default 0,
    removed integer not null default 0,
    reached integer not null default 0,
    results integer not null default 0,
    primary key (list_id, id)
  ) strict, without rowid`,
  `insert into list_segment (list_id, id, name, fresh, waiting, done, removed, reached) select id, 0, '', fresh, waiting, done, removed, reached from call_list`,
  `create trigger call_list_segment after insert on call_list begin insert into list_segment (list_id, id, name) values (new.id, 0, ''); end`,
  `alter table list_entry add column segment integer not null default 0`,
  // Tries up to this one belong to an earlier round: the list was called anew.
  `alter table list_entry add column tries_after integer not null default 0`,
  `drop index list_entry_fresh`,
  `drop index list_entry_waiting`,
  `create index list_entry_fresh on list_entry (list_id, segment, rank, id) where state = 'fresh'`,
  `create index list_entry_waiting on list_entry (list_id, segment, next_at) where state = 'waiting'`,
  `create trigger list_entry_segment_added after insert on list_entry begin ${COUNT('list_segment', 'new', 1)} ${COUNT('call_list', 'new', 1)} end`,
  `create trigger list_entry_segment_moved after update of state, why, outcome on list_entry begin
    ${COUNT('list_segment', 'old', -1)} ${COUNT('list_segment', 'new', 1)} ${COUNT('call_list', 'old', -1)} ${COUNT('call_list', 'new', 1)} end`,
  `create trigger list_entry_taken_out after delete on list_entry begin
    update call_list set fresh = fresh - (old.state = 'fresh'), waiting = waiting - (old.state = 'waiting'), done = done - (old.state = 'done'),
      removed = removed - (old.state = 'removed'), reached = reached - (old.why is 'reached') where id = old.list_id;
    ${COUNT('list_segment', 'old', -1)} ${COUNT('call_list', 'old', -1)} end`,
  // Known contacts of an import about whom it said nothing new: they were in the file too.
  `create table import_known (
    run integer not null,
    row integer not null,
    contact_seq integer not null,
    primary key (run, row)
  ) strict, without rowid`,
  // Figures of a list: its tries, their hour by the clock of the person who was called (0 is Monday from midnight on), and the time spoken.
  `alter table call_attempt add column list_id text references call_list (id)`,
  `alter table call_attempt add column segment integer not null default 0`,
  `alter table call_attempt add column week_hour integer check (week_hour between 0 and 167)`,
  `alter table call_attempt add column talk_ms integer not null default 0`,
  `update call_attempt set list_id = (select list_id from list_entry e where e.id = entry_id)`,
  `create index call_attempt_list on call_attempt (list_id, at)`,
  `create index call_attempt_call on call_attempt (call_id) where call_id is not null`,
  // Tries from before have the hour of this computer, and the time of their call.
  `update call_attempt set week_hour = ((strftime('%w', at / 1000, 'unixepoch', 'localtime') + 6) % 7) * 24 + strftime('%H', at / 1000, 'unixepoch', 'localtime'),
    talk_ms = coalesce((select max(0, c.ended_at - c.answered_at) from call c where c.id = call_id), 0)`,
  // What a conversation came to, also when it is registered or put right afterwards.
  `create trigger registration_of_entry after insert on registration begin ${OUTCOME} end`,
  `create trigger registration_of_entry_changed after update of meaning on registration when new.meaning is not old.meaning begin ${OUTCOME} end`,
  `update list_entry set outcome = coalesce((select r.meaning from call_attempt a join call c on c.id = a.call_id join registration r on r.interaction_id = c.interaction_id
    where a.entry_id = list_entry.id and a.result = 'answered' order by a.id desc limit 1), '') where why = 'reached'`,
];

/** Working call lists: modes, rules, segments with quotas, and what their figures are counted from. */
export const listWork: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
