import { expect, test } from '@playwright/test';
import { rmSync } from 'node:fs';
import { PRACTICE_PROJECT } from '../../shared/domain/project/default-projects.ts';
import { SHIPPED_SCRIPTS } from '../../shared/domain/script/shipped/index.ts';
import { deskOf } from './support/desk.ts';
import { FULL, newProfile, practise } from './support/practice.ts';
import { afterCalls, chooser, holdConversation, toldAfterCalls } from './support/script-robot.ts';

/** Of each kind of conversation; the small number holds those that no other test holds by the keyboard. */
const CALLS = FULL ? 21 : 3;
const SMALL = ['service', 'advice', 'bad-news'];

test('an agent at the keyboard has every conversation registered when it ends', async () => {
  test.setTimeout(CALLS * 60_000);
  const profile = newProfile();
  const practice = await practise({ profile });
  const { window } = practice.balie;
  const { keyboard } = window;
  const choose = chooser(20);
  const kinds = FULL ? SHIPPED_SCRIPTS : SHIPPED_SCRIPTS.filter(({ id }) => SMALL.some((kind) => id.endsWith(kind)));
  expect(kinds).toHaveLength(FULL ? 7 : SMALL.length);

  for (let call = 0; call < CALLS; call += 1) {
    const script = kinds[call % kinds.length];
    if (script === undefined) throw new Error('no script');
    const language = call % 2 === 0 ? 'en' : 'nl';
    const desk = deskOf(window, language);
    await desk.invoke('settings.change', { language });
    await desk.invoke('project.change', { projectId: PRACTICE_PROJECT.id, scriptId: script.id });
    await desk.invoke('practice.callMe', { scenarioId: 'order' });
    await expect(desk.cards).toHaveCount(1);
    await keyboard.press('F2');
    await expect(async () => expect((await desk.state()).calls.calls.map(({ phase }) => phase)).toEqual(['connected'])).toPass({ timeout: 15_000 });
    const path = await test.step(`${script.id} (${language})`, () => holdConversation(desk, script, language, choose));
    await keyboard.press('F4');
    await expect(desk.cards, path.join(' → ')).toHaveCount(0, { timeout: 15_000 });
  }

  const after = afterCalls(profile);
  test.info().annotations.push({ type: 'measured', description: toldAfterCalls(after) });
  expect(after.held).toBe(CALLS);
  // Nineteen of twenty.
  expect(after.atOnce, toldAfterCalls(after)).toBeGreaterThanOrEqual(Math.floor(CALLS * 0.95));
  await practice.balie.close();
  rmSync(profile, { recursive: true, force: true });
});
