import { createContext, useContext, useEffect } from 'react';
import { useStore } from 'zustand';
import type { FieldOrigin } from '../../../../shared/domain/registration/form.ts';
import type { AppError } from '../../../../shared/errors/app-error.ts';
import type { InteractionView } from '../../../../shared/ipc/app-state.ts';
import type { Client } from '../../bridge/client.ts';
import { useClient } from '../../bridge/hooks.ts';
import { createDrafts, draftKey, type Drafts } from './draft-store.ts';

const draftsOf = new WeakMap<Client, Drafts>();

/** Around fields that are tried out and kept nowhere. */
export const DraftsContext = createContext<Drafts | null>(null);

/** The drafts of this window; one for all panes, so that a field in the script and in the form are the same field. */
export function useDrafts(): Drafts {
  const client = useClient();
  const given = useContext(DraftsContext);
  if (given !== null) return given;
  const known = draftsOf.get(client) ?? createDrafts(client);
  draftsOf.set(client, known);
  return known;
}

/** One field of a registration as it is shown: what was typed here, else what main has. */
export function useFieldDraft(
  interaction: InteractionView,
  field: string,
): {
  readonly value: string;
  readonly origin: FieldOrigin | null;
  readonly change: (value: string, now?: boolean) => void;
} {
  const drafts = useDrafts();
  const draft = useStore(drafts.store, (all) => all.get(draftKey(interaction.id, field)));
  const stored = interaction.values[field];
  return {
    value: draft?.value ?? stored?.value ?? '',
    origin: draft === undefined ? (stored?.origin ?? null) : 'agent',
    change: (value, now) => drafts.change(interaction.id, field, value, now),
  };
}

/** Sends everything when the window is hidden, loses the focus or goes away, and when the component does. */
export function useFlushOnLeave(): void {
  const drafts = useDrafts();
  useEffect(() => {
    const flush = (): void => void drafts.flush();
    document.addEventListener('visibilitychange', flush);
    window.addEventListener('blur', flush);
    window.addEventListener('pagehide', flush);
    return () => {
      document.removeEventListener('visibilitychange', flush);
      window.removeEventListener('blur', flush);
      window.removeEventListener('pagehide', flush);
      flush();
    };
  }, [drafts]);
}

export type SavingState =
  | { readonly state: 'saved' | 'saving' }
  | { readonly state: 'failed'; readonly error: AppError; readonly retry: () => void };

/** Whether everything typed in this registration is on disk. */
export function useSavingState(interaction: InteractionView): SavingState {
  const drafts = useDrafts();
  const all = useStore(drafts.store);
  const own = [...all.values()].filter(({ interactionId }) => interactionId === interaction.id);
  const error = own.find((draft) => draft.error !== null)?.error ?? null;
  if (error !== null) return { state: 'failed', error, retry: () => void drafts.flush() };
  return { state: own.length > 0 ? 'saving' : 'saved' };
}
