import { MediaError, type MediaClient } from './media-client.ts';

/** A track in the media window. Stands in for MediaStreamTrack as far as JsSIP uses it. */
export class RemoteTrack {
  readonly id: string;
  readonly kind = 'audio';
  readonly #client: MediaClient;
  readonly #generation: number;
  #enabled = true;

  constructor(client: MediaClient, id: string) {
    this.id = id;
    this.#client = client;
    this.#generation = client.generation;
  }

  /** False sends silence: this is how a call is muted. */
  get enabled(): boolean {
    return this.#enabled;
  }

  set enabled(value: boolean) {
    this.#enabled = value;
    if (this.#generation === this.#client.generation)
      this.#client.cast('track.setEnabled', { trackId: this.id, enabled: value });
  }

  /** Ends the track for good. */
  stop(): void {
    if (this.#generation === this.#client.generation) this.#client.cast('track.stop', { trackId: this.id });
  }
}

/** A stream of one audio track in the media window. Stands in for MediaStream as far as JsSIP uses it. */
export class RemoteStream {
  readonly id: string;
  /** The media window it lives in; after that one's end the stream is silent for good. */
  readonly generation: number;
  #tracks: readonly RemoteTrack[];

  constructor(client: MediaClient, id: string, trackId: string) {
    this.id = id;
    this.generation = client.generation;
    this.#tracks = [new RemoteTrack(client, trackId)];
  }

  getTracks(): RemoteTrack[] {
    return [...this.#tracks];
  }

  getAudioTracks(): RemoteTrack[] {
    return [...this.#tracks];
  }

  getVideoTracks(): RemoteTrack[] {
    return [];
  }

  removeTrack(track: RemoteTrack): void {
    this.#tracks = this.#tracks.filter((one) => one !== track);
  }
}

/** What `RemoteDtmf` needs of its connection. */
export type DtmfLink = {
  readonly canInsert: () => boolean;
  /** Descriptions have been exchanged and the path is not there yet, but may come; or it is too new. */
  readonly opens: () => boolean;
  /** Resolves when the host has taken the tones in. */
  readonly insert: (tones: string, append: boolean, durationMs: number, gapMs: number) => Promise<void>;
};

/** Telephone events (RFC 4733). Stands in for RTCDTMFSender. */
export class RemoteDtmf {
  readonly #link: DtmfLink;
  #toneBuffer = '';
  #insertsUnderWay = 0;
  /** Pressed before the path was there, or had settled. */
  #early: { readonly tones: string; readonly append: boolean; readonly durationMs: number; readonly gapMs: number } | null = null;

  constructor(link: DtmfLink) {
    this.#link = link;
  }

  /** Tones still to be sent. */
  get toneBuffer(): string {
    return this.#toneBuffer;
  }

  /** False until the connection is up, and while on hold. */
  get canInsertDTMF(): boolean {
    return this.#link.canInsert();
  }

  /**
   * Replaces the tones still to be sent. Durations in ms, 40..6000 and at least 30 (the browser clamps). Unlike the browser's, it
   * keeps what is pressed between the answer and the moment when the path of the sound is there: a menu asks at once.
   *
   * @throws MediaError `InvalidStateError` when no tones can be sent now or soon, `InvalidCharacterError` for other than 0-9 A-D # * and comma.
   */
  insertDTMF(tones: string, durationMs = 100, gapMs = 70): void {
    const now = this.#link.canInsert();
    if (!now && !this.#link.opens())
      throw new MediaError('InvalidStateError', 'the connection cannot send telephone events now');
    if (!/^[0-9A-D#*,]*$/i.test(tones)) throw new MediaError('InvalidCharacterError', 'not a telephone event');
    // A further key is written by others as "what is left and this one". What is left may have been sent when the request
    // arrives, so only the new part travels; else a key would be sent twice.
    const append = this.#toneBuffer !== '' && tones.startsWith(this.#toneBuffer);
    const posted = (append ? tones.slice(this.#toneBuffer.length) : tones).toUpperCase();
    this.#toneBuffer = tones.toUpperCase();
    if (!now || this.#early !== null) {
      const before = append ? this.#early : null;
      this.#early = { tones: `${before?.tones ?? ''}${posted}`, append: before?.append ?? append, durationMs, gapMs };
      return;
    }
    this.#send(posted, append, durationMs, gapMs);
  }

  #send(tones: string, append: boolean, durationMs: number, gapMs: number): void {
    this.#insertsUnderWay += 1;
    const done = (): void => {
      this.#insertsUnderWay -= 1;
    };
    this.#link.insert(tones, append, durationMs, gapMs).then(done, done);
  }

  /**
   * Takes over the host's buffer, unless an insertion is on its way there: then the host's figure is older than ours,
   * and a further key press would be put in front of a key that is lost.
   */
  mirror(toneBuffer: string): void {
    if (this.#early !== null) {
      if (!this.#link.canInsert()) return;
      const { tones, append, durationMs, gapMs } = this.#early;
      this.#early = null;
      this.#send(tones, append, durationMs, gapMs);
      return;
    }
    if (this.#insertsUnderWay === 0) this.#toneBuffer = toneBuffer;
  }
}

/** Stands in for RTCRtpSender. */
export class RemoteSender {
  readonly track: RemoteTrack;
  readonly dtmf: RemoteDtmf;

  constructor(track: RemoteTrack, dtmf: RemoteDtmf) {
    this.track = track;
    this.dtmf = dtmf;
  }
}
