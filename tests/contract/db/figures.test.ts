import { describe, expect, it } from 'vitest';
import BetterSqlite from 'better-sqlite3';

import { periodOf } from '../../../shared/domain/figures/period.ts';
import { addUp, loggedInMs } from '../../../shared/domain/figures/sums.ts';
import { PRACTICE_PROJECT, type SERVICE_PROJECT } from '../../../shared/domain/project/default-projects.ts';
import type { AgentId, SessionId } from '../../../shared/lib/brand.ts';
import { SHIPPED_FORMS, SHIPPED_OUTCOMES } from '../../../shared/domain/registration/shipped/index.ts';
import { CALLS_A_DAY, makeDays, SALE_EVERY, SALE_NET } from '../../support/made-year.ts';
import { teamFile } from '../../support/team-figures.ts';
import { callRecord, freshData, id, interval, T0 } from './support.ts';

const READY = { state: 'ready' } as const;
const DAY_MS = 86_400_000;
const ask = (agentId: AgentId, bounds: readonly number[], projectId: typeof SERVICE_PROJECT.id | null = null) => ({
  asker: 'test',
  agentIds: [agentId],
  projectId,
  bounds,
});

describe('figures of work', () => {
  it('count time, calls, promises and silence part by part; practice is time only, a consultation no call', async () => {
    const { data, agentId, clock } = await freshData();
    const sessionId = id<SessionId>();
    const incoming = callRecord(agentId, { startedAt: T0 + 1_000, answeredAt: T0 + 3_000, endedAt: T0 + 60_000 });
    const outgoing = callRecord(agentId, {
      direction: 'out',
      startedAt: T0 + 90_000,
      answeredAt: T0 + 95_000,
      endedAt: T0 + 100_000,
    });
    const missed = callRecord(agentId, { startedAt: T0 + 101_000, endedAt: T0 + 109_000, end: { cause: 'missed' } });
    const elsewhere = callRecord(agentId, {
      startedAt: T0 + 102_000,
      endedAt: T0 + 103_000,
      end: { cause: 'answered-elsewhere' },
    });
    const practice = callRecord(agentId, {
      startedAt: T0 + 110_000,
      answeredAt: T0 + 111_000,
      projectId: PRACTICE_PROJECT.id,
    });
    const consult = callRecord(agentId, {
      direction: 'out',
      startedAt: T0 + 20_000,
      answeredAt: T0 + 21_000,
      consultsFor: incoming.id,
    });
    for (const call of [incoming, outgoing, missed, elsewhere, practice, consult]) await data.calls.save(call);
    await data.talk.save(incoming.id, {
      agentMs: 20_000,
      customerMs: 15_000,
      overlapMs: 1_000,
      silences: [
        { from: 5_000, to: 12_000, kind: 'unannounced' },
        { from: 20_000, to: 24_000, kind: 'system' },
      ],
      agentLufs: null,
      customerLufs: null,
      syllablesPerS: null,
      agent: [],
      customer: [],
      lengthMs: 57_000,
    });
    const change = (state: Parameters<typeof interval>[2], from: number, more: object = {}) =>
      data.sessions.change({ ...interval(sessionId, agentId, state, T0 + from), ...more }, READY);
    await data.sessions.open(
      { sessionId, agentId, at: T0 - 10_000 },
      interval(sessionId, agentId, 'ready', T0 - 10_000),
    );
    await change('ringing', 1_000, { callId: incoming.id });
    await change('talking', 3_000, { callId: incoming.id });
    await change('handling', 60_000);
    await change('dialling', 90_000, { callId: outgoing.id });
    await change('talking', 95_000, { callId: outgoing.id });
    await change('ready', 100_000, { state: 'not-ready', reason: 'lunch' });
    await change('talking', 110_000, { projectId: PRACTICE_PROJECT.id });
    clock.now = T0 + 120_000;
    const [before, whole] = (await data.figures.sums(ask(agentId, [T0 - 20_000, T0, T0 + DAY_MS]))) ?? [];
    expect(before?.time.ready).toBe(10_000);
    expect(whole?.time).toMatchObject({
      ready: 1_000,
      ringing: 2_000,
      talking: 62_000,
      handling: 30_000,
      dialling: 5_000,
      'not-ready': 10_000,
      practice: 10_000,
      unrecorded: 0,
    });
    expect(whole?.reasons).toEqual({ lunch: 10_000 });
    expect(whole?.counts).toMatchObject({
      callsIn: 1,
      callsOut: 1,
      missed: 1,
      answerMs: 2_000,
      besideTalkMs: 35_000,
      afterCallMs: 30_000,
      measured: 1,
      unannouncedMs: 7_000,
      systemMs: 4_000,
      announcedMs: 0,
      agentVoiceMs: 20_000,
      overlapMs: 1_000,
    });
    expect(loggedInMs(addUp([whole ?? addUp([])]))).toBe(120_000);
    const behind = await data.figures.calls({
      ...ask(agentId, []),
      set: 'answered',
      from: T0,
      to: T0 + DAY_MS,
      limit: 1,
    });
    expect([behind.total, behind.calls.map(({ callId }) => callId)]).toEqual([2, [outgoing.id]]);
    expect(
      (await data.figures.calls({ ...ask(agentId, []), set: 'missed', from: T0, to: T0 + DAY_MS, limit: 9 })).calls.map(
        ({ callId }) => callId,
      ),
    ).toEqual([missed.id]);
    expect(
      (await data.figures.calls({ ...ask(agentId, []), set: 'measured', from: T0, to: T0 + DAY_MS, limit: 9 })).calls,
    ).toMatchObject([{ callId: incoming.id, silenceMs: 7_000, agentName: 'Ans' }]);
  });

  it('count two sessions at once once, call a gap in the log a gap, and end a session that died when it died', async () => {
    const { data, agentId, clock, options } = await freshData();
    const [first, second] = [id<SessionId>(), id<SessionId>()];
    await data.sessions.open({ sessionId: first, agentId, at: T0 }, interval(first, agentId, 'ready', T0));
    await data.sessions.change(interval(first, agentId, 'handling', T0 + 10_000), READY);
    await data.sessions.close(first, T0 + 30_000, 'logged-out');
    // Another profile's copy of the file, or a clock that was set back: a session inside the first one.
    await data.sessions.open(
      { sessionId: second, agentId, at: T0 + 20_000 },
      interval(second, agentId, 'talking', T0 + 20_000),
    );
    await data.sessions.heartbeat(second, T0 + 50_000);
    const raw = new BetterSqlite(options.file);
    raw
      .prepare('update state_interval set to_at = 15000 + ? where session_id = ? and from_at = ?')
      .run(T0, first, T0 + 10_000);
    raw.close();
    clock.now = T0 + 5 * 3_600_000;
    const [sums] = (await data.figures.sums(ask(agentId, [T0, T0 + DAY_MS]))) ?? [];
    // Ready 10 s, handling 5 s, then 5 s of which nothing is on record; talking from 20 s to the last sign of life at 50 s.
    expect(sums?.time).toMatchObject({ ready: 10_000, handling: 5_000, unrecorded: 5_000, talking: 30_000 });
    expect(sums === undefined ? 0 : loggedInMs(sums)).toBe(50_000);
  });

  it(
    'read a year of 100 calls a day from indexes, in slices, and come to what was made',
    { timeout: 120_000 },
    async () => {
      const { data, agentId, clock, options } = await freshData();
      const CALLS = 36_500;
      const start = new Date(2026, 0, 1).getTime();
      await data.forms.add({ forms: SHIPPED_FORMS, outcomes: SHIPPED_OUTCOMES }, T0);
      const raw = new BetterSqlite(options.file);
      makeDays(raw, agentId, start, CALLS / CALLS_A_DAY);
      const plans = (
        raw
          .prepare(
            `select name from sqlite_schema where type = 'index' and name in ('state_interval_sums', 'call_answered', 'registration_agent', 'interaction_script', 'call_talk_sums')`,
          )
          .pluck()
          .all() as readonly string[]
      ).length;
      expect(plans).toBe(5);
      raw.close();
      clock.now = start + 366 * DAY_MS;
      const { parts, to } = periodOf('year', start + DAY_MS);
      const bounds = [...parts, to];
      const times: number[] = [];
      for (let round = 0; round < 4; round += 1) {
        const begun = performance.now();
        const sums = addUp((await data.figures.sums(ask(agentId, bounds))) ?? []);
        times.push(Math.round(performance.now() - begun));
        expect(sums.time).toMatchObject({
          talking: CALLS * 120_000,
          hold: CALLS * 10_000,
          handling: CALLS * 30_000,
          unrecorded: 0,
        });
        expect(loggedInMs(sums)).toBe(CALLS * 864_000);
        expect(sums.counts).toMatchObject({
          callsIn: (CALLS * 3) / 4,
          callsOut: CALLS / 4,
          measured: CALLS,
          unannouncedMs: CALLS * 4_000,
          registered: CALLS,
          solved: CALLS,
          asked: CALLS,
          results: CALLS,
          sales: CALLS / SALE_EVERY,
          turnover: (CALLS / SALE_EVERY) * SALE_NET,
        });
      }
      console.log(`a year of 100 calls a day: ${times.join(', ')} ms`);
    },
  );
});

describe('figures that people of a team gave as files', () => {
  it('are kept once for each person, period and project: the one that was counted last; removed ones are gone', async () => {
    const { data, agentId, author, options } = await freshData();
    const file = { ...teamFile('1', 'Bo'), id: id<AgentId>(), key: 'k', digest: 'd1' };
    const add = (given: Partial<typeof file>) => data.figures.addTeamFile({ ...file, id: id<AgentId>(), ...given }, agentId);
    expect(await data.figures.addTeamFile(file, agentId)).toBe('added');
    expect(await add({})).toBe('known');
    expect(await add({ digest: 'd0', countedAt: file.countedAt - 1 })).toBe('older');
    expect(await add({ digest: 'd0' })).toBe('older');
    const { key: _key, digest: _digest, ...shown } = file;
    expect(await data.figures.teamFiles()).toEqual([shown]);
    const newer = { digest: 'd2', countedAt: file.countedAt + 1, person: { ...file.person, name: 'Bo Bos' } };
    expect(await add(newer)).toBe('replaced');
    expect(await data.figures.teamFiles()).toMatchObject([{ person: { name: 'Bo Bos' }, sums: file.sums, project: null }]);
    // Another project, span or key is another file.
    expect([await add({ digest: 'p', project: 'Spring' }), await add({ digest: 's', span: 'day' }), await add({ digest: 'k', key: 'other' })]).toEqual(['added', 'added', 'added']);
    const all = await data.figures.teamFiles();
    expect(all).toHaveLength(4);
    for (const each of all) expect(await data.figures.removeTeamFile(each.id, author)).toBe(true);
    expect(await data.figures.removeTeamFile(file.id, author)).toBe(false);
    expect(await data.figures.teamFiles()).toEqual([]);
    const raw = new BetterSqlite(options.file, { readonly: true });
    try {
      expect(raw.prepare(`select action, count(*) as n from audit where entity = 'team-figures' group by action order by action`).all()).toEqual([
        { action: 'team-figures.added', n: 4 },
        { action: 'team-figures.removed', n: 4 },
        { action: 'team-figures.replaced', n: 1 },
      ]);
    } finally {
      raw.close();
    }
  });
});
