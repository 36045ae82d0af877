import { canHangUp, canHold, canMute, canResume } from '../../shared/domain/call/call-guards.ts';
import { activeCall, conversationOf, heldCalls, partyName, ringingCall } from '../../shared/domain/call/call-selectors.ts';
import type { Call } from '../../shared/domain/call/call.ts';
import { displayPhone } from '../../shared/domain/contact/phone-number.ts';
import type { AppState } from '../../shared/ipc/app-state.ts';
import type { BarCall, BarView } from '../../shared/ipc/bar-view.ts';

function statusOf({ phase, hold }: Call): BarCall['status'] {
  if (phase === 'ringing-in') return 'ringing';
  if (phase === 'answering') return 'answering';
  if (phase === 'connected') return hold.since === null ? 'talking' : 'onHold';
  return 'dialling';
}

function barCall(call: Call | null, country: string, calls: readonly Call[]): BarCall | null {
  if (call === null) return null;
  const others = conversationOf(calls, call).filter(({ id }) => id !== call.id);
  const name = partyName(call);
  const written = call.remote.number ?? call.remote.raw;
  const number = written === '' ? '' : displayPhone(written, country);
  const isNumber = name === call.remote.number || name === call.remote.raw;
  return {
    callId: call.id,
    direction: call.direction,
    status: statusOf(call),
    name: [isNumber ? number : name, ...others.map(partyName)].join(' + '),
    number: isNumber ? '' : number,
    since: call.answeredAt ?? call.startedAt,
    muted: call.muted,
    can: { mute: canMute(call), hold: canHold(call), resume: canResume(call), hangUp: canHangUp(call) },
  };
}

/** What the bar shows of the state. */
export function barViewOf({ calls: { calls }, settings: { language, theme, keys, country } }: AppState): BarView {
  return {
    language,
    theme,
    keys,
    ringing: barCall(ringingCall(calls), country, calls),
    current: barCall(activeCall(calls) ?? heldCalls(calls)[0] ?? null, country, calls),
  };
}

/** Whether there is a call to show. */
export function barHasCall({ ringing, current }: BarView): boolean {
  return ringing !== null || current !== null;
}
