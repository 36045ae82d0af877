import type { CallId } from '../../shared/lib/brand.ts';
import type { Result } from '../../shared/lib/result.ts';
import type { AppError } from '../../shared/errors/app-error.ts';
import type { RemoteStream } from '../media/remote-audio.ts';
import type { RemoteMedia } from '../media/remote-media.ts';
import type { SipCallEvent, SipEngine } from '../sip/sip-engine.ts';
import { Conversation } from './conversation.ts';
import type { PracticeLanguage, PracticeLine, PracticeScenario } from './scenarios/scenario.ts';

export type PracticeCustomerDeps = {
  readonly scenario: PracticeScenario;
  /** A telephone whose microphone is a sound file; see `customerMedia`. */
  readonly createEngine: (media: RemoteMedia) => SipEngine;
  readonly media: RemoteMedia;
  readonly newCallId: () => CallId;
  readonly language: () => PracticeLanguage;
  readonly readAudio: (file: string) => Promise<Uint8Array>;
  readonly onCaption: (text: string) => void;
  readonly log: (message: string) => void;
};

/** How long a customer's telephone rings before it is answered, in ms, when the agent calls. */
const ANSWER_AFTER_MS = 3_000;

/** Media for a customer: a sound file instead of the microphone, and nobody who listens to the far end. */
export function customerMedia(media: RemoteMedia, onStream: (stream: RemoteStream) => void): RemoteMedia {
  return {
    events: media.events,
    get ready() {
      return media.ready;
    },
    whenReady: (timeoutMs) => media.whenReady(timeoutMs),
    createPeerConnection: (config) => media.createPeerConnection({ ...config, playRemote: false }),
    SessionDescription: media.SessionDescription,
    takeMicrophone: async () => {
      const taken = await media.takeFileSource();
      if (taken.ok) onStream(taken.value);
      return taken;
    },
    takeFileSource: () => media.takeFileSource(),
    playFile: (stream, bytes) => media.playFile(stream, bytes),
    stopFile: (stream) => media.stopFile(stream),
    releaseStream: (stream) => media.releaseStream(stream),
    // The levels on screen are the agent's.
    bindPeerToCall: () => undefined,
    callOfPeer: () => undefined,
    peerOfCall: () => undefined,
    statsOfCall: () => Promise.resolve([]),
    audioReport: (peerId) => media.audioReport(peerId),
  };
}

/** A simulated customer: a telephone of its own on the practice exchange, and a conversation that it holds. */
export class PracticeCustomer {
  readonly #deps: PracticeCustomerDeps;
  readonly #engine: SipEngine;
  #stream: RemoteStream | null = null;
  #call: { readonly id: CallId; readonly conversation: Conversation<PracticeLine> } | null = null;

  constructor(deps: PracticeCustomerDeps) {
    this.#deps = deps;
    this.#engine = deps.createEngine(
      customerMedia(deps.media, (stream) => {
        this.#stream = stream;
      }),
    );
    this.#engine.events.on('incoming', ({ callId }) => {
      if (this.#call !== null) {
        this.#engine.decline(callId);
        return;
      }
      this.#begin(callId);
      setTimeout(() => {
        if (this.#call?.id === callId) void this.#engine.answer(callId);
      }, ANSWER_AFTER_MS);
    });
    this.#engine.events.on('call', (event) => this.#onCall(event));
  }

  get id(): PracticeScenario['id'] {
    return this.#deps.scenario.id;
  }

  get busy(): boolean {
    return this.#call !== null;
  }

  get engine(): SipEngine {
    return this.#engine;
  }

  /** Rings the agent. */
  async call(target: string): Promise<Result<void, AppError>> {
    const callId = this.#deps.newCallId();
    this.#begin(callId);
    const dialled = await this.#engine.dial(callId, target);
    if (dialled.ok) return { ok: true, value: undefined };
    this.#over(callId);
    return dialled;
  }

  setAgentSpeaking(speaking: boolean): void {
    this.#call?.conversation.setAgentSpeaking(speaking);
  }

  hangUp(): void {
    if (this.#call !== null) this.#engine.hangUp(this.#call.id);
  }

  #begin(id: CallId): void {
    const conversation = new Conversation<PracticeLine>({
      lines: this.#deps.scenario.lines,
      say: (line) => this.#say(line),
      hush: () => {
        if (this.#stream !== null) this.#deps.media.stopFile(this.#stream);
      },
      hangUp: () => this.hangUp(),
    });
    this.#call = { id, conversation };
  }

  #onCall(event: SipCallEvent): void {
    if (this.#call === null || event.callId !== this.#call.id) return;
    const { conversation } = this.#call;
    if (event.type === 'connected') void conversation.run();
    if (event.type === 'remote-hold-changed') conversation.setHeld(event.on);
    if (event.type === 'media-changed') conversation.setHeld(event.media === 'recovering');
    if (event.type === 'ended') this.#over(event.callId);
  }

  async #say(line: PracticeLine): Promise<boolean> {
    const language = this.#deps.language();
    const stream = this.#stream;
    if (stream === null) return false;
    try {
      const bytes = await this.#deps.readAudio(line.audio[language]);
      this.#deps.onCaption(line.text[language]);
      const played = await this.#deps.media.playFile(stream, bytes);
      if (!played.ok) this.#deps.log(`a practice line could not be played: ${played.error.message}`);
      // A line that was cut off by the loss of the media is said again; one that cannot be played is not tried for ever.
      return played.ok ? played.value === 'finished' : this.#deps.media.ready;
    } catch (error) {
      // The words stand on screen all the same, for as long as they would take to say.
      this.#deps.log(`a practice sound is missing: ${String(error)}`);
      this.#deps.onCaption(line.text[language]);
      await new Promise((resolve) => setTimeout(resolve, line.durationMs[language]));
      return true;
    }
  }

  #over(callId: CallId): void {
    if (this.#call?.id !== callId) return;
    const { conversation } = this.#call;
    this.#call = null;
    conversation.stop();
    this.#stream = null;
    this.#deps.onCaption('');
  }
}
