import { act, cleanup, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { END_CAUSES } from '../../../../../shared/domain/call/end-cause.ts';
import type { CallEvent } from '../../../../../shared/domain/call/call-event.ts';
import { appError } from '../../../../../shared/errors/app-error.ts';
import { CATALOGUES } from '../../../../../shared/i18n/catalogues.ts';
import { err } from '../../../../../shared/lib/result.ts';
import { TEST_NOW, testAppState } from '../../../../support/app-state.ts';
import { CALL_1, CALL_2, callsOf, storyOf } from '../../../../support/call-fixtures.ts';
import { renderApp } from '../../../../support/render-app.tsx';

afterEach(cleanup);

const show = (...stories: readonly (readonly CallEvent[])[]) => renderApp(testAppState({ calls: callsOf(...stories) }));
const cards = () => screen.getAllByRole('article', { name: 'Anna van den Berg' });
const card = () => within(cards()[0] as HTMLElement);
const status = () => card().getByRole('status', { name: 'Call' }).textContent;
/** What was asked of calls; the card also reads what else is known of its call. */
const asked = <T extends { readonly name: string }>(fake: { readonly invoked: readonly T[] }): readonly T[] => fake.invoked.filter(({ name }) => name.startsWith('call.'));
const TALKING = [{ type: 'answering' }, { type: 'connected' }] as const;

describe('call card', () => {
  it('answers and declines a ringing call, by button and by key', async () => {
    const { fake, user } = await show(storyOf(CALL_1, 'in'));
    expect(status()).toBe('Ringing');
    await user.click(card().getByRole('button', { name: 'Answer' }));
    await user.click(card().getByRole('button', { name: 'Decline' }));
    await user.keyboard('{F2}');
    await user.keyboard('{Shift>}{F2}{/Shift}');
    expect(asked(fake).map(({ name, input }) => [name, input])).toEqual([
      ['call.answer', { callId: CALL_1 }],
      ['call.decline', { callId: CALL_1 }],
      ['call.answer', { callId: CALL_1 }],
      ['call.decline', { callId: CALL_1 }],
    ]);
  });

  it.each([
    ['Dialling', 'out', []],
    ['Ringing', 'out', [{ type: 'ringing-there' }]],
    ['Talking', 'in', TALKING],
    ['Talking', 'in', [...TALKING, { type: 'hold-changed', local: 'turning-on' }]],
    ['On hold', 'in', [...TALKING, { type: 'hold-changed', local: 'turning-on' }, { type: 'hold-changed', local: 'on' }]],
    ['Held by other', 'in', [...TALKING, { type: 'remote-hold-changed', on: true }]],
    ['Reconnecting', 'in', [...TALKING, { type: 'media-changed', media: 'recovering' }]],
    ['Ended', 'out', [{ type: 'ended', end: { cause: 'busy' } }]],
  ] as const)('says %s', async (word, direction, rest) => {
    await show(storyOf(CALL_1, direction, ...(rest as readonly Partial<CallEvent>[])));
    expect(status()).toBe(word);
  });

  it('follows the call: mute, hold, keypad and hang-up ask for what the guards allow', async () => {
    const { fake, user } = await show(storyOf(CALL_1, 'in', ...TALKING));
    await user.click(card().getByRole('button', { name: 'Mute' }));
    act(() => fake.emit({ type: 'call', event: { type: 'mute-changed', callId: CALL_1, at: TEST_NOW, on: true } }));
    expect(card().getByText('Your microphone is off')).toBeTruthy();
    await user.click(card().getByRole('button', { name: 'Unmute' }));
    await user.click(card().getByRole('button', { name: 'Hold' }));
    act(() => {
      fake.emit({ type: 'call', event: { type: 'hold-changed', callId: CALL_1, at: TEST_NOW, local: 'turning-on' } });
      fake.emit({ type: 'call', event: { type: 'hold-changed', callId: CALL_1, at: TEST_NOW, local: 'on' } });
    });
    const keypad = card().getByRole('button', { name: 'Keypad' });
    expect(keypad.getAttribute('aria-disabled')).toBe('true');
    expect(keypad.getAttribute('aria-description')).toBe('Not while the call is on hold.');
    await user.click(card().getByRole('button', { name: 'Resume' }));
    await user.click(card().getByRole('button', { name: 'Hang up' }));
    expect(asked(fake).map(({ name, input }) => [name, 'on' in input ? input.on : null])).toEqual([
      ['call.mute', true],
      ['call.mute', false],
      ['call.hold', true],
      ['call.hold', false],
      ['call.hangUp', null],
    ]);
  });

  it('sends a second click only after the first one was answered, and is silent when the call was faster', async () => {
    const { fake, user } = await show(storyOf(CALL_1, 'in', ...TALKING));
    let answer = (): void => undefined;
    fake.on('call.hold', () => new Promise((resolve) => (answer = () => resolve(err(appError('call-not-possible', 'too late'))))));
    const hold = card().getByRole('button', { name: 'Hold' });
    await user.click(hold);
    await user.click(hold);
    await user.keyboard('{F6}');
    expect(fake.inputsOf('call.hold')).toHaveLength(1);
    await act(async () => answer());
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('sends keys from the keypad and from the keyboard while it is open', async () => {
    const { fake, user } = await show(storyOf(CALL_1, 'in', ...TALKING));
    await user.keyboard('{F8}');
    await user.keyboard('12#');
    await user.click(card().getByRole('button', { name: '9' }));
    expect(fake.inputsOf('call.sendDtmf').map(({ digits }) => digits)).toEqual(['1', '2', '#', '9']);
    await user.keyboard('{Escape}');
    expect(card().queryByRole('button', { name: '9' })).toBeNull();
  });

  it('shows why answering failed, with what to do', async () => {
    const { fake, user } = await show(storyOf(CALL_1, 'in'));
    fake.on('call.answer', () => err(appError('microphone-missing', 'none')));
    await user.click(card().getByRole('button', { name: 'Answer' }));
    expect(card().getByRole('alert').textContent).toContain('Plug in your headset');
  });

  it('gives the keys to the conversation, and answering to the call that rings beside it', async () => {
    const { fake, user } = await show(storyOf(CALL_1, 'in', ...TALKING), storyOf(CALL_2, 'in'));
    await user.keyboard('{F4}{F2}');
    expect(fake.inputsOf('call.hangUp')).toEqual([{ callId: CALL_1 }]);
    expect(fake.inputsOf('call.answer')).toEqual([{ callId: CALL_2 }]);
  });

  it('says how many customers have the number', async () => {
    const { fake } = await show(storyOf(CALL_1, 'in'));
    const contact = { id: '', name: '', organisation: '', number: '', city: '' } as never;
    act(() => fake.emit({ type: 'call', event: { type: 'contact-changed', callId: CALL_1, at: TEST_NOW, contact: { state: 'several', candidates: [contact, contact, contact] } } }));
    expect(within(screen.getByRole('article', { name: '06 12345678' })).getByText('3 customers')).toBeTruthy();
  });

  it('tells those who do not see it how bad a silence is: each level once, and no seconds', async () => {
    const quiet = (kind: 'announced' | 'unannounced', ms: number) => [{ callId: CALL_1, quietSince: Date.now() - ms, kind, limits: { greyMs: 3_000, amberMs: 6_000, redMs: 10_000 }, figures: null }];
    const { fake } = await renderApp(testAppState({ calls: callsOf(storyOf(CALL_1, 'in', ...TALKING)), talk: quiet('unannounced', 1_000) }));
    const button = card().getByRole('button', { name: 'I am looking that up' });
    const told = document.querySelector(`#${CSS.escape(button.getAttribute('aria-describedby') ?? '')}`);
    expect([told?.getAttribute('role'), told?.textContent]).toEqual(['status', '']);
    const becomes = (talk: ReturnType<typeof quiet>): string | null | undefined => {
      act(() => fake.set('talk', talk));
      return told?.textContent;
    };
    expect([becomes(quiet('unannounced', 4_000)), becomes(quiet('unannounced', 4_900)), becomes(quiet('unannounced', 7_000)), becomes(quiet('unannounced', 60_000)), becomes(quiet('announced', 60_000))]).toEqual([
      'Nobody speaks',
      'Nobody speaks',
      'Nobody speaks: a long silence',
      'Nobody speaks: too long a silence',
      'Announced silence',
    ]);
    expect(becomes([])).toBe('');
  });

  it('says why the call is over and what to do, can call again and be dismissed', async () => {
    const { fake, user } = await show(storyOf(CALL_1, 'out', { type: 'ended', end: { cause: 'no-microphone' } }));
    expect(card().getByText('There was no microphone.')).toBeTruthy();
    expect(card().getByText(/Plug in your headset/)).toBeTruthy();
    await user.click(card().getByRole('button', { name: 'Call again' }));
    await user.click(card().getByRole('button', { name: 'Dismiss' }));
    expect(fake.inputsOf('call.dial')[0]?.target).toBe('+31612345678');
    expect(fake.inputsOf('call.dismiss')).toEqual([{ callId: CALL_1 }]);
  });

  it('has words for every cause in both languages', () => {
    for (const { telephone } of Object.values(CATALOGUES)) {
      for (const cause of END_CAUSES) expect([telephone.cause[cause], telephone.brief[cause]]).not.toContain('');
    }
  });
});
