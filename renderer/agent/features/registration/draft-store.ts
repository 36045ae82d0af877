import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AppError } from '../../../../shared/errors/app-error.ts';
import type { InteractionId } from '../../../../shared/lib/brand.ts';
import type { Client } from '../../bridge/client.ts';

/** A pause in the typing after which the text is sent, and the longest time that anything typed waits; ms. */
const PAUSE_MS = 70;
const LONGEST_WAIT_MS = 120;

/** What has been typed in a field and is not yet known to be on disk. */
export type Draft = {
  readonly interactionId: InteractionId;
  readonly field: string;
  readonly value: string;
  /** Why the last attempt failed; the text stays here until one succeeds. */
  readonly error: AppError | null;
};
export type DraftKey = `${InteractionId}/${string}`;

export type Drafts = {
  /** Drafts by key; a field without one shows what main has. */
  readonly store: StoreApi<ReadonlyMap<DraftKey, Draft>>;
  /** Shows the value at once and sends it soon; at once when `now`. */
  readonly change: (interactionId: InteractionId, field: string, value: string, now?: boolean) => void;
  /** Sends what waits or has failed. Resolves when everything that was under way is answered. */
  readonly flush: () => Promise<void>;
};

export function draftKey(interactionId: InteractionId, field: string): DraftKey {
  return `${interactionId}/${field}`;
}

/**
 * The text fields of the registrations between keystroke and disk. A draft goes before main's value, so that an echo of an older
 * keystroke never overwrites a newer one; it goes away when the answer to the latest of its texts has come, and with it (the client sees
 * to that) main's own state event: an older value in view for a moment would take along what is typed into the next cell.
 */
export function createDrafts(client: Client): Drafts {
  const store = createStore<ReadonlyMap<DraftKey, Draft>>(() => new Map());
  const waiting = new Map<DraftKey, { since: number; timer: ReturnType<typeof setTimeout> }>();
  /** The latest text that was sent of each field, as an object of its own: the same words may be sent twice. */
  const latest = new Map<DraftKey, object>();
  const underWay = new Set<Promise<void>>();

  const put = (key: DraftKey, draft: Draft | null): void => {
    const next = new Map(store.getState());
    if (draft === null) next.delete(key);
    else next.set(key, draft);
    store.setState(next, true);
  };

  const send = (key: DraftKey): void => {
    clearTimeout(waiting.get(key)?.timer);
    waiting.delete(key);
    const draft = store.getState().get(key);
    if (draft === undefined) return;
    const { interactionId, field, value } = draft;
    const attempt = {};
    latest.set(key, attempt);
    const sent = client.invoke('registration.change', { interactionId, field, value }).then((reply) => {
      const now = store.getState().get(key);
      // Typed on in the meantime: the later text has its own answer.
      if (now === undefined || latest.get(key) !== attempt || waiting.has(key)) return;
      latest.delete(key);
      // A closed interaction takes no more text, and there is no field any more to show it in.
      put(key, reply.ok || reply.error.code === 'not-found' ? null : { ...now, error: reply.error });
    });
    underWay.add(sent);
    void sent.finally(() => underWay.delete(sent));
  };

  return {
    store,
    change: (interactionId, field, value, now = false) => {
      const key = draftKey(interactionId, field);
      put(key, { interactionId, field, value, error: store.getState().get(key)?.error ?? null });
      if (now) return send(key);
      const at = Date.now();
      const known = waiting.get(key);
      clearTimeout(known?.timer);
      const since = known?.since ?? at;
      const pause = Math.max(0, Math.min(PAUSE_MS, since + LONGEST_WAIT_MS - at));
      waiting.set(key, { since, timer: setTimeout(() => send(key), pause) });
    },
    flush: async () => {
      for (const [key, { error }] of store.getState()) if (waiting.has(key) || error !== null) send(key);
      await Promise.all(underWay);
    },
  };
}
