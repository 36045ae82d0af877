import type { AgentId, ContactId, DispatchId, InteractionId, ProjectId } from '../../lib/brand.ts';

/** What a customer is sent after a conversation (seed KT4, BC7: "foldermateriaal, monsters of offertes"). */
export const DISPATCH_KINDS = ['brochure', 'sample', 'quote', 'product'] as const;
export type DispatchKind = (typeof DISPATCH_KINDS)[number];
/** What the queue sends: also promises that are handed over to somebody outside, and receipts of them. */
export type SentKind = DispatchKind | 'hand-over';

/** `mail`: an e-mail that leaves by itself. `post`: paper or a parcel, which a person sends. */
export type DispatchChannel = 'mail' | 'post';

/**
 * requested: a person has to send it. prepared: an e-mail that cannot leave yet (no server, or practice). queued: waits for its turn, or for
 * another try. sending: the server is being spoken to. uncertain: the message was handed over, the server's answer never came; it may
 * have arrived. sent: the server took it, or a person says that it was sent.
 */
export const DISPATCH_STATES = ['requested', 'prepared', 'queued', 'sending', 'uncertain', 'failed', 'sent', 'cancelled'] as const;
export type DispatchState = (typeof DISPATCH_STATES)[number];

/** Why an e-mail did not leave. */
export const MAIL_PROBLEMS = ['no-server', 'unreachable', 'tls', 'credentials', 'refused', 'busy', 'no-answer', 'file-missing', 'address', 'practice', 'internal'] as const;
export type MailProblem = (typeof MAIL_PROBLEMS)[number];

/** What is made for one e-mail and goes along with it, such as a quote. */
export type DispatchFile = { readonly fileName: string; readonly content: Uint8Array };

export type Dispatch = {
  readonly id: DispatchId;
  readonly projectId: ProjectId;
  readonly contactId: ContactId | null;
  readonly interactionId: InteractionId | null;
  readonly kind: SentKind;
  /** What of it: the title of a brochure, an article. */
  readonly article: string;
  readonly channel: DispatchChannel;
  readonly toName: string;
  /** An e-mail address, or a postal address. */
  readonly address: string;
  readonly language: 'en' | 'nl';
  /** Empty for paper and parcels. */
  readonly subject: string;
  readonly body: string;
  /** Files that go along, by id of the material. */
  readonly materials: readonly string[];
  readonly state: DispatchState;
  readonly attempts: number;
  /** When it is tried (again), wall-clock ms; null when it waits for nothing but people. */
  readonly nextAt: number | null;
  /** What the server said last. */
  readonly reply: string;
  readonly problem: MailProblem | null;
  readonly madeBy: AgentId;
  readonly madeAt: number;
  readonly closedAt: number | null;
  readonly closedBy: AgentId | null;
  readonly version: number;
};

/** Time in which an e-mail can be taken back before it leaves. */
export const HOLD_BACK_MS = 10_000;
const MINUTE_MS = 60_000;
/** After how long an e-mail is tried again; after the last of them it has failed. */
export const RETRY_AFTER_MS = [1, 5, 15, 60, 240, 720].map((minutes) => minutes * MINUTE_MS);

export const isClosed = ({ state }: Pick<Dispatch, 'state'>): boolean => state === 'sent' || state === 'cancelled';

/** Loose on purpose: whether an address exists only its server knows. No white space and no line breaks, so that nothing slips into the envelope. */
export function isMailAddress(address: string): boolean {
  return address.length <= 254 && /^[^\s@<>,;:"()[\]\\]+@[^\s@<>,;:"()[\]\\]+\.[^\s@<>,;:"()[\]\\]+$/u.test(address);
}

/** What trying to send came to. `handedOver`: all of the message had been given to the server. */
export type SendResult =
  | { readonly ok: true; readonly reply: string }
  | { readonly ok: false; readonly problem: MailProblem; readonly reply: string; readonly permanent: boolean; readonly handedOver: boolean };

/** What it says when an attempt begins: written down before the server hears of it, so that a crash is seen afterwards. */
export function beginSending(dispatch: Dispatch): Dispatch {
  return { ...dispatch, state: 'sending', attempts: dispatch.attempts + 1, nextAt: null, version: dispatch.version + 1 };
}

/** The dispatch after an attempt. A lost answer is never followed by another try on its own: the customer may have it already. */
export function afterSending(dispatch: Dispatch, result: SendResult, at: number): Dispatch {
  const next = { ...dispatch, version: dispatch.version + 1, nextAt: null };
  if (result.ok) return { ...next, state: 'sent', reply: result.reply, problem: null, closedAt: at, closedBy: null };
  const failed = { ...next, reply: result.reply, problem: result.problem };
  if (result.handedOver) return { ...failed, state: 'uncertain', problem: 'no-answer' };
  const wait = RETRY_AFTER_MS[dispatch.attempts - 1];
  return result.permanent || wait === undefined ? { ...failed, state: 'failed' } : { ...failed, state: 'queued', nextAt: at + wait };
}

/** What a crash in the middle of an attempt leaves: nobody knows whether the server had all of it. */
export function afterCrash(dispatch: Dispatch): Dispatch {
  return { ...dispatch, state: 'uncertain', problem: 'no-answer', reply: '', version: dispatch.version + 1 };
}

export type DispatchMove = 'cancel' | 'send' | 'confirm' | 'reopen';
type Moved = { readonly ok: true; readonly dispatch: Dispatch } | { readonly ok: false };

/**
 * What a person does with it: cancel what has not left, send (again), say that it was sent, or take that back.
 * @param at wall-clock ms
 */
export function moveDispatch(dispatch: Dispatch, move: DispatchMove, by: AgentId, at: number): Moved {
  const { state, channel } = dispatch;
  const done = (changed: Partial<Dispatch>): Moved => ({ ok: true, dispatch: { ...dispatch, ...changed, version: dispatch.version + 1 } });
  switch (move) {
    case 'cancel':
      return state === 'sending' || state === 'uncertain' || isClosed(dispatch) ? { ok: false } : done({ state: 'cancelled', nextAt: null, closedAt: at, closedBy: by });
    case 'send':
      return channel === 'mail' && (state === 'failed' || state === 'uncertain' || state === 'prepared' || state === 'queued') ? done({ state: 'queued', nextAt: at, attempts: 0 }) : { ok: false };
    case 'confirm':
      return state === 'requested' || state === 'uncertain' ? done({ state: 'sent', nextAt: null, closedAt: at, closedBy: by }) : { ok: false };
    case 'reopen':
      // What a server took stays sent.
      if (state === 'cancelled' || (state === 'sent' && dispatch.closedBy !== null))
        return done({ state: channel === 'post' ? 'requested' : dispatch.problem === 'no-answer' ? 'uncertain' : 'prepared', closedAt: null, closedBy: null });
      return { ok: false };
  }
}
