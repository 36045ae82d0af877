import { SERVICE_PROJECT } from '../../../../shared/domain/project/default-projects.ts';
import { describe, expect, it } from 'vitest';
import { createCallDesk, type CallDesk } from '../../../../electron/app/call-desk.ts';
import { createFloor } from '../../../../electron/app/floor.ts';
import { createCallStore } from '../../../../electron/app/call-store.ts';
import type { ContactDesk } from '../../../../electron/app/contact-desk.ts';
import { DEFAULT_SETTINGS } from '../../../../shared/ipc/default-settings.ts';
import { initialState } from '../../../../shared/ipc/initial-state.ts';
import type { DataPort } from '../../../../electron/app/ports/data-port.ts';
import { createStateStore, type StateStore } from '../../../../electron/app/state-store.ts';
import type { CallEffect } from '../../../../shared/domain/call/call-effects.ts';
import { appError } from '../../../../shared/errors/app-error.ts';
import type { CallId } from '../../../../shared/lib/brand.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';
import { createFakeMedia, createTestLog } from '../../../support/fake-platform.ts';
import { createFakeSipEngine, type FakeSipEngine } from '../../../support/fake-sip-engine.ts';
import { callId, eventsOf, SITUATIONS, started, type Fact } from '../../shared/domain/call-samples.ts';

type Rig = {
  readonly desk: CallDesk;
  readonly engine: FakeSipEngine;
  readonly store: StateStore;
  readonly effects: CallEffect[];
  readonly log: ReturnType<typeof createTestLog>;
  readonly media: ReturnType<typeof createFakeMedia>;
  readonly facts: (n: number, facts: readonly Fact[]) => void;
};

function rig(): Rig {
  const clock = createFakeClock(1_000_000);
  let made = 10;
  const newId = (): string => `00000000-0000-7000-8000-0000000000${++made}`;
  const store = createStateStore({
    ...initialState(DEFAULT_SETTINGS, [], 0),
    line: { state: 'registered', user: '1001' },
  });
  const engine = createFakeSipEngine({ clock, newId });
  const effects: CallEffect[] = [];
  const log = createTestLog();
  const media = createFakeMedia();
  const calls = createCallStore({
    store,
    media: media.control,
    log,
    runEffect: (effect) => void effects.push(effect),
      onEvent: () => undefined,
    onCallsChanged: () => floor.follow(),
  });
  const floor = createFloor({ store, engine: () => engine, holdRefused: ({ id }) => void engine.setMuted(id, true) });
  engine.events.on('call', calls.dispatch);
  const desk = createCallDesk({
    mayDial: () => null,
    callerIdOf: () => '',
    data: () => ({ calls: { lastDialled: () => Promise.resolve(null) } }) as unknown as DataPort,
    store,
    calls,
    contacts: { expect: () => undefined } as unknown as ContactDesk,
    engine: () => engine,
    floor,
    accountFor: () => (store.get().line.state === 'registered' ? undefined : null),
    projectOf: () => SERVICE_PROJECT.id,
    practice: () => false,
    clock,
    newId,
  });
  return {
    desk,
    engine,
    store,
    effects,
    log,
    media,
    facts: (n, facts) => {
      for (const event of eventsOf(n, facts)) calls.dispatch(event);
    },
  };
}

const COMMANDS: Readonly<Record<string, (desk: CallDesk, id: CallId) => unknown>> = {
  answer: (desk, id) => desk.answer(id),
  decline: (desk, id) => desk.decline(id),
  hangUp: (desk, id) => desk.hangUp(id),
  hold: (desk, id) => desk.setHold(id, true),
  resume: (desk, id) => desk.setHold(id, false),
  mute: (desk, id) => desk.setMuted(id, true),
  keypad: (desk, id) => desk.sendDtmf(id, '1'),
  dial: (desk) => desk.dial('0201234567', null),
};

/** What may be asked in each situation; everything else is refused before it reaches the line. */
const POSSIBLE: Readonly<Record<keyof typeof SITUATIONS, readonly string[]>> = {
  dialing: ['hangUp'],
  'ringing-out': ['hangUp'],
  'early media': ['hangUp', 'keypad'],
  'ringing-in': ['answer', 'decline'],
  answering: ['hangUp'],
  talking: ['hangUp', 'hold', 'mute', 'keypad'],
  'turning-on': ['hangUp', 'resume', 'mute'],
  'on hold': ['hangUp', 'resume', 'mute', 'dial'],
  'turning-off': ['hangUp', 'hold', 'mute'],
  recovering: ['hangUp', 'hold', 'mute'],
  ended: ['dial'],
};

describe.each(Object.keys(SITUATIONS) as (keyof typeof SITUATIONS)[])('a call that is %s', (situation) => {
  it.each(Object.keys(COMMANDS))('%s', async (command) => {
    const { desk, engine, facts, store } = rig();
    facts(1, SITUATIONS[situation]);
    const before = store.get();
    const outcome = (await COMMANDS[command]!(desk, callId(1))) as { readonly ok: boolean };
    const possible = POSSIBLE[situation].includes(command);
    expect(outcome.ok).toBe(possible);
    expect(engine.commands.map(({ name }) => name)).toHaveLength(possible ? 1 : 0);
    if (!possible) {
      expect(outcome).toMatchObject({
        error: { code: command === 'dial' ? 'already-in-a-call' : 'call-not-possible' },
      });
      expect(store.get()).toBe(before);
    }
  });
});

describe('the call desk', () => {
  it.each(Object.keys(COMMANDS).filter((name) => name !== 'dial'))(
    'refuses %s for a call that is not there',
    async (command) => {
      const { desk, engine } = rig();
      expect(await COMMANDS[command]!(desk, callId(1))).toMatchObject({
        ok: false,
        error: { code: 'call-not-possible' },
      });
      expect(engine.commands).toEqual([]);
    },
  );

  it('passes a refusal of the line on, and changes nothing by itself', () => {
    const { desk, engine, facts, store } = rig();
    facts(1, SITUATIONS.talking);
    engine.refuse('setHold', appError('call-not-possible', 'refused by the line'));
    const before = store.get();
    expect(desk.setHold(callId(1), true)).toMatchObject({ ok: false, error: { message: 'refused by the line' } });
    expect(store.get()).toBe(before);
  });

  it('takes the card of a call away only when it is over, and that twice without harm', () => {
    const { desk, facts, store } = rig();
    facts(1, SITUATIONS.talking);
    desk.dismiss(callId(1));
    expect(store.get().calls.calls).toHaveLength(1);
    facts(1, [{ type: 'ended', end: { cause: 'hung-up-there' } }]);
    desk.dismiss(callId(1));
    desk.dismiss(callId(1));
    expect(store.get().calls.calls).toEqual([]);
  });

  it('says that nothing was dialled before', async () => {
    expect(await rig().desk.redial()).toMatchObject({ ok: false, error: { code: 'no-redial-number' } });
  });

  it('records a target that an exchange understands, with the number it is', async () => {
    const { desk, engine, store } = rig();
    await desk.dial('callto:0201234567', null);
    expect(engine.asked('dial')).toEqual([[store.get().calls.calls[0]?.id, '0201234567']]);
    expect(store.get().calls.calls[0]?.remote).toEqual({
      uri: '0201234567',
      raw: 'callto:0201234567',
      number: '+31201234567',
      displayName: '',
    });
  });
});

describe('the call store', () => {
  it('logs an event that does not fit, once, and does nothing', () => {
    const { facts, log, effects, store } = rig();
    facts(1, SITUATIONS.ended);
    const [before, asked] = [store.snapshot(), effects.length];
    facts(1, [{ type: 'connected' }]);
    expect(store.snapshot()).toEqual(before);
    expect(effects).toHaveLength(asked);
    expect(log.of('warn')).toMatchObject([{ details: { type: 'connected', callId: callId(1) } }]);
  });

  it('changes the sound only when what should be heard changes', () => {
    const { facts, media } = rig();
    facts(1, [started('in')]);
    facts(2, [started('in', 2)]);
    facts(1, [{ type: 'ended', end: { cause: 'missed' } }]);
    facts(2, [{ type: 'answering' }]);
    facts(2, [{ type: 'ended', end: { cause: 'hung-up-there' } }]);
    facts(3, [started('out', 3), { type: 'ringing-there' }, { type: 'connected' }]);
    expect(media.sounds).toEqual(['ring', 'silence', 'ringback', 'none']);
  });

  it('gives the SIP Call-ID that came with the INVITE, or the one that was made for it', () => {
    const store = createStateStore(initialState(DEFAULT_SETTINGS, [], 0));
    const calls = createCallStore({
      store,
      media: createFakeMedia().control,
      log: createTestLog(),
      runEffect: () => undefined,
      onEvent: () => undefined,
      onCallsChanged: () => undefined,
    });
    for (const event of eventsOf(1, [started('out')])) calls.dispatch(event);
    const [call] = store.get().calls.calls;
    expect(calls.sipCallIdOf(call!)).toBe('sip-1');
    calls.rememberSipCallId(callId(1), 'made@balie');
    expect(calls.sipCallIdOf(call!)).toBe('made@balie');
  });
});
