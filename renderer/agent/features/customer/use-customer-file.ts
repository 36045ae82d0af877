import { useCallback, useEffect, useState } from 'react';
import type { Objection } from '../../../../shared/domain/consent/consent.ts';
import type { CustomerFile } from '../../../../shared/ipc/commands/customer.ts';
import type { ContactId, E164 } from '../../../../shared/lib/brand.ts';
import { useClient } from '../../bridge/hooks.ts';

export type FetchedFile = {
  /** Null while fetching, and for what this person may not see. */
  readonly file: CustomerFile | null;
  /** Fetches it again, after something in it was changed. */
  readonly refresh: () => void;
};

/** Consents, objections and emotions of a customer. @param asOf fetched again when this changes */
export function useCustomerFile(contactId: ContactId | null, asOf: unknown = null): FetchedFile {
  const client = useClient();
  const [turn, setTurn] = useState(0);
  const [answer, setAnswer] = useState<{ readonly id: ContactId; readonly file: CustomerFile; readonly fetched: unknown } | null>(null);
  useEffect(() => {
    if (contactId === null) return undefined;
    let current = true;
    void client.invoke('customer.file', { contactId }).then((reply) => {
      if (current && reply.ok && reply.value !== undefined) setAnswer({ id: contactId, file: reply.value, fetched: [asOf, turn] });
    });
    return () => {
      current = false;
    };
  }, [client, contactId, asOf, turn]);
  const refresh = useCallback(() => setTurn((now) => now + 1), []);
  return { file: answer !== null && answer.id === contactId ? answer.file : null, refresh };
}

const NO_OBJECTIONS: readonly Objection[] = [];

/** Objections against the number of somebody who is not known. */
export function useObjectionsOf(number: E164): { readonly objections: readonly Objection[]; readonly refresh: () => void } {
  const client = useClient();
  const [turn, setTurn] = useState(0);
  const [answer, setAnswer] = useState<{ readonly number: E164; readonly objections: readonly Objection[]; readonly turn: number } | null>(null);
  useEffect(() => {
    let current = true;
    void client.invoke('customer.objectionsOf', { number }).then((reply) => {
      if (current && reply.ok) setAnswer({ number, objections: reply.value ?? NO_OBJECTIONS, turn });
    });
    return () => {
      current = false;
    };
  }, [client, number, turn]);
  const refresh = useCallback(() => setTurn((now) => now + 1), []);
  return { objections: answer !== null && answer.number === number ? answer.objections : NO_OBJECTIONS, refresh };
}
