import type { CallDirection } from '../../shared/domain/call/call.ts';
import { SESSION_STATUS, type SessionInternals } from './jssip-private.ts';

/** Where one session stands, and so what may be asked of it now. */
export class SessionStanding {
  readonly #session: SessionInternals;
  readonly #direction: CallDirection;
  readonly #connected: () => boolean;

  /** @param connected the server can be reached and knows us. */
  constructor(session: SessionInternals, direction: CallDirection, connected: () => boolean) {
    this.#session = session;
    this.#direction = direction;
    this.#connected = connected;
  }

  get isRingingIn(): boolean {
    return this.#session._status === SESSION_STATUS.waitingForAnswer;
  }

  get isUnansweredIn(): boolean {
    return this.#direction === 'in' && (this.isRingingIn || this.#session._status === SESSION_STATUS.answered);
  }

  get isEstablished(): boolean {
    return this.#session._status === SESSION_STATUS.confirmed || this.#session._status === SESSION_STATUS.waitingForAck;
  }

  /** Nothing was offered yet. */
  get isNew(): boolean {
    return this.#session._status === SESSION_STATUS.null;
  }

  /** No request of this dialog is under way, and one can leave. */
  get mayReinvite(): boolean {
    const dialog = this.#session._dialog;
    return (
      this.#connected() &&
      this.#session._status === SESSION_STATUS.confirmed &&
      dialog?.uac_pending_reply === false &&
      !dialog.uas_pending_reply
    );
  }

  get peerLives(): boolean {
    return this.#session._rtcReady && this.#session._connection?.health !== 'dead';
  }
}
