import { expect, type Locator, type Page } from '@playwright/test';
import { CALLBACK_FIELD } from '../../../shared/domain/callback/outcome.ts';
import { SHIPPED_FORMS } from '../../../shared/domain/registration/shipped/index.ts';
import { currentStep } from '../../../shared/domain/script/script-engine.ts';
import type { Script, ScriptStep } from '../../../shared/domain/script/script.ts';
import { SHIPPED_SCRIPTS } from '../../../shared/domain/script/shipped/index.ts';
import { CATALOGUES } from '../../../shared/i18n/catalogues.ts';
import type { InteractionView, Language } from '../../../shared/ipc/app-state.ts';
import type { Desk } from './desk.ts';
import { rowsOf } from './tables.ts';

/** Chooses the way through a script: a number from 0 up to, not including, `ways`. */
export type Choose = (ways: number) => number;

/** The same ways for the same seed (a linear congruential generator, Numerical Recipes' constants). */
export function chooser(seed: number): Choose {
  let state = seed >>> 0;
  return (ways) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * ways);
  };
}

export const scriptById = (id: string): Script => {
  const script = SHIPPED_SCRIPTS.find((one) => one.id === id);
  if (script === undefined) throw new Error(`no script ${id}`);
  return script;
};

/**
 * Holds a conversation as the script on screen asks, by keys alone, until nothing is missing in the registration. What the pane
 * says is read from the definition and compared with the pane at each step.
 * @returns the steps that were gone through
 */
export async function holdConversation(desk: Desk, script: Script, language: Language, choose: Choose): Promise<readonly string[]> {
  const { window } = desk;
  const pane = window.getByRole('region', { name: CATALOGUES[language].script.region, exact: true });
  for (;;) {
    const before = await openInteraction(desk);
    const step = currentStep(script, before.script);
    if (step === null) throw new Error(`no step ${String(before.script.path.at(-1))}`);
    await expect(pane.getByRole('heading', { level: 3, name: step.title[language], exact: true })).toBeVisible();
    if (step.kind === 'end') {
      await expect(window.getByText(CATALOGUES[language].registration.closesItself, { exact: true })).toBeVisible();
      return before.script.path;
    }
    await answer(window, pane, script, step, choose);
    const where = `${script.id}: ${before.script.path.join(' → ')}`;
    await expect(async () => expect((await openInteraction(desk)).script.path.length, where).toBeGreaterThan(before.script.path.length)).toPass({ timeout: 15_000 });
  }
}

async function openInteraction(desk: Desk): Promise<InteractionView> {
  const { interactions } = await desk.state();
  const open = interactions.find(({ state }) => state === 'open');
  if (open === undefined) throw new Error('no conversation is under way');
  return open;
}

async function answer(window: Page, pane: Locator, script: Script, step: ScriptStep, choose: Choose): Promise<void> {
  const { keyboard } = window;
  if (step.kind === 'choice') {
    // The ten answers at most have the digits 1 to 9.
    await keyboard.press(`Alt+${String(choose(Math.min(9, step.answers?.length ?? 1)) + 1)}`);
    return;
  }
  if (step.kind !== 'ask') {
    await keyboard.press('Alt+ArrowRight');
    return;
  }
  await expect(pane.locator('input:focus, textarea:focus')).toBeVisible();
  for (const [index, text] of typedAt(script, step, choose).entries()) {
    // What the customer's data or the call has filled in stays as it is.
    const filled = index === 0 && (await window.evaluate(() => (document.activeElement as HTMLInputElement).value)) !== '';
    if (text !== '' && !filled) await keyboard.type(text);
    // Whoever is not in the file and called from a number of the exchange itself is asked for one.
    const number = pane.getByRole('textbox', { name: /^(Number|Nummer)$/u });
    if (step.fillsField === CALLBACK_FIELD && (await number.count()) > 0 && (await number.inputValue()) === '') {
      await number.focus();
      await keyboard.type('0612345678');
    }
    await keyboard.press('Enter');
    if (step.fillsField !== CALLBACK_FIELD) continue;
    // The words made a callback; the next Enter goes on with the script.
    await expect(pane.locator('button:focus')).toHaveText(/^(Next|Volgende)/u, { timeout: 15_000 });
    await keyboard.press('Enter');
  }
}

/** What a customer could say, in the notation of the field; Enter follows each. */
function typedAt(script: Script, step: ScriptStep, choose: Choose): readonly string[] {
  const form = SHIPPED_FORMS.find(({ id }) => id === (script.form ?? 'service'));
  const field = form?.fields.find(({ key }) => key === step.fillsField);
  switch (field?.kind) {
    case 'number': {
      const { min = 0, max = 10 } = field;
      return [String(min + choose(max - min + 1))];
    }
    case 'money':
      return ['12,50'];
    case 'date':
      return [step.fillsField === CALLBACK_FIELD ? 'tomorrow 14:10' : '+7'];
    case 'table':
      // Article, code, quantity, price, discount, tax; Enter on the next, empty line goes on.
      return ['Oak chair', 'ST-12', String(1 + choose(20)), '49,95', '', '', ''];
    default:
      return [`Said at ${step.id}`];
  }
}

/** What was left to do after the conversations held so far. */
export type AfterCalls = {
  readonly held: number;
  /** Registered when they ended: no time went into handling them afterwards. */
  readonly atOnce: number;
  /** Seconds between the end of each and the moment from which its agent was free again, oldest first; null for what is not registered. */
  readonly seconds: readonly (number | null)[];
};

export function afterCalls(profile: string): AfterCalls {
  const rows = rowsOf<{ ms: number | null; handling: number }>(
    profile,
    `select max(r.completed_at - i.ended_at, 0) as ms,
       (select coalesce(sum(s.to_at - s.from_at), 0) from state_interval s where s.state = 'handling' and s.call_id = i.call_id) as handling
     from interaction i left join registration r on r.interaction_id = i.id where i.answered_at is not null order by i.ended_at`,
  );
  // An interval of handling that belongs to no call counts against one too.
  const loose = rowsOf(profile, "select 1 from state_interval where state = 'handling' and (call_id is null or call_id not in (select call_id from interaction))").length;
  const seconds = rows.map(({ ms, handling }) => (ms === null ? null : Math.max(ms, handling) / 1_000));
  return { held: rows.length, atOnce: seconds.filter((each) => each === 0).length - loose, seconds };
}

/** The figures of each, to be quoted. */
export function toldAfterCalls({ held, atOnce, seconds }: AfterCalls): string {
  return `${String(atOnce)} of ${String(held)} conversations registered when they ended; seconds after hang-up: ${seconds.map((each) => each?.toFixed(1) ?? 'not registered').join(' ')}`;
}
