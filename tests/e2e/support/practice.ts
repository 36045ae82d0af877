import { expect } from '@playwright/test';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { toneWave } from '../../support/wave.ts';
import { launchBalie, newProfile, type Balie, type LaunchOptions } from './balie.ts';
import { deskOf, type Desk } from './desk.ts';
import { panesOf, type Panes } from './panes.ts';

/** `BALIE_N=full` repeats as often as the claim needs; otherwise a sample that fits into every test run. */
export const FULL = process.env['BALIE_N'] === 'full';

let voice: string | null = null;

/**
 * A microphone that hears an agent who says a word every four seconds. Chromium's own fake microphone beeps without a pause, and a
 * practice customer does not interrupt.
 */
export function agentVoice(): string {
  if (voice !== null) return voice;
  const folder = mkdtempSync(path.join(tmpdir(), 'balie-voice-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const sampleRate = 16_000;
  const wave = toneWave({ hz: 320, seconds: 4, sampleRate, spoken: true });
  wave.fill(0, 44 + 0.75 * sampleRate * 2);
  voice = path.join(folder, 'agent.wav');
  writeFileSync(voice, wave);
  return voice;
}

/** A running application on the practice line, with an agent who is ready. */
export type Practice = { readonly balie: Balie; readonly desk: Desk; readonly panes: Panes };

/**
 * Starts Balie on the practice line; a profile that is given stays when it is closed.
 * @param options `as` logs that person in, where several work here
 */
export async function practise(options: LaunchOptions & { readonly as?: string } = {}): Promise<Practice> {
  const { provision = { practice: true }, as, ...others } = options;
  const balie = await launchBalie({ microphoneFile: agentVoice(), ...others, provision });
  const language = options.language ?? 'en';
  const practice = { balie, desk: deskOf(balie.window, language), panes: panesOf(balie.window, language) };
  if (as !== undefined) {
    await expect.poll(async () => (await practice.desk.state()).startup.phase, { timeout: 60_000 }).toBe('ready');
    await practice.desk.invoke('agent.logIn', { agentId: as, password: '' });
  }
  await expect(practice.desk.line).toHaveText(language === 'en' ? 'Registered' : 'Aangemeld', { timeout: 30_000 });
  return practice;
}

/** The same profile again, as the user would start it: what was set before holds. */
export async function restart(balie: Balie, options: LaunchOptions = {}): Promise<Practice> {
  const again = await launchBalie({ microphoneFile: agentVoice(), ...options, profile: balie.profile });
  const language = options.language ?? 'en';
  return { balie: again, desk: deskOf(again.window, language), panes: panesOf(again.window, language) };
}

export { newProfile };

export type Scenario = 'question' | 'complaint' | 'order';

/** Lets a customer ring; resolves with the card of the ringing call. */
export async function ring(
  { desk }: Practice,
  scenario: Scenario | null = null,
): Promise<ReturnType<Desk['onlyCard']>> {
  await desk.invoke('practice.callMe', { scenarioId: scenario });
  const card = desk.onlyCard();
  await expect(card.answer).toBeVisible();
  return card;
}

/** Turns the customer away who would ring by itself some seconds after the start, so that the rest of a test has peace. */
export async function keepQuiet(practice: Practice): Promise<void> {
  await (await ring(practice)).decline.click();
  await practice.desk.clear();
}

/** Lets a customer ring and answers; resolves when the conversation runs. */
export async function talk(
  practice: Practice,
  scenario: Scenario | null = null,
): Promise<ReturnType<Desk['onlyCard']>> {
  const card = await ring(practice, scenario);
  await card.answer.click();
  await expect(card.hangUp).toBeVisible();
  await expect(card.hold).toBeVisible();
  return card;
}

/** Fills in every required field by the commands that the window uses. */
export async function completeByCommand({ desk }: Practice, question = 'Where is my order?'): Promise<void> {
  const { interactions } = await desk.state();
  const open = interactions.find(({ state }) => state === 'open' || state === 'handling');
  if (open === undefined) throw new Error('there is no registration to complete');
  const values = {
    question,
    category: 'delivery',
    proposedSolution: 'It comes tomorrow.',
    solvedAtOnce: 'yes',
    outcome: 'solved',
  };
  for (const [field, value] of Object.entries(values))
    await desk.invoke('registration.change', { interactionId: open.id, field, value });
}
