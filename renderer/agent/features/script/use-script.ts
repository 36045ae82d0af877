import { useEffect, useState } from 'react';
import type { ScriptRun } from '../../../../shared/domain/script/script-run.ts';
import type { Script } from '../../../../shared/domain/script/script.ts';
import type { AppError } from '../../../../shared/errors/app-error.ts';
import type { Client } from '../../bridge/client.ts';
import { useClient } from '../../bridge/hooks.ts';

type Loaded = { readonly key: string; readonly script: Script | null; readonly error: AppError | null };

/** A version of a script never changes, so each is fetched once. */
const fetched = new WeakMap<Client, Map<string, Script>>();

/** The version of the script that a run works with; both null while it is under way, and as long as it is not wanted. */
export function useScript({ scriptId, version }: Pick<ScriptRun, 'scriptId' | 'version'>, wanted = true): {
  readonly script: Script | null;
  readonly error: AppError | null;
  readonly retry: () => void;
} {
  const client = useClient();
  const key = `${scriptId}@${String(version)}`;
  const [loaded, setLoaded] = useState<Loaded>({ key: '', script: null, error: null });
  const [attempt, setAttempt] = useState(1);
  const cached = fetched.get(client)?.get(key) ?? null;
  const needed = cached === null;
  useEffect(() => {
    if (!needed || !wanted || attempt === 0) return undefined;
    let current = true;
    void client.invoke('script.get', { scriptId, version }).then((reply) => {
      if (reply.ok) {
        const known = fetched.get(client) ?? new Map<string, Script>();
        fetched.set(client, known.set(key, reply.value));
      }
      if (current) setLoaded({ key, script: reply.ok ? reply.value : null, error: reply.ok ? null : reply.error });
    });
    return () => {
      current = false;
    };
  }, [client, key, scriptId, version, needed, wanted, attempt]);
  return {
    script: cached ?? (loaded.key === key ? loaded.script : null),
    error: loaded.key === key ? loaded.error : null,
    retry: () => {
      setLoaded({ key: '', script: null, error: null });
      setAttempt(attempt + 1);
    },
  };
}
