import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AgentId, ContactId } from '../../../../shared/lib/brand.ts';
import type { Client } from '../../bridge/client.ts';
import type { ContactFormValues } from './form-values.ts';

/** A pause in the typing after which the form is sent, and the longest time that anything typed waits; ms. */
const PAUSE_MS = 70;
const LONGEST_WAIT_MS = 120;
const PREFIX = 'customer:';

/** A customer form that is open, or was when the window went. */
export type KeptForm = {
  readonly mode: 'edit' | 'new';
  /** The customer that is changed; null for a new one. */
  readonly contactId: ContactId | null;
  /** The version of the customer that the agent saw when the form was opened. */
  readonly version: number;
  /** The customer had been opened by hand. */
  readonly opened: boolean;
  /** Null as long as nothing was typed. */
  readonly values: ContactFormValues | null;
};

export type KeptForms = {
  /** By subject: an interaction, a customer opened by hand, or nobody. */
  readonly store: StoreApi<ReadonlyMap<string, KeptForm>>;
  /** Brings back what was open when the window went, once. @returns the one typed in last; null when there is none */
  readonly load: () => Promise<KeptForm | null>;
  readonly open: (subject: string, form: KeptForm) => void;
  readonly type: (subject: string, values: ContactFormValues) => void;
  /** It was sent or left. */
  readonly close: (subject: string) => void;
  /** Sends what waits. */
  readonly flush: () => void;
};

/** The customer forms of this window between keystroke and disk. What a form holds is durable a moment after it was typed. */
export function createKeptForms(client: Client): KeptForms {
  const store = createStore<ReadonlyMap<string, KeptForm>>(() => new Map());
  const waiting = new Map<string, { readonly since: number; readonly timer: ReturnType<typeof setTimeout> }>();
  const stored = new Set<string>();
  let loading: Promise<KeptForm | null> | null = null;

  const put = (subject: string, form: KeptForm | null): void => {
    const next = new Map(store.getState());
    if (form === null) next.delete(subject);
    else next.set(subject, form);
    store.setState(next, true);
  };
  const send = (subject: string): void => {
    clearTimeout(waiting.get(subject)?.timer);
    waiting.delete(subject);
    const form = store.getState().get(subject);
    if (form === undefined) return;
    stored.add(subject);
    void client.invoke('draft.save', { key: PREFIX + subject, body: JSON.stringify(form) });
  };
  const fetch = async (): Promise<KeptForm | null> => {
    const reply = await client.invoke('draft.list', {});
    if (!reply.ok) return null;
    let last: KeptForm | null = null;
    for (const { key, body } of reply.value) {
      const form = key.startsWith(PREFIX) ? readForm(body) : null;
      if (form === null) continue;
      const subject = key.slice(PREFIX.length);
      stored.add(subject);
      if (!store.getState().has(subject)) put(subject, form);
      last = form;
    }
    return last;
  };

  return {
    store,
    load: () => {
      const first = loading === null;
      loading ??= fetch();
      return first ? loading : Promise.resolve(null);
    },
    open: put,
    type: (subject, values) => {
      const form = store.getState().get(subject);
      if (form === undefined) return;
      put(subject, { ...form, values });
      const at = Date.now();
      const known = waiting.get(subject);
      clearTimeout(known?.timer);
      const since = known?.since ?? at;
      const pause = Math.max(0, Math.min(PAUSE_MS, since + LONGEST_WAIT_MS - at));
      waiting.set(subject, { since, timer: setTimeout(() => send(subject), pause) });
    },
    close: (subject) => {
      clearTimeout(waiting.get(subject)?.timer);
      waiting.delete(subject);
      put(subject, null);
      if (stored.delete(subject)) void client.invoke('draft.save', { key: PREFIX + subject, body: null });
    },
    flush: () => {
      for (const subject of waiting.keys()) send(subject);
    },
  };
}

/** Null for what cannot be a form. What an older version wrote lacks fields; the form fills them in. */
function readForm(body: string): KeptForm | null {
  try {
    const form = JSON.parse(body) as Partial<KeptForm> | null;
    return (form?.mode === 'edit' || form?.mode === 'new') && typeof form.values === 'object' && form.values !== null
      ? { mode: form.mode, contactId: form.contactId ?? null, version: form.version ?? 0, opened: form.opened === true, values: form.values }
      : null;
  } catch {
    return null;
  }
}

const formsOf = new WeakMap<Client, Map<AgentId | null, KeptForms>>();

/** The forms of an agent in this window. */
export function keptFormsOf(client: Client, agentId: AgentId | null): KeptForms {
  const known = formsOf.get(client) ?? new Map<AgentId | null, KeptForms>();
  formsOf.set(client, known);
  const forms = known.get(agentId) ?? createKeptForms(client);
  known.set(agentId, forms);
  return forms;
}
