import type { LineStatus, SipAccount } from '../../shared/domain/account/account.ts';
import type { DtmfMode } from '../../shared/domain/account/phone-features.ts';
import type { CallEvent } from '../../shared/domain/call/call-event.ts';
import type { RemoteParty } from '../../shared/domain/call/call.ts';
import type { Presence } from '../../shared/domain/directory/directory-entry.ts';
import type { InviteFacts } from '../../shared/domain/project/route-call.ts';
import type { AppError } from '../../shared/errors/app-error.ts';
import type { AccountId, CallId } from '../../shared/lib/brand.ts';
import type { Result } from '../../shared/lib/result.ts';
import type { TypedEmitter } from '../../shared/lib/typed-emitter.ts';
import type { Notification, Subscription } from './subscriptions.ts';
import type { DialogId } from './transfer/replaces.ts';

/** What the engine needs to reach a server. */
export type SipEngineAccount = {
  /** `MAIN_ACCOUNT` unless given. */
  readonly id?: AccountId;
  readonly account: SipAccount;
  readonly password: string;
};

/** An INVITE that has arrived; the application makes a call of it. */
export type IncomingCall = {
  readonly callId: CallId;
  /** The account that was called; left out where there is only one. */
  readonly accountId?: AccountId;
  readonly sipCallId: string;
  readonly remote: RemoteParty;
  /** What a colleague who hands the caller over has written; empty without. */
  readonly note: string;
  /** Why it came here, as the INVITE says; the project follows from it. */
  readonly invite?: InviteFacts;
  /** The INVITE asks to be answered at once. */
  readonly autoAnswer?: boolean;
  readonly at: number;
};

/** Facts about calls that only the engine knows. `started` is made by the application, which owns the interactions; so are `merged` and `split`: a conference is no matter of SIP. */
export type SipCallEvent = Exclude<
  CallEvent,
  { type: 'started' | 'contact-changed' | 'dismissed' | 'merged' | 'split' }
>;

/** What the exchange tells of a telephone that was asked about. */
export type PresenceChange = { readonly address: string; readonly presence: Presence };

export type SipEngineEvents = {
  /** Every SIP message as it came or left. */
  trace: { readonly direction: 'in' | 'out'; readonly text: string };
  /** Of the first account. */
  line: LineStatus;
  /** Of each further account. */
  'further-line': { readonly accountId: AccountId; readonly status: LineStatus };
  incoming: IncomingCall;
  call: SipCallEvent;
  presence: PresenceChange;
  notified: Notification;
};

/** Why the connection is looked at: somebody asks, an address of this machine came or went, or it slept. */
export type ReconnectCause = 'asked' | 'address-added' | 'address-lost' | 'woke';

/**
 * OUR port to SIP: everything the application asks of a telephone line. Each method may be called at any time; what is
 * impossible now is refused with an error and changes nothing. A result says only that the request was accepted.
 */
export type SipEngine = {
  readonly events: TypedEmitter<SipEngineEvents>;
  /** Connects and keeps registered, with back-off where retrying can help. Replaces the accounts in use; living calls of them end. */
  readonly start: (account: SipEngineAccount, further?: readonly SipEngineAccount[]) => void;
  /** Ends the calls, unregisters (waits at most 2 s) and disconnects. */
  readonly stop: () => Promise<void>;
  /** Tries again now, without waiting for the back-off; looks after the calls where their paths may be gone. */
  readonly reconnect: (cause?: ReconnectCause) => void;
  /**
   * Has our end of the next call made in advance, over this account (the first where it is undefined); null ends it. Holds the
   * microphone open.
   */
  readonly prepareCalls: (over: AccountId | null | undefined) => void;
  /** Sends an INVITE. `target` is a SIP address, or a user part or number for the account's own domain. */
  readonly dial: (
    callId: CallId,
    target: string,
    options?: DialOptions,
  ) => Promise<Result<{ readonly sipCallId: string }, AppError>>;
  /**
   * Dials a feature code: silent towards the PBX, unheard by the agent, no call in any list. Gives the final response, also
   * a refusal; an error only where none came (`line-not-registered`, `invalid-number`, `call-not-possible`).
   * @param over the account to call with; the first unless given.
   */
  readonly callService: (target: string, over?: AccountId) => Promise<Result<ServiceAnswer, AppError>>;
  /**
   * Asks the server for one of its features (`as-feature-event`) and waits until a notification confirms it. Gives 200, or
   * the refusal; an error only where none came (`line-not-registered`, `call-not-possible`).
   */
  readonly askFeature: (
    document: string,
    confirms: (body: string) => boolean,
    over?: AccountId,
  ) => Promise<Result<ServiceAnswer, AppError>>;
  readonly answer: (callId: CallId) => Promise<Result<void, AppError>>;
  /** 603 Decline, or another answer: 486 Busy Here, 480 Temporarily Unavailable. */
  readonly decline: (callId: CallId, status?: 480 | 486) => Result<void, AppError>;
  /** CANCEL before, BYE after the answer; a BYE that cannot be sent now follows when the connection is back. */
  readonly hangUp: (callId: CallId) => Result<void, AppError>;
  /**
   * The exchange has taken this conversation over: over for the agent at once. The exchange ends its dialog, and only where
   * it does not do so in 5 s, we do: some say that both are connected while they still take them out of our calls.
   */
  readonly release: (callId: CallId) => Result<void, AppError>;
  /** Requests are queued per call: quick repeated clicks end in the state that was asked for last. */
  readonly setHold: (callId: CallId, on: boolean) => Result<void, AppError>;
  readonly setMuted: (callId: CallId, on: boolean) => Result<void, AppError>;
  /** RFC 4733 telephone events, or SIP INFO; `auto` unless given. */
  readonly sendDtmf: (callId: CallId, digits: string, mode?: DtmfMode) => Result<void, AppError>;
  /**
   * Asks the far end to call `target` (REFER, RFC 3515). How it goes follows as `transfer` events; our own call to it goes
   * on whatever comes of it. Refused while an earlier REFER of this call has no end.
   */
  readonly transferBlind: (callId: CallId, target: string, note: string) => Result<void, AppError>;
  /** Asks the far end of one conversation to take our place in another (REFER with Replaces, RFC 5589, 7), which may be another account's. */
  readonly transferAttended: (callId: CallId, other: CallId | Replaceable, note: string) => Result<void, AppError>;
  /** What takes our place in a conversation has to know of it; null where it is none. */
  readonly replaceable: (callId: CallId) => Replaceable | null;
  /** Follows who of these is free (SUBSCRIBE, RFC 4235), across reconnections; an empty list ends it. Answers come as `presence`. */
  readonly watchPresence: (addresses: readonly string[]) => void;
  /** Is told of something by the server (RFC 6665) as `notified` events, as long as the line is registered. @returns ends it */
  readonly subscribe: (subscription: Subscription) => () => void;
  /** What the last REFER of this call may still tell is not heard. */
  readonly abandonTransfer: (callId: CallId) => void;
};

/** A conversation of ours as somebody else names it who takes our place (RFC 3891). */
export type Replaceable = { readonly remoteUri: string; readonly dialog: DialogId };

/** The PBX's final answer to a call of ours: a SIP status code, and the words that came with it. */
export type ServiceAnswer = { readonly status: number; readonly reason: string };

/** What a call of ours may carry beside its target. */
export type DialOptions = {
  /** The account to call with; the first unless given. */
  readonly accountId?: AccountId;
  /** The number or address that is shown to whoever is called; that of the account unless given. */
  readonly callerId?: string;
  /** A line for whoever answers, sent along with the INVITE. */
  readonly note?: string;
};

/** How a registration test ended; `end` style details go into the error. */
export type TestRegistration = (account: SipEngineAccount) => Promise<Result<{ readonly user: string }, AppError>>;
