import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { appError } from '../../../../../shared/errors/app-error.ts';
import { err, ok } from '../../../../../shared/lib/result.ts';
import { testAppState } from '../../../../support/app-state.ts';
import { ANNA, CALL_1, callsOf, recentCall, storyOf } from '../../../../support/call-fixtures.ts';
import { renderApp } from '../../../../support/render-app.tsx';

afterEach(cleanup);

const field = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'Number or name' });
const callButton = () => screen.getByRole('button', { name: 'Call' });

describe('number field', () => {
  it.each(['0612345678', '+31 6 1234 5678', 'tel:+31-6-12345678', '"Anna" <sip:+31612345678@pbx.example>'])(
    'dials %s as it was pasted, with Enter',
    async (notation) => {
      const { fake, user } = await renderApp(testAppState());
      await user.keyboard('{Control>}d{/Control}');
      expect(document.activeElement).toBe(field());
      await user.paste(notation);
      await user.keyboard('{Enter}');
      expect(fake.inputsOf('call.dial')).toEqual([{ target: notation, contactId: null, byHand: true }]);
      await waitFor(() => expect(field().value).toBe(''));
    },
  );

  it('finds a customer by name with the keyboard alone, fills in the number and then dials', async () => {
    const { fake, user } = await renderApp(testAppState(), (main) => main.on('contact.search', () => ok([ANNA])));
    await user.click(field());
    await user.keyboard('berg');
    const option = await screen.findByRole('option', { name: /Anna van den Berg/ });
    await user.keyboard('{ArrowDown}');
    expect(field().getAttribute('aria-activedescendant')).toBe(option.id);
    await user.keyboard('{Enter}');
    expect(field().value).toBe('+31612345678');
    expect(fake.inputsOf('call.dial')).toEqual([]);
    await user.keyboard('{Enter}');
    expect(fake.inputsOf('call.dial')).toEqual([{ target: '+31612345678', contactId: ANNA.id, byHand: true }]);
  });

  it('offers recent calls, closes its list with Escape, and for a call that rings', async () => {
    const { fake, user } = await renderApp(testAppState({ recentCalls: [recentCall()] }));
    await user.click(field());
    await user.keyboard('{ArrowDown}');
    expect(screen.getByRole('option', { name: '030 765 4321' })).toBeTruthy();
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('option')).toBeNull();
    await user.keyboard('{ArrowDown}');
    act(() => storyOf(CALL_1, 'in').forEach((event) => fake.emit({ type: 'call', event })));
    expect(screen.queryByRole('option')).toBeNull();
  });

  it('takes a number from a link, with the focus and without dialling', async () => {
    const { fake } = await renderApp(testAppState());
    act(() => fake.set('prepared', { target: 'tel:+31-20-1234567', nonce: 41 }));
    expect(field().value).toBe('+31-20-1234567');
    expect(document.activeElement).toBe(field());
    expect(fake.inputsOf('call.dial')).toEqual([]);
  });

  it('says why no call can start', async () => {
    const { fake, user } = await renderApp(testAppState({ calls: callsOf(storyOf(CALL_1, 'in', { type: 'answering' }, { type: 'connected' })) }));
    await user.type(field(), '0201234567');
    expect(callButton().getAttribute('aria-description')).toBe('You are in a call. Hold it or hang up first.');
    act(() => fake.set('line', { state: 'not-registered', problem: 'server-unreachable', sipStatus: null, field: null, retryAt: null }));
    expect(callButton().getAttribute('aria-description')).toContain('The telephone line is not connected');
    await user.click(callButton());
    await user.keyboard('{Enter}');
    expect(fake.inputsOf('call.dial')).toEqual([]);
  });

  it('shows a refusal below the field until the text changes', async () => {
    const { user } = await renderApp(testAppState(), (main) => main.on('call.dial', () => err(appError('invalid-number', 'x'))));
    await user.type(field(), '12ab{Enter}');
    expect(await screen.findByText(/This is not a telephone number/)).toBeTruthy();
    await user.type(field(), '3');
    expect(screen.queryByText(/This is not a telephone number/)).toBeNull();
  });

  it('fills the field from the number pad', async () => {
    const { user } = await renderApp(testAppState());
    await user.click(screen.getByRole('button', { name: 'Number pad' }));
    for (const key of ['0', '6', '*']) await user.click(screen.getByRole('button', { name: key }));
    expect(field().value).toBe('06*');
  });
});

describe('recent calls', () => {
  it('says missed in words, fills the field by its row and calls by its button', async () => {
    const { fake, user } = await renderApp(testAppState({ recentCalls: [recentCall(), recentCall({ callId: CALL_1, name: 'Anna van den Berg', number: '+31612345678', contactId: ANNA.id, cause: 'hung-up-there', answeredAt: 1 })] }));
    const list = within(screen.getByRole('list', { name: 'Recent' }));
    const [missed, anna] = list.getAllByRole('listitem');
    expect(missed?.textContent).toContain('Missed');
    await user.click(within(anna as HTMLElement).getByRole('button', { name: /Incoming/ }));
    expect(field().value).toBe('+31612345678');
    await user.click(within(missed as HTMLElement).getByRole('button', { name: 'Dial 030 765 4321' }));
    expect(fake.inputsOf('call.dial')).toEqual([{ target: '+31307654321', contactId: null }]);
  });

  it('redials, and marks missed calls as seen when somebody stays with the list', async () => {
    const { fake, user } = await renderApp(testAppState({ recentCalls: [recentCall()], figures: { calls: 0, averageHandleMs: null, afterCallMs: 0, missedUnseen: 1 } }));
    await user.click(screen.getByRole('button', { name: 'Redial' }));
    await user.keyboard('{F9}');
    expect(fake.inputsOf('call.redial')).toHaveLength(2);
    fireEvent.pointerEnter(screen.getByRole('region', { name: 'Recent' }));
    await waitFor(() => expect(fake.inputsOf('call.markMissedSeen')).toHaveLength(1), { timeout: 3_000 });
  });
});

describe('practice line', () => {
  it('counts down, shows what the customer says, and lets one call', async () => {
    const state = testAppState({
      account: { kind: 'practice', sip: null, passwordInMemoryOnly: false },
      practice: { scenarios: [{ id: 'order', title: { en: 'A new order', nl: 'Een bestelling' }, goal: { en: 'Take the order.', nl: 'Neem de bestelling op.' } }], nextCallAt: Date.now() + 30_000, caption: '' },
    });
    const { fake, user } = await renderApp(state);
    expect(screen.getByText(/A customer calls in 0:(29|30|31)/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Call me' }));
    expect(fake.inputsOf('practice.callMe')).toEqual([{ scenarioId: null }]);
    act(() => fake.set('practice', { ...state.practice, nextCallAt: null, caption: 'Good afternoon, my parcel is late.' }));
    expect(screen.getByText(/my parcel is late/)).toBeTruthy();
  });
});
