import { canHangUp, canHold, canMute, canResume } from '../../shared/domain/call/call-guards.ts';
import { activeCall, heldCalls, ringingCall } from '../../shared/domain/call/call-selectors.ts';
import type { Call } from '../../shared/domain/call/call.ts';
import { displayPhone } from '../../shared/domain/contact/phone-number.ts';
import type { AppState } from '../../shared/ipc/app-state.ts';
import type { BarCall, BarView } from '../../shared/ipc/bar-view.ts';
import { conversationNames, shownOutside } from './shown-outside.ts';

function statusOf({ phase, hold }: Call): BarCall['status'] {
  if (phase === 'ringing-in') return 'ringing';
  if (phase === 'answering') return 'answering';
  if (phase === 'connected') return hold.since === null ? 'talking' : 'onHold';
  return 'dialling';
}

function barCall(call: Call | null, { calls: { calls }, settings: { country }, locked }: AppState): BarCall | null {
  if (call === null) return null;
  const party = shownOutside(call, locked);
  const number = party.number === '' ? '' : displayPhone(party.number, country);
  const isNumber = party.name === party.number || party.name === call.remote.raw;
  return {
    callId: call.id,
    direction: call.direction,
    status: statusOf(call),
    name: [isNumber ? number : party.name, ...conversationNames(calls, call, locked)].join(' + '),
    number: isNumber ? '' : number,
    since: call.answeredAt ?? call.startedAt,
    muted: call.muted,
    can: { mute: canMute(call), hold: canHold(call), resume: canResume(call), hangUp: canHangUp(call) },
  };
}

/** What the bar shows of the state. */
export function barViewOf(state: AppState): BarView {
  const {
    calls: { calls },
    settings: { language, theme, keys },
    locked,
  } = state;
  return {
    language,
    theme,
    keys,
    locked,
    ringing: barCall(ringingCall(calls), state),
    current: barCall(activeCall(calls) ?? heldCalls(calls)[0] ?? null, state),
  };
}

/** Whether there is a call to show. */
export function barHasCall({ ringing, current }: BarView): boolean {
  return ringing !== null || current !== null;
}
