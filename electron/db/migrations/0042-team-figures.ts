import { sql, type Kysely, type Migration } from 'kysely';

const STATEMENTS = [
  // Sums of somebody's work, given as a signed file. They stay until who leads the team removes them.
  `create table team_figures (
    id text not null primary key,
    key text not null,
    fingerprint text not null,
    person_id text not null,
    name text not null,
    project text not null default '',
    span text not null check (span in ('day', 'week', 'month', 'year')),
    from_day text not null,
    to_day text not null,
    counted_at integer not null,
    digest text not null,
    sums text not null,
    opened_at integer not null,
    opened_by text not null references agent (id),
    unique (key, person_id, project, span, from_day)
  ) strict, without rowid`,
];

/** Figures that people of a team gave as files (F76). */
export const teamFigures: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
