import { fullName } from '../../../shared/domain/contact/contact-name.ts';
import type { ScriptRun } from '../../../shared/domain/script/script-run.ts';
import { summaryOf } from '../../../shared/domain/contact/contact-name.ts';
import { STARTER_SCRIPT } from '../../../shared/domain/script/starter-script.ts';
import type { AppState } from '../../../shared/ipc/app-state.ts';
import { err } from '../../../shared/lib/result.ts';
import { appError } from '../../../shared/errors/app-error.ts';
import { ANNA, answerQuestions, BAKERY, KARL, stateWith, type TestWork } from '../interactions.ts';
import { testAppState } from '../app-state.ts';
import type { Scene } from './scenes.ts';

const run = (...path: readonly string[]): ScriptRun => ({
  scriptId: STARTER_SCRIPT.id,
  version: STARTER_SCRIPT.version,
  path: ['greeting', 'person', ...path],
  answers: { person: { value: 'confirmed', text: 'Yes' }, question: { value: 'x', text: 'Two lamps arrived broken.' } },
});
const VALUES = {
  question: { value: 'Two lamps of order 4471-B arrived broken.', origin: 'agent' },
  category: { value: 'complaint', origin: 'script' },
} as const;
const FILLED = {
  ...VALUES,
  proposedSolution: { value: 'We replace the article free of charge and take the damaged one back.', origin: 'script' },
  solvedAtOnce: { value: 'yes', origin: 'script' },
  outcome: { value: 'complaint-registered', origin: 'script' },
  note: { value: 'Box was wet, courier left it outside. Photo will be mailed.', origin: 'agent' },
} as const;

const scene = (works: readonly TestWork[], change: Partial<AppState> = {}, act?: Scene['act']): Scene => ({
  state: () =>
    stateWith(works, { session: { ...testAppState().session, state: { state: 'talking', reason: null } }, ...change }),
  prepare: answerQuestions,
  ...(act === undefined ? {} : { act }),
});
const click =
  (selector: string, index = 0) =>
  (): void => {
    const found = document.querySelectorAll<HTMLElement>(selector)[index];
    if (found === undefined) throw new Error(`nothing at ${selector}`);
    found.click();
  };
const key = (name: string, init: KeyboardEventInit): void =>
  void window.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true, ...init }));
const PRACTICE: Partial<AppState> = {
  account: { kind: 'practice', sip: null, passwordInMemoryOnly: false },
  line: { state: 'registered', user: 'practice' },
};

export const WORK_SCENES: Readonly<Record<string, Scene>> = {
  'work-idle': { state: () => testAppState(), prepare: answerQuestions },
  'work-idle-practice': { state: () => testAppState(PRACTICE), prepare: answerQuestions },
  'work-ringing': scene([{ contact: ANNA, phase: 'ringing' }]),
  'work-ringing-several': scene([
    { phase: 'ringing', match: { state: 'several', candidates: [ANNA, KARL, BAKERY].map(summaryOf) } },
  ]),
  'work-ringing-none': scene([{ phase: 'ringing' }]),
  'work-searching': scene([{ phase: 'ringing', match: { state: 'searching' } }]),
  'work-choice': scene([
    { contact: ANNA, change: { script: run('question', 'subject'), values: { question: VALUES.question } } },
  ]),
  'work-choice-long': scene([
    {
      contact: KARL,
      change: { script: run('question', 'subject', 'complaint-details', 'complaint-proposal'), values: VALUES },
    },
  ]),
  'work-ask': scene([
    { contact: KARL, change: { script: run('question', 'subject', 'complaint-details'), values: VALUES } },
  ]),
  'work-order': scene([
    { contact: KARL, change: { script: run('question', 'subject', 'order-details', 'order-proposal') } },
  ]),
  'work-summary': scene([
    { contact: ANNA, change: { script: run('question', 'subject', 'question-proposal', 'summary'), values: FILLED } },
  ]),
  'work-objection': scene(
    [{ contact: ANNA, change: { script: run('question', 'subject'), values: VALUES } }],
    {},
    click('[class*=chip]', 2),
  ),
  'work-unknown': scene([{ change: { script: run('question') } }]),
  'work-handling': scene([
    {
      contact: ANNA,
      phase: 'dismissed',
      change: {
        script: run('question', 'subject', 'complaint-details', 'complaint-proposal'),
        values: VALUES,
        wrapUp: { limitMs: 60_000, extraMs: 0 },
      },
    },
  ]),
  'work-handling-close': scene(
    [{ contact: ANNA, phase: 'dismissed', change: { script: run('question', 'subject'), values: VALUES } }],
    {},
    click('section:last-of-type [class*=buttons] button:nth-of-type(2)'),
  ),
  'work-two': scene([
    { contact: ANNA, phase: 'held', change: { script: run('question', 'subject'), values: VALUES } },
    { contact: KARL, change: { script: run(), values: {} } },
    { contact: BAKERY, phase: 'ringing' },
  ]),
  'work-done': scene([
    { contact: ANNA, phase: 'ended', change: { state: 'completed', completedAt: Date.now(), values: FILLED } },
  ]),
  'work-missed': scene([{ contact: ANNA, phase: 'ended', change: { state: 'unregistered', answeredAt: null } }]),
  'work-edit': scene([{ contact: KARL, change: { script: run('question', 'subject'), values: VALUES } }], {}, () =>
    key('e', { ctrlKey: true }),
  ),
  'work-new': scene([{ change: { script: run() } }], {}, () => key('n', { ctrlKey: true })),
  'work-wrong': scene(
    [{ contact: ANNA, change: { script: run() } }],
    {},
    click('section[aria-label=Customer] button, section[aria-label=Klant] button', 2),
  ),
  'work-stale': scene([{ contact: ANNA, change: { script: run() } }], {}, (fake) => {
    fake.on('contact.save', () => err(appError('stale-version', 'x')));
    key('e', { ctrlKey: true });
    setTimeout(() => document.querySelector<HTMLFormElement>('section[aria-label=Customer] form, section[aria-label=Klant] form')?.requestSubmit(), 600);
  }),
  'work-failed': scene([{ contact: ANNA, change: { script: run(), values: FILLED } }], {}, (fake) => {
    fake.on('registration.change', () => err(appError('disk-full', 'x')));
    const note = document.querySelectorAll('textarea');
    const last = note[note.length - 1];
    if (last === undefined) return;
    Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set?.call(last, `${fullName(ANNA)} waits`);
    last.dispatchEvent(new Event('input', { bubbles: true }));
  }),
};
