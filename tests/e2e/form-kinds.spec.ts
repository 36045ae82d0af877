import { expect, test } from '@playwright/test';
import { rmSync } from 'node:fs';
import { PRACTICE_PROJECT } from '../../shared/domain/project/default-projects.ts';
import { fillForm, type Typed } from './support/form-keys.ts';
import { newProfile, practise } from './support/practice.ts';
import { rowsOf } from './support/tables.ts';

const KINDS: readonly { readonly form: string; readonly keys: Typed; readonly outcome: string; readonly stored: Readonly<Record<string, string>> }[] = [
  {
    ...{ form: 'reservation', outcome: 'solved' },
    keys: { what: 'Table by the window', date: '+7', time: '19:30', persons: '4', wishes: 'A high chair', state: '2', outcome: '1' },
    stored: { what: 'Table by the window', time: '19:30', persons: '4', state: 'confirmed' },
  },
  {
    ...{ form: 'lead', outcome: 'quote' },
    keys: { interest: 'New chairs for the canteen', product: 'Oak chair', horizon: '2', budget: '12.500,-', decides: '2', decider: 'The director', handover: 'Sales', outcome: '2' },
    stored: { interest: 'New chairs for the canteen', product: 'Oak chair', horizon: 'quarter', budget: '12500.00', decides: 'no', decider: 'The director', handover: 'Sales' },
  },
  {
    ...{ form: 'inventory', outcome: 'completed' },
    keys: { situation: 'Forty old chairs', supplier: 'Somebody else', satisfied: '4', problem: 'They creak', need: 'Quiet ones', horizon: '1', decides: '1', nextStep: '3', outcome: '1' },
    stored: { situation: 'Forty old chairs', satisfied: 'poor', problem: 'They creak', decides: 'yes', nextStep: 'quote' },
  },
  {
    ...{ form: 'quote', outcome: 'quote' },
    keys: { lines: ['Oak chair', 'ST-12', '3', '49,99', '12,5', '', 'Table', '', '1', '250', '', ''], sentAs: '2', address: 'Kade 1, Delft', outcome: '2' },
    stored: { sentAs: 'post' },
  },
];

for (const language of process.env['BALIE_N'] === 'full' ? (['en', 'nl'] as const) : (['en'] as const))
  test(`a reservation, a lead, an inventory and a quote are filled in by the keyboard alone and registered at hang-up (${language})`, async () => {
    test.setTimeout(180_000);
    const profile = newProfile();
    const practice = await practise({ profile, language });
    const { desk, panes } = practice;
    const { window } = practice.balie;
    const { keyboard } = window;
    try {
      for (const [index, { form, keys, outcome, stored }] of KINDS.entries()) {
        await desk.invoke('project.change', { projectId: PRACTICE_PROJECT.id, formId: form });
        await desk.invoke('practice.callMe', { scenarioId: 'order' });
        await expect(desk.onlyCard().answer).toBeVisible();
        await keyboard.press('F2');
        await expect(desk.onlyCard().hangUp).toBeVisible();
        await fillForm(window, keys);
        await expect(panes.registration.getByText(language === 'en' ? 'Closes itself at hang-up' : 'Sluit vanzelf bij ophangen')).toBeVisible();
        // 3 × 49.99 − 12.5 % = 131.22 (rounded to the cent), and 250.
        if (form === 'quote') await expect(panes.registration).toContainText(language === 'en' ? '€381.22' : '€ 381,22');
        if (process.env['BALIE_SHOTS'] !== undefined) await window.screenshot({ path: `${process.env['BALIE_SHOTS']}/kind-${form}-${language}.png` });
        await keyboard.press('F4');
        await expect(desk.agentState).toHaveText(language === 'en' ? 'Ready' : 'Gereed');
        await desk.clear();
        // Ready is told before the file has it.
        await expect.poll(() => rowsOf<{ readonly n: number }>(profile, "select count(*) as n from registration where state = 'completed'")[0]?.n).toBe(index + 1);
        const [row] = rowsOf<{ readonly form_id: string; readonly outcome: string; readonly state: string; readonly form_values: string }>(profile, 'select form_id, outcome, state, form_values from registration order by rowid desc limit 1');
        expect(row).toMatchObject({ form_id: form, outcome, state: 'completed' });
        const values = JSON.parse(row?.form_values ?? '{}') as Readonly<Record<string, { readonly value: string }>>;
        expect(Object.fromEntries(Object.keys(stored).map((key) => [key, values[key]?.value]))).toEqual(stored);
      }
      expect(rowsOf(profile, "select state from state_interval where state = 'handling'")).toEqual([]);
    } finally {
      await practice.balie.close();
      rmSync(profile, { recursive: true, force: true });
    }
  });
