import { isChord, RESERVED_CHORDS } from './key-chord.ts';
import { isShortcutId, SHORTCUT_IDS, SHORTCUTS, type ShortcutId } from './shortcut-list.ts';

/** Keys that differ from the usual ones, by shortcut. */
export type KeyMap = Readonly<Record<string, string>>;

/** The keys of a shortcut now: the agent's own, else the usual ones; the first is the one to show. */
export function keysIn(map: KeyMap, id: ShortcutId): readonly [string, ...string[]] {
  const own = map[id];
  return own === undefined ? SHORTCUTS[id].keys : [own];
}

/** Why a key cannot be given to a shortcut. `taken`: another shortcut has it. */
export type KeyProblem =
  | { readonly problem: 'fixed' | 'no-chord' | 'reserved' }
  | { readonly problem: 'taken'; readonly by: ShortcutId };

/**
 * Why `chord` cannot become the key of `id`; null when it can.
 *
 * @param chord as `chordOf` writes it
 */
export function keyProblem(map: KeyMap, id: ShortcutId, chord: string): KeyProblem | null {
  const shortcut = SHORTCUTS[id];
  if ('fixed' in shortcut) return { problem: 'fixed' };
  // What always was its key needs no rule, such as the `?`.
  const usual = (shortcut.keys as readonly string[]).includes(chord);
  if (!usual && !isChord(chord)) return { problem: 'no-chord' };
  // Alt with a digit belongs to the answers of the script, Ctrl with a digit to the places.
  if (RESERVED_CHORDS.has(chord) || /^(?:Alt|Ctrl)\+[1-9]$/.test(chord)) return { problem: 'reserved' };
  const by = SHORTCUT_IDS.find((other) => other !== id && keysIn(map, other).includes(chord));
  return by === undefined ? null : { problem: 'taken', by };
}

/** The map with a new key for a shortcut; the usual key takes the entry out. */
export function withKey(map: KeyMap, id: ShortcutId, chord: string): KeyMap {
  const { [id]: _former, ...others } = map;
  return SHORTCUTS[id].keys[0] === chord ? others : { ...others, [id]: chord };
}

/** Whether a map can be used: known shortcuts, keys that may be taken, and no key for two things. */
export function isKeyMap(value: unknown): value is KeyMap {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const map = value as Readonly<Record<string, unknown>>;
  if (!Object.entries(map).every(([id, chord]) => isShortcutId(id) && typeof chord === 'string')) return false;
  const keys = map as KeyMap;
  return Object.entries(keys).every(([id, chord]) => isShortcutId(id) && keyProblem(keys, id, chord) === null);
}
