import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { reachedOf } from '../../../shared/domain/figures/targets.ts';
import { PRACTICE_PROJECT, SERVICE_PROJECT } from '../../../shared/domain/project/default-projects.ts';
import type { SessionId } from '../../../shared/lib/brand.ts';
import { callRecord, freshData, id, interval, T0 } from './support.ts';

const READY = { state: 'ready' } as const;

describe('sessions', () => {
  it('stores intervals that partition the session', async () => {
    const { data, agentId } = await freshData();
    const sessionId = id<SessionId>();
    const open = { sessionId, agentId, at: T0 };
    await data.sessions.open(open, interval(sessionId, agentId, 'ready', T0));
    await data.sessions.change(interval(sessionId, agentId, 'ringing', T0 + 100), READY);
    await data.sessions.change(interval(sessionId, agentId, 'talking', T0 + 300), READY);
    // No time passed, and then the clock was set back.
    await data.sessions.change(interval(sessionId, agentId, 'hold', T0 + 300), READY);
    await data.sessions.change(interval(sessionId, agentId, 'handling', T0 + 900), {
      state: 'not-ready',
      reason: 'lunch',
    });
    await data.sessions.change({ ...interval(sessionId, agentId, 'ready', T0 - 5_000), reason: null }, READY);
    await data.sessions.close(sessionId, T0 + 1_000, 'logged-out');
    const stored = await data.sessions.intervals(sessionId);
    expect(stored.map(({ state, from, to }) => [state, from - T0, (to ?? 0) - T0])).toEqual([
      ['ready', 0, 100],
      ['ringing', 100, 300],
      ['hold', 300, 900],
      ['ready', 900, 1_000],
    ]);
    expect(await data.sessions.stillOpen()).toBeNull();
    await expect(data.sessions.change(interval(sessionId, agentId, 'ready', T0 + 2_000), READY)).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('partitions whatever happens: no gap, no overlap, as long as the session', { timeout: 60_000 }, async () => {
    const { data, agentId } = await freshData();
    const states = fc.constantFrom(
      'ready' as const,
      'ringing' as const,
      'talking' as const,
      'hold' as const,
      'handling' as const,
    );
    // Now and then no time passes, or the clock goes back.
    const steps = fc.array(fc.tuple(states, fc.integer({ min: -50, max: 200 })), { maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(steps, async (changes) => {
        const sessionId = id<SessionId>();
        let at = T0;
        let latest = T0;
        await data.sessions.open({ sessionId, agentId, at }, interval(sessionId, agentId, 'ready', at));
        for (const [state, passes] of changes) {
          at += passes;
          latest = Math.max(latest, at);
          await data.sessions.change(interval(sessionId, agentId, state, at), READY);
        }
        latest += 10;
        await data.sessions.close(sessionId, latest, 'quit');
        const stored = await data.sessions.intervals(sessionId);
        expect(stored[0]?.from).toBe(T0);
        expect(stored.at(-1)?.to).toBe(latest);
        for (const [index, each] of stored.entries()) {
          expect(each.to).toBeGreaterThan(each.from);
          if (index > 0) expect(each.from).toBe(stored[index - 1]?.to);
        }
        expect(stored.reduce((sum, { from, to }) => sum + ((to ?? 0) - from), 0)).toBe(latest - T0);
      }),
      { numRuns: 40 },
    );
  });

  it('knows the session that was left open, with its state, what was to follow, and when it last lived', async () => {
    const { data, agentId } = await freshData();
    expect(await data.sessions.stillOpen()).toBeNull();
    const sessionId = id<SessionId>();
    await data.sessions.open({ sessionId, agentId, at: T0 }, interval(sessionId, agentId, 'ready', T0));
    await data.sessions.change(interval(sessionId, agentId, 'talking', T0 + 50), {
      state: 'not-ready',
      reason: 'meeting',
    });
    await data.sessions.heartbeat(sessionId, T0 + 70);
    expect(await data.sessions.stillOpen()).toEqual({
      sessionId,
      agentId,
      projectId: interval(sessionId, agentId, 'ready', T0).projectId,
      state: { state: 'talking', reason: null },
      since: T0 + 50,
      next: { state: 'not-ready', reason: 'meeting' },
      aliveAt: T0 + 70,
    });
    await data.sessions.close(sessionId, T0 + 70, 'crash');
    expect(await data.sessions.stillOpen()).toBeNull();
    expect((await data.sessions.intervals(sessionId)).at(-1)).toMatchObject({ from: T0 + 50, to: T0 + 70 });
  });

  it('sums the figures of a day: answered calls, mean handle time, after-call time; practice and other days apart', async () => {
    const { data, agentId, clock } = await freshData();
    expect(await data.sessions.todayFigures(agentId, T0, T0 + 1)).toEqual({
      calls: 0,
      averageHandleMs: null,
      afterCallMs: 0,
      missedUnseen: 0,
    });
    const sessionId = id<SessionId>();
    const yesterday = callRecord(agentId, { startedAt: T0 - 9_000, answeredAt: T0 - 8_000 });
    const incoming = callRecord(agentId, { startedAt: T0 + 1_000, answeredAt: T0 + 2_000 });
    const outgoing = callRecord(agentId, { direction: 'out', startedAt: T0 + 10_000, answeredAt: T0 + 13_000 });
    const unanswered = callRecord(agentId, { direction: 'out', startedAt: T0 + 20_000 });
    const practice = callRecord(agentId, {
      startedAt: T0 + 30_000,
      answeredAt: T0 + 31_000,
      projectId: PRACTICE_PROJECT.id,
    });
    for (const call of [yesterday, incoming, outgoing, unanswered, practice]) await data.calls.save(call);
    const at = (
      state: Parameters<typeof interval>[2],
      from: number,
      callId: (typeof incoming)['id'] | null = null,
      projectId = incoming.projectId,
    ) => ({
      ...interval(sessionId, agentId, state, T0 + from),
      callId,
      projectId,
    });
    await data.sessions.open({ sessionId, agentId, at: T0 - 8_000 }, at('talking', -8_000, yesterday.id));
    for (const next of [
      at('ready', 500),
      at('ringing', 1_000, incoming.id),
      at('talking', 2_000, incoming.id),
      at('hold', 5_000, incoming.id),
      at('talking', 6_000, incoming.id),
      at('handling', 7_000, incoming.id),
      at('dialling', 10_000, outgoing.id),
      at('talking', 13_000, outgoing.id),
      at('handling', 15_000, outgoing.id),
      at('dialling', 20_000, unanswered.id),
      at('handling', 24_000, unanswered.id),
      at('talking', 30_000, practice.id, PRACTICE_PROJECT.id),
      at('handling', 35_000, practice.id, PRACTICE_PROJECT.id),
      at('handling', 40_000, incoming.id),
    ]) {
      await data.sessions.change(next, READY);
    }
    // Conversation: 0.5 s of yesterday's call fall into today, 5 s incoming, 2 s outgoing. Handling after answered calls: 3 s + 5 s, and the
    // running one 1 s. Dialling of the answered call: 3 s. Handling of the unanswered attempt (6 s) is neither: no conversation ended.
    const handled = 500 + 5_000 + 2_000 + 3_000 + 5_000 + 1_000 + 3_000;
    expect(await data.sessions.todayFigures(agentId, T0, T0 + 41_000)).toEqual({
      calls: 2,
      averageHandleMs: handled / 2,
      afterCallMs: 3_000 + 5_000 + 1_000,
      missedUnseen: 0,
    });
    // Of one project: the same two calls; nothing was registered.
    clock.now = T0 + 41_000;
    const [sums] = (await data.figures.sums({ asker: 'test', agentIds: [agentId], projectId: SERVICE_PROJECT.id, bounds: [T0, T0 + 86_400_000] })) ?? [];
    expect(sums === undefined ? null : reachedOf('handle-seconds', sums)).toBe(handled / 2 / 1_000);
    expect(sums === undefined ? null : reachedOf('after-call-seconds', sums)).toBe((3_000 + 5_000 + 1_000) / 2 / 1_000);
    expect(sums === undefined ? null : [reachedOf('conversion-percent', sums), reachedOf('solved-at-once-percent', sums), reachedOf('results-per-day', sums)]).toEqual([null, null, 0]);
  });

  it('tells the day: when somebody was logged in, and the time in each state and for each reason', async () => {
    const { data, agentId } = await freshData();
    expect(await data.sessions.day(agentId, T0, T0 + 1)).toEqual({ sessions: [], loggedInMs: 0, states: [] });
    const notReady = (sessionId: SessionId, reason: 'lunch' | 'meeting', from: number) => ({
      ...interval(sessionId, agentId, 'ready', T0 + from),
      state: 'not-ready' as const,
      reason,
    });
    const [first, second] = [id<SessionId>(), id<SessionId>()];
    await data.sessions.open({ sessionId: first, agentId, at: T0 - 5_000 }, interval(first, agentId, 'ready', T0 - 5_000));
    await data.sessions.change(notReady(first, 'lunch', 2_000), READY);
    await data.sessions.change(notReady(first, 'meeting', 5_000), READY);
    await data.sessions.close(first, T0 + 9_000, 'logged-out');
    await data.sessions.open({ sessionId: second, agentId, at: T0 + 20_000 }, interval(second, agentId, 'ready', T0 + 20_000));
    expect(await data.sessions.day(agentId, T0, T0 + 30_000)).toEqual({
      sessions: [
        { from: T0 - 5_000, to: T0 + 9_000 },
        { from: T0 + 20_000, to: null },
      ],
      loggedInMs: 9_000 + 10_000,
      states: [
        { state: 'ready', reason: null, ms: 2_000 + 10_000 },
        { state: 'not-ready', reason: 'meeting', ms: 4_000 },
        { state: 'not-ready', reason: 'lunch', ms: 3_000 },
      ],
    });
  });
});
