import { cleanup, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { AppState } from '../../../../../shared/ipc/app-state.ts';
import { appError } from '../../../../../shared/errors/app-error.ts';
import { err, ok } from '../../../../../shared/lib/result.ts';
import { FATIMA, JOHAN, testAgent, testAppState } from '../../../../support/app-state.ts';
import { renderApp } from '../../../../support/render-app.tsx';

afterEach(cleanup);

const SANNE = testAgent();
const loggedOut = (agents = [SANNE, JOHAN, FATIMA]): AppState =>
  testAppState({ session: { ...testAppState().session, agent: null, agents } });

describe('logging in', () => {
  it('takes one click without a password', async () => {
    const { user, fake } = await renderApp(loggedOut());
    await user.click(screen.getByRole('button', { name: /Sanne de Wit/ }));
    expect(fake.inputsOf('agent.logIn')).toEqual([{ agentId: SANNE.id, password: '' }]);
  });

  it('says that the computer slept, and until when somebody was logged in', async () => {
    const at = new Date(2026, 10, 20, 17, 31).getTime();
    await renderApp({ ...loggedOut(), notices: [{ id: 'slept', code: 'slept', severity: 'warning', details: { at, name: 'Sanne' } }] });
    expect(screen.getByRole('status').textContent).toBe('The computer slept. The log-in of Sanne ended on 20 Nov 2026, 17:31.');
  });

  it('says that a password is wrong, and lets in with the right one', async () => {
    const { user, fake } = await renderApp(loggedOut(), (main) =>
      main.on('agent.logIn', ({ password }) => {
        if (password !== 'geheim') return err(appError('wrong-password', 'no match'));
        main.set('session', { ...main.state().session, agent: JOHAN });
        return ok(undefined);
      }),
    );
    await user.click(screen.getByRole('button', { name: /Johan Bakker/ }));
    await user.type(screen.getByLabelText('Password'), 'fout{Enter}');
    await screen.findByText(/This password is not right/);
    await user.clear(screen.getByLabelText('Password'));
    await user.type(screen.getByLabelText('Password'), 'geheim');
    await user.click(screen.getByRole('button', { name: 'Log in' }));
    await screen.findByRole('region', { name: 'Telephone' });
    expect(fake.inputsOf('agent.logIn').map(({ password }) => password)).toEqual(['fout', 'geheim']);
  });

  it('asks the only person for the password at once, and hides those who may not log in', async () => {
    await renderApp(loggedOut([JOHAN, { ...FATIMA, active: false }]));
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Password')));
    expect(screen.queryByText(FATIMA.name)).toBeNull();
  });
});
