import type { Locator } from '@playwright/test';
import type { IntervalHistogram } from 'node:perf_hooks';
import type { Balie } from '../../e2e/support/balie.ts';
import type { SipCall } from './sip-peer.ts';
import { TELEPHONE_RATE, loudness } from './tones.ts';

/** Sound of a packet, ms. */
const PIECE_MS = 20;
const SILENT_DB = -45;

/** What the other end of a call heard since `begun`. Call `listen` at least every ten seconds: it keeps no more. */
export function listenOn(
  call: SipCall,
  begun: number,
): {
  readonly listen: () => void;
  readonly heard: () => { readonly heardMs: number; readonly silentMs: number; readonly longestSilenceMs: number; readonly longestWaitMs: number };
} {
  let last = begun;
  let heardMs = 0;
  let silentMs = 0;
  let longestSilenceMs = 0;
  let longestWaitMs = 0;
  let running = 0;
  return {
    listen: () => {
      const now = performance.now();
      const samples = call.media.recent(now - last);
      // A little further back: a wait may lie across two looks.
      longestWaitMs = Math.max(longestWaitMs, call.media.longestWait(Math.min(now - last + 1_000, now - begun)));
      last = now;
      heardMs += (samples.length / TELEPHONE_RATE) * 1_000;
      const piece = (TELEPHONE_RATE * PIECE_MS) / 1_000;
      for (let at = 0; at + piece <= samples.length; at += piece) {
        running = loudness(samples.subarray(at, at + piece)) < SILENT_DB ? running + PIECE_MS : 0;
        if (running > 0) silentMs += PIECE_MS;
        longestSilenceMs = Math.max(longestSilenceMs, running);
      }
    },
    heard: () => ({ heardMs, silentMs, longestSilenceMs, longestWaitMs }),
  };
}

type WatchedMain = { importDelay: IntervalHistogram };
const RESOLUTION_MS = 1;

/** Watches main's event loop from now on. */
async function watchMain({ app }: Balie): Promise<{ readonly longestStall: () => Promise<number> }> {
  await app.evaluate((_electron, resolution) => {
    const delay = process.getBuiltinModule('node:perf_hooks').monitorEventLoopDelay({ resolution });
    (globalThis as unknown as WatchedMain).importDelay = delay;
    // After this very evaluation, which is a stall of its own.
    setTimeout(() => delay.enable(), 50);
  }, RESOLUTION_MS);
  return {
    /** Longest time for which it did not turn, ms. */
    longestStall: () =>
      app.evaluate((_electron, resolution) => {
        const { importDelay } = globalThis as unknown as WatchedMain;
        importDelay.disable();
        return importDelay.max / 1e6 - resolution;
      }, RESOLUTION_MS),
  };
}

type WatchedPage = { balieKeys: number[] | undefined };

/** From now on notes, for each key typed into the field, the time until the frame with it was painted. */
async function watchKeys(field: Locator): Promise<void> {
  await field.evaluate((element) => {
    const page = globalThis as unknown as WatchedPage;
    const first = page.balieKeys === undefined;
    page.balieKeys = [];
    if (!first) return;
    let pressed = 0;
    element.addEventListener('keydown', ({ timeStamp }) => (pressed = timeStamp), { capture: true });
    element.addEventListener('input', () => {
      const from = pressed;
      requestAnimationFrame(() => {
        const painted = new MessageChannel();
        painted.port1.onmessage = () => page.balieKeys?.push(performance.now() - from);
        painted.port2.postMessage(null);
      });
    });
  });
}

/** What was heard, typed and kept waiting during a stretch of a conversation. */
export type Stretch = {
  readonly ms: number;
  /** Sound that arrived at the other end, as a share of the time. */
  readonly heardShare: number;
  readonly silentMs: number;
  readonly longestSilenceMs: number;
  /** Between two packets there, ms. */
  readonly longestWaitMs: number;
  /** Longest time for which main's event loop did not turn, ms. */
  readonly stallMs: number;
  readonly typed: number;
  /** From each key to its frame, ms, shortest first. */
  readonly keys: readonly number[];
};

/**
 * Listens at the other end and types what an agent notes until `isOver`, which is asked after every key. Everything that costs the machine
 * time is the same in every stretch, so that two of one run can be compared.
 */
export async function watchStretch(balie: Balie, call: SipCall, field: Locator, isOver: () => Promise<boolean>): Promise<Stretch> {
  const main = await watchMain(balie);
  await watchKeys(field);
  const begun = performance.now();
  const far = listenOn(call, begun);
  let typed = 0;
  do {
    // Not in step with any timer of the application.
    await new Promise((resolve) => setTimeout(resolve, 200 + 200 * Math.random()));
    far.listen();
    // Lines of what an agent notes, not one line of an hour.
    await field.press(typed % 60 === 59 ? 'ControlOrMeta+A' : 'abcdefghij'.charAt(typed % 10));
    typed += 1;
  } while (!(await isOver()));
  const ms = performance.now() - begun;
  const stallMs = await main.longestStall();
  const keys = await field.evaluate(() => (globalThis as unknown as WatchedPage).balieKeys?.toSorted((a, b) => a - b) ?? []);
  const { heardMs, ...heard } = far.heard();
  return { ms, heardShare: heardMs / ms, ...heard, stallMs, typed, keys };
}

/** @param share 0.5 for the median, 1 for the longest */
export function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}
