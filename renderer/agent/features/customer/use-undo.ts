import { useState } from 'react';
import type { Contact } from '../../../../shared/domain/contact/contact.ts';
import type { InteractionId } from '../../../../shared/lib/brand.ts';
import { useCommand } from '../../bridge/use-command.ts';
import type { AppError } from '../../../../shared/errors/app-error.ts';

type Done = {
  readonly kind: 'created' | 'changed' | 'removed' | 'undone';
  readonly contact: Contact;
  /** The interaction that the removed customer belonged to. */
  readonly interactionId: InteractionId | null;
};

export type Undo = {
  readonly done: Done | null;
  readonly show: (done: Done) => void;
  readonly clear: () => void;
  /** Takes the last change or removal back. Null when that was refused. */
  readonly run: () => Promise<Contact | null>;
  readonly pending: boolean;
  readonly error: AppError | null;
};

/** The last thing done to a customer, and the way back from it. */
export function useUndo(): Undo {
  const [done, setDone] = useState<Done | null>(null);
  const undo = useCommand('contact.undo');
  const pick = useCommand('contact.pick');
  return {
    done,
    show: (next) => {
      undo.clear();
      setDone(next);
    },
    clear: () => {
      undo.clear();
      setDone(null);
    },
    run: async () => {
      if (done === null) return null;
      const reply = await undo.run({ contactId: done.contact.id });
      if (!reply.ok) return null;
      if (done.interactionId !== null) {
        await pick.run({ interactionId: done.interactionId, contactId: done.contact.id });
      }
      setDone({ kind: 'undone', contact: reply.value, interactionId: null });
      return reply.value;
    },
    pending: undo.pending || pick.pending,
    error: undo.error ?? pick.error,
  };
}
