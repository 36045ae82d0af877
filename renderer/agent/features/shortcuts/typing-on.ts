// Who types when a field goes away (a registration closes itself at hang-up) types on for a moment: those keys were meant for the field.
import { takesCharacters } from './match-shortcut.ts';

/** A pause in the typing after which a key is meant for what is on screen; ms. */
const PAUSE_MS = 1_000;

/** The field that was typed in last, and when. */
let last: { readonly field: Element; readonly at: number } | null = null;

/** Whether a key was meant for a field that is no longer there, right after those that the field took. Sees every key of the window. */
export function isTypedOn(event: KeyboardEvent): boolean {
  const { target, key, timeStamp: at } = event;
  const chord = (event.ctrlKey || event.altKey || event.metaKey) && !event.getModifierState('AltGraph');
  if (!chord && ['Shift', 'AltGraph', 'CapsLock', 'Dead'].includes(key)) return false;
  const leaves = chord || /^(?:Escape|Tab|F\d+|Control|Alt|Meta)$/u.test(key);
  if (takesCharacters(target)) {
    // After Enter the agent is through with the field.
    last = leaves || key === 'Enter' || !(target instanceof Element) ? null : { field: target, at };
    return false;
  }
  if (leaves || last === null || last.field.isConnected || at - last.at > PAUSE_MS) {
    last = null;
    return false;
  }
  last = { ...last, at };
  return true;
}

/** What is pressed from here on is pressed by who has seen it. */
export function stopTyping(): void {
  last = null;
}
