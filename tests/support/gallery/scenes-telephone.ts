import type { CallEvent } from '../../../shared/domain/call/call-event.ts';
import { reduceCalls } from '../../../shared/domain/call/call-reducer.ts';
import { NO_CALLS, type ContactSummary, type RemoteParty } from '../../../shared/domain/call/call.ts';
import type { EndCause } from '../../../shared/domain/call/end-cause.ts';
import type { AppState, RecentCall } from '../../../shared/ipc/app-state.ts';
import { err, ok } from '../../../shared/lib/result.ts';
import { appError } from '../../../shared/errors/app-error.ts';
import { brandId, type CallId, type ContactId, type E164, type InteractionId } from '../../../shared/lib/brand.ts';
import { testAppState } from '../app-state.ts';
import type { Scene } from './scenes.ts';

export const id = (digit: number): CallId => brandId<CallId>(`0190a000-0000-7000-8000-00000000010${digit}`);
const contact = (digit: number, name: string, organisation: string, number: string, city: string): ContactSummary => ({
  id: brandId<ContactId>(`0190a000-0000-7000-8000-00000000020${digit}`),
  name,
  organisation,
  number,
  city,
});
export const ANNA = contact(1, 'Anna van den Berg', '', '+31612345678', 'Utrecht');
export const GERMAN = contact(
  2,
  'Karl-Friedrich Schmidt-Wolffenbüttel',
  'Donaudampfschifffahrtsgesellschaft mbH',
  '+4915123456789',
  'Braunschweig',
);
export const BAKERY = contact(3, 'Bakkerij De Vries B.V.', 'Bakkerij De Vries B.V.', '+31201234567', 'Amsterdam');
export const remote = (number: string, displayName = ''): RemoteParty => ({
  uri: `sip:${number}@pbx.example`,
  raw: number,
  number: number.startsWith('+') ? brandId<E164>(number) : null,
  displayName,
});

type Act = NonNullable<Scene['act']>;
export type Step = (callId: CallId) => CallEvent;
export const ago = (seconds: number): number => Date.now() - seconds * 1_000;
export const started =
  (direction: 'in' | 'out', party: RemoteParty, seconds: number): Step =>
  (callId) => ({
    type: 'started',
    callId,
    at: ago(seconds),
    direction,
    interactionId: brandId<InteractionId>(callId),
    remote: party,
    sipCallId: 'x',
  });
export const known =
  (who: ContactSummary): Step =>
  (callId) => ({ type: 'contact-changed', callId, at: Date.now(), contact: { state: 'found', contact: who } });
const connected =
  (seconds: number): Step =>
  (callId) => ({ type: 'connected', callId, at: ago(seconds) });
const answering: Step = (callId) => ({ type: 'answering', callId, at: Date.now() });
export const ended =
  (cause: EndCause): Step =>
  (callId) => ({ type: 'ended', callId, at: Date.now(), end: { cause } });

export const talking = (party: RemoteParty, who: ContactSummary, seconds: number): readonly Step[] => [
  started('in', party, seconds + 6),
  known(who),
  answering,
  connected(seconds),
];
const ANNA_TALKS = talking(remote('+31612345678'), ANNA, 134);

const RECENT: readonly RecentCall[] = (
  [
    ['in', 'hung-up-there', 'Anna van den Berg', '+31612345678', true, 12],
    ['in', 'missed', '', '+31307654321', false, 40],
    ['out', 'busy', 'Karl-Friedrich Schmidt-Wolffenbüttel', '+4915123456789', false, 55],
    ['out', 'hung-up-here', '', '0201234567', true, 80],
    ['in', 'missed', 'Bakkerij De Vries B.V.', '+31201234567', false, 95],
    ['in', 'answered-elsewhere', 'Fatima el Amrani-van der Heijden', '+31687654321', false, 120],
    ['out', 'no-answer', 'dhr. P. Janssen', '+31612121212', false, 150],
    ['in', 'hung-up-here', '', '', true, 1_700],
    ['out', 'hung-up-here', 'Intern', '1002', true, 3_000],
  ] as const
).map(([direction, cause, name, number, answered, minutes], index) => ({
  callId: brandId<CallId>(`0190a000-0000-7000-8000-00000000030${index}`),
  interactionId: brandId<InteractionId>(`0190a000-0000-7000-8000-00000000040${index}`),
  transferredTo: '',
  direction,
  at: ago(minutes * 60),
  answeredAt: answered ? ago(minutes * 60) : null,
  endedAt: ago(minutes * 60 - 30),
  cause,
  number,
  name,
  seen: cause !== 'missed',
      contactId: null,
}));

const FIGURES = { calls: 23, averageHandleMs: 232_000, afterCallMs: 754_000, missedUnseen: 2 };

export function withCalls(calls: readonly (readonly Step[])[], change: Partial<AppState> = {}): AppState {
  const state = calls.flatMap((steps, index) => steps.map((step) => step(id(index)))).reduce(reduceCalls, NO_CALLS);
  const base = testAppState();
  return testAppState({
    recentCalls: RECENT,
    figures: FIGURES,
    session: { ...base.session, since: ago(134) },
    calls: state,
    ...change,
  });
}
export const inState = (state: AppState['session']['state']['state'], seconds = 134): Partial<AppState> => ({
  session: {
    ...testAppState().session,
    state: { state, reason: null },
    since: ago(seconds),
    next: { state: 'not-ready', reason: 'technical' },
  },
});
const PRACTICE: Partial<AppState> = {
  account: { kind: 'practice', sip: null, passwordInMemoryOnly: false },
  line: { state: 'registered', user: 'practice' },
  practice: {
    scenarios: [
      {
        id: 'complaint',
        title: { en: 'Damaged parcel', nl: 'Beschadigd pakket' },
        goal: {
          en: 'A complaint: listen, apologise, offer a solution.',
          nl: 'Een klacht: luister, bied excuses aan, stel een oplossing voor.',
        },
      },
      {
        id: 'order',
        title: { en: 'A new order', nl: 'Een nieuwe bestelling' },
        goal: { en: 'An order.', nl: 'Een bestelling.' },
      },
    ],
    nextCallAt: null,
    caption: '',
  },
};
const act =
  (steps: (() => void)[]): Act =>
  () =>
    steps.forEach((step, index) => setTimeout(step, index * 40));
const press = (name: string) => () => {
  const found = [...document.querySelectorAll('button, [role=combobox]')].find((each) =>
    (each.getAttribute('aria-label') ?? each.textContent).trim().startsWith(name),
  );
  if (!(found instanceof HTMLElement)) throw new Error(`no button ${name}`);
  found.click();
};
const key =
  (name: string, init: KeyboardEventInit = {}) =>
  () =>
    void window.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true, ...init }));
const type = (index: number, text: string) => () => {
  const input = document.querySelectorAll<HTMLInputElement>('input[aria-autocomplete]')[index];
  if (input === undefined) throw new Error('no field');
  input.focus();
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, text);
  input.dispatchEvent(new Event('input', { bubbles: true }));
};
export const levels: Act = (fake) => fake.levels({ callId: null, microphone: 0.2, speaker: 0.08 });

export const TELEPHONE_SCENES: Readonly<Record<string, Scene>> = {
  'tel-idle': { state: () => withCalls([], inState('ready')) },
  'tel-empty': { state: () => testAppState() },
  'tel-ringing': {
    state: () => withCalls([[started('in', remote('+4915123456789'), 6), known(GERMAN)]], inState('ringing', 6)),
  },
  'tel-ringing-several': {
    state: () =>
      withCalls(
        [
          [
            started('in', remote('+31201234567', 'RECEPTIE'), 3),
            (callId) => ({
              type: 'contact-changed',
              callId,
              at: 0,
              contact: { state: 'several', candidates: [ANNA, BAKERY, GERMAN] },
            }),
          ],
        ],
        inState('ringing', 3),
      ),
  },
  'tel-ringing-unknown': {
    state: () =>
      withCalls(
        [[started('in', { uri: 'sip:anonymous@anonymous.invalid', raw: '', number: null, displayName: '' }, 3)]],
        inState('ringing', 3),
      ),
  },
  'tel-dialling': {
    state: () =>
      withCalls(
        [[started('out', remote('+31307654321'), 4), (callId) => ({ type: 'ringing-there', callId, at: 0 })]],
        inState('dialling', 4),
      ),
  },
  'tel-talking': { state: () => withCalls([ANNA_TALKS], inState('talking')), act: levels },
  'tel-talking-ringing': {
    state: () => withCalls([ANNA_TALKS, [started('in', remote('+31201234567'), 6), known(BAKERY)]], inState('talking')),
    act: levels,
  },
  'tel-two-long': { state: () => withCalls([talking(remote('+4915123456789'), GERMAN, 20), [started('in', remote('+4915123456780'), 6), known(GERMAN)]], inState('talking')), act: levels },
  'tel-muted': {
    state: () =>
      withCalls(
        [
          [
            ...talking(remote('+4915123456789'), GERMAN, 134),
            (callId) => ({ type: 'mute-changed', callId, at: 0, on: true }),
          ],
        ],
        inState('talking'),
      ),
  },
  'tel-hold': {
    state: () =>
      withCalls(
        [
          [
            ...ANNA_TALKS,
            (callId) => ({ type: 'hold-changed', callId, at: ago(42), local: 'turning-on' }),
            (callId) => ({ type: 'hold-changed', callId, at: ago(42), local: 'on' }),
          ],
        ],
        inState('hold'),
      ),
  },
  'tel-hold-ringing': {
    state: () =>
      withCalls(
        [
          [
            ...ANNA_TALKS,
            (callId) => ({ type: 'hold-changed', callId, at: ago(42), local: 'turning-on' }),
            (callId) => ({ type: 'hold-changed', callId, at: ago(42), local: 'on' }),
          ],
          talking(remote('+4915123456789'), GERMAN, 20),
          [started('in', remote('+31201234567'), 6), known(BAKERY)],
        ],
        inState('talking'),
      ),
  },
  'tel-turning-on': {
    state: () =>
      withCalls(
        [[...ANNA_TALKS, (callId) => ({ type: 'hold-changed', callId, at: ago(1), local: 'turning-on' })]],
        inState('talking'),
      ),
  },
  'tel-held-by-other': {
    state: () =>
      withCalls(
        [[...ANNA_TALKS, (callId) => ({ type: 'remote-hold-changed', callId, at: 0, on: true })]],
        inState('talking'),
      ),
  },
  'tel-recovering': {
    state: () =>
      withCalls(
        [[...ANNA_TALKS, (callId) => ({ type: 'media-changed', callId, at: 0, media: 'recovering' })]],
        inState('talking'),
      ),
  },
  'tel-keypad': {
    state: () =>
      withCalls(
        [[...ANNA_TALKS, (callId) => ({ type: 'dtmf-sent', callId, at: 0, digits: '1123#' })]],
        inState('talking'),
      ),
    act: act([key('F8')]),
  },
  'tel-ended-busy': {
    state: () => withCalls([[started('out', remote('+31307654321'), 8), ended('busy')]], inState('ready', 2)),
  },
  'tel-ended-microphone': {
    state: () =>
      withCalls(
        [[started('out', remote('+4915123456789'), 1), known(GERMAN), ended('no-microphone')]],
        inState('ready', 2),
      ),
  },
  'tel-ended-missed': {
    state: () =>
      withCalls([[started('in', remote('+31612345678'), 21), known(ANNA), ended('missed')]], inState('ready', 2)),
  },
  'tel-dial-pad': {
    state: () => withCalls([], inState('ready')),
    act: act([
      () =>
        document
          .querySelector<HTMLElement>('[aria-expanded]:not([role=combobox])[aria-label]:has(svg.lucide-grid-3x3)')
          ?.click(),
    ]),
  },
  'tel-type-ahead': {
    state: () => withCalls([], inState('ready')),
    act: (fake) => {
      fake.on('contact.search', () => ok([ANNA, GERMAN, BAKERY]));
      type(1, 'an')();
      setTimeout(key('ArrowDown'), 60);
    },
  },
  'tel-invalid': {
    state: () => withCalls([], inState('ready')),
    act: (fake) => {
      fake.on('call.dial', () => err(appError('invalid-number', 'x')));
      type(1, 'xyz')();
      setTimeout(() => document.querySelector<HTMLElement>('button:has(svg.lucide-phone)')?.click(), 60);
    },
  },
  'tel-search': {
    state: () => withCalls([], inState('ready')),
    act: (fake) => {
      fake.on('contact.search', () => ok([ANNA, GERMAN]));
      type(0, 'st')();
    },
  },
  'tel-state-list': {
    state: () => withCalls([], inState('handling')),
    act: act([() => document.querySelector<HTMLElement>('[role=combobox]')?.click()]),
  },
  'tel-line-open': {
    state: () => withCalls([], inState('ready')),
    act: act([() => press(document.documentElement.lang === 'nl' ? 'Details van de lijn' : 'Line details')()]),
  },
  'tel-line-problem': {
    state: () =>
      withCalls([], {
        ...inState('not-ready'),
        line: { state: 'not-registered', problem: 'credentials-refused', sipStatus: 403, field: null, retryAt: null },
      }),
  },
  'tel-line-retry': {
    state: () =>
      withCalls([], {
        ...inState('ready'),
        line: {
          state: 'not-registered',
          problem: 'certificate-untrusted',
          sipStatus: null,
          field: null,
          retryAt: Date.now() + 14_000,
        },
      }),
  },
  'tel-cheat-sheet': { state: () => withCalls([ANNA_TALKS], inState('talking')), act: act([key('F1')]) },
  'tel-practice': {
    state: () =>
      withCalls([], {
        ...PRACTICE,
        practice: { scenarios: PRACTICE.practice?.scenarios ?? [], caption: '', nextCallAt: Date.now() + 18_000 },
        ...inState('ready'),
      }),
  },
  'tel-practice-talking': {
    state: () =>
      withCalls(
        [talking(remote('+31612345678'), ANNA, 34), [started('in', remote('+4915123456789'), 4), known(GERMAN)]],
        {
          ...PRACTICE,
          practice: {
            scenarios: PRACTICE.practice?.scenarios ?? [],
            nextCallAt: null,
            caption:
              'Good afternoon, I ordered two lamps last week and one of them arrived broken. What are you going to do about it?',
          },
          ...inState('talking'),
        },
      ),
    act: levels,
  },
};
