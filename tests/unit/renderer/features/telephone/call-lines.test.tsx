import { act, cleanup, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { CallEvent } from '../../../../../shared/domain/call/call-event.ts';
import { err } from '../../../../../shared/lib/result.ts';
import { appError } from '../../../../../shared/errors/app-error.ts';
import { brandId, type CallId, type ConferenceId } from '../../../../../shared/lib/brand.ts';
import { TEST_NOW, testAppState } from '../../../../support/app-state.ts';
import { CALL_1, CALL_2, callsOf, storyOf } from '../../../../support/call-fixtures.ts';
import { renderApp } from '../../../../support/render-app.tsx';

afterEach(cleanup);

const CALL_3 = brandId<CallId>('0190a000-0000-7000-8000-000000000103');
const CONFERENCE = brandId<ConferenceId>('0190a000-0000-7000-8000-000000000901');
const TALKING: readonly Partial<CallEvent>[] = [{ type: 'answering' }, { type: 'connected' }];
const HELD: readonly Partial<CallEvent>[] = [
  ...TALKING,
  { type: 'hold-changed', local: 'turning-on' },
  { type: 'hold-changed', local: 'on' },
];
const named = (callId: CallId, name: string, direction: 'in' | 'out', facts: readonly Partial<CallEvent>[] = []) =>
  storyOf(callId, direction, ...facts).map((event) =>
    event.type === 'contact-changed' && event.contact.state === 'found'
      ? { ...event, contact: { ...event.contact, contact: { ...event.contact.contact, name } } }
      : event,
  );
const show = (...stories: readonly (readonly CallEvent[])[]) => renderApp(testAppState({ calls: callsOf(...stories) }));
const card = (name: string) => within(screen.getByRole('article', { name }));
const order = (): readonly (string | null)[] =>
  screen.getAllByRole('article').map((each) => each.getAttribute('aria-label'));
const status = (name: string): string | null => card(name).getByRole('status', { name: 'Call' }).textContent;

describe('several calls', () => {
  it('the conversation is at the top; who waits is swapped and merged by button and key', async () => {
    const { fake, user } = await show(named(CALL_1, 'Anna', 'in', HELD), named(CALL_2, 'Ben', 'in', TALKING));
    expect(order()).toEqual(['Ben', 'Anna']);
    await user.click(card('Anna').getByRole('button', { name: 'Swap' }));
    await user.keyboard('{Shift>}{F6}{/Shift}');
    await user.click(card('Anna').getByRole('button', { name: 'Merge' }));
    await user.keyboard('{Control>}{F6}{/Control}');
    expect(fake.inputsOf('call.hold')).toEqual([
      { callId: CALL_1, on: false },
      { callId: CALL_1, on: false },
    ]);
    expect(fake.inputsOf('call.merge')).toEqual([
      { callId: CALL_1, withCallId: CALL_2 },
      { callId: CALL_1, withCallId: CALL_2 },
    ]);
  });

  it('keeps the place of a card whose call ends: Hang up never becomes that of another call', async () => {
    const { fake, user } = await show(named(CALL_1, 'Anna', 'in', HELD), named(CALL_2, 'Ben', 'in', TALKING));
    act(() =>
      fake.emit({
        type: 'call',
        event: { type: 'ended', callId: CALL_2, at: TEST_NOW, end: { cause: 'hung-up-there' } },
      }),
    );
    expect(order()).toEqual(['Ben', 'Anna']);
    expect([status('Ben'), status('Anna')]).toEqual(['Ended', 'On hold']);
    await user.keyboard('{F4}');
    expect(fake.inputsOf('call.hangUp')).toEqual([]);
    await user.keyboard('{F6}');
    expect(fake.inputsOf('call.hold')).toEqual([{ callId: CALL_1, on: false }]);
  });

  it('a call that begins to ring moves nothing and can be answered from its line', async () => {
    const { fake, user } = await show(
      named(CALL_1, 'Anna', 'in', HELD),
      named(CALL_2, 'Ben', 'in', TALKING),
      named(CALL_3, 'Cem', 'in'),
    );
    expect(order()).toEqual(['Ben', 'Anna', 'Cem']);
    await user.click(card('Cem').getByRole('button', { name: 'Decline' }));
    await user.keyboard('{F2}');
    expect(fake.inputsOf('call.decline')).toEqual([{ callId: CALL_3 }]);
    expect(fake.inputsOf('call.answer')).toEqual([{ callId: CALL_3 }]);
  });
});

describe('a conference', () => {
  const merged: Partial<CallEvent> = { type: 'merged', with: CALL_1, conference: CONFERENCE };
  const three = () => show(named(CALL_1, 'Anna', 'in', TALKING), named(CALL_2, 'Ben', 'in', [...TALKING, merged]));
  const button = (name: string) =>
    within(screen.getByRole('region', { name: 'Conference' })).getByRole('button', { name });

  it('shows the agent, and the loudest of the others, whoever was told of last', async () => {
    const { fake } = await three();
    const meter = (name: string): number => Number(screen.getByRole('meter', { name }).getAttribute('aria-valuenow'));
    act(() => fake.levels({ callId: CALL_1, microphone: 0.25, speaker: 0 }));
    act(() => fake.levels({ callId: CALL_2, microphone: 0.25, speaker: 0.81 }));
    act(() => fake.levels({ callId: CALL_1, microphone: 0.25, speaker: 0.04 }));
    expect([meter('You'), meter('Others')]).toEqual([50, 90]);
  });

  it('is one card with both parties: muted, held, split and left as a whole, hung up by party or all', async () => {
    const { fake, user } = await three();
    expect([status('Anna'), status('Ben')]).toEqual(['Conference', 'Conference']);
    await user.click(button('Mute'));
    await user.keyboard('{F6}');
    await user.click(button('Split'));
    await user.click(button('Hang up Anna'));
    await user.keyboard('{F4}');
    expect(fake.inputsOf('call.mute')).toEqual([{ callId: CALL_1, on: true }]);
    expect(fake.inputsOf('call.hold')).toEqual([{ callId: CALL_1, on: true }]);
    expect(fake.inputsOf('call.split')).toEqual([{ callId: CALL_2 }]);
    expect(fake.inputsOf('call.hangUp')).toEqual([{ callId: CALL_1 }, { callId: CALL_1, whole: true }]);
  });

  it('says when the exchange does not let the agent go', async () => {
    const { fake, user } = await three();
    fake.on('call.leave', () => err(appError('leave-refused', 'no')));
    await user.click(button('Leave'));
    expect(screen.getByRole('alert').textContent).toContain('You are still in the conference');
  });
});

describe('emergency numbers', () => {
  it('are dialled by hand beside a conversation; other numbers are not', async () => {
    const { fake, user } = await show(named(CALL_1, 'Anna', 'in', TALKING));
    await user.keyboard('{Control>}d{/Control}');
    await user.keyboard('0201234567{Enter}');
    expect(fake.inputsOf('call.dial')).toEqual([]);
    await user.keyboard('{Escape}112{Enter}');
    expect(fake.inputsOf('call.dial')).toEqual([{ target: '112', contactId: null, byHand: true }]);
  });

  it('from a link wait in the field, also where links dial at once', async () => {
    const { settings } = testAppState();
    const { fake } = await renderApp(
      testAppState({ settings: { ...settings, dialLinksAtOnce: true }, prepared: { target: 'tel:112', nonce: 41 } }),
    );
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Number or name' }).value).toBe('112');
    expect(fake.inputsOf('call.dial')).toEqual([]);
  });

  it('of the recent calls are put into the field', async () => {
    const state = testAppState();
    const { fake, user } = await renderApp({
      ...state,
      recentCalls: [
        {
          callId: CALL_1,
          interactionId: brandId('0190a000-0000-7000-8000-000000000401'),
          direction: 'out',
          at: TEST_NOW,
          answeredAt: null,
          endedAt: TEST_NOW,
          cause: 'no-answer',
          number: '112',
          name: '',
          contactId: null,
          transferredTo: '', seen: true,
        },
      ],
    });
    await user.click(await screen.findByRole('button', { name: 'Dial 112' }));
    expect(fake.inputsOf('call.dial')).toEqual([]);
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Number or name' }).value).toBe('112');
  });
});
