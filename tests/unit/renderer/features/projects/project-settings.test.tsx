import { act, cleanup, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { SHIPPED_FORMS, SHIPPED_OUTCOMES } from '../../../../../shared/domain/registration/shipped/index.ts';
import { SHIPPED_SCRIPTS } from '../../../../../shared/domain/script/shipped/index.ts';
import { ok } from '../../../../../shared/lib/result.ts';
import { JOHAN, testAgent, testAppState } from '../../../../support/app-state.ts';
import { renderApp } from '../../../../support/render-app.tsx';

afterEach(cleanup);

async function openProjects(state = testAppState()) {
  const app = await renderApp(state, (fake) => {
    fake.on('script.list', () => ok(SHIPPED_SCRIPTS.map(({ id, name }) => ({ id, name }))));
    fake.on('form.list', () => ok({ forms: SHIPPED_FORMS, outcomes: SHIPPED_OUTCOMES }));
  });
  act(() => app.connection.view.getState().open('projects'));
  return { ...app, project: within(await screen.findByRole('region', { name: 'Customer service' })) };
}

describe('the settings of a project', () => {
  it('change its script, form and outcomes, and its time after the call', async () => {
    const { user, fake, project } = await openProjects();
    const projectId = fake.state().project?.id;
    await user.click(project.getByRole('combobox', { name: 'Script' }));
    await user.click(await screen.findByRole('option', { name: 'Complaint conversation' }));
    await user.click(project.getByRole('combobox', { name: 'Form' }));
    await user.click(await screen.findByRole('option', { name: 'Service' }));
    await user.click(project.getByRole('combobox', { name: 'Outcomes' }));
    await user.click(await screen.findByRole('option', { name: 'Sales' }));
    await user.click(project.getByRole('combobox', { name: /^Time to complete/ }));
    await user.click(await screen.findByRole('option', { name: '2 minutes' }));
    await user.click(project.getByRole('combobox', { name: /^Time to complete/ }));
    await user.click(await screen.findByRole('option', { name: 'No limit' }));
    expect(fake.inputsOf('project.change')).toEqual([
      { projectId, scriptId: 'shipped-complaint' },
      { projectId, formId: 'service' },
      { projectId, outcomesId: 'sales' },
      { projectId, wrapUpSeconds: 120 },
      { projectId, wrapUpSeconds: null },
    ]);
  });

  it('are to be seen, not changed, by agents', async () => {
    const { project } = await openProjects(testAppState({ session: { ...testAppState().session, agent: testAgent({ ...JOHAN, role: 'agent' }) } }));
    expect(screen.getByText('Only supervisors and administrators can change this.')).toBeTruthy();
    for (const box of project.getAllByRole('combobox')) expect(box.getAttribute('aria-disabled') ?? box.getAttribute('data-disabled')).not.toBeNull();
  });
});
