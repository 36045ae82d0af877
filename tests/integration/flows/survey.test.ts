import { expect, it } from 'vitest';
import type { CallId } from '../../../shared/lib/brand.ts';
import { LONG_FORM, longScript } from '../../support/long-survey.ts';
import { startCore, type TestCore } from '../../support/test-core.ts';
import { addContact, atTheDesk, interactionOf, talking } from './desk.ts';

const both = (text: string) => ({ en: text, nl: text });

async function surveying(): Promise<TestCore> {
  const desk = await atTheDesk();
  await addContact(desk);
  await desk.must('form.publish', { definition: LONG_FORM, basedOn: 0 });
  const { scriptId } = await desk.must('scripts.begin', { from: null, name: both('Twenty') });
  expect((await desk.must('scripts.save', { scriptId, script: longScript(scriptId) })).problems).toEqual([]);
  await desk.must('scripts.propose', { scriptId, note: '' });
  for (const move of ['approve', 'use'] as const) await desk.must('scripts.decide', { scriptId, version: 1, move, note: '' });
  await desk.must('project.change', { projectId: desk.state().project?.id ?? '', scriptId, formId: 'long-survey', outcomesId: 'research' });
  return desk;
}

/** Answers step by step as the customer would, from where the conversation is, until it ends or is at `until`. @returns the questions that were asked */
async function hold(desk: TestCore, callId: CallId, said: Readonly<Record<string, string>>, until = 'thanks'): Promise<readonly string[]> {
  const asked: string[] = [];
  for (;;) {
    const { id: interactionId, script } = interactionOf(desk, callId);
    const stepId = script.path.at(-1) ?? '';
    if (stepId === until) return asked;
    if (/^q\d+$/u.test(stepId)) asked.push(stepId);
    const given = said[stepId] ?? (stepId === 'greeting' || stepId === 'convenient' ? 'yes' : `said at ${stepId}`);
    const chosen = given === 'yes' || given === 'no';
    await desk.must('script.answer', { interactionId, stepId, value: chosen ? given : '', text: chosen ? '' : given });
    if (interactionOf(desk, callId).script.path.length > 60) throw new Error('goes round');
  }
}

const numbered = (...numbers: readonly number[]): readonly string[] => numbers.map((n) => `q${String(n)}`);
const ALL = Array.from({ length: 20 }, (_, index) => index + 1);

it('twenty questions: what does not apply is neither asked nor missed, what was answered and applies no more is not recorded', { timeout: 60_000 }, async () => {
  let desk = await surveying();
  const everything = { q1: '4', q2: 'yes', q9: '6', q14: 'yes', q19: '8', q20: 'yes' };
  const first = await talking(desk);
  expect(await hold(desk, first, everything)).toEqual(numbered(...ALL));
  desk.sip.ends(first, 'hung-up-there');
  await desk.settle();

  // Changed at the second question: back there, and the four that it opened are skipped, although they were answered. Through a restart.
  const second = await talking(desk);
  expect(await hold(desk, second, everything, 'q8')).toHaveLength(7);
  const { id: interactionId } = interactionOf(desk, second);
  await desk.must('script.jump', { interactionId, stepId: 'q2' });
  expect(await hold(desk, second, { q2: 'no' }, 'q9')).toEqual(numbered(2, 7, 8));
  expect(await hold(desk, second, { q9: '7', q14: 'no', q19: '9', q20: 'no' })).toEqual(numbered(9, 11, 12, 13, 14, 19, 20));
  desk.sip.ends(second, 'hung-up-there');
  await desk.settle();
  expect(desk.rows<{ state: string; handling: number }>(`select state, (select count(*) from state_interval where state = 'handling') as handling from registration`)).toEqual([
    { state: 'completed', handling: 0 },
    { state: 'completed', handling: 0 },
  ]);
  const stored = desk.rows<{ form_values: string }>('select form_values from registration where interaction_id = ?', interactionId).map(({ form_values: values }) => JSON.parse(values) as Record<string, { value: string }>)[0] ?? {};
  expect(Object.keys(stored).filter((key) => /^q\d+$/u.test(key)).toSorted((a, b) => Number(a.slice(1)) - Number(b.slice(1)))).toEqual(numbered(1, 2, 7, 8, 9, 11, 12, 13, 14, 19, 20));

  // Broken off in the middle and the application killed: as far as it had come, in the same place.
  const third = await talking(desk);
  await hold(desk, third, everything, 'q12');
  const { folder, clock } = desk;
  desk.vanish();
  desk = await startCore({ folder, clock });
  const left = desk.state().interactions.find(({ callId }) => callId === third);
  expect(left).toMatchObject({ state: 'handling', script: { path: expect.arrayContaining(['q12']) as unknown }, values: { q11: { value: 'said at q11', origin: 'script' } } });
  await desk.must('registration.close', { interactionId: left?.id ?? '', reason: 'interrupted' });
});
