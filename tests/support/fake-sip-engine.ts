import type { LineStatus } from '../../shared/domain/account/account.ts';
import { remoteParty } from '../../shared/domain/contact/phone-number.ts';
import type { InviteFacts } from '../../shared/domain/project/route-call.ts';
import type { EndCause } from '../../shared/domain/call/end-cause.ts';
import type { AppError } from '../../shared/errors/app-error.ts';
import { brandId, type AccountId, type CallId } from '../../shared/lib/brand.ts';
import type { Clock } from '../../shared/lib/clock.ts';
import { err, ok } from '../../shared/lib/result.ts';
import { TypedEmitter } from '../../shared/lib/typed-emitter.ts';
import type { SipCallEvent, SipEngine, SipEngineEvents } from '../../electron/sip/sip-engine.ts';

type Asked = Exclude<keyof SipEngine, 'events'>;
type Command = { readonly name: Asked; readonly args: readonly unknown[] };
/** A fact about a call, without the call and the time. */
export type SipFact = SipCallEvent extends infer E
  ? E extends SipCallEvent
    ? Omit<E, 'callId' | 'at'>
    : never
  : never;

export type FakeSipEngine = SipEngine & {
  /** What was asked, oldest first. */
  readonly commands: readonly Command[];
  readonly asked: (name: Asked) => readonly (readonly unknown[])[];
  /** From now on this request is refused; null accepts again. */
  readonly refuse: (
    name:
      | 'dial'
      | 'callService'
      | 'askFeature'
      | 'answer'
      | 'decline'
      | 'hangUp'
      | 'setHold'
      | 'setMuted'
      | 'sendDtmf'
      | 'transferBlind'
      | 'transferAttended',
    error: AppError | null,
  ) => void;
  /** What the line says after the next `start`; registered unless changed. */
  readonly becomes: (status: LineStatus) => void;
  /** An INVITE arrives. */
  readonly ring: (from?: {
    readonly number?: string;
    readonly displayName?: string;
    readonly note?: string;
    readonly accountId?: AccountId;
    readonly autoAnswer?: boolean;
    readonly invite?: InviteFacts;
  }) => CallId;
  /** The network tells something about a call. */
  readonly happens: (callId: CallId, fact: SipFact) => void;
  readonly ends: (callId: CallId, cause: EndCause) => void;
  /** With false an answer stays under way until the test says `connected`. */
  readonly answersAtOnce: (on: boolean) => void;
};

/** A telephone line without a network: does at once what is asked, as a server that answers immediately would. */
export function createFakeSipEngine({
  clock,
  newId,
}: {
  readonly clock: Clock;
  readonly newId: () => string;
}): FakeSipEngine {
  const events = new TypedEmitter<SipEngineEvents>((error) => {
    throw error;
  });
  const commands: Command[] = [];
  const refusals = new Map<Asked, AppError>();
  const living = new Map<CallId, 'early' | 'connected'>();
  let next: LineStatus = { state: 'registered', user: '1001' };
  let atOnce = true;

  const happens = (callId: CallId, fact: SipFact): void => {
    if (fact.type === 'connected') living.set(callId, 'connected');
    if (fact.type === 'ended') living.delete(callId);
    events.emit('call', { ...fact, callId, at: clock.now() });
  };
  const ends = (callId: CallId, cause: EndCause): void => happens(callId, { type: 'ended', end: { cause } });

  const asks = (name: Asked, args: readonly unknown[], act: () => void): ReturnType<SipEngine['decline']> => {
    commands.push({ name, args });
    const refusal = refusals.get(name);
    if (refusal !== undefined) return err(refusal);
    act();
    return ok();
  };

  return {
    events,
    commands,
    asked: (name) => commands.filter((command) => command.name === name).map(({ args }) => args),
    refuse: (name, error) => void (error === null ? refusals.delete(name) : refusals.set(name, error)),
    becomes: (status) => {
      next = status;
    },
    answersAtOnce: (on) => {
      atOnce = on;
    },
    ring: ({ number = '0612345678', displayName = '', note = '', autoAnswer = false, accountId, invite } = {}) => {
      const callId = brandId<CallId>(newId());
      living.set(callId, 'early');
      const uri = number === '' ? 'sip:anonymous@anonymous.invalid' : `sip:${number}@pbx.example`;
      events.emit('incoming', {
        callId,
        ...(accountId === undefined ? {} : { accountId }),
        ...(invite === undefined ? {} : { invite }),
        sipCallId: `${callId}@pbx`,
        remote: remoteParty({ uri, displayName, country: 'NL' }),
        note,
        autoAnswer,
        at: clock.now(),
      });
      return callId;
    },
    happens,
    ends,
    start: (account, further = []) => {
      commands.push({ name: 'start', args: further.length === 0 ? [account] : [account, further] });
      events.emit('line', next);
      for (const { id } of further)
        if (id !== undefined) events.emit('further-line', { accountId: id, status: { state: 'registered', user: id } });
    },
    stop: () => {
      commands.push({ name: 'stop', args: [] });
      for (const [callId, phase] of living) ends(callId, phase === 'connected' ? 'hung-up-here' : 'cancelled-here');
      events.emit('line', { state: 'off' });
      return Promise.resolve();
    },
    reconnect: () => void commands.push({ name: 'reconnect', args: [] }),
    callService: (target, over) => {
      const asked = asks('callService', over === undefined ? [target] : [target, over], () => undefined);
      return Promise.resolve(asked.ok ? ok({ status: 200, reason: 'OK' }) : asked);
    },
    askFeature: (document, _confirms, over) => {
      const asked = asks('askFeature', over === undefined ? [document] : [document, over], () => undefined);
      return Promise.resolve(asked.ok ? ok({ status: 200, reason: 'OK' }) : asked);
    },
    prepareCalls: () => undefined,
    dial: (callId, target, options) => {
      const asked = asks('dial', options === undefined ? [callId, target] : [callId, target, options], () => living.set(callId, 'early'));
      return Promise.resolve(asked.ok ? ok({ sipCallId: `${callId}@balie` }) : asked);
    },
    answer: (callId) =>
      Promise.resolve(
        asks('answer', [callId], () => {
          happens(callId, { type: 'answering' });
          if (atOnce) happens(callId, { type: 'connected' });
        }),
      ),
    decline: (callId, status) => asks('decline', status === undefined ? [callId] : [callId, status], () => ends(callId, 'declined-here')),
    hangUp: (callId) =>
      asks('hangUp', [callId], () =>
        ends(callId, living.get(callId) === 'connected' ? 'hung-up-here' : 'cancelled-here'),
      ),
    release: (callId) => asks('release', [callId], () => ends(callId, 'hung-up-here')),
    setHold: (callId, on) =>
      asks('setHold', [callId, on], () => {
        happens(callId, { type: 'hold-changed', local: on ? 'turning-on' : 'turning-off' });
        happens(callId, { type: 'hold-changed', local: on ? 'on' : 'off' });
      }),
    setMuted: (callId, on) => asks('setMuted', [callId, on], () => happens(callId, { type: 'mute-changed', on })),
    sendDtmf: (callId, digits, mode) =>
      asks('sendDtmf', mode === undefined ? [callId, digits] : [callId, digits, mode], () => happens(callId, { type: 'dtmf-sent', digits })),
    // How it goes is for the test to tell.
    transferBlind: (callId, target, note) => asks('transferBlind', [callId, target, note], () => undefined),
    transferAttended: (callId, other, note) => asks('transferAttended', [callId, other, note], () => undefined),
    replaceable: (callId) =>
      living.get(callId) === 'connected'
        ? { remoteUri: 'sip:2002@pbx.example', dialog: { call_id: `${callId}@balie`, local_tag: 'here', remote_tag: 'there' } }
        : null,
    watchPresence: (addresses) => void commands.push({ name: 'watchPresence', args: [addresses] }),
    subscribe: (subscription) => {
      commands.push({ name: 'subscribe', args: [subscription] });
      return () => void commands.push({ name: 'subscribe', args: [subscription, 'ended'] });
    },
    abandonTransfer: (callId) => void commands.push({ name: 'abandonTransfer', args: [callId] }),
  };
}
