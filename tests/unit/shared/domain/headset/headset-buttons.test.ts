import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Call } from '../../../../../shared/domain/call/call.ts';
import {
  callsMoved,
  COMES_BACK_MS,
  DEAF_MS,
  ECHO_MS,
  headsetSignalled,
  lightsFor,
  NEW_HEADSET,
  relight,
  type HeadsetIntent,
  type HeadsetMemory,
} from '../../../../../shared/domain/headset/headset-buttons.ts';
import { DARK, headsetInUse, type Headset, type HeadsetSignal } from '../../../../../shared/domain/headset/headset.ts';
import { callAfter, callId, interactionId, started } from '../call-samples.ts';

function call(n: number, phase: Call['phase'], change: { readonly muted?: boolean; readonly held?: boolean } = {}): Call {
  const fresh = callAfter(started(phase === 'ringing-in' ? 'in' : 'out'));
  return {
    ...fresh,
    id: callId(n),
    interactionId: interactionId(n),
    phase,
    hold: { ...fresh.hold, local: change.held === true ? 'on' : 'off' },
    muted: change.muted === true,
  };
}
const talking = (n = 1, change: Parameters<typeof call>[2] = {}): Call => call(n, 'connected', change);
const held = (n = 1, change: Parameters<typeof call>[2] = {}): Call => call(n, 'connected', { ...change, held: true });
const ringing = (n = 1): Call => call(n, 'ringing-in');

const signal = (text: string): HeadsetSignal => {
  const [control, change, key = ''] = text.split(' ') as [HeadsetSignal['control'], HeadsetSignal['change'], string?];
  return { control, change, key };
};

/** A headset with its memory, its lights written as the application writes them. */
function headset(calls: readonly Call[] = [], start: Partial<HeadsetMemory> = {}) {
  let memory: HeadsetMemory = { ...NEW_HEADSET, ...start };
  let now = 10_000;
  let present = calls;
  const light = (again = false): void => {
    ({ memory } = relight(memory, present, again, now));
  };
  light();
  return {
    memory: () => memory,
    pass: (ms: number) => {
      now += ms;
    },
    /** The calls become others, as by the screen or the far end. */
    become: (next: readonly Call[]): HeadsetIntent | null => {
      const moved = callsMoved(memory, present, next);
      present = next;
      memory = moved.memory;
      light(moved.again);
      return moved.intent;
    },
    does: (text: string): HeadsetIntent | null => {
      const pressed = headsetSignalled(memory, signal(text), present, now);
      memory = pressed.memory;
      light();
      return pressed.intent;
    },
    lights: () => lightsFor(present, memory),
  };
}

describe('the hook', () => {
  it.each(['hook on', 'hook press'])('answers the call that rings (%s)', (text) => {
    const one = headset([ringing()]);
    one.pass(DEAF_MS);
    expect(one.does(text)).toEqual({ type: 'answer', callId: callId(1) });
  });

  it.each(['hook off', 'hook press'])('ends the conversation (%s)', (text) => {
    const one = headset([talking()], { hook: true });
    one.pass(DEAF_MS);
    expect(one.does(text)).toEqual({ type: 'hang-up', callId: callId(1) });
  });

  it('ends a dialled call', () => {
    expect(headset([call(1, 'ringing-out')], { hook: true }).does('hook off')).toEqual({ type: 'hang-up', callId: callId(1) });
  });

  it('ends the conversation and lets the second caller ring, who is answered by the next press', () => {
    const one = headset([talking(1), ringing(2)], { hook: true });
    expect(one.does('hook off')).toEqual({ type: 'hang-up', callId: callId(1) });
    one.become([ringing(2)]);
    expect(one.lights()).toEqual({ ...DARK, ring: true });
    expect(one.does('hook on')).toEqual({ type: 'answer', callId: callId(2) });
  });

  it('does nothing without a call: another program may be meant', () => {
    const one = headset([]);
    expect([one.does('hook on'), one.does('hook off'), one.does('hook press')]).toEqual([null, null, null]);
    expect(one.memory().lit).toEqual(DARK);
  });

  it('is meant for the call that rings when there is only one on hold', () => {
    const one = headset([held(1), ringing(2)], { hook: true });
    expect(one.does('hook off')).toEqual({ type: 'answer', callId: callId(2) });
    const late = headset([held(1), ringing(2)]);
    late.pass(ECHO_MS + 1_000);
    expect(late.does('hook on'), 'a late acknowledgement').toBeNull();
  });

  it('never declines or answers by going down while a call rings', () => {
    expect(headset([ringing()], { hook: true }).does('hook off')).toBeNull();
  });

  it('says it twice: the second time counts for nothing', () => {
    const one = headset([ringing()]);
    expect(one.does('hook on')?.type).toBe('answer');
    one.become([call(1, 'answering')]);
    expect(one.does('hook on')).toBeNull();
    one.become([talking()]);
    expect(one.does('hook on')).toBeNull();
  });

  it('acknowledges a light: that is no press', () => {
    const one = headset([ringing()]);
    one.become([talking()]);
    one.pass(1_800);
    expect(one.does('hook on')).toBeNull();
    one.pass(60_000);
    one.become([]);
    one.pass(300);
    expect(one.does('hook off')).toBeNull();
  });

  it('acknowledges the end of one call when the next is already answered on the screen', () => {
    const one = headset([talking(1)], { hook: true });
    one.become([ringing(2)]);
    one.become([talking(2)]);
    one.pass(100);
    expect(one.does('hook off'), 'of the first call').toBeNull();
    one.pass(100);
    expect(one.does('hook on'), 'of the second').toBeNull();
    expect(one.does('hook off'), 'by the agent').toEqual({ type: 'hang-up', callId: callId(2) });
  });

  it('is believed at once after its own press, however soon the next call comes', () => {
    const one = headset([talking(1)], { hook: true });
    expect(one.does('hook off')?.type).toBe('hang-up');
    one.become([]);
    one.become([ringing(2)]);
    one.become([talking(2)]);
    one.pass(50);
    expect(one.does('hook on')).toBeNull();
    expect(one.does('hook off')).toEqual({ type: 'hang-up', callId: callId(2) });
  });

  it('is not waited for longer than a wireless base takes', () => {
    const one = headset([talking(1)], { hook: true });
    one.become([ringing(2)]);
    one.become([talking(2)]);
    one.pass(ECHO_MS + 1);
    expect(one.does('hook off')).toEqual({ type: 'hang-up', callId: callId(2) });
  });

  it('that comes back by itself is a button from then on', () => {
    const one = headset([ringing()]);
    expect(one.does('hook on')?.type).toBe('answer');
    one.become([talking()]);
    one.pass(COMES_BACK_MS - 50);
    expect(one.does('hook off'), 'let go').toBeNull();
    one.pass(ECHO_MS + 1_000);
    expect(one.does('hook on'), 'pressed again').toEqual({ type: 'hang-up', callId: callId(1) });
    expect(one.does('hook off'), 'let go again').toBeNull();
  });

  it('as a button does not bounce', () => {
    const one = headset([ringing()]);
    one.pass(DEAF_MS);
    expect(one.does('hook press')?.type).toBe('answer');
    one.become([talking()]);
    one.pass(30);
    expect(one.does('hook press')).toBeNull();
    one.pass(DEAF_MS);
    expect(one.does('hook press')?.type).toBe('hang-up');
  });
});

describe('flash and hold', () => {
  it.each(['flash press', 'hold press'])('hold and resume (%s)', (text) => {
    expect(headset([talking()]).does(text)).toEqual({ type: 'hold', callId: callId(1), on: true });
    expect(headset([held()]).does(text)).toEqual({ type: 'hold', callId: callId(1), on: false });
  });

  it('answer the second caller (the desk holds the first), and swap afterwards', () => {
    expect(headset([talking(1), ringing(2)]).does('flash press')).toEqual({ type: 'answer', callId: callId(2) });
    expect(headset([held(1), talking(2)]).does('flash press')).toEqual({ type: 'hold', callId: callId(1), on: false });
  });

  it('do nothing without a conversation', () => {
    expect(headset([call(1, 'dialing')]).does('flash press')).toBeNull();
    expect(headset([]).does('flash press')).toBeNull();
  });
});

describe('the other buttons', () => {
  it('reject only what rings', () => {
    expect(headset([ringing()]).does('reject press')).toEqual({ type: 'decline', callId: callId(1) });
    expect(headset([talking(1), ringing(2)]).does('reject press')).toEqual({ type: 'decline', callId: callId(2) });
    expect(headset([talking()]).does('reject press')).toBeNull();
  });

  it('drop the conversation, else what rings', () => {
    expect(headset([talking(1), ringing(2)]).does('drop press')).toEqual({ type: 'hang-up', callId: callId(1) });
    expect(headset([ringing()]).does('drop press')).toEqual({ type: 'decline', callId: callId(1) });
  });

  it('redial only without a call', () => {
    expect(headset([]).does('redial press')).toEqual({ type: 'redial' });
    expect(headset([talking()]).does('redial press')).toBeNull();
  });

  it('send keys in a conversation only', () => {
    expect(headset([talking()]).does('key press 5')).toEqual({ type: 'keys', callId: callId(1), digits: '5' });
    expect(headset([held()]).does('key press 5')).toBeNull();
    expect(headset([ringing()]).does('key press 5')).toBeNull();
  });
});

describe('mute', () => {
  it('toggles the conversation, and the one on hold', () => {
    const one = headset([talking()]);
    one.pass(DEAF_MS);
    expect(one.does('mute press')).toEqual({ type: 'mute', callId: callId(1), on: true });
    const other = headset([held(1, { muted: true })]);
    other.pass(DEAF_MS);
    expect(other.does('mute press')).toEqual({ type: 'mute', callId: callId(1), on: false });
  });

  it('that is answered by a press of the device does not toggle back', () => {
    const one = headset([talking()]);
    one.become([talking(1, { muted: true })]);
    one.pass(40);
    expect(one.does('mute press'), 'the device repeats the light').toBeNull();
    one.pass(DEAF_MS);
    expect(one.does('mute press')).toEqual({ type: 'mute', callId: callId(1), on: false });
  });

  it('pressed while it rings makes the conversation begin muted, once', () => {
    const one = headset([ringing()]);
    one.pass(DEAF_MS);
    expect(one.does('mute press')).toBeNull();
    expect(one.lights().mute).toBe(true);
    one.become([call(1, 'answering')]);
    expect(one.become([talking()])).toEqual({ type: 'mute', callId: callId(1), on: true });
    one.become([talking(1, { muted: true })]);
    expect(one.lights().mute).toBe(true);
    one.become([]);
    one.become([ringing(2)]);
    expect(one.become([talking(2)])).toBeNull();
  });

  it('pressed twice while it rings, or for a call that is missed, leaves nothing behind', () => {
    const one = headset([ringing()]);
    one.pass(DEAF_MS);
    one.does('mute press');
    one.pass(2 * DEAF_MS);
    one.does('mute press');
    expect(one.lights().mute).toBe(false);
    one.pass(2 * DEAF_MS);
    one.does('mute press');
    one.become([]);
    one.become([ringing(2)]);
    expect(one.lights().mute).toBe(false);
  });

  it('pressed without a call does nothing: another program may be meant', () => {
    const one = headset([]);
    expect(one.does('mute press')).toBeNull();
    one.become([ringing()]);
    expect(one.lights().mute).toBe(false);
  });

  it('that keeps its position is followed, not toggled', () => {
    const one = headset([talking()]);
    expect(one.does('mute on')).toEqual({ type: 'mute', callId: callId(1), on: true });
    one.become([talking(1, { muted: true })]);
    expect(one.does('mute on')).toBeNull();
    expect(one.does('mute off')).toEqual({ type: 'mute', callId: callId(1), on: false });
  });

  it('that keeps its position acknowledges a mute of the screen', () => {
    const one = headset([talking()]);
    one.become([talking(1, { muted: true })]);
    expect(one.does('mute on')).toBeNull();
    one.become([talking()]);
    expect(one.does('mute off')).toBeNull();
    expect(one.does('mute on')).toEqual({ type: 'mute', callId: callId(1), on: true });
  });

  it('on before the call (a microphone arm that is up) makes it begin muted', () => {
    const one = headset([]);
    expect(one.does('mute on')).toBeNull();
    expect(one.memory().lit).toEqual(DARK);
    one.become([ringing()]);
    expect(one.lights()).toEqual({ ...DARK, ring: true, mute: true });
    expect(one.become([talking()])).toEqual({ type: 'mute', callId: callId(1), on: true });
  });
});

describe('the lights', () => {
  it.each([
    ['nothing', [], DARK],
    ['a call that is over', [call(1, 'ended')], DARK],
    ['ringing', [ringing()], { ...DARK, ring: true }],
    ['dialling', [call(1, 'dialing')], { ...DARK, offHook: true }],
    ['a conversation', [talking()], { ...DARK, offHook: true }],
    ['a muted one', [talking(1, { muted: true })], { ...DARK, offHook: true, mute: true }],
    ['one on hold: still off-hook, or some devices end it', [held()], { ...DARK, offHook: true, hold: true }],
    ['a second caller', [talking(1), ringing(2)], { ...DARK, offHook: true, ring: true }],
    ['two calls', [held(1, { muted: true }), talking(2)], { ...DARK, offHook: true, hold: true }],
  ] satisfies [string, Call[], unknown][])('show %s', (_name, calls, lights) => {
    expect(lightsFor(calls, NEW_HEADSET)).toEqual(lights);
  });
});

/** A device that follows its lights after a while, an agent with fingers, a screen and a far end, in any order. */
describe('whatever happens', () => {
  type Step = 'hook' | 'mute' | 'flash' | 'screen mute' | 'screen answer' | 'screen end' | 'far end rings' | 'far end ends' | 'wait';
  const steps = fc.array(
    fc.constantFrom<Step[]>('hook', 'mute', 'flash', 'screen mute', 'screen answer', 'screen end', 'far end rings', 'far end ends', 'wait'),
    { maxLength: 30 },
  );

  it.each(['position', 'press'] as const)('headset, screen and far end agree about mute, and no call is taken that nobody took (%s)', (kind) => {
    fc.assert(
      fc.property(steps, fc.integer({ min: 0, max: 1_500 }), (all, latency) => {
        let memory = NEW_HEADSET;
        let calls: readonly Call[] = [];
        let now = 0;
        let next = 1;
        const device = { hook: false, mute: false };
        /** Positions on their way from the device. */
        let coming: { readonly at: number; readonly text: string }[] = [];
        let mayAnswer = false;

        const set = (change: readonly Call[]): void => {
          const moved = callsMoved(memory, calls, change);
          const begins = change.some(({ id, phase }) => phase === 'connected' && calls.find((one) => one.id === id)?.phase === 'ringing-in');
          if (begins) expect(mayAnswer, 'a call was answered that nobody answered').toBe(true);
          calls = change;
          memory = moved.memory;
          if (moved.intent === null) light(moved.again);
          else obey(moved.intent);
        };
        const change = (id: Call['id'], patch: Partial<Call>): void => set(calls.map((one) => (one.id === id ? { ...one, ...patch } : one)));
        const answer = (id: Call['id']): void =>
          set(calls.map((one) => (one.id === id ? { ...one, phase: 'connected' } : one.phase === 'connected' ? { ...one, hold: { ...one.hold, local: 'on' } } : one)));
        const obey = (intent: HeadsetIntent): void => {
          if (intent.type === 'answer') answer(intent.callId);
          if (intent.type === 'hang-up' || intent.type === 'decline') set(calls.filter(({ id }) => id !== intent.callId));
          if (intent.type === 'mute') change(intent.callId, { muted: intent.on });
          if (intent.type === 'hold')
            set(
              calls.map((one) =>
                one.phase === 'connected' ? { ...one, hold: { ...one.hold, local: (one.id === intent.callId) === intent.on ? 'on' : one.id === intent.callId ? 'off' : 'on' } } : one,
              ),
            );
        };
        const light = (again = false): void => {
          const { memory: lit, lights } = relight(memory, calls, again, now);
          memory = lit;
          if (lights === null) return;
          if (kind === 'press') {
            device.mute = lights.mute;
            return;
          }
          coming.push({ at: now + latency, text: `hook ${lights.offHook ? 'on' : 'off'}` });
          coming.push({ at: now + latency, text: `mute ${lights.mute ? 'on' : 'off'}` });
        };
        const hear = (text: string): void => {
          const pressed = headsetSignalled(memory, signal(text), calls, now);
          memory = pressed.memory;
          if (pressed.intent !== null) obey(pressed.intent);
          light();
        };
        /** Lets time pass; what the device says arrives when it is due. */
        const pass = (ms: number): void => {
          const until = now + ms;
          for (;;) {
            const [due] = coming.filter(({ at }) => at <= until).toSorted((one, other) => one.at - other.at);
            if (due === undefined) break;
            coming = coming.filter((one) => one !== due);
            now = Math.max(now, due.at);
            const [control, position] = due.text.split(' ') as ['hook' | 'mute', string];
            if (device[control] === (position === 'on')) continue;
            device[control] = position === 'on';
            hear(due.text);
          }
          now = until;
        };
        const finger = (control: 'hook' | 'mute'): void => {
          mayAnswer = true;
          if (kind === 'press') hear(`${control} press`);
          else {
            device[control] = !device[control];
            hear(`${control} ${device[control] ? 'on' : 'off'}`);
          }
          mayAnswer = false;
        };

        for (const step of all) {
          // A person is slower than a device that answers.
          pass(step === 'wait' ? 6_000 : 1_600);
          const ringingCall = calls.find(({ phase }) => phase === 'ringing-in');
          const active = calls.find(({ phase, hold }) => phase === 'connected' && hold.local === 'off');
          if (step === 'hook') finger('hook');
          if (step === 'mute' && calls.length > 0) finger('mute');
          if (step === 'flash') {
            mayAnswer = true;
            hear('flash press');
            mayAnswer = false;
          }
          if (step === 'screen mute' && active !== undefined) change(active.id, { muted: !active.muted });
          if (step === 'screen answer' && ringingCall !== undefined) {
            mayAnswer = true;
            answer(ringingCall.id);
            mayAnswer = false;
          }
          if (step === 'screen end' && active !== undefined) set(calls.filter(({ id }) => id !== active.id));
          if (step === 'far end rings' && ringingCall === undefined && calls.length < 3) set([...calls, ringing(next++)]);
          if (step === 'far end ends' && calls[0] !== undefined) set(calls.slice(1));
        }
        pass(20_000);
        const active = calls.find(({ phase, hold }) => phase === 'connected' && hold.local === 'off');
        if (active !== undefined) {
          expect(device.mute, 'the device').toBe(active.muted);
          expect(memory.lit.mute, 'the light').toBe(active.muted);
          if (kind === 'position') expect(device.hook, 'the hook').toBe(true);
        }
        if (calls.length === 0 && kind === 'position') expect(memory.lit).toEqual(DARK);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('the headset in use', () => {
  const one = (key: string, name: string, productId: number, problem: Headset['problem'] = 'none'): Headset => ({
    key,
    name,
    vendorId: 0x0b0e,
    productId,
    problem,
    controls: ['hook'],
    lights: ['offHook'],
  });
  const link = one('a', 'Jabra Link 380', 0x24c8);
  const evolve = one('b', 'Jabra Evolve2 40', 0x0e41);

  it('is the one that the chosen microphone belongs to', () => {
    expect(headsetInUse([link, evolve], 'Jabra Evolve2 40 Mono (0b0e:0e41)')?.key).toBe('b');
    expect(headsetInUse([link, evolve], 'JABRA EVOLVE2 40')?.key).toBe('b');
    expect(headsetInUse([link, evolve], 'Built-in microphone')?.key).toBe('a');
    expect(headsetInUse([link, evolve], '')?.key).toBe('a');
  });

  it('is never one that does not work', () => {
    expect(headsetInUse([one('a', 'Jabra Link 380', 0x24c8, 'refused'), evolve], 'Jabra Link 380')?.key).toBe('b');
    expect(headsetInUse([], 'Jabra')).toBeNull();
  });
});
