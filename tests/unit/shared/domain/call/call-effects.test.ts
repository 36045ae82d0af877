import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { effectsOf, soundOf, type CallEffect } from '../../../../../shared/domain/call/call-effects.ts';
import { reduceCalls } from '../../../../../shared/domain/call/call-reducer.ts';
import { NO_CALLS, type CallsState } from '../../../../../shared/domain/call/call.ts';
import { END_CAUSES } from '../../../../../shared/domain/call/end-cause.ts';
import {
  after,
  anna,
  anyCallEvents,
  callId,
  eventsOf,
  hold,
  hungUp,
  SITUATIONS,
  started,
  type Fact,
} from '../call-samples.ts';

/** What the last of these facts asks for; the call's id is left out. */
function effects(...facts: readonly Fact[]): readonly unknown[] {
  const events = eventsOf(1, facts);
  const before = events.slice(0, -1).reduce(reduceCalls, NO_CALLS);
  const event = events.at(-1)!;
  return effectsOf(before, reduceCalls(before, event), event).map(brief);
}

function brief(effect: CallEffect): unknown {
  if (effect.type === 'dismiss-later') return `dismiss-later ${effect.afterMs}`;
  if (effect.type === 'play-once') return `play-once ${effect.tone}`;
  return effect.type;
}

const ended = (cause: (typeof END_CAUSES)[number]): Fact => ({ type: 'ended', end: { cause } });

const unattended: Fact = { ...started('out'), unattended: true } as Fact;

describe('the effects of an event', () => {
  it.each<[string, readonly Fact[], readonly string[]]>([
    ['an INVITE', [started('in')], ['begin-interaction', 'look-up-contact', 'announce', 'persist-call']],
    ['a dial', [started('out')], ['begin-interaction', 'look-up-contact', 'persist-call']],
    ['answering', [started('in'), { type: 'answering' }], ['withdraw-announcement']],
    ['the connection', SITUATIONS.talking, ['withdraw-announcement', 'interaction-answered', 'persist-call']],
    ['a dial while nobody is logged in', [unattended], []],
    ['its answer', [unattended, { type: 'connected' }], []],
    ['its end', [unattended, { type: 'connected' }, hungUp], ['note-unattended', 'dismiss-later 4000']],
    ['listening in to a colleague', [{ ...started('out'), listensIn: 'whisper' } as Fact], ['look-up-contact', 'persist-call']],
    ['its answer and end', [{ ...started('out'), listensIn: 'whisper' } as Fact, { type: 'connected' }, hungUp], ['withdraw-announcement', 'persist-call', 'dismiss-later 4000']],
    ['a log-in before its answer', [unattended, { type: 'attended' }], ['begin-interaction', 'persist-call']],
    ['a log-in during it', [unattended, { type: 'connected' }, { type: 'attended' }], ['begin-interaction', 'interaction-answered', 'persist-call']],
    ['its end after that', [unattended, { type: 'connected' }, { type: 'attended' }, hungUp], ['withdraw-announcement', 'persist-call', 'interaction-ended', 'dismiss-later 4000']],
    [
      'the end of a conversation',
      [...SITUATIONS.talking, hungUp],
      ['withdraw-announcement', 'persist-call', 'interaction-ended', 'dismiss-later 4000'],
    ],
    [
      'a missed call',
      [started('in'), ended('missed')],
      ['withdraw-announcement', 'persist-call', 'interaction-ended', 'dismiss-later 4000'],
    ],
    [
      'busy',
      [started('out'), ended('busy')],
      ['withdraw-announcement', 'persist-call', 'interaction-ended', 'play-once busy', 'dismiss-later 20000'],
    ],
    [
      'unreachable',
      [started('out'), ended('unreachable')],
      ['withdraw-announcement', 'persist-call', 'interaction-ended', 'play-once error', 'dismiss-later 20000'],
    ],
    [
      'a conversation that breaks off',
      [...SITUATIONS.talking, ended('connection-lost')],
      ['withdraw-announcement', 'persist-call', 'interaction-ended', 'play-once error', 'dismiss-later 4000'],
    ],
    ['the card taken away', [...SITUATIONS.ended, { type: 'dismissed' }], ['release-interaction']],
    ['ringing there', [started('out'), { type: 'ringing-there' }], []],
    ['hold', [...SITUATIONS.talking, hold('turning-on')], []],
    ['mute', [...SITUATIONS.talking, { type: 'mute-changed', on: true }], []],
    ['keys', [...SITUATIONS.talking, { type: 'dtmf-sent', digits: '1' }], []],
    ['recovery', [...SITUATIONS.talking, { type: 'media-changed', media: 'recovering' }], []],
    ['a found customer', [started('in'), { type: 'contact-changed', contact: anna }], []],
  ])('%s', (_name, facts, expected) => {
    expect(effects(...facts)).toEqual(expected);
  });

  it('are none when the event changed nothing', () => {
    expect(effects(...SITUATIONS.ended, hungUp)).toEqual([]);
    expect(effects(started('in'), started('in'))).toEqual([]);
    expect(effects(started('in'), { type: 'dismissed' })).toEqual([]);
  });

  it('sound a tone only for what went wrong at the other end or on the way', () => {
    const quiet = END_CAUSES.filter(
      (cause) => !effects(started('out'), ended(cause)).some((effect) => String(effect).startsWith('play-once')),
    );
    expect(quiet.toSorted()).toEqual([
      'answered-elsewhere',
      'cancelled-here',
      'declined-here',
      'do-not-disturb',
      'hung-up-here',
      'hung-up-there',
      'interrupted',
      'missed',
      'not-ready',
    ]);
  });

  it('name the call of the event, whatever the others do, and every end is put on record exactly once', () => {
    fc.assert(
      fc.property(anyCallEvents, (events) => {
        let state: CallsState = NO_CALLS;
        const endings: string[] = [];
        for (const event of events) {
          const next = reduceCalls(state, event);
          const asked = effectsOf(state, next, event);
          for (const effect of asked) {
            if (effect.type === 'play-once') continue;
            expect(effect.type === 'release-interaction' ? effect.call.id : effect.callId).toBe(event.callId);
          }
          if (event.type === 'ended' && asked.some(({ type }) => type === 'persist-call')) endings.push(event.callId);
          if (event.type === 'dismissed' && asked.length > 0) endings.splice(endings.indexOf(event.callId), 1);
          expect(endings.toSorted()).toEqual(
            next.calls
              .filter(({ phase }) => phase === 'ended')
              .map(({ id }) => id)
              .toSorted(),
          );
          state = next;
        }
      }),
    );
  });
});

describe('what should be heard', () => {
  it.each<[keyof typeof SITUATIONS, ReturnType<typeof soundOf>]>([
    ['dialing', { ring: 'none', tone: 'none' }],
    ['ringing-out', { ring: 'none', tone: 'ringback' }],
    ['early media', { ring: 'none', tone: 'none' }],
    ['ringing-in', { ring: 'ring', tone: 'none' }],
    ['answering', { ring: 'none', tone: 'none' }],
    ['talking', { ring: 'none', tone: 'none' }],
    ['ended', { ring: 'none', tone: 'none' }],
  ])('while %s', (situation, expected) => {
    expect(soundOf(after(...SITUATIONS[situation]))).toEqual(expected);
  });

  it.each<[string, readonly Fact['type'][], boolean | null, 'none' | 'ringback']>([
    ['180', ['ringing-there'], null, 'ringback'],
    ['183 with sound on its way', ['early-media'], null, 'none'],
    ['183 with sound', ['early-media'], true, 'none'],
    ['183 without sound', ['early-media'], false, 'none'],
    ['183 with sound, then 180', ['early-media', 'ringing-there'], true, 'none'],
    ['183, then 180, sound on its way', ['early-media', 'ringing-there'], null, 'none'],
    ['183, then 180, and no sound comes', ['early-media', 'ringing-there'], false, 'ringback'],
    ['180, then 183 with sound', ['ringing-there', 'early-media'], true, 'none'],
    ['180, then 183, and no sound comes', ['ringing-there', 'early-media'], false, 'ringback'],
  ])('after %s', (_what, answers, arrives, tone) => {
    const facts: Fact[] = [started('out'), ...answers.map((type) => ({ type }) as Fact)];
    if (arrives !== null) facts.push({ type: 'sound-arrives', on: arrives });
    expect(soundOf(after(...facts)).tone).toBe(tone);
  });

  it.each<[keyof typeof SITUATIONS, 'ring' | 'waiting']>([
    ['talking', 'waiting'],
    ['answering', 'waiting'],
    ['recovering', 'waiting'],
    ['on hold', 'ring'],
    ['ended', 'ring'],
  ])('a second call that comes in while %s rings as %s', (situation, ring) => {
    const [second] = eventsOf(2, [started('in', 2)]);
    expect(soundOf(reduceCalls(after(...SITUATIONS[situation]), second!)).ring).toBe(ring);
  });

  it('of two that ring, until none does', () => {
    const both = [...eventsOf(1, [started('in')]), ...eventsOf(2, [started('in', 2)])].reduce(reduceCalls, NO_CALLS);
    const one = reduceCalls(both, { type: 'ended', callId: callId(1), at: 9, end: { cause: 'missed' } });
    expect([soundOf(both).ring, soundOf(one).ring]).toEqual(['ring', 'ring']);
    expect(soundOf(reduceCalls(one, { type: 'ended', callId: callId(2), at: 9, end: { cause: 'missed' } })).ring).toBe(
      'none',
    );
  });
});
