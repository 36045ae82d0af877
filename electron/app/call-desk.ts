import {
  canAnswer,
  canDecline,
  canDismiss,
  canHangUp,
  canHold,
  canMute,
  canResume,
  canSendDtmf,
  dialObstacle,
} from '../../shared/domain/call/call-guards.ts';
import type { CallEvent } from '../../shared/domain/call/call-event.ts';
import { conversationOf } from '../../shared/domain/call/call-selectors.ts';
import type { Call, RemoteParty } from '../../shared/domain/call/call.ts';
import type { ListenMode } from '../../shared/domain/call/listen-mode.ts';
import type { InviteFacts } from '../../shared/domain/project/route-call.ts';
import type { EndCause } from '../../shared/domain/call/end-cause.ts';
import { isEmergency } from '../../shared/domain/contact/emergency-numbers.ts';
import { dialTarget } from '../../shared/domain/contact/phone-number.ts';
import { appError, type AppError, type AppErrorCode } from '../../shared/errors/app-error.ts';
import { brandId, type AccountId, type CallId, type ContactId, type E164, type InteractionId, type ProjectId } from '../../shared/lib/brand.ts';
import type { Clock } from '../../shared/lib/clock.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import type { DialOptions, IncomingCall, SipEngine } from '../sip/sip-engine.ts';
import type { CallStore } from './call-store.ts';
import type { ContactDesk } from './contact-desk.ts';
import type { Floor } from './floor.ts';
import type { DataPort } from './ports/data-port.ts';
import type { NewId, Outcome } from './ports/platform-ports.ts';
import type { StateStore } from './state-store.ts';

/** What the agent does with calls. Guards first (the same functions that disable buttons), then the engine; state follows by events. */
export type CallDesk = {
  readonly incoming: (incoming: IncomingCall) => void;
  /**
   * @param byHand the agent typed or read the number and pressed Call. Only so does an emergency number go out, and then past every
   * rule: beside any number of calls, which are put on hold.
   * @param onStarted told as soon as the call exists, before anything is heard of it
   * @param listensIn it goes into the call of the colleague at this extension, and is no conversation of its own
   */
  readonly dial: (
    target: string,
    contactId: ContactId | null,
    byHand?: boolean,
    consultation?: Consultation,
    onStarted?: (callId: CallId) => void,
    listensIn?: { readonly mode: ListenMode; readonly extension: string },
  ) => Promise<Outcome<{ readonly callId: CallId }>>;
  readonly redial: () => Promise<Outcome<{ readonly callId: CallId }>>;
  readonly answer: (callId: CallId) => Promise<Outcome>;
  readonly decline: (callId: CallId) => Outcome;
  /** @param whole every call of the conversation, where it is a conference. */
  readonly hangUp: (callId: CallId, whole?: boolean) => Outcome;
  readonly setHold: (callId: CallId, on: boolean) => Outcome;
  readonly setMuted: (callId: CallId, on: boolean) => Outcome;
  readonly sendDtmf: (callId: CallId, digits: string) => Outcome;
  readonly dismiss: (callId: CallId) => Outcome;
  /** Takes the cards of all calls that are over away. */
  readonly clearEnded: () => void;
};

/** A call of ours to a colleague about a customer. */
export type Consultation = {
  readonly customer: Call;
  /** The account to call the colleague with; the customer's unless given. */
  readonly accountId?: AccountId | undefined;
  /** Of the colleague, where it is known. */
  readonly name: string;
  /** A line for the colleague. */
  readonly note: string;
  /** Told as soon as the call exists, before anything is heard of it. */
  readonly onStarted: (callId: CallId) => void;
};

/** How a dial that could not start is recorded. */
const CAUSE_OF: Partial<Readonly<Record<AppErrorCode, EndCause>>> = {
  'microphone-missing': 'no-microphone',
  'microphone-busy': 'no-microphone',
  'microphone-refused': 'microphone-refused',
  'media-unavailable': 'media-failed',
  'line-not-registered': 'not-registered',
};

/** Only what there is to say: most calls go out over the only account and without a note. */
function dialOptions(accountId: AccountId | undefined, consultation: Consultation | undefined, callerId: string): DialOptions | undefined {
  if (accountId === undefined && consultation === undefined && callerId === '') return undefined;
  return {
    ...(accountId === undefined ? {} : { accountId }),
    ...(consultation === undefined ? {} : { note: consultation.note }),
    ...(callerId === '' ? {} : { callerId }),
  };
}

const notPossible = (what: string): Result<never, AppError> =>
  err(appError('call-not-possible', `${what} is not possible now`));

export function createCallDesk(deps: {
  readonly data: () => DataPort;
  readonly store: StateStore;
  readonly calls: CallStore;
  readonly contacts: ContactDesk;
  readonly engine: () => SipEngine;
  readonly floor: Floor;
  /** Where a call goes out; undefined where there is no choice, null where nothing is connected. */
  readonly accountFor: (call: { readonly emergency: boolean }) => AccountId | null | undefined;
  /** The project that a call over this account belongs to. */
  readonly projectOf: (accountId: AccountId | undefined, invite?: InviteFacts) => ProjectId;
  /** The number that customers of this project are shown; empty for that of the account. */
  readonly callerIdOf: (projectId: ProjectId) => string;
  readonly practice: () => boolean;
  /** Why nobody of the customer file may be called for this project: an objection, no legal basis, a death; null where there is nothing to ask. */
  readonly mayDial: (projectId: ProjectId, contactId: ContactId | null, number: E164 | null, target: string) => Promise<AppError | null> | AppError | null;
  readonly clock: Clock;
  readonly newId: NewId;
}): CallDesk {
  const { store, calls, clock } = deps;
  const callOf = (id: CallId): Call | undefined => store.get().calls.calls.find((call) => call.id === id);

  const start = (
    callId: CallId,
    direction: 'in' | 'out',
    remote: RemoteParty,
    sipCallId: string,
    at: number,
    accountId: AccountId | undefined,
    more: { readonly consultation?: Consultation | undefined; readonly note?: string; readonly invite?: InviteFacts | undefined; readonly listensIn?: ListenMode | undefined } = {},
  ): void =>
    calls.dispatch({
      type: 'started',
      callId,
      at,
      direction,
      interactionId: more.consultation?.customer.interactionId ?? brandId<InteractionId>(deps.newId()),
      remote,
      sipCallId,
      ...(more.consultation === undefined ? {} : { consultsFor: more.consultation.customer.id }),
      ...(more.note ? { note: more.note } : {}),
      ...(accountId === undefined ? {} : { accountId }),
      ...(store.get().session.agent === null ? { unattended: true } : {}),
      ...(more.listensIn === undefined ? {} : { listensIn: more.listensIn }),
      projectId: more.consultation?.customer.projectId ?? deps.projectOf(accountId, more.invite),
    });

  /** Does the same to every call of the conversation; the first refusal counts. */
  const each = (call: Call, fits: (one: Call) => boolean, act: (id: CallId) => Outcome): Outcome => {
    const outcomes = conversationOf(store.get().calls.calls, call)
      .filter(fits)
      .map(({ id }) => act(id));
    return outcomes.find(({ ok: done }) => !done) ?? ok();
  };

  const clearEnded = (): void => {
    for (const call of store.get().calls.calls)
      if (call.phase === 'ended') calls.dispatch({ type: 'dismissed', callId: call.id, at: clock.now() });
  };

  /** Why this may not be dialled now; null when it may. */
  const obstacleTo = (emergency: boolean, byHand: boolean): AppError | null => {
    const registered = deps.accountFor({ emergency }) !== null && (emergency || store.get().line.state === 'registered');
    if (emergency) {
      // Nobody may believe that help is on its way because a practice line took the call.
      if (deps.practice()) return appError('emergency-number', 'the practice line reaches nobody');
      if (!byHand) return appError('emergency-by-hand', 'an emergency number was not dialled by hand');
      return registered ? null : appError('emergency-no-line', 'the line is not registered');
    }
    const obstacle = dialObstacle(store.get().calls.calls);
    if (obstacle === 'in-a-call') return appError('already-in-a-call', 'another call is going on');
    if (obstacle === 'too-many-calls') return appError('too-many-calls', 'there is no room for another call');
    return registered ? null : appError('line-not-registered', 'the line is not registered');
  };

  const dial: CallDesk['dial'] = async (raw, contactId, byHand = false, consultation, onStarted, listensIn) => {
    const { country } = store.get().settings;
    const emergency = isEmergency(raw, country);
    const obstacle = obstacleTo(emergency, byHand);
    if (obstacle !== null) return err(obstacle);
    const target = dialTarget(raw, country);
    if (!target.ok) return target;
    // As a rule only one exchange can connect two of its own calls.
    const accountId =
      consultation === undefined
        ? (deps.accountFor({ emergency }) ?? undefined)
        : (consultation.accountId ?? consultation.customer.accountId);
    if (!emergency && consultation === undefined) {
      const asked = deps.mayDial(deps.projectOf(accountId), contactId, target.value.number, raw);
      const refused = asked === null ? null : await asked;
      if (refused !== null) return err(refused);
    }
    clearEnded();
    const callId = brandId<CallId>(deps.newId());
    if (contactId !== null) deps.contacts.expect(callId, contactId);
    start(
      callId,
      'out',
      { uri: target.value.target, raw: raw.trim(), number: target.value.number, displayName: consultation?.name ?? listensIn?.extension ?? '' },
      '',
      clock.now(),
      accountId,
      { consultation, listensIn: listensIn?.mode },
    );
    consultation?.onStarted(callId);
    onStarted?.(callId);
    const held = deps.floor.take(callId);
    const dialled = await deps.engine().dial(callId, target.value.target, dialOptions(accountId, consultation, emergency || consultation !== undefined ? '' : deps.callerIdOf(deps.projectOf(accountId))));
    if (!dialled.ok) {
      const ended: CallEvent = {
        type: 'ended',
        callId,
        at: clock.now(),
        end: { cause: CAUSE_OF[dialled.error.code] ?? 'unreachable' },
      };
      calls.dispatch(ended);
      deps.floor.giveBack(callId, held);
      return dialled;
    }
    calls.rememberSipCallId(callId, dialled.value.sipCallId);
    return ok({ callId });
  };

  return {
    clearEnded,
    incoming: ({ callId, remote, sipCallId, at, accountId, note, invite }) => start(callId, 'in', remote, sipCallId, at, accountId, { note, invite }),
    dial,
    redial: async () => {
      const { agent } = store.get().session;
      const target = agent === null ? null : await deps.data().calls.lastDialled(deps.practice(), agent.id);
      return target === null ? err(appError('no-redial-number', 'nothing was dialled before')) : dial(target, null);
    },
    answer: async (callId) => {
      const call = callOf(callId);
      if (call === undefined || !canAnswer(call)) return notPossible('answer');
      // Both at once: the agent is no longer heard by the others from here on, and neither conversation waits for the other's network.
      const held = deps.floor.take(callId);
      const answered = await deps.engine().answer(callId);
      if (!answered.ok) deps.floor.giveBack(callId, held);
      return answered;
    },
    decline: (callId) => {
      const call = callOf(callId);
      return call !== undefined && canDecline(call) ? deps.engine().decline(callId) : notPossible('decline');
    },
    hangUp: (callId, whole = false) => {
      const call = callOf(callId);
      if (call === undefined || !canHangUp(call)) return notPossible('hang up');
      return whole ? each(call, canHangUp, (id) => deps.engine().hangUp(id)) : deps.engine().hangUp(callId);
    },
    setHold: (callId, on) => {
      const call = callOf(callId);
      if (call === undefined || !(on ? canHold(call) : canResume(call))) return notPossible(on ? 'hold' : 'resume');
      if (!on) deps.floor.take(callId);
      return each(
        call,
        (one) => (on ? canHold(one) : canResume(one)),
        (id) => deps.engine().setHold(id, on),
      );
    },
    setMuted: (callId, on) => {
      const call = callOf(callId);
      if (call === undefined || !canMute(call)) return notPossible('mute');
      return each(call, canMute, (id) => deps.engine().setMuted(id, on));
    },
    sendDtmf: (callId, digits) => {
      const call = callOf(callId);
      return call !== undefined && canSendDtmf(call) ? deps.engine().sendDtmf(callId, digits, store.get().features.dtmf) : notPossible('keypad');
    },
    dismiss: (callId) => {
      const call = callOf(callId);
      if (call !== undefined && canDismiss(call)) calls.dispatch({ type: 'dismissed', callId, at: clock.now() });
      return ok();
    },
  };
}
