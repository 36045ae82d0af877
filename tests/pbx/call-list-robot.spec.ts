// A robot works a call list against a real exchange; what the list says afterwards is what the exchange has on record.
import { expect, test, type Page } from '@playwright/test';
import path from 'node:path';
import { NO_FILTER } from '../../shared/domain/contact/customer-filter.ts';
import { DEFAULT_SETTINGS } from '../../shared/domain/call-list/list-settings.ts';
import type { AttemptResult } from '../../shared/domain/call-list/attempt.ts';
import type { Desk } from '../e2e/support/desk.ts';
import type { CallRecord } from './support/asterisk.ts';
import { addCustomer, openOffice, rounds, type Office } from './support/office.ts';

const PEOPLE = rounds(20, 200);
/**
 * By the last digit of the number: busy (486), rings until nobody answers (480), no such number (404), turned away (603), not allowed
 * (403), an answering machine, three conversations, and an announcement before the answer that the network cannot (503).
 */
const DIALPLAN = `
[tests](+)
exten => _+X.,1,Goto(says\${EXTEN:-1})
 same => n(says0),Hangup(17)
 same => n(says1),Ringing()
 same => n,Wait(1)
 same => n,Hangup(19)
 same => n(says2),Hangup(1)
 same => n(says3),Hangup(16)
 same => n(says4),Hangup(21)
 same => n(says5),Answer()
 same => n,Voicemail(1001@default,s)
 same => n,Hangup()
 same => n(says6),Goto(talks)
 same => n(says7),Goto(talks)
 same => n(says8),NoOp()
 same => n(talks),Answer()
 same => n,Milliwatt(m)
 same => n(says9),Progress()
 same => n,Playtones(info)
 same => n,Wait(1)
 same => n,Hangup(34)
`;
const MACHINE = '5';
const ANNOUNCED = '9';
/** Every other conversation comes to something. */
const COMES_TO_SOMETHING = (number: string): boolean => Number(number.at(-2)) % 2 === 0;
const TALK_MS = 1_000;
const PICTURES = process.env['BALIE_SHOTS'];

/** What the exchange's record of a call says: whether and by what it was answered, and otherwise the cause (Q.850) with which it ended. */
function said({ disposition, application, cause }: CallRecord): AttemptResult | undefined {
  if (disposition === 'ANSWERED') return application.toLowerCase() === 'voicemail' ? 'voicemail' : 'answered';
  return ({ 17: 'busy', 19: 'no-answer', 1: 'wrong-number', 16: 'refused', 21: 'technical', 34: 'technical' } as const)[
    cause ?? 0
  ];
}

let office: Office;
let desk: Desk;
let window: Page;
test.beforeAll(async () => {
  office = await openOffice({ asterisk: { dialplan: DIALPLAN } });
  desk = office.desk();
  ({ window } = office.balie());
});
test.afterAll(async () => office.close());

type Figures = {
  readonly counted: {
    readonly tries: number;
    readonly byResult: object;
    readonly talkMs: number;
    readonly outcomes: readonly { readonly label: { readonly en: string }; readonly count: number }[];
  };
  readonly list: { readonly reached: number; readonly results: number; readonly counts: object };
};

test(`a list of ${String(PEOPLE)} is worked by itself with mixed results, an announcement is suggested, and its figures agree with the exchange's records (F38, F39)`, async () => {
  test.setTimeout(60_000 + PEOPLE * 10_000);
  const numbers = Array.from({ length: PEOPLE }, (_each, n) => `+3161234${String(n).padStart(4, '0')}` as const);
  for (const [n, number] of numbers.entries())
    await addCustomer(desk, {
      firstName: 'Robot',
      lastName: `Nummer ${String(n).padStart(3, '0')}`,
      numbers: [number],
    });
  const { listId } = (await desk.invoke('callList.create', {
    name: 'Robot',
    query: '',
    filter: NO_FILTER,
    order: 'as-found',
  })) as { readonly listId: string };
  await expect.poll(async () => (await desk.state()).callLists.filling).toBeNull();
  await desk.invoke('callList.change', { listId, version: 1, settings: { ...DEFAULT_SETTINGS, mode: 'power' } });
  await desk.invoke('callList.work', { listId });
  const first = (await desk.state()).callLists.work?.number;
  await desk.invoke('callList.dial', { number: first });

  // All else goes by itself; machines are booked by their key, and whoever is spoken to is registered.
  const done = new Set<string>();
  const bar = window.getByRole('region', { name: 'Call list', exact: true });
  await expect
    .poll(
      async () => {
        const { callLists, calls, interactions } = await desk.state();
        const { work } = callLists;
        const call = calls.calls.find(({ id }) => id === work?.callId);
        const number = work?.number ?? '';
        if (work?.phase === 'calling' && call?.answeredAt != null && call.end === null && !done.has(call.id)) {
          // Nobody knows before that it is a machine, and until then it has not begun on the exchange either.
          const talked = Date.now() - call.answeredAt >= TALK_MS;
          if (talked && number.endsWith(MACHINE)) {
            done.add(call.id);
            await window.keyboard.press('Alt+v');
          } else if (talked) {
            done.add(call.id);
            const outcome = COMES_TO_SOMETHING(number) ? 'solved' : 'no-result';
            for (const [field, value] of [
              ['question', 'Robot'],
              ['category', 'delivery'],
              ['proposedSolution', 'Sent'],
              ['solvedAtOnce', 'yes'],
              ['outcome', outcome],
            ] as const)
              await desk.invoke('registration.change', { interactionId: call.interactionId, field, value });
            await desk.invoke('call.hangUp', { callId: call.id });
          }
        }
        const waits =
          work?.phase === 'after'
            ? interactions.find(({ callId, state }) => callId === work.callId && state === 'handling')
            : undefined;
        if (waits !== undefined && !done.has(waits.id)) {
          done.add(waits.id);
          await desk.invoke('registration.save', { interactionId: waits.id });
        }
        return work?.phase;
      },
      { timeout: 30_000 + PEOPLE * 8_000, intervals: [100] },
    )
    .toBe('empty');

  // The last one was an announcement: said so, and booked by one key.
  const announced = `Robot Nummer ${String(PEOPLE - 1).padStart(3, '0')}`;
  expect(numbers.at(-1)?.endsWith(ANNOUNCED)).toBe(true);
  await expect(bar.getByRole('status')).toHaveText(
    new RegExp(`^${announced}: technical failure, again .*An announcement was heard$`, 'u'),
  );
  if (PICTURES !== undefined)
    for (const language of ['en', 'nl'] as const) {
      await desk.invoke('settings.change', { language });
      for (const theme of ['light', 'dark'] as const) {
        await window.evaluate((value) => document.documentElement.setAttribute('data-theme', value), theme);
        await window.screenshot({
          animations: 'disabled',
          path: path.join(PICTURES, `announcement-${language}-${theme}.png`),
        });
      }
    }
  await desk.invoke('settings.change', { language: 'en' });
  const before = (await desk.invoke('callList.figures', { listId, segment: null })) as Figures;
  await bar.getByRole('button', { name: 'Book as wrong number' }).press('Enter');
  await expect(bar.getByRole('status')).toHaveText(`${announced}: wrong number`);

  await expect.poll(async () => (await office.asterisk.callRecords()).length).toBe(PEOPLE);
  const records = await office.asterisk.callRecords();
  expect(records.map(({ to }) => to)).toEqual(numbers);
  const recorded: Partial<Record<AttemptResult, number>> = {};
  let [talkSeconds, conversations, cameToSomething] = [0, 0, 0];
  for (const record of records) {
    const result = said(record);
    if (result === undefined) throw new Error(`the exchange says ${JSON.stringify(record)}`);
    recorded[result] = (recorded[result] ?? 0) + 1;
    if (record.disposition === 'ANSWERED') talkSeconds += record.talkSeconds;
    if (result === 'answered') conversations += 1;
    if (result === 'answered' && COMES_TO_SOMETHING(record.to)) cameToSomething += 1;
  }
  expect(before.counted).toMatchObject({ tries: PEOPLE, byResult: recorded });
  expect(before.list).toMatchObject({ reached: conversations, results: cameToSomething });
  expect(Object.fromEntries(before.counted.outcomes.map(({ label, count }) => [label.en, count]))).toEqual({
    Solved: cameToSomething,
    'No result': conversations - cameToSomething,
  });
  // The exchange counts whole seconds, cut off, from when it sent its answer.
  const answered = records.filter(({ disposition }) => disposition === 'ANSWERED').length;
  expect(Math.abs(before.counted.talkMs / 1_000 - talkSeconds)).toBeLessThanOrEqual(answered * 1.5);

  // The same in the window, as it is read; the announcement is a wrong number by now.
  const { counted } = (await desk.invoke('callList.figures', { listId, segment: null })) as Figures;
  expect(counted).toMatchObject({
    tries: PEOPLE,
    byResult: {
      ...recorded,
      technical: (recorded.technical ?? 0) - 1,
      'wrong-number': (recorded['wrong-number'] ?? 0) + 1,
    },
  });
  await bar.getByRole('button', { name: 'Stop' }).press('Enter');
  await window.keyboard.press('Control+8');
  const place = window.getByRole('region', { name: 'Call lists', exact: true });
  await place.getByRole('listitem', { name: 'Robot' }).getByRole('button', { name: 'Figures' }).click();
  const percent = new Intl.NumberFormat('en', { style: 'percent' }).format(cameToSomething / conversations);
  await expect(
    place
      .getByRole('region', { name: 'Figures', exact: true })
      .getByRole('row', {
        name: new RegExp(
          `^The whole list ${String(PEOPLE)} ${String(PEOPLE)} ${String(conversations)} ${String(cameToSomething)} ${percent}`,
          'u',
        ),
      }),
  ).toBeVisible();
  if (PICTURES !== undefined)
    await window.screenshot({ animations: 'disabled', path: path.join(PICTURES, 'robot-figures.png') });
});
