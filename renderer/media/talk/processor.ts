import { createFilter, highPass, kWeighting } from '../../../shared/lib/sound/filters.ts';
import { CHUNK_FRAMES, createVoiceActivity, FRAME_MS } from '../../../shared/lib/sound/voice-activity.ts';
import { END, PROCESSOR, SAMPLE_RATE, type Heard } from './chunk.ts';

/* What an AudioWorkletGlobalScope has (Web Audio API 1.1, 1.32); TypeScript's DOM types are those of a page. */
declare abstract class AudioWorkletProcessor {
  readonly port: MessagePort;
}
declare function registerProcessor(name: string, processor: new () => AudioWorkletProcessor): void;
declare const currentTime: number;

const FRAME = (SAMPLE_RATE * FRAME_MS) / 1_000;
/** Hum of the mains and its first harmonic say nothing about a voice. */
const HUM_HZ = 120;
const BUTTERWORTH = Math.SQRT1_2;
/** A new syllable is louder than the valley before it by this, as a ratio of powers (4 dB), and so many frames after the last one. */
const SYLLABLE_RISE = 2.5;
const SYLLABLE_FRAMES = 10;

/** One voice: whether it speaks, how loud, and its syllables. */
class Voice {
  readonly #clean = createFilter(highPass(SAMPLE_RATE, HUM_HZ, BUTTERWORTH));
  readonly #weighting = kWeighting(SAMPLE_RATE).map(createFilter) as [(x: number) => number, (x: number) => number];
  readonly #speaks = createVoiceActivity();
  #energy = 0;
  #weighted = 0;
  #voiced = 0;
  #frames = 0;
  #powers: number[] = [];
  #envelope = 0;
  #valley = 0;
  #sinceSyllable = 0;
  #syllables = 0;

  hear(sample: number): void {
    const clean = this.#clean(sample);
    this.#energy += clean * clean;
    const [shelf, high] = this.#weighting;
    const weighted = high(shelf(sample));
    this.#weighted += weighted * weighted;
  }

  endFrame(): void {
    const power = this.#energy / FRAME;
    const voice = this.#speaks(power);
    if (voice) this.#voiced |= 1 << this.#frames;
    this.#countSyllables(power, voice);
    this.#energy = 0;
    this.#frames += 1;
    if (this.#frames % (CHUNK_FRAMES / 2) === 0) {
      this.#powers.push(this.#weighted / (FRAME * (CHUNK_FRAMES / 2)));
      this.#weighted = 0;
    }
  }

  /** Peaks of the envelope: each vowel is one (after N. de Jong and T. Wempe, 2009). */
  #countSyllables(power: number, voice: boolean): void {
    this.#envelope += 0.3 * (power - this.#envelope);
    this.#sinceSyllable += 1;
    this.#valley = Math.min(this.#valley, this.#envelope);
    if (!voice || this.#sinceSyllable < SYLLABLE_FRAMES || this.#envelope < SYLLABLE_RISE * this.#valley) return;
    this.#syllables += 1;
    this.#sinceSyllable = 0;
    this.#valley = this.#envelope;
  }

  take(): Heard['agent'] {
    const taken = { voiced: this.#voiced, powers: this.#powers, syllables: this.#syllables };
    this.#voiced = 0;
    this.#frames = 0;
    this.#powers = [];
    this.#syllables = 0;
    return taken;
  }
}

/** Listens to both voices of a call, each an input of its own, and tells five times a second what it heard. No sound comes out. */
class TalkProcessor extends AudioWorkletProcessor {
  readonly #agent = new Voice();
  readonly #customer = new Voice();
  #samples = 0;
  #frames = 0;
  #ended = false;

  constructor() {
    super();
    this.port.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (data === END) this.#ended = true;
    };
  }

  process(inputs: readonly (readonly Float32Array[])[]): boolean {
    if (this.#ended) {
      this.port.postMessage(END);
      return false;
    }
    const agent = inputs[0]?.[0];
    const customer = inputs[1]?.[0];
    const length = agent?.length ?? customer?.length ?? 128;
    for (let index = 0; index < length; index += 1) {
      this.#agent.hear(agent?.[index] ?? 0);
      this.#customer.hear(customer?.[index] ?? 0);
      this.#samples += 1;
      if (this.#samples === FRAME) this.#endFrame();
    }
    return true;
  }

  #endFrame(): void {
    this.#samples = 0;
    this.#agent.endFrame();
    this.#customer.endFrame();
    this.#frames += 1;
    if (this.#frames < CHUNK_FRAMES) return;
    this.#frames = 0;
    const chunk: Heard = { elapsedMs: currentTime * 1_000, at: Date.now(), agent: this.#agent.take(), customer: this.#customer.take() };
    this.port.postMessage(chunk);
  }
}

registerProcessor(PROCESSOR, TalkProcessor);
