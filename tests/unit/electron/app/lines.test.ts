import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { appError } from '../../../../shared/errors/app-error.ts';
import type { ReferFact } from '../../../../shared/domain/call/refer-fact.ts';
import type { CallId } from '../../../../shared/lib/brand.ts';
import { MAX_CALLS, type Call } from '../../../../shared/domain/call/call.ts';
import { JOHAN } from '../../../support/app-state.ts';
import { linesRig, type LinesRig } from './lines-rig.ts';

const holds = (rig: LinesRig): readonly string[] =>
  rig.store.get().calls.calls.map(({ phase, hold }) => (phase === 'connected' ? hold.local : phase));

describe('call waiting', () => {
  it('puts the conversation on hold and answers, in one go', async () => {
    const rig = linesRig();
    const first = await rig.talk();
    const second = rig.engine.ring();
    expect(await rig.desk.answer(second)).toMatchObject({ ok: true });
    expect(rig.engine.commands.slice(-2)).toEqual([
      { name: 'setHold', args: [first, true] },
      { name: 'answer', args: [second] },
    ]);
    expect(holds(rig)).toEqual(['on', 'off']);
  });

  it('gives the conversation back when the other one cannot be answered', async () => {
    const rig = linesRig();
    await rig.talk();
    const second = rig.engine.ring();
    rig.engine.refuse('answer', appError('microphone-missing', 'none'));
    expect(await rig.desk.answer(second)).toMatchObject({ error: { code: 'microphone-missing' } });
    expect(holds(rig)).toEqual(['off', 'ringing-in']);
  });

  it('leaves the conversation alone when the other one is declined, ignored or gives up', async () => {
    const rig = linesRig();
    await rig.talk();
    rig.desk.decline(rig.engine.ring());
    rig.engine.ends(rig.engine.ring(), 'missed');
    rig.engine.ring();
    expect(holds(rig)).toEqual(['off', 'ended', 'ended', 'ringing-in']);
    expect(rig.engine.asked('setHold')).toEqual([]);
    expect(rig.engine.asked('setMuted')).toEqual([]);
  });

  it('answers beside a call that is being set up; that one waits when it is picked up', async () => {
    const rig = linesRig();
    await rig.desk.dial('0201234567', null);
    const [dialled] = rig.store.get().calls.calls;
    await rig.talk();
    expect(holds(rig)).toEqual(['dialing', 'off']);
    rig.engine.happens(dialled!.id, { type: 'connected' });
    expect(holds(rig)).toEqual(['on', 'off']);
  });

  it('a call dialled before has the floor again when the one answered meanwhile is over', async () => {
    const rig = linesRig();
    await rig.desk.dial('0201234567', null);
    const [dialled] = rig.store.get().calls.calls;
    rig.desk.hangUp(await rig.talk());
    rig.engine.happens(dialled!.id, { type: 'connected' });
    expect(holds(rig)).toEqual(['off', 'ended']);
  });

  it('is not overheard by who cannot be put on hold', async () => {
    const rig = linesRig();
    const first = await rig.talk();
    const second = rig.engine.ring();
    rig.engine.refuse('setHold', null);
    // The far end refuses the re-INVITE: the hold turns on and falls back.
    const { setHold } = rig.engine;
    Object.assign(rig.engine, {
      setHold: (...args: Parameters<typeof setHold>) => {
        if (!args[1] || args[0] !== first) return setHold(...args);
        rig.engine.happens(first, { type: 'hold-changed', local: 'turning-on' });
        rig.engine.happens(first, { type: 'hold-changed', local: 'off' });
        return { ok: true, value: undefined };
      },
    });
    await rig.desk.answer(second);
    expect(holds(rig)).toEqual(['off', 'off']);
    expect(rig.refusedHolds).toEqual([first]);
    expect([rig.call(first)?.muted, rig.call(second)?.muted]).toEqual([true, false]);
  });

  it('swaps: who is resumed has the floor', async () => {
    const rig = linesRig();
    const first = await rig.talk();
    const second = await rig.talk();
    rig.desk.setHold(first, false);
    expect(holds(rig)).toEqual(['off', 'on']);
    rig.desk.setHold(second, false);
    expect(holds(rig)).toEqual(['on', 'off']);
  });
});

describe('a conference', () => {
  it('is merged, mixed, muted, held and resumed as one conversation', async () => {
    const rig = linesRig();
    const first = await rig.talk();
    const second = await rig.talk();
    expect(rig.conferences.merge(first, second)).toMatchObject({ ok: true });
    expect(holds(rig)).toEqual(['off', 'off']);
    expect(rig.mixed()).toEqual([[first, second]]);
    rig.desk.setMuted(second, true);
    expect(rig.store.get().calls.calls.map(({ muted }) => muted)).toEqual([true, true]);
    rig.desk.setHold(first, true);
    expect(holds(rig)).toEqual(['on', 'on']);
    expect(rig.mixed()).toEqual([]);
    rig.desk.setHold(second, false);
    expect(holds(rig)).toEqual(['off', 'off']);
    expect(rig.mixed()).toEqual([[first, second]]);
  });

  it('keeps a mute: who was not heard is not heard all of a sudden', async () => {
    const rig = linesRig();
    const first = await rig.talk();
    const second = await rig.talk();
    rig.desk.setMuted(second, true);
    rig.conferences.merge(first, second);
    expect(rig.store.get().calls.calls.map(({ muted }) => muted)).toEqual([true, true]);
  });

  it('comes apart again: one conversation, the other one on hold, nothing mixed', async () => {
    const rig = linesRig();
    const first = await rig.talk();
    const second = await rig.talk();
    rig.conferences.merge(first, second);
    rig.conferences.split(second);
    expect(holds(rig)).toEqual(['on', 'off']);
    expect(rig.mixed()).toEqual([]);
    expect(rig.conferences.split(second)).toMatchObject({ error: { code: 'call-not-possible' } });
  });

  it('is hung up as a whole, or by party', async () => {
    const rig = linesRig();
    const first = await rig.talk();
    rig.conferences.merge(first, await rig.talk());
    rig.desk.hangUp(first, true);
    expect(holds(rig)).toEqual(['ended', 'ended']);
    const third = await rig.talk();
    const fourth = await rig.talk();
    rig.conferences.merge(third, fourth);
    rig.desk.hangUp(third);
    expect([rig.call(third)?.phase, rig.call(fourth)?.phase]).toEqual(['ended', 'connected']);
  });

  it('goes on as an ordinary call when one party hangs up', async () => {
    const rig = linesRig();
    const first = await rig.talk();
    const second = await rig.talk();
    rig.conferences.merge(first, second);
    rig.engine.ends(first, 'hung-up-there');
    expect(rig.call(second)).toMatchObject({ conference: null, hold: { local: 'off' } });
    expect(rig.mixed()).toEqual([]);
  });

  it('waits as a whole while a third call is answered', async () => {
    const rig = linesRig();
    const first = await rig.talk();
    const second = await rig.talk();
    rig.conferences.merge(first, second);
    await rig.talk();
    expect(holds(rig)).toEqual(['on', 'on', 'off']);
  });

  it('is mixed again after one of its calls was without sound', async () => {
    const rig = linesRig();
    const first = await rig.talk();
    const second = await rig.talk();
    rig.conferences.merge(first, second);
    rig.engine.happens(first, { type: 'media-changed', media: 'recovering' });
    expect(rig.mixed()).toEqual([]);
    rig.engine.happens(first, { type: 'media-changed', media: 'ok' });
    expect(rig.mixed()).toEqual([[first, second]]);
  });
});

describe('leaving a conference', () => {
  const three = async (): Promise<{ rig: LinesRig; first: CallId; second: CallId }> => {
    const rig = linesRig();
    const first = await rig.talk();
    const second = await rig.talk();
    rig.conferences.merge(first, second);
    return { rig, first, second };
  };
  const told = (rig: LinesRig, callId: CallId, fact: ReferFact): void =>
    rig.engine.happens(callId, { type: 'transfer', fact });

  it('asks the exchange to take our place, and lets go when it has', async () => {
    const { rig, first, second } = await three();
    const left = rig.conferences.leave(second);
    expect(rig.engine.asked('transferAttended')).toEqual([[first, second, '']]);
    told(rig, first, { type: 'refer-accepted' });
    told(rig, first, { type: 'refer-progress', sipStatus: 100 });
    expect(rig.mixed()).toEqual([[first, second]]);
    told(rig, first, { type: 'refer-result', sipStatus: 200 });
    expect(await left).toMatchObject({ ok: true });
    expect(holds(rig)).toEqual(['ended', 'ended']);
  });

  it.each<[string, (rig: LinesRig, first: CallId) => void]>([
    [
      'the exchange refuses',
      (rig, first) => told(rig, first, { type: 'refer-refused', sipStatus: 603, why: 'refused' }),
    ],
    ['it could not connect them', (rig, first) => told(rig, first, { type: 'refer-result', sipStatus: 481 })],
    ['it ends without a word', (rig, first) => told(rig, first, { type: 'refer-ended' })],
    ['it says nothing in time', (rig) => rig.clock.advance(8_000)],
  ])('stays when %s', async (_, happens) => {
    const { rig, first, second } = await three();
    const left = rig.conferences.leave(first);
    happens(rig, first);
    expect(await left).toMatchObject({ error: { code: 'leave-refused' } });
    expect(holds(rig)).toEqual(['off', 'off']);
    expect(rig.mixed()).toEqual([[first, second]]);
  });

  it('stays when the line refuses at once', async () => {
    const { rig, first } = await three();
    rig.engine.refuse('transferAttended', appError('call-not-possible', 'no'));
    expect(await rig.conferences.leave(first)).toMatchObject({ error: { code: 'leave-refused' } });
  });

  it('leaves the other one alone when a party hangs up meanwhile', async () => {
    const { rig, first, second } = await three();
    const left = rig.conferences.leave(first);
    rig.engine.ends(first, 'hung-up-there');
    expect(await left).toMatchObject({ ok: true });
    expect(rig.call(second)).toMatchObject({ phase: 'connected', conference: null });
  });

  it('is not possible twice, on hold, or without a conference', async () => {
    const { rig, first, second } = await three();
    void rig.conferences.leave(first);
    expect(await rig.conferences.leave(second)).toMatchObject({ error: { code: 'call-not-possible' } });
    told(rig, first, { type: 'refer-ended' });
    rig.desk.setHold(first, true);
    expect(await rig.conferences.leave(first)).toMatchObject({ error: { code: 'call-not-possible' } });
    rig.conferences.split(first);
    expect(await rig.conferences.leave(first)).toMatchObject({ error: { code: 'call-not-possible' } });
  });
});

describe('an emergency call', () => {
  it('goes out in a conversation, which is put on hold', async () => {
    const rig = linesRig();
    const first = await rig.talk();
    expect(await rig.desk.dial('112', null, true)).toMatchObject({ ok: true });
    expect(rig.engine.asked('dial').map(([, target]) => target)).toEqual(['112']);
    expect(rig.call(first)?.hold.local).toBe('on');
  });

  it('goes out beside a call that is being set up, and keeps the floor when that one is answered', async () => {
    const rig = linesRig();
    await rig.desk.dial('0201234567', null);
    const [dialled] = rig.store.get().calls.calls;
    await rig.desk.dial('112', null, true);
    rig.engine.happens(dialled!.id, { type: 'connected' });
    expect(holds(rig)).toEqual(['on', 'dialing']);
  });

  it('goes out beside eight calls', async () => {
    const rig = linesRig();
    for (let n = 0; n < MAX_CALLS; n += 1) await rig.talk();
    const [, ...rest] = rig.store.get().calls.calls.toReversed();
    expect(rest.every(({ hold }) => hold.local === 'on')).toBe(true);
    expect(await rig.desk.dial('112', null, true)).toMatchObject({ ok: true });
    expect(holds(rig)).toEqual([...Array.from({ length: MAX_CALLS }, () => 'on'), 'dialing']);
  });

  it.each([
    ['NL', '112'],
    ['DE', '110'],
    ['GB', '999'],
    ['US', '911'],
    ['AU', '000'],
  ])('by the numbers of the country: %s %s', async (country, number) => {
    const rig = linesRig({ country });
    await rig.talk();
    expect(await rig.desk.dial(number, null, true)).toMatchObject({ ok: true });
    expect(await rig.desk.dial('0201234567', null, true)).toMatchObject({ error: { code: 'already-in-a-call' } });
  });

  it('never goes out from a link, a list or by redialling', async () => {
    const rig = linesRig();
    expect(await rig.desk.dial('tel:112', null)).toMatchObject({ error: { code: 'emergency-by-hand' } });
    expect(await rig.desk.redial()).toMatchObject({ error: { code: 'no-redial-number' } });
    rig.store.setSlice('session', { ...rig.store.get().session, agent: JOHAN });
    expect(await rig.desk.redial()).toMatchObject({ error: { code: 'emergency-by-hand' } });
    expect(rig.engine.asked('dial')).toEqual([]);
  });

  it('is refused by the practice line, which reaches nobody', async () => {
    const rig = linesRig({ practice: true });
    expect(await rig.desk.dial('112', null, true)).toMatchObject({ error: { code: 'emergency-number' } });
    expect(rig.engine.asked('dial')).toEqual([]);
  });

  it('sends to another telephone when the line is down', async () => {
    const rig = linesRig();
    rig.store.setSlice('line', { state: 'connecting', problem: null });
    expect(await rig.desk.dial('112', null, true)).toMatchObject({ error: { code: 'emergency-no-line' } });
  });

  it('gives the conversation back when it could not leave', async () => {
    const rig = linesRig();
    const first = await rig.talk();
    rig.engine.refuse('dial', appError('microphone-missing', 'none'));
    await rig.desk.dial('112', null, true);
    expect(rig.call(first)?.hold.local).toBe('off');
  });
});

type Step = (rig: LinesRig, call: Call | undefined, other: Call | undefined) => unknown;
const STEPS: readonly Step[] = [
  (rig) => rig.engine.ring(),
  (rig) => rig.desk.dial('0201234567', null, true),
  (rig) => rig.desk.dial('112', null, true),
  (rig, call) => call && rig.desk.answer(call.id),
  (rig, call) => call && rig.desk.answer(call.id),
  (rig, call) => call && rig.desk.decline(call.id),
  (rig, call) => call && rig.desk.hangUp(call.id),
  (rig, call) => call && rig.desk.setHold(call.id, true),
  (rig, call) => call && rig.desk.setHold(call.id, false),
  (rig, call) => call && rig.desk.setMuted(call.id, true),
  (rig, call, other) => call && other && rig.conferences.merge(call.id, other.id),
  (rig, call, other) => call && other && rig.conferences.merge(call.id, other.id),
  (rig, call) => call && rig.conferences.split(call.id),
  (rig, call) => call && call.phase !== 'ended' && rig.engine.ends(call.id, 'hung-up-there'),
  (rig, call) => call?.phase === 'dialing' && rig.engine.happens(call.id, { type: 'connected' }),
  (rig, call) => call?.phase === 'connected' && rig.engine.happens(call.id, { type: 'remote-hold-changed', on: true }),
  (rig, call) =>
    call?.phase === 'connected' && rig.engine.happens(call.id, { type: 'media-changed', media: 'recovering' }),
  (rig, call) => call?.phase === 'connected' && rig.engine.happens(call.id, { type: 'media-changed', media: 'ok' }),
  (rig, call) => call && rig.desk.dismiss(call.id),
];

it('whatever happens: one conversation at most is un-held, and only its calls are mixed', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ step: fc.nat(STEPS.length - 1), one: fc.nat(5), other: fc.nat(5) }), { maxLength: 40 }),
      async (story) => {
        const rig = linesRig();
        for (const { step, one, other } of story) {
          const { calls } = rig.store.get().calls;
          await STEPS[step]!(rig, calls[one], calls[other]);
          const now = rig.store.get().calls.calls;
          const unheld = now.filter(({ phase, hold }) => phase === 'connected' && hold.local !== 'on');
          expect(new Set(unheld.map(({ id, conference }) => conference ?? id)).size).toBeLessThanOrEqual(1);
          for (const id of rig.mixed().flat()) expect(unheld.map((call) => call.id)).toContain(id);
          // A conference is held and muted as a whole.
          const members = now.filter(({ conference }) => conference !== null);
          expect(
            new Set(members.map(({ conference, hold, muted }) => `${conference} ${hold.local} ${muted}`)).size,
          ).toBe(new Set(members.map(({ conference }) => conference)).size);
        }
      },
    ),
    { numRuns: 300 },
  );
});
