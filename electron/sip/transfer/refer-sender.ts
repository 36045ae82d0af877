import type { IncomingResponse } from 'jssip/lib/SIPMessage.js';
import type { ReferFact } from '../../../shared/domain/call/refer-fact.ts';
import { appError, type AppError } from '../../../shared/errors/app-error.ts';
import { err, ok, type Result } from '../../../shared/lib/result.ts';
import { SESSION_STATUS, type Answerable, type SessionInternals } from '../jssip-private.ts';
import { keepForLastWord } from './last-word.ts';
import type { DialogId } from './replaces.ts';
import { statusOfSipfrag, subscriptionStateOf } from './sipfrag.ts';

/** One REFER that was sent. Its CSeq is the id of its subscription (RFC 3515, 2.4.6); a digest challenge gives it a second one. */
type Sent = { readonly ids: Set<string>; readonly dialog: DialogId | null; state: 'sent' | 'accepted' | 'settled' };

/**
 * Sends REFERs in the dialog of one session and reads the NOTIFYs that follow. In the place of JsSIP's own `refer()`,
 * which gives the tags of a Replaces wrongly for calls that came in, throws at a NOTIFY without Event, cannot tell a
 * subscription that ended from one that goes on, and ends nothing at a 481.
 */
export class ReferSender {
  readonly #session: SessionInternals;
  readonly #connected: () => boolean;
  readonly #tell: (fact: ReferFact) => void;
  readonly #log: (message: string) => void;
  #sent: Sent | null = null;
  /** Given up, and the far end has not said its last word about it: such a word must not be taken for one about the next. */
  readonly #givenUp: Sent[] = [];
  #letGo: () => void = () => undefined;

  constructor(
    session: SessionInternals,
    options: {
      /** The server can be reached and knows us. */
      readonly connected: () => boolean;
      readonly tell: (fact: ReferFact) => void;
      readonly log: (message: string) => void;
    },
  ) {
    this.#session = session;
    this.#connected = options.connected;
    this.#tell = options.tell;
    this.#log = options.log;
    session._receiveNotify = (request) => this.#receiveNotify(request);
  }

  /**
   * Asks the far end to call `referTo`. One at a time: a second is refused until the first has an end.
   * @param referTo the address between the angle brackets of Refer-To, its headers escaped.
   */
  send(referTo: string, referredBy: string): Result<void, AppError> {
    const refused = (why: string): Result<never, AppError> => err(appError('call-not-possible', why));
    if (this.#session._status !== SESSION_STATUS.confirmed) return refused('only a conversation can be transferred');
    if (!this.#connected()) return err(appError('line-not-registered', 'the connection is lost'));
    if (this.#sent !== null && this.#sent.state !== 'settled') return refused('a transfer is under way');
    const sent: Sent = { ids: new Set(), state: 'sent', dialog: this.#session._dialog?.id ?? null };
    this.#sent = sent;
    const fails = (why: 'refused' | 'timeout' | 'connection-lost', response?: IncomingResponse): void => {
      if (sent.state !== 'sent') return;
      sent.state = 'settled';
      this.#tell({ type: 'refer-refused', why, sipStatus: response?.status_code ?? null });
    };
    try {
      const request = this.#session.sendRequest('REFER', {
        extraHeaders: [`Refer-To: <${referTo}>`, `Referred-By: <${referredBy}>`, `Contact: ${this.#session.contact}`],
        eventHandlers: {
          onSuccessResponse: () => {
            // A NOTIFY may have come before it (RFC 3515, 2.4.4).
            if (sent.state !== 'sent') return;
            sent.state = 'accepted';
            this.#tell({ type: 'refer-accepted' });
          },
          onErrorResponse: (response) => fails('refused', response),
          onDialogError: (response) => fails('refused', response),
          onTransportError: () => fails('connection-lost'),
          onRequestTimeout: () => fails('timeout'),
          onAuthenticated: (again) => sent.ids.add(String(again.cseq)),
        },
      });
      if (request === undefined) {
        sent.state = 'settled';
        return refused('there is no dialog');
      }
      sent.ids.add(String(request.cseq));
    } catch (error) {
      sent.state = 'settled';
      return refused(`REFER could not be sent: ${String(error)}`);
    }
    return ok();
  }

  /** What is still to come of the REFER under way does not count any more: another may be sent. */
  abandon(): void {
    if (this.#sent !== null && this.#sent.state !== 'settled') {
      this.#sent.state = 'settled';
      this.#givenUp.push(this.#sent);
    }
    this.#letGo();
  }

  /** The call is over. An exchange that took the customer may still have to say whether it could connect them. */
  onCallEnded(): void {
    const { state, dialog } = this.#sent ?? {};
    if (state !== 'accepted' || dialog == null) return;
    this.#letGo = keepForLastWord(this.#session, { ...dialog }, (request) => {
      this.#receiveNotify(request);
      if (this.#sent?.state === 'settled') this.#letGo();
    });
  }

  /** JsSIP has matched the dialog by Call-ID and both tags, and the order by CSeq; the subscription is matched here. */
  #receiveNotify(request: Answerable): void {
    const event = request.event?.event.toLowerCase();
    if (event === undefined) {
      request.reply(400, 'Missing Event header field');
      return;
    }
    if (event !== 'refer') {
      request.reply(489);
      return;
    }
    const id = request.event?.params?.['id'];
    const subscription = subscriptionStateOf(request.getHeader('Subscription-State'));
    if (this.#isOfOneGivenUp(id, statusOfSipfrag(request.body) ?? 0, subscription?.ended === true)) {
      request.reply(200);
      return;
    }
    const sent = this.#sent;
    if (sent === null || (id !== undefined && !sent.ids.has(id))) {
      request.reply(481, 'Subscription does not exist');
      return;
    }
    // Required (RFC 6665, 8.2.1), yet there are servers that leave it out of what JsSIP would accept; the status counts.
    if (subscription === null) this.#log('a NOTIFY of a transfer came without Subscription-State');
    request.reply(200);
    if (sent.state === 'settled') return;
    if (sent.state === 'sent') {
      sent.state = 'accepted';
      this.#tell({ type: 'refer-accepted' });
    }
    const status = statusOfSipfrag(request.body);
    if (status === null) this.#log('a NOTIFY of a transfer told no status');
    else if (status < 200) this.#tell({ type: 'refer-progress', sipStatus: status });
    else {
      sent.state = 'settled';
      this.#tell({ type: 'refer-result', sipStatus: status });
      return;
    }
    if (subscription?.ended === true) {
      sent.state = 'settled';
      this.#tell({ type: 'refer-ended' });
    }
  }

  /**
   * Without an id a NOTIFY is about the first REFER of the dialog that has no end yet (RFC 3515, 2.4.6). Many servers leave it
   * out of all: what is no success is then heard as about the present one, by which nobody can be lost.
   */
  #isOfOneGivenUp(id: string | undefined, status: number, ended: boolean): boolean {
    const success = status >= 200 && status < 300;
    const index = id === undefined ? (success ? 0 : -1) : this.#givenUp.findIndex(({ ids }) => ids.has(id));
    if (this.#givenUp[index] === undefined) return false;
    if (ended || status >= 200) this.#givenUp.splice(index, 1);
    return true;
  }
}
