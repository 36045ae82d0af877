import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { CallEvent } from '../../../../../shared/domain/call/call-event.ts';
import type { TransferFact } from '../../../../../shared/domain/call/transfer.ts';
import { brandId } from '../../../../../shared/lib/brand.ts';
import { testAppState } from '../../../../support/app-state.ts';
import { CALL_1, CALL_2, callsOf, storyOf } from '../../../../support/call-fixtures.ts';
import { renderApp } from '../../../../support/render-app.tsx';

afterEach(cleanup);

const TALKING: readonly Partial<CallEvent>[] = [{ type: 'answering' }, { type: 'connected' }];
const BEA = {
  id: brandId<never>('0190a000-0000-7000-8000-000000000701'),
  name: 'Bea Vos',
  address: '200',
  department: 'Finance',
  presence: true,
  provisioned: false,
};
const fact = (one: TransferFact): Partial<CallEvent> => ({ type: 'transfer', fact: one });
const began = (mode: 'consult' | 'at-answer'): Partial<CallEvent> =>
  fact({
    type: 'consult-began',
    mode,
    target: { address: '200', name: 'Bea Vos' },
    note: '',
    consultCallId: CALL_2,
  });

describe('handing over', () => {
  it('by keys: the first Enter takes a colleague, the second one starts, with the note', async () => {
    const state = testAppState();
    const { fake, user } = await renderApp({
      ...state,
      calls: callsOf(storyOf(CALL_1, 'in', ...TALKING)),
      directory: [BEA],
      presence: { 200: 'talking' },
    });
    await user.keyboard('{Control>}t{/Control}');
    const picker = await screen.findByRole('group', { name: 'Transfer to' });
    expect(fake.inputsOf('directory.watch')).toEqual([{ on: true }]);
    expect(within(picker).getByRole('option', { name: /Bea Vos/ }).textContent).toContain('in a call');
    await user.type(within(picker).getByRole('textbox', { name: 'Note for your colleague' }), 'Order 12');
    await user.type(within(picker).getByRole('textbox', { name: 'Colleague, name or number' }), 'vos');
    await user.keyboard('{ArrowDown}{Enter}{Enter}');
    expect(fake.inputsOf('transfer.start')).toEqual([
      { callId: CALL_1, target: { address: '200', name: 'Bea Vos' }, note: 'Order 12' },
    ]);
  });

  it('with Escape leaves everything as it is', async () => {
    const state = testAppState();
    const { fake, user } = await renderApp({ ...state, calls: callsOf(storyOf(CALL_1, 'in', ...TALKING)) });
    await user.click(await screen.findByRole('button', { name: 'Consult' }));
    await user.keyboard('200{Escape}{Escape}');
    expect(screen.queryByRole('group', { name: 'Consult' })).toBeNull();
    expect(fake.inputsOf('transfer.consult')).toEqual([]);
  });

  it('completes and goes back from the colleague’s card, also while it still rings there', async () => {
    const state = testAppState();
    const held: readonly Partial<CallEvent>[] = [
      { type: 'hold-changed', local: 'turning-on' },
      { type: 'hold-changed', local: 'on' },
    ];
    const customer = storyOf(CALL_1, 'in', ...TALKING, ...held, began('consult'));
    const colleague = storyOf(CALL_2, 'out', { type: 'ringing-there' }).map((event): CallEvent =>
      event.type === 'started' ? { ...event, consultsFor: CALL_1 } : event,
    );
    const { fake, user } = await renderApp({ ...state, calls: callsOf(customer, colleague) });
    await user.click(await screen.findByRole('button', { name: 'Complete transfer' }));
    expect(fake.inputsOf('transfer.complete')).toEqual([{ callId: CALL_1 }]);
    await user.click(screen.getByRole('button', { name: 'Back to customer' }));
    expect(fake.inputsOf('transfer.takeBack')).toEqual([{ callId: CALL_1 }]);
  });

  it('that failed says why, until it is read', async () => {
    const state = testAppState();
    const failed = fact({ type: 'consult-ended', reason: 'busy', sipStatus: 486 });
    const { fake, user } = await renderApp({
      ...state,
      calls: callsOf(storyOf(CALL_1, 'in', ...TALKING, began('at-answer'), failed)),
    });
    const said = (await screen.findByText('Not transferred to Bea Vos')).closest<HTMLElement>('[role="status"]');
    expect(said?.textContent).toContain('The line is busy.');
    await user.click(within(said ?? document.body).getByRole('button', { name: 'Dismiss' }));
    expect(fake.inputsOf('transfer.acknowledge')).toEqual([{ callId: CALL_1 }]);
  });
});
