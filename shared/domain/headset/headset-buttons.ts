import type { CallId } from '../../lib/brand.ts';
import { canDecline, canHangUp, canHold, canMute, canResume, canSendDtmf } from '../call/call-guards.ts';
import { activeCall, heldCalls, livingCalls, ringingCall } from '../call/call-selectors.ts';
import type { Call } from '../call/call.ts';
import { DARK, type HeadsetLights, type HeadsetSignal } from './headset.ts';

/** What a button asks for. */
export type HeadsetIntent =
  | { readonly type: 'answer' | 'decline' | 'hang-up'; readonly callId: CallId }
  | { readonly type: 'hold' | 'mute'; readonly callId: CallId; readonly on: boolean }
  | { readonly type: 'keys'; readonly callId: CallId; readonly digits: string }
  | { readonly type: 'redial' };

type Echo = { readonly on: boolean; /** Monotonic ms. */ readonly until: number };

/** What is known about one headset besides the calls. Begins anew when it is plugged in. */
export type HeadsetMemory = {
  /** What it was told last. */
  readonly lit: HeadsetLights;
  /** Positions that it reported last, of a hook and a mute that keep one. */
  readonly hook: boolean;
  readonly mute: boolean;
  /** Positions that it will report only because it was told to, oldest first. */
  readonly hookEchoes: readonly Echo[];
  readonly muteEchoes: readonly Echo[];
  /** Until then a press of these buttons is the device's answer to a light, or a bounce. Monotonic ms. */
  readonly deafUntil: { readonly hook: number; readonly mute: number };
  /** When the hook went up to answer; null when that is not what it did last. */
  readonly answeredAt: number | null;
  /** The agent put it on the hook, and it has not moved since. */
  readonly putDown: boolean;
  /** Its hook says that it keeps its position, and comes back by itself all the same. */
  readonly hookComesBack: boolean;
  /** The agent pressed mute while a call was still being set up: it begins muted. */
  readonly mutedAhead: boolean;
};

export const NEW_HEADSET: HeadsetMemory = {
  lit: DARK,
  hook: false,
  mute: false,
  hookEchoes: [],
  muteEchoes: [],
  deafUntil: { hook: Number.NEGATIVE_INFINITY, mute: Number.NEGATIVE_INFINITY },
  answeredAt: null,
  putDown: false,
  hookComesBack: false,
  mutedAhead: false,
};

/**
 * Time in ms in which a position is taken for the device's acknowledgement of a light. A wireless base first sets up its
 * radio link. (Jabra: every off-hook is acknowledged in the same direction.)
 */
export const ECHO_MS = 5_000;
/** A button that answers a light with a press does so at once; a finger is slower. */
export const DEAF_MS = 200;
/** A hook that goes back this soon was a button that was let go. */
export const COMES_BACK_MS = 400;

/** The conversation that mute is about: the un-held one, else the one on hold. */
function mutable(calls: readonly Call[]): Call | null {
  const active = activeCall(calls);
  return active !== null && canMute(active) ? active : active === null ? (heldCalls(calls)[0] ?? null) : null;
}

/** What a headset shows for these calls. On hold it stays off-hook: some devices answer on-hook, which would end the call. */
export function lightsFor(calls: readonly Call[], { mute, mutedAhead }: Pick<HeadsetMemory, 'mute' | 'mutedAhead'>): HeadsetLights {
  const living = livingCalls(calls);
  if (living.length === 0) return DARK;
  return {
    offHook: living.some(({ phase }) => phase !== 'ringing-in'),
    ring: ringingCall(calls) !== null,
    mute: mutable(calls)?.muted ?? (mute || mutedAhead),
    hold: heldCalls(calls).length > 0,
  };
}

/** What must be written, if anything: what changed, or with `again` everything. @param now monotonic ms */
export function relight(
  memory: HeadsetMemory,
  calls: readonly Call[],
  again: boolean,
  now: number,
): { readonly memory: HeadsetMemory; readonly lights: HeadsetLights | null } {
  const lights = lightsFor(calls, memory);
  const { lit } = memory;
  const same = lights.offHook === lit.offHook && lights.ring === lit.ring && lights.mute === lit.mute && lights.hold === lit.hold;
  return same && !again ? { memory, lights: null } : { memory: headsetLit(memory, lights, now), lights };
}

/** The memory after the lights were written. @param now monotonic ms */
export function headsetLit(memory: HeadsetMemory, lights: HeadsetLights, now: number): HeadsetMemory {
  const told = (echoes: readonly Echo[], on: boolean, at: boolean): readonly Echo[] => {
    const pending = echoes.filter(({ until }) => until > now);
    // Where it stands after the acknowledgements that are still to come.
    const expected = pending.at(-1)?.on ?? at;
    return on === expected ? pending : [...pending, { on, until: now + ECHO_MS }];
  };
  const deaf = (until: number, changed: boolean): number => (changed ? now + DEAF_MS : until);
  return {
    ...memory,
    lit: lights,
    putDown: false,
    hookEchoes: told(memory.hookEchoes, lights.offHook, memory.hook),
    muteEchoes: told(memory.muteEchoes, lights.mute, memory.mute),
    deafUntil: {
      hook: deaf(memory.deafUntil.hook, lights.offHook !== memory.lit.offHook),
      mute: deaf(memory.deafUntil.mute, lights.mute !== memory.lit.mute),
    },
  };
}

export type Pressed = { readonly memory: HeadsetMemory; readonly intent: HeadsetIntent | null };

/**
 * What a signal of the headset in use asks for, if anything. Without a call of ours only redial does something: the button may
 * be meant for another program that shares the headset.
 *
 * @param now monotonic ms
 */
export function headsetSignalled(memory: HeadsetMemory, signal: HeadsetSignal, calls: readonly Call[], now: number): Pressed {
  switch (signal.control) {
    case 'hook':
      return signal.change === 'press' ? hookPressed(memory, calls, now) : hookMoved(memory, signal.change === 'on', calls, now);
    case 'mute':
      return signal.change === 'press' ? mutePressed(memory, calls, now) : muteMoved(memory, signal.change === 'on', calls, now);
    case 'flash':
    case 'hold':
      return { memory, intent: signal.change === 'off' ? null : flash(calls) };
    case 'drop':
      return { memory, intent: drop(calls) };
    case 'reject':
      return { memory, intent: decline(calls) };
    case 'redial':
      return { memory, intent: livingCalls(calls).length === 0 ? { type: 'redial' } : null };
    case 'key': {
      const active = activeCall(calls);
      const may = active !== null && canSendDtmf(active);
      return { memory, intent: may ? { type: 'keys', callId: active.id, digits: signal.key } : null };
    }
  }
}

/**
 * After a change of the calls. A conversation begins as the headset stands: muted when it was muted before.
 *
 * `again`: the lights must be written even where they are believed to be right. Before the first call they were another program's or
 * the headset's own; and a headset that was put down while another conversation goes on must not stay on the hook.
 */
export function callsMoved(memory: HeadsetMemory, before: readonly Call[], after: readonly Call[]): Pressed & { readonly again: boolean } {
  const begun = after.find(({ id, phase }) => phase === 'connected' && before.find((call) => call.id === id)?.phase !== 'connected');
  const muted = memory.mutedAhead || memory.mute;
  const settingUp = begun === undefined && livingCalls(after).some(({ phase }) => phase !== 'connected');
  const first = livingCalls(before).length === 0 && livingCalls(after).length > 0;
  const fewer = livingCalls(after).length < livingCalls(before).length;
  return {
    memory: memory.mutedAhead && !settingUp ? { ...memory, mutedAhead: false } : memory,
    intent: begun !== undefined && muted && !begun.muted ? { type: 'mute', callId: begun.id, on: true } : null,
    again: first || ((fewer || begun !== undefined) && memory.putDown && lightsFor(after, memory).offHook),
  };
}

function hookMoved(memory: HeadsetMemory, on: boolean, calls: readonly Call[], now: number): Pressed {
  const [echo, hookEchoes] = takeEcho(memory.hookEchoes, on, now);
  const moved = { ...memory, hook: on, hookEchoes, answeredAt: null, putDown: false };
  if (echo) return { memory: moved, intent: null };
  if (on) {
    const ringing = ringingCall(calls);
    // Told to be off-hook, it only acknowledges, however late: nobody may be answered by that.
    if (ringing !== null && activeCall(calls) === null && !memory.lit.offHook)
      return { memory: { ...moved, answeredAt: now }, intent: { type: 'answer', callId: ringing.id } };
    // A second report of the same says nothing new.
    return { memory: moved, intent: memory.hookComesBack ? hangUp(calls) : null };
  }
  if (memory.answeredAt !== null && now - memory.answeredAt < COMES_BACK_MS)
    return { memory: { ...moved, hookComesBack: true }, intent: null };
  if (memory.hookComesBack) return { memory: moved, intent: null };
  return { memory: { ...moved, putDown: true }, intent: onHook(calls) };
}

function hookPressed(memory: HeadsetMemory, calls: readonly Call[], now: number): Pressed {
  if (now < memory.deafUntil.hook) return { memory, intent: null };
  const quiet = { ...memory, deafUntil: { ...memory.deafUntil, hook: now + DEAF_MS } };
  const ringing = ringingCall(calls);
  if (ringing !== null && activeCall(calls) === null) return { memory: quiet, intent: { type: 'answer', callId: ringing.id } };
  return { memory: quiet, intent: hangUp(calls) };
}

function muteMoved(memory: HeadsetMemory, on: boolean, calls: readonly Call[], now: number): Pressed {
  const [echo, muteEchoes] = takeEcho(memory.muteEchoes, on, now);
  const moved = { ...memory, mute: on, muteEchoes };
  if (echo) return { memory: moved, intent: null };
  const call = mutable(calls);
  return { memory: moved, intent: call === null || call.muted === on ? null : { type: 'mute', callId: call.id, on } };
}

function mutePressed(memory: HeadsetMemory, calls: readonly Call[], now: number): Pressed {
  if (now < memory.deafUntil.mute || livingCalls(calls).length === 0) return { memory, intent: null };
  const quiet = { ...memory, deafUntil: { ...memory.deafUntil, mute: now + DEAF_MS } };
  const call = mutable(calls);
  if (call === null) return { memory: { ...quiet, mutedAhead: !memory.mutedAhead }, intent: null };
  return { memory: quiet, intent: { type: 'mute', callId: call.id, on: !call.muted } };
}

/** Whether this position was announced by a light; what was announced before it has been skipped by the device. */
function takeEcho(echoes: readonly Echo[], on: boolean, now: number): readonly [boolean, readonly Echo[]] {
  const pending = echoes.filter(({ until }) => until > now);
  const index = pending.findIndex((echo) => echo.on === on);
  return index === -1 ? [false, pending] : [true, pending.slice(index + 1)];
}

/** The call button of a headset that is off-hook: with nobody to talk to but a call on hold, it is meant for the call that rings. */
function onHook(calls: readonly Call[]): HeadsetIntent | null {
  const ringing = ringingCall(calls);
  return ringing !== null && activeCall(calls) === null && heldCalls(calls).length > 0 ? { type: 'answer', callId: ringing.id } : hangUp(calls);
}

/** Ends the conversation, or the one on hold when there is no other. A caller who waits goes on ringing. */
function hangUp(calls: readonly Call[]): HeadsetIntent | null {
  const call = activeCall(calls) ?? heldCalls(calls)[0];
  return call === undefined || !canHangUp(call) ? null : { type: 'hang-up', callId: call.id };
}

function decline(calls: readonly Call[]): HeadsetIntent | null {
  const ringing = ringingCall(calls);
  return ringing === null || !canDecline(ringing) ? null : { type: 'decline', callId: ringing.id };
}

function drop(calls: readonly Call[]): HeadsetIntent | null {
  return hangUp(calls) ?? decline(calls);
}

/** Takes the waiting call and holds the conversation; else swaps, holds or resumes. */
function flash(calls: readonly Call[]): HeadsetIntent | null {
  const ringing = ringingCall(calls);
  if (ringing !== null) return { type: 'answer', callId: ringing.id };
  const [held] = heldCalls(calls);
  if (held !== undefined) return canResume(held) ? { type: 'hold', callId: held.id, on: false } : null;
  const active = activeCall(calls);
  return active !== null && canHold(active) ? { type: 'hold', callId: active.id, on: true } : null;
}
