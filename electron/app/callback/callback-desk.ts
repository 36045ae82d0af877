import {
  closeBy,
  dueNow,
  mayCallBack,
  nextChange,
  type Callback,
  type CallbackConflict,
  type CallbackInHand,
} from '../../../shared/domain/agreement/callback.ts';
import { mayCallAt, nextCallingTime, zonesOfNumber } from '../../../shared/domain/call-list/calling-time.ts';
import { phonesByUse } from '../../../shared/domain/contact/contact.ts';
import type { Role } from '../../../shared/domain/agent-state/agent-state.ts';
import type { CallingHours } from '../../../shared/domain/project/project-plan.ts';
import { appError } from '../../../shared/errors/app-error.ts';
import type { AgentId, AgreementId, CallId, E164 } from '../../../shared/lib/brand.ts';
import type { Clock } from '../../../shared/lib/clock.ts';
import { err, ok } from '../../../shared/lib/result.ts';
import type { Holidays } from '../guard/holidays.ts';
import type { AgreementDesk } from '../agreement-desk.ts';
import type { CallDesk } from '../call-desk.ts';
import type { CallListDesk } from '../call-list/call-list-desk.ts';
import type { NoticeDesk } from '../notice-desk.ts';
import type { DataPort } from '../ports/data-port.ts';
import type { Desktop, Outcome, Reminder, Timers } from '../ports/platform-ports.ts';
import type { StateStore } from '../state-store.ts';

/** A timer does not count while the computer sleeps, and a clock may be set: the time itself is looked at. */
const LOOK_MS = 1_000;
/** Whoever is called so shortly before the moment is called back. */
const EARLY_MS = 15 * 60_000;
/** Earlier contacts that are looked through for the one in which it was agreed. */
const EARLIER = 50;

/** Calling back at the agreed moment (F41): says when it has come, dials, and keeps the promise when somebody was spoken to. */
export type CallbackDesk = {
  readonly conflicts: (asked: {
    readonly dueAt: number;
    readonly number: E164 | null;
    readonly owner: AgentId;
    readonly agreementId: AgreementId | null;
  }) => Promise<Outcome<readonly CallbackConflict[]>>;
  /** Errors: `not-found`, `agreement-not-yours`, `no-number`, and those of `call.dial`. */
  readonly dial: (id: AgreementId) => Promise<Outcome<{ readonly callId: CallId }>>;
  /** Errors: `not-found`, `bad-request` for the past. */
  readonly postpone: (id: AgreementId, dueAt: number) => Promise<Outcome>;
  /** The promises have changed, or who is at the desk. */
  readonly look: () => void;
  /** Something changed about the calls. */
  readonly follow: () => void;
};

export function createCallbackDesk(deps: {
  readonly data: () => DataPort;
  readonly store: StateStore;
  readonly notices: NoticeDesk;
  readonly agreements: Pick<AgreementDesk, 'callbacks' | 'lookAgain' | 'move'>;
  readonly calls: () => Pick<CallDesk, 'dial'>;
  readonly lists: () => Pick<CallListDesk, 'callBack'>;
  readonly role: () => Role;
  readonly callingHours: () => readonly CallingHours[];
  readonly holidays: Holidays;
  /** IANA name of this computer's time zone. */
  readonly zone: () => string;
  readonly desktop: Pick<Desktop, 'remind' | 'bringToFront'>;
  /** Words of the notification that so many are due; the name is empty where nobody may be named. */
  readonly dueWords: (count: number, name: string, what: string) => Pick<Reminder, 'title' | 'body'>;
  readonly clock: Clock;
  readonly timers: Timers;
}): CallbackDesk {
  const { store, agreements, clock } = deps;
  let stopWaiting: () => void = () => undefined;
  /** The clock at the last look, and when something changes next by the clock alone. */
  let awaited: number | null = null;
  let looking = false;
  /** Calls that were looked at: whose callback they are is asked once. */
  let seen: ReadonlySet<CallId> = new Set();

  const me = (): { readonly agentId: AgentId; readonly role: Role } | null => {
    const { agent } = store.get().session;
    return agent === null ? null : { agentId: agent.id, role: agent.role };
  };
  const publish = (change: Partial<ReturnType<typeof slice>>): void =>
    store.setSlice('callbacks', { ...slice(), ...change });
  const slice = () => store.get().callbacks;

  /** Said by the desktop too: the window may be out of sight. What is due already is not said again. */
  const say = (callback: Callback): void => {
    const { id: agreementId, toWhom, what } = callback;
    const { locked } = store.get();
    deps.desktop.remind({
      ...deps.dueWords(slice().due.length, locked ? '' : toWhom, locked ? '' : what),
      onClick: () => {
        deps.desktop.bringToFront();
        publish({ opened: { agreementId, at: clock.now() } });
      },
    });
  };
  // What is on screen goes when the desk is left.
  store.subscribe(({ event }) => {
    if (event.type !== 'slice' || event.name !== 'locked' || !store.get().locked) return;
    const shown = slice()
      .due.map(find)
      .find((one) => one !== undefined);
    if (shown !== undefined) say(shown);
  });
  const remind = (before: readonly AgreementId[]): void => {
    const { due } = slice();
    const fresh = due.find((id) => !before.includes(id));
    if (due.length === 0) deps.desktop.remind(null);
    const callback = fresh === undefined ? undefined : find(fresh);
    if (callback !== undefined) say(callback);
  };

  /** What is due now, and when to look again. */
  const look = (): void => {
    if (looking) return;
    stopWaiting();
    const now = clock.now();
    const by = me();
    if (awaited !== null && awaited <= now) {
      // Those that went up to this person come into the list of promises in the same moment.
      looking = true;
      agreements.lookAgain();
      looking = false;
    }
    const due = by === null ? [] : dueNow(agreements.callbacks(), by, now).map(({ id }) => id);
    const before = slice().due;
    if (due.length !== before.length || due.some((id, at) => id !== before[at])) {
      publish({ due });
      remind(before);
    }
    const open = by === null ? [] : agreements.callbacks();
    awaited = nextChange(open, now);
    // Also when nothing more comes by itself: the clock may be set back.
    if (open.length > 0)
      stopWaiting = deps.timers.after(Math.max(1, Math.min(LOOK_MS, (awaited ?? now + LOOK_MS) - now)), look);
  };

  const find = (id: AgreementId): Callback | undefined => agreements.callbacks().find((each) => each.id === id);

  const numberOf = async ({ number, contactId }: Callback): Promise<E164 | null> => {
    if (number !== null || contactId === null) return number;
    const contact = await deps.data().contacts.get(contactId);
    return contact === null
      ? null
      : (phonesByUse(contact.phones).find(({ e164, valid }) => valid && e164 !== null)?.e164 ?? null);
  };
  const notesOf = async ({ contactId, interactionId }: Callback): Promise<CallbackInHand['notes']> => {
    if (contactId === null || interactionId === null) return [];
    const found = (await deps.data().contacts.history(contactId, EARLIER)).find(
      (entry) => entry.interactionId === interactionId,
    );
    return (found?.registered.facts ?? []).map(({ name, value }) => ({ name, value }));
  };

  /** A call to somebody who is to be called back about now is that call, however it was dialled: from a list, the card or by hand. */
  const takeUp = (): void => {
    const by = me();
    const fresh = store
      .get()
      .calls.calls.filter(({ id, direction, end }) => direction === 'out' && end === null && !seen.has(id));
    if (fresh.length === 0 || by === null) return;
    seen = new Set(store.get().calls.calls.map(({ id }) => id));
    const now = clock.now();
    for (const { id: callId, contact, remote } of fresh) {
      if (slice().inHand !== null) return;
      const callback = agreements
        .callbacks()
        .find(
          (one) =>
            one.dueAt - EARLY_MS <= now &&
            mayCallBack(one, by, now) &&
            ((contact.state === 'found' && one.contactId === contact.contact.id) ||
              (remote.number !== null && one.number === remote.number)),
        );
      if (callback === undefined) continue;
      const { id: agreementId, toWhom, what } = callback;
      publish({ inHand: { agreementId, callId, toWhom, what, notes: [] } });
      notesOf(callback)
        .then((notes) => {
          const now = slice().inHand;
          if (now?.callId === callId) publish({ inHand: { ...now, notes } });
        })
        .catch((error: unknown) => deps.notices.report('what was noted before could not be read', error));
    }
  };

  return {
    look,
    conflicts: async ({ dueAt, number, owner, agreementId }) => {
      const other = closeBy(agreements.callbacks(), owner, dueAt, agreementId);
      const zones = number === null ? [deps.zone()] : zonesOfNumber(number, deps.zone(), dueAt);
      const hours = deps.callingHours();
      const holiday = await deps.holidays.at(number, dueAt);
      return ok([
        ...(other === null ? [] : [{ kind: 'other', at: other.dueAt, toWhom: other.toWhom } as const]),
        ...(mayCallAt(hours, zones, dueAt)
          ? []
          : [{ kind: 'hours', next: nextCallingTime(hours, zones, dueAt) } as const]),
        ...(holiday === null ? [] : [{ kind: 'holiday', name: holiday.name } as const]),
      ]);
    },
    dial: async (id) => {
      const callback = find(id);
      const by = me();
      if (callback === undefined || by === null) return err(appError('not-found', `callback ${id}`));
      if (!mayCallBack(callback, by, clock.now())) return err(appError('agreement-not-yours', `callback ${id}`));
      const [number, notes] = await Promise.all([numberOf(callback), notesOf(callback)]);
      if (number === null) return err(appError('no-number', `callback ${id} has no number`));
      const { toWhom, what, contactId } = callback;
      const inHand = (callId: CallId): void => publish({ inHand: { agreementId: id, callId, toWhom, what, notes } });
      // Somebody of a call list is called from there, so that the try counts and nobody else is given them meanwhile.
      const listed = contactId === null ? null : await deps.lists().callBack(contactId, number, inHand);
      const dialled = listed ?? (await deps.calls().dial(number, contactId, false, undefined, inHand));
      if (!dialled.ok) return dialled;
      // Whoever calls has it from now on, so that nobody else calls too.
      if (callback.owner !== by.agentId) await agreements.move(id, callback.version, { do: 'take' });
      return dialled;
    },
    postpone: async (id, dueAt) => {
      const callback = find(id);
      if (callback === undefined) return err(appError('not-found', `callback ${id}`));
      if (dueAt <= clock.now()) return err(appError('bad-request', 'a callback cannot be in the past'));
      let { version } = callback;
      const by = me();
      if (by !== null && callback.owner !== by.agentId) {
        const taken = await agreements.move(id, version, { do: 'take' });
        if (!taken.ok) return taken;
        ({ version } = taken.value);
      }
      const moved = await agreements.move(id, version, { do: 'change', what: callback.what, dueAt });
      return moved.ok ? ok() : moved;
    },
    follow: () => {
      takeUp();
      const { inHand } = slice();
      if (inHand === null) return;
      const call = store.get().calls.calls.find(({ id }) => id === inHand.callId);
      if (call !== undefined && call.end === null) return;
      publish({ inHand: null });
      // Whoever was not reached is still to be called back.
      if (call?.answeredAt == null) return;
      const callback = find(inHand.agreementId);
      if (callback === undefined) return;
      agreements
        .move(callback.id, callback.version, { do: 'settle', state: 'kept', result: '' })
        .then((kept) => (kept.ok ? undefined : deps.notices.report('a callback could not be settled', kept.error)))
        .catch((error: unknown) => deps.notices.report('a callback could not be settled', error));
    },
  };
}
