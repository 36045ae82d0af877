import { useEffect, useState } from 'react';
import type { DuplicateSubject } from '../../../../shared/domain/contact/duplicates/duplicate-subject.ts';
import type { DuplicateHint } from '../../../../shared/ipc/commands/duplicate.ts';
import { useClient } from '../../bridge/hooks.ts';

/** Typing is over after this, ms. */
const SETTLED_MS = 250;

/** Who the customer being typed may be already; empty until something telling was typed. */
export function useDuplicateHints(subject: DuplicateSubject): readonly DuplicateHint[] {
  const client = useClient();
  const [hints, setHints] = useState<{ readonly asked: string; readonly found: readonly DuplicateHint[] }>({ asked: '', found: [] });
  const asked = JSON.stringify(subject);
  useEffect(() => {
    let current = true;
    const timer = setTimeout(() => {
      const { id, ...fields } = JSON.parse(asked) as DuplicateSubject;
      void client.invoke('duplicate.hints', { ...fields, contactId: id }).then((reply) => {
        if (current) setHints({ asked, found: reply.ok ? (reply.value ?? []) : [] });
      });
    }, SETTLED_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [client, asked]);
  return hints.found;
}
