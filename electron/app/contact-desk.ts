import type { Call, ContactMatch } from '../../shared/domain/call/call.ts';
import { matchContacts } from '../../shared/domain/contact/match-contact.ts';
import { fullName, summaryOf } from '../../shared/domain/contact/contact-name.ts';
import type { Contact, ContactFields } from '../../shared/domain/contact/contact.ts';
import type { Role } from '../../shared/domain/agent-state/agent-state.ts';
import { customProblems, fieldsOfProject } from '../../shared/domain/contact/custom-field.ts';
import { mayChange, savedBy } from '../../shared/domain/access/visibility.ts';
import { appError, type AppError } from '../../shared/errors/app-error.ts';
import type { HistoryEntry, PastLetter } from '../../shared/ipc/commands/contact.ts';
import { brandId, type AgentId, type CallId, type ContactId, type E164, type InteractionId } from '../../shared/lib/brand.ts';
import type { Clock } from '../../shared/lib/clock.ts';
import { err, ok } from '../../shared/lib/result.ts';
import type { InteractionDesk } from './interaction-desk.ts';
import type { NoticeDesk } from './notice-desk.ts';
import type { ContactAuthor, DataPort } from './ports/data-port.ts';
import type { NewId, Outcome } from './ports/platform-ports.ts';
import type { StateStore } from './state-store.ts';
import type { Visibility } from './visibility.ts';

/** Customers: who is calling, search, add, change, remove, take back. */
export type ContactDesk = {
  /** Finds who a call is with. The result becomes state of the call, so it survives a reload of the window. */
  readonly lookUp: (call: Call) => Promise<void>;
  readonly save: (
    id: ContactId | null,
    version: number,
    fields: ContactFields,
    interactionId: InteractionId | null,
    cause?: 'put-back' | 'registration' | null,
  ) => Promise<Outcome<Contact>>;
  /** Error `not-found`. Confidential ones come without their content for those who are not named. */
  readonly get: (id: ContactId) => Promise<Outcome<Contact>>;
  /** Error `contact-hidden`. */
  readonly history: (id: ContactId, limit: number) => Promise<Outcome<readonly (HistoryEntry | PastLetter)[]>>;
  readonly remove: (id: ContactId) => Promise<Outcome>;
  readonly undo: (id: ContactId) => Promise<Outcome<Contact>>;
  readonly pick: (interactionId: InteractionId, contactId: ContactId | null) => Promise<Outcome>;
  /** A contact has changed: everything on screen shows it so. */
  readonly show: (contact: Contact) => void;
  /** A contact went into another one: conversations and calls with it go on with that one, and are registered there. */
  readonly replace: (goneId: ContactId, contact: Contact) => Promise<void>;
  /** The contact named when dialling, so that the customer is known without a search. */
  readonly expect: (callId: CallId, contactId: ContactId) => void;
};

export function createContactDesk(deps: {
  readonly data: () => DataPort;
  readonly store: StateStore;
  readonly interactions: InteractionDesk;
  readonly notices: NoticeDesk;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly agentId: () => AgentId;
  readonly practice: () => boolean;
  readonly role: () => Role;
  readonly visibility: Visibility;
  /** Who was unknown until now is this contact: by number, and in this conversation. */
  readonly onKnown: (id: ContactId, numbers: readonly E164[], interactionId: InteractionId | null) => void;
  /** Calls that are over have another name now. */
  readonly onRenamed: () => void;
}): ContactDesk {
  const { store, interactions, visibility } = deps;
  const author = (): ContactAuthor => ({ agentId: deps.agentId(), at: deps.clock.now() });
  const expected = new Map<CallId, ContactId>();

  /** The interactions that a removed contact was linked to, for putting it back. */
  const unlinked = new Map<ContactId, readonly InteractionId[]>();
  const notFound = () => err(appError('not-found', 'no such contact'));
  const obstacleTo = (contact: Contact): AppError | null => {
    if (visibility.contact(contact).hidden) return appError('contact-hidden', `contact ${contact.id} is confidential`);
    return mayChange(contact, deps.role()) ? null : appError('contact-read-only', `contact ${contact.id} is read-only`);
  };

  const setMatch = (callId: CallId, contact: ContactMatch): void =>
    void store.apply({ type: 'call', event: { type: 'contact-changed', callId, at: deps.clock.now(), contact } });

  const callOf = (interactionId: InteractionId): Call | undefined => store.get().calls.calls.find((call) => call.interactionId === interactionId);

  const show = (whole: Contact): void => {
    const contact = visibility.contact(whole);
    interactions.contactChanged(contact);
    for (const call of store.get().calls.calls) {
      if (call.contact.state === 'found' && call.contact.contact.id === contact.id) setMatch(call.id, { state: 'found', contact: summaryOf(contact) });
    }
    if (store.get().recentCalls.some(({ contactId, name }) => contactId === contact.id && name !== (fullName(contact) || contact.organisation))) deps.onRenamed();
  };

  /** A call that ended while its customer was looked up stands among the recent ones by its number already. */
  const named = (interactionId: InteractionId): void => {
    const call = callOf(interactionId);
    if (call === undefined || call.phase === 'ended') deps.onRenamed();
  };

  const link = async (interactionId: InteractionId, whole: Contact | null): Promise<Outcome> => {
    const contact = whole === null ? null : visibility.contact(whole);
    if (contact !== null) deps.onKnown(contact.id, [], interactionId);
    const call = callOf(interactionId);
    if (call !== undefined) setMatch(call.id, contact === null ? { state: 'none' } : { state: 'found', contact: summaryOf(contact) });
    const linked = await interactions.linkContact(interactionId, contact);
    named(interactionId);
    return linked;
  };

  const candidates = async (call: Call): Promise<readonly Contact[]> => {
    const named = expected.get(call.id);
    expected.delete(call.id);
    if (named !== undefined) {
      const contact = await deps.data().contacts.get(named);
      if (contact !== null) return [contact];
    }
    return call.remote.number === null ? [] : deps.data().contacts.findByPhone(call.remote.number, deps.practice());
  };

  return {
    lookUp: async (call) => {
      try {
        const found = (await candidates(call)).map(visibility.contact);
        setMatch(call.id, matchContacts(found));
        const [only] = found;
        if (found.length !== 1 || only === undefined) return;
        await interactions.linkContact(call.interactionId, only);
        named(call.interactionId);
      } catch (error) {
        setMatch(call.id, { state: 'none' });
        deps.notices.report('the customer could not be looked up', error);
      }
    },
    show,
    replace: async (goneId, contact) => {
      for (const { id, contact: former } of store.get().interactions) if (former?.id === goneId) await link(id, contact);
      for (const [callId, named] of expected) if (named === goneId) expected.set(callId, contact.id);
      for (const call of store.get().calls.calls) {
        if (call.contact.state === 'found' && call.contact.contact.id === goneId) setMatch(call.id, { state: 'found', contact: summaryOf(contact) });
        else if (call.contact.state === 'several' && call.contact.candidates.some(({ id }) => id === goneId)) {
          const others = call.contact.candidates.filter(({ id }) => id !== goneId && id !== contact.id);
          setMatch(call.id, others.length === 0 ? { state: 'found', contact: summaryOf(contact) } : { state: 'several', candidates: [summaryOf(contact), ...others] });
        }
      }
      show(contact);
    },
    expect: (callId, contactId) => void expected.set(callId, contactId),
    get: async (id) => {
      const contact = await deps.data().contacts.get(id);
      return contact === null ? notFound() : ok(visibility.contact(contact));
    },
    history: async (id, limit) =>
      {
        if (!(await visibility.maySee(id))) return err(appError('contact-hidden', 'confidential'));
        const [calls, letters] = await Promise.all([deps.data().contacts.history(id, limit), deps.data().letters.latest(id, limit)]);
        return ok([...calls, ...letters].toSorted((a, b) => b.at - a.at).slice(0, limit));
      },
    save: async (id, version, given, interactionId, cause = null) => {
      const before = id === null ? null : await deps.data().contacts.get(id);
      const refusal = before === null ? null : obstacleTo(before);
      if (refusal !== null) return err(refusal);
      if (cause === null && customProblems(fieldsOfProject(store.get().customFields, store.get().project?.id ?? null), given.custom).size > 0)
        return err(appError('custom-field-invalid', 'a value of a custom field does not fit'));
      const fields = savedBy(given, before, deps.role(), deps.agentId());
      const saved =
        id === null
          ? ok(await deps.data().contacts.create(brandId<ContactId>(deps.newId()), fields, deps.practice(), author()))
          : await deps.data().contacts.update(id, version, fields, author(), cause);
      if (!saved.ok) return saved;
      if (interactionId !== null) await link(interactionId, saved.value);
      const numbers = saved.value.phones.flatMap(({ e164 }) => e164 ?? []).filter((number) => before?.phones.every(({ e164 }) => e164 !== number) ?? true);
      if (numbers.length > 0) deps.onKnown(saved.value.id, numbers, null);
      show(saved.value);
      return saved;
    },
    remove: async (id) => {
      const before = await deps.data().contacts.get(id);
      const refusal = before === null ? null : obstacleTo(before);
      if (refusal !== null) return err(refusal);
      const removed = await deps.data().contacts.remove(id, author());
      if (!removed.ok) return removed;
      const linked = store.get().interactions.filter(({ contact }) => contact?.id === id);
      unlinked.set(id, linked.map((interaction) => interaction.id));
      for (const interaction of linked) await link(interaction.id, null);
      if (store.get().recentCalls.some(({ contactId }) => contactId === id)) deps.onRenamed();
      return ok();
    },
    undo: async (id) => {
      const removed = (await deps.data().contacts.get(id)) === null;
      if (!(await visibility.maySee(id))) return err(appError('contact-hidden', 'confidential'));
      const restored = await deps.data().contacts.undo(id, author());
      if (!restored.ok) return restored;
      // Whatever it was linked to when it was removed belongs to it again, unless somebody else was named since.
      if (removed)
        for (const interactionId of unlinked.get(id) ?? [])
          if (interactions.find(interactionId)?.contactId === null) await link(interactionId, restored.value);
      unlinked.delete(id);
      show(restored.value);
      return restored;
    },
    pick: async (interactionId, contactId) => {
      const contact = contactId === null ? null : await deps.data().contacts.get(contactId);
      if (contactId !== null && contact === null) return err(appError('not-found', 'no such contact'));
      return link(interactionId, contact);
    },
  };
}
