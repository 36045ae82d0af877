import { createStore } from 'zustand/vanilla';
import { isClosed } from '../../../shared/domain/interaction/interaction-reducer.ts';
import type { AppState } from '../../../shared/ipc/app-state.ts';
import type { Mirror, MirrorState } from './app-store.ts';

/** Longest time in ms that a part of the window may show what was before, when no frame is painted or nobody comes next. */
const LONGEST_HOLD_MS = 100;

/** Whether somebody has begun to ring, or to be rung, since, at a desk where somebody works. */
function hasNewCall(before: AppState, now: AppState): boolean {
  if (before.calls === now.calls || now.session.agent === null) return false;
  return now.calls.calls.some(({ id }) => !before.calls.calls.some((call) => call.id === id));
}

/** The entry with its number, where the list has come to somebody else or to another number of theirs; null where it has not. */
function nextEntry({ callLists: { work: before } }: AppState, { callLists: { work: now } }: AppState): string | null {
  if (now?.entry == null || now.phase !== 'preview') return null;
  return now.entry.entryId === before?.entry?.entryId && now.number === before.number ? null : `${String(now.entry.entryId)} ${now.number ?? ''}`;
}

/**
 * Whether the call of the entry in hand has just ended: the next one is on its way. Where a conversation is still to be registered, that is told next
 * and changes what is being filled in, so that nothing waits.
 */
function awaitsNextEntry({ callLists: { work: before }, calls: then }: AppState, { callLists: { work: now }, calls }: AppState): boolean {
  if (before?.phase !== 'calling' || now?.entry?.entryId !== before.entry?.entryId) return false;
  const isOver = ({ calls: all }: AppState['calls']): boolean => all.find(({ id }) => id === now?.callId)?.phase === 'ended';
  return isOver(calls) && !isOver(then);
}

/** Whether something that is on screen to be filled in has changed: that must not lag behind the typing. */
function touchesShown(before: AppState, now: AppState): boolean {
  return before.interactions.some((shown) => !isClosed(shown) && now.interactions.some((one) => one.id === shown.id && one !== shown && !isClosed(one)));
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
 * The same mirror for the parts of the window that can wait: when a call begins, its card is painted first, and so is whoever comes next on a
 * call list; these parts follow in the frame after it (a moment later while a list is called), with everything that has come in meanwhile. At all
 * other times there is no delay.
 */
export function followAfterPaint({ store: source, reached }: Mirror): Mirror {
  const store = createStore<MirrorState>(() => source.getState());
  let cancel: (() => void) | null = null;
  /** The entry of a list that is being painted. */
  let painted: string | null = null;
  const catchUp = (): void => {
    cancel?.();
    cancel = null;
    painted = null;
    store.setState(source.getState(), true);
  };
  const hold = (wait: (run: () => void) => () => void): void => {
    cancel?.();
    cancel = wait(catchUp);
  };
  const off = source.subscribe((now, last) => {
    const shown = store.getState();
    if (shown.state === null || now.state === null || touchesShown(shown.state, now.state)) return catchUp();
    const next = nextEntry(shown.state, now.state);
    // Also when the call before has only just been painted: the next one is worth waiting for anew.
    if (next !== null && next !== painted) {
      painted = next;
      hold(afterPaint);
    } else if (last.state !== null && awaitsNextEntry(last.state, now.state)) {
      // Also when the call that ended had only just begun.
      hold(afterAWhile);
    } else if (cancel === null) {
      // A call from a list may be over at once: then what belongs to it need not be drawn at all.
      if (hasNewCall(shown.state, now.state)) hold(now.state.callLists.work?.phase === 'calling' ? afterAWhile : afterPaint);
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

function afterAWhile(run: () => void): () => void {
  const timer = setTimeout(run, LONGEST_HOLD_MS);
  return () => clearTimeout(timer);
}
