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

/**
 * The same mirror for the parts of the window that can wait: when a call begins, its card is painted first, and these
 * parts follow in the frame after it, with everything that has come in meanwhile. At all other times there is no delay.
 */
export function followAfterPaint({ store: source, reached }: Mirror): Mirror {
  const store = createStore<MirrorState>(() => source.getState());
  let cancel: (() => void) | null = null;
  const catchUp = (): void => {
    cancel?.();
    cancel = null;
    store.setState(source.getState(), true);
  };
  const off = source.subscribe((now) => {
    const shown = store.getState();
    if (touchesShown(shown.state, now.state)) catchUp();
    else if (cancel === null) {
      if (hasNewCall(shown.state, now.state)) cancel = afterPaint(catchUp);
      else store.setState(now, true);
    }
  });
  return {
    store,
    reached,
    stop: () => {
      off();
      cancel?.();
    },
  };
}
