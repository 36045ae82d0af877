import { act, cleanup, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { SettingsTab } from '../../../../../renderer/agent/bridge/view-store.ts';
import { appError } from '../../../../../shared/errors/app-error.ts';
import { err } from '../../../../../shared/lib/result.ts';
import { FATIMA, JOHAN, TEST_NOW, testAgent, testAppState } from '../../../../support/app-state.ts';
import { renderApp } from '../../../../support/render-app.tsx';

afterEach(cleanup);

async function openSettings(tab: SettingsTab, ...args: Parameters<typeof renderApp>) {
  const app = await renderApp(...args);
  act(() => app.connection.view.getState().open(tab));
  return app;
}

describe('settings', () => {
  it('open in the centre beside the telephone, and Escape goes back to the work', async () => {
    const { user } = await renderApp(testAppState());
    await user.click(screen.getByRole('button', { name: 'Menu' }));
    await user.click(await screen.findByRole('menuitem', { name: 'General settings' }));
    await screen.findByRole('region', { name: 'Settings' });
    expect(screen.getByRole('region', { name: 'Telephone' })).toBeTruthy();
    expect(screen.queryByRole('region', { name: 'Script' })).toBeNull();
    await user.keyboard('{Escape}');
    expect(screen.getByRole('region', { name: 'Script' })).toBeTruthy();
  });

  it('change at once', async () => {
    const { user, fake } = await openSettings('general', testAppState());
    await user.click(screen.getByRole('switch', { name: 'Dial links at once' }));
    await user.click(screen.getByRole('radio', { name: 'Dark' }));
    expect(fake.inputsOf('settings.change')).toEqual([{ dialLinksAtOnce: true }, { theme: 'dark' }]);
    act(() => fake.set('settings', { ...fake.state().settings, theme: 'dark' }));
    expect(document.documentElement.dataset['theme']).toBe('dark');
  });

  it('choose devices, show the living level, and hold the microphone only while in view', async () => {
    const { user, fake, connection } = await openSettings('sound', testAppState());
    await user.click(screen.getByRole('combobox', { name: 'Microphone' }));
    await user.click(await screen.findByRole('option', { name: 'Built-in microphone' }));
    expect(fake.inputsOf('settings.chooseDevice')).toEqual([{ kind: 'microphone', deviceId: 'mic-2' }]);
    act(() => fake.levels({ callId: null, microphone: 0.25, speaker: 0 }));
    expect(screen.getByRole('meter', { name: 'Microphone level' }).getAttribute('aria-valuenow')).toBe('50');
    await user.click(screen.getByRole('button', { name: 'Test ring' }));
    expect(fake.inputsOf('settings.testRinger')).toEqual([{}]);
    act(() => connection.view.getState().close());
    expect(fake.inputsOf('settings.monitorMicrophone')).toEqual([{ on: true }, { on: false }]);
  });

  it('say what to do about a refused microphone', async () => {
    await openSettings('sound', testAppState({ devices: { ...testAppState().devices, microphoneProblem: 'refused' } }));
    expect(screen.getByRole('alert').textContent).toContain('privacy settings');
  });

  it('keep the stored password of the account unless a new one is typed', async () => {
    const { user, fake } = await openSettings('account', testAppState());
    await user.click(screen.getByRole('button', { name: 'Save and connect' }));
    await waitFor(() => expect(fake.inputsOf('account.useSip').map(({ password }) => password)).toEqual([null]));
  });

  it('explain to an agent that the account is the administrators’ business', async () => {
    await openSettings('account', testAppState({ session: { ...testAppState().session, agent: JOHAN } }));
    expect(screen.getByText('Only administrators can change the telephone account.')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Test' })).toBeNull();
  });
});

describe('people', () => {
  const everybody = [testAgent(), JOHAN, FATIMA];
  const session = { ...testAppState().session, agents: everybody };

  it('are added by an administrator; a name that is taken is said at the field', async () => {
    const { user, fake } = await openSettings('people', testAppState({ session }), (main) =>
      main.on('agent.save', ({ name }) =>
        name === 'Johan Bakker' ? err(appError('name-taken', 'taken')) : { ok: true, value: testAgent({ name }) },
      ),
    );
    await user.click(screen.getByRole('button', { name: 'Add a person' }));
    await user.type(screen.getByLabelText('Name'), 'Johan Bakker{Enter}');
    await screen.findByText(/is already there/);
    await user.clear(screen.getByLabelText('Name'));
    await user.type(screen.getByLabelText('Name'), 'Piet{Enter}');
    await waitFor(() => expect(screen.queryByLabelText('Name')).toBeNull());
    expect(fake.inputsOf('agent.save').at(-1)).toEqual({ agentId: null, name: 'Piet', role: 'agent', active: true });
  });

  it('are deactivated after an inline question', async () => {
    const { user, fake } = await openSettings('people', testAppState({ session }));
    await user.click(screen.getByRole('button', { name: 'Change Johan Bakker' }));
    await user.click(screen.getByRole('button', { name: 'Deactivate' }));
    expect(fake.inputsOf('agent.save')).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Deactivate' }));
    expect(fake.inputsOf('agent.save')).toEqual([
      { agentId: JOHAN.id, name: JOHAN.name, role: 'agent', active: false },
    ]);
  });

  it('change their own password, which must be typed twice alike', async () => {
    const { user, fake } = await openSettings(
      'people',
      testAppState({ session: { ...session, agent: JOHAN } }),
      (main) =>
        main.on('agent.setPassword', ({ currentPassword }) =>
          currentPassword === 'oud' ? { ok: true, value: undefined } : err(appError('wrong-password', 'no')),
        ),
    );
    expect(screen.getByText(/Only administrators can add people/)).toBeTruthy();
    await user.type(screen.getByLabelText('Present password'), 'fout');
    await user.type(screen.getByLabelText('New password'), 'nieuw');
    await user.type(screen.getByLabelText('New password again'), 'anders');
    await user.click(screen.getByRole('button', { name: 'Change password' }));
    await screen.findByText('The two passwords differ.');
    await user.clear(screen.getByLabelText('New password again'));
    await user.type(screen.getByLabelText('New password again'), 'nieuw{Enter}');
    await screen.findByText(/This password is not right/);
    await user.clear(screen.getByLabelText('Present password'));
    await user.type(screen.getByLabelText('Present password'), 'oud{Enter}');
    await screen.findByText('The password has been changed.');
    expect(fake.inputsOf('agent.setPassword').at(-1)).toEqual({
      agentId: JOHAN.id,
      currentPassword: 'oud',
      newPassword: 'nieuw',
    });
  });
});

describe('data', () => {
  it('is backed up on request, and a failure stays in view', async () => {
    const { user } = await openSettings(
      'data',
      testAppState({ backups: [{ name: 'a.db', at: TEST_NOW, bytes: 5_000_000, kind: 'manual' }] }),
      (main) => main.on('backup.create', () => err(appError('disk-full', 'full'))),
    );
    expect(screen.getByRole('list', { name: 'Backups' }).textContent).toContain('5 MB');
    await user.click(screen.getByRole('button', { name: 'Back up now' }));
    await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('The disk is full'));
  });
});
