import { describe, expect, test } from 'vitest';
import { createStateStore, type StateStore } from '../../../../electron/app/state-store.ts';
import { createTalkDesk, type TalkDesk } from '../../../../electron/app/talk-desk.ts';
import type { DataPort } from '../../../../electron/app/ports/data-port.ts';
import type { CallEvent } from '../../../../shared/domain/call/call-event.ts';
import { limitsAt, type SilenceLimits } from '../../../../shared/domain/talk/silence-limits.ts';
import type { TalkReport } from '../../../../shared/domain/talk/talk.ts';
import type { TalkChunk } from '../../../../shared/media/protocol.ts';
import { TEST_NOW, testAppState } from '../../../support/app-state.ts';
import { CALL_1, callsOf, storyOf } from '../../../support/call-fixtures.ts';
import { createFakeClock, type FakeClock } from '../../../support/fake-clock.ts';

const PIECE_MS = 200;
const ALL = 0xf_ffff;

type Desk = {
  readonly talk: TalkDesk;
  readonly store: StateStore;
  readonly clock: FakeClock;
  readonly saved: TalkReport[];
  /** So long, in ms, these speak; the pieces come as the media window sends them. */
  readonly pass: (ms: number, who?: { readonly agent?: boolean; readonly customer?: boolean }) => void;
  /** The wall clock is set by so much, in ms. */
  readonly set: (ms: number) => void;
  /** So long, in ms, the audio clock stands still and the sound of that time is lost; with `late` the next pieces make up for it. */
  readonly lose: (ms: number, late?: boolean) => void;
  /** The audio clock begins anew, as in a media window that took the place of a dead one. */
  readonly anew: () => void;
  readonly tell: (event: Partial<CallEvent>) => void;
};

function open(limits: { project?: SilenceLimits; stepMs: number | null } = { stepMs: null }): Desk {
  const clock = createFakeClock(TEST_NOW);
  const store = createStateStore(testAppState({ calls: callsOf(storyOf(CALL_1, 'in', { type: 'answering' }, { type: 'connected' })) }));
  const saved: TalkReport[] = [];
  const data = { talk: { save: (_id: unknown, report: TalkReport) => (saved.push(report), Promise.resolve()), get: () => Promise.resolve(null) } } as unknown as DataPort;
  const talk = createTalkDesk({ data: () => data, store, notices: { report: () => undefined } as never, clock, timers: clock.timers, limitsOf: () => ({ now: limitsAt(limits.project, limits.stepMs), record: limitsAt(limits.project, null) }) });
  let elapsedMs = 1_000;
  /** The wall clock of the audio thread is so far ahead of its audio clock, and may be for a piece or two more. */
  let ahead = TEST_NOW - 1_000;
  let late: number[] = [];
  return {
    ...{ talk, store, clock, saved },
    pass: (ms, { agent = false, customer = false } = {}) => {
      for (let at = 0; at < ms; at += PIECE_MS) {
        clock.advance(PIECE_MS);
        elapsedMs += PIECE_MS;
        const voice = (on: boolean): TalkChunk['agent'] => ({ voiced: on ? ALL : 0, powers: [on ? 0.01 : 0, on ? 0.01 : 0], syllables: on ? 1 : 0 });
        talk.onChunk(CALL_1, { stretch: 0, elapsedMs, at: elapsedMs + ahead + (late.shift() ?? 0), agent: voice(agent), customer: voice(customer) });
      }
    },
    set: (ms) => {
      clock.jump(ms);
      ahead += ms;
    },
    lose: (ms, made = false) => {
      if (made) late = [ms, ms / 2];
      else {
        clock.advance(ms);
        ahead += ms;
      }
    },
    anew: () => void (elapsedMs = 0),
    tell: (event) => {
      const whole = { callId: CALL_1, at: clock.now(), ...event } as CallEvent;
      store.apply({ type: 'call', event: whole });
      talk.onCall(whole);
    },
  };
}

const shown = ({ store }: Desk) => store.get().talk[0];
const END: Partial<CallEvent> = { type: 'ended', end: { cause: 'hung-up-here', sipStatus: null, reason: null } as never };

describe('who speaks in a call', () => {
  test('a silence is told by the moment at which it began, and is over with the next word', () => {
    const desk = open();
    desk.pass(2_000, { customer: true });
    expect(shown(desk)).toMatchObject({ quietSince: null, figures: null });
    const began = desk.clock.now();
    desk.pass(800);
    expect(shown(desk)?.quietSince).toBeNull();
    desk.pass(4_000);
    expect(shown(desk)?.quietSince).toBe(began);
    expect(shown(desk)?.kind).toBe('unannounced');
    desk.talk.announce(CALL_1);
    expect(shown(desk)?.kind).toBe('announced');
    desk.pass(400, { agent: true });
    expect(shown(desk)?.quietSince).toBeNull();
  });

  test('at the end it is kept, and the window forgets it', async () => {
    const desk = open();
    desk.pass(2_000, { customer: true });
    desk.pass(5_000);
    desk.pass(2_000, { agent: true });
    expect((await desk.talk.reportOf(CALL_1))?.silences).toEqual([{ from: 2_000, to: 7_000, kind: 'unannounced' }]);
    desk.tell(END);
    expect(desk.store.get().talk).toEqual([]);
    expect(desk.saved.at(-1)).toMatchObject({ agentMs: 2_000, customerMs: 2_000, overlapMs: 0, lengthMs: 9_000 });
    expect(await desk.talk.reportOf(CALL_1)).toBeNull();
  });

  test('a media window that takes the place of a dead one goes on in the same call', async () => {
    const desk = open();
    desk.pass(2_000, { customer: true });
    desk.anew();
    desk.clock.advance(1_500);
    desk.pass(2_000, { customer: true });
    const report = await desk.talk.reportOf(CALL_1);
    expect(report?.customerMs).toBe(4_000);
    expect(report?.silences).toEqual([]);
    expect(report?.lengthMs).toBe(5_500);
  });

  test('what a busy machine delivers late is not longer for it', async () => {
    const desk = open();
    desk.pass(2_000, { customer: true });
    // The pieces of five seconds wait, and come all at once.
    desk.pass(200);
    desk.clock.advance(3_000);
    desk.pass(4_800);
    desk.pass(1_000, { customer: true });
    expect((await desk.talk.reportOf(CALL_1))?.silences).toEqual([{ from: 2_000, to: 7_000, kind: expect.anything() }]);
  });

  test('sound that a busy machine lost is not cut out of a silence, and one that is only late adds nothing', async () => {
    const desk = open();
    desk.pass(2_000, { customer: true });
    desk.pass(2_000);
    desk.lose(1_400);
    desk.pass(2_000);
    desk.lose(300, true);
    desk.pass(1_000);
    desk.pass(2_000, { customer: true });
    desk.lose(900);
    desk.pass(2_000, { customer: true });
    const report = await desk.talk.reportOf(CALL_1);
    expect(report?.silences).toEqual([{ from: 2_000, to: 8_400, kind: 'unannounced' }]);
    expect(report).toMatchObject({ customerMs: 6_900, lengthMs: 13_300 });
    expect(desk.clock.now() - TEST_NOW).toBe(13_300);
  });

  test('a wall clock that is set makes nothing longer', async () => {
    const desk = open();
    desk.pass(2_000, { customer: true });
    desk.pass(2_000);
    desk.set(3_000);
    desk.pass(1_000);
    desk.set(-3_600_000);
    desk.pass(1_000);
    desk.pass(1_000, { customer: true });
    expect((await desk.talk.reportOf(CALL_1))?.silences).toEqual([{ from: 2_000, to: 6_000, kind: 'unannounced' }]);
  });

  test('while the sound is being restored the silence is not the agent’s', async () => {
    const desk = open();
    desk.pass(2_000, { customer: true });
    desk.tell({ type: 'media-changed', media: 'recovering' });
    desk.pass(5_000);
    expect(shown(desk)?.kind).toBe('system');
    desk.tell({ type: 'media-changed', media: 'ok' });
    desk.pass(600, { customer: true });
    expect((await desk.talk.reportOf(CALL_1))?.silences.map(({ kind }) => kind)).toEqual(['system']);
  });

  test('what was measured is written while the call lasts: a killed Balie loses five seconds of it at most', () => {
    const desk = open();
    desk.pass(4_800, { agent: true });
    expect(desk.saved).toHaveLength(0);
    desk.pass(12_000, { customer: true });
    expect(desk.saved).toHaveLength(3);
    expect(shown(desk)?.figures).toMatchObject({ share: expect.closeTo(0.32, 1), overlap: 0 });
    expect(desk.saved.at(-1)?.lengthMs).toBeGreaterThanOrEqual(16_800 - 5_000);
  });

  test('the limits follow the step on screen, and the record the project', async () => {
    const limits = { project: { greyMs: 2_000, amberMs: 4_000, redMs: 8_000 }, stepMs: null as number | null };
    const desk = open(limits);
    desk.pass(1_000, { customer: true });
    expect(shown(desk)?.limits).toEqual(limits.project);
    limits.stepMs = 5_000;
    desk.pass(2_400);
    expect(shown(desk)?.limits).toEqual({ greyMs: 2_000, amberMs: 3_000, redMs: 5_000 });
    desk.pass(1_000, { customer: true });
    expect((await desk.talk.reportOf(CALL_1))?.silences).toHaveLength(1);
  });
});
