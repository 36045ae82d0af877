import { describe, expect, it } from 'vitest';
import { createAgentSession, type AgentSession } from '../../../../electron/app/agent-session.ts';
import { DEFAULT_SETTINGS } from '../../../../shared/ipc/default-settings.ts';
import { initialState } from '../../../../shared/ipc/initial-state.ts';
import { createNoticeDesk } from '../../../../electron/app/notice-desk.ts';
import type { DataPort, OpenSession } from '../../../../electron/app/ports/data-port.ts';
import { createStateStore, type StateStore } from '../../../../electron/app/state-store.ts';
import type { Agent, ChosenState, StateInterval } from '../../../../shared/domain/agent-state/agent-state.ts';
import { SERVICE_PROJECT } from '../../../../shared/domain/project/default-projects.ts';
import { appError, type AppError } from '../../../../shared/errors/app-error.ts';
import { brandId, type SessionId } from '../../../../shared/lib/brand.ts';
import { err, ok } from '../../../../shared/lib/result.ts';
import { testAgent } from '../../../support/app-state.ts';
import { createFakeClock, type FakeClock } from '../../../support/fake-clock.ts';
import { createTestLog } from '../../../support/fake-platform.ts';
import { callId, eventsOf, SITUATIONS, type Fact } from '../../shared/domain/call-samples.ts';

const START = Date.UTC(2026, 0, 15, 9);
const HOUR = 3_600_000;
const LUNCH: ChosenState = { state: 'not-ready', reason: 'lunch' };
const ANS = testAgent({ name: 'Ans' });

type Written = readonly [method: string, ...args: unknown[]];
type Rig = {
  readonly session: AgentSession;
  readonly store: StateStore;
  readonly clock: FakeClock;
  readonly written: Written[];
  readonly intervals: () => readonly StateInterval[];
  readonly microphone: boolean[];
  readonly log: ReturnType<typeof createTestLog>;
  readonly calls: (...facts: readonly Fact[]) => void;
  readonly loggedIn: (Agent | null)[];
  refused: AppError | null;
  failing: AppError | null;
};

function rig(): Rig {
  const clock = createFakeClock(START);
  const store = createStateStore(initialState(DEFAULT_SETTINGS, [], START));
  const log = createTestLog();
  const written: Written[] = [];
  const microphone: boolean[] = [];
  const loggedIn: (Agent | null)[] = [];
  const write =
    (method: string) =>
    (...args: unknown[]): Promise<void> => {
      if (self.failing !== null) return Promise.reject(Object.assign(new Error('refused'), self.failing));
      written.push([method, ...args]);
      return Promise.resolve();
    };
  const sessions = Object.fromEntries(
    ['open', 'change', 'chooseNext', 'close', 'heartbeat'].map((name) => [name, write(name)]),
  );
  const session = createAgentSession({
    data: () => ({ sessions }) as unknown as DataPort,
    store,
    notices: createNoticeDesk(store, log),
    clock,
    timers: clock.timers,
    newId: () => 'session-1',
    projectId: () => SERVICE_PROJECT.id,
    offersReason: (reason) => reason !== 'own-gone',
    prepareMicrophone: (on) => {
      microphone.push(on);
      return Promise.resolve(on && self.refused !== null ? err(self.refused) : ok());
    },
    onLoggedIn: (agent) => {
      loggedIn.push(agent);
      return Promise.resolve();
    },
  });
  const self: Rig = {
    session,
    store,
    clock,
    written,
    microphone,
    log,
    loggedIn,
    refused: null,
    failing: null,
    intervals: () =>
      written
        .filter(([method]) => method === 'open' || method === 'change')
        .map(([method, ...args]) => (method === 'open' ? args[1] : args[0]) as StateInterval),
    calls: (...facts) => {
      for (const event of eventsOf(1, facts)) store.apply({ type: 'call', event });
      session.follow();
    },
  };
  return self;
}

const states = (at: Rig): unknown[] => at.intervals().map(({ state, reason, from }) => [state, reason, from - START]);

describe('the session of an agent', () => {
  it('opens with Ready, beats every five seconds and closes with its reason', async () => {
    const at = rig();
    await at.session.logIn(ANS);
    at.clock.advance(11_000);
    await at.session.logOut('logged-out');
    at.clock.advance(60_000);
    expect(at.written.map(([method, ...args]) => [method, args.at(-1)])).toMatchObject([
      ['open', { state: 'ready', from: START, to: null }],
      ['heartbeat', START + 5_000],
      ['heartbeat', START + 10_000],
      ['close', 'logged-out'],
    ]);
    expect(at.loggedIn).toEqual([ANS, null]);
    expect(at.store.get().session).toMatchObject({ agent: null, state: { state: 'logged-out' } });
  });

  it('writes an interval per change of state, and none for a change of call alone', async () => {
    const at = rig();
    await at.session.logIn(ANS);
    at.clock.advance(1_000);
    at.calls(...SITUATIONS['ringing-in']);
    at.clock.advance(1_000);
    at.calls({ type: 'answering' });
    at.session.follow();
    at.clock.advance(1_000);
    at.calls({ type: 'connected' }, { type: 'mute-changed', on: true });
    expect(states(at)).toEqual([
      ['ready', null, 0],
      ['ringing', null, 1_000],
      ['talking', null, 3_000],
    ]);
    expect(at.intervals().map((interval) => interval.callId)).toEqual([null, callId(1), callId(1)]);
  });

  it('never writes an interval before the one it follows when the clock is set back, and catches up by itself', async () => {
    const at = rig();
    await at.session.logIn(ANS);
    at.clock.advance(10_000);
    await at.session.choose(LUNCH);
    at.clock.jump(-HOUR);
    at.clock.advance(1_000);
    await at.session.choose({ state: 'ready' });
    expect(at.store.get().session.since).toBe(START + 10_000);
    at.clock.advance(2 * HOUR);
    await at.session.choose(LUNCH);
    expect(states(at)).toEqual([
      ['ready', null, 0],
      ['not-ready', 'lunch', 10_000],
      ['ready', null, 10_000],
      ['not-ready', 'lunch', HOUR + 11_000],
    ]);
  });

  it('takes a clock that is set forward as it is, and what follows stays in order', async () => {
    const at = rig();
    await at.session.logIn(ANS);
    at.clock.jump(HOUR);
    await at.session.choose(LUNCH);
    at.clock.jump(-HOUR);
    await at.session.choose({ state: 'ready' });
    await at.session.logOut('quit');
    expect(states(at)).toEqual([
      ['ready', null, 0],
      ['not-ready', 'lunch', HOUR],
      ['ready', null, HOUR],
    ]);
    expect(at.written.at(-1)).toEqual(['close', brandId<SessionId>('session-1'), START + HOUR, 'quit']);
  });

  it('remembers what follows without a new interval, and once', async () => {
    const at = rig();
    await at.session.logIn(ANS);
    at.calls(...SITUATIONS.talking);
    await at.session.choose(LUNCH);
    await at.session.choose(LUNCH);
    expect(at.written.filter(([method]) => method === 'chooseNext')).toEqual([['chooseNext', 'session-1', LUNCH]]);
    at.calls({ type: 'ended', end: { cause: 'hung-up-there' } });
    expect(states(at).at(-1)).toEqual(['not-ready', 'lunch', 0]);
  });

  it('steps back to technical without a microphone, and says why', async () => {
    const at = rig();
    at.refused = appError('microphone-refused', 'denied');
    await at.session.logIn(ANS);
    await new Promise((resolve) => setImmediate(resolve));
    expect(at.store.get()).toMatchObject({
      session: { state: { state: 'not-ready', reason: 'technical' } },
      notices: [{ code: 'microphone-refused' }],
    });
    expect(await at.session.choose({ state: 'ready' })).toMatchObject({
      ok: false,
      error: { code: 'microphone-refused' },
    });
    at.refused = null;
    expect(await at.session.choose({ state: 'ready' })).toEqual(ok());
    expect(at.store.get().session.state.state).toBe('ready');
  });

  it('does not open the microphone twice for calls that come and go', async () => {
    const at = rig();
    await at.session.logIn(ANS);
    at.calls(...SITUATIONS.ended);
    expect(at.store.get().session.state.state).toBe('ready');
    expect(at.microphone).toEqual([true]);
  });

  it('refuses to end during a call, except to quit, and does nothing when nobody is there', async () => {
    const at = rig();
    expect(await at.session.logOut('logged-out')).toEqual(ok());
    expect(at.written).toEqual([]);
    await at.session.logIn(ANS);
    at.calls(...SITUATIONS.talking);
    expect(await at.session.logOut('logged-out')).toMatchObject({ ok: false, error: { code: 'during-call' } });
    expect(await at.session.logOut('quit')).toEqual(ok());
  });

  it('goes on when a write fails, and tells it', async () => {
    const at = rig();
    await at.session.logIn(ANS);
    at.failing = appError('disk-full', 'no space');
    await at.session.choose(LUNCH);
    at.clock.advance(5_000);
    await new Promise((resolve) => setImmediate(resolve));
    expect(at.store.get()).toMatchObject({ session: { state: LUNCH }, notices: [{ code: 'disk-full' }] });
  });
});

describe('a session that a crash interrupted', () => {
  const open: OpenSession = {
    sessionId: brandId<SessionId>('session-0'),
    agentId: ANS.id,
    projectId: SERVICE_PROJECT.id,
    state: { state: 'talking', reason: null },
    since: START - 60_000,
    next: LUNCH,
    aliveAt: START - 20_000,
  };

  it('goes on in what was chosen, with the time between as technical', async () => {
    const at = rig();
    expect(await at.session.resume(open, ANS, false)).toBe(true);
    expect(states(at)).toEqual([
      ['not-ready', 'technical', -20_000],
      ['not-ready', 'lunch', 0],
    ]);
    expect(at.store.get().session).toMatchObject({ agent: ANS, state: LUNCH, next: LUNCH, since: START });
    expect(at.microphone).toEqual([]);
  });

  it('that is too long ago is closed at its last sign of life', async () => {
    const at = rig();
    expect(await at.session.resume({ ...open, since: START - 2 * HOUR, aliveAt: START - HOUR }, ANS, true)).toBe(false);
    expect(at.written).toEqual([['close', 'session-0', START - HOUR, 'crash']]);
    expect(at.store.get().session.agent).toBeNull();
  });
});
