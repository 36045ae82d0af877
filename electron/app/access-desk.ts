import { ROLES, type Role } from '../../shared/domain/agent-state/agent-state.ts';
import type { CustomField } from '../../shared/domain/contact/custom-field.ts';
import { OPEN_RULES, type AccessRules } from '../../shared/domain/access/visibility.ts';
import { appError } from '../../shared/errors/app-error.ts';
import { brandId, type AgentId, type CustomFieldId } from '../../shared/lib/brand.ts';
import { err, ok } from '../../shared/lib/result.ts';
import type { PeopleDesk } from './people-desk.ts';
import type { DataPort } from './ports/data-port.ts';
import type { NewId, Outcome, Timers } from './ports/platform-ports.ts';
import type { StateStore } from './state-store.ts';

const RULES = 'access.rules';
/** How often the computer is asked since when nobody touched it. */
const IDLE_EVERY_MS = 5_000;
const MINUTE_S = 60;

/** Fields of one's own, who may see numbers, and the lock screen. */
export type AccessDesk = {
  readonly load: () => Promise<void>;
  readonly change: (patch: { readonly [Key in keyof AccessRules]?: AccessRules[Key] | undefined }) => Promise<Outcome>;
  readonly saveField: (id: CustomFieldId | null, field: Omit<CustomField, 'id'>) => Promise<Outcome>;
  readonly fields: () => readonly CustomField[];
  /** A field that came with a file, behind those that are there. */
  readonly takeField: (field: CustomField, by: AgentId | null) => Promise<void>;
  /** Hides the window's content; calls go on. Does nothing while nobody is logged in. */
  readonly lock: () => void;
  readonly unlock: (password: string) => Promise<Outcome>;
  readonly computerLocked: () => void;
  /** Numbers are kept from whoever works here now. */
  readonly hidesNumbers: () => boolean;
  /** Starts watching for a desk that was left. */
  readonly watch: () => void;
};

function rulesFrom(stored: unknown): AccessRules {
  if (typeof stored !== 'object' || stored === null) return OPEN_RULES;
  const { hideNumbersFrom, lockAfterMinutes, showFiguresOfOthers } = stored as { hideNumbersFrom?: unknown; lockAfterMinutes?: unknown; showFiguresOfOthers?: unknown };
  const roles = Array.isArray(hideNumbersFrom) ? ROLES.filter((role) => hideNumbersFrom.includes(role)) : [];
  return { hideNumbersFrom: roles, lockAfterMinutes: typeof lockAfterMinutes === 'number' && lockAfterMinutes >= 0 ? lockAfterMinutes : 0, showFiguresOfOthers: showFiguresOfOthers === true };
}

export function createAccessDesk(deps: {
  readonly data: () => DataPort;
  readonly store: StateStore;
  readonly people: PeopleDesk;
  readonly timers: Timers;
  readonly newId: NewId;
  /** Seconds since anybody touched this computer. */
  readonly idleSeconds: () => number;
}): AccessDesk {
  const { store } = deps;
  const who = (): { readonly id: string; readonly role: Role } | null => store.get().session.agent;
  const hides = (): boolean => {
    const role = who()?.role;
    return role !== undefined && store.get().access.hideNumbersFrom.includes(role);
  };
  const lock = (): void => {
    if (who() !== null && !store.get().locked) store.setSlice('locked', true);
  };
  const refreshFields = async (): Promise<void> => store.setSlice('customFields', await deps.data().customFields.list());

  return {
    load: async () => {
      store.setSlice('access', rulesFrom(await deps.data().settings.get(RULES, null)));
      await refreshFields();
    },
    change: async (patch) => {
      const { hideNumbersFrom, lockAfterMinutes, showFiguresOfOthers } = store.get().access;
      const rules = { hideNumbersFrom: patch.hideNumbersFrom ?? hideNumbersFrom, lockAfterMinutes: patch.lockAfterMinutes ?? lockAfterMinutes, showFiguresOfOthers: patch.showFiguresOfOthers ?? showFiguresOfOthers };
      await deps.data().settings.set(RULES, rules, 'default', store.get().session.agent?.id ?? null);
      store.setSlice('access', rules);
      return ok();
    },
    saveField: async (id, field) => {
      const present = store.get().customFields.find((each) => each.id === id);
      if (id !== null && present === undefined) return err(appError('not-found', 'no such field'));
      // Values that exist were read as this kind.
      if (present !== undefined && present.kind !== field.kind) return err(appError('bad-request', 'the kind of a field stays', { field: 'kind' }));
      const saved = { ...field, id: id ?? brandId<CustomFieldId>(deps.newId()) };
      await deps.data().customFields.save(saved, store.get().session.agent?.id ?? null);
      await refreshFields();
      return ok();
    },
    fields: () => store.get().customFields,
    takeField: async (field, by) => {
      await deps.data().customFields.save({ ...field, position: Math.max(-1, ...store.get().customFields.map(({ position }) => position)) + 1 }, by);
      await refreshFields();
    },
    lock,
    computerLocked: () => {
      if (store.get().access.lockAfterMinutes > 0) lock();
    },
    unlock: async (password) => {
      const { agent } = store.get().session;
      if (agent !== null) {
        const checked = await deps.people.checkPassword(agent.id, password);
        if (!checked.ok) return checked;
      }
      store.setSlice('locked', false);
      return ok();
    },
    hidesNumbers: hides,
    watch: () => {
      deps.timers.every(IDLE_EVERY_MS, () => {
        const { lockAfterMinutes } = store.get().access;
        if (lockAfterMinutes > 0 && deps.idleSeconds() >= lockAfterMinutes * MINUTE_S) lock();
      });
      let last = who();
      let hid = hides();
      store.subscribe(({ event }) => {
        if (event.type !== 'slice' || (event.name !== 'session' && event.name !== 'access')) return;
        const now = who();
        const hidesNow = hides();
        // After this event has reached everybody. What the window has was told under other rules: it asks for everything anew. Somebody
        // else at the desk starts with an open window.
        const [retold, unlocked] = [hidesNow !== hid, now?.id !== last?.id && store.get().locked];
        hid = hidesNow;
        last = now;
        if (!retold && !unlocked) return;
        queueMicrotask(() => {
          if (retold) store.leaveGap();
          store.setSlice('locked', unlocked ? false : store.get().locked);
        });
      });
    },
  };
}
