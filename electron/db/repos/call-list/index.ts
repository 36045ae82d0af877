import type { Selectable } from 'kysely';

import type { CallListPort } from '../../../app/ports/call-list-port.ts';
import { DEFAULT_RULES, type AttemptRules } from '../../../../shared/domain/call-list/attempt-policy.ts';
import { stoppedByGoal } from '../../../../shared/domain/call-list/goal.ts';
import type { ListSource } from '../../../../shared/domain/call-list/list-source.ts';
import { DEFAULT_SETTINGS, type ListGoal, type ListSettings } from '../../../../shared/domain/call-list/list-settings.ts';
import type { CallList, ListSegment, ListState, OrderRule } from '../../../../shared/domain/call-list/call-list.ts';
import { brandId, type CallListId, type ProjectId } from '../../../../shared/lib/brand.ts';
import type { CallListTable } from '../../schema-call-lists.ts';
import { prepared } from '../../prepared.ts';
import { audit, practiceFlag, type RepoContext } from '../context.ts';
import { claimEntry } from './claim.ts';
import { claimContact } from './claim-contact.ts';
import { listsOf, setPriority } from './entry-priority.ts';
import { countedOf, paceOf } from './figures.ts';
import { fillFrom, fillList, recycle } from './fill.ts';
import { lastTryOf, triesOf } from './tries.ts';

type SegmentRow = Omit<ListSegment, 'counts'> & Readonly<Record<'fresh' | 'waiting' | 'done' | 'removed', number>>;

/** Goals from before they could stop a list do not. */
const settingsOf = (kept: Partial<ListSettings>): ListSettings => ({ ...DEFAULT_SETTINGS, ...kept, goal: kept.goal == null ? null : { ...kept.goal, stops: (kept.goal as Partial<ListGoal>).stops ?? false } });

/** Call lists, their entries and the tries of them. */
export function callListRepo(context: RepoContext): CallListPort {
  const { db, codec, raw } = context;

  const rulesOf = prepared<[string], string>(raw, 'select rules from project_rules where project_id = ?').pluck();
  const projectRules = (projectId: string): AttemptRules => {
    const rules = rulesOf.get(projectId);
    return { ...DEFAULT_RULES, ...(rules === undefined ? {} : (codec.json.read(rules) as Partial<AttemptRules>)) };
  };
  const segmentsOf = raw.prepare<[string], SegmentRow>('select id, name, quota, priority, fresh, waiting, done, removed, reached, results from list_segment where list_id = ? order by priority desc, id');
  const cameTo = raw.prepare<[number]>(
    `update list_entry set outcome = coalesce((select r.meaning from call_attempt a join call c on c.id = a.call_id join registration r on r.interaction_id = c.interaction_id
       where a.entry_id = list_entry.id and a.result = 'answered' order by a.id desc limit 1), '') where id = ?`,
  );
  const toSegment = ({ fresh, waiting, done, removed, ...segment }: SegmentRow): ListSegment => ({ ...segment, counts: { fresh, waiting, done, removed } });

  const toList = (row: Selectable<CallListTable>, ofProject: AttemptRules): CallList => ({
    id: brandId<CallListId>(row.id),
    projectId: brandId<ProjectId>(row.project_id),
    name: row.name,
    state: row.state as ListState,
    order: row.order_rule as OrderRule,
    rules: { ...ofProject, ...(codec.json.read(row.rules) as Partial<AttemptRules>) },
    ownRules: row.rules !== '{}',
    settings: settingsOf(codec.json.read(row.settings) as Partial<ListSettings>),
    segments: segmentsOf.all(row.id).map(toSegment),
    source: { name: '', ...(codec.json.read(row.source) as Pick<ListSource, 'kind'>) },
    counts: { fresh: row.fresh, waiting: row.waiting, done: row.done, removed: row.removed },
    reached: row.reached,
    results: row.results,
    createdAt: row.created_at,
    version: row.version,
  });
  const listOf = prepared<[string], Selectable<CallListTable>>(raw, 'select * from call_list where id = ?');
  const get = (id: CallListId): CallList | null => {
    const row = listOf.get(id);
    return row === undefined ? null : toList(row, projectRules(row.project_id));
  };
  const held = prepared<[number, string], { contact_id: string; list_id: string; segment: number }>(raw, 'select contact_id, list_id, segment from list_entry where id = ? and leased_by = ?');
  const tries = raw.prepare(
    `insert into call_attempt (entry_id, list_id, segment, week_hour, contact_id, number, agent_id, at) values (@entryId, @list_id, @segment, @weekHour, @contact_id, @number, @agentId, @at)`,
  );
  // Put right afterwards, it ended when it ended.
  const booked = raw.prepare(
    `update call_attempt set result = @result, ended_at = coalesce(ended_at, @at), talk_ms = coalesce(@talkMs, talk_ms), cause = iif(@ended, @cause, cause), sip_status = iif(@ended, @sipStatus, sip_status),
       call_id = coalesce(@callId, call_id) where id = (select max(id) from call_attempt where entry_id = @entryId)`,
  );
  const settled = raw.prepare(
    `update list_entry set state = @state, why = @why, next_at = @nextAt, clocks = '', leased_by = null, updated_at = @at, outcome = coalesce(@outcome, outcome) where id = @entryId`,
  );

  return {
    get: async (id) => Promise.resolve(get(id)),

    async list(projectId, archived) {
      const rows = await db
        .selectFrom('call_list')
        .selectAll()
        .where('project_id', '=', projectId)
        .$if(!archived, (query) => query.where('state', '<>', 'archived'))
        .orderBy('created_at', 'desc')
        .execute();
      const rules = projectRules(projectId);
      return rows.map((row) => toList(row, rules));
    },

    async create({ id, projectId, name, order, settings, source }, { agentId, at }) {
      const when = codec.ms.write(at);
      await db.transaction().execute(async (trx) => {
        const practice = await practiceFlag(trx, projectId);
        await trx
          .insertInto('call_list')
          .values({ id, project_id: projectId, practice, name, state: 'active', order_rule: order, rules: '{}', settings: codec.json.write(settings), source: codec.json.write(source), created_at: when, created_by: agentId, updated_at: when, updated_by: agentId })
          .execute();
        await audit(context, trx, { at, agentId, action: 'list.made', entity: 'call_list', entityId: id, details: { name } });
      });
    },

    fill: async (id, people, segmentBy, at) => Promise.resolve(fillList(context, id, people, segmentBy, at)),
    fillFrom: async (id, source, page) => Promise.resolve(fillFrom(context, id, source, page)),
    recycle: async (id, outcomes, page) => Promise.resolve(recycle(context, id, outcomes, page)),

    async setSegments(id, version, segments, { agentId, at }) {
      return db.transaction().execute(async (trx) => {
        const { numUpdatedRows } = await trx
          .updateTable('call_list')
          .set((row) => ({ version: row('version', '+', 1), updated_at: codec.ms.write(at), updated_by: agentId }))
          .where('id', '=', id)
          .where('version', '=', version)
          .executeTakeFirst();
        if (numUpdatedRows === 0n) return false;
        for (const { id: part, quota, priority } of segments) await trx.updateTable('list_segment').set({ quota, priority }).where('list_id', '=', id).where('id', '=', part).execute();
        await audit(context, trx, { at, agentId, action: 'list.changed', entity: 'call_list', entityId: id, details: { segments } });
        return true;
      });
    },

    async change(id, version, { settings, rules, ...change }, { agentId, at }) {
      return db.transaction().execute(async (trx) => {
        const { numUpdatedRows } = await trx
          .updateTable('call_list')
          .set((row) => ({ ...change, ...(settings === undefined ? {} : { settings: codec.json.write(settings) }), ...(rules === undefined ? {} : { rules: rules === null ? '{}' : codec.json.write(rules) }), version: row('version', '+', 1), updated_at: codec.ms.write(at), updated_by: agentId }))
          .where('id', '=', id)
          .where('version', '=', version)
          .executeTakeFirst();
        if (numUpdatedRows === 0n) return false;
        await audit(context, trx, { at, agentId, action: 'list.changed', entity: 'call_list', entityId: id, details: { ...change, ...settings, ...(rules === undefined ? {} : { rules }) } });
        return true;
      });
    },

    async projectRules(projectId) {
      const row = await db.selectFrom('project_rules').select('version').where('project_id', '=', projectId).executeTakeFirst();
      return { rules: projectRules(projectId), version: row?.version ?? 0 };
    },

    async setProjectRules(projectId, version, rules, { agentId, at }) {
      return db.transaction().execute(async (trx) => {
        const values = { rules: codec.json.write(rules), updated_at: codec.ms.write(at), updated_by: agentId };
        const former = await trx.selectFrom('project_rules').select('version').where('project_id', '=', projectId).executeTakeFirst();
        if ((former?.version ?? 0) !== version) return false;
        await trx
          .insertInto('project_rules')
          .values({ project_id: projectId, ...values })
          .onConflict((conflict) => conflict.column('project_id').doUpdateSet((row) => ({ ...values, version: row('project_rules.version', '+', 1) })))
          .execute();
        await audit(context, trx, { at, agentId, action: 'rules.changed', entity: 'project', entityId: projectId, details: { rules } });
        return true;
      });
    },

    listsOf: async (contactId, projectId) => Promise.resolve(listsOf(context, contactId, projectId)),
    setPriority: async (...asked) => setPriority(context, ...asked),
    counted: async (id, segment, at) => countedOf(context, id, segment, at),
    pace: async (id, at) => Promise.resolve(paceOf(context, id, null, at)),

    async claim(id, rules, author) {
      const list = get(id);
      if (list === null || list.state !== 'active') return { entry: null, nextAt: null, list: null, stopped: null };
      const stopped = stoppedByGoal(list, author.at);
      return { ...(stopped === null ? await claimEntry(context, list, rules, author) : { entry: null, nextAt: null }), list, stopped };
    },

    claimContact: async (...asked) => Promise.resolve(claimContact(context, ...asked)),

    async release(agentId, at) {
      const when = codec.ms.write(at);
      await db.transaction().execute(async (trx) => {
        // A call that nobody saw the end of: it may have reached somebody, so it counts as a try.
        await trx
          .updateTable('call_attempt')
          .set({ result: 'technical', cause: 'interrupted', ended_at: when })
          .where('result', 'is', null)
          .$if(agentId !== null, (query) => query.where('agent_id', '=', agentId ?? ''))
          .execute();
        const inHand = trx.updateTable('list_entry').where('leased_by', 'is not', null).$if(agentId !== null, (query) => query.where('leased_by', '=', agentId));
        await inHand
          .set({ state: 'waiting', next_at: when, updated_at: when })
          .where('state', '=', 'fresh')
          .where((row) => row.exists(row.selectFrom('call_attempt as a').select('a.id').whereRef('a.entry_id', '=', 'list_entry.id')))
          .execute();
        await inHand.set({ leased_by: null, updated_at: when }).execute();
      });
    },

    begin: async (entryId, number, { weekHour, pauseMs }, { agentId, at }) => {
      const begin = raw.transaction(() => {
        const entry = held.get(entryId, agentId);
        if (entry === undefined) return 'not-held';
        if (lastTryOf(raw, { entryId, contactId: entry.contact_id, number }, at - pauseMs) !== null) return 'too-soon';
        tries.run({ ...entry, entryId, weekHour, number, agentId, at: codec.ms.write(at) });
        return 'begun';
      });
      return Promise.resolve(begin.immediate());
    },

    book: async (entryId, { result, end, callId, talkMs }, at) => {
      const ended = { ended: end === null ? 0 : 1, cause: end?.cause ?? null, sipStatus: end?.sipStatus ?? null };
      booked.run({ entryId, result, callId, ...ended, talkMs: talkMs === null ? null : Math.round(talkMs), at: codec.ms.write(at) });
      return Promise.resolve(triesOf(raw, entryId));
    },

    async withdraw(entryId) {
      await db.deleteFrom('call_attempt').where('entry_id', '=', entryId).where('result', 'is', null).execute();
    },

    settle: async (entryId, { state, why, nextAt, outcome }, at) => {
      settled.run({ entryId, state, why, nextAt: nextAt === null ? null : codec.ms.write(nextAt), outcome: outcome ?? null, at: codec.ms.write(at) });
      // What the conversation came to; as a rule it is registered by now.
      if (why === 'reached') cameTo.run(entryId);
      return Promise.resolve();
    },
  };
}
