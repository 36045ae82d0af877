import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { appError } from '../../../../../shared/errors/app-error.ts';
import { err, ok } from '../../../../../shared/lib/result.ts';
import { actAsMain, ANNA, BAKERY, interactionIdOf, stateWith } from '../../../../support/interactions.ts';
import { renderApp } from '../../../../support/render-app.tsx';

afterEach(cleanup);

const form = () => within(screen.getByRole('region', { name: 'Registration' }));
const field = (name: string): HTMLTextAreaElement => form().getByLabelText<HTMLTextAreaElement>(name);
const VALUES = {
  question: { value: 'Where is it?', origin: 'agent' },
  category: { value: 'delivery', origin: 'script' },
  proposedSolution: { value: 'Tomorrow', origin: 'agent' },
  solvedAtOnce: { value: 'yes', origin: 'script' },
} as const;

describe('the registration', () => {
  it('keeps every word as it is typed and says so', async () => {
    const { user, fake } = await renderApp(stateWith([{ contact: ANNA }]), actAsMain);
    await user.type(field('Note'), 'Wants a call on Monday');
    await waitFor(() => expect(fake.inputsOf('registration.change').at(-1)?.value).toBe('Wants a call on Monday'));
    expect(field('Note').value).toBe('Wants a call on Monday');
    expect(await form().findByText('saved')).toBeDefined();
  });

  it('keeps the text in sight when it cannot be stored, and tries again', async () => {
    const { user, fake } = await renderApp(stateWith([{ contact: ANNA }]), actAsMain);
    fake.on('registration.change', () => err(appError('disk-full', 'x')));
    await user.type(field('Note'), 'abc');
    expect((await form().findByRole('alert')).textContent).toContain('The disk is full');
    expect(field('Note').value).toBe('abc');
    fake.on('registration.change', () => ok(undefined));
    await user.click(form().getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(form().queryByRole('alert')).toBeNull());
  });

  it('shows the time that is left after the call, warns, and gives more by button and by key', async () => {
    const at = Date.now();
    const wrapUp = { limitMs: 60_000, extraMs: 0 };
    const ended = (secondsAgo: number) => stateWith([{ contact: ANNA, phase: 'ended', change: { endedAt: at - secondsAgo * 1_000, wrapUp } }]);
    const { user, fake, unmount } = await renderApp(ended(5), actAsMain);
    expect(form().getByRole('timer').textContent).toMatch(/^0:5\d to complete$/);
    await user.click(form().getByRole('button', { name: '1 minute more' }));
    await user.keyboard('{Control>}m{/Control}');
    expect(fake.inputsOf('registration.extend')).toHaveLength(2);
    unmount();
    const warning = await renderApp(ended(50), actAsMain);
    expect(form().getByText('The time to complete the registration is almost over.')).toBeDefined();
    warning.unmount();
    await renderApp(ended(90), actAsMain);
    expect(form().getByRole('timer').textContent).toMatch(/^0:(29|3\d) over the time$/);
    expect(form().getByText(/Nothing is lost/)).toBeDefined();
  });

  it('names the missing fields, marks them after an attempt, and closes itself at hang-up', async () => {
    const { user, fake } = await renderApp(stateWith([{ contact: ANNA, change: { values: VALUES } }]), actAsMain);
    expect(form().getByText('1 field missing')).toBeDefined();
    expect(form().queryByText('missing')).toBeNull();
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(form().getByText('missing')).toBeDefined();
    expect(document.activeElement).toBe(form().getByRole('combobox', { name: 'Outcome' }));
    expect(fake.inputsOf('registration.save')).toEqual([]);

    await user.click(form().getByRole('combobox', { name: 'Outcome' }));
    await user.click(
      within(await screen.findByRole('listbox', { name: 'Outcome' })).getByRole('option', { name: 'Solved' }),
    );
    expect(await form().findByText('Closes itself at hang-up')).toBeDefined();
    await user.click(form().getByRole('button', { name: 'Save registration' }));
    await waitFor(() => expect(fake.inputsOf('registration.save')).toEqual([{ interactionId: interactionIdOf(1) }]));
  });

  it('says after the call what is still to do, and completes', async () => {
    const { user } = await renderApp(
      stateWith([{ contact: ANNA, phase: 'dismissed', change: { values: VALUES } }]),
      actAsMain,
    );
    expect(form().getByText('Call over: 1 field to go')).toBeDefined();
    await user.click(form().getByRole('combobox', { name: 'Outcome' }));
    await user.click(await screen.findByRole('option', { name: 'Call back' }));
    await user.click(form().getByRole('button', { name: 'Save registration' }));
    expect(await form().findByText('Registered')).toBeDefined();
  });

  it('closes as incomplete with a reason, without the mouse', async () => {
    const { user, fake } = await renderApp(stateWith([{ contact: ANNA, phase: 'dismissed' }]), actAsMain);
    await user.click(form().getByRole('button', { name: 'Close as incomplete' }));
    expect(document.activeElement).toBe(form().getByRole('listbox', { name: 'Why incomplete?' }));
    await user.keyboard('{ArrowDown}{ArrowDown}{Enter}');
    await waitFor(() =>
      expect(fake.inputsOf('registration.close')).toEqual([
        { interactionId: interactionIdOf(1), reason: 'customer-left' },
      ]),
    );
    expect(await form().findByText('Closed as incomplete')).toBeDefined();
  });

  it('keeps the text of each call while the agent switches between them', async () => {
    const { user } = await renderApp(stateWith([{ contact: ANNA }, { contact: BAKERY, phase: 'held' }]), actAsMain);
    await user.type(field('Note'), 'for Anna');
    await user.click(form().getByRole('button', { name: /Bakkerij De Vries/ }));
    expect(field('Note').value).toBe('');
    await user.type(field('Note'), 'for the bakery');
    await user.click(form().getByRole('button', { name: /Anna van den Berg/ }));
    expect(field('Note').value).toBe('for Anna');
    await user.click(form().getByRole('button', { name: /Bakkerij De Vries/ }));
    expect(field('Note').value).toBe('for the bakery');
  });
});
