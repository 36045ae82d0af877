import type { RemoteStream } from '../media/remote-audio.ts';
import type { RemoteMedia } from '../media/remote-media.ts';
import type { RemotePeerConnection } from '../media/remote-peer.ts';
import { makePeerConnection, type PeerConfiguration } from './jssip-globals.ts';
import { describeOffer } from './media-offer.ts';

/** Our end of a call that nobody has dialled yet: what it sends, and a connection whose offer is made and set. */
export type CallEnd = { readonly microphone: RemoteStream; readonly peer: RemotePeerConnection };

type Made = CallEnd & { readonly config: PeerConfiguration };

/**
 * Makes our end of the next call in advance, so that its INVITE leaves at the click. Only where the microphone is open anyway: what is
 * made here holds it open. A relay (TURN) is not allocated for a call that may never come.
 */
export class OfferAhead {
  readonly #media: RemoteMedia;
  readonly #log: (message: string) => void;
  #wanted: PeerConfiguration | null = null;
  #made: Made | null = null;
  /** Under way; one that a dying window took along is never heard of again. */
  #making: symbol | null = null;

  constructor(media: RemoteMedia, log: (message: string) => void) {
    this.#media = media;
    this.#log = log;
    media.events.on('lost', () => {
      this.#made = null;
      this.#making = null;
    });
    media.events.on('ready', () => void this.#make());
  }

  /** Has one ready for calls with this configuration, and made anew with `again`; null lets go of it. */
  want(config: PeerConfiguration | null, again = false): void {
    this.#wanted = config !== null && !usesRelay(config) ? config : null;
    // One that is just being made is of no use either.
    if (again) this.#making = null;
    if (this.#made !== null && (again || this.#made.config !== this.#wanted)) this.#release(this.#made);
    void this.#make();
  }

  /** Hands over what is ready for this configuration; null where nothing is. The next one is made when it is wanted again. */
  take(config: PeerConfiguration): CallEnd | null {
    const made = this.#made;
    if (made === null || made.config !== config || made.peer.health !== 'new') return null;
    this.#made = null;
    this.#wanted = null;
    return made;
  }

  async #make(): Promise<void> {
    const config = this.#wanted;
    if (config === null || this.#made !== null || this.#making !== null || !this.#media.ready) return;
    const making = Symbol('offer');
    this.#making = making;
    try {
      const made = await this.#endOf(config);
      if (made !== null && this.#making === making && this.#wanted === config && made.peer.health === 'new') this.#made = made;
      else if (made !== null) this.#release(made);
    } catch (error) {
      this.#log(`no call could be prepared: ${String(error)}`);
    } finally {
      if (this.#making === making) this.#making = null;
    }
    // Another one became wanted meanwhile.
    if (this.#wanted !== config) void this.#make();
  }

  async #endOf(config: PeerConfiguration): Promise<Made | null> {
    const taken = await this.#media.takeMicrophone();
    if (!taken.ok) return null;
    const microphone = taken.value;
    const made = { microphone, peer: makePeerConnection(config), config };
    try {
      for (const track of microphone.getTracks()) made.peer.addTrack(track, microphone);
      await describeOffer(made.peer, config, { iceRestart: false });
      made.peer.offerStands();
      return made;
    } catch (error) {
      this.#release(made);
      throw error;
    }
  }

  #release(made: Made): void {
    if (this.#made === made) this.#made = null;
    made.peer.close();
    this.#media.releaseStream(made.microphone);
  }
}

function usesRelay({ iceServers = [] }: PeerConfiguration): boolean {
  return iceServers.some(({ urls }) => [urls].flat().some((url) => /^turns?:/i.test(url)));
}
