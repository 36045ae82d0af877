import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { rmSync, writeFileSync } from 'node:fs';
import { launchBalie } from './support/balie.ts';
import { deskOf } from './support/desk.ts';
import { panesOf } from './support/panes.ts';
import { keepQuiet, newProfile, practise, ring, talk } from './support/practice.ts';
import { dataFileOf } from './support/tables.ts';

/** What axe finds and calls serious or critical, in one line each. */
async function seriousIn(window: Page, rules: readonly string[] = []): Promise<readonly string[]> {
  // Other pages cannot be opened in this application, which is what the newer mode of axe would do.
  const axe = new AxeBuilder({ page: window }).setLegacyMode(true);
  const { violations } = await (rules.length === 0 ? axe : axe.withRules([...rules])).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(
        ({ target, failureSummary }) =>
          `${id}: ${target.join(' ')} ${failureSummary?.split('\n').slice(1).join(' ') ?? ''}`,
      ),
    );
}

async function expectAccessible(window: Page, screen: string): Promise<void> {
  for (const theme of ['light', 'dark'] as const) {
    await window.evaluate((name) => document.documentElement.setAttribute('data-theme', name), theme);
    // Colours fade into each other for a moment.
    await window.waitForTimeout(160);
    // The themes differ in their colours only.
    expect
      .soft(await seriousIn(window, theme === 'light' ? [] : ['color-contrast']), `${screen}, ${theme}`)
      .toEqual([]);
  }
}

test('nothing serious is in the way of assistive technology on any screen', async () => {
  test.setTimeout(180_000);
  const balie = await launchBalie();
  const { window } = balie;
  await expect(window.getByRole('button', { name: 'Practice line' })).toBeVisible();
  await expectAccessible(window, 'first run');
  await window.getByRole('button', { name: 'My telephone account' }).click();
  await window.getByRole('button', { name: 'Advanced' }).click();
  await expectAccessible(window, 'telephone account');
  await window.getByRole('button', { name: 'Back' }).click();
  await window.getByRole('button', { name: 'Practice line' }).click();
  const desk = deskOf(window);
  await expect(desk.line).toHaveText('Registered');
  await expectAccessible(window, 'idle');
  const practice = { balie, desk, panes: panesOf(window) };
  await ring(practice, 'complaint');
  await expectAccessible(window, 'ringing');
  await desk.onlyCard().answer.click();
  await expect(desk.onlyCard().hold).toBeVisible();
  await desk.onlyCard().keypad.click();
  await expectAccessible(window, 'talking');
  await practice.panes.next.click();
  await expectAccessible(window, 'answers');
  await desk.onlyCard().hangUp.click();
  await expect(desk.agentState).toHaveText('Handling');
  await expectAccessible(window, 'handling');
  await practice.panes.closeIncomplete.click();
  await expectAccessible(window, 'why incomplete');
  await practice.panes.whyIncomplete.getByRole('option', { name: 'No time' }).click();
  await desk.clear();
  await window.keyboard.press('Control+n');
  await expectAccessible(window, 'customer form');
  await window.keyboard.press('Escape');
  await window.keyboard.press('F1');
  await expectAccessible(window, 'cheat sheet');
  await window.keyboard.press('Escape');
  await window.getByRole('button', { name: 'Menu', exact: true }).click();
  await window.getByRole('menuitem', { name: 'Telephone account' }).click();
  for (const tab of ['Telephone account', 'Sound', 'Headset', 'General', 'People', 'Data']) {
    await window.getByRole('tab', { name: tab, exact: true }).click();
    await expectAccessible(window, `settings: ${tab}`);
  }
  await window.keyboard.press('Escape');
  await desk.invoke('agent.logOut', {});
  await expect(window.getByRole('heading', { name: 'Who are you?' })).toBeVisible();
  await expectAccessible(window, 'log in');
  await balie.close();

  const profile = newProfile();
  writeFileSync(dataFileOf(profile), 'not a database'.repeat(500));
  const broken = await launchBalie({ profile });
  await expect(broken.window.getByRole('heading', { name: 'The data file is damaged' })).toBeVisible({
    timeout: 30_000,
  });
  await expectAccessible(broken.window, 'start failed');
  await broken.close();
  rmSync(profile, { recursive: true, force: true });
});

test('the page can do nothing but ask main, and breaks no rule of its content security policy', async () => {
  const practice = await practise();
  const { balie, desk } = practice;
  const { window } = balie;
  const messages: string[] = [];
  window.on('console', (message) => messages.push(message.text()));
  await window.evaluate(() => {
    const seen: string[] = [];
    Object.assign(globalThis, { violations: seen });
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile }) =>
      seen.push(`${violatedDirective} ${blockedURI} ${sourceFile}`),
    );
  });

  const reach = await window.evaluate(() => {
    const page = globalThis as unknown as Record<string, unknown>;
    return {
      node: ['require', 'process', 'module', 'Buffer', '__dirname', 'global', 'electron', 'ipcRenderer'].filter(
        (name) => name in page,
      ),
      bridge: Object.keys(page['softphone'] as object).sort(),
    };
  });
  expect(reach).toEqual({ node: [], bridge: ['invoke', 'on', 'pathOf'] });
  const media = await balie
    .media()
    .evaluate(() => ['require', 'process', 'module', 'Buffer', 'softphone'].filter((name) => name in globalThis));
  expect(media).toEqual([]);

  // A whole round through the window.
  await keepQuiet(practice);
  const card = await talk(practice, 'order');
  await practice.panes.note.fill('a word');
  await card.hangUp.click();
  await window.getByRole('button', { name: 'Menu', exact: true }).click();
  await window.getByRole('menuitem', { name: 'General settings' }).click();
  await window.getByRole('radio', { name: 'Nederlands' }).click();
  await expect(window.getByRole('heading', { name: 'Instellingen' })).toBeVisible();
  expect(await window.evaluate(() => (globalThis as unknown as { violations: string[] }).violations)).toEqual([]);
  expect(messages.filter((text) => /Content Security Policy|Refused to|violates/i.test(text))).toEqual([]);

  // And what the policy is for: nothing from elsewhere runs or leaves.
  const blocked = await window.evaluate(async () => {
    const outcome: Record<string, boolean> = {};
    outcome['fetch'] = await fetch('http://127.0.0.1:9/').then(
      () => false,
      () => true,
    );
    outcome['inline'] = await new Promise<boolean>((resolve) => {
      const script = document.createElement('script');
      try {
        script.textContent = 'globalThis.ran = true';
        document.head.append(script);
      } catch {
        // Trusted types refuse the text itself.
      }
      setTimeout(() => resolve(!('ran' in globalThis)), 50);
    });
    return outcome;
  });
  expect(blocked).toEqual({ fetch: true, inline: true });
  const before = window.url();
  await window.evaluate(() => {
    globalThis.location.href = 'https://example.com/';
  });
  await window.waitForTimeout(300);
  expect(window.url()).toBe(before);
  expect(await desk.state()).toBeTruthy();
  await balie.close();
});
