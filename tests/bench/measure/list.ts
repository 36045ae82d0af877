import { setTimeout as pause } from 'node:timers/promises';
import { displayPhone } from '../../../shared/domain/contact/phone-number.ts';
import { NO_FILTER } from '../../../shared/domain/contact/customer-filter.ts';
import { addCustomer } from '../../pbx/support/office.ts';
import type { BalieParty } from '../support/party.ts';
import { lastClick, watchForButton } from '../support/probe.ts';

/** Everybody of the list is busy: their numbers begin with this. */
const NUMBERS = '+3161234';
export const LIST_DIALPLAN = `
[tests](+)
exten => _${NUMBERS}XXXX,1,Hangup(17)
`;

/** Milliseconds, in the order of the entries. */
export type ListFigures = {
  /** Click on Call of the entry in hand to the INVITE at the relay. */
  readonly dial: readonly number[];
  /** The busy answer passed on by the relay to the painted button that calls the next one. */
  readonly next: readonly number[];
};

/** First entries, in which the engines still compile; not counted. */
const WARM_UP = 2;
/** The agent reads who is next. */
const READ_MS = 600;

/** @param entries how many are counted */
export async function measureList(party: BalieParty, entries: number, progress: (entry: number) => void): Promise<ListFigures> {
  const { desk, page, relay } = party;
  const numberOf = (entry: number) => `${NUMBERS}${String(entry).padStart(4, '0')}` as const;
  const label = (entry: number): string => `Call ${displayPhone(numberOf(entry), 'NL')}`;
  const all = WARM_UP + entries + 1;
  for (let entry = 0; entry < all; entry += 1)
    await addCustomer(desk, { firstName: 'Busy', lastName: `Person ${String(entry).padStart(4, '0')}`, numbers: [numberOf(entry)] });
  const { listId } = (await desk.invoke('callList.create', { name: 'Busy', query: '', filter: NO_FILTER, order: 'as-found' })) as { readonly listId: string };
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
    const busy = relay.nextBusy();
    const shown = await watchForButton(page, label(entry + 1));
    await button.click();
    const [invitedAt, busyAt, shownAt] = [await invite, await busy, await shown()];
    if (entry < WARM_UP) continue;
    dial.push(invitedAt - (await lastClick(page)));
    next.push(shownAt - busyAt);
  }
  await desk.invoke('callList.work', { listId: null });
  return { dial, next };
}
