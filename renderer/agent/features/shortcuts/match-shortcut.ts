import { chordOf } from '../../../../shared/domain/keys/key-chord.ts';
import { keysIn, type KeyMap } from '../../../../shared/domain/keys/key-map.ts';
import { SHORTCUT_IDS, SHORTCUTS, type ShortcutId } from '../../../../shared/domain/keys/shortcut-list.ts';

export type ShortcutMatch = {
  readonly id: ShortcutId;
  /** Which of the keys 1 to 9; 0 for a shortcut of one key. */
  readonly digit: number;
};

type Keys = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

const NAMED: Readonly<Record<string, string>> = {
  '↵': 'Enter',
  '←': 'ArrowLeft',
  '→': 'ArrowRight',
  '↑': 'ArrowUp',
  '↓': 'ArrowDown',
};

/**
 * Which shortcut a key press is. Bare characters (`?`, the digits) count only outside text fields, so that typing never acts;
 * function keys and keys with Ctrl or Alt count everywhere. Command on a Mac keyboard does what Ctrl does elsewhere.
 *
 * @param typing the key was pressed in something that takes characters.
 * @param map keys that differ from the usual ones
 */
export function matchShortcut(event: Keys, typing: boolean, map: KeyMap = {}): ShortcutMatch | null {
  for (const id of SHORTCUT_IDS) {
    // Those belong to the operating system, which tells main.
    if (SHORTCUTS[id].group === 'everywhere') continue;
    for (const keys of keysIn(map, id)) {
      const digit = pressed(event, keys, typing);
      if (digit !== null) return { id, digit };
    }
  }
  return null;
}

function pressed(event: Keys, keys: string, typing: boolean): number | null {
  if (chordOf(event) === keys) return 0;
  const parts = keys.split('+');
  const key = parts.at(-1) ?? '';
  const bare = parts.length === 1 && !/^F\d+$/.test(key);
  if (bare && typing) return null;
  if (parts.includes('Ctrl') !== (event.ctrlKey || event.metaKey) || parts.includes('Alt') !== event.altKey)
    return null;
  if (key === '1-9') {
    // By position too: with Alt, some layouts give another character than the digit on the key.
    const digit = Number(
      /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1] ?? (/^[1-9]$/.test(event.key) ? event.key : 0),
    );
    return digit > 0 && !event.shiftKey ? digit : null;
  }
  // `?` lies behind Shift on most layouts and not on others.
  if (key !== '?' && parts.includes('Shift') !== event.shiftKey) return null;
  return event.key.toLowerCase() === (NAMED[key] ?? key).toLowerCase() ? 0 : null;
}

const TAKES_CHARACTERS =
  'textarea, select, [contenteditable=""], [contenteditable="true"], [role="textbox"], [role="combobox"], [role="listbox"], [role="menu"], [data-own-keys]';
const NOT_TEXT = ['button', 'checkbox', 'radio', 'range', 'submit', 'reset', 'file', 'color'];

/** Whether the element takes characters itself: a text field, an open list, or a part that says so by `data-own-keys`. */
export function takesCharacters(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  if (target instanceof HTMLInputElement) return !NOT_TEXT.includes(target.type);
  return target.closest(TAKES_CHARACTERS) !== null;
}
