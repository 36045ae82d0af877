import { LONGEST_INTERRUPTION_MS } from '../../../shared/domain/agent-state/recover-session.ts';
import { emptyTally, TIME_KINDS, type Sums, type Tally } from '../../../shared/domain/figures/sums.ts';
import { kindOf, spendTime, type TimeSpent } from '../../../shared/domain/figures/spend-time.ts';
import type { Stretch } from '../../../shared/domain/figures/partition.ts';
import type { SumsAsk } from '../../app/ports/figures-port.ts';
import type { RepoContext } from './context.ts';
import { addCounts } from './counted-days.ts';
import { statementsOf, type Statements } from './named-statements.ts';
import { sliced, type Turn } from './search/turn.ts';
import type { Bound } from './work-counts.ts';

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
      if (!(await addCounts(context, tally, stretch, goOn))) return null;
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
  const addBeside = (state: string, ms: number): void => {
    tally.counts.besideTalkMs += ms;
    if (state === 'handling') tally.counts.afterCallMs += ms;
  };
  for (const { state, reason, practice, mine, ms, beside } of whole) {
    if (mine === 0) continue;
    const kind = kindOf(state, practice === 1);
    tally.time[kind] += ms;
    if (practice === 0) addBeside(state, beside);
    if (kind === 'not-ready') addReason(reason || 'other', ms);
  }
  for (const { state, stretch, sums } of found) {
    tally.time[state] += sums.counted;
    tally.time.practice += sums.practised;
    if (sums.counted > 0 && (state === 'handling' || state === 'dialling'))
      addBeside(state, statements.named<{ readonly ms: number }>(BESIDE_TALK, { ...stretch, state })[0]?.ms ?? 0);
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
