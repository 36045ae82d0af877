import { createStore } from 'zustand/vanilla';
import type { InteractionId } from '../../../../shared/lib/brand.ts';
import type { Client } from '../../bridge/client.ts';
import { draftKey, type Draft, type DraftKey, type Drafts } from '../registration/index.ts';

/** A pause in the typing after which it is sent, in ms. */
const PAUSE_MS = 100;
const keyOf = (id: InteractionId): string => `registration:${id}`;

/** What was typed into a registration that is on record and not saved yet: shown at once, on disk a moment later, and back after a crash. */
export type RecordDrafts = Drafts & {
  /** @returns how many fields came back */
  readonly load: () => Promise<number>;
  /** It was saved or thrown away. */
  readonly drop: () => void;
  readonly fields: () => Readonly<Record<string, string>>;
};

export function createRecordDrafts(client: Client, id: InteractionId): RecordDrafts {
  const store = createStore<ReadonlyMap<DraftKey, Draft>>(() => new Map());
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stored = false;
  const put = (field: string, value: string): void => store.setState(new Map(store.getState()).set(draftKey(id, field), { interactionId: id, field, value, error: null }), true);
  const fields = (): Readonly<Record<string, string>> => Object.fromEntries([...store.getState().values()].map(({ field, value }) => [field, value]));
  const keep = async (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    const empty = store.getState().size === 0;
    if (empty && !stored) return;
    stored = !empty;
    await client.invoke('draft.save', { key: keyOf(id), body: empty ? null : JSON.stringify(fields()) });
  };
  return {
    store,
    fields,
    change: (_id, field, value) => {
      put(field, value);
      clearTimeout(timer);
      timer = setTimeout(() => void keep(), PAUSE_MS);
    },
    flush: async () => {
      if (timer !== undefined) await keep();
    },
    load: async () => {
      const reply = await client.invoke('draft.list', {});
      const body = reply.ok ? reply.value.find(({ key }) => key === keyOf(id))?.body : undefined;
      if (body === undefined) return 0;
      stored = true;
      const kept = readFields(body);
      for (const [field, value] of kept) if (!store.getState().has(draftKey(id, field))) put(field, value);
      return kept.length;
    },
    drop: () => {
      store.setState(new Map(), true);
      void keep();
    },
  };
}

/** Nothing for what cannot be read. */
function readFields(body: string): readonly (readonly [string, string])[] {
  try {
    const kept: unknown = JSON.parse(body);
    return typeof kept === 'object' && kept !== null ? Object.entries(kept).filter((each): each is [string, string] => typeof each[1] === 'string') : [];
  } catch {
    return [];
  }
}
