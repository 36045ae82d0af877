import type { IncomingRequest, IncomingResponse, OutgoingRequest } from 'jssip/lib/SIPMessage.js';
import type { RTCSession } from 'jssip/lib/RTCSession.js';
import type { UA } from 'jssip/lib/UA.js';
import type { RemotePeerConnection } from '../media/remote-peer.ts';
import type { RemoteStream } from '../media/remote-audio.ts';
import type { PeerConfiguration } from './jssip-globals.ts';

/** Where a session stands (RTCSession.C). */
export const SESSION_STATUS = {
  null: 0,
  inviteSent: 1,
  provisionalReceived: 2,
  waitingForAnswer: 4,
  answered: 5,
  waitingForAck: 6,
  canceled: 7,
  terminated: 8,
  confirmed: 9,
} as const;

type ReinviteHandlers = {
  readonly succeeded: (response: IncomingResponse) => void;
  readonly failed: (response?: IncomingResponse) => void;
};

/** What a call brings along: its microphone, and how its connection is made. JsSIP's own types want the browser's classes. */
export type CallMedia = {
  readonly mediaStream: RemoteStream;
  readonly pcConfig: PeerConfiguration;
  readonly extraHeaders?: readonly string[];
};

/** What is used of a request that JsSIP received, beyond its declared types. */
export type Answerable = IncomingRequest & {
  readonly event?: { readonly event: string; readonly params?: Readonly<Record<string, string>> };
  readonly reply: (status: number, reason?: string | null, headers?: readonly string[] | null) => void;
};

/** How JsSIP sends a request within a dialog. An ACK goes without options. */
export type SendInDialog = (
  method: 'REFER' | 'INVITE' | 'UPDATE' | 'ACK',
  options?: {
    readonly extraHeaders: readonly string[];
    readonly body?: string;
    readonly eventHandlers: {
      readonly onSuccessResponse: (response: IncomingResponse) => void;
      readonly onErrorResponse: (response: IncomingResponse) => void;
      readonly onDialogError: (response: IncomingResponse) => void;
      readonly onTransportError: () => void;
      readonly onRequestTimeout: () => void;
      readonly onAuthenticated?: (request: OutgoingRequest) => void;
    };
  },
) => OutgoingRequest | undefined;

/** What stands in the table of dialogs: Call-ID, local and remote tag in one word, and who gets the requests. */
export type DialogPlace = { readonly id: string; readonly receiveRequest: (request: Answerable) => void };

/**
 * The members of JsSIP 3.13.8 that we use although it does not promise them, in this one place. JsSIP is pinned; a test
 * asserts that each of them is there.
 */
export type SessionInternals = {
  /** Keeps the dialogs by their ids. */
  readonly _ua: { readonly newDialog: (dialog: DialogPlace) => void; readonly destroyDialog: (dialog: DialogPlace) => void };
  _status: number;
  _is_canceled: boolean;
  readonly _request: { readonly call_id: string };
  readonly _dialog:
    | {
        readonly id: { readonly call_id: string; readonly local_tag: string; readonly remote_tag: string };
        readonly uac_pending_reply: boolean;
        readonly uas_pending_reply: boolean;
        readonly terminate: () => void;
      }
    | null
    | undefined;
  _localHold: boolean;
  readonly _remoteHold: boolean;
  _localMediaStream: RemoteStream | null;
  _connection: RemotePeerConnection | null;
  _connectionPromiseQueue: Promise<unknown>;
  _rtcReady: boolean;
  _iceReady: boolean;
  readonly _createRTCConnection: (config: PeerConfiguration, constraints: null) => void;
  readonly _setLocalMediaStatus: () => void;
  readonly _sendReinvite: (options: { readonly eventHandlers: ReinviteHandlers }) => void;
  /** The offer with the direction that the present holds ask for. */
  readonly _mangleOffer: (sdp: string) => string;
  readonly answer: (options: CallMedia) => void;
  readonly contact: string;
  readonly remote_identity: { readonly uri: { readonly toString: () => string } };
  sendRequest: SendInDialog;
  /** Adds what a 2xx to an INVITE or UPDATE says about session timers. */
  _handleSessionTimersInIncomingRequest: (request: Answerable, headers: string[]) => void;
  _handleSessionTimersInIncomingResponse: (response: IncomingResponse) => void;
  receiveRequest: (request: Answerable) => void;
  _receiveNotify: (request: Answerable) => void;
  _receiveRefer: (request: Answerable) => void;
  onTransportError: () => void;
  onRequestTimeout: () => void;
  onDialogError: () => void;
};

/** Why a subscription of JsSIP ended (Subscriber.C); `here` is ours. */
export const SUBSCRIBER_END = { refused: 2, notAuthenticated: 4, finalNotify: 6, here: -1 } as const;

/** A subscription of JsSIP (Subscriber). It refreshes itself before it runs out. */
export type SubscriberInternals = {
  readonly on: (event: string, listener: (...values: never[]) => void) => void;
  /** The first one, or one within the subscription; waits for the first to be answered. */
  readonly subscribe: (body?: string) => void;
  readonly terminate: () => void;
  /** Stops its timers and forgets its dialog. */
  readonly _terminateDialog: (code: number) => void;
};

export type UaInternals = {
  readonly _sessions: Record<string, RTCSession>;
  readonly configuration: { password: string | null; ha1: string | null };
  readonly transport: {
    recovery_timer: ReturnType<typeof setTimeout> | null;
    readonly connect: () => void;
    readonly disconnect: () => void;
    readonly isConnected: () => boolean;
    readonly isConnecting: () => boolean;
  };
  readonly contact: { readonly uri: { readonly setParam: (name: string, value: string) => void } };
  /** Its Contact is put together once, when the agent is made. */
  readonly _registrator: { _contact: string; readonly unregister: () => void };
  readonly call: (target: string, options: CallMedia) => RTCSession;
  readonly subscribe: (
    target: string,
    event: string,
    accept: string,
    options: { readonly expires: number; readonly contentType: string },
  ) => SubscriberInternals;
  readonly destroyRTCSession: (session: RTCSession) => void;
};

/** An INVITE or other request of ours or theirs, as `newTransaction` shows it. */
export type TransactionEvent = {
  readonly transaction: { readonly type: string; readonly request: OutgoingRequest | IncomingRequest };
};

export function sessionInternals(session: RTCSession): SessionInternals {
  return session as unknown as SessionInternals;
}

export function uaInternals(ua: UA): UaInternals {
  return ua as unknown as UaInternals;
}

/** Names another transport in the Contact of what is registered and called from now on: the connection is another one. */
export function setContactTransport(ua: UA, transport: string): void {
  const { contact, _registrator: registrator } = uaInternals(ua);
  contact.uri.setParam('transport', transport);
  registrator._contact = registrator._contact.replace(/;transport=[a-z]+/i, `;transport=${transport}`);
}

/** JsSIP's own way of reconnecting is switched off by clearing its timer after each loss: we decide, and can tell the agent when. */
export function cancelJsSipRecovery(ua: UA): void {
  const { transport } = uaInternals(ua);
  if (transport.recovery_timer !== null) clearTimeout(transport.recovery_timer);
  transport.recovery_timer = null;
}
