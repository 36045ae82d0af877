import { createStore } from 'zustand/vanilla';
import { keysIn, type KeyMap } from '../../../../shared/domain/keys/key-map.ts';
import { matchShortcut, takesCharacters } from './match-shortcut.ts';
import { SHORTCUT_IDS, type ShortcutId } from '../../../../shared/domain/keys/shortcut-list.ts';
import { isTypedOn, stopTyping } from './typing-on.ts';

/** @param digit which of the keys 1 to 9; 0 for a shortcut of one key */
export type ShortcutHandler = (digit: number) => void;
type Listener = {
  readonly handle: ShortcutHandler;
  /** What it does, where that is more than the name of the shortcut says. */
  readonly label: string | undefined;
};

/** Who listens now, by shortcut; of several the latest to come counts. The window has one keyboard, so there is one store. */
export const shortcutStore = createStore<{
  readonly active: ReadonlyMap<ShortcutId, readonly Listener[]>;
  /** Keys that differ from the usual ones. */
  readonly keys: KeyMap;
  /** A key is being chosen: nothing else acts on it. */
  readonly choosing: boolean;
}>(() => ({ active: new Map(), keys: {}, choosing: false }));

/** The agent's own keys, as the settings have them. */
export function setKeys(keys: KeyMap): void {
  if (shortcutStore.getState().keys !== keys) shortcutStore.setState({ keys });
}

/** While a key is being chosen, no shortcut acts. */
export function setChoosing(choosing: boolean): void {
  shortcutStore.setState({ choosing });
}

/** Takes a key before any shortcut does; true when it is used up. */
export type KeyTaker = (event: KeyboardEvent) => boolean;
let taker: KeyTaker | null = null;

/** Lets one part of the window have the keys first. @returns gives them back, unless another has them by then */
export function takeKeys(take: KeyTaker): () => void {
  taker = take;
  return () => {
    if (taker === take) taker = null;
  };
}

/** The key to show on a button or in a tooltip now, such as `F2` or `Ctrl+K`. Components take it from `useKeysOf`. */
export function keysOf(id: ShortcutId): string {
  return keysIn(shortcutStore.getState().keys, id)[0];
}

/** Registers a handler. @returns takes it away again */
export function addShortcut(id: ShortcutId, handle: ShortcutHandler, label?: string): () => void {
  const { active } = shortcutStore.getState();
  const listener: Listener = { handle, label };
  if (active.size === 0) {
    window.addEventListener('keydown', onKeyDown, true);
    window.addEventListener('pointerdown', stopTyping, true);
  }
  shortcutStore.setState({ active: new Map(active).set(id, [...(active.get(id) ?? []), listener]) });
  return () => {
    const now = new Map(shortcutStore.getState().active);
    const rest = (now.get(id) ?? []).filter((each) => each !== listener);
    if (rest.length === 0) now.delete(id);
    else now.set(id, rest);
    if (now.size === 0) {
      window.removeEventListener('keydown', onKeyDown, true);
      window.removeEventListener('pointerdown', stopTyping, true);
    }
    shortcutStore.setState({ active: now });
  };
}

/**
 * In the capturing phase, so that a list or a field that takes all keys cannot keep F4 from hanging up. A key that is held
 * down acts once.
 */
function onKeyDown(event: KeyboardEvent): void {
  const { choosing, keys } = shortcutStore.getState();
  if (event.isComposing || choosing) return;
  if (taker?.(event) === true) {
    event.preventDefault();
    event.stopPropagation();
    return;
  }
  if (isTypedOn(event)) {
    event.preventDefault();
    event.stopPropagation();
    return;
  }
  const match = matchShortcut(event, takesCharacters(event.target), keys);
  if (match === null) return;
  const listener = shortcutStore.getState().active.get(match.id)?.at(-1);
  if (listener === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  if (!event.repeat) listener.handle(match.digit);
}

/** Does what the key would do now. */
export function runShortcut(id: ShortcutId): void {
  shortcutStore.getState().active.get(id)?.at(-1)?.handle(0);
}

/** What the key would do now, where that is more than the name of the shortcut says. */
export function labelOf(id: ShortcutId): string | undefined {
  return shortcutStore.getState().active.get(id)?.at(-1)?.label;
}

/** Shortcuts that would do something now, in the order of the list. */
export function activeShortcuts(): readonly ShortcutId[] {
  const { active } = shortcutStore.getState();
  return SHORTCUT_IDS.filter((id) => active.has(id));
}
