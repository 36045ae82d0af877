import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { copyFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PRACTICE_PROJECT } from '../../shared/domain/project/default-projects.ts';
import { fillForm } from './support/form-keys.ts';
import { keepQuiet, newProfile, practise } from './support/practice.ts';
import { rowsOf } from './support/tables.ts';

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

    // One field of every other kind, most of them with something to begin with.
    const begins = (value: string): Promise<void> => place.getByRole('textbox', { name: 'Begins with' }).fill(value);
    const list = async (name: string, value: string): Promise<void> => {
      await place.getByRole('combobox', { name, exact: true }).last().click();
      await window.getByRole('option', { name: value, exact: true }).click();
    };
    await add('Text', 'Toelichting', 'Remarks');
    await add('Line of text', 'Onderwerp', 'Subject');
    await begins('Measuring');
    await add('Number', 'Personen', 'Persons');
    await begins('2');
    await add('Amount', 'Voorschot', 'Deposit');
    await begins('12,5');
    await add('Choice', 'Ruimte', 'Room');
    await list('Begins with', 'Choice 2');
    await add('From a list', 'Artikel', 'Article');
    await add('Table', 'Metingen', 'Measurements');
    await expect(preview.getByRole('textbox', { name: 'Deposit' })).toHaveValue('12.50');
    await expect(preview.getByRole('radio', { name: 'Choice 2' })).toBeChecked();
    if (process.env['BALIE_SHOTS'] !== undefined) await window.screenshot({ path: path.join(process.env['BALIE_SHOTS'], 'form-builder.png') });

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
    // The catalogue is read, told, taken over, taken back and taken over again. A price of the client's own list begins today.
    const table = path.join(profile, 'catalogue.csv');
    const client = 'Lindenhuis';
    const { project } = await desk.state();
    if (project === null) throw new Error('no project');
    const { id: projectId, active: _active, kind: _kind, ...settings } = project;
    await desk.invoke('project.save', { ...settings, projectId, plan: { ...settings.plan, client } });
    writeFileSync(table, `code;name;vat;stock;price;list;from\r\nT-1;Table;21;two weeks;250,00;;\r\nT-1;Table;21;two weeks;199,00;${client};2026-01-01\r\nS-2;Stool;21;;10;;\r\nBAD;;21;;1;;\r\n`);
    await balie.app.evaluate(({ dialog }, from) => void ((dialog as { showOpenDialog: unknown }).showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [from] })), table);
    await window.getByRole('button', { name: 'Articles', exact: true }).click();
    const catalogue = window.getByRole('region', { name: 'Articles', exact: true });
    await catalogue.getByRole('button', { name: 'Import' }).press('Enter');
    await expect(catalogue).toContainText('2 new, 0 that are there already.');
    await expect(catalogue).toContainText('Row 5 BAD: no name');
    if (process.env['BALIE_SHOTS'] !== undefined) await window.screenshot({ path: path.join(process.env['BALIE_SHOTS'], 'catalogue-plan.png') });
    const takeOver = async (): Promise<void> => {
      await catalogue.getByRole('button', { name: 'Take over' }).press('Enter');
      await expect(catalogue).toContainText('2 added, 0 changed.');
    };
    await takeOver();
    await catalogue.getByRole('button', { name: 'Undo' }).press('Enter');
    await expect(catalogue).toContainText('Taken back: 2 removed again');
    await catalogue.getByRole('button', { name: 'Import' }).press('Enter');
    await takeOver();
    await expect(catalogue.getByRole('row', { name: /T-1/u })).toContainText('€250.00');
    await keyboard.press('Control+0');
    await desk.invoke('practice.callMe', { scenarioId: 'order' });
    await desk.onlyCard().answer.click();
    await fillForm(window, { appointment: '1', on: '+7', persons: '3', article: 't-1', measurements: ['80 by 120', ''], outcome: '1' });
    if (process.env['BALIE_SHOTS'] !== undefined) await window.screenshot({ path: path.join(process.env['BALIE_SHOTS'], 'built-in-call.png') });
    await keyboard.press('F4');
    await expect(desk.agentState).toHaveText('Ready');
    await desk.clear();
    const [registered] = rowsOf<{ readonly state: string; readonly form_values: string }>(profile, 'select state, form_values from registration where form_id = ?', formId);
    const values = Object.entries(JSON.parse(registered?.form_values ?? '{}') as Readonly<Record<string, { readonly value: string; readonly origin: string }>>).map(([key, { value, origin }]) => [key, `${value} (${origin})`]);
    expect(registered?.state).toBe('completed');
    expect(Object.fromEntries(values)).toMatchObject({
      ...{ appointment: 'yes (agent)', subject: 'Measuring (form)', persons: '3 (agent)', deposit: '12.50 (form)', room: 'choice-2 (form)' },
      ...{ measurements: '[{"column1":"80 by 120"}] (agent)', outcome: 'completed (agent)' },
    });

    // A quote on paper, made by Chromium's printer from a page without scripts.
    await desk.invoke('project.change', { projectId: PRACTICE_PROJECT.id, formId: 'quote' });
    await desk.invoke('practice.callMe', { scenarioId: 'order' });
    await desk.onlyCard().answer.click();
    await expect(panes.registration.getByRole('button', { name: 'Make quote (PDF)' })).toBeVisible();
    const [interaction] = (await desk.state()).interactions;
    // The client's own price, and the stock, as soon as the code is typed.
    await panes.registration.getByRole('combobox', { name: 'Article, line 1' }).fill('t-1');
    await expect(window.getByRole('option', { name: /T-1/u, selected: true })).toBeVisible();
    await keyboard.press('Enter');
    await expect(panes.registration.getByRole('textbox', { name: 'Price, line 1' })).toHaveValue('199.00');
    await expect(panes.registration.getByText(/stock: two weeks/u)).toContainText(client);
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
