import { act, cleanup, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { StartupState } from '../../../../../shared/ipc/app-state.ts';
import { ok } from '../../../../../shared/lib/result.ts';
import { TEST_NOW, testAppState } from '../../../../support/app-state.ts';
import { renderApp } from '../../../../support/render-app.tsx';

afterEach(cleanup);

type Failure = Extract<StartupState, { phase: 'failed' }>;
const failed = (problem: Failure['problem'], details: Failure['details'] = {}) =>
  testAppState({
    startup: {
      phase: 'failed',
      problem,
      file: '/data/balie.db',
      details,
      backups: [{ name: 'a.db', at: TEST_NOW, bytes: 1_000_000, kind: 'daily' }],
    },
  });

describe('starting', () => {
  it('shows outlines without words while it lasts', async () => {
    await renderApp(testAppState({ startup: { phase: 'starting' } }));
    expect(screen.getByTestId('starting').textContent).toBe('');
    expect(screen.getByRole('status').textContent).toBe('');
  });

  it('says why it takes so long when it does', async () => {
    await renderApp(testAppState({ startup: { phase: 'starting' } }));
    expect(await screen.findByText(/reads the whole file first/u, undefined, { timeout: 10_000 })).toBeTruthy();
  });

  it('at a desk that leads straight to the work shows the telephone at once, and keeps what is typed meanwhile', async () => {
    let release: (() => void) | undefined;
    const { user, fake } = await renderApp(
      testAppState(),
      (main) =>
        main.on('system.snapshot', async () => {
          await new Promise<void>((resolve) => (release = resolve));
          return ok({ seq: 0, state: main.state() });
        }),
      undefined,
      { opens: 'work', language: 'nl', theme: 'dark' },
    );
    expect(screen.queryByTestId('starting')).toBeNull();
    expect(document.documentElement.lang).toBe('nl');
    expect(document.documentElement.dataset['theme']).toBe('dark');
    const field = screen.getByRole('textbox', { name: 'Nummer of naam' });
    await user.type(field, '0201234567{Enter}');
    // Nobody can be called yet: the wish is kept, and said.
    expect(fake.inputsOf('call.dial')).toEqual([]);
    expect(screen.getByText(/Belt zodra de lijn verbonden is/)).toBeTruthy();
    expect(screen.queryByRole('region', { name: 'Script' })).toBeNull();

    await act(async () => {
      release?.();
      await new Promise<void>((resolve) => {
        setTimeout(resolve, 0);
      });
    });
    const ready = await screen.findByRole('textbox', { name: 'Number or name' });
    expect(ready).toBe(field);
    expect(document.activeElement).toBe(field);
    expect(fake.inputsOf('call.dial')).toEqual([{ target: '0201234567', contactId: null, byHand: true }]);
    expect(await screen.findByRole('region', { name: 'Script' })).toBeTruthy();
  });

  it('that was expected to lead to the work gives way to the log-in screen when somebody has to log in', async () => {
    const state = testAppState();
    await renderApp({ ...state, session: { ...state.session, agent: null } }, undefined, undefined, { opens: 'work', language: 'en', theme: 'system' });
    expect(screen.queryByRole('textbox', { name: 'Number or name' })).toBeNull();
    expect(screen.getByRole('heading', { name: 'Who are you?' })).toBeTruthy();
  });

  it('of a damaged file: restores a backup after an inline confirmation', async () => {
    const { user, fake } = await renderApp(failed('database-corrupt'));
    expect(screen.getByRole('heading', { name: 'The data file is damaged' })).toBeTruthy();
    expect(screen.getByText('/data/balie.db')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: /Restore the backup of/ }));
    expect(fake.inputsOf('backup.restore')).toEqual([]);
    await user.click(within(screen.getByRole('group', { name: 'Restore' })).getByRole('button', { name: 'Restore' }));
    expect(fake.inputsOf('backup.restore')).toEqual([{ name: 'a.db' }]);
  });

  it('with an empty file says that the old one is kept, and can be cancelled by Escape', async () => {
    const { user, fake } = await renderApp(failed('database-from-future', { fileVersion: 12, ownVersion: 7 }));
    expect(screen.getByText('12')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Start with an empty file' }));
    expect(screen.getByText(/The old file is kept/)).toBeTruthy();
    await user.keyboard('{Escape}');
    expect(screen.queryByText(/The old file is kept/)).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Start with an empty file' }));
    const confirm = screen.getByRole('group', { name: 'Start with an empty file' });
    await user.click(within(confirm).getByRole('button', { name: 'Start with an empty file' }));
    expect(fake.inputsOf('system.startFresh')).toEqual([{}]);
  });

  it('with a bad provisioning file names file, field and reason, and offers nothing that would touch the data', async () => {
    const { user, fake } = await renderApp(
      failed('provisioning-invalid', {
        file: '/etc/balie.json',
        field: 'account.server',
        reason: 'must start with ws://',
      }),
    );
    for (const text of ['/etc/balie.json', 'account.server', 'must start with ws://'])
      expect(screen.getByText(text)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Start with an empty file' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await user.click(screen.getByRole('button', { name: 'Open data folder' }));
    await user.click(screen.getByRole('button', { name: 'Quit Balie' }));
    expect(fake.invoked.map(({ name }) => name)).toEqual(['system.retryStart', 'system.showDataFolder', 'system.quit']);
  });

  it('says in the agent’s language what is wrong with a provisioning file', async () => {
    const state = failed('provisioning-invalid', {
      file: '/etc/balie.json',
      field: 'accounts.1.id',
      reason: 'is there twice: shop',
      rule: 'twice',
      value: 'shop',
    });
    await renderApp({ ...state, settings: { ...state.settings, language: 'nl' } });
    expect(await screen.findByText('staat er twee keer: shop')).toBeTruthy();
  });
});
