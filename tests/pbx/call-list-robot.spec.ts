// A robot works a call list against a real exchange; what the list says afterwards is what the exchange has on record.
import { expect, test } from '@playwright/test';
import { NO_FILTER } from '../../shared/domain/contact/customer-filter.ts';
import { DEFAULT_SETTINGS } from '../../shared/domain/call-list/list-settings.ts';
import type { AttemptResult } from '../../shared/domain/call-list/attempt.ts';
import type { Desk } from '../e2e/support/desk.ts';
import { addCustomer, openOffice, rounds, type Office } from './support/office.ts';

const PEOPLE = rounds(12, 200);
/** By the last digit: busy, no answer, no such number, turned away, and the others answer and hang up. */
const DIALPLAN = `
[tests](+)
exten => _+X.,1,UserEvent(Dialled,Number: \${EXTEN})
 same => n,Goto(outcome-\${EXTEN:-1},1)
exten => outcome-0,1,Hangup(17)
exten => outcome-1,1,Hangup(19)
exten => outcome-2,1,Hangup(1)
exten => outcome-3,1,Hangup(21)
exten => _outcome-[4-9],1,Answer
 same => n,Wait(0.5)
 same => n,Hangup
`;
/** What the exchange's record of a call says: the Q.850 cause with which it ended, and whether it was up. */
const SAYS: Readonly<Record<string, AttemptResult>> = { '17': 'busy', '19': 'no-answer', '1': 'wrong-number', '21': 'technical', up: 'answered' };

let office: Office;
let desk: Desk;
test.beforeAll(async () => {
  office = await openOffice({ asterisk: { dialplan: DIALPLAN } });
  desk = office.desk();
});
test.afterAll(async () => office.close());

test(`a list of ${String(PEOPLE)} is worked by itself with mixed results, and its figures agree with the exchange's records (F38, F39)`, async () => {
  test.setTimeout(60_000 + PEOPLE * 10_000);
  for (let n = 0; n < PEOPLE; n++) await addCustomer(desk, { firstName: 'Robot', lastName: `Nummer ${String(n).padStart(3, '0')}`, numbers: [`+3161234${String(n).padStart(4, '0')}`] });
  const { listId } = (await desk.invoke('callList.create', { name: 'Robot', query: '', filter: NO_FILTER, order: 'as-found' })) as { readonly listId: string };
  await expect.poll(async () => (await desk.state()).callLists.filling).toBeNull();
  await desk.invoke('callList.change', { listId, version: 1, settings: { ...DEFAULT_SETTINGS, mode: 'power' } });
  await desk.invoke('callList.work', { listId });
  const first = (await desk.state()).callLists.work?.number;
  await desk.invoke('callList.dial', { number: first });

  // All else goes by itself; whoever is spoken to is registered.
  const done = new Set<string>();
  await expect
    .poll(
      async () => {
        const { callLists, interactions } = await desk.state();
        const spoken = interactions.find(({ callId, state }) => callId === callLists.work?.callId && state === 'handling');
        if (callLists.work?.phase === 'after' && spoken !== undefined && !done.has(spoken.id)) {
          done.add(spoken.id);
          for (const [field, value] of [['question', 'Robot'], ['category', 'delivery'], ['proposedSolution', 'Sent'], ['solvedAtOnce', 'yes'], ['outcome', 'solved']] as const)
            await desk.invoke('registration.change', { interactionId: spoken.id, field, value });
          await desk.invoke('registration.save', { interactionId: spoken.id });
        }
        return callLists.work?.phase;
      },
      { timeout: 30_000 + PEOPLE * 8_000, intervals: [100] },
    )
    .toBe('empty');

  const { events } = office.asterisk.ami;
  const calls = events.filter((event) => event['UserEvent'] === 'Dialled').map((event) => ({ number: event['Number'], id: event['Uniqueid'] }));
  expect(calls.map(({ number }) => number)).toEqual(Array.from({ length: PEOPLE }, (_, n) => `+3161234${String(n).padStart(4, '0')}`));
  const recorded: Partial<Record<AttemptResult, number>> = {};
  for (const { id, number } of calls) {
    const end = events.find((event) => event['Event'] === 'Hangup' && event['Uniqueid'] === id);
    const result = end?.['ChannelStateDesc'] === 'Up' ? SAYS['up'] : SAYS[end?.['Cause'] ?? ''];
    if (result === undefined) throw new Error(`the exchange says ${JSON.stringify(end)} of ${String(number)}`);
    recorded[result] = (recorded[result] ?? 0) + 1;
  }
  const { counted, list } = (await desk.invoke('callList.figures', { listId })) as { readonly counted: { readonly tries: number; readonly byResult: object }; readonly list: { readonly reached: number; readonly results: number } };
  expect(counted).toMatchObject({ tries: PEOPLE, byResult: recorded });
  expect(list).toMatchObject({ reached: recorded.answered, results: recorded.answered });
});
