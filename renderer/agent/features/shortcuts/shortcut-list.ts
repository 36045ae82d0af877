/** Every key of the window in one place: what it is called (`shortcuts.action.<id>` in the catalogues), its keys, and its group. */
export const SHORTCUT_GROUPS = ['call', 'work', 'window'] as const;
export type ShortcutGroup = (typeof SHORTCUT_GROUPS)[number];

type Shortcut = {
  /** As printed on the keys and joined by `+`; the first is shown, the others work too. `1-9` stands for the nine digits. */
  readonly keys: readonly [string, ...string[]];
  readonly group: ShortcutGroup;
};

export const SHORTCUTS = {
  answer: { keys: ['F2'], group: 'call' },
  decline: { keys: ['Shift+F2'], group: 'call' },
  'hang-up': { keys: ['F4'], group: 'call' },
  hold: { keys: ['F6'], group: 'call' },
  mute: { keys: ['F7'], group: 'call' },
  keypad: { keys: ['F8'], group: 'call' },
  redial: { keys: ['F9'], group: 'call' },
  number: { keys: ['Ctrl+D'], group: 'call' },
  'script-answer': { keys: ['1-9', 'Alt+1-9'], group: 'work' },
  'script-next': { keys: ['Alt+→'], group: 'work' },
  'script-back': { keys: ['Alt+←'], group: 'work' },
  'save-registration': { keys: ['Ctrl+↵'], group: 'work' },
  'new-customer': { keys: ['Ctrl+N'], group: 'work' },
  'edit-customer': { keys: ['Ctrl+E'], group: 'work' },
  search: { keys: ['Ctrl+K'], group: 'window' },
  'agent-state': { keys: ['Ctrl+Shift+A'], group: 'window' },
  'call-me': { keys: ['Ctrl+Shift+O'], group: 'window' },
  'cheat-sheet': { keys: ['?', 'F1'], group: 'window' },
} as const satisfies Readonly<Record<string, Shortcut>>;

export type ShortcutId = keyof typeof SHORTCUTS;
export const SHORTCUT_IDS = Object.keys(SHORTCUTS) as readonly ShortcutId[];

/** The keys to show on a button or in a tooltip, such as `F2` or `Ctrl+K`. */
export function keysOf(id: ShortcutId): string {
  return SHORTCUTS[id].keys[0];
}
