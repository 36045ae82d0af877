import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { FormDraft } from '../../../../../shared/ipc/commands/draft.ts';
import { ok } from '../../../../../shared/lib/result.ts';
import { testAppState } from '../../../../support/app-state.ts';
import { actAsMain, ANNA, interactionIdOf, KARL, stateWith } from '../../../../support/interactions.ts';
import type { FakeSoftphone } from '../../../../support/fake-softphone.ts';
import { renderApp } from '../../../../support/render-app.tsx';

afterEach(cleanup);

const pane = () => within(screen.getByRole('region', { name: 'Customer' }));
const field = (name: string) => pane().findByRole<HTMLInputElement>('textbox', { name });
const ID = interactionIdOf(1);

/** Main as it keeps forms, over one window after the other. */
function keeping(drafts: Map<string, string>) {
  return (fake: FakeSoftphone): void => {
    actAsMain(fake);
    fake.on('draft.list', () => ok([...drafts].map(([key, body]): FormDraft => ({ key, body }))));
    fake.on('draft.save', ({ key, body }) => {
      if (body === null) drafts.delete(key);
      else drafts.set(key, body);
      return ok(undefined);
    });
  };
}

describe('a customer form that was begun', () => {
  it('is back after a reload, against the version it was opened with, and gone once it is saved', async () => {
    const drafts = new Map<string, string>();
    const first = await renderApp(stateWith([{ contact: ANNA }]), keeping(drafts));
    await first.user.keyboard('{Control>}e{/Control}');
    await first.user.clear(await field('City'));
    await first.user.type(await field('City'), 'Zwolle');
    await waitFor(() => expect([...drafts.values()].join('')).toContain('Zwolle'));
    first.unmount();

    const newer = { ...ANNA, version: ANNA.version + 1 };
    const second = await renderApp(stateWith([{ contact: newer }]), keeping(drafts));
    expect((await field('City')).value).toBe('Zwolle');
    second.fake.on('contact.save', () => ok(newer));
    await second.user.click(pane().getByRole('button', { name: 'Save customer' }));
    await waitFor(() => expect(second.fake.inputsOf('contact.save')[0]).toMatchObject({ version: ANNA.version }));
    await waitFor(() => expect(drafts.size).toBe(0));
  });

  it('of somebody opened by hand brings that customer back', async () => {
    const form = { mode: 'edit', contactId: KARL.id, version: 1, opened: true, values: { addresses: [{ street: '', houseNumber: '', postcode: '', city: 'Halle', country: '', kind: 'home', preferred: false, valid: true }] } };
    await renderApp(testAppState(), keeping(new Map([[`customer:${KARL.id}`, JSON.stringify(form)]])));
    expect((await field('City')).value).toBe('Halle');
    expect((await field('Last name')).value).toBe(KARL.lastName);
  });

  it('never lands in another customer, and what cannot be read is left alone', async () => {
    const form = { mode: 'edit', contactId: KARL.id, version: 1, opened: false, values: { addresses: [{ street: '', houseNumber: '', postcode: '', city: 'Halle', country: '', kind: 'home', preferred: false, valid: true }] } };
    const drafts = new Map([
      [`customer:${ID}`, JSON.stringify(form)],
      ['customer:x', '{"mode":'],
      ['mail:1', '{}'],
    ]);
    await renderApp(stateWith([{ contact: ANNA }]), keeping(drafts));
    await act(() => new Promise((resolve) => setTimeout(resolve, 50)));
    expect(pane().getByRole('heading', { name: 'Anna van den Berg' })).toBeTruthy();
    expect(pane().queryByRole('textbox', { name: 'City' })).toBeNull();
    expect(drafts.size).toBe(3);
  });

  it('is forgotten when it is left by Escape', async () => {
    const drafts = new Map<string, string>();
    const { user } = await renderApp(stateWith([{ contact: ANNA }]), keeping(drafts));
    await user.keyboard('{Control>}e{/Control}');
    await user.type(await field('City'), 'x');
    await waitFor(() => expect(drafts.size).toBe(1));
    await user.keyboard('{Escape}');
    await waitFor(() => expect(drafts.size).toBe(0));
  });
});
