// Days that are over are counted once and read from then on. Whatever happens to them, a report says what the log says.
import BetterSqlite from 'better-sqlite3';
import fc from 'fast-check';
import { expect, it, onTestFinished } from 'vitest';

import { addUp } from '../../../shared/domain/figures/sums.ts';
import { SERVICE_PROJECT } from '../../../shared/domain/project/default-projects.ts';
import { SHIPPED_FORMS, SHIPPED_OUTCOMES } from '../../../shared/domain/registration/shipped/index.ts';
import { brandId, type AgentId, type ProjectId } from '../../../shared/lib/brand.ts';
import { insertMade, numbers } from '../../support/made-rows.ts';
import { CALLS_A_DAY, makeDays } from '../../support/made-year.ts';
import { freshData, FULL, id } from './support.ts';

const DAY_MS = 86_400_000;
const DAYS = 5;
const START = Date.UTC(2026, 2, 27);
const RUNS = FULL ? 5_000 : 80;
const ELSEWHERE = { agent: 'somebody-else', project: brandId<ProjectId>('another') };

/** One thing that may happen to what is counted: a statement, of a row `@n`, an instant `@at` and a length `@ms`. */
const CALL = `where id = 'c' || @n`;
const CONVERSATION = `where id = 'i' || @n`;
const REGISTERED = `where interaction_id = 'i' || @n`;
const PROMISE = `where id = 'p' || (@n % 40 + 1)`;
const CHANGES = [
  `update call set answered_at = @at, started_at = @at - 1000 ${CALL}`,
  `update call set answered_at = null, end_cause = 'missed' ${CALL}`,
  `update call set end_cause = 'answered-elsewhere' ${CALL}`,
  `update call set started_at = started_at - @ms ${CALL}`,
  `update call set practice = 1 - practice ${CALL}`,
  `update call set direction = case direction when 'in' then 'out' else 'in' end ${CALL}`,
  `update call set consults_for = 'x' ${CALL}`,
  `update call set project_id = @project ${CALL}`,
  `update call set agent_id = @agent ${CALL}`,
  `delete from call ${CALL}`,
  `insert into call select * from kept_call ${CALL} on conflict do nothing`,
  `update call_talk set unannounced_ms = @ms, overlap_ms = @ms / 7 where call_id = 'c' || @n`,
  `delete from call_talk where call_id = 'c' || @n`,
  `insert into call_talk select * from kept_talk where call_id = 'c' || @n on conflict do update set agent_ms = @ms`,
  `update registration set meaning = 'unworkable' ${REGISTERED}`,
  `update registration set meaning = 'sale' ${REGISTERED}`,
  `update registration set form_values = json_set(form_values, '$.solvedAtOnce.value', 'no') ${REGISTERED}`,
  `update registration set form_values = json_set(form_values, '$.lines.value', '[{"article":"B","quantity":"1","unitPrice":"3.00","vat":"0"}]') ${REGISTERED}`,
  `update registration set completed_at = @at ${REGISTERED}`,
  `update registration set agent_id = @agent, project_id = @project ${REGISTERED}`,
  `update registration set practice = 1 - practice ${REGISTERED}`,
  `delete from registration ${REGISTERED}`,
  `update interaction set form = '{"formId":"sales-order","version":1,"outcomes":{"setId":"sales","version":1}}' ${CONVERSATION}`,
  `update interaction set script = '{"scriptId":"shipped","version":1,"path":["hello"],"answers":{}}' ${CONVERSATION}`,
  `update interaction set script = '{"scriptId":"shipped","version":1,"path":["hello","bye"],"answers":{}}' ${CONVERSATION}`,
  `update interaction set state = 'handling' ${CONVERSATION}`,
  `update interaction set state = 'completed', answered_at = @at ${CONVERSATION}`,
  `update interaction set agent_id = @agent, practice = 0, project_id = @project ${CONVERSATION}`,
  `delete from interaction ${CONVERSATION}`,
  `update agreement set state = 'kept', closed_at = due_at - 1 ${PROMISE}`,
  `update agreement set state = 'open', closed_at = null, due_at = @at ${PROMISE}`,
  `update agreement set removed_at = @at ${PROMISE}`,
  `update agreement set owner_id = @agent, removed_at = null ${PROMISE}`,
  `delete from agreement ${PROMISE}`,
  `insert into script_version (script_id, version, body, created_at, created_by) values ('shipped', 1, '{"steps":[{"id":"bye","kind":"end"}]}', 0, 'x') on conflict do nothing`,
] as const;

it(`say what the log says after whatever happened to days that were counted (${String(RUNS)} stories)`, { timeout: 1_200_000 }, async () => {
  const { data, options, clock, agentId } = await freshData();
  await data.forms.add({ forms: SHIPPED_FORMS, outcomes: SHIPPED_OUTCOMES }, START);
  const raw = new BetterSqlite(options.file);
  onTestFinished(() => void raw.close());
  makeDays(raw, agentId, START, DAYS);
  insertMade(
    raw,
    'agreement',
    {
      ...{ id: `'p' || n`, project_id: `'${SERVICE_PROJECT.id}'`, owner_id: `'${agentId}'`, what: `'x'`, version: '1' },
      ...{ due_at: `${String(START)} + n * ${String((DAYS * DAY_MS) / 40)}`, state: `'open'` },
    },
    { tables: numbers(40), rows: 'from numbers' },
  );
  raw.exec(`create temp table kept_call as select * from call; create temp table kept_talk as select * from call_talk`);
  await data.agents.save({ id: id<AgentId>(), name: 'Bo', role: 'agent', active: true }, START);
  const statements = CHANGES.map((sql) => raw.prepare(sql));
  clock.now = START + DAYS * DAY_MS + 5 * 3_600_000;

  let asked = 0;
  const report = async (bounds: readonly number[], projectId: ProjectId | null) => {
    const sums = await data.figures.sums({ asker: String((asked += 1)), agentIds: [agentId], projectId, bounds });
    return sums?.map(({ counts }) => counts);
  };
  const stored = raw.prepare<[], number>('select count(*) from counted_day').pluck();
  const seen: Record<string, number> = {};
  let read = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.record({
          change: fc.nat(CHANGES.length - 1),
          n: fc.integer({ min: 1, max: DAYS * CALLS_A_DAY }),
          at: fc.integer({ min: START - DAY_MS, max: START + (DAYS + 1) * DAY_MS }),
          ms: fc.integer({ min: 0, max: 2 * DAY_MS }),
          here: fc.boolean(),
          other: fc.boolean(),
        }),
        { minLength: 1, maxLength: 8 },
      ),
      fc.uniqueArray(fc.integer({ min: START - DAY_MS, max: START + (DAYS + 2) * DAY_MS }), { minLength: 2, maxLength: 5 }),
      async (changes, instants) => {
        while ((await data.figures.countDays(2)) === 2);
        expect(stored.get()).toBe(DAYS);
        for (const { change, n, at, ms, here, other } of changes)
          (statements[change] as BetterSqlite.Statement).run({ n: BigInt(n), at: BigInt(at), ms: BigInt(ms), agent: here ? agentId : ELSEWHERE.agent, project: other ? ELSEWHERE.project : SERVICE_PROJECT.id });
        const bounds = instants.toSorted((a, b) => a - b);
        const asks: readonly (readonly [readonly number[], ProjectId | null])[] = [[bounds, null], [[START, START + DAYS * DAY_MS], null], [bounds, SERVICE_PROJECT.id], [[START, START + DAYS * DAY_MS], ELSEWHERE.project]];
        const found = [];
        for (const ask of asks) found.push(await report(...ask));
        read += stored.get() ?? 0;
        raw.exec('delete from counted_day');
        const logged = [];
        for (const ask of asks) logged.push(await report(...ask));
        expect(found).toEqual(logged);
        for (const counts of logged.flat()) for (const [key, value] of Object.entries(counts ?? {})) seen[key] = Math.max(seen[key] ?? 0, value);
      },
    ),
    { numRuns: RUNS, endOnFailure: true },
  );
  // Days were read that nothing had happened to, and everything that is counted was there.
  expect(read).toBeGreaterThan(RUNS);
  expect(Object.keys(addUp([]).counts).filter((key) => key !== 'besideTalkMs' && key !== 'afterCallMs' && (seen[key] ?? 0) === 0)).toEqual(['announcedMs', 'systemMs', 'customerVoiceMs']);
});

it('a day counts as over by the clock, and is counted again where the clock goes back', { timeout: 60_000 }, async () => {
  const { data, options, clock, agentId } = await freshData();
  const raw = new BetterSqlite(options.file);
  onTestFinished(() => void raw.close());
  makeDays(raw, agentId, START, 2);
  const due = START + DAY_MS - 1_000;
  insertMade(raw, 'agreement', { id: `'p'`, project_id: `'${SERVICE_PROJECT.id}'`, owner_id: `'${agentId}'`, what: `'x'`, version: '1', due_at: String(due), state: `'open'` });
  const promised = async (asker: string) => (await data.figures.sums({ asker, agentIds: [agentId], projectId: null, bounds: [START, START + DAY_MS] }))?.[0]?.counts.promisesDue;
  clock.now = due - 1;
  expect(await data.figures.countDays(9)).toBe(0);
  clock.now = START + 2 * DAY_MS;
  expect(await data.figures.countDays(9)).toBe(2);
  expect(await promised('afterwards')).toBe(1);
  clock.now = due - 1;
  expect(await promised('before')).toBe(0);
  expect(await data.figures.countDays(9)).toBe(0);
});
