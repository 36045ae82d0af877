import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { copyFileSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { PRACTICE_PROJECT } from '../../shared/domain/project/default-projects.ts';
import { keepQuiet, newProfile, practise } from './support/practice.ts';

test('a form is built from nothing, tried out, published, and the next call is registered with it', async () => {
  test.setTimeout(180_000);
  const profile = newProfile();
  const practice = await practise({ profile });
  const { balie, desk, panes } = practice;
  const { window } = balie;
  const { keyboard } = window;
  try {
    await keepQuiet(practice);
    await window.getByRole('button', { name: 'Forms', exact: true }).click();
    const place = window.getByRole('region', { name: 'Forms', exact: true });
    await place.getByRole('button', { name: 'New form' }).click();
    const preview = place.getByRole('region', { name: 'As the agent sees it' });
    const fields = place.getByRole('list', { name: 'Fields of the form' });
    const add = async (kind: string, nl: string, en: string): Promise<void> => {
      await place.getByRole('button', { name: 'Add field' }).click();
      await window.getByRole('menuitem', { name: kind, exact: true }).click();
      await place.getByRole('textbox', { name: 'Label, Dutch' }).fill(nl);
      await place.getByRole('textbox', { name: 'Label, English' }).fill(en);
    };
    await place.getByRole('textbox', { name: 'Name, English' }).fill('Visit');
    await place.getByRole('textbox', { name: 'Name, Dutch' }).fill('Bezoek');
    await add('Yes or no', 'Afspraak', 'Appointment');
    await add('Date', 'Op', 'On');
    // Shown and needed when there is an appointment.
    await place.getByRole('radiogroup', { name: 'Shown' }).getByRole('radio', { name: 'When…' }).click();
    const row = place.getByRole('group', { name: 'Shown when' }).getByRole('group', { name: 'Row 1' });
    await row.getByRole('combobox', { name: 'What' }).click();
    await window.getByRole('option', { name: 'Appointment' }).click();
    await row.getByRole('combobox', { name: 'How' }).click();
    await window.getByRole('option', { name: 'is', exact: true }).click();
    await row.getByRole('combobox', { name: 'Value' }).click();
    await window.getByRole('option', { name: 'Yes' }).click();
    await expect(preview.getByRole('textbox', { name: 'On' })).toBeHidden();
    await preview.getByRole('radio', { name: 'Yes' }).click();
    await expect(preview.getByRole('textbox', { name: 'On' })).toBeVisible();

    // Removed by a key with what looked at it, and taken back.
    await fields.getByRole('button', { name: 'Appointment' }).focus();
    await keyboard.press('Delete');
    await expect(preview.getByRole('radio', { name: 'Yes' })).toHaveCount(0);
    await keyboard.press('Control+z');
    await expect(preview.getByRole('radio', { name: 'Yes' })).toBeVisible();
    await fields.getByRole('button', { name: 'Outcome' }).focus();
    await keyboard.press('Alt+ArrowDown');
    await expect(fields.getByRole('button')).toContainText(['Appointment', 'On', 'Outcome'].slice(0, 1));
    const { violations } = await new AxeBuilder({ page: window }).setLegacyMode(true).analyze();
    expect.soft(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)).toEqual([]);

    // A label that is missing in one language is told, and not published.
    await place.getByRole('textbox', { name: 'Name, Dutch' }).fill('');
    await expect(place.getByRole('status').filter({ hasText: 'name.nl' })).toBeVisible();
    await expect(place.getByRole('button', { name: 'Publish' })).toBeDisabled();
    await keyboard.press('Control+z');
    await place.getByRole('button', { name: 'Publish' }).click();
    await expect(place.getByRole('button', { name: 'Visit v1' })).toBeVisible();

    const { forms } = (await desk.invoke('form.list', {})) as { forms: readonly { id: string; name: { en: string } }[] };
    const formId = forms.find(({ name }) => name.en === 'Visit')?.id ?? '';
    await desk.invoke('project.change', { projectId: PRACTICE_PROJECT.id, formId });
    await keyboard.press('Control+0');
    await desk.invoke('practice.callMe', { scenarioId: 'order' });
    await desk.onlyCard().answer.click();
    await panes.registration.getByRole('radio', { name: 'Yes' }).click();
    await expect(panes.registration.getByRole('textbox', { name: 'On' })).toBeVisible();
    await desk.onlyCard().hangUp.click();
    await panes.closeIncomplete.click();
    await panes.whyIncomplete.getByRole('option').first().click();
    await desk.clear();

    // A quote on paper, made by Chromium's printer from a page without scripts.
    await desk.invoke('project.change', { projectId: PRACTICE_PROJECT.id, formId: 'quote' });
    await desk.invoke('practice.callMe', { scenarioId: 'order' });
    await desk.onlyCard().answer.click();
    await expect(panes.registration.getByRole('button', { name: 'Make quote (PDF)' })).toBeVisible();
    const [interaction] = (await desk.state()).interactions;
    const lines = [{ article: 'Oak chair', articleCode: 'ST-12', quantity: '12', unitPrice: '49.95', discount: '10', vat: '21' }, { article: 'Table', articleCode: 'T-1', quantity: '1', unitPrice: '250.00', vat: '21' }];
    await desk.invoke('registration.change', { interactionId: interaction?.id, field: 'lines', value: JSON.stringify(lines) });
    await panes.registration.getByRole('button', { name: 'Make quote (PDF)' }).click();
    await expect(panes.registration.getByRole('status').filter({ hasText: '€789.46' })).toContainText(/\d{4}-0001/);
    const [file = ''] = readdirSync(path.join(profile, 'quotes'));
    const pdf = readFileSync(path.join(profile, 'quotes', file));
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pdf.length).toBeGreaterThan(5_000);
    if (process.env['BALIE_SHOTS'] !== undefined) copyFileSync(path.join(profile, 'quotes', file), path.join(process.env['BALIE_SHOTS'], 'quote.pdf'));
    if (process.env['BALIE_SHOTS'] !== undefined) await window.screenshot({ path: path.join(process.env['BALIE_SHOTS'], 'quote.png') });
  } finally {
    await balie.close();
    rmSync(profile, { recursive: true, force: true });
  }
});
