import type BetterSqlite from 'better-sqlite3';

import { LONGEST_INTERRUPTION_MS } from '../../../shared/domain/agent-state/recover-session.ts';
import { emptyTally, TIME_KINDS, type CountKey, type Sums, type Tally } from '../../../shared/domain/figures/sums.ts';
import { kindOf, spendTime, type TimeSpent } from '../../../shared/domain/figures/spend-time.ts';
import type { Stretch } from '../../../shared/domain/figures/partition.ts';
import type { FormRef, RegistrationValues, TableField } from '../../../shared/domain/registration/form.ts';
import { tableTotals } from '../../../shared/domain/registration/line-totals.ts';
import { valueIn } from '../../../shared/domain/registration/field-values.ts';
import { readRows } from '../../../shared/domain/registration/table-value.ts';
import type { Script } from '../../../shared/domain/script/script.ts';
import type { SumsAsk } from '../../app/ports/figures-port.ts';
import type { RepoContext } from './context.ts';
import { formsOf } from './form.ts';
import { readerOf } from './search/statements.ts';
import { sliced, type Turn } from './search/turn.ts';

/** A report is never given up for taking long. */
const NO_BUDGET = Number.POSITIVE_INFINITY;
/** The states that are stored; practice and time without a state are ours. */
const STORED_STATES = TIME_KINDS.filter((kind) => kind !== 'practice' && kind !== 'unrecorded');

const SESSIONS = `select login_at as "from",
    coalesce(logout_at, case when @now - alive_at > ${String(LONGEST_INTERRUPTION_MS)} then alive_at else @now end) as "to", logout_at is null as open
  from agent_session where agent_id = @agent and login_at < @to and (logout_at is null or logout_at > @from) order by login_at`;

/** From the first log-in that reaches into the time on; an interval counts as far as its session goes, one without end as long as that was alive. */
const INTERVALS = `with own as (select id, login_at, coalesce(logout_at, case when @now - alive_at > ${String(LONGEST_INTERRUPTION_MS)} then alive_at else @now end) as ended_at from agent_session where agent_id = @agent)
  select max(i.from_at, s.login_at), min(coalesce(i.to_at, s.ended_at), s.ended_at), i.state, i.reason, i.practice, @project is null or i.project_id = @project,
    (i.state = 'handling' and i.call_id is null or i.state in ('dialling', 'handling') and exists (select 1 from call c where c.id = i.call_id and c.answered_at is not null))
  from state_interval i join own s on s.id = i.session_id
  where i.agent_id = @agent and i.from_at >= @from and i.from_at < @to order by 1`;

/** An interval's part of the time asked for, ms. */
const PART_MS = `max(0, min(coalesce(to_at, (select coalesce(s.logout_at, case when @now - s.alive_at > ${String(LONGEST_INTERRUPTION_MS)} then max(s.alive_at, from_at) else @now end) from agent_session s where s.id = session_id)), @to, @now) - max(from_at, @from))`;
const OF_STATE = `from state_interval where agent_id = @agent and state = @state and from_at >= @first and from_at < @to`;
const COUNTED = `practice = 0 and (@project is null or project_id = @project)`;
/** All of one state at once, from the index alone; with the calls only where they are asked about. */
const STATE_SUMS = `select total(ms) as every, total(case when ${COUNTED} then ms end) as counted, total(case when practice = 1 and (@project is null or project_id = @project) then ms end) as practised
  from (select practice, project_id, ${PART_MS} as ms ${OF_STATE})`;
/** Of sessions that are over and lie within the part altogether. */
const WHOLE_SESSIONS = `select x.state, x.reason, x.practice, (@project is null or x.project_id = @project) as mine, sum(x.ms) as ms, sum(x.beside_ms) as beside
  from agent_session s join session_sums x on x.session_id = s.id where s.agent_id = @agent and s.login_at >= @from and s.logout_at <= @to group by 1, 2, 3, 4`;
const BESIDE_TALK = `select total(${PART_MS}) as ms ${OF_STATE} and ${COUNTED} and (call_id is null and state = 'handling' or exists (select 1 from call c where c.id = call_id and c.answered_at is not null))`;
const REASONS = `select coalesce(reason, 'other') as reason, sum(${PART_MS}) as ms ${OF_STATE} and ${COUNTED} group by 1 having ms > 0`;

const CALLS = `select count(case when direction = 'in' then 1 end) as callsIn, count(case when direction = 'out' then 1 end) as callsOut,
    total(case when direction = 'in' then answered_at - started_at end) as answerMs,
    count(t.call_id) as measured, total(t.unannounced_ms) as unannouncedMs, total(t.announced_ms) as announcedMs, total(t.system_ms) as systemMs,
    total(t.agent_ms) as agentVoiceMs, total(t.customer_ms) as customerVoiceMs, total(t.overlap_ms) as overlapMs
  from call c left join call_talk t on t.call_id = c.id
  where c.agent_id = @agent and c.answered_at >= @from and c.answered_at < @to and c.practice = 0 and c.consults_for is null
    and (@project is null or c.project_id = @project)`;

const MISSED = `select count(*) as missed from call
  where agent_id = @agent and started_at >= @from and started_at < @to and answered_at is null and direction = 'in' and practice = 0
    and end_cause is not null and end_cause <> 'answered-elsewhere' and (@project is null or project_id = @project)`;

/** Reached is everybody whose outcome says more than that the number or the person could not be; a result is an order, or what was asked and done. */
const REGISTRATIONS = `select count(*) as registered,
    count(case when solved in ('yes', 'no') then 1 end) as asked, count(case when solved = 'yes' then 1 end) as solved,
    count(case when meaning is not null and meaning <> 'unworkable' then 1 end) as reached,
    count(case when meaning = 'sale' then 1 end) as sales, count(case when meaning in ('sale', 'complete') then 1 end) as results
  from registration
  where agent_id = @agent and completed_at >= @from and completed_at < @to and practice = 0 and (@project is null or project_id = @project)`;

const SALES = `select i.form, r.form_values from registration r join interaction i on i.id = r.interaction_id
  where r.agent_id = @agent and r.completed_at >= @from and r.completed_at < @to and r.practice = 0 and r.meaning = 'sale' and (@project is null or r.project_id = @project)`;

/** Kept in time, of those whose time has come. */
const PROMISES = `select count(case when due_at < @now or state in ('kept', 'missed') then 1 end) as promisesDue, count(case when state = 'kept' and closed_at <= due_at then 1 end) as promisesKept
  from agreement
  where owner_id = @agent and due_at >= @from and due_at < @to and practice = 0 and removed_at is null and (@project is null or project_id = @project)`;

const SCRIPTS = `select script_ref as ref, script_end as step, count(*) as runs from interaction
  where agent_id = @agent and answered_at >= @from and answered_at < @to and answered_at is not null and state not in ('open', 'handling') and practice = 0
    and script_ref is not null and (@project is null or project_id = @project)
  group by 1, 2`;

type Bound = {
  readonly agent: string;
  readonly project: string | null;
  readonly now: number;
  readonly from: number;
  readonly to: number;
};
type IntervalRow = readonly [
  from: number,
  to: number,
  state: string,
  reason: string | null,
  practice: number,
  mine: number,
  answered: number,
];

/** Sums of one or more people, part by part, in slices: the thread that does this also looks up who is calling. */
export async function workSums(
  context: RepoContext,
  { agentIds, projectId, bounds }: SumsAsk,
  turn: Turn,
): Promise<readonly Sums[] | null> {
  const { raw } = context;
  const statements = statementsOf(raw);
  const now = context.now();
  const [from, to] = [bounds[0] ?? now, bounds.at(-1) ?? now];
  const tallies = bounds.slice(1).map(() => emptyTally());
  const { due, rest } = sliced(turn, NO_BUDGET);
  const goOn = async (): Promise<boolean> => !due() || (await rest());
  for (const agent of agentIds) {
    const bound = { agent, project: projectId, now };
    const sessions = statements.named<Session>(SESSIONS, { ...bound, from, to });
    for (const [part, tally] of tallies.entries()) {
      const stretch: Bound = { ...bound, from: bounds[part] as number, to: bounds[part + 1] as number };
      if (stretch.from > now) break;
      const within = sessions.filter((session) => session.from < stretch.to && session.to > stretch.from);
      if (!addTime(statements, tally, stretch, within)) spendLog(statements, tally, stretch, within);
      if (!(await goOn())) return null;
      for (const statement of [CALLS, MISSED, REGISTRATIONS, PROMISES])
        add(tally, statements.named<Partial<Record<CountKey, number>>>(statement, stretch));
      if (!(await goOn())) return null;
      await addTurnover(context, statements, tally, stretch);
      addScripts(context, statements, tally, stretch);
      if (!(await goOn())) return null;
    }
  }
  return tallies;
}

type Session = { readonly from: number; readonly to: number; readonly open: number };

/**
 * Adds the time of one part state by state. Only where the log is whole: the sessions are apart, and the states are as long as they are.
 * @returns false where it is not, and then adds nothing
 */
function addTime(statements: Statements, tally: Tally, bound: Bound, sessions: readonly Session[]): boolean {
  if (sessions.some((session, index) => index > 0 && session.from < (sessions[index - 1] as Session).to)) return false;
  const expected = sessions.reduce(
    (sum, { from, to }) => sum + Math.max(0, Math.min(to, bound.to, bound.now) - Math.max(from, bound.from)),
    0,
  );
  const whole = statements.named<{
    readonly state: string;
    readonly reason: string;
    readonly practice: number;
    readonly mine: number;
    readonly ms: number;
    readonly beside: number;
  }>(WHOLE_SESSIONS, bound);
  const cut = sessions
    .filter(({ open, from, to }) => open === 1 || from < bound.from || to > bound.to)
    .map(({ from, to }) => ({ ...bound, first: from, to: Math.min(to, bound.to) }));
  const found = cut.flatMap((stretch) =>
    STORED_STATES.map((state) => ({
      state,
      stretch,
      sums: statements.named<{ readonly every: number; readonly counted: number; readonly practised: number }>(
        STATE_SUMS,
        { ...stretch, state },
      )[0] ?? { every: 0, counted: 0, practised: 0 },
    })),
  );
  if (whole.reduce((sum, { ms }) => sum + ms, 0) + found.reduce((sum, { sums }) => sum + sums.every, 0) !== expected)
    return false;
  const addReason = (reason: string, ms: number): void =>
    void (tally.reasons[reason] = (tally.reasons[reason] ?? 0) + ms);
  for (const { state, reason, practice, mine, ms, beside } of whole) {
    if (mine === 0) continue;
    const kind = kindOf(state, practice === 1);
    tally.time[kind] += ms;
    if (practice === 0) tally.counts.besideTalkMs += beside;
    if (kind === 'not-ready') addReason(reason || 'other', ms);
  }
  for (const { state, stretch, sums } of found) {
    tally.time[state] += sums.counted;
    tally.time.practice += sums.practised;
    if (sums.counted > 0 && (state === 'handling' || state === 'dialling'))
      tally.counts.besideTalkMs +=
        statements.named<{ readonly ms: number }>(BESIDE_TALK, { ...stretch, state })[0]?.ms ?? 0;
    if (sums.counted > 0 && state === 'not-ready')
      for (const { reason, ms } of statements.named<{ readonly reason: string; readonly ms: number }>(REASONS, {
        ...stretch,
        state,
      }))
        addReason(reason, ms);
  }
  return true;
}

/** Spends the time of one part interval by interval: two sessions at once, gaps, states that nobody knows. */
function spendLog(statements: Statements, tally: Tally, bound: Bound, sessions: readonly Session[]): void {
  const rows = statements.rows<IntervalRow>(INTERVALS, {
    ...bound,
    from: Math.min(bound.from, ...sessions.map(({ from }) => from)),
  });
  const intervals = rows.map(([from, to, state, reason, practice, mine, answered]): Stretch<TimeSpent> => ({
    ...{ from, to: Math.min(to, bound.now) },
    what: { kind: kindOf(state, practice === 1), reason, counts: mine === 1, answered: answered === 1 },
  }));
  spendTime(
    sessions.map(({ from, to }) => ({ from, to: Math.min(to, bound.now) })),
    intervals,
    [bound.from, bound.to],
    [tally],
    bound.project === null,
  );
}

function add(tally: Tally, rows: readonly Partial<Record<CountKey, number>>[]): void {
  for (const row of rows) for (const [key, value] of Object.entries(row)) tally.counts[key as CountKey] += value;
}

/** What was sold, by the lines of the orders: with VAT where the prices have it in them. */
async function addTurnover(
  { db, codec }: RepoContext,
  statements: Statements,
  tally: Tally,
  bound: Bound,
): Promise<void> {
  const rows = statements
    .named<{ readonly form: string; readonly form_values: string }>(SALES, bound)
    .map((row) => ({
      ref: codec.json.read(row.form) as FormRef,
      values: codec.json.read(row.form_values) as RegistrationValues,
    }));
  if (rows.length === 0) return;
  const formOf = await formsOf(
    db,
    codec,
    rows.map(({ ref }) => ref),
  );
  for (const { ref, values } of rows) {
    const field = formOf(ref).fields.find(
      (each): each is TableField => each.kind === 'table' && each.amounts !== undefined,
    );
    const totals = field === undefined ? null : tableTotals(field, readRows(field, valueIn(values, field.key)));
    if (field === undefined || totals === null || !totals.ok || totals.value === null) continue;
    tally.counts.turnover += totals.value.net;
  }
}

/** The last steps of each version of a script: a run that came to one of them went through. */
const lastSteps = new WeakMap<BetterSqlite.Database, Map<string, ReadonlySet<string>>>();

function addScripts({ raw, codec }: RepoContext, statements: Statements, tally: Tally, bound: Bound): void {
  const known = lastSteps.get(raw) ?? new Map<string, ReadonlySet<string>>();
  lastSteps.set(raw, known);
  for (const { ref, step, runs } of statements.named<{
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
      known.set(ref, ends);
    }
    // A script that is not kept any more says nothing about how it ended.
    if (ends.size === 0) continue;
    tally.counts.scripts += runs;
    if (step !== null && ends.has(step)) tally.counts.scriptsComplete += runs;
  }
}

type Named = Readonly<Record<string, string | number | null>>;
type Statements = {
  readonly named: <Row>(sql: string, values: Named) => readonly Row[];
  readonly rows: <Row>(sql: string, values: Named) => readonly Row[];
};
const prepared = new WeakMap<BetterSqlite.Database, Map<string, BetterSqlite.Statement>>();

/** Statements that are prepared once for each connection. */
function statementsOf(raw: BetterSqlite.Database): Statements {
  const cache = prepared.get(raw) ?? new Map<string, BetterSqlite.Statement>();
  prepared.set(raw, cache);
  const statement = (sql: string): BetterSqlite.Statement => {
    const known = cache.get(sql) ?? raw.prepare(sql);
    cache.set(sql, known);
    return known;
  };
  return {
    named: <Row>(sql: string, values: Named) => statement(sql).all(values) as Row[],
    rows: <Row>(sql: string, values: Named) => statement(sql).raw(true).all(values) as Row[],
  };
}
