import { act, cleanup, screen } from '@testing-library/react';
import { Users } from 'lucide-react';
import { useEffect, useState } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { placesFor, type Place } from '../../../../../renderer/agent/bridge/place.ts';
import { WORK } from '../../../../../renderer/agent/bridge/view-store.ts';
import { PLACES } from '../../../../../renderer/agent/places.ts';
import { CATALOGUES } from '../../../../../shared/i18n/catalogues.ts';
import type { CallEvent } from '../../../../../shared/domain/call/call-event.ts';
import { brandId, type CallId, type InteractionId } from '../../../../../shared/lib/brand.ts';
import { JOHAN, TEST_NOW, testAppState } from '../../../../support/app-state.ts';
import { renderApp } from '../../../../support/render-app.tsx';

afterEach(cleanup);

/** A part with a field and an effect, as any place has. */
function List({ about }: { readonly about: string | null }) {
  const [text, setText] = useState('');
  useEffect(() => {
    active += 1;
    return () => {
      active -= 1;
    };
  }, []);
  return (
    <>
      <button type="button">first</button>
      <input aria-label="Filter" data-first-focus value={text} onChange={(event) => setText(event.target.value)} />
      <p>about {about ?? 'nothing'}</p>
    </>
  );
}
let active = 0;

const LIST: Place = { id: 'list', label: 'search.customers', icon: Users, digit: 3, component: List };
const LOCKED: Place = { ...LIST, id: 'locked', label: 'search.commands', digit: 4, roles: ['administrator'] };
/** Beside the settings only: the other places come and go. */
const places = [LIST, LOCKED, ...PLACES.filter(({ foot }) => foot === true)];
const asAgent = () => testAppState({ session: { ...testAppState().session, agent: JOHAN } });

describe('the list of places', () => {
  it('has for each an id and a key of its own, and a text in every language', () => {
    const ids = PLACES.map(({ id }) => id);
    expect(new Set([WORK, ...ids]).size).toBe(ids.length + 1);
    const digits = PLACES.flatMap(({ digit }) => (digit === null ? [] : [digit]));
    expect(new Set(digits).size).toBe(digits.length);
    for (const { label } of PLACES)
      for (const texts of Object.values(CATALOGUES))
        expect(label.split('.').reduce<unknown>((part, key) => (part as Record<string, unknown>)[key], texts)).toBeTypeOf('string');
  });

  it('shows everybody what is for everybody, and nothing to nobody', () => {
    const ids = (role: Parameters<typeof placesFor>[1]) => placesFor([LIST, LOCKED], role).map(({ id }) => id);
    expect(ids('administrator')).toEqual(['list', 'locked']);
    expect(ids('supervisor')).toEqual(['list']);
    expect(ids(null)).toEqual([]);
  });
});

describe('a place with a fault', () => {
  it('takes nothing else with it, and is shown again', async () => {
    let broken = true;
    const FAULTY: Place = {
      ...LIST,
      component: () => {
        if (broken) throw new Error('a fault of the test');
        return <p>whole</p>;
      },
    };
    const told = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const { user, connection } = await renderApp(asAgent(), undefined, [FAULTY]);
    act(() => connection.view.getState().goTo('list'));
    expect((await screen.findByRole('alert')).textContent).toContain('This part had a fault');
    expect(screen.getByRole('region', { name: 'Telephone' })).toBeTruthy();
    expect(told).toHaveBeenCalled();
    broken = false;
    await user.click(screen.getByRole('button', { name: 'Show it again' }));
    expect(screen.getByText('whole')).toBeTruthy();
    told.mockRestore();
  });
});

describe('a place', () => {
  it('opens by its key beside the telephone, keeps what was typed, and gives the conversation back', async () => {
    const { user, connection } = await renderApp(testAppState(), undefined, places);
    expect(screen.getByRole('button', { name: 'Conversation' }).getAttribute('aria-current')).toBe('page');
    await user.click(screen.getByRole('textbox', { name: 'Find a customer' }));
    await user.keyboard('{Control>}3{/Control}');
    expect(screen.getByRole('region', { name: 'Customers' })).toBeTruthy();
    expect(screen.getByRole('region', { name: 'Telephone' })).toBeTruthy();
    for (const name of ['Script', 'Customer', 'Registration']) expect(screen.queryByRole('region', { name })).toBeNull();
    const filter = screen.getByRole('textbox', { name: 'Filter' });
    expect(document.activeElement).toBe(filter);
    expect(active).toBe(1);

    await user.type(filter, 'berg');
    await user.keyboard('{Control>}0{/Control}');
    expect(active).toBe(0);
    expect(screen.queryByRole('region', { name: 'Customers' })).toBeNull();
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Find a customer' }));

    act(() => connection.view.getState().goTo('list', 'c-1'));
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Filter' }).value).toBe('berg');
    expect(document.activeElement).toBe(filter);
    expect(screen.getByText('about c-1')).toBeTruthy();
    await user.keyboard('{Escape}');
    expect(screen.getByRole('region', { name: 'Script' })).toBeTruthy();
  });

  it('stays when a call arrives, which is answered beside it', async () => {
    const { user, fake, connection } = await renderApp(testAppState(), undefined, places);
    act(() => connection.view.getState().goTo('list'));
    act(() => fake.emit({ type: 'call', event: RINGING }));
    const filter = screen.getByRole('textbox', { name: 'Filter' });
    expect(document.activeElement).toBe(filter);
    await screen.findByRole('button', { name: 'Conversation · call in progress' });
    await user.keyboard('{F2}');
    expect(fake.inputsOf('call.answer')).toHaveLength(1);
    expect(screen.getByRole('region', { name: 'Customers' })).toBeTruthy();
  });

  it('is neither shown nor opened for those who may not', async () => {
    const { user, connection } = await renderApp(asAgent(), undefined, places);
    expect(screen.queryByRole('button', { name: 'Commands' })).toBeNull();
    await user.keyboard('{Control>}4{/Control}');
    act(() => connection.view.getState().goTo('locked'));
    expect(screen.getByRole('region', { name: 'Script' })).toBeTruthy();
  });

  it('is one stop of the Tab key; arrows move along the rail', async () => {
    const { user } = await renderApp(asAgent(), undefined, places);
    const [conversation, list, settings] = ['Conversation', 'Customers', 'Settings'].map((name) => screen.getByRole('button', { name }));
    expect([conversation, list, settings].map((each) => each?.tabIndex)).toEqual([0, -1, -1]);
    act(() => conversation?.focus());
    await user.keyboard('{ArrowDown}');
    expect(document.activeElement).toBe(list);
    await user.keyboard('{End}');
    expect(document.activeElement).toBe(settings);
    await user.keyboard('{ArrowDown}');
    expect(document.activeElement).toBe(conversation);
    await user.keyboard('{ArrowDown}{Enter}');
    expect(screen.getByRole('region', { name: 'Customers' })).toBeTruthy();
  });

  it('is in the cheat sheet and in the search', async () => {
    const { user } = await renderApp(asAgent(), undefined, places);
    await user.keyboard('{F1}');
    const sheet = screen.getByRole('dialog', { name: 'All shortcuts' });
    expect(sheet.textContent).toContain('Ctrl+3Ctrl3Customers');
    expect(sheet.textContent).not.toContain('Commands');
    await user.keyboard('{Escape}{Control>}k{/Control}go to cust');
    expect((await screen.findAllByRole('option')).map((each) => each.textContent)).toEqual(['Go to: CustomersCtrl3']);
  });
});

const RINGING: CallEvent = {
  type: 'started',
  callId: brandId<CallId>('0190a000-0000-7000-8000-0000000000c1'),
  at: TEST_NOW,
  direction: 'in',
  interactionId: brandId<InteractionId>('0190a000-0000-7000-8000-0000000000d1'),
  remote: { uri: 'sip:0612345678@pbx.example', raw: '0612345678', number: null, displayName: '' },
  sipCallId: 'a@b',
};
