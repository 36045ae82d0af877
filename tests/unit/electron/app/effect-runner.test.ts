import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../../shared/ipc/default-settings.ts';
import { createEffectRunner } from '../../../../electron/app/effect-runner.ts';
import { initialState } from '../../../../shared/ipc/initial-state.ts';
import { createNoticeDesk } from '../../../../electron/app/notice-desk.ts';
import type { CallRecord } from '../../../../electron/app/ports/data-port.ts';
import { createStateStore, type StateStore } from '../../../../electron/app/state-store.ts';
import type { CallEffect } from '../../../../shared/domain/call/call-effects.ts';
import type { Interaction } from '../../../../shared/domain/interaction/interaction.ts';
import { SERVICE_PROJECT } from '../../../../shared/domain/project/default-projects.ts';
import { appError } from '../../../../shared/errors/app-error.ts';
import { brandId, type AgentId } from '../../../../shared/lib/brand.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';
import { createFakeDesktop, createFakeMedia, createTestLog } from '../../../support/fake-platform.ts';
import { anna, callId, eventsOf, hold, SITUATIONS, started, type Fact } from '../../shared/domain/call-samples.ts';

const AGENT = brandId<AgentId>('00000000-0000-7000-8000-0000000000aa');

function rig(
  options: {
    readonly save?: () => Promise<void>;
    readonly found?: boolean;
    readonly state?: Interaction['state'];
  } = {},
) {
  const clock = createFakeClock(0);
  const store: StateStore = createStateStore(initialState(DEFAULT_SETTINGS, [], 0));
  const log = createTestLog();
  const media = createFakeMedia();
  const desktop = createFakeDesktop();
  const saved: CallRecord[] = [];
  const asked: string[] = [];
  const note =
    (what: string) =>
    (...args: readonly unknown[]): undefined =>
      void asked.push(
        args.length === 0 ? what : `${what} ${(args[0] as { readonly id?: string }).id ?? String(args[0])}`,
      );
  const facts = (n: number, given: readonly Fact[]): void => {
    for (const event of eventsOf(n, given)) store.apply({ type: 'call', event });
  };
  const run = createEffectRunner({
    data: () =>
      ({
        calls: {
          save: (record: CallRecord) => {
            saved.push(record);
            return options.save?.() ?? Promise.resolve();
          },
        },
      }) as never,
    store,
    interactions: {
      begin: note('begin'),
      callAnswered: note('answered'),
      callEnded: note('ended'),
      release: note('release'),
      find: () => (options.state === undefined ? null : { state: options.state }),
    } as never,
    contacts: () =>
      ({
        lookUp: () => {
          if (options.found === true) facts(1, [{ type: 'contact-changed', contact: anna }]);
          return Promise.resolve();
        },
      }) as never,
    records: {
      refresh: () => {
        asked.push('refresh');
        return Promise.resolve();
      },
    } as never,
    notices: createNoticeDesk(store, log),
    desktop: desktop.port,
    media: media.control,
    clock,
    timers: clock.timers,
    agentId: () => AGENT,
    projectId: () => SERVICE_PROJECT.id,
    sipCallIdOf: () => 'sip@made',
    incomingTexts: ({ contact, remote }, locked) => ({
      title: locked ? 'A call' : contact.state === 'found' ? contact.contact.name : remote.raw,
      body: 'Service',
      answer: 'Answer',
      decline: 'Decline',
    }),
    answer: note('answer'),
    decline: note('decline'),
    dismiss: note('dismiss'),
  });
  const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  return { run, facts, store, clock, media, desktop, saved, asked, log, settled };
}

const effect = (
  type: Exclude<CallEffect['type'], 'play-once' | 'dismiss-later' | 'release-interaction'>,
): CallEffect => ({ type, callId: callId(1) });

describe('the effect runner', () => {
  it('records a call with everything that is known of it', async () => {
    const at = rig();
    at.facts(1, [
      ...SITUATIONS.talking,
      hold('turning-on'),
      hold('on'),
      { type: 'ended', end: { cause: 'hung-up-there', sipStatus: 200 } },
    ]);
    at.run(effect('persist-call'));
    await at.settled();
    const [call] = at.store.get().calls.calls;
    expect(at.saved).toEqual([
      {
        id: callId(1),
        interactionId: call!.interactionId,
        projectId: SERVICE_PROJECT.id,
        agentId: AGENT,
        direction: 'in',
        remoteUri: call!.remote.uri,
        remoteRaw: '0612345678',
        remoteNumber: '+31612345678',
        displayName: 'Jansen',
        sipCallId: 'sip@made',
        startedAt: 0,
        answeredAt: 2_000,
        endedAt: 5_000,
        end: { cause: 'hung-up-there', sipStatus: 200 },
        holdMs: 1_000,
        codec: '',
        seen: true,
        transferredTo: null,
        handOverNote: '',
        consultsFor: null,
      },
    ]);
    expect(at.asked).toEqual(['refresh']);
  });

  it('leaves a missed call unseen, and counts figures again only at an end', async () => {
    const at = rig();
    at.facts(1, SITUATIONS['ringing-in']);
    at.run(effect('persist-call'));
    await at.settled();
    expect(at.asked).toEqual([]);
    at.facts(1, [{ type: 'ended', end: { cause: 'missed' } }]);
    at.run(effect('persist-call'));
    await at.settled();
    expect(at.saved.map(({ seen }) => seen)).toEqual([true, false]);
  });

  it('tells a failed record, and goes on', async () => {
    const at = rig({ save: () => Promise.reject(Object.assign(new Error('full'), appError('disk-full', 'full'))) });
    at.facts(1, SITUATIONS['ringing-in']);
    at.run(effect('persist-call'));
    await at.settled();
    expect(at.store.get().notices).toMatchObject([{ code: 'disk-full' }]);
    expect(at.log.of('error')).toHaveLength(1);
  });

  it('announces a ringing call, again by name when the customer is found, and no longer when it is over', async () => {
    const at = rig({ found: true });
    at.facts(1, SITUATIONS['ringing-in']);
    at.run(effect('announce'));
    at.run(effect('look-up-contact'));
    await at.settled();
    expect(at.desktop.announced.map(({ title }) => title)).toEqual(['0612345678', 'Anna van den Berg']);
    at.facts(1, [{ type: 'ended', end: { cause: 'missed' } }]);
    at.run(effect('look-up-contact'));
    await at.settled();
    expect(at.desktop.announced).toHaveLength(2);
  });

  it('takes the name off the announcement as soon as the desk is locked, and says nothing twice', async () => {
    const at = rig({ found: true });
    at.facts(1, SITUATIONS['ringing-in']);
    at.run(effect('announce'));
    at.run(effect('look-up-contact'));
    await at.settled();
    at.run(effect('announce'));
    at.store.setSlice('locked', true);
    expect(at.desktop.announced.map(({ title }) => title)).toEqual(['0612345678', 'Anna van den Berg', 'A call']);
    at.facts(1, [{ type: 'ended', end: { cause: 'missed' } }]);
    at.run(effect('withdraw-announcement'));
    at.store.setSlice('locked', false);
    expect(at.desktop.announced).toHaveLength(3);
  });

  it('withdraws the announcement when nothing rings any more', () => {
    const at = rig();
    at.facts(1, SITUATIONS.answering);
    at.facts(2, [started('in', 2)]);
    at.run(effect('withdraw-announcement'));
    expect(at.desktop.withdrawn()).toBe(0);
    at.facts(2, [{ type: 'answering' }]);
    at.run(effect('withdraw-announcement'));
    expect(at.desktop.withdrawn()).toBe(1);
  });

  it.each([
    ['begin-interaction', 'begin'],
    ['interaction-answered', 'answered'],
    ['interaction-ended', 'ended'],
  ] as const)('passes %s on to the interaction', (type, asked) => {
    const at = rig();
    at.facts(1, SITUATIONS['ringing-in']);
    at.run(effect(type));
    expect(at.asked).toEqual([`${asked} ${callId(1)}`]);
  });

  it.each([
    [undefined, true],
    ['completed', true],
    ['unregistered', true],
    ['handling', false],
  ] as const)('takes the card away in time with the registration %s: %s', (state, gone) => {
    const at = rig(state === undefined ? {} : { state });
    at.facts(1, SITUATIONS.ended);
    at.run({ type: 'dismiss-later', callId: callId(1), afterMs: 4_000 });
    at.clock.advance(3_999);
    expect(at.asked).toEqual([]);
    at.clock.advance(1);
    expect(at.asked).toEqual(gone ? [`dismiss ${callId(1)}`] : []);
  });

  it('plays a tone and releases an interaction also when the call is no longer there; all else is dropped', () => {
    const at = rig();
    at.facts(1, SITUATIONS.ended);
    const [call] = at.store.get().calls.calls;
    at.facts(1, [{ type: 'dismissed' }]);
    at.run({ type: 'play-once', tone: 'busy' });
    at.run({ type: 'release-interaction', call: call! });
    for (const type of [
      'announce',
      'persist-call',
      'begin-interaction',
      'look-up-contact',
      'interaction-ended',
    ] as const)
      at.run(effect(type));
    expect(at.media.sounds).toEqual(['busy']);
    expect(at.asked).toEqual([`release ${call!.interactionId}`]);
    expect([at.saved, at.desktop.announced]).toEqual([[], []]);
  });
});
