import { sql } from 'kysely';
import type { CallDirection } from '../../../../shared/domain/call/call.ts';
import type { CallCoaching, Review } from '../../../../shared/domain/coaching/coaching.ts';
import type { Scores } from '../../../../shared/domain/coaching/rubric.ts';
import type { Script } from '../../../../shared/domain/script/script.ts';
import { brandId, type AgentId, type CallId, type InteractionId } from '../../../../shared/lib/brand.ts';
import type { CoachingPort } from '../../../app/ports/coaching-port.ts';
import { audit, type RepoContext } from '../context.ts';

/** Marks, judgements by a rubric, feedback and improvement points. */
export function coachingRepo(context: RepoContext): CoachingPort {
  const { db, codec } = context;

  const coached = (agentId: AgentId | null, callId: CallId | null, limit: number): Promise<readonly CallCoaching[]> =>
    read(agentId, callId, limit);

  async function read(agentId: AgentId | null, callId: CallId | null, limit: number): Promise<readonly CallCoaching[]> {
    const rows = await db
      .selectFrom('call as c')
      .innerJoin('interaction as i', 'i.id', 'c.interaction_id')
      .innerJoin('agent as a', 'a.id', 'i.agent_id')
      .leftJoin('call_mark as m', 'm.call_id', 'c.id')
      .leftJoin('call_feedback as f', 'f.call_id', 'c.id')
      .select([
        'c.id',
        'i.id as interaction_id',
        'i.agent_id',
        'a.name',
        'i.direction',
        'i.script',
        'i.started_at',
        'i.answered_at',
        'i.ended_at',
      ])
      .select(['m.remark', 'm.marked_at', 'f.question', 'f.asked_at', 'f.used', 'f.used_at'])
      .where('i.answered_at', 'is not', null)
      .$if(callId !== null, (query) => query.where('c.id', '=', callId))
      .$if(agentId !== null, (query) => query.where('i.agent_id', '=', agentId))
      .$if(callId === null, (query) =>
        query.where(
          sql<boolean>`c.id in (select call_id from call_mark union select call_id from call_feedback union select call_id from call_review)`,
        ),
      )
      .orderBy('i.started_at', 'desc')
      .limit(limit)
      .execute();
    if (rows.length === 0) return [];
    const ids = rows.map(({ id }) => id);
    const reviews = await db
      .selectFrom('call_review as r')
      .innerJoin('agent as a', 'a.id', 'r.by_id')
      .select([
        'r.call_id',
        'r.by_id',
        'a.name',
        'r.rubric',
        'r.rubric_version',
        'r.scores',
        'r.remark',
        'r.reviewed_at',
      ])
      .where('r.call_id', 'in', ids)
      .orderBy('r.reviewed_at')
      .execute();
    const kinds = await kindsOf(
      rows.map(({ script }) => codec.json.read(script) as { scriptId: string; version: number }),
    );
    return rows.map((row): CallCoaching => {
      const run = codec.json.read(row.script) as { scriptId: string; version: number };
      const own = brandId<AgentId>(row.agent_id);
      return {
        call: {
          ...{
            callId: brandId<CallId>(row.id),
            interactionId: brandId<InteractionId>(row.interaction_id),
            agentId: own,
            agentName: row.name,
          },
          ...{
            direction: row.direction as CallDirection,
            kind: kinds.get(`${run.scriptId}@${String(run.version)}`) ?? null,
            startedAt: row.started_at,
          },
          talkMs: row.answered_at === null || row.ended_at === null ? 0 : row.ended_at - row.answered_at,
        },
        mark: row.marked_at === null || row.remark === null ? null : { remark: row.remark, at: row.marked_at },
        feedback:
          row.asked_at === null || row.question === null
            ? null
            : { question: row.question, askedAt: row.asked_at, used: row.used, usedAt: row.used_at },
        reviews: reviews
          .filter(({ call_id }) => call_id === row.id)
          .map((each): Review => ({
            ...{
              by: brandId<AgentId>(each.by_id),
              byName: each.name,
              rubric: each.rubric,
              rubricVersion: each.rubric_version,
            },
            ...{ scores: codec.json.read(each.scores) as Scores, remark: each.remark, at: each.reviewed_at },
          }))
          .toSorted((one, other) => Number(other.by === own) - Number(one.by === own)),
      };
    });
  }

  /** What each version of a script is for. */
  async function kindsOf(
    runs: readonly { readonly scriptId: string; readonly version: number }[],
  ): Promise<ReadonlyMap<string, Script['conversationKind']>> {
    const wanted = [...new Map(runs.map((run) => [`${run.scriptId}@${String(run.version)}`, run])).entries()];
    const found = await Promise.all(
      wanted.map(async ([key, { scriptId, version }]) => {
        const row = await db
          .selectFrom('script_version')
          .select('body')
          .where('script_id', '=', scriptId)
          .where('version', '=', version)
          .executeTakeFirst();
        return row === undefined ? [] : [[key, (codec.json.read(row.body) as Script).conversationKind] as const];
      }),
    );
    return new Map(found.flat());
  }

  const told = (
    action: string,
    callId: string,
    { agentId, at }: { readonly agentId: AgentId; readonly at: number },
  ): Promise<void> =>
    audit(context, db, { at, agentId, action: `coaching.${action}`, entity: 'call', entityId: callId });

  return {
    ofCall: async (callId) => (await coached(null, callId, 1))[0] ?? null,
    calls: (agentId, limit) => coached(agentId, null, limit),
    mark: async (callId, remark, author) => {
      if (remark === null) await db.deleteFrom('call_mark').where('call_id', '=', callId).execute();
      else
        await db
          .insertInto('call_mark')
          .values({ call_id: callId, agent_id: author.agentId, remark, marked_at: codec.ms.write(author.at) })
          .onConflict((conflict) =>
            conflict.column('call_id').doUpdateSet({ remark, marked_at: codec.ms.write(author.at) }),
          )
          .execute();
      await told(remark === null ? 'unmarked' : 'marked', callId, author);
    },
    review: async (callId, rubric, scores, remark, author) => {
      const row = {
        rubric: rubric.id,
        rubric_version: rubric.version,
        scores: codec.json.write(scores),
        remark,
        reviewed_at: codec.ms.write(author.at),
      };
      await db
        .insertInto('call_review')
        .values({ call_id: callId, by_id: author.agentId, ...row })
        .onConflict((conflict) => conflict.columns(['call_id', 'by_id']).doUpdateSet(row))
        .execute();
      await told('reviewed', callId, author);
    },
    ask: async (callId, question, author) => {
      const row = { question, asked_at: codec.ms.write(author.at) };
      await db
        .insertInto('call_feedback')
        .values({ call_id: callId, agent_id: author.agentId, ...row, used: null, used_at: null })
        .onConflict((conflict) => conflict.column('call_id').doUpdateSet(row))
        .execute();
      await told('asked', callId, author);
    },
    use: async (callId, text, author) => {
      await db
        .updateTable('call_feedback')
        .set({ used: text, used_at: codec.ms.write(author.at) })
        .where('call_id', '=', callId)
        .execute();
      await told('used', callId, author);
    },
    points: async (agentId, limit) => {
      const rows = await db
        .selectFrom('improvement_point')
        .selectAll()
        .where('agent_id', '=', agentId)
        .orderBy(sql`closed_at is not null`)
        .orderBy('closed_at', 'desc')
        .orderBy('set_at', 'desc')
        .limit(limit)
        .execute();
      return rows.map((row) => ({
        id: row.id,
        text: row.text,
        callId: row.call_id === null ? null : brandId<CallId>(row.call_id),
        setAt: row.set_at,
        closedAt: row.closed_at,
        result: row.result,
      }));
    },
    setPoint: async ({ id, text, callId }, { agentId, at }) => {
      await db
        .insertInto('improvement_point')
        .values({
          id,
          agent_id: agentId,
          text,
          call_id: callId,
          set_at: codec.ms.write(at),
          closed_at: null,
          result: '',
        })
        .execute();
    },
    closePoint: async (id, result, { agentId, at }) => {
      const { numUpdatedRows } = await db
        .updateTable('improvement_point')
        .set({ closed_at: codec.ms.write(at), result })
        .where('id', '=', id)
        .where('agent_id', '=', agentId)
        .where('closed_at', 'is', null)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },
  };
}
