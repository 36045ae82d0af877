import type { RTCSession } from 'jssip/lib/RTCSession.js';
import { appError, type AppError } from '../../shared/errors/app-error.ts';
import type { CallId } from '../../shared/lib/brand.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import type { RemoteStream } from '../media/remote-audio.ts';
import type { RemoteMedia } from '../media/remote-media.ts';
import type { JsSipLine } from './jssip-line.ts';
import { withConnection, type PeerConfiguration } from './jssip-globals.ts';
import { uaInternals } from './jssip-private.ts';
import { OfferAhead } from './offer-ahead.ts';

type Placed = { readonly session: RTCSession; readonly microphone: RemoteStream };

/** Calls of ours between the wish and the INVITE: their microphone is still being opened. */
export class OutgoingCalls {
  readonly #media: RemoteMedia;
  /** Our end of the next one, where it is worth having. */
  readonly ahead: OfferAhead;
  /** False when hung up meanwhile. */
  readonly #wanted = new Map<CallId, boolean>();

  constructor(media: RemoteMedia, log: (message: string) => void) {
    this.#media = media;
    this.ahead = new OfferAhead(media, log);
  }

  get ids(): readonly CallId[] {
    return [...this.#wanted.keys()];
  }

  /** Hung up before the INVITE left. @returns false where there is no such call. */
  cancel(callId: CallId): boolean {
    if (this.#wanted.get(callId) !== true) return false;
    this.#wanted.set(callId, false);
    return true;
  }

  /**
   * Opens the microphone and sends the INVITE.
   *
   * @param line the line to call over; gives the one in use once more, for it may have gone while the microphone was opened.
   * @param address a whole SIP address.
   */
  async place(
    callId: CallId,
    line: () => JsSipLine | null,
    address: string,
    { config, extraHeaders }: { readonly config: () => PeerConfiguration; readonly extraHeaders: readonly string[] },
  ): Promise<Result<Placed, AppError>> {
    const before = line();
    if (this.#wanted.has(callId)) return err(appError('call-not-possible', 'the call exists already'));
    const made = this.ahead.take(config());
    if (made !== null && before !== null) return this.#send(before, address, { ...made, config: withConnection(config(), made.peer), extraHeaders });
    this.#wanted.set(callId, true);
    const taken = await this.#media.takeMicrophone();
    const stillWanted = this.#wanted.get(callId) === true;
    this.#wanted.delete(callId);
    if (!taken.ok) return taken;
    const microphone = taken.value;
    const refuse = (error: AppError): Result<never, AppError> => {
      this.#media.releaseStream(microphone);
      return err(error);
    };
    if (!stillWanted) return refuse(appError('call-not-possible', 'hung up before the call left'));
    const now = line();
    if (now === null || now !== before || !now.ready)
      return refuse(appError('line-not-registered', 'the connection was lost before the call left'));
    return this.#send(now, address, { microphone, config: config(), extraHeaders });
  }

  #send(
    line: JsSipLine,
    address: string,
    { microphone, config, extraHeaders }: { readonly microphone: RemoteStream; readonly config: PeerConfiguration; readonly extraHeaders: readonly string[] },
  ): Result<Placed, AppError> {
    try {
      const media = { mediaStream: microphone, pcConfig: config, extraHeaders };
      return ok({ session: uaInternals(line.ua).call(address, media), microphone });
    } catch (error) {
      this.#media.releaseStream(microphone);
      return err(appError('call-not-possible', `the call could not be set up: ${String(error)}`));
    }
  }
}
