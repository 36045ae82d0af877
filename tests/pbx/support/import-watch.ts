import type { Locator } from '@playwright/test';
import type { IntervalHistogram } from 'node:perf_hooks';
import type { Balie } from '../../e2e/support/balie.ts';
import type { SipCall } from './sip-peer.ts';
import { TELEPHONE_RATE, loudness } from './tones.ts';

/** Sound of a packet, ms. */
const PIECE_MS = 20;
const SILENT_DB = -45;

/** What the other end of a call heard since `since`. Call `listen` at least every ten seconds: it keeps no more. */
export function listenOn(
  call: SipCall,
  since: number,
): {
  readonly listen: () => void;
  readonly heard: () => { readonly heardMs: number; readonly silentMs: number; readonly longestSilenceMs: number; readonly longestWaitMs: number };
} {
  let last = since;
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
      longestWaitMs = Math.max(longestWaitMs, call.media.longestWait(now - last + 1_000));
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
export async function watchMain({ app }: Balie): Promise<{ readonly longestStall: () => Promise<number> }> {
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

type WatchedPage = { balieKeys: number[] };

/** From now on notes, for each key typed into the field, the time until the frame with it was painted. */
export async function watchKeys(field: Locator): Promise<void> {
  await field.evaluate((element) => {
    const times: number[] = [];
    (globalThis as unknown as WatchedPage).balieKeys = times;
    let pressed = 0;
    element.addEventListener('keydown', ({ timeStamp }) => (pressed = timeStamp), { capture: true });
    element.addEventListener('input', () => {
      const from = pressed;
      requestAnimationFrame(() => {
        const painted = new MessageChannel();
        painted.port1.onmessage = () => times.push(performance.now() - from);
        painted.port2.postMessage(null);
      });
    });
  });
}

/** @returns what `watchKeys` noted, ms, shortest first */
export async function keysSeen(field: Locator): Promise<readonly number[]> {
  return field.evaluate(() => (globalThis as unknown as WatchedPage).balieKeys.toSorted((a, b) => a - b));
}
