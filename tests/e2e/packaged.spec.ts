import { expect, test } from '@playwright/test';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { completeByCommand, practise, talk } from './support/practice.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

test('the packaged application starts and takes a practice call', async () => {
  test.setTimeout(480_000);
  const made = spawnSync(process.execPath, [path.join(ROOT, 'build', 'dist-for-test.mjs')], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  expect(made.status, made.stderr).toBe(0);
  const executable = made.stdout.trim().split('\n').at(-1) ?? '';
  expect(existsSync(executable), made.stdout).toBe(true);

  const practice = await practise({ executable });
  const { balie, desk, panes } = practice;
  const where = await balie.app.evaluate(({ app }) => ({
    packaged: app.isPackaged,
    name: app.getName(),
    path: app.getAppPath(),
  }));
  expect(where).toMatchObject({ packaged: true, name: 'Balie' });
  expect(where.path).toContain('app.asar');

  const card = await talk(practice, 'question');
  await expect(panes.customer.getByRole('heading', { name: 'Anna van den Berg' })).toBeVisible();
  await expect
    .poll(async () => Number(await panes.otherLevel.getAttribute('aria-valuenow')), { timeout: 20_000 })
    .toBeGreaterThan(10);
  await completeByCommand(practice);
  await card.hangUp.click();
  await expect(desk.agentState).toHaveText('Ready');
  await expect(desk.recentRows.filter({ hasText: 'Anna van den Berg' })).toHaveCount(1);
  await balie.close();
});
