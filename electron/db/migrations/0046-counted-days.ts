import { sql, type Kysely, type Migration } from 'kysely';

const DAY_MS = 86_400_000;
const EVENTS = [
  ['insert', ['new']],
  ['delete', ['old']],
  ['update', ['old', 'new']],
] as const;

/** Takes the sums of the days away in which a person has one of these instants. */
const forget = (agent: string, ...instants: readonly string[]): string =>
  `delete from counted_day where agent_id = ${agent} and day in (${instants.map((at) => `${at} / ${String(DAY_MS)}`).join(', ')});`;
/** Of the conversation that something belongs to. */
const forgetOf = (table: string, agent: string, at: string, key: string, of: string): string =>
  `delete from counted_day where agent_id = (select ${agent} from ${table} where ${key} = ${of}) and day = (select ${at} / ${String(DAY_MS)} from ${table} where ${key} = ${of});`;

/** What is counted stands in these columns; a row is where it counts by its own instants or by those of the row that it belongs to. */
const COUNTED: readonly { readonly table: string; readonly columns: string; readonly what: (row: 'old' | 'new') => string }[] = [
  {
    table: 'call',
    columns: 'agent_id, project_id, practice, direction, started_at, answered_at, end_cause, consults_for',
    what: (row) => forget(`${row}.agent_id`, `${row}.started_at`, `${row}.answered_at`),
  },
  {
    table: 'call_talk',
    columns: 'call_id, agent_ms, customer_ms, overlap_ms, announced_ms, unannounced_ms, system_ms',
    what: (row) => forgetOf('call', 'agent_id', 'answered_at', 'id', `${row}.call_id`),
  },
  {
    table: 'registration',
    columns: 'interaction_id, agent_id, project_id, practice, completed_at, meaning, form_values',
    what: (row) => forget(`${row}.agent_id`, `${row}.completed_at`),
  },
  {
    table: 'interaction',
    columns: 'agent_id, project_id, practice, answered_at, state, script, form',
    what: (row) => forget(`${row}.agent_id`, `${row}.answered_at`) + forgetOf('registration', 'agent_id', 'completed_at', 'interaction_id', `${row}.id`),
  },
  {
    table: 'agreement',
    columns: 'owner_id, project_id, practice, due_at, state, closed_at, removed_at',
    what: (row) => forget(`${row}.owner_id`, `${row}.due_at`),
  },
  // What these say is in any day; they are written once and seldom.
  ...['script_version', 'form_version', 'outcome_set_version'].map((table) => ({ table, columns: 'body', what: () => 'delete from counted_day;' })),
];

const STATEMENTS = [
  `create table counted_day (
    agent_id text not null,
    day integer not null,
    counts text not null,
    primary key (agent_id, day)
  ) strict, without rowid`,
  ...COUNTED.flatMap(({ table, columns, what }) =>
    EVENTS.map(
      ([event, rows]) =>
        `create trigger ${table}_counted_${event} after ${event} ${event === 'update' ? `of ${columns} ` : ''}on ${table} begin ${[...new Set(rows.map(what))].join(' ')} end`,
    ),
  ),
];

/** What each person's days that are over came to, by days of UTC; a day in which anything changes is taken out and counted again. */
export const countedDays: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
