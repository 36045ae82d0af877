import { useCallback, useEffect, useState } from 'react';
import type { Contact } from '../../../../shared/domain/contact/contact.ts';
import { useStore } from 'zustand';
import type { HistoryEntry, PastLetter } from '../../../../shared/ipc/commands/contact.ts';
import type { ContactId } from '../../../../shared/lib/brand.ts';
import { isClosed } from '../../../../shared/domain/interaction/interaction-reducer.ts';
import { useAppState, useClient } from '../../bridge/hooks.ts';
import { lettersChanged } from '../../bridge/letters-changed.ts';

/** A customer opened without a call; null while fetching, `gone` when there is none. @param asOf fetched again when this changes */
export function useOpenedContact(contactId: ContactId | null, asOf: unknown = null): {
  readonly contact: Contact | null;
  readonly gone: boolean;
  /** Shows a version that a command has just answered with. */
  readonly show: (contact: Contact) => void;
} {
  const client = useClient();
  const [answer, setAnswer] = useState<{ readonly id: ContactId; readonly contact: Contact | null } | null>(null);
  useEffect(() => {
    if (contactId === null) return undefined;
    let current = true;
    void client.invoke('contact.get', { contactId }).then((reply) => {
      if (current) setAnswer({ id: contactId, contact: reply.ok ? reply.value : null });
    });
    return () => {
      current = false;
    };
    // oxlint-disable-next-line react/exhaustive-deps -- says no more than that it may have changed
  }, [client, contactId, asOf]);
  const mine = answer !== null && answer.id === contactId ? answer : null;
  const show = useCallback((contact: Contact) => setAnswer({ id: contact.id, contact }), []);
  return { contact: mine?.contact ?? null, gone: mine !== null && mine.contact === null, show };
}

/** The latest contacts with a customer, newest first; null while fetching. Fetched again whenever one is closed. */
export function useHistory(contactId: ContactId, limit: number): readonly (HistoryEntry | PastLetter)[] | null {
  const client = useClient();
  const letters = useStore(lettersChanged, ({ count }) => count);
  const closed = useAppState(({ interactions, recentCalls, session }) =>
    [
      ...interactions.map((each) => `${each.id}${each.contactId ?? ''}${isClosed(each) ? each.state : ''}`),
      recentCalls[0]?.callId ?? '',
      String(recentCalls[0]?.endedAt ?? ''),
      // Changes when the work is done, which is after the write.
      String(session.since),
    ].join(),
  );
  const asOf = `${closed},${String(letters)}`;
  const [answer, setAnswer] = useState<{
    readonly id: ContactId;
    readonly asOf: string;
    readonly entries: readonly (HistoryEntry | PastLetter)[];
  } | null>(null);
  useEffect(() => {
    let current = true;
    void client.invoke('contact.history', { contactId, limit }).then((reply) => {
      if (current) setAnswer({ id: contactId, asOf, entries: reply.ok ? (reply.value ?? []) : [] });
    });
    return () => {
      current = false;
    };
  }, [client, contactId, limit, asOf]);
  return answer !== null && answer.id === contactId ? answer.entries : null;
}
