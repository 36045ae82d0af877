import { expect, test } from '@playwright/test';
import { afterCalls, chooser, holdConversation, scriptById, toldAfterCalls } from '../e2e/support/script-robot.ts';
import { openOffice, rounds, type Office } from './support/office.ts';

const ECHO = '600';
/** Outgoing kinds are dialled, the others come in. */
const KINDS = [
  ['shipped-complaint', 'in'],
  ['shipped-sales', 'out'],
  ['starter-service', 'in'],
  ['shipped-survey', 'out'],
  ['shipped-advice', 'in'],
  ['shipped-inventory', 'out'],
  ['shipped-bad-news', 'out'],
] as const;
const CALLS = rounds(2, 20);

let office: Office;
test.beforeAll(async () => {
  office = await openOffice();
});
test.afterAll(async () => office.close());

test('an agent at the keyboard calls and is called, and has every conversation registered when it ends', async () => {
  test.setTimeout(CALLS * 60_000);
  const desk = office.desk();
  const { keyboard } = desk.window;
  const choose = chooser(7);
  const projectId = (await desk.state()).project?.id;
  for (let call = 0; call < CALLS; call += 1) {
    const [scriptId, direction] = KINDS[call % KINDS.length] ?? KINDS[0];
    const script = scriptById(scriptId);
    await desk.invoke('project.change', { projectId, scriptId });
    if (direction === 'in') {
      await office.asterisk.ami.callAgent({ to: '1001', callerIdNumber: '0612345678' });
      await expect(desk.onlyCard().answer).toBeVisible();
      await keyboard.press('F2');
    } else {
      await keyboard.press('Control+d');
      await keyboard.type(ECHO);
      await keyboard.press('Enter');
    }
    await expect(desk.onlyCard().hold).toBeVisible();
    // What is typed from here on belongs to the conversation.
    await expect(desk.number).not.toBeFocused();
    const path = await test.step(`${scriptId} (${direction})`, () => holdConversation(desk, script, 'en', choose));
    await keyboard.press('F4');
    await expect(desk.agentState, path.join(' → ')).toHaveText('Ready');
    await desk.clear();
  }
  const after = afterCalls(office.balie().profile);
  test.info().annotations.push({ type: 'measured', description: toldAfterCalls(after) });
  expect(after.held).toBe(CALLS);
  // Nineteen of twenty.
  expect(after.atOnce, toldAfterCalls(after)).toBeGreaterThanOrEqual(Math.floor(CALLS * 0.95));
});
