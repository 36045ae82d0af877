import { useCallback } from 'react';
import type { AppError } from '../../../../shared/errors/app-error.ts';
import { useCommand } from '../../bridge/use-command.ts';

/** That whoever was dialled has died, as a refusal says it; null for every other answer. */
export const diedIn = (error: AppError | null): { readonly name: string } | null => (error?.code === 'contact-deceased' ? { name: String(error.details['name'] ?? '') } : null);

/** Makes the refused call all the same. @param again gives the command once more */
export function useAllTheSame(again: () => void): { readonly run: () => void; readonly pending: boolean; readonly error: AppError | null } {
  const { run, pending, error } = useCommand('guard.callAllTheSame');
  return { run: useCallback(() => void run({}).then((reply) => reply.ok && again()), [run, again]), pending, error };
}
