import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { launchBalie, newProfile } from '../../e2e/support/balie.ts';
import { deskOf } from '../../e2e/support/desk.ts';
import { ownerId } from '../contacts/rows.ts';
import { panesOf } from '../../e2e/support/panes.ts';
import { expect } from '@playwright/test';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const HISTORY = fileURLToPath(new URL('../support/history.mjs', import.meta.url));
/** Of one contact. */
const ENTRIES = 10_000;
const PAGE = 50;

export type TimelineFigures = {
  /** Each page of the whole history, asked for by the window, ms until the answer is there. */
  readonly pages: readonly number[];
  /** Each page of a search for words that stand in one entry in a thousand. */
  readonly searches: readonly number[];
  /** Between two frames while the list is scrolled through, ms. */
  readonly frames: readonly number[];
  /** The same in the same window when all that moves is a dot, as often: what the machine itself takes. */
  readonly idleFrames: readonly number[];
};

/**
 * Reads and scrolls the history of one contact with 10,000 entries in a file with many contacts.
 * @param contacts others in the file
 */
export async function measureTimeline(contacts: number, progress: (words: string) => void): Promise<TimelineFigures> {
  const profile = newProfile();
  try {
    progress('a profile');
    await (await launchBalie({ profile, provision: { practice: true } })).close();
    const file = path.join(profile, 'balie.sqlite');
    progress(`${contacts.toLocaleString('en')} contacts`);
    inRuntime(path.join(ROOT, 'build/contacts.mjs'), `--rows=${String(contacts)}`, `--file=${file}`);
    progress(`${ENTRIES.toLocaleString('en')} entries`);
    const contactId = inRuntime(HISTORY, file, String(ENTRIES));
    progress('measuring');
    const balie = await launchBalie({ profile });
    try {
      const desk = deskOf(balie.window);
      await expect.poll(async () => (await desk.state()).startup.phase, { timeout: 60_000 }).toBe('ready');
      // The made customers have owners, so several people work here.
      await desk.invoke('agent.logIn', { agentId: ownerId(0), password: '' });
      await expect(desk.line).toHaveText('Registered', { timeout: 60_000 });
      const pages = await readThrough(balie.window, contactId, '');
      const searches = await readThrough(balie.window, contactId, '99 parcel');
      const frames = await scrollThrough(balie.window, contactId);
      return { pages, searches, frames, idleFrames: await moveDot(balie.window, frames.length) };
    } finally {
      await balie.close();
    }
  } finally {
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

/** Runs a script in the runtime's own Node. @returns what it printed */
function inRuntime(script: string, ...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(process.env['ELECTRON_EXEC_PATH'] ?? '', [script, ...args], {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0) throw new Error(`${script}: ${stderr}`);
  return stdout.trim();
}

type Bridge = { readonly softphone: { readonly invoke: (name: string, input: object) => Promise<{ readonly ok: boolean; readonly value: { readonly next: object | null } }> } };

async function readThrough(page: Page, contactId: string, search: string): Promise<readonly number[]> {
  return page.evaluate(
    async ({ id, words, limit }) => {
      const { softphone } = globalThis as unknown as Bridge;
      const times: number[] = [];
      for (let after: object | null = null; ; ) {
        const begun = performance.now();
        const reply = await softphone.invoke('timeline.page', { contactId: id, filters: [], search: words, after, limit });
        times.push(performance.now() - begun);
        if (!reply.ok) throw new Error('timeline.page was refused');
        after = reply.value.next;
        if (after === null) return times;
      }
    },
    { id: contactId, words: search, limit: PAGE },
  );
}

/** @param count frames @returns time between two of them, ms */
async function moveDot(page: Page, count: number): Promise<readonly number[]> {
  return page.evaluate(async (wanted) => {
    const dot = document.createElement('div');
    dot.style.cssText = 'position: fixed; inset: 0 auto auto 0; width: 8px; height: 8px; background: red';
    document.body.append(dot);
    const times: number[] = [];
    let before = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
    while (times.length < wanted) {
      dot.style.left = `${String(times.length % 400)}px`;
      const now = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
      times.push(now - before);
      before = now;
    }
    dot.remove();
    return times;
  }, count);
}

/** Opens the history large and turns the wheel until the end, as fast as the list follows. */
async function scrollThrough(page: Page, contactId: string): Promise<readonly number[]> {
  const name = await page.evaluate(async (id) => {
    const { softphone } = globalThis as unknown as { readonly softphone: { readonly invoke: (name: string, input: object) => Promise<{ readonly value: { readonly lastName: string } }> } };
    return (await softphone.invoke('contact.get', { contactId: id })).value.lastName;
  }, contactId);
  await page.keyboard.press('Control+k');
  await panesOf(page).search.fill(name);
  await page.getByRole('option').first().click();
  await page.keyboard.press('Control+2');
  const feed = page.getByRole('feed');
  await expect(feed.getByRole('article').first()).toBeVisible();
  return feed.evaluate(async (element) => {
    const scroller = element.firstElementChild as HTMLElement;
    const times: number[] = [];
    const STEP_PX = 400;
    let before = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
    let still = 0;
    while (still < 60 && times.length < 3_000) {
      const top = scroller.scrollTop;
      scroller.scrollTop = top + STEP_PX;
      still = scroller.scrollTop === top ? still + 1 : 0;
      const now = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
      times.push(now - before);
      before = now;
    }
    return times.slice(0, times.length - 60);
  });
}
