import type { Balie } from '../../e2e/support/balie.ts';
import { isTone, loudness, strongestTone, toneLevel } from './tones.ts';

/** What the page collects for us; installed from outside, the application knows nothing of it. */
type Listening = {
  /** The last `ms` milliseconds of the sound of a kind, summed over its sources. */
  readonly recent: (kind: EarKind, ms: number) => { readonly rate: number; readonly samples: number[] };
};

/**
 * `far`: what the audio elements play, the other party. `own`: the tones that the application makes itself. `silenced`: what the
 * other party says although it is not played.
 */
export type EarKind = 'far' | 'own' | 'silenced';

export type HearOptions = {
  readonly kind?: EarKind;
  /** Default 8000. */
  readonly timeoutMs?: number;
  /** Relative to full scale. Default -40. */
  readonly minimumDb?: number;
};

/** Measures by frequency what comes out of Balie's loudspeaker. */
export type Ear = {
  /** Waits until this tone and nothing much else is heard. @throws Error saying what was heard instead. */
  readonly hears: (hz: number, options?: HearOptions) => Promise<void>;
  /** Waits until all of these tones are heard at once, and none of the others. @throws Error saying how loud each was. */
  readonly hearsTogether: (tones: readonly number[], others?: readonly number[], options?: HearOptions) => Promise<void>;
  /** Waits until anything is heard. @throws Error */
  readonly hearsSomething: (options?: HearOptions) => Promise<void>;
  /** Waits until nothing is heard for half a second. @throws Error saying what is heard. */
  readonly hearsSilence: (options?: HearOptions) => Promise<void>;
  readonly describe: (kind?: EarKind) => Promise<string>;
};

const WINDOW_MS = 250;

/**
 * Puts an ear to the media window: every stream that an audio element plays, and every sound that a page sends to its
 * output, is also led into an analyser. It stays when the page is replaced.
 */
export async function openEar(balie: Balie): Promise<Ear> {
  await balie.app.context().addInitScript(listen);
  await balie.media().evaluate(listen);

  const recent = async (kind: EarKind, ms: number): Promise<{ samples: Float32Array; rate: number }> => {
    // The page may be on its way down or up: then nothing is heard.
    const heard = await Promise.resolve()
      .then(() =>
        balie
          .media()
          .evaluate(
            ([what, length]) => (globalThis as unknown as { balieEar: Listening }).balieEar.recent(what, length),
            [kind, ms] as const,
          ),
      )
      .catch(() => ({ rate: 48_000, samples: [] }));
    return { samples: Float32Array.from(heard.samples), rate: heard.rate };
  };

  const describe = async (kind: EarKind = 'far'): Promise<string> => {
    const { samples, rate } = await recent(kind, WINDOW_MS);
    const tone = strongestTone(samples, rate);
    return `${samples.length} samples, ${loudness(samples).toFixed(1)} dB, strongest ${tone.hz} Hz at ${tone.db.toFixed(1)} dB`;
  };

  return {
    describe,
    hears: async (hz, { kind = 'far', timeoutMs = 8_000, minimumDb = -40 } = {}) => {
      const deadline = performance.now() + timeoutMs;
      // What was heard before the question does not count.
      await pause(WINDOW_MS);
      for (;;) {
        const { samples, rate } = await recent(kind, WINDOW_MS);
        if (samples.length > 0 && isTone(samples, hz, minimumDb, rate)) return;
        if (performance.now() > deadline)
          throw new Error(`Balie does not play ${hz} Hz within ${timeoutMs} ms: ${await describe(kind)}`);
        await pause(80);
      }
    },
    hearsTogether: async (tones, others = [], { kind = 'far', timeoutMs = 8_000, minimumDb = -40 } = {}) => {
      await togetherIn(async () => {
        const { samples, rate } = await recent(kind, WINDOW_MS);
        return (hz) => toneLevel(samples, hz, rate);
      }, { who: 'Balie', tones, others, timeoutMs, minimumDb });
    },
    hearsSomething: async ({ kind = 'far', timeoutMs = 8_000, minimumDb = -40 } = {}) => {
      const deadline = performance.now() + timeoutMs;
      while (loudness((await recent(kind, WINDOW_MS)).samples) < minimumDb) {
        if (performance.now() > deadline) throw new Error(`Balie plays nothing: ${await describe(kind)}`);
        await pause(80);
      }
    },
    hearsSilence: async ({ kind = 'far', timeoutMs = 8_000, minimumDb = -55 } = {}) => {
      const deadline = performance.now() + timeoutMs;
      let quietSince: number | null = null;
      for (;;) {
        const { samples } = await recent(kind, WINDOW_MS);
        const now = performance.now();
        quietSince = loudness(samples) < minimumDb ? (quietSince ?? now) : null;
        if (quietSince !== null && now - quietSince > 500) return;
        if (now > deadline) throw new Error(`Balie is not silent within ${timeoutMs} ms: ${await describe(kind)}`);
        await pause(80);
      }
    },
  };
}

/**
 * Waits until every tone is there, and the others are far below, at the same moment.
 *
 * @param measure gives the level of a frequency in the sound of the last moment, in dB.
 * @throws Error saying how loud each was.
 */
export async function togetherIn(
  measure: () => Promise<(hz: number) => number>,
  wanted: {
    readonly who: string;
    readonly tones: readonly number[];
    readonly others: readonly number[];
    readonly timeoutMs: number;
    readonly minimumDb?: number;
  },
): Promise<void> {
  const { who, tones, others, timeoutMs, minimumDb = -40 } = wanted;
  const deadline = performance.now() + timeoutMs;
  await pause(WINDOW_MS);
  for (;;) {
    const level = await measure();
    if (tones.every((hz) => level(hz) >= minimumDb) && others.every((hz) => level(hz) < minimumDb - 8)) return;
    if (performance.now() > deadline) {
      const heard = [...tones, ...others].map((hz) => `${hz} Hz at ${level(hz).toFixed(1)} dB`).join(', ');
      throw new Error(`${who} does not hear ${tones.join(' and ')} Hz alone within ${timeoutMs} ms: ${heard}`);
    }
    await pause(80);
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Runs in the media page. Self-contained: it travels as text. */
function listen(): void {
  const scope = globalThis as unknown as { balieEar?: Listening };
  if (scope.balieEar !== undefined || !globalThis.location.pathname.includes('/media/')) return;
  type Tap = {
    readonly analyser: AnalyserNode;
    readonly alive: () => boolean;
    /** Silenced for the moment. */
    readonly silent: () => boolean;
  };
  const taps: Record<'far' | 'own', Tap[]> = { far: [], own: [] };
  const tapOf = (context: AudioContext): AnalyserNode =>
    new AnalyserNode(context, { fftSize: 32_768, smoothingTimeConstant: 0 });

  const connect = AudioNode.prototype.connect as (this: AudioNode, to: AudioNode) => AudioNode;
  const source = Object.getOwnPropertyDescriptor(HTMLMediaElement.prototype, 'srcObject');
  if (source?.get === undefined || source.set === undefined) return;
  const { get, set } = source;
  let ear: AudioContext | undefined;
  Object.defineProperty(HTMLMediaElement.prototype, 'srcObject', {
    configurable: true,
    get,
    set(this: HTMLMediaElement, stream: MediaStream | null) {
      set.call(this, stream);
      if (stream === null) return;
      // An output of its own that nobody hears.
      ear ??= new AudioContext({ sampleRate: 48_000, sinkId: { type: 'none' } } as AudioContextOptions);
      const analyser = tapOf(ear);
      connect.call(new MediaStreamAudioSourceNode(ear, { mediaStream: stream }), analyser);
      taps.far.push({
        analyser,
        alive: () => get.call(this) === stream && !this.paused && this.volume === 1,
        silent: () => this.muted,
      });
    },
  });
  AudioNode.prototype.connect = function (this: AudioNode, ...to: [AudioNode]) {
    const made = connect.apply(this, to);
    const { context } = this;
    if (context instanceof AudioContext && context !== ear && to[0] === context.destination) {
      const analyser = tapOf(context);
      connect.call(this, analyser);
      taps.own.push({ analyser, alive: () => context.state === 'running', silent: () => false });
    }
    return made;
  } as AudioNode['connect'];

  scope.balieEar = {
    recent: (kind, ms) => {
      const rate = 48_000;
      const side = kind === 'own' ? 'own' : 'far';
      const alive = taps[side].filter((tap) => tap.alive());
      taps[side] = alive;
      const own = alive[0]?.analyser.context.sampleRate ?? rate;
      const length = Math.min(32_768, Math.round((own * ms) / 1000));
      const sum = new Float32Array(alive.length === 0 ? 0 : length);
      for (const { analyser, silent } of alive) {
        if (silent() !== (kind === 'silenced')) continue;
        const all = new Float32Array(analyser.fftSize);
        analyser.getFloatTimeDomainData(all);
        all.subarray(-length).forEach((value, i) => {
          sum[i] = (sum[i] ?? 0) + value;
        });
      }
      return { rate: own, samples: Array.from(sum) };
    },
  };
}
