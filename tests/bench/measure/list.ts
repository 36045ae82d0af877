import { setTimeout as pause } from 'node:timers/promises';
import { displayPhone } from '../../../shared/domain/contact/phone-number.ts';
import { NO_FILTER } from '../../../shared/domain/contact/customer-filter.ts';
import { addCustomer } from '../../pbx/support/office.ts';
import type { BalieParty } from '../support/party.ts';
import { lastClick, watchForButton } from '../support/probe.ts';

/** What becomes of a call, by how the number begins. */
const NUMBERS = { busy: '+3161234', rung: '+3161235', spoken: '+3161236' } as const;
type Case = keyof typeof NUMBERS;
export const LIST_DIALPLAN = `
[tests](+)
exten => _${NUMBERS.busy}XXXX,1,Hangup(17)
exten => _${NUMBERS.rung}XXXX,1,Ringing()
 same => n,Wait(1)
 same => n,Hangup(17)
exten => _${NUMBERS.spoken}XXXX,1,Answer()
 same => n,Milliwatt(m)
`;

/** Milliseconds, in the order of the entries. */
export type ListFigures = {
  /** Click on Call of the entry in hand to the INVITE at the relay. */
  readonly dial: readonly number[];
  /** The busy answer, which comes at once, passed on by the relay to the painted button that calls the next one. */
  readonly busy: readonly number[];
  /** The same after the telephone has rung for a second. */
  readonly rung: readonly number[];
  /** After a conversation whose registration is complete: the click on Hang up to the painted button that calls the next one. */
  readonly spoken: readonly number[];
};

/** First entries, in which the engines still compile; not counted. */
const WARM_UP = 2;
/** The agent reads who is next. */
const READ_MS = 600;

/** @param entries how many are counted of each kind */
export async function measureList(party: BalieParty, entries: number, progress: (entry: number) => void): Promise<ListFigures> {
  const series = { busy: await workList(party, 'busy', entries, progress), rung: await workList(party, 'rung', entries, progress), spoken: await workList(party, 'spoken', entries, progress) };
  return {
    dial: [...series.busy.dial, ...series.rung.dial, ...series.spoken.dial],
    busy: series.busy.next,
    rung: series.rung.next,
    spoken: series.spoken.next,
  };
}

type Series = { readonly dial: readonly number[]; readonly next: readonly number[] };

/** One list, all of whose calls end in the same way. */
async function workList(party: BalieParty, kind: Case, entries: number, progress: (entry: number) => void): Promise<Series> {
  const { desk, page, relay } = party;
  const numberOf = (entry: number) => `${NUMBERS[kind]}${String(entry).padStart(4, '0')}` as const;
  const label = (entry: number): string => `Call ${displayPhone(numberOf(entry), 'NL')}`;
  const all = WARM_UP + entries + 1;
  for (let entry = 0; entry < all; entry += 1)
    await addCustomer(desk, { firstName: 'List', lastName: `${kind} ${String(entry).padStart(4, '0')}`, numbers: [numberOf(entry)] });
  const { listId } = (await desk.invoke('callList.create', { name: kind, query: kind, filter: NO_FILTER, order: 'as-found' })) as { readonly listId: string };
  while ((await desk.state()).callLists.filling !== null) await pause(100);
  await desk.invoke('callList.work', { listId });
  const bar = page.getByRole('region', { name: 'Call list', exact: true });
  const dial: number[] = [];
  const next: number[] = [];
  for (let entry = 0; entry < WARM_UP + entries; entry += 1) {
    progress(entry - WARM_UP);
    const button = bar.getByRole('button', { name: label(entry) });
    await button.waitFor();
    await pause(READ_MS);
    const invite = relay.nextInvite('to-server');
    const busy = kind === 'spoken' ? null : relay.nextBusy();
    const shown = await watchForButton(page, label(entry + 1));
    await button.click();
    const calledAt = await lastClick(page);
    const invitedAt = await invite;
    const endedAt = busy === null ? await talkAndHangUp(party) : await busy;
    const shownAt = await shown();
    if (entry < WARM_UP) continue;
    dial.push(invitedAt - calledAt);
    next.push(shownAt - endedAt);
  }
  await desk.invoke('callList.work', { listId: null });
  return { dial, next };
}

/** A conversation in which everything is registered before it ends. @returns the instant of the click on Hang up, ms since 1970 */
async function talkAndHangUp({ desk, page }: BalieParty): Promise<number> {
  await desk.cards.getByText('Talking').waitFor();
  const call = (await desk.state()).calls.calls.find(({ end }) => end === null);
  if (call === undefined) throw new Error('nobody is spoken to');
  for (const [field, value] of COMPLETE) await desk.invoke('registration.change', { interactionId: call.interactionId, field, value });
  await pause(READ_MS);
  await desk.cards.getByRole('button', { name: 'Hang up' }).click();
  return lastClick(page);
}

const COMPLETE = [
  ['question', 'List'],
  ['category', 'delivery'],
  ['proposedSolution', 'Sent'],
  ['solvedAtOnce', 'yes'],
  ['outcome', 'solved'],
] as const;
