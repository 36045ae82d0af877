import type { RTCSession } from 'jssip/lib/RTCSession.js';
import type { IncomingRequest } from 'jssip/lib/SIPMessage.js';
import type { ReferFact } from '../../../shared/domain/call/refer-fact.ts';
import { appError, type AppError } from '../../../shared/errors/app-error.ts';
import type { CallId } from '../../../shared/lib/brand.ts';
import { err, type Result } from '../../../shared/lib/result.ts';
import { SESSION_STATUS, sessionInternals, type Answerable, type SessionInternals } from '../jssip-private.ts';
import type { NameAddress } from '../remote-identity.ts';
import type { Replaceable } from '../sip-engine.ts';
import { followConnectedLine } from './connected-line.ts';
import { noteParameter } from './hand-over-note.ts';
import { ReferSender } from './refer-sender.ts';
import { attendedReferTo, meansDialog, parseReplaces, withoutHeaders } from './replaces.ts';

type Watched = { readonly session: SessionInternals; readonly refer: ReferSender };

export type TransferLineOptions = {
  /** The server can be reached and knows us. */
  readonly connected: () => boolean;
  /** Our own address, for Referred-By (RFC 3892). */
  readonly ownUri: () => string;
  readonly tellRefer: (callId: CallId, fact: ReferFact) => void;
  readonly tellParty: (callId: CallId, party: NameAddress) => void;
  readonly log: (message: string) => void;
};

/**
 * Everything about handing over that happens in the dialogs of a line: REFER sent, REFER refused, Replaces taken, and who
 * is at the other end.
 */
export class TransferLine {
  readonly #o: TransferLineOptions;
  readonly #calls = new Map<CallId, Watched>();
  /** INVITEs with Replaces that were found right, by the call they replace. */
  readonly #replacing = new WeakMap<IncomingRequest, CallId>();

  constructor(options: TransferLineOptions) {
    this.#o = options;
  }

  /** @param invite the INVITE of a call that came in. */
  watch(callId: CallId, session: RTCSession, invite: IncomingRequest | null): void {
    const inside = sessionInternals(session);
    const refer = new ReferSender(inside, {
      connected: this.#o.connected,
      tell: (fact) => this.#o.tellRefer(callId, fact),
      log: this.#o.log,
    });
    this.#calls.set(callId, { session: inside, refer });
    inside._receiveRefer = (request) => this.#refuseRefer(request);
    session.on('ended', () => refer.onCallEnded());
    this.#refuseReplacesTooEarly(inside);
    session.on('replaces', ({ request, accept }) => {
      if (this.#judgeReplaces(callId, inside, request as Answerable)) accept();
    });
    followConnectedLine(session, invite, (party) => this.#o.tellParty(callId, party));
  }

  /** @param session the one that is gone; a call that was replaced meanwhile has another one now. */
  forget(callId: CallId, session: RTCSession): void {
    if (this.#calls.get(callId)?.session === sessionInternals(session)) this.#calls.delete(callId);
  }

  /** The call that this INVITE takes the place of; null for an ordinary one. */
  replacedBy(invite: IncomingRequest): CallId | null {
    return this.#replacing.get(invite) ?? null;
  }

  /** Asks the far end of a conversation to call `address`, a whole SIP address. */
  blind(callId: CallId, address: string, note: string): Result<void, AppError> {
    const headers = noteParameter(note);
    const target = `${withoutHeaders(address)}${headers === '' ? '' : `?${headers}`}`;
    return this.#calls.get(callId)?.refer.send(target, this.#o.ownUri()) ?? noSuchCall();
  }

  /** Asks the far end of `callId` to take our place in another conversation. */
  attended(callId: CallId, other: CallId | Replaceable, note: string): Result<void, AppError> {
    const call = this.#calls.get(callId);
    if (call === undefined || callId === other) return noSuchCall();
    const target = typeof other === 'string' ? this.replaceable(other) : other;
    if (target === null) return err(appError('call-not-possible', 'the target has not answered'));
    return call.refer.send(attendedReferTo(target.remoteUri, target.dialog, noteParameter(note)), this.#o.ownUri());
  }

  /** How others name this conversation; null while it is none. */
  replaceable(callId: CallId): Replaceable | null {
    const { session } = this.#calls.get(callId) ?? {};
    if (session?._dialog == null || session._status !== SESSION_STATUS.confirmed) return null;
    return { remoteUri: session.remote_identity.uri.toString(), dialog: session._dialog.id };
  }

  /** The REFER of this call does not count any more. */
  abandon(callId: CallId): void {
    this.#calls.get(callId)?.refer.abandon();
  }

  /** Nobody may send us elsewhere: a REFER makes a telephone dial whatever its sender likes, and may run in circles (RFC 3515, 5). */
  #refuseRefer(request: Answerable): void {
    this.#o.log('a REFER of the far end was refused');
    request.reply(603);
  }

  /** JsSIP answers 403 to a Replaces for a call that is not answered; RFC 3891, 3 wants 481 for an early dialog. */
  #refuseReplacesTooEarly(inside: SessionInternals): void {
    const { receiveRequest } = inside;
    inside.receiveRequest = (request) => {
      if (request.method === 'INVITE' && inside._status !== SESSION_STATUS.confirmed && request.hasHeader('replaces'))
        request.reply(481);
      else receiveRequest.call(inside, request);
    };
  }

  /** JsSIP finds the dialog also by swapped tags and knows no `early-only`; both are judged by RFC 3891, 3 here. */
  #judgeReplaces(callId: CallId, inside: SessionInternals, request: Answerable): boolean {
    const replaces = parseReplaces(request.getHeader('Replaces'));
    const dialog = inside._dialog;
    const several = request.getHeaders('Replaces').length > 1;
    if (replaces === null || several) {
      request.reply(400, 'Bad Replaces');
      return false;
    }
    if (dialog === null || dialog === undefined || !meansDialog(replaces, dialog.id)) {
      request.reply(481);
      return false;
    }
    if (replaces.earlyOnly) {
      request.reply(486);
      return false;
    }
    this.#replacing.set(request, callId);
    return true;
  }
}

const noSuchCall = (): Result<never, AppError> => err(appError('call-not-possible', 'there is no such call'));
