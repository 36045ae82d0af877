import { createStore } from 'zustand/vanilla';
import type { AppState } from '../../../shared/ipc/app-state.ts';
import type { Mirror, MirrorState } from './app-store.ts';

/** Longest time in ms that a part of the window may show the state before the call, when no frame is painted. */
const LONGEST_HOLD_MS = 100;

/** Whether somebody has begun to ring, or to be rung, since, at a desk where somebody works. */
function hasNewCall(before: AppState | null, now: AppState | null): boolean {
  if (before === null || now === null || before.calls === now.calls || now.session.agent === null) return false;
  return now.calls.calls.some(({ id }) => !before.calls.calls.some((call) => call.id === id));
}

/** Whether something that is on screen to be filled in has changed: that must not lag behind the typing. */
function touchesShown(before: AppState | null, now: AppState | null): boolean {
  if (before === null || now === null) return true;
  return before.interactions.some((shown) => !now.interactions.includes(shown));
}

/** Runs after the next frame is painted; sooner or later also when nothing is painted. @returns calls it off */
export function afterPaint(run: () => void): () => void {
  let over = false;
  const once = (): void => {
    if (over) return;
    over = true;
    clearTimeout(timer);
    run();
  };
  const timer = setTimeout(once, LONGEST_HOLD_MS);
  // Animation callbacks come before the painting of their frame: those of the next frame come after it.
  requestAnimationFrame(() => requestAnimationFrame(once));
  return () => {
    over = true;
    clearTimeout(timer);
  };
}

/** Runs with the next frame, before it is painted; sooner or later also when nothing is painted. @returns calls it off */
function withFrame(run: () => void): () => void {
  let over = false;
  const once = (): void => {
    if (over) return;
    over = true;
    clearTimeout(timer);
    cancelAnimationFrame(frame);
    run();
  };
  const timer = setTimeout(once, LONGEST_HOLD_MS);
  const frame = requestAnimationFrame(once);
  return () => {
    over = true;
    clearTimeout(timer);
    cancelAnimationFrame(frame);
  };
}

export type LateMirror = Mirror & {
  /** Whoever has an answer sees the state that it made: shows what has come in, unless the card of a new call comes first. */
  readonly catchUp: () => void;
};

/**
 * The same mirror for the parts of the window that can wait. What main tells comes in bursts (a call that ends is twenty events): these parts
 * are drawn once for each frame, not once for each event. When a call begins, its card is painted first, and they follow in the frame
 * after it, with everything that has come in meanwhile.
 */
export function followAfterPaint({ store: source, reached }: Mirror): LateMirror {
  const store = createStore<MirrorState>(() => source.getState());
  let held: { readonly why: 'call' | 'frame'; readonly cancel: () => void } | null = null;
  const catchUp = (): void => {
    held?.cancel();
    held = null;
    if (store.getState() !== source.getState()) store.setState(source.getState(), true);
  };
  const off = source.subscribe((now) => {
    const shown = store.getState();
    if (touchesShown(shown.state, now.state)) catchUp();
    else if (held?.why !== 'call') {
      if (hasNewCall(shown.state, now.state)) {
        held?.cancel();
        held = { why: 'call', cancel: afterPaint(catchUp) };
      } else held ??= { why: 'frame', cancel: withFrame(catchUp) };
    }
  });
  return {
    store,
    reached,
    catchUp: () => {
      if (held?.why === 'frame') catchUp();
    },
    stop: () => {
      off();
      held?.cancel();
    },
  };
}
