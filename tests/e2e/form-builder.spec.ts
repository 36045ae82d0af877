import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { rmSync } from 'node:fs';
import { PRACTICE_PROJECT } from '../../shared/domain/project/default-projects.ts';
import { newProfile, practise } from './support/practice.ts';

test('a form is built from nothing, tried out, published, and the next call is registered with it', async () => {
  test.setTimeout(180_000);
  const profile = newProfile();
  const { balie, desk, panes } = await practise({ profile });
  const { window } = balie;
  const { keyboard } = window;
  try {
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
  } finally {
    await balie.close();
    rmSync(profile, { recursive: true, force: true });
  }
});
