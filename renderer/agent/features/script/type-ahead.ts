// What is typed between an answer and the field of the next step: an agent who types on must not lose the first letters.
import { takeKeys } from '../shortcuts/index.ts';

/** A next step that is not there by then is not coming; in ms. */
const HOLD_MS = 3_000;

const EDITABLE = 'input, textarea, select, [contenteditable], [role="combobox"], [role="listbox"], [role="option"]';

let held = '';
let end: (() => void) | null = null;

/**
 * Keeps the letters that are typed from now on, until they are taken or dropped. They are no answer to a step that was not
 * seen yet, and no addition to the answer just given.
 * @param script where a field is one of the script's; who types in another field goes on there
 */
export function holdTyping(script: Element): void {
  dropTyping();
  const giveBack = takeKeys((event) => {
    const { target, key } = event;
    const elsewhere = target instanceof Element && target.matches(EDITABLE) && !script.contains(target);
    if (elsewhere || event.ctrlKey || event.altKey || event.metaKey) return false;
    if (key === 'Backspace') held = held.slice(0, -1);
    else if (key.length === 1) held += key;
    else return false;
    return true;
  });
  const limit = setTimeout(dropTyping, HOLD_MS);
  end = () => {
    clearTimeout(limit);
    giveBack();
  };
}

/** @returns what was typed meanwhile; from here on keys go where they went before */
export function takeTyping(): string {
  const typed = held;
  dropTyping();
  return typed;
}

/** For a step that takes no text: its keys are pressed by who has seen it. */
export function dropTyping(): void {
  held = '';
  end?.();
  end = null;
}
