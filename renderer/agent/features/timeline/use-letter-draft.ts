import { useEffect, useRef, useState } from 'react';
import { localDate } from '../../../../shared/domain/contact/calendar-date.ts';
import { LETTER_CHANNELS, LETTER_DIRECTIONS, type LetterText } from '../../../../shared/domain/contact/letter.ts';
import type { ContactId, LetterId } from '../../../../shared/lib/brand.ts';
import { useClient } from '../../bridge/hooks.ts';

/** A pause in the typing after which it is sent, in ms. */
const PAUSE_MS = 100;

export type LetterDraft = LetterText;

export type KeptLetter = {
  /** Null while nothing is being written. */
  readonly draft: LetterDraft | null;
  readonly open: () => void;
  readonly change: (draft: LetterDraft) => void;
  /** It was saved or thrown away. */
  readonly close: () => void;
};

/** Where the letter that is being noted for a customer waits. */
export const newLetterKey = (contactId: ContactId): string => `letter:${contactId}`;
/** Where what is being put right of a letter waits: of this version alone. */
export const letterKey = (letterId: LetterId, version: number): string => `letter-change:${letterId}:${String(version)}`;

export const newDraft = (): LetterDraft => ({ direction: 'received', channel: 'e-mail', day: localDate(Date.now()), subject: '', text: '' });

/**
 * A letter that is being written: shown at once, on disk a moment later, back after another customer, a call or a crash.
 * @param begin what it is when the form opens
 */
export function useLetterDraft(key: string, begin: () => LetterDraft): KeptLetter {
  const client = useClient();
  const [draft, setDraft] = useState<LetterDraft | null>(null);
  const waiting = useRef<{ readonly timer: ReturnType<typeof setTimeout>; readonly send: () => void } | null>(null);
  const touched = useRef(false);
  useEffect(() => {
    let current = true;
    void client.invoke('draft.list', {}).then((reply) => {
      const body = reply.ok ? reply.value.find((each) => each.key === key)?.body : undefined;
      const kept = body === undefined ? null : readDraft(body);
      if (current && !touched.current && kept !== null) setDraft(kept);
    });
    return () => {
      current = false;
      waiting.current?.send();
    };
  }, [client, key]);

  const put = (next: LetterDraft | null): void => {
    touched.current = true;
    setDraft(next);
    if (waiting.current !== null) clearTimeout(waiting.current.timer);
    const send = (): void => {
      if (waiting.current !== null) clearTimeout(waiting.current.timer);
      waiting.current = null;
      void client.invoke('draft.save', { key, body: next === null ? null : JSON.stringify(next) });
    };
    if (next === null) send();
    else waiting.current = { timer: setTimeout(send, PAUSE_MS), send };
  };
  return {
    draft,
    open: () => {
      touched.current = true;
      setDraft((before) => before ?? begin());
    },
    change: put,
    close: () => put(null),
  };
}

/** Null for what cannot be read. */
function readDraft(body: string): LetterDraft | null {
  try {
    const kept = JSON.parse(body) as Partial<Record<keyof LetterDraft, unknown>> | null;
    const text = (value: unknown): string => (typeof value === 'string' ? value : '');
    const direction = LETTER_DIRECTIONS.find((each) => each === kept?.direction);
    const channel = LETTER_CHANNELS.find((each) => each === kept?.channel);
    if (kept === null || direction === undefined || channel === undefined) return null;
    return { direction, channel, day: text(kept.day), subject: text(kept.subject), text: text(kept.text) };
  } catch {
    return null;
  }
}
