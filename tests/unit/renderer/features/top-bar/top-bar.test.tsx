import { act, cleanup, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { appError } from '../../../../../shared/errors/app-error.ts';
import { err, ok } from '../../../../../shared/lib/result.ts';
import { testAppState } from '../../../../support/app-state.ts';
import { ANNA, CALL_1, callsOf, storyOf } from '../../../../support/call-fixtures.ts';
import { renderApp } from '../../../../support/render-app.tsx';

afterEach(cleanup);

const stateBox = () => screen.getByRole('combobox', { name: 'Agent state' });
const line = () => screen.getByRole('status', { name: 'Line' }).textContent;

describe('agent state', () => {
  it('shows the present state and chooses another', async () => {
    const { fake, user } = await renderApp(testAppState());
    expect(stateBox().textContent).toBe('Ready');
    await user.click(stateBox());
    await user.click(await screen.findByRole('option', { name: 'Not ready: lunch' }));
    expect(fake.inputsOf('agent.chooseState')).toEqual([{ choice: { state: 'not-ready', reason: 'lunch' } }]);
  });

  it('logs out', async () => {
    const { fake, user } = await renderApp(testAppState());
    await user.click(stateBox());
    await user.click(await screen.findByRole('option', { name: 'Log out' }));
    expect(fake.inputsOf('agent.logOut')).toHaveLength(1);
  });

  it('shows Talking in a call and chooses what comes next', async () => {
    const base = testAppState();
    const { fake, user } = await renderApp(
      testAppState({
        session: { ...base.session, state: { state: 'talking', reason: null }, next: { state: 'ready' } },
        calls: callsOf(storyOf(CALL_1, 'in', { type: 'answering' }, { type: 'connected' })),
      }),
    );
    expect(stateBox().textContent).toBe('Talking');
    expect(screen.getByText('Next: Ready')).toBeTruthy();
    await user.click(stateBox());
    expect((await screen.findByRole('option', { name: 'Log out' })).getAttribute('aria-disabled')).toBe('true');
    await user.click(screen.getByRole('option', { name: 'Not ready: meeting' }));
    expect(fake.inputsOf('agent.chooseState')).toEqual([{ choice: { state: 'not-ready', reason: 'meeting' } }]);
  });

  it('says why Ready was refused', async () => {
    const base = testAppState();
    const { user } = await renderApp(testAppState({ session: { ...base.session, state: { state: 'not-ready', reason: 'break' }, next: { state: 'not-ready', reason: 'break' } } }), (main) =>
      main.on('agent.chooseState', () => err(appError('microphone-missing', 'none'))),
    );
    expect(stateBox().textContent).toBe('Not ready: break');
    await user.click(stateBox());
    await user.click(await screen.findByRole('option', { name: 'Ready' }));
    expect((await screen.findByRole('alert')).textContent).toContain('No microphone found');
    // It hangs over the number field, until somebody goes on there.
    vi.spyOn(document, 'hasFocus').mockReturnValue(true);
    await user.click(screen.getByRole('textbox', { name: 'Number or name' }));
    expect(screen.queryByRole('alert')).toBeNull();
  });
});

describe('line status', () => {
  it('says registered, connecting, and why not', async () => {
    const { fake } = await renderApp(testAppState());
    expect(line()).toBe('Registered');
    act(() => fake.set('line', { state: 'connecting', problem: null }));
    expect(line()).toBe('Connecting');
    act(() => fake.set('line', { state: 'not-registered', problem: 'server-unreachable', sipStatus: null, field: null, retryAt: Date.now() + 8_500 }));
    expect(line()).toBe('Not registered: server unreachable');
    expect(screen.getByText(/next try in (?:8|9|10) s/)).toBeTruthy();
  });

  it('opens its details, and the account from there', async () => {
    const { user, connection } = await renderApp(testAppState());
    await user.click(screen.getByRole('button', { name: 'Line details' }));
    await user.click(await screen.findByRole('button', { name: 'Change account' }));
    expect(connection.view.getState()).toMatchObject({ name: 'settings', tab: 'account' });
  });
});

describe('search', () => {
  it('opens with Ctrl+K, runs a command by Enter, and does nothing on Escape', async () => {
    const { user, connection, fake } = await renderApp(testAppState());
    await user.keyboard('{Control>}k{/Control}');
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Search' }));
    await user.keyboard('sound');
    expect(screen.getByRole('option', { name: 'Settings: Sound' })).toBeTruthy();
    await user.keyboard('{Enter}');
    expect(connection.view.getState()).toMatchObject({ name: 'settings', tab: 'sound' });
    await user.keyboard('{Control>}k{/Control}lunch{Enter}');
    expect(fake.inputsOf('agent.chooseState')).toEqual([{ choice: { state: 'not-ready', reason: 'lunch' } }]);
  });

  it('finds customers; without a pane to show them the number is prepared', async () => {
    const { user } = await renderApp(testAppState(), (main) => main.on('contact.search', () => ok([ANNA])));
    await user.keyboard('{Control>}k{/Control}zzberg');
    expect(await screen.findByRole('option', { name: /Anna van den Berg.*Utrecht/ })).toBeTruthy();
  });
});

describe('figures', () => {
  it('shows today, and that practice does not count', async () => {
    const { fake } = await renderApp(testAppState({ figures: { calls: 23, averageHandleMs: 232_000, afterCallMs: 61_000, missedUnseen: 0 } }));
    const today = screen.getByRole('group', { name: 'Today' });
    expect(today.textContent).toBe('23calls3:52handle time1:01after-call');
    act(() => fake.set('account', { kind: 'practice', sip: null, passwordInMemoryOnly: false }));
    expect(screen.queryByRole('group', { name: 'Today' })).toBeNull();
    expect(screen.getByText('Practice: not counted')).toBeTruthy();
  });
});
