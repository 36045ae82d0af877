/** A key press as the browser tells it. */
export type KeyPress = {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
};

/** Keys that print nothing, as we write them and as the browser and Electron (accelerators) call them. */
const NAMED: Readonly<Record<string, { readonly browser: string; readonly accelerator: string }>> = {
  '↵': { browser: 'Enter', accelerator: 'Return' },
  '←': { browser: 'ArrowLeft', accelerator: 'Left' },
  '→': { browser: 'ArrowRight', accelerator: 'Right' },
  '↑': { browser: 'ArrowUp', accelerator: 'Up' },
  '↓': { browser: 'ArrowDown', accelerator: 'Down' },
  Home: { browser: 'Home', accelerator: 'Home' },
  End: { browser: 'End', accelerator: 'End' },
  PageUp: { browser: 'PageUp', accelerator: 'PageUp' },
  PageDown: { browser: 'PageDown', accelerator: 'PageDown' },
  Insert: { browser: 'Insert', accelerator: 'Insert' },
  Pause: { browser: 'Pause', accelerator: 'Pause' },
};
const WRITTEN: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(NAMED).map(([ours, { browser }]) => [browser, ours]),
);

/** Chords that every text field needs, and those that windows and operating systems take for themselves. */
export const RESERVED_CHORDS: ReadonlySet<string> = new Set([
  ...['A', 'C', 'V', 'X', 'Y', 'Z', '←', '→', 'Home', 'End', 'Insert'].map((key) => `Ctrl+${key}`),
  ...['Z', '←', '→', 'Home', 'End'].map((key) => `Ctrl+Shift+${key}`),
  // Linux switches to another console.
  ...Array.from({ length: 12 }, (_, index) => `Ctrl+Alt+F${index + 1}`),
  'Alt+F4',
  'Ctrl+Q',
]);

/** The key itself, as printed on it: `F2`, `K`, `7`, `→`; null for keys that a shortcut cannot have. */
function keyName({ key, code }: KeyPress): string | null {
  if (/^F(?:[1-9]|1\d|2[0-4])$/.test(key)) return key;
  const named = WRITTEN[key];
  if (named !== undefined) return named;
  // With Alt, many layouts give another character than the one on the key.
  const [, letter, digit] = /^(?:Key([A-Z])|Digit(\d))$/.exec(code) ?? [];
  if (/^[a-z]$/i.test(key)) return key.toUpperCase();
  if (/^\d$/.test(key)) return key;
  return letter ?? digit ?? null;
}

/** A key press as we write it, such as `Ctrl+Shift+A`; null for modifiers alone and for keys that a shortcut cannot have. Command on a Mac keyboard counts as Ctrl. */
export function chordOf(press: KeyPress): string | null {
  const name = keyName(press);
  if (name === null) return null;
  const parts = [
    press.ctrlKey || press.metaKey ? 'Ctrl' : '',
    press.altKey ? 'Alt' : '',
    press.shiftKey ? 'Shift' : '',
    name,
  ];
  return parts.filter(Boolean).join('+');
}

/** Whether a text is a chord that can be a shortcut: a function key, or any other key together with Ctrl or Alt, so that typing never acts. */
export function isChord(text: string): boolean {
  const [, ctrl, alt, , name = ''] = /^(Ctrl\+)?(Alt\+)?(Shift\+)?(.+)$/.exec(text) ?? [];
  const functionKey = /^F(?:[1-9]|1\d|2[0-4])$/.test(name) || name === 'Pause';
  if (functionKey) return true;
  return (ctrl !== undefined || alt !== undefined) && (/^[A-Z0-9]$/.test(name) || Object.hasOwn(NAMED, name));
}

/** A chord as Electron's global shortcuts want it. */
export function acceleratorOf(chord: string): string {
  return chord
    .split('+')
    .map((part) => (part === 'Ctrl' ? 'CommandOrControl' : (NAMED[part]?.accelerator ?? part)))
    .join('+');
}
