import { expect, it } from 'vitest';
import type { AgentId } from '../../../shared/lib/brand.ts';
import type { TestCore } from '../../support/test-core.ts';
import { startCore } from '../../support/test-core.ts';
import { addContact, atTheDesk, talking } from './desk.ts';

async function as(desk: TestCore, agentId: AgentId): Promise<void> {
  await desk.must('agent.logOut', {});
  await desk.must('agent.logIn', { agentId, password: '' });
}

it('a call is marked, judged by its agent, asked about, judged by a supervisor, and the agent says how that was used; others stay out', async () => {
  const desk = await atTheDesk();
  await addContact(desk);
  const boss = desk.state().session.agent?.id as AgentId;
  const { id: bert } = await desk.must('agent.save', { agentId: null, name: 'Bert', role: 'agent', active: true });
  const { id: carla } = await desk.must('agent.save', { agentId: null, name: 'Carla', role: 'agent', active: true });
  await as(desk, bert);
  const callId = await talking(desk);

  // Marked in the call itself.
  await desk.must('coaching.mark', { callId, remark: 'I talked too much' });
  desk.sip.ends(callId, 'hung-up-there');
  await desk.settle();
  expect(await desk.refusal('coaching.review', { callId, scores: { listens: 2, nonsense: 1 }, remark: '' })).toBe(
    'bad-request',
  );
  await desk.must('coaching.review', { callId, scores: { listens: 1, closes: 2 }, remark: 'Close was good' });
  expect(await desk.refusal('coaching.use', { callId, text: 'I listen' })).toBe('not-found');
  await desk.must('coaching.ask', { callId, question: 'How do I interrupt less?' });
  expect(await desk.refusal('coaching.calls', { everybody: true })).toBe('not-allowed');
  const [point] = await desk.must('coaching.setPoint', { text: 'Let the customer finish', callId });

  await as(desk, carla);
  for (const input of [{ callId, scores: {}, remark: '' }])
    expect(await desk.refusal('coaching.review', input)).toBe('not-yours');
  expect(await desk.refusal('coaching.ofCall', { callId })).toBe('not-yours');
  expect(await desk.refusal('coaching.mark', { callId, remark: null })).toBe('not-yours');
  expect(await desk.refusal('coaching.closePoint', { id: point?.id ?? '', result: '' })).toBe('not-found');
  expect(await desk.must('coaching.points', {})).toEqual([]);

  await as(desk, boss);
  expect(await desk.refusal('coaching.ask', { callId, question: 'Mine?' })).toBe('not-yours');
  expect(
    (await desk.must('coaching.calls', { everybody: true })).map(({ call }) => [call.agentName, call.kind]),
  ).toEqual([['Bert', 'service']]);
  await desk.must('coaching.review', { callId, scores: { listens: 0 }, remark: 'Count to two' });

  await as(desk, bert);
  await desk.must('coaching.use', { callId, text: 'I count to two before I speak' });
  desk.vanish();
  const again = await startCore({ folder: desk.folder, clock: desk.clock, secrets: desk.secrets });
  await again.must('agent.logIn', { agentId: bert, password: '' });
  const kept = await again.must('coaching.ofCall', { callId });
  expect(kept).toMatchObject({
    mark: { remark: 'I talked too much' },
    feedback: { question: 'How do I interrupt less?', used: 'I count to two before I speak' },
  });
  expect(kept.reviews.map(({ byName, scores, remark }) => [byName, scores, remark])).toEqual([
    ['Bert', { listens: 1, closes: 2 }, 'Close was good'],
    ['Ans', { listens: 0 }, 'Count to two'],
  ]);
  const [open] = await again.must('coaching.points', {});
  expect(open).toMatchObject({ text: 'Let the customer finish', callId, closedAt: null });
  await again.must('coaching.closePoint', { id: open?.id ?? '', result: 'Two weeks without' });
  expect((await again.must('coaching.points', {}))[0]).toMatchObject({
    result: 'Two weeks without',
    closedAt: expect.any(Number) as number,
  });
  expect(await again.refusal('coaching.ofCall', { callId: '0190a000-0000-7000-8000-000000000000' })).toBe('not-found');
});
