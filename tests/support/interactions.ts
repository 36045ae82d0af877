import { upgradeFields, type EarlierFields } from '../../shared/domain/contact/contact-fields.ts';
import { newPhone, type Contact, type ContactPhone } from '../../shared/domain/contact/contact.ts';
import { summaryOf } from '../../shared/domain/contact/contact-name.ts';
import type { CallEvent } from '../../shared/domain/call/call-event.ts';
import { reduceCalls } from '../../shared/domain/call/call-reducer.ts';
import { NO_CALLS, type ContactMatch, type RemoteParty } from '../../shared/domain/call/call.ts';
import {
  newInteraction,
  reduceInteraction,
  type InteractionEvent,
} from '../../shared/domain/interaction/interaction-reducer.ts';
import { localDate } from '../../shared/domain/contact/calendar-date.ts';
import { customerFacts } from '../../shared/domain/interaction/customer-facts.ts';
import { describeRegistration } from '../../shared/domain/registration/describe.ts';
import type { RegistrationValues } from '../../shared/domain/registration/form.ts';
import { SERVICE_FORM } from '../../shared/domain/registration/service-form.ts';
import { parsePhone } from '../../shared/domain/contact/phone-number.ts';
import { STARTER_SCRIPT } from '../../shared/domain/script/starter-script.ts';
import type { AppState, InteractionView } from '../../shared/ipc/app-state.ts';
import type { HistoryEntry } from '../../shared/ipc/commands/contact.ts';
import { ok } from '../../shared/lib/result.ts';
import {
  brandId,
  type AgentId,
  type CallId,
  type ContactId,
  type InteractionId,
  type ProjectId,
} from '../../shared/lib/brand.ts';
import { testAppState } from './app-state.ts';
import type { FakeSoftphone } from './fake-softphone.ts';

const uuid = (group: string, digit: number): string => `0190a000-0000-7000-8000-0000000${group}0${String(digit)}`;
export const callIdOf = (digit: number): CallId => brandId<CallId>(uuid('0d0', digit));
export const interactionIdOf = (digit: number): InteractionId => brandId<InteractionId>(uuid('0e0', digit));
const AGENT = brandId<AgentId>('0190a000-0000-7000-8000-000000000001');
const PROJECT = brandId<ProjectId>('0190a000-0000-7000-8000-0000000000f1');

/** A customer for tests. */
export function testContact(digit: number, fields: EarlierFields = {}): Contact {
  return {
    ...upgradeFields(fields),
    id: brandId<ContactId>(`0190a000-0000-7000-8000-00000000020${String(digit)}`),
    practice: false,
    createdAt: 0,
    createdBy: AGENT,
    updatedAt: 0,
    version: 3,
    retentionClass: 'standard',
    lastContactAt: null,
  };
}

const phone = (raw: string): ContactPhone => newPhone(raw, parsePhone(raw, 'NL'), 'mobile');

export const ANNA = testContact(1, {
  salutation: 'mrs',
  initials: 'A.',
  firstName: 'Anna',
  infix: 'van den',
  lastName: 'Berg',
  customerNumber: '20417',
  phones: [phone('06 12345678')],
  email: 'a.vandenberg@example.nl',
  street: 'Dorpsstraat',
  houseNumber: '12',
  postcode: '3511 AB',
  city: 'Utrecht',
});
export const KARL = testContact(2, {
  salutation: 'mr',
  firstName: 'Karl-Friedrich',
  lastName: 'Schmidt-Wolffenbüttel-Oberkassel',
  organisation: 'Donaudampfschifffahrtsgesellschaft mbH & Co. Kommanditgesellschaft',
  customerNumber: 'DE-2019-004471',
  language: 'en',
  phones: [phone('+49 1512 3456789'), { ...phone('+49 30 901820'), kind: 'work' }],
  email: 'karl-friedrich.schmidt-wolffenbuettel@donaudampfschifffahrt.example',
  street: 'Straße des Siebzehnten Juni',
  houseNumber: '135 b',
  postcode: '10623',
  city: 'Berlin-Charlottenburg',
  notes: 'Wants to be called in the morning only, and asks for every appointment in writing.',
});
export const BAKERY = testContact(3, {
  organisation: 'Bakkerij De Vries B.V.',
  city: 'Amsterdam',
  phones: [phone('020 1234567')],
});

export type TestWork = {
  readonly digit?: number;
  /** Null for a number that nobody has. */
  readonly contact?: Contact | null;
  readonly match?: ContactMatch;
  readonly number?: string;
  readonly phase?: 'ringing' | 'talking' | 'held' | 'ended' | 'dismissed';
  readonly direction?: 'in' | 'out';
  readonly at?: number;
  readonly change?: Partial<InteractionView>;
};

/** A state with these interactions and their calls, as main would publish it. */
export function stateWith(works: readonly TestWork[], change: Partial<AppState> = {}): AppState {
  const events: CallEvent[] = [];
  const interactions = works.map((work, index): InteractionView => {
    const { digit = index + 1, contact = null, phase = 'talking', direction = 'in', at = Date.now() - 60_000 } = work;
    const raw = work.number ?? contact?.phones[0]?.e164 ?? '+31687654321';
    const remote: RemoteParty = { uri: `sip:${raw}@pbx.example`, raw, number: parsePhone(raw, 'NL'), displayName: '' };
    const callId = callIdOf(digit);
    const id = interactionIdOf(digit);
    const match: ContactMatch =
      work.match ?? (contact === null ? { state: 'none' } : { state: 'found', contact: summaryOf(contact) });
    events.push({ type: 'started', callId, at, direction, interactionId: id, remote, sipCallId: 'x' });
    events.push({ type: 'contact-changed', callId, at, contact: match });
    if (phase === 'talking' || phase === 'held')
      events.push({ type: 'answering', callId, at }, { type: 'connected', callId, at });
    if (phase === 'held') {
      events.push(
        { type: 'hold-changed', callId, at, local: 'turning-on' },
        { type: 'hold-changed', callId, at, local: 'on' },
      );
    }
    if (phase === 'ended' || phase === 'dismissed') {
      events.push({ type: 'answering', callId, at }, { type: 'connected', callId, at });
      events.push({ type: 'ended', callId, at: at + 30_000, end: { cause: 'hung-up-there' } });
    }
    if (phase === 'dismissed') events.push({ type: 'dismissed', callId, at: at + 31_000 });
    const over = phase === 'ended' || phase === 'dismissed';
    return {
      ...newInteraction({
        id,
        callId,
        projectId: PROJECT,
        agentId: AGENT,
        direction,
        remote,
        contactId: contact?.id ?? null,
        at,
        script: STARTER_SCRIPT,
        form: SERVICE_FORM,
        today: localDate(at),
      }),
      contact,
      answeredAt: phase === 'ringing' ? null : at,
      ...(over ? { state: 'handling', endedAt: at + 30_000, end: { cause: 'hung-up-there' } } : {}),
      ...work.change,
    };
  });
  return testAppState({ calls: events.reduce(reduceCalls, NO_CALLS), interactions, ...change });
}

const DAY = 86_400_000;
/** What was registered with the service form, with these values. */
export function registered(values: Readonly<Record<string, string>>): HistoryEntry['registered'] {
  const typed: RegistrationValues = Object.fromEntries(Object.entries(values).map(([key, value]) => [key, { value, origin: 'agent' }]));
  return describeRegistration(SERVICE_FORM, typed);
}

/** Five earlier contacts, one of them missed. */
export function testHistory(now: number): readonly HistoryEntry[] {
  const base = {
    direction: 'in',
    answered: true,
    cause: 'hung-up-there',
    state: 'completed',
    incompleteReason: null,
    agentName: 'Sanne de Wit',
  } as const;
  const entries: readonly (Partial<HistoryEntry> & Pick<HistoryEntry, 'registered'>)[] = [
    { registered: registered({ question: 'Order 4471-B, two articles arrived damaged', outcome: 'complaint-registered', category: 'complaint' }) },
    { answered: false, cause: 'missed', state: 'unregistered', registered: registered({}) },
    { registered: registered({ question: 'Asked about delivery times of the garden chairs', category: 'delivery', outcome: 'solved' }) },
    { direction: 'out', answered: false, cause: 'no-answer', state: 'unregistered', registered: registered({}) },
    { registered: registered({ category: 'invoice' }), state: 'incomplete', incompleteReason: 'no-time' },
  ];
  return entries.map((entry, index) => ({
    ...base,
    ...entry,
    interactionId: brandId<InteractionId>(`0190a000-0000-7000-8000-00000000080${String(index)}`),
    at: now - (index * 23 + 2) * DAY,
  }));
}

/** Answers what the panes ask for: the script, the customers, their history. */
export function answerQuestions(fake: FakeSoftphone): void {
  fake.on('script.get', () => ok(STARTER_SCRIPT));
  fake.on('form.get', () => ok(SERVICE_FORM));
  fake.on('contact.history', () => ok(testHistory(Date.now())));
  fake.on('contact.search', () => ok([ANNA, KARL, BAKERY].map(summaryOf)));
  fake.on('contact.get', ({ contactId }) => ok([ANNA, KARL, BAKERY].find(({ id }) => id === contactId) ?? ANNA));
}

/** Lets the fake main do with script and registration what the real one does: the same reducer, the same events. */
export function actAsMain(fake: FakeSoftphone, answers: (act: () => void) => void = (act) => act()): void {
  answerQuestions(fake);
  const apply = (id: InteractionId, event: InteractionEvent): void => {
    const before = fake.state().interactions.find((interaction) => interaction.id === id);
    if (before === undefined) return;
    const context = { form: SERVICE_FORM, script: STARTER_SCRIPT, customer: customerFacts(before.contact), today: localDate(before.startedAt) };
    const after = reduceInteraction(before, event, context);
    if (after !== before) fake.emit({ type: 'interaction', interaction: { ...after, contact: before.contact } });
  };
  const language = () => fake.state().settings.language;
  fake.on('script.answer', ({ interactionId, stepId, value, text }) => {
    answers(() => apply(interactionId, { type: 'script-answered', stepId, answer: { value, text }, language: language() }));
    return ok(undefined);
  });
  fake.on('script.jump', ({ interactionId, stepId }) => {
    apply(interactionId, { type: 'script-jumped', stepId });
    return ok(undefined);
  });
  fake.on('script.back', ({ interactionId }) => {
    apply(interactionId, { type: 'script-back' });
    return ok(undefined);
  });
  fake.on('script.objection', ({ interactionId, objectionId }) => {
    apply(interactionId, { type: 'script-objection', objectionId });
    return ok(undefined);
  });
  fake.on('script.tick', ({ interactionId, item, on }) => {
    apply(interactionId, { type: 'script-ticked', item, on });
    return ok(undefined);
  });
  fake.on('script.speak', ({ interactionId, language: spoken }) => {
    apply(interactionId, { type: 'script-language', language: spoken });
    return ok(undefined);
  });
  fake.on('registration.change', ({ interactionId, field, value }) => {
    apply(interactionId, { type: 'value-changed', field, value, origin: 'agent' });
    return ok(undefined);
  });
  fake.on('registration.save', ({ interactionId }) => {
    apply(interactionId, { type: 'completed', at: Date.now() });
    return ok(undefined);
  });
  fake.on('registration.close', ({ interactionId, reason }) => {
    apply(interactionId, { type: 'closed-incomplete', at: Date.now(), reason });
    return ok(undefined);
  });
}
