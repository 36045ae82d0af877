import { act, cleanup, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { TEST_NOW, testAppState } from '../../../../support/app-state.ts';
import { CALL_1, CALL_2, callsOf, storyOf } from '../../../../support/call-fixtures.ts';
import { renderApp } from '../../../../support/render-app.tsx';

const TALKING = [{ type: 'answering' }, { type: 'connected' }] as const;
const told = vi.spyOn(console, 'error');

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

/** Every running time on the screen fails from now on: the clock of a call is in each of its forms, and of them alone. */
function breakClocks(): () => void {
  told.mockImplementation(() => undefined);
  const spy = vi.spyOn(String.prototype, 'padStart').mockImplementation(() => {
    throw new Error('a fault of the test');
  });
  return () => spy.mockRestore();
}

describe('a fault in how a call is shown', () => {
  it('leaves number, state and the buttons of each call, with their keys; a call that goes on is tried again', async () => {
    const mend = breakClocks();
    const { fake, user } = await renderApp(testAppState({ calls: callsOf(storyOf(CALL_1, 'in', ...TALKING), storyOf(CALL_2, 'in')) }));
    const [talking, ringing] = screen.getAllByRole('article', { name: '+31612345678' }).map((card) => within(card));
    expect(talking?.getByRole('status', { name: 'Call' }).textContent).toBe('Talking');
    expect(ringing?.getByRole('status', { name: 'Call' }).textContent).toBe('Ringing');
    await user.keyboard('{F2}{F4}');
    await user.click(ringing?.getByRole('button', { name: 'Answer' }) as HTMLElement);
    await user.click(ringing?.getByRole('button', { name: 'Decline' }) as HTMLElement);
    await user.click(talking?.getByRole('button', { name: 'Hang up' }) as HTMLElement);
    expect(fake.invoked.filter(({ name }) => name.startsWith('call.')).map(({ name, input }) => [name, input])).toEqual([
      ['call.answer', { callId: CALL_2 }],
      ['call.hangUp', { callId: CALL_1 }],
      ['call.answer', { callId: CALL_2 }],
      ['call.decline', { callId: CALL_2 }],
      ['call.hangUp', { callId: CALL_1 }],
    ]);
    expect(screen.getByRole('textbox', { name: 'Find a customer' })).toBeTruthy();
    mend();
    act(() => fake.emit({ type: 'call', event: { type: 'ended', callId: CALL_2, at: TEST_NOW, end: { cause: 'declined-here', code: null, by: 'here' } } as never }));
    // The one that changed is whole again by itself.
    expect(screen.getAllByRole('article', { name: 'Anna van den Berg' })).toHaveLength(1);
    await user.click(talking?.getByRole('button', { name: 'Show again: this part had a fault' }) as HTMLElement);
    expect(screen.getAllByRole('article', { name: 'Anna van den Berg' })).toHaveLength(2);
  });

  it('takes neither the rest of the telephone nor the bar away when the whole of it is at fault', async () => {
    told.mockImplementation(() => undefined);
    const state = testAppState({ calls: callsOf(storyOf(CALL_1, 'in', ...TALKING)) });
    // Of a state that no version of main sends.
    const { fake, user } = await renderApp({ ...state, recentCalls: null as never, line: null as never });
    await user.keyboard('{F4}');
    expect(fake.inputsOf('call.hangUp')).toEqual([{ callId: CALL_1 }]);
    expect(screen.getAllByRole('alert').length).toBeGreaterThan(0);
    expect(screen.getByRole('region', { name: 'Telephone' })).toBeTruthy();
  });
});
