import type { AccountId, CallId, ConferenceId, ContactId, E164, InteractionId, ProjectId } from '../../lib/brand.ts';
import type { ListenMode } from './listen-mode.ts';
import type { Transfer } from './transfer.ts';
import type { CallEnd } from './end-cause.ts';

/**
 * The state of one call, as agent and records see it.
 *
 *   dial ──► dialing ──180/183──► ringing-out ──200──┐
 *                                                     ├──► connected ──► ended
 *   INVITE ─► ringing-in ──answer──► answering ──200──┘
 *
 * Any phase may go to `ended`; `ended` is final. Hold, mute, conference and media recovery are fields beside the phase, not phases.
 */
export const CALL_PHASES = ['dialing', 'ringing-out', 'ringing-in', 'answering', 'connected', 'ended'] as const;
export type CallPhase = (typeof CALL_PHASES)[number];

/** Calls that live at once: more are answered 486, because nobody can oversee them. An emergency call may still be made beside them. */
export const MAX_CALLS = 8;

export type CallDirection = 'in' | 'out';
/** `turning-on` and `turning-off` stand while the re-INVITE is under way. */
export type HoldState = 'off' | 'turning-on' | 'on' | 'turning-off';

/** Who is at the other end, as signalled. */
export type RemoteParty = {
  /** The address as signalled or typed, such as `sip:0612345678@pbx.example`. */
  readonly uri: string;
  /** The number or user part as signalled or typed, to show where nothing better is known. Empty when anonymous. */
  readonly raw: string;
  /** The number, when the address holds one. */
  readonly number: E164 | null;
  readonly displayName: string;
};

/** One line about a customer: enough for a call card and a choice list. */
export type ContactSummary = {
  readonly id: ContactId;
  readonly name: string;
  readonly organisation: string;
  /** The one to call first. */
  readonly number: string;
  /** Every number, that one first; left out where there is only one. */
  readonly numbers?: readonly string[];
  readonly city: string;
  /** Is not to be called any more. */
  readonly deceased?: true;
  /** Confidential, and not for whoever looks: nothing of it is known here but that it exists. */
  readonly hidden?: true;
};

export type ContactMatch =
  | { readonly state: 'searching' }
  | { readonly state: 'found'; readonly contact: ContactSummary }
  | { readonly state: 'several'; readonly candidates: readonly ContactSummary[] }
  | { readonly state: 'none' };

export type Call = {
  readonly id: CallId;
  readonly interactionId: InteractionId;
  readonly direction: CallDirection;
  readonly phase: CallPhase;
  readonly remote: RemoteParty;
  /** The SIP Call-ID, for support and for matching with the PBX's records. */
  readonly sipCallId: string;
  /** Instants are wall-clock milliseconds (UTC). */
  readonly startedAt: number;
  readonly answeredAt: number | null;
  readonly endedAt: number | null;
  /** The far end plays its own ringing or announcement before answering (RFC 3960). */
  readonly earlyMedia: boolean;
  /** It said that it rings (180). */
  readonly alerting: boolean;
  /** Whether sound arrives from the far end; null until that was found out. */
  readonly soundArrives: boolean | null;
  /** What the sound is coded in, as MIME calls it (`opus`, `G722`); empty before anything was sent. */
  readonly codec: string;
  readonly hold: { readonly local: HoldState; readonly remote: boolean; readonly since: number | null; readonly totalMs: number };
  readonly muted: boolean;
  /** The conversation that this call was merged into; null for a call by itself. Never a conference of one. */
  readonly conference: ConferenceId | null;
  /** Keys sent so far, for display (RFC 4733). */
  readonly dtmf: string;
  /** `recovering` while the media path is being rebuilt under a living dialog. */
  readonly media: 'ok' | 'recovering';
  readonly contact: ContactMatch;
  /** Handing this party over to somebody else, and how it went; null when that was never tried. */
  readonly transfer: Transfer | null;
  /** The customer's call that this call of ours to a colleague is about; it shares that call's interaction. */
  readonly consultsFor: CallId | null;
  /** What a colleague who hands this caller over has written; empty without. */
  readonly note: string;
  /** The telephone account it came in or goes out over, and the project it belongs to; left out where there is only one. */
  readonly accountId?: AccountId;
  readonly projectId?: ProjectId;
  /** Made while nobody was logged in, which only an emergency call is: nobody's conversation until somebody logs in. */
  readonly unattended?: true;
  /** Into the call of a colleague, by the exchange, and who hears whom there: nobody's conversation, and in no figure. */
  readonly listensIn?: ListenMode;
  readonly end: CallEnd | null;
};

/** The calls of the moment in order of arrival; ended calls stay until dismissed. */
export type CallsState = { readonly calls: readonly Call[] };

export const NO_CALLS: CallsState = { calls: [] };
