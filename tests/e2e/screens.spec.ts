import { expect, test, type Page } from '@playwright/test';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { agentVoice, FULL, newProfile } from './support/practice.ts';
import { launchBalie } from './support/balie.ts';
import { deskOf } from './support/desk.ts';
import { panesOf } from './support/panes.ts';
import { dataFileOf } from './support/tables.ts';

/** Pictures take most of the time: they are made on request (`BALIE_PICTURES=1`) and in a long run. */
const PICTURES = FULL || process.env['BALIE_PICTURES'] === '1';
const FOLDER = fileURLToPath(new URL('../../test-results/screens', import.meta.url));
const WORDS = {
  en: {
    practice: 'Practice line',
    account: 'My telephone account',
    advanced: 'Advanced',
    back: 'Back',
    registered: 'Registered',
    tabs: ['Telephone account', 'Sound', 'Headset', 'General', 'People', 'Data'],
    who: 'Who are you?',
    damaged: 'The data file is damaged',
    handling: 'Handling',
    menu: 'Menu',
    firstItem: 'Telephone account',
  },
  nl: {
    practice: 'Oefenlijn',
    account: 'Mijn telefoonaccount',
    advanced: 'Geavanceerd',
    back: 'Terug',
    registered: 'Aangemeld',
    tabs: ['Telefoonaccount', 'Geluid', 'Headset', 'Algemeen', 'Mensen', 'Gegevens'],
    who: 'Wie ben je?',
    damaged: 'Het gegevensbestand is beschadigd',
    handling: 'Afhandelen',
    menu: 'Menu',
    firstItem: 'Telefoonaccount',
  },
} as const;

/** Texts that are wider than the place they have, where no ellipsis says so. */
async function cutOff(window: Page): Promise<readonly string[]> {
  return window.evaluate(() =>
    [
      ...document.querySelectorAll<HTMLElement>(
        'button, h1, h2, h3, label, p, dt, dd, [role=status], [role=tab], [role=radio]',
      ),
    ].flatMap((element) => {
      const { overflow, overflowX, textOverflow, display } = getComputedStyle(element);
      if (
        element.offsetParent === null ||
        display === 'inline' ||
        element.innerText.trim() === '' ||
        element.closest('.visually-hidden') !== null
      )
        return [];
      const clipped =
        element.scrollWidth > element.clientWidth + 1 &&
        (overflow !== 'visible' || overflowX !== 'visible') &&
        textOverflow !== 'ellipsis' &&
        !/auto|scroll/.test(overflowX);
      return clipped || element.getBoundingClientRect().right > innerWidth + 1 ? [element.innerText.slice(0, 60)] : [];
    }),
  );
}

for (const language of ['en', 'nl'] as const) {
  test(`every screen is drawn and nothing is cut off (${language})`, async () => {
    test.setTimeout(180_000);
    mkdirSync(FOLDER, { recursive: true });
    const words = WORDS[language];
    const balie = await launchBalie({ language, microphoneFile: agentVoice() });
    const { app, window } = balie;
    const desk = deskOf(window, language);
    const panes = panesOf(window, language);
    let number = 0;
    const size = async (width: number, height: number): Promise<void> => {
      await app.evaluate(
        ({ BrowserWindow }, bounds) => {
          BrowserWindow.getAllWindows()
            .find(({ webContents }) => webContents.getURL().includes('/agent/'))
            ?.setContentSize(bounds.width, bounds.height);
        },
        { width, height },
      );
      await expect.poll(() => window.evaluate(() => innerWidth)).toBe(width);
    };
    const draw = async (name: string, wide = false): Promise<void> => {
      number += 1;
      for (const theme of PICTURES ? (['light', 'dark'] as const) : []) {
        await window.evaluate((value) => document.documentElement.setAttribute('data-theme', value), theme);
        await window.screenshot({
          animations: 'disabled',
          path: path.join(FOLDER, `${String(number).padStart(2, '0')}-${name}-${language}-${theme}.png`),
        });
      }
      expect.soft(await cutOff(window), name).toEqual([]);
      if (!wide) return;
      await size(1920, 1040);
      expect.soft(await cutOff(window), `${name}, wide`).toEqual([]);
      if (PICTURES)
        await window.screenshot({
          animations: 'disabled',
          path: path.join(FOLDER, `${String(number).padStart(2, '0')}-${name}-${language}-wide.png`),
        });
      await size(1280, 720);
    };
    await window.emulateMedia({ reducedMotion: 'reduce' });
    await size(1280, 720);

    await expect(window.getByRole('button', { name: words.practice })).toBeVisible();
    await draw('first-run');
    await window.getByRole('button', { name: words.account }).click();
    await draw('account');
    await window.getByRole('button', { name: words.advanced }).click();
    await draw('account-advanced');
    await window.getByRole('button', { name: words.back }).click();
    await window.getByRole('button', { name: words.practice }).click();
    await expect(desk.line).toHaveText(words.registered);
    await draw('idle', true);
    await desk.invoke('practice.callMe', { scenarioId: 'question' });
    await expect(desk.onlyCard().answer).toBeVisible();
    await draw('ringing', true);
    await desk.onlyCard().answer.click();
    await expect(desk.onlyCard().hold).toBeVisible();
    await expect(panes.practice.getByText('Anna van den Berg')).toBeVisible();
    await panes.next.click();
    await expect(panes.answers.first()).toBeVisible();
    const { hangUp, hold, mute, keypad } = desk.onlyCard();
    const needed = [
      hangUp,
      hold,
      mute,
      keypad,
      panes.spoken,
      panes.answers.last(),
      panes.question,
      panes.category,
      panes.proposedSolution,
      panes.solvedAtOnce,
      panes.outcome,
      panes.note,
      panes.save,
    ];
    for (const part of needed) await expect(part).toBeInViewport({ ratio: 1 });
    await draw('talking-answers', true);
    await window.keyboard.press('1');
    await expect(panes.script.getByRole('textbox')).toBeFocused();
    await window.keyboard.type(
      language === 'en'
        ? 'When will my bookcase be delivered? It was ordered two weeks ago, and was to come within ten days.'
        : 'Wanneer wordt mijn boekenkast bezorgd? Twee weken geleden besteld, zou binnen tien dagen komen.',
    );
    await draw('talking-typing');
    await desk.onlyCard().keypad.click();
    await draw('keypad');
    await desk.onlyCard().keypad.click();
    await desk.onlyCard().mute.click();
    await expect(desk.onlyCard().unmute).toBeVisible();
    await desk.onlyCard().hold.click();
    await expect(desk.onlyCard().resume).toBeVisible();
    await draw('hold');
    await desk.onlyCard().hangUp.click();
    await expect(desk.agentState).toHaveText(words.handling);
    await draw('handling', true);
    await panes.closeIncomplete.click();
    await draw('why-incomplete');
    await panes.whyIncomplete.getByRole('option').first().click();
    await desk.clear();
    await window.keyboard.press('Control+n');
    await draw('new-customer');
    await window.keyboard.press('Escape');
    await window.keyboard.press('Control+k');
    await window.keyboard.type('de');
    await expect(window.getByRole('option').first()).toBeVisible();
    await draw('search');
    await window.keyboard.press('Escape');
    await window.keyboard.press('Escape');
    await desk.agentState.click();
    const listbox = await window.getByRole('listbox').boundingBox();
    const top = await window.getByRole('banner').boundingBox();
    expect(listbox?.x).toBeGreaterThan(50);
    expect(listbox?.y).toBeGreaterThan((top?.y ?? 0) + 30);
    await draw('agent-state');
    await window.keyboard.press('Escape');
    await window.keyboard.press('F1');
    await expect(window.getByRole('dialog')).toBeFocused();
    await draw('cheat-sheet');
    await window.keyboard.press('Escape');
    await desk.invoke('agent.save', {
      agentId: null,
      name: 'Maximiliane von Schwarzenberg-Hohenlohe',
      role: 'supervisor',
      active: true,
    });
    await window.getByRole('button', { name: words.menu, exact: true }).click();
    await draw('menu');
    await window.getByRole('menuitem', { name: words.firstItem }).click();
    for (const [index, tab] of words.tabs.entries()) {
      await window.getByRole('tab', { name: tab, exact: true }).click();
      await draw(`settings-${String(index + 1)}`);
    }
    await window.keyboard.press('Escape');
    await desk.invoke('agent.logOut', {});
    await expect(window.getByRole('heading', { name: words.who })).toBeVisible();
    await draw('log-in');
    await balie.close();

    const profile = newProfile();
    writeFileSync(dataFileOf(profile), 'not a database'.repeat(500));
    const broken = await launchBalie({ profile, language });
    await expect(broken.window.getByRole('heading', { name: words.damaged })).toBeVisible({ timeout: 30_000 });
    if (PICTURES) await broken.window.screenshot({ path: path.join(FOLDER, `30-start-failed-${language}.png`) });
    await broken.close();
    rmSync(profile, { recursive: true, force: true });
  });
}
