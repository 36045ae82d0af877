import { sql, type Kysely } from 'kysely';

import type { AgentStateName, NotReadyReason } from '../../../shared/domain/agent-state/agent-state.ts';
import type { AgentDay } from '../../../shared/domain/agent-state/day.ts';
import type { TodayFigures } from '../../../shared/ipc/app-state.ts';
import type { AgentId } from '../../../shared/lib/brand.ts';
import type { Database } from '../schema.ts';

/** The states that make up a conversation: talk + hold + consult. */
const CONVERSATION: readonly string[] = ['talking', 'hold', 'consult'];

type StateTotal = { readonly state: string; readonly answered: number; readonly ms: number };

/**
 * The figures of one agent between `dayStart` and `now` (instants in milliseconds), without practice.
 *
 * Calls counted are those answered in that time. Handle time = conversation (talk + hold + consult) + handling, for outgoing calls plus
 * dialling; dialling and handling of attempts that nobody answered do not count in the mean. After-call time is
 * handling after a conversation (after its BYE), so not after an attempt that nobody answered.
 * An interval that began before `dayStart` counts with the part after it, a running one up to `now`.
 */
export async function todayFigures(
  db: Kysely<Database>,
  agentId: AgentId,
  dayStart: number,
  now: number,
): Promise<TodayFigures> {
  // The running or last interval may have begun before the day: one look at the latest start before it bounds the range in the index.
  const { rows } = await sql<StateTotal>`
    with first as (
      select coalesce(max(from_at), ${dayStart}) as at from state_interval where agent_id = ${agentId} and from_at <= ${dayStart}
    )
    select i.state,
      i.call_id is null or exists (select 1 from call c where c.id = i.call_id and c.answered_at is not null) as answered,
      sum(max(0, min(coalesce(i.to_at, ${now}), ${now}) - max(i.from_at, ${dayStart}))) as ms
    from state_interval i, first
    where i.agent_id = ${agentId} and i.from_at >= first.at and i.from_at < ${now} and i.practice = 0
    group by 1, 2`.execute(db);
  const sum = (test: (total: StateTotal) => boolean): number =>
    rows.filter(test).reduce((ms, total) => ms + total.ms, 0);

  const { calls } = await db
    .selectFrom('call')
    .select((select) => select.fn.countAll<number>().as('calls'))
    .where('agent_id', '=', agentId)
    .where('answered_at', '>=', dayStart)
    .where('answered_at', '<=', now)
    // A call to a colleague about a customer is part of that customer's call.
    .where('consults_for', 'is', null)
    .where('practice', '=', 0)
    .executeTakeFirstOrThrow();
  const { missed } = await db
    .selectFrom('call')
    .select((select) => select.fn.countAll<number>().as('missed'))
    .where('agent_id', '=', agentId)
    .where(sql<boolean>`seen = 0`)
    .where('practice', '=', 0)
    .executeTakeFirstOrThrow();

  const handleMs =
    sum(({ state }) => CONVERSATION.includes(state)) +
    sum(({ state, answered }) => (state === 'handling' || state === 'dialling') && answered === 1);
  return {
    calls,
    averageHandleMs: calls === 0 ? null : Math.round(handleMs / calls),
    afterCallMs: sum(({ state, answered }) => state === 'handling' && answered === 1),
    missedUnseen: missed,
  };
}

/** When one agent was logged in between `dayStart` and `now`, and how that time was spent (instants in milliseconds). */
export async function agentDay(db: Kysely<Database>, agentId: AgentId, dayStart: number, now: number): Promise<AgentDay> {
  const sessions = await db
    .selectFrom('agent_session')
    .select(['login_at', 'logout_at'])
    .where('agent_id', '=', agentId)
    .where('login_at', '<', now)
    .where((where) => where.or([where('logout_at', 'is', null), where('logout_at', '>', dayStart)]))
    .orderBy('login_at')
    .execute();
  const { rows } = await sql<{ readonly state: string; readonly reason: string | null; readonly ms: number }>`
    with first as (
      select coalesce(max(from_at), ${dayStart}) as at from state_interval where agent_id = ${agentId} and from_at <= ${dayStart}
    )
    select i.state, i.reason, sum(max(0, min(coalesce(i.to_at, ${now}), ${now}) - max(i.from_at, ${dayStart}))) as ms
    from state_interval i, first
    where i.agent_id = ${agentId} and i.from_at >= first.at and i.from_at < ${now} and i.practice = 0
    group by 1, 2 having ms > 0 order by ms desc`.execute(db);
  return {
    sessions: sessions.map(({ login_at: from, logout_at: to }) => ({ from, to })),
    loggedInMs: sessions.reduce((sum, { login_at: from, logout_at: to }) => sum + Math.min(to ?? now, now) - Math.max(from, dayStart), 0),
    states: rows.map(({ state, reason, ms }) => ({ state: state as AgentStateName, reason: reason as NotReadyReason | null, ms })),
  };
}
