import type BetterSqlite from 'better-sqlite3';

import { zeroCounts, type CountKey } from '../../../shared/domain/figures/sums.ts';
import type { FormRef, RegistrationValues, TableField } from '../../../shared/domain/registration/form.ts';
import { tableTotals } from '../../../shared/domain/registration/line-totals.ts';
import { valueIn } from '../../../shared/domain/registration/field-values.ts';
import { readRows } from '../../../shared/domain/registration/table-value.ts';
import type { Script } from '../../../shared/domain/script/script.ts';
import type { RepoContext } from './context.ts';
import { formsOf } from './form.ts';
import { statementsOf } from './named-statements.ts';
import { readerOf } from './search/statements.ts';

/** One person's work between two instants, of one project or (null) of all. */
export type Bound = {
  readonly agent: string;
  readonly project: string | null;
  readonly now: number;
  readonly from: number;
  readonly to: number;
};
export type Counts = Record<CountKey, number>;

type Counting = { readonly columns: string; readonly from: string; readonly project: string };

const CALLS: Counting = {
  columns: `count(case when direction = 'in' then 1 end) as callsIn, count(case when direction = 'out' then 1 end) as callsOut,
    total(case when direction = 'in' then answered_at - started_at end) as answerMs,
    count(t.call_id) as measured, total(t.unannounced_ms) as unannouncedMs, total(t.announced_ms) as announcedMs, total(t.system_ms) as systemMs,
    total(t.agent_ms) as agentVoiceMs, total(t.customer_ms) as customerVoiceMs, total(t.overlap_ms) as overlapMs`,
  from: `call c left join call_talk t on t.call_id = c.id
  where c.agent_id = @agent and c.answered_at >= @from and c.answered_at < @to and c.practice = 0 and c.consults_for is null`,
  project: 'c.project_id',
};

const MISSED: Counting = {
  columns: 'count(*) as missed',
  from: `call where agent_id = @agent and started_at >= @from and started_at < @to and answered_at is null and direction = 'in' and practice = 0
    and end_cause is not null and end_cause <> 'answered-elsewhere'`,
  project: 'project_id',
};

/** Reached is everybody whose outcome says more than that the number or the person could not be; a result is an order, or what was asked and done. */
const REGISTRATIONS: Counting = {
  columns: `count(*) as registered,
    count(case when solved in ('yes', 'no') then 1 end) as asked, count(case when solved = 'yes' then 1 end) as solved,
    count(case when meaning is not null and meaning <> 'unworkable' then 1 end) as reached,
    count(case when meaning = 'sale' then 1 end) as sales, count(case when meaning in ('sale', 'complete') then 1 end) as results`,
  from: 'registration where agent_id = @agent and completed_at >= @from and completed_at < @to and practice = 0',
  project: 'project_id',
};

/** Kept in time, of those whose time has come. */
const PROMISES: Counting = {
  columns: `count(case when due_at < @now or state in ('kept', 'missed') then 1 end) as promisesDue, count(case when state = 'kept' and closed_at <= due_at then 1 end) as promisesKept`,
  from: 'agreement where owner_id = @agent and due_at >= @from and due_at < @to and practice = 0 and removed_at is null',
  project: 'project_id',
};

const OF_PROJECT = (project: string): string => `(@project is null or ${project} = @project)`;
const together = ({ columns, from, project }: Counting): string => `select '' as project, ${columns} from ${from} and ${OF_PROJECT(project)}`;
const apart = ({ columns, from, project }: Counting): string => `select ${project} as project, ${columns} from ${from} and ${OF_PROJECT(project)} group by 1`;
const COUNTED = [CALLS, MISSED, REGISTRATIONS, PROMISES];
const STATEMENTS = { together: COUNTED.map(together), apart: COUNTED.map(apart) };

const SALES = `select r.project_id as project, i.form, r.form_values from registration r join interaction i on i.id = r.interaction_id
  where r.agent_id = @agent and r.completed_at >= @from and r.completed_at < @to and r.practice = 0 and r.meaning = 'sale' and ${OF_PROJECT('r.project_id')}`;

const SCRIPTS = `select project_id as project, script_ref as ref, script_end as step, count(*) as runs from interaction
  where agent_id = @agent and answered_at >= @from and answered_at < @to and answered_at is not null and state not in ('open', 'handling') and practice = 0
    and script_ref is not null and ${OF_PROJECT('project_id')}
  group by 1, 2, 3`;

/**
 * What stands in the log between two instants, counted row by row.
 * @param how all that is asked for together, under an empty name, or each project apart
 */
export async function countLog(context: RepoContext, bound: Bound, how: 'together' | 'apart'): Promise<ReadonlyMap<string, Counts>> {
  const found = new Map<string, Counts>();
  const of = (project: string): Counts => {
    const name = how === 'apart' ? project : '';
    const known = found.get(name) ?? zeroCounts();
    found.set(name, known);
    return known;
  };
  const { named } = statementsOf(context.raw);
  for (const statement of STATEMENTS[how])
    for (const { project, ...counts } of named<{ readonly project: string } & Partial<Counts>>(statement, bound))
      for (const [key, value] of Object.entries(counts)) of(project)[key as CountKey] += value;
  await addTurnover(context, bound, of);
  addScripts(context, bound, of);
  return found;
}

/** What was sold, by the lines of the orders: with VAT where the prices have it in them. */
async function addTurnover({ db, raw, codec }: RepoContext, bound: Bound, of: (project: string) => Counts): Promise<void> {
  const rows = statementsOf(raw)
    .named<{ readonly project: string; readonly form: string; readonly form_values: string }>(SALES, bound)
    .map((row) => ({
      project: row.project,
      ref: codec.json.read(row.form) as FormRef,
      values: codec.json.read(row.form_values) as RegistrationValues,
    }));
  if (rows.length === 0) return;
  const formOf = await formsOf(
    db,
    codec,
    rows.map(({ ref }) => ref),
  );
  for (const { project, ref, values } of rows) {
    const field = formOf(ref).fields.find(
      (each): each is TableField => each.kind === 'table' && each.amounts !== undefined,
    );
    const totals = field === undefined ? null : tableTotals(field, readRows(field, valueIn(values, field.key)));
    if (field === undefined || totals === null || !totals.ok || totals.value === null) continue;
    of(project).turnover += totals.value.net;
  }
}

/** The last steps of each version of a script: a run that came to one of them went through. */
const lastSteps = new WeakMap<BetterSqlite.Database, Map<string, ReadonlySet<string>>>();

function addScripts({ raw, codec }: RepoContext, bound: Bound, of: (project: string) => Counts): void {
  const known = lastSteps.get(raw) ?? new Map<string, ReadonlySet<string>>();
  lastSteps.set(raw, known);
  for (const { project, ref, step, runs } of statementsOf(raw).named<{
    readonly project: string;
    readonly ref: string;
    readonly step: string | null;
    readonly runs: number;
  }>(SCRIPTS, bound)) {
    let ends = known.get(ref);
    if (ends === undefined) {
      const at = ref.lastIndexOf('/');
      const [row] = readerOf(raw).all<{ readonly body: string }>(
        'select body from script_version where script_id = ? and version = ?',
        ref.slice(0, at),
        Number(ref.slice(at + 1)),
      );
      ends = new Set(
        row === undefined
          ? []
          : (codec.json.read(row.body) as Script).steps.filter(({ kind }) => kind === 'end').map(({ id }) => id),
      );
      // One that is not here may come.
      if (row !== undefined) known.set(ref, ends);
    }
    // A script that is not kept any more says nothing about how it ended.
    if (ends.size === 0) continue;
    of(project).scripts += runs;
    if (step !== null && ends.has(step)) of(project).scriptsComplete += runs;
  }
}
