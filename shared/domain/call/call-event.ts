import type { AccountId, CallId, ConferenceId, InteractionId, ProjectId } from '../../lib/brand.ts';
import type { ListenMode } from './listen-mode.ts';
import type { TransferFact } from './transfer.ts';
import type { CallDirection, ContactMatch, HoldState, RemoteParty } from './call.ts';
import type { CallEnd } from './end-cause.ts';

type At = { readonly callId: CallId; /** Wall-clock milliseconds (UTC). */ readonly at: number };

/** Every fact that can happen to a call. Time comes only from the event. */
export type CallEvent =
  | (At & { readonly type: 'started'; readonly direction: CallDirection; readonly interactionId: InteractionId; readonly remote: RemoteParty; readonly sipCallId: string; readonly consultsFor?: CallId; readonly note?: string; readonly accountId?: AccountId; readonly projectId?: ProjectId; readonly unattended?: true; readonly listensIn?: ListenMode })
  | (At & { readonly type: 'ringing-there' })
  | (At & { readonly type: 'early-media' })
  /** Packets of sound have begun to arrive, or have not come for a second. */
  | (At & { readonly type: 'sound-arrives'; readonly on: boolean })
  /** The codec in use, as MIME calls it. */
  | (At & { readonly type: 'codec-changed'; readonly codec: string })
  | (At & { readonly type: 'answering' })
  | (At & { readonly type: 'connected' })
  | (At & { readonly type: 'hold-changed'; readonly local: HoldState })
  | (At & { readonly type: 'remote-hold-changed'; readonly on: boolean })
  | (At & { readonly type: 'mute-changed'; readonly on: boolean })
  | (At & { readonly type: 'dtmf-sent'; readonly digits: string })
  | (At & { readonly type: 'media-changed'; readonly media: 'ok' | 'recovering' })
  /** Two conversations become one: both far ends hear the agent and each other. */
  | (At & { readonly type: 'merged'; readonly with: CallId; readonly conference: ConferenceId })
  /** The conference that this call belongs to is dissolved. */
  | (At & { readonly type: 'split' })
  | (At & { readonly type: 'contact-changed'; readonly contact: ContactMatch })
  /** Somebody else is at the other end now, or is called by another name (RFC 4916). */
  | (At & { readonly type: 'remote-changed'; readonly remote: RemoteParty })
  /** Somebody has logged in during a call that was nobody's. */
  | (At & { readonly type: 'attended' })
  | (At & { readonly type: 'transfer'; readonly fact: TransferFact })
  | (At & { readonly type: 'ended'; readonly end: CallEnd })
  | (At & { readonly type: 'dismissed' });
