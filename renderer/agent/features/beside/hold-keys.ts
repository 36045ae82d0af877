// What is typed between the key that opens a panel and the panel: it belongs into it, and is no answer to the script.
import { takeKeys } from '../shortcuts/index.ts';

/** A panel that is not there by then is not coming; in ms. */
const HOLD_MS = 10_000;

let held: string[] = [];
/** A key that was held is on its way. */
let giving = false;
let end: (() => void) | null = null;

/** Keeps letters, digits and Enter from now on, until the panel takes them. */
export function holdKeys(): void {
  end?.();
  held = [];
  const giveBack = takeKeys(({ key, ctrlKey, altKey, metaKey }) => {
    if (giving || ctrlKey || altKey || metaKey || (key.length !== 1 && key !== 'Enter')) return false;
    held.push(key);
    return true;
  });
  const limit = setTimeout(() => end?.(), HOLD_MS);
  end = () => {
    clearTimeout(limit);
    giveBack();
    end = null;
  };
}

/** The panel is there and has the focus: what was typed meanwhile goes into it, one key after the other, before what is typed now. */
export async function giveKeys(): Promise<void> {
  for (let key = held.shift(); key !== undefined; key = held.shift()) {
    giving = true;
    press(key);
    giving = false;
    // What a key changes is drawn before the next one.
    await new Promise((resolve) => setTimeout(resolve));
  }
  end?.();
}

function press(key: string): void {
  const target = document.activeElement;
  if (target === null) return;
  const field = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement ? target : null;
  if (!target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })) || field === null) return;
  if (key === 'Enter') {
    field.form?.requestSubmit();
    return;
  }
  type(field, key);
}

/** As if it was typed: the setter of the element itself, because that of React would take the change for its own. */
function type(field: HTMLInputElement | HTMLTextAreaElement, text: string): void {
  const { value, selectionStart, selectionEnd } = field;
  const from = selectionStart ?? value.length;
  const set = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field) as object, 'value')?.set;
  set?.call(field, value.slice(0, from) + text + value.slice(selectionEnd ?? value.length));
  if (selectionStart !== null) field.setSelectionRange(from + text.length, from + text.length);
  field.dispatchEvent(new InputEvent('input', { bubbles: true, data: text, inputType: 'insertText' }));
}
