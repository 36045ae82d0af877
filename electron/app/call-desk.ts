import { canAnswer, canDecline, canDial, canDismiss, canHangUp, canHold, canMute, canResume, canSendDtmf } from '../../shared/domain/call/call-guards.ts';
import type { CallEvent } from '../../shared/domain/call/call-event.ts';
import { callsInTheWayOf } from '../../shared/domain/call/call-selectors.ts';
import type { Call, RemoteParty } from '../../shared/domain/call/call.ts';
import type { EndCause } from '../../shared/domain/call/end-cause.ts';
import { dialTarget, isEmergency } from '../../shared/domain/contact/phone-number.ts';
import { appError, type AppError, type AppErrorCode } from '../../shared/errors/app-error.ts';
import { brandId, type CallId, type ContactId, type InteractionId } from '../../shared/lib/brand.ts';
import type { Clock } from '../../shared/lib/clock.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import type { IncomingCall, SipEngine } from '../sip/sip-engine.ts';
import type { CallStore } from './call-store.ts';
import type { ContactDesk } from './contact-desk.ts';
import type { DataPort } from './ports/data-port.ts';
import type { NewId, Outcome } from './ports/platform-ports.ts';
import type { StateStore } from './state-store.ts';

/** What the agent does with calls. Guards first (the same functions that disable buttons), then the engine; state follows by events. */
export type CallDesk = {
  readonly incoming: (incoming: IncomingCall) => void;
  readonly dial: (target: string, contactId: ContactId | null) => Promise<Outcome<{ readonly callId: CallId }>>;
  readonly redial: () => Promise<Outcome<{ readonly callId: CallId }>>;
  readonly answer: (callId: CallId) => Promise<Outcome>;
  readonly decline: (callId: CallId) => Outcome;
  readonly hangUp: (callId: CallId) => Outcome;
  readonly setHold: (callId: CallId, on: boolean) => Outcome;
  readonly setMuted: (callId: CallId, on: boolean) => Outcome;
  readonly sendDtmf: (callId: CallId, digits: string) => Outcome;
  readonly dismiss: (callId: CallId) => Outcome;
  /** Takes the cards of all calls that are over away. */
  readonly clearEnded: () => void;
};

/** How a dial that could not start is recorded. */
const CAUSE_OF: Partial<Readonly<Record<AppErrorCode, EndCause>>> = {
  'microphone-missing': 'no-microphone',
  'microphone-busy': 'no-microphone',
  'microphone-refused': 'microphone-refused',
  'media-unavailable': 'media-failed',
  'line-not-registered': 'not-registered',
};

const notPossible = (what: string): Result<never, AppError> => err(appError('call-not-possible', `${what} is not possible now`));

export function createCallDesk(deps: {
  readonly data: () => DataPort;
  readonly store: StateStore;
  readonly calls: CallStore;
  readonly contacts: ContactDesk;
  readonly engine: () => SipEngine;
  readonly practice: () => boolean;
  readonly clock: Clock;
  readonly newId: NewId;
}): CallDesk {
  const { store, calls, clock } = deps;
  const callOf = (id: CallId): Call | undefined => store.get().calls.calls.find((call) => call.id === id);

  const start = (callId: CallId, direction: 'in' | 'out', remote: RemoteParty, sipCallId: string, at: number): void =>
    calls.dispatch({ type: 'started', callId, at, direction, interactionId: brandId<InteractionId>(deps.newId()), remote, sipCallId });

  /** At most one conversation is un-held: whoever is on the line is put on hold before the next one is answered. */
  const holdOthers = (callId: CallId): void => {
    for (const call of store.get().calls.calls) if (call.id !== callId && canHold(call)) deps.engine().setHold(call.id, true);
  };

  /** A call that is still being set up cannot be put on hold: it must end before another conversation begins. */
  const refuseBesideSetUp = (callId: CallId): Result<never, AppError> | null =>
    callsInTheWayOf(store.get().calls.calls, callId).some(({ phase }) => phase !== 'connected')
      ? err(appError('already-in-a-call', 'another call is being set up'))
      : null;

  const clearEnded = (): void => {
    for (const call of store.get().calls.calls) if (call.phase === 'ended') calls.dispatch({ type: 'dismissed', callId: call.id, at: clock.now() });
  };

  const dial: CallDesk['dial'] = async (raw, contactId) => {
    if (!canDial(store.get().calls.calls)) return err(appError('already-in-a-call', 'another call is going on'));
    if (store.get().line.state !== 'registered') return err(appError('line-not-registered', 'the line is not registered'));
    const { country } = store.get().settings;
    // Nobody may believe that help is on its way because a practice line took the call.
    if (deps.practice() && isEmergency(raw, country)) return err(appError('emergency-number', 'the practice line reaches nobody'));
    const target = dialTarget(raw, country);
    if (!target.ok) return target;
    clearEnded();
    const callId = brandId<CallId>(deps.newId());
    if (contactId !== null) deps.contacts.expect(callId, contactId);
    start(callId, 'out', { uri: target.value.target, raw: raw.trim(), number: target.value.number, displayName: '' }, '', clock.now());
    const dialled = await deps.engine().dial(callId, target.value.target);
    if (!dialled.ok) {
      const ended: CallEvent = { type: 'ended', callId, at: clock.now(), end: { cause: CAUSE_OF[dialled.error.code] ?? 'unreachable' } };
      calls.dispatch(ended);
      return dialled;
    }
    calls.rememberSipCallId(callId, dialled.value.sipCallId);
    return ok({ callId });
  };

  return {
    clearEnded,
    incoming: ({ callId, remote, sipCallId, at }) => start(callId, 'in', remote, sipCallId, at),
    dial,
    redial: async () => {
      const target = await deps.data().calls.lastDialled(deps.practice());
      return target === null ? err(appError('no-redial-number', 'nothing was dialled before')) : dial(target, null);
    },
    answer: (callId) => {
      const call = callOf(callId);
      if (call === undefined || !canAnswer(call)) return Promise.resolve(notPossible('answer'));
      const refused = refuseBesideSetUp(callId);
      if (refused !== null) return Promise.resolve(refused);
      holdOthers(callId);
      return deps.engine().answer(callId);
    },
    decline: (callId) => {
      const call = callOf(callId);
      return call !== undefined && canDecline(call) ? deps.engine().decline(callId) : notPossible('decline');
    },
    hangUp: (callId) => {
      const call = callOf(callId);
      return call !== undefined && canHangUp(call) ? deps.engine().hangUp(callId) : notPossible('hang up');
    },
    setHold: (callId, on) => {
      const call = callOf(callId);
      if (call === undefined || !(on ? canHold(call) : canResume(call))) return notPossible(on ? 'hold' : 'resume');
      if (!on) {
        const refused = refuseBesideSetUp(callId);
        if (refused !== null) return refused;
        holdOthers(callId);
      }
      return deps.engine().setHold(callId, on);
    },
    setMuted: (callId, on) => {
      const call = callOf(callId);
      return call !== undefined && canMute(call) ? deps.engine().setMuted(callId, on) : notPossible('mute');
    },
    sendDtmf: (callId, digits) => {
      const call = callOf(callId);
      return call !== undefined && canSendDtmf(call) ? deps.engine().sendDtmf(callId, digits) : notPossible('keypad');
    },
    dismiss: (callId) => {
      const call = callOf(callId);
      if (call !== undefined && canDismiss(call)) calls.dispatch({ type: 'dismissed', callId, at: clock.now() });
      return ok();
    },
  };
}
