import { sql, type Kysely } from 'kysely';

import type { TargetFigures } from '../../../shared/domain/project/targets.ts';
import type { AgentId, ProjectId } from '../../../shared/lib/brand.ts';
import type { Database } from '../schema.ts';

const HOUR_MS = 3_600_000;

/**
 * What one agent reached for one project between `dayStart` and `now` (instants in milliseconds).
 *
 * Calls count when they were answered in that time. The hours are those in which the agent was at work for the project: every state but
 * not ready. Conversion is orders by people who were reached: everybody whose outcome says more than that the number or the person
 * could not be reached. A result is an order, or what was asked and done.
 */
export async function targetFigures(db: Kysely<Database>, agentId: AgentId, projectId: ProjectId, dayStart: number, now: number): Promise<TargetFigures> {
  const { rows: calls } = await sql<{ readonly calls: number; readonly answer_ms: number | null }>`
    select count(*) as calls, avg(case when direction = 'in' then answered_at - started_at end) as answer_ms
    from call
    where agent_id = ${agentId} and project_id = ${projectId} and answered_at >= ${dayStart} and answered_at <= ${now} and consults_for is null`.execute(db);
  const { rows: times } = await sql<{ readonly working_ms: number | null; readonly handle_ms: number | null }>`
    with first as (
      select coalesce(max(from_at), ${dayStart}) as at from state_interval where agent_id = ${agentId} and from_at <= ${dayStart}
    ), spent as (
      select i.state,
        i.call_id is null or exists (select 1 from call c where c.id = i.call_id and c.answered_at is not null) as answered,
        max(0, min(coalesce(i.to_at, ${now}), ${now}) - max(i.from_at, ${dayStart})) as ms
      from state_interval i, first
      where i.agent_id = ${agentId} and i.project_id = ${projectId} and i.from_at >= first.at and i.from_at < ${now}
    )
    select sum(case when state <> 'not-ready' then ms end) as working_ms,
      sum(case when state in ('talking', 'hold', 'consult') or (state in ('handling', 'dialling') and answered = 1) then ms end) as handle_ms
    from spent`.execute(db);
  const { rows: results } = await sql<{ readonly reached: number; readonly sales: number; readonly results: number; readonly asked: number; readonly solved: number }>`
    select count(case when meaning is not null and meaning <> 'unworkable' then 1 end) as reached,
      count(case when meaning = 'sale' then 1 end) as sales,
      count(case when meaning in ('sale', 'complete') then 1 end) as results,
      count(case when form_values ->> '$.solvedAtOnce.value' in ('yes', 'no') then 1 end) as asked,
      count(case when form_values ->> '$.solvedAtOnce.value' = 'yes' then 1 end) as solved
    from registration
    where agent_id = ${agentId} and project_id = ${projectId} and completed_at >= ${dayStart} and completed_at <= ${now}`.execute(db);
  // Aggregates give one row each.
  const [called, spent, registered] = [calls[0], times[0], results[0]];
  const answered = called?.calls ?? 0;
  const [answerMs, workingMs] = [called?.answer_ms ?? null, spent?.working_ms ?? 0];
  const part = (of: number | undefined, whole: number | undefined): number | null => (of === undefined || whole === undefined || whole === 0 ? null : (100 * of) / whole);
  return {
    'calls-per-hour': workingMs === 0 ? null : (answered * HOUR_MS) / workingMs,
    'answer-seconds': answerMs === null ? null : answerMs / 1_000,
    'handle-seconds': answered === 0 ? null : (spent?.handle_ms ?? 0) / answered / 1_000,
    'conversion-percent': part(registered?.sales, registered?.reached),
    'solved-at-once-percent': part(registered?.solved, registered?.asked),
    'results-per-day': registered?.results ?? 0,
  };
}
