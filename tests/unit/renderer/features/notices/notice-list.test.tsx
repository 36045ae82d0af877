import { act, cleanup, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { JOHAN, testAppState } from '../../../../support/app-state.ts';
import { renderApp } from '../../../../support/render-app.tsx';

afterEach(cleanup);

const notices = () => within(screen.getByRole('region', { name: 'Notices' }));

describe('notices', () => {
  it('explain why the line is not registered and go when it is', async () => {
    const { user, fake } = await renderApp(
      testAppState({
        line: {
          state: 'not-registered',
          problem: 'server-unreachable',
          sipStatus: null,
          field: null,
          retryAt: Date.now() + 9_500,
        },
      }),
    );
    expect(notices().getByText('Not registered: server unreachable')).toBeTruthy();
    expect(notices().getByText(/Next try in \d+ s/)).toBeTruthy();
    await user.click(notices().getByRole('button', { name: 'Try again' }));
    expect(fake.inputsOf('account.reconnect')).toEqual([{}]);
    act(() => fake.set('line', { state: 'registered', user: '1001' }));
    expect(screen.queryByRole('region', { name: 'Notices' })).toBeNull();
  });

  it('take the password from anybody who works here', async () => {
    const session = { ...testAppState().session, agent: JOHAN };
    const { user, fake } = await renderApp(
      testAppState({
        session,
        line: { state: 'not-registered', problem: 'credentials-refused', sipStatus: 403, field: null, retryAt: null },
      }),
    );
    expect(notices().queryByRole('button', { name: 'Change account' })).toBeNull();
    await user.click(notices().getByRole('button', { name: 'Enter password' }));
    await user.type(notices().getByLabelText('Password'), 'geheim{Enter}');
    expect(fake.inputsOf('account.enterPassword')).toEqual([{ password: 'geheim' }]);
  });

  it('stay until dismissed, the gravest first', async () => {
    const { user, fake } = await renderApp(
      testAppState({
        notices: [
          { id: 'a', code: 'interrupted-call', severity: 'warning', details: {} },
          { id: 'b', code: 'disk-full', severity: 'error', details: {} },
        ],
      }),
    );
    expect(notices().getByRole('alert').textContent).toContain('The disk is full');
    await user.click(notices().getByRole('button', { name: '1 more notice' }));
    expect(notices().getByText(/Balie stopped during a call/)).toBeTruthy();
    await user.click(notices().getAllByRole('button', { name: 'Dismiss' })[0] as HTMLElement);
    expect(fake.inputsOf('system.dismissNotice')).toEqual([{ id: 'b' }]);
  });
});
