import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { PRACTICE_PROJECT } from '../../shared/domain/project/default-projects.ts';
import { fillForm } from './support/form-keys.ts';
import { keepQuiet, practise } from './support/practice.ts';

const both = (text: string) => ({ en: text, nl: text });

test('news is read before Ready; knowledge comes by step and by words; what is beyond the mandate is marked, registered, and handed over', async () => {
  test.setTimeout(120_000);
  const practice = await practise();
  const { balie, desk, panes } = practice;
  const { window } = balie;
  const { keyboard } = window;
  const look = async (name: string): Promise<void> => {
    if (process.env['BALIE_SHOTS'] !== undefined) await window.screenshot({ path: `${process.env['BALIE_SHOTS']}/${name}.png` });
  };
  try {
    await keepQuiet(practice);
    // A supervisor writes news, and is not Ready from that moment on.
    await window.getByRole('button', { name: 'Knowledge', exact: true }).click();
    const place = window.getByRole('region', { name: 'Knowledge', exact: true });
    await place.getByRole('button', { name: 'Write' }).click();
    await place.getByRole('combobox', { name: 'Kind' }).click();
    await window.getByRole('option', { name: 'News' }).click();
    await place.getByRole('textbox', { name: 'Title' }).fill('New prices from Monday');
    await place.getByRole('textbox', { name: 'Text' }).fill('Every oak chair costs five euros more.');
    await expect(place.getByRole('switch', { name: /Must be read/u })).toBeChecked();
    await place.getByRole('button', { name: 'Save' }).press('Enter');
    await expect(desk.agentState).toContainText('Not ready');
    await keyboard.press('Control+0');
    const news = window.getByRole('region', { name: 'News to read' });
    await expect(news).toContainText('Every oak chair costs five euros more.');
    await look('news');
    await expect(desk.invoke('agent.chooseState', { choice: { state: 'ready' } })).rejects.toThrow('news-unread');
    await news.getByRole('button', { name: 'I have read this' }).press('Enter');
    await expect(news).toBeHidden();
    await desk.invoke('agent.chooseState', { choice: { state: 'ready' } });
    await expect(desk.agentState).toHaveText('Ready');

    const item = { projectId: null, validFrom: 1, validTo: null, mustRead: false };
    const [first] = (await desk.invoke('knowledge.steps', {})) as readonly { readonly ref: string }[];
    await desk.invoke('knowledge.save', { id: null, version: 0, fields: { ...item, kind: 'procedure', title: both('How we greet'), body: both('With both names.'), beside: [first?.ref] } });
    await desk.invoke('knowledge.save', { id: null, version: 0, fields: { ...item, kind: 'faq', title: both('Damaged tables'), body: both('We replace a damaged table within a week.'), beside: [] } });
    const { project, session } = await desk.state();
    if (project === null) throw new Error('no project');
    const { id: projectId, active: _active, kind: _kind, ...settings } = project;
    const boss = (await desk.invoke('agent.save', { agentId: null, name: 'Bo', role: 'supervisor', active: true })) as { readonly id: string };
    await desk.invoke('project.save', { ...settings, projectId, plan: { ...settings.plan, mandates: [{ agentId: session.agent?.id, role: null, discountPercent: null, amount: 5_000 }] } });
    await desk.invoke('project.change', { projectId: PRACTICE_PROJECT.id, formId: 'complaint' });
    await desk.invoke('practice.callMe', { scenarioId: 'complaint' });
    await expect(desk.onlyCard().answer).toBeVisible();
    await keyboard.press('F2');
    await expect(desk.onlyCard().hangUp).toBeVisible();
    const hint = window.getByRole('region', { name: 'Knowledge for now' });
    await expect(hint.getByRole('button', { name: 'How we greet' })).toBeVisible();
    await fillForm(window, { question: 'My table came damaged', category: '2', severity: '2', wishedBy: 'A new one', proposedSolution: 'We bring one', compensation: '75', solvedAtOnce: '2', outcome: '5' });
    await expect(hint.getByRole('button', { name: 'Damaged tables' })).toBeVisible();
    await expect(panes.registration.getByText('above your mandate (€50.00): a supervisor decides')).toBeVisible();
    await keyboard.press('Control+l');
    await expect(window.getByText('With both names.')).toBeVisible();
    await keyboard.press('ArrowDown');
    await expect(window.getByText('We replace a damaged table within a week.')).toBeVisible();
    // By the beginnings of words, while they are typed, without leaving the call.
    await keyboard.type('gree');
    await expect(window.getByText('With both names.')).toBeVisible();
    await expect(window.getByText('We replace a damaged table within a week.')).toHaveCount(0);
    await keyboard.type('x');
    await expect(window.getByText('Nothing found.')).toBeVisible();
    for (let letter = 0; letter < 5; letter += 1) await keyboard.press('Backspace');
    await keyboard.type('dama week');
    await expect(window.getByText('We replace a damaged table within a week.')).toBeVisible();
    await look('knowledge-and-mandate');
    const { violations } = await new AxeBuilder({ page: window }).setLegacyMode(true).analyze();
    expect.soft(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id }) => id)).toEqual([]);
    await keyboard.press('Escape');
    await keyboard.press('F4');
    await expect(desk.agentState).toHaveText('Ready');
    await expect.poll(async () => (await desk.state()).agreements.map(({ what, handOver }) => [what, handOver?.to])).toContainEqual([expect.stringContaining('Decide on a compensation of €75.00 (mandate €50.00)'), boss.id]);
  } finally {
    await practice.balie.close();
  }
});
