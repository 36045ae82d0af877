import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { localDate } from '../../../../../shared/domain/contact/calendar-date.ts';
import { reduceInteraction } from '../../../../../shared/domain/interaction/interaction-reducer.ts';
import { refOf, withOutcomes } from '../../../../../shared/domain/registration/form-ref.ts';
import { SALES_ORDER_FORM } from '../../../../../shared/domain/registration/shipped/sales-kinds.ts';
import { SHIPPED_OUTCOMES } from '../../../../../shared/domain/registration/shipped/index.ts';
import { STARTER_SCRIPT } from '../../../../../shared/domain/script/starter-script.ts';
import { ok } from '../../../../../shared/lib/result.ts';
import type { FakeSoftphone } from '../../../../support/fake-softphone.ts';
import { answerQuestions, stateWith } from '../../../../support/interactions.ts';
import { renderApp } from '../../../../support/render-app.tsx';
import { seeded } from '../../../../support/seeded.ts';

afterEach(cleanup);

const outcomes = SHIPPED_OUTCOMES.find(({ id }) => id === SALES_ORDER_FORM.outcomes) ?? SHIPPED_OUTCOMES[0];
if (outcomes === undefined) throw new Error('no outcomes');
const FORM = withOutcomes(SALES_ORDER_FORM, outcomes);

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** A main that answers and tells after random times: the events keep their order among each other, the answers overtake them. */
function slowMain(fake: FakeSoftphone, next: () => number): void {
  answerQuestions(fake);
  fake.on('form.get', () => ok(FORM));
  fake.on('article.search', () => ok([]));
  fake.on('article.look', () => ok([]));
  fake.on('registration.change', async ({ interactionId, field, value }) => {
    const before = fake.state().interactions.find(({ id }) => id === interactionId);
    if (before !== undefined) {
      const { contact, ...interaction } = before;
      const context = { form: FORM, script: STARTER_SCRIPT, customer: {}, today: localDate(before.startedAt) };
      const after = reduceInteraction(interaction, { type: 'value-changed', field, value, origin: 'agent' }, context);
      if (after !== interaction) fake.emit({ type: 'interaction', interaction: { ...after, contact } });
    }
    await pause(next() * 60);
    return ok(undefined);
  });
  let free = 0;
  fake.travel((arrive) => {
    free = Math.max(free, Date.now() + next() * 150);
    setTimeout(() => act(arrive), free - Date.now());
  });
}

describe('lines that are typed while main is slow', () => {
  it.each([1, 2, 3, 4, 5, 6])('keeps every cell, whatever the order in which answers and events come (%i)', async (seed) => {
    const next = seeded(seed);
    const state = stateWith([{ change: { form: refOf(FORM), values: {} } }]);
    await renderApp(state, (main) => slowMain(main, next));
    const user = userEvent.setup({ delay: null });
    const form = () => within(screen.getByRole('region', { name: 'Registration' }));
    const cell = (name: string, line: number): HTMLInputElement => form().getByLabelText<HTMLInputElement>(`${name}, line ${String(line)}`);
    await waitFor(() => expect(cell('Article', 1)).toBeDefined());
    const typed: [string, number, string][] = [];
    for (const line of [1, 2]) {
      for (const [name, text] of [['Article', 'Chair'], ['Order code', `ST-${String(line)}`], ['Qty', '12'], ['Price', '49,95'], ['Disc. %', '10']] as const) {
        cell(name, line).focus();
        for (const letter of text) {
          await user.keyboard(letter);
          await act(() => pause(next() < 0.7 ? next() * 12 : next() * 160));
        }
        typed.push([name, line, text === '49,95' ? '49.95' : text]);
        for (const [column, at, what] of typed) expect(cell(column, at).value.replace(',', '.'), `${column}, line ${String(at)}, after ${name} of ${String(line)}`).toBe(what);
      }
    }
    await act(() => pause(500));
    for (const [column, at, what] of typed) expect(cell(column, at).value.replace(',', '.')).toBe(what);
  }, 30_000);
});
