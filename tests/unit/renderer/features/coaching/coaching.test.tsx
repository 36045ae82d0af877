import { cleanup, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import type { CallCoaching } from '../../../../../shared/domain/coaching/coaching.ts';
import { brandId } from '../../../../../shared/lib/brand.ts';
import { ok } from '../../../../../shared/lib/result.ts';
import { JOHAN, TEST_NOW, testAppState } from '../../../../support/app-state.ts';
import { CALL_1 } from '../../../../support/call-fixtures.ts';
import { renderApp } from '../../../../support/render-app.tsx';

afterEach(cleanup);

const judged = { rubric: 'call', rubricVersion: 1, at: TEST_NOW };
const own = { ...judged, by: JOHAN.id, byName: JOHAN.name, scores: { listens: 2 }, remark: '' } as const;
const boss = { ...judged, by: brandId<typeof JOHAN.id>('0190a000-0000-7000-8000-0000000000bb'), byName: 'Ans', scores: { listens: 1 }, remark: 'Count to two' } as const;
const asked = (reviews: CallCoaching['reviews'], used: string | null = null): CallCoaching => ({
  call: { callId: CALL_1, interactionId: brandId('0190a000-0000-7000-8000-0000000000cc'), agentId: JOHAN.id, agentName: JOHAN.name, direction: 'in', kind: null, startedAt: TEST_NOW, talkMs: 60_000 },
  ...{ mark: null, feedback: { question: 'How do I interrupt less?', askedAt: TEST_NOW, used, usedAt: null }, reviews },
});
const show = (calls: readonly CallCoaching[]) =>
  renderApp(testAppState({ session: { ...testAppState().session, agent: JOHAN } }), (main) => {
    main.on('coaching.calls', () => ok(calls));
    main.on('coaching.points', () => ok([]));
  });

it('tells where the next conversation begins that a question was answered, and shows whose judgement says what', async () => {
  const { user } = await show([asked([own, boss])]);
  expect(await screen.findByText('Your question about a call is answered.')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Look' }));
  expect(await screen.findByText('answered')).toBeTruthy();
  expect(screen.getByText('Your own judgement: 100 % · Ans: 50 %')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Judge' }));
  expect(screen.getByText(/Count to two/)).toBeTruthy();
});

it.each([
  ['nobody has answered', asked([own])],
  ['the agent has said how it was used', asked([own, boss], 'I count to two')],
])('says nothing there when %s', async (_, coached) => {
  await show([coached]);
  expect(screen.queryByText(/is answered/)).toBeNull();
});

it('says that a judgement is kept, until it is changed', async () => {
  const { fake, user } = await show([asked([])]);
  fake.on('coaching.review', () => ok(asked([own])));
  await user.click(await screen.findByRole('button', { name: 'Coaching' }));
  await user.click(await screen.findByRole('button', { name: 'Judge' }));
  const [well] = screen.getAllByRole('radio', { name: 'well' });
  await user.click(well as HTMLElement);
  await user.click(screen.getAllByRole('button', { name: 'Keep' }).at(-1) as HTMLElement);
  expect(await screen.findByText('Kept')).toBeTruthy();
  expect(fake.inputsOf('coaching.review')).toHaveLength(1);
  await user.click(screen.getAllByRole('radio', { name: 'partly' })[0] as HTMLElement);
  expect(screen.queryByText('Kept')).toBeNull();
});

it('says that a question was asked and keeps the focus with the call when its line goes', async () => {
  const { fake, user } = await show([{ ...asked([]), feedback: null }]);
  fake.on('coaching.ask', () => ok(asked([])));
  await user.click(await screen.findByRole('button', { name: 'Coaching' }));
  await user.click(await screen.findByRole('button', { name: 'Judge' }));
  fake.on('coaching.calls', () => ok([asked([])]));
  await user.type(screen.getByRole('textbox', { name: 'What do you want to know?' }), 'How do I interrupt less?{Enter}');
  expect(await screen.findByText('Asked: the answer comes here.')).toBeTruthy();
  await waitFor(() => expect(screen.queryByRole('textbox', { name: 'What do you want to know?' })).toBeNull());
  await waitFor(() => expect(document.activeElement?.getAttribute('aria-expanded')).toBe('true'));
});
