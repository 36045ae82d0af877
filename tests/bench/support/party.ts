import { _electron, chromium, type Locator, type Page } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { FAKE_MICROPHONE, launchBalie, newProfile, type Balie } from '../../e2e/support/balie.ts';
import { deskOf, type Desk } from '../../e2e/support/desk.ts';
import type { Asterisk } from '../../pbx/support/asterisk.ts';
import type { PageServer } from './bare-page.ts';
import { mainProcessWith } from './processes.ts';
import { installProbe } from './probe.ts';
import { startRelay, type Relay } from './relay.ts';

export type PartyName = 'balie' | 'chromium' | 'electron';

/** One of the telephones that are compared, registered and ready. All are driven alike: fill, click, look. */
export type Party = {
  readonly name: PartyName;
  /** Its extension. */
  readonly user: string;
  readonly page: Page;
  readonly relay: Relay;
  readonly fill: (number: string) => Promise<void>;
  readonly clickCall: () => Promise<void>;
  readonly clickAnswer: () => Promise<void>;
  /** Resolves when a conversation runs. */
  readonly talking: () => Promise<void>;
  /** Ends whatever goes on and resolves when the telephone is free again. */
  readonly backToIdle: () => Promise<void>;
  readonly mainPid: () => number;
  readonly close: () => Promise<void>;
};

/** What all parties need. */
export type Stage = { readonly asterisk: Asterisk; readonly pages: PageServer; readonly chromium: string };

/** Balie with what only it has. */
export type BalieParty = Party & { readonly balie: Balie; readonly desk: Desk };

const USERS: Readonly<Record<PartyName, string>> = { balie: '1001', chromium: '1002', electron: '1003' };
const ELECTRON_PAGE = fileURLToPath(new URL('../electron-page', import.meta.url));

export async function openParty(name: PartyName, stage: Stage): Promise<Party> {
  if (name === 'balie') return openBalie(stage);
  return name === 'chromium' ? openChromium(stage) : openElectronPage(stage);
}

/**
 * @param profile used again and kept; a new one otherwise
 * @param more further settings of the account
 */
export async function openBalie({ asterisk }: Stage, profile?: string, more: object = {}): Promise<BalieParty> {
  const user = USERS.balie;
  const relay = await startRelay(asterisk.urls.ws);
  const balie = await launchBalie({
    ...(profile === undefined ? {} : { profile }),
    provision: {
      account: { displayName: 'Anna', uri: `sip:${user}@127.0.0.1`, server: relay.url, password: `pw${user}`, ...more },
      language: 'en',
    },
  });
  const desk = deskOf(balie.window);
  await hasText(desk.line, 'Registered');
  await installProbe(balie.window);
  const card = desk.onlyCard();
  return {
    name: 'balie',
    user,
    page: balie.window,
    relay,
    balie,
    desk,
    fill: async (number) => desk.number.fill(number),
    clickCall: async () => desk.call.click(),
    clickAnswer: async () => card.answer.click(),
    talking: async () => hasText(card.status, 'Talking'),
    backToIdle: async () => {
      for (const { id, phase } of (await desk.state()).calls.calls)
        if (phase !== 'ended') await desk.invoke('call.hangUp', { callId: id }).catch(() => undefined);
      await until(async () => (await desk.state()).calls.calls.every(({ phase }) => phase === 'ended'));
      for (const { id } of (await desk.state()).interactions)
        await desk.invoke('registration.close', { interactionId: id, reason: 'no-time' }).catch(() => undefined);
      for (const { id } of (await desk.state()).calls.calls) await desk.invoke('call.dismiss', { callId: id });
      await until(async () => (await desk.cards.count()) === 0);
    },
    mainPid: () => balie.app.process().pid ?? 0,
    close: async () => {
      await balie.close();
      await relay.close();
    },
  };
}

async function openChromium({ asterisk, pages, chromium: executablePath }: Stage): Promise<Party> {
  const relay = await startRelay(asterisk.urls.ws);
  const profile = mkdtempSync(path.join(tmpdir(), 'balie-bench-chromium-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless: false,
    viewport: null,
    args: [...FAKE_MICROPHONE, '--autoplay-policy=no-user-gesture-required', '--window-size=1280,720'],
  });
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(pages.url({ user: USERS.chromium, server: relay.url }));
  return barePage('chromium', page, relay, {
    mainPid: () => mainProcessWith(`--user-data-dir=${profile}`) ?? 0,
    close: async () => {
      await context.close();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  });
}

async function openElectronPage({ asterisk, pages }: Stage): Promise<Party> {
  const relay = await startRelay(asterisk.urls.ws);
  const profile = newProfile();
  const app = await _electron.launch({
    args: [
      ELECTRON_PAGE,
      `--user-data-dir=${profile}`,
      ...FAKE_MICROPHONE,
      `--page=${pages.url({ user: USERS.electron, server: relay.url })}`,
    ],
    env: process.env as Record<string, string>,
  });
  return barePage('electron', await app.firstWindow(), relay, {
    mainPid: () => app.process().pid ?? 0,
    close: async () => {
      await app.close();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  });
}

async function barePage(
  name: 'chromium' | 'electron',
  page: Page,
  relay: Relay,
  { mainPid, close }: Pick<Party, 'mainPid' | 'close'>,
): Promise<Party> {
  const state = page.locator('#state');
  await hasText(page.locator('#line'), 'Registered');
  await installProbe(page);
  return {
    name,
    user: USERS[name],
    page,
    relay,
    fill: async (number) => page.locator('#number').fill(number),
    clickCall: async () => page.locator('#call').click(),
    clickAnswer: async () => page.locator('#answer').click(),
    talking: async () => hasText(state, 'Talking'),
    backToIdle: async () => {
      if (await page.locator('#hangup').isVisible()) await page.locator('#hangup').click();
      await hasText(state, 'Idle');
    },
    mainPid,
    close: async () => {
      await close();
      await relay.close();
    },
  };
}

/** @throws Error when the text is another one after 30 s */
async function hasText(locator: Locator, text: string): Promise<void> {
  let last = '';
  await until(async () => (last = (await locator.textContent())?.trim() ?? '') === text).catch(() => {
    throw new Error(`it should say "${text}" but says "${last}"`);
  });
}

/** @throws Error when it is not so after 30 s */
export async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (const deadline = Date.now() + 30_000; !(await isSo()); await new Promise((resolve) => setTimeout(resolve, 20)))
    if (Date.now() > deadline) throw new Error('it did not come about within 30 s');
}
