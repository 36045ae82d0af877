import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MediaEvents } from '../../../electron/media/media-control.ts';
import { createPracticeLine, type PracticeLinePort } from '../../../electron/practice/practice-line.ts';
import { PRACTICE_SCENARIOS } from '../../../electron/practice/scenarios/index.ts';
import type { IncomingCall, SipCallEvent } from '../../../electron/sip/sip-engine.ts';
import { TypedEmitter } from '../../../shared/lib/typed-emitter.ts';
import { EventCollector, until } from '../../support/event-collector.ts';
import { FakeRemoteMedia } from '../../support/fake-remote-media.ts';
import { newCallId, TEST_CLOCK } from '../../support/sip-user.ts';
import { toneWave } from '../../support/wave.ts';

let media: FakeRemoteMedia;
let line: PracticeLinePort;
let incoming: EventCollector<IncomingCall>;
let calls: EventCollector<SipCallEvent>;
let captions: string[];
let planned: (number | null)[];
let control: TypedEmitter<MediaEvents>;
let read: string[];

beforeEach(async () => {
  media = new FakeRemoteMedia();
  await media.ready();
  control = new TypedEmitter<MediaEvents>(() => undefined);
  [incoming, calls, captions, planned, read] = [new EventCollector(), new EventCollector(), [], [], []];
  line = createPracticeLine({
    media: media.port,
    control: { events: control },
    scenarios: PRACTICE_SCENARIOS,
    readAudio: (file) => {
      read.push(file);
      return Promise.resolve(toneWave({ hz: 400, seconds: 0.02 }));
    },
    language: () => 'nl',
    newCallId,
    parseRemote: (uri, displayName) => ({ uri, raw: /^sip:([^@]+)/.exec(uri)?.[1] ?? '', number: null, displayName }),
    clock: TEST_CLOCK,
    log: () => undefined,
    version: '1',
    firstCallAfterMs: () => 300,
  });
  line.engine.events.on('incoming', (call) => incoming.add(call));
  line.engine.events.on('call', (event) => calls.add(event));
  line.events.on('caption', (text) => captions.push(text));
  line.events.on('plannedAt', (at) => planned.push(at));
  line.engine.start(line.account());
  line.setActive(true);
});

afterEach(() => line.stop());

describe('the practice line', () => {
  it('rings by itself once, with name and number of the customer', async () => {
    expect(planned[0]).toBeGreaterThan(Date.now());
    const { remote, callId } = await incoming.waitFor(() => true);
    const first = PRACTICE_SCENARIOS[0]!.customer;
    expect(remote.raw).toBe(first.phone);
    expect(remote.displayName).toBe([first.firstName, first.infix, first.lastName].filter(Boolean).join(' '));
    expect(planned.at(-1)).toBeNull();
    line.engine.decline(callId);
    await calls.waitFor(({ type }) => type === 'ended');
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(incoming.events).toHaveLength(1);
  });

  it('speaks after the agent has spoken, and stops when the agent hangs up', async () => {
    const { callId } = await incoming.waitFor(() => true);
    await line.engine.answer(callId);
    await calls.waitFor(({ type }) => type === 'connected');
    control.emit('speech', { speaking: true });
    control.emit('speech', { speaking: false });
    await until(() => captions.length > 0, 'the first words');
    expect(captions[0]).toBe(PRACTICE_SCENARIOS[0]!.lines[0]!.text.nl);
    expect(read).toEqual([PRACTICE_SCENARIOS[0]!.lines[0]!.audio.nl]);
    expect(media.played[0]).toBe('file');
    line.engine.hangUp(callId);
    await until(() => captions.at(-1) === '', 'the end of the caption');
    await until(() => media.streams.every(({ released }) => released), 'the release of all streams');
  });

  it('calls on request, one customer at a time, the next one after the last', async () => {
    const { callId } = await incoming.waitFor(() => true);
    expect(line.callMe('order')).toMatchObject({ ok: false, error: { code: 'already-in-a-call' } });
    expect(line.callMe('nobody')).toMatchObject({ ok: false });
    line.engine.decline(callId);
    await calls.waitFor(({ type }) => type === 'ended');
    await until(() => line.callMe(null).ok, 'the second customer');
    const second = await incoming.waitFor((call) => call.callId !== callId);
    expect(second.remote.raw).toBe(PRACTICE_SCENARIOS[1]!.customer.phone);
  });

  it('lets the agent call a customer, in any notation, and nobody else', async () => {
    await incoming.waitFor(() => true);
    line.engine.decline(incoming.events[0]!.callId);
    const dial = async (target: string): Promise<SipCallEvent> => {
      const callId = newCallId();
      expect((await line.engine.dial(callId, target)).ok).toBe(true);
      return calls.waitFor(
        (event) => event.callId === callId && (event.type === 'connected' || event.type === 'ended'),
        6_000,
      );
    };
    expect(await dial('112')).toMatchObject({ end: { cause: 'not-allowed', sipStatus: 403 } });
    expect(await dial('0201234567')).toMatchObject({ end: { cause: 'not-found', sipStatus: 404 } });
    const national = `0${PRACTICE_SCENARIOS[2]!.customer.phone.slice(3)}`;
    expect(await dial(national)).toMatchObject({ type: 'connected' });
  });

  it('is left with everybody when another line is chosen', async () => {
    const { callId } = await incoming.waitFor(() => true);
    line.setActive(false);
    await calls.waitFor((event) => event.callId === callId && event.type === 'ended');
    expect(line.callMe(null)).toMatchObject({ ok: false, error: { code: 'line-not-registered' } });
  });
});
