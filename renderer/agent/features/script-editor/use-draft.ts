import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Script } from '../../../../shared/domain/script/script.ts';
import type { AppError } from '../../../../shared/errors/app-error.ts';
import type { ScriptCheck } from '../../../../shared/ipc/commands/scripts.ts';
import { useClient } from '../../bridge/hooks.ts';
import { placeOfChange } from './place-of-change.ts';

/** After the last change; a draft is never further behind than this. */
const SAVE_AFTER_MS = 400;
/** Typing that goes on in one place is one step of the way back. */
const SAME_MS = 1_200;
const LONGEST_WAY_BACK = 200;

type History = { readonly past: readonly Script[]; readonly script: Script; readonly future: readonly Script[] };

/** A draft that is written in: kept by itself, checked with every change, with a way back. */
export function useDraft(scriptId: string): {
  /** Null while it is fetched. */
  readonly script: Script | null;
  readonly check: ScriptCheck | null;
  readonly saved: boolean;
  readonly error: AppError | null;
  readonly change: (next: (script: Script) => Script) => void;
  readonly undo: (() => void) | null;
  readonly redo: (() => void) | null;
  /** Resolves when everything is kept. */
  readonly flush: () => Promise<void>;
} {
  const client = useClient();
  const [history, setHistory] = useState<History | null>(null);
  const [check, setCheck] = useState<ScriptCheck | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const [kept, setKept] = useState<Script | null>(null);
  const last = useRef<{ readonly at: number; readonly place: string | null }>({ at: 0, place: null });
  const script = history?.script ?? null;

  useEffect(() => {
    let current = true;
    void client.invoke('scripts.draft', { scriptId }).then((reply) => {
      if (!current) return;
      if (!reply.ok) {
        setError(reply.error);
        return;
      }
      setHistory({ past: [], script: reply.value.script, future: [] });
      setKept(reply.value.script);
      setCheck(reply.value);
    });
    return () => {
      current = false;
    };
  }, [client, scriptId]);

  const save = useEffectEvent(async (written: Script | null): Promise<void> => {
    if (written === null || written === kept) return;
    const reply = await client.invoke('scripts.save', { scriptId, script: written });
    setError(reply.ok ? null : reply.error);
    if (!reply.ok) return;
    setKept(written);
    setCheck(reply.value);
  });
  useEffect(() => {
    const timer = setTimeout(() => void save(script), SAVE_AFTER_MS);
    return () => clearTimeout(timer);
  }, [script]);
  // Also when the place is left before the time is up.
  const leave = useEffectEvent(() => void save(script));
  useEffect(() => () => leave(), []);

  const move = (next: (history: History) => History): void => setHistory((now) => (now === null ? now : next(now)));
  const undo = (): void =>
    move(({ past, script: present, future }) => {
      const before = past.at(-1);
      return before === undefined ? { past, script: present, future } : { past: past.slice(0, -1), script: before, future: [present, ...future] };
    });
  const redo = (): void =>
    move(({ past, script: present, future: [next, ...later] }) => (next === undefined ? { past, script: present, future: later } : { past: [...past, present], script: next, future: later }));

  return {
    script,
    check,
    saved: script === kept,
    error,
    change: (next) => {
      if (history === null) return;
      const present = history.script;
      const changed = next(present);
      if (changed === present) return;
      const [at, place] = [Date.now(), placeOfChange(present, changed)];
      const goesOn = place !== null && place === last.current.place && at - last.current.at < SAME_MS;
      last.current = { at, place };
      move(({ past }) => ({ past: goesOn && past.length > 0 ? past : [...past, present].slice(-LONGEST_WAY_BACK), script: changed, future: [] }));
    },
    undo: history !== null && history.past.length > 0 ? undo : null,
    redo: history !== null && history.future.length > 0 ? redo : null,
    flush: async () => {
      if (script === null || script === kept) return;
      const reply = await client.invoke('scripts.save', { scriptId, script });
      if (reply.ok) setKept(script);
    },
  };
}
