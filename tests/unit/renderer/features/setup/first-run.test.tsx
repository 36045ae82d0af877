import { cleanup, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { appError } from '../../../../../shared/errors/app-error.ts';
import { err, ok } from '../../../../../shared/lib/result.ts';
import { testAppState } from '../../../../support/app-state.ts';
import { renderApp } from '../../../../support/render-app.tsx';

afterEach(cleanup);

const firstRun = () => testAppState({ account: { kind: 'none', sip: null, passwordInMemoryOnly: false } });
const button = (name: string) => screen.getByRole('button', { name });

describe('first run', () => {
  it('offers two ways in, and the practice line with one click', async () => {
    const { user, fake } = await renderApp(firstRun());
    expect(screen.queryByRole('region', { name: 'Telephone' })).toBeNull();
    await user.click(button('Practice line'));
    expect(fake.inputsOf('account.usePractice')).toEqual([{}]);
  });

  it('tests an account, says what failed in plain words, and saves it', async () => {
    const { user, fake } = await renderApp(firstRun(), (main) => {
      main.on('account.test', ({ password }) =>
        password === 'right' ? ok({ user: '1001' }) : err(appError('credentials-refused', '403', { sipStatus: 403 })),
      );
    });
    await user.click(button('My telephone account'));
    await user.type(screen.getByLabelText('Display name'), 'Sanne');
    await user.type(screen.getByLabelText('SIP address'), '1001@pbx.example');
    await user.type(screen.getByLabelText('Server'), 'wss://pbx.example:8089/ws');
    await user.type(screen.getByLabelText('Password'), 'wrong');
    await user.click(button('Test'));
    await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('refuses this user and password'));
    expect(screen.getByRole('alert').textContent).toContain('403');

    await user.clear(screen.getByLabelText('Password'));
    await user.type(screen.getByLabelText('Password'), 'right');
    await user.click(button('Test'));
    await screen.findByText('It works: registered as 1001.');
    await user.click(button('Save and connect'));
    await waitFor(() =>
      expect(fake.inputsOf('account.useSip')).toEqual([
        {
          account: {
            displayName: 'Sanne',
            uri: 'sip:1001@pbx.example',
            server: 'wss://pbx.example:8089/ws',
            authUser: '',
            tls: { caFile: '', rejectUnauthorized: true },
            iceServers: [],
            codecs: ['opus', 'G722', 'PCMA', 'PCMU'],
          },
          password: 'right',
        },
      ]),
    );
  });

  it('names the field that is wrong before anything is sent', async () => {
    const { user, fake } = await renderApp(firstRun());
    await user.click(button('My telephone account'));
    await user.type(screen.getByLabelText('SIP address'), 'somebody');
    await user.type(screen.getByLabelText('Server'), 'udp://pbx.example:5060');
    await user.click(button('Test'));
    await screen.findByText('Write it as sip:name@server.');
    expect(screen.getByText(/This kind of address cannot be used/)).toBeTruthy();
    expect(screen.getByLabelText('Server').getAttribute('aria-invalid')).toBe('true');
    expect(screen.getByText('This is needed.')).toBeTruthy();
    expect(fake.inputsOf('account.test')).toEqual([]);
  });

  it('puts an error from main beside the field it is about', async () => {
    const { user } = await renderApp(firstRun(), (main) => {
      main.on('account.useSip', () => err(appError('account-invalid', 'no certificate', { field: 'tls.caFile' })));
      main.on('account.chooseCaFile', () => ok('/etc/ca.pem'));
    });
    await user.click(button('My telephone account'));
    await user.type(screen.getByLabelText('SIP address'), 'sip:1001@pbx.example');
    await user.type(screen.getByLabelText('Server'), 'wss://pbx.example/ws');
    await user.type(screen.getByLabelText('Password'), 'x');
    await user.click(button('Advanced'));
    await user.click(button('Choose file…'));
    await waitFor(() =>
      expect(screen.getByLabelText<HTMLInputElement>('Certification authority').value).toBe('/etc/ca.pem'),
    );
    await user.click(button('Save and connect'));
    await waitFor(() =>
      expect(screen.getByLabelText('Certification authority').getAttribute('aria-invalid')).toBe('true'),
    );
  });

  it('speaks Dutch as soon as Dutch is chosen', async () => {
    const { user, fake } = await renderApp(firstRun(), (main) =>
      main.on('settings.change', (patch) => {
        main.set('settings', { ...main.state().settings, ...(patch as { language: 'nl' }) });
        return ok(undefined);
      }),
    );
    await user.click(screen.getByRole('radio', { name: 'Nederlands' }));
    await screen.findByRole('button', { name: 'Oefenlijn' });
    expect([document.documentElement.lang, fake.inputsOf('settings.change')]).toEqual(['nl', [{ language: 'nl' }]]);
  });
});
