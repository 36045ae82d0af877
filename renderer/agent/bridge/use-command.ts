import { useCallback, useEffect, useRef, useState } from 'react';
import type { AppError } from '../../../shared/errors/app-error.ts';
import type { CommandName, Output } from '../../../shared/ipc/contract.ts';
import type { Result } from '../../../shared/lib/result.ts';
import type { CommandInput } from './client.ts';
import { useClient } from './hooks.ts';

export type Command<Name extends CommandName> = {
  readonly run: (input: CommandInput<Name>) => Promise<Result<Output<Name>, AppError>>;
  readonly pending: boolean;
  /** Why the last run was refused; stays until the next run or `clear`. */
  readonly error: AppError | null;
  readonly clear: () => void;
};

/** One command with its state, for a button and the error that stands beside it. */
export function useCommand<Name extends CommandName>(name: Name): Command<Name> {
  const client = useClient();
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  const alive = useRef(true);
  useEffect(() => {
    alive.current = true;
    return () => {
      alive.current = false;
    };
  }, []);

  const run = useCallback(
    async (input: CommandInput<Name>) => {
      setPending(true);
      setError(null);
      const reply = await client.invoke(name, input);
      if (alive.current) {
        setPending(false);
        setError(reply.ok ? null : reply.error);
      }
      return reply;
    },
    [client, name],
  );
  const clear = useCallback(() => setError(null), []);
  return { run, pending, error, clear };
}
