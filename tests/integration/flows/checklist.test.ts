import { expect, it } from 'vitest';
import { startCore } from '../../support/test-core.ts';
import { addContact, atTheDesk, interactionOf, talking } from './desk.ts';

it('what was ticked by script and by hand is with the call after a crash, and on its record; once closed nothing is ticked any more', async () => {
  const desk = await atTheDesk();
  await addContact(desk);
  const callId = await talking(desk);
  const { id: interactionId } = interactionOf(desk, callId);
  await desk.must('script.answer', { interactionId, stepId: 'greeting', value: '', text: '' });
  await desk.must('script.tick', { interactionId, item: 'listen', on: true });
  await desk.must('script.tick', { interactionId, item: 'own-name', on: false });
  desk.vanish();

  const again = await startCore({ folder: desk.folder, clock: desk.clock, secrets: desk.secrets });
  expect(interactionOf(again, callId).script.ticks).toEqual({ listen: true, 'own-name': false });
  const lines = await again.must('script.checklist', { callId });
  expect(lines?.filter(({ tick }) => tick !== null)).toEqual([
    { item: 'greeting', tick: 'script' },
    { item: 'listen', tick: 'hand' },
  ]);
  await again.must('registration.close', { interactionId, reason: 'interrupted' });
  await again.must('script.tick', { interactionId, item: 'summary', on: true }).catch(() => undefined);
  expect((await again.must('script.checklist', { callId }))?.find(({ item }) => item === 'summary')).toEqual({ item: 'summary', tick: null });
  expect(await again.must('script.checklist', { callId: '0190a000-0000-7000-8000-000000000000' })).toBeNull();
});
