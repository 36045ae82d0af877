import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { summaryOf } from '../../../../../shared/domain/contact/contact-name.ts';
import { newAddress, newMail } from '../../../../../shared/domain/contact/contact.ts';
import { appError } from '../../../../../shared/errors/app-error.ts';
import { err, ok } from '../../../../../shared/lib/result.ts';
import { testAgent, testAppState } from '../../../../support/app-state.ts';
import { actAsMain, ANNA, BAKERY, interactionIdOf, KARL, stateWith } from '../../../../support/interactions.ts';
import { renderApp } from '../../../../support/render-app.tsx';

afterEach(cleanup);

const pane = () => within(screen.getByRole('region', { name: 'Customer' }));
const ID = interactionIdOf(1);
const inCity = (city: string) => ({ ...ANNA, addresses: ANNA.addresses.map((address) => ({ ...address, city })) });

describe('the customer', () => {
  it('is on screen at the ring with the last five contacts', async () => {
    await renderApp(stateWith([{ contact: ANNA, phase: 'ringing' }]), actAsMain);
    expect(pane().getByRole('heading', { name: 'Anna van den Berg' })).toBeDefined();
    expect(pane().getByText('Dorpsstraat 12, 3511 AB Utrecht')).toBeDefined();
    const rows = within(await pane().findByRole('list', { name: 'Last contacts' })).getAllByRole('listitem');
    expect(rows.map((row) => [...row.children].slice(1).map((part) => part.textContent))).toEqual([
      ['Order 4471-B, two articles arrived damaged', 'Complaint registered'],
      ['Missed call', 'missed'],
      ['Asked about delivery times of the garden chairs', 'Solved'],
      ['Called, not reached', 'no answer'],
      ['Invoice', 'incomplete'],
    ]);
  });

  it('is chosen from several by keys', async () => {
    const match = { state: 'several', candidates: [ANNA, KARL, BAKERY].map(summaryOf) } as const;
    const { user, fake } = await renderApp(stateWith([{ phase: 'ringing', match }]), actAsMain);
    const list = pane().getByRole('listbox', { name: 'Which customer?' });
    expect(pane().getByRole('button', { name: 'New customer' })).toBeDefined();
    list.focus();
    await user.keyboard('{ArrowDown}{Enter}3');
    expect(fake.inputsOf('contact.pick')).toEqual([
      { interactionId: ID, contactId: KARL.id },
      { interactionId: ID, contactId: BAKERY.id },
    ]);
  });

  it('is added from an unknown number, which is filled in', async () => {
    const { user, fake } = await renderApp(stateWith([{ phase: 'ringing' }]), actAsMain);
    fake.on('contact.save', () => ok(ANNA));
    expect(pane().getByText('06 87654321')).toBeDefined();
    await user.click(pane().getByRole('button', { name: 'New customer' }));
    expect((await pane().findByLabelText<HTMLInputElement>('Telephone')).value).toBe('06 87654321');
    await user.click(pane().getByRole('button', { name: 'Save customer' }));
    expect(pane().getByText('Fill in a name or an organisation.')).toBeDefined();
    await user.type(pane().getByLabelText('Last name'), 'Jansen');
    await user.type(pane().getByLabelText('E-mail'), 'jansen@');
    expect(pane().queryByText(/An e-mail address looks like/)).toBeDefined();
    await user.type(pane().getByLabelText('E-mail'), 'example.nl{Control>}{Enter}{/Control}');
    await waitFor(() => expect(fake.inputsOf('contact.save').length).toBe(1));
    expect(fake.inputsOf('contact.save')[0]).toMatchObject({
      contactId: null,
      interactionId: ID,
      fields: {
        lastName: 'Jansen',
        mails: [{ address: 'jansen@example.nl', kind: 'private' }],
        phones: [{ raw: '06 87654321', e164: '+31687654321', kind: 'mobile' }],
      },
    });
    expect(fake.inputsOf('registration.save')).toEqual([]);
  });

  it('says who was first when two people change the same customer, and lets the agent decide', async () => {
    const { user, fake } = await renderApp(stateWith([{ contact: ANNA }]), actAsMain);
    fake.on('contact.save', ({ version }) =>
      version === 9 ? ok(inCity('Gouda')) : err(appError('stale-version', 'x')),
    );
    fake.on('contact.get', () => ok({ ...inCity('Zeist'), version: 9 }));
    fake.on('contact.undo', () => ok(inCity('Zeist')));
    await user.keyboard('{Control>}e{/Control}');
    await user.clear(pane().getByLabelText('City'));
    await user.type(pane().getByLabelText('City'), 'Gouda');
    await user.click(pane().getByRole('button', { name: 'Save customer' }));
    expect(await pane().findByText('Somebody else has changed this customer')).toBeDefined();
    expect(pane().getByLabelText<HTMLInputElement>('City').value).toBe('Gouda');
    await user.click(pane().getByRole('button', { name: 'Keep mine' }));
    await waitFor(() => expect(fake.inputsOf('contact.save').map(({ version }) => version)).toEqual([3, 9]));
    expect(await pane().findByText('Changed Anna van den Berg')).toBeDefined();
    await user.click(pane().getByRole('button', { name: 'Undo' }));
    expect(fake.inputsOf('contact.undo')).toEqual([{ contactId: ANNA.id }]);
  });

  it.each([
    ['agent', 0],
    ['supervisor', 1],
  ] as const)('that is read-only is opened for changes by key as by button: as %s %i times', async (role, times) => {
    const state = stateWith([{ contact: { ...ANNA, readOnly: true } }]);
    const { user } = await renderApp({ ...state, session: { ...state.session, agent: testAgent({ role }) } }, actAsMain);
    expect(pane().queryAllByRole('button', { name: 'Change customer' })).toHaveLength(times);
    await user.keyboard('{Control>}e{/Control}');
    expect(pane().queryAllByRole('heading', { name: 'Change customer' })).toHaveLength(times);
  });

  it('shows every address that is known, the preferred one first and each with its kind', async () => {
    const mails = [newMail('old@example.nl', 'work'), newMail('anna@example.nl')].map((mail, index) => ({ ...mail, valid: index > 0 }));
    const billing = newAddress({ street: 'Postbus', houseNumber: '12', postcode: '1000 AA', city: 'Amsterdam', kind: 'billing', preferred: true });
    await renderApp(stateWith([{ contact: { ...ANNA, mails, addresses: [...ANNA.addresses, billing] } }]), actAsMain);
    const shown = pane().getAllByRole('listitem').map(({ textContent }) => textContent);
    expect(shown.filter((text) => /@|12/u.test(text ?? '') && !/06/u.test(text ?? '')).slice(0, 4)).toEqual([
      'anna@example.nlPrivate',
      'old@example.nlWork',
      'Postbus 12, 1000 AA AmsterdamInvoices',
      'Dorpsstraat 12, 3511 AB UtrechtHome',
    ]);
  });

  it.each([
    ['done', 'Everything about this customer was written to anna.html.'],
    ['failed', 'The disk is full. anna.html is as it was before.'],
  ] as const)('of whom everything is exported says below the heading how that ended: %s', async (phase, text) => {
    const state = stateWith([{ contact: ANNA }]);
    const exporting = { ...{ of: 'contacts', fileName: 'anna.html', done: 1, total: 1, hidden: 0, withoutNumbers: false } as const, phase, problem: phase === 'done' ? null : 'disk-full' } as const;
    const { user, fake } = await renderApp({ ...state, contactFiles: { ...state.contactFiles, exporting } }, actAsMain);
    fake.on('export.person', () => ok(true));
    expect(pane().queryByText(text)).toBeNull();
    await user.click(pane().getByRole('button', { name: 'Export everything…' }));
    expect(await pane().findByText(text)).toBeDefined();
    await user.click(pane().getByRole('button', { name: 'Dismiss' }));
    expect(pane().queryByText(text)).toBeNull();
  });

  it('is removed without a question, and comes back with Undo', async () => {
    const { user, fake } = await renderApp(stateWith([{ contact: ANNA }]), actAsMain);
    fake.on('contact.undo', () => ok(ANNA));
    await user.click(pane().getByRole('button', { name: 'Remove customer' }));
    expect(await pane().findByText('Removed Anna van den Berg')).toBeDefined();
    await user.click(pane().getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(fake.inputsOf('contact.pick')).toEqual([{ interactionId: ID, contactId: ANNA.id }]));
  });

  it('is replaced when it is the wrong one; Escape leaves everything as it was', async () => {
    const { user, fake } = await renderApp(stateWith([{ contact: ANNA }]), actAsMain);
    await user.click(pane().getByRole('button', { name: 'Wrong customer' }));
    await user.keyboard('{Escape}');
    expect(pane().getByRole('heading', { name: 'Anna van den Berg' })).toBeDefined();
    await user.click(pane().getByRole('button', { name: 'Wrong customer' }));
    await user.keyboard('bakk');
    await pane().findByRole('listbox', { name: 'Customers found' });
    await user.keyboard('{ArrowDown}3');
    expect(fake.inputsOf('contact.pick')).toEqual([{ interactionId: ID, contactId: BAKERY.id }]);
  });

  it('is opened by search without a call, and called', async () => {
    const { user, fake } = await renderApp(testAppState(), actAsMain);
    await user.type(pane().getByLabelText('Find a customer'), 'an');
    await user.click(await pane().findByRole('option', { name: /Anna van den Berg/ }));
    await user.click(await pane().findByRole('button', { name: 'Call 06 12345678' }));
    expect(fake.inputsOf('call.dial')).toEqual([{ target: '+31612345678', contactId: ANNA.id }]);
    await user.click(pane().getByRole('button', { name: 'Close customer' }));
    expect(pane().getByLabelText('Find a customer')).toBeDefined();
  });

  it('keeps a half-filled form while another subject is on screen', async () => {
    const { user } = await renderApp(stateWith([{ contact: ANNA }, { phase: 'held', contact: BAKERY }]), actAsMain);
    await user.keyboard('{Control>}n{/Control}');
    await user.type(pane().getByLabelText('Last name'), 'Visser');
    const form = within(screen.getByRole('region', { name: 'Registration' }));
    await user.click(form.getByRole('button', { name: /Bakkerij/ }));
    expect(pane().queryByLabelText('Last name')).toBeNull();
    await user.click(form.getByRole('button', { name: /Anna/ }));
    expect(pane().getByLabelText<HTMLInputElement>('Last name').value).toBe('Visser');
  });
});
