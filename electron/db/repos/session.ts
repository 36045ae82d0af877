import { sql, type Kysely, type Selectable } from 'kysely';

import type { DataPort } from '../../app/ports/data-port.ts';
import type {
  AgentStateName,
  ChosenState,
  NotReadyReason,
  StateInterval,
} from '../../../shared/domain/agent-state/agent-state.ts';
import { brandId, type AgentId, type CallId, type ProjectId, type SessionId } from '../../../shared/lib/brand.ts';
import { RequestError } from '../failure.ts';
import type { Database, StateIntervalTable } from '../schema.ts';
import { audit, practiceFlag, type RepoContext } from './context.ts';
import { SESSION_SUMS } from '../migrations/0035-figures.ts';
import { agentDay, todayFigures } from './figures.ts';

function toInterval(row: Selectable<StateIntervalTable>): StateInterval {
  return {
    sessionId: brandId<SessionId>(row.session_id),
    agentId: brandId<AgentId>(row.agent_id),
    projectId: brandId<ProjectId>(row.project_id),
    state: row.state as AgentStateName,
    reason: row.reason as NotReadyReason | null,
    callId: row.call_id === null ? null : brandId<CallId>(row.call_id),
    from: row.from_at,
    to: row.to_at,
  };
}

function toChosen(state: string, reason: string | null): ChosenState {
  return state === 'not-ready' ? { state, reason: (reason ?? 'other') as NotReadyReason } : { state: 'ready' };
}

function reasonOf(chosen: ChosenState): NotReadyReason | null {
  return chosen.state === 'not-ready' ? chosen.reason : null;
}

/**
 * Sessions and their state intervals. The intervals of a session partition it: each starts where the one before ends, and none has
 * length zero. An instant before the running interval (the clock was set back) is moved up to its start.
 */
export function sessionRepo(context: RepoContext): DataPort['sessions'] {
  const { db, codec } = context;

  async function start(trx: Kysely<Database>, interval: StateInterval, from: number): Promise<void> {
    await trx
      .insertInto('state_interval')
      .values({
        session_id: interval.sessionId,
        agent_id: interval.agentId,
        project_id: interval.projectId,
        practice: await practiceFlag(trx, interval.projectId),
        state: interval.state,
        reason: interval.reason,
        call_id: interval.callId,
        from_at: from,
        to_at: null,
      })
      .execute();
  }

  /** Ends the running interval; returns the instant at which it ended. One that lasted no time is taken out. */
  async function endRunning(trx: Kysely<Database>, sessionId: SessionId, at: number): Promise<number> {
    const running = await trx
      .selectFrom('state_interval')
      .select(['id', 'from_at'])
      .where('session_id', '=', sessionId)
      .where('to_at', 'is', null)
      .executeTakeFirst();
    if (!running) throw new RequestError('not-found', `session ${sessionId} has no running interval`);
    const end = Math.max(codec.ms.write(at), running.from_at);
    if (end === running.from_at) await trx.deleteFrom('state_interval').where('id', '=', running.id).execute();
    else await trx.updateTable('state_interval').set({ to_at: end }).where('id', '=', running.id).execute();
    return end;
  }

  return {
    async open({ sessionId, agentId, at }, first) {
      await db.transaction().execute(async (trx) => {
        const instant = codec.ms.write(at);
        await trx
          .insertInto('agent_session')
          .values({
            id: sessionId,
            agent_id: agentId,
            login_at: instant,
            alive_at: instant,
            next_state: 'ready',
            next_reason: null,
            logout_at: null,
            logout_reason: null,
          })
          .execute();
        await start(trx, first, instant);
        await audit(context, trx, {
          at,
          agentId,
          action: 'session.opened',
          entity: 'agent_session',
          entityId: sessionId,
        });
      });
    },

    async change(next, following) {
      await db.transaction().execute(async (trx) => {
        const from = await endRunning(trx, next.sessionId, next.from);
        await start(trx, next, from);
        await trx
          .updateTable('agent_session')
          .set((was) => ({
            next_state: following.state,
            next_reason: reasonOf(following),
            alive_at: was.fn<number>('max', [was.ref('alive_at'), was.val(from)]),
          }))
          .where('id', '=', next.sessionId)
          .execute();
      });
    },

    async chooseNext(sessionId, following) {
      await db
        .updateTable('agent_session')
        .set({ next_state: following.state, next_reason: reasonOf(following) })
        .where('id', '=', sessionId)
        .execute();
    },

    async close(sessionId, at, reason) {
      await db.transaction().execute(async (trx) => {
        const end = await endRunning(trx, sessionId, at);
        const closed = await trx
          .updateTable('agent_session')
          .set({ logout_at: end, logout_reason: reason })
          .where('id', '=', sessionId)
          .returning('agent_id')
          .executeTakeFirstOrThrow();
        await sql`${sql.raw(SESSION_SUMS)} and s.id = ${sessionId} group by 1, 2, 3, 4, 5`.execute(trx);
        await audit(context, trx, {
          at,
          agentId: closed.agent_id,
          action: 'session.closed',
          entity: 'agent_session',
          entityId: sessionId,
          details: { reason },
        });
      });
    },

    async stillOpen() {
      const row = await db
        .selectFrom('agent_session as s')
        .innerJoin('state_interval as i', (join) => join.onRef('i.session_id', '=', 's.id').on('i.to_at', 'is', null))
        .select([
          's.id',
          's.agent_id',
          's.alive_at',
          's.next_state',
          's.next_reason',
          'i.project_id',
          'i.state',
          'i.reason',
          'i.from_at',
        ])
        .where('s.logout_at', 'is', null)
        .orderBy('s.login_at', 'desc')
        .limit(1)
        .executeTakeFirst();
      if (!row) return null;
      return {
        sessionId: brandId<SessionId>(row.id),
        agentId: brandId<AgentId>(row.agent_id),
        projectId: brandId<ProjectId>(row.project_id),
        state: { state: row.state as AgentStateName, reason: row.reason as NotReadyReason | null },
        since: row.from_at,
        next: toChosen(row.next_state, row.next_reason),
        aliveAt: row.alive_at,
      };
    },

    async heartbeat(sessionId, at) {
      await db
        .updateTable('agent_session')
        .set({ alive_at: codec.ms.write(at) })
        .where('id', '=', sessionId)
        .where('logout_at', 'is', null)
        .execute();
    },

    async intervals(sessionId) {
      const rows = await db
        .selectFrom('state_interval')
        .selectAll()
        .where('session_id', '=', sessionId)
        .orderBy('from_at')
        .execute();
      return rows.map(toInterval);
    },

    todayFigures: (agentId, dayStart, now) => todayFigures(db, agentId, dayStart, now),
    day: (agentId, dayStart, now) => agentDay(db, agentId, dayStart, now),
  };
}
