/** Every key of the window in one place: what it is called (`shortcuts.action.<id>` in the catalogues), its keys, and its group. */
export const SHORTCUT_GROUPS = ['call', 'work', 'list', 'place', 'window', 'everywhere'] as const;
export type ShortcutGroup = (typeof SHORTCUT_GROUPS)[number];

type Shortcut = {
  /** As printed on the keys and joined by `+`; the first is shown, the others work too. `1-9` stands for the nine digits. */
  readonly keys: readonly [string, ...string[]];
  readonly group: ShortcutGroup;
  /** Belongs to the digits of the keyboard and cannot be moved. */
  readonly fixed?: true;
};

export const SHORTCUTS = {
  answer: { keys: ['F2'], group: 'call' },
  decline: { keys: ['Shift+F2'], group: 'call' },
  'hang-up': { keys: ['F4'], group: 'call' },
  hold: { keys: ['F6'], group: 'call' },
  swap: { keys: ['Shift+F6'], group: 'call' },
  merge: { keys: ['Ctrl+F6'], group: 'call' },
  mute: { keys: ['F7'], group: 'call' },
  keypad: { keys: ['F8'], group: 'call' },
  transfer: { keys: ['Ctrl+T'], group: 'call' },
  consult: { keys: ['Ctrl+Shift+T'], group: 'call' },
  record: { keys: ['Ctrl+R'], group: 'call' },
  'pause-recording': { keys: ['Ctrl+P'], group: 'call' },
  'announce-silence': { keys: ['F10'], group: 'call' },
  'mark-call': { keys: ['Shift+F10'], group: 'call' },
  'call-report': { keys: ['Ctrl+Shift+R'], group: 'call' },
  redial: { keys: ['F9'], group: 'call' },
  number: { keys: ['Ctrl+D'], group: 'call' },
  'call-back': { keys: ['Shift+F9'], group: 'call' },
  'callback-dial': { keys: ['Ctrl+F9'], group: 'call' },
  park: { keys: ['Ctrl+Shift+P'], group: 'call' },
  voicemail: { keys: ['Ctrl+Shift+M'], group: 'call' },
  'do-not-disturb': { keys: ['Ctrl+Shift+D'], group: 'call' },
  'script-answer': { keys: ['1-9', 'Alt+1-9'], group: 'work', fixed: true },
  'script-next': { keys: ['Alt+→'], group: 'work' },
  'script-back': { keys: ['Alt+←'], group: 'work' },
  'script-objection': { keys: ['Ctrl+Alt+1-9'], group: 'work', fixed: true },
  checklist: { keys: ['Ctrl+Shift+K'], group: 'work' },
  'script-language': { keys: ['Ctrl+Shift+L'], group: 'work' },
  'hint-accept': { keys: ['Alt+Y'], group: 'work' },
  'hint-decline': { keys: ['Alt+N'], group: 'work' },
  verify: { keys: ['Ctrl+I'], group: 'work' },
  'save-registration': { keys: ['Ctrl+↵'], group: 'work' },
  outcome: { keys: ['Ctrl+U'], group: 'work' },
  'more-time': { keys: ['Ctrl+M'], group: 'work' },
  'new-customer': { keys: ['Ctrl+N'], group: 'work' },
  'edit-customer': { keys: ['Ctrl+E'], group: 'work' },
  'open-duplicate': { keys: ['Ctrl+O'], group: 'work' },
  'customer-history': { keys: ['Ctrl+H'], group: 'work' },
  'note-letter': { keys: ['Ctrl+Shift+G'], group: 'work' },
  'new-agreement': { keys: ['Ctrl+B'], group: 'work' },
  'new-callback': { keys: ['Ctrl+Shift+B'], group: 'work' },
  'note-remark': { keys: ['Ctrl+J'], group: 'work' },
  'look-up': { keys: ['Ctrl+L'], group: 'work' },
  procedures: { keys: ['Ctrl+Shift+H'], group: 'work' },
  'send-something': { keys: ['Ctrl+G'], group: 'work' },
  object: { keys: ['Ctrl+Shift+X'], group: 'work' },
  'offer-objection': { keys: ['Alt+O'], group: 'work' },
  'list-skip': { keys: ['Alt+S'], group: 'list' },
  'list-later': { keys: ['Alt+L'], group: 'list' },
  'list-voicemail': { keys: ['Alt+V'], group: 'list' },
  'list-wrong-number': { keys: ['Alt+W'], group: 'list' },
  'list-stop': { keys: ['Alt+Q'], group: 'list' },
  conversation: { keys: ['Ctrl+0'], group: 'place' },
  place: { keys: ['Ctrl+1-9'], group: 'place', fixed: true },
  settings: { keys: ['Ctrl+,'], group: 'place' },
  search: { keys: ['Ctrl+K'], group: 'window' },
  'agent-state': { keys: ['Ctrl+Shift+A'], group: 'window' },
  'call-me': { keys: ['Ctrl+Shift+O'], group: 'window' },
  'cheat-sheet': { keys: ['?', 'F1'], group: 'window' },
  'global-answer': { keys: ['Ctrl+Shift+F2'], group: 'everywhere' },
  'global-hang-up': { keys: ['Ctrl+Shift+F4'], group: 'everywhere' },
  'global-mute': { keys: ['Ctrl+Shift+F7'], group: 'everywhere' },
} as const satisfies Readonly<Record<string, Shortcut>>;

export type ShortcutId = keyof typeof SHORTCUTS;
export const SHORTCUT_IDS = Object.keys(SHORTCUTS) as readonly ShortcutId[];

/** Those that the operating system watches for, whatever program has the keyboard. */
export type GlobalShortcutId = Extract<ShortcutId, `global-${string}`>;
export const GLOBAL_SHORTCUT_IDS = SHORTCUT_IDS.filter(
  (id): id is GlobalShortcutId => SHORTCUTS[id].group === 'everywhere',
);

export function isShortcutId(text: string): text is ShortcutId {
  return Object.hasOwn(SHORTCUTS, text);
}
