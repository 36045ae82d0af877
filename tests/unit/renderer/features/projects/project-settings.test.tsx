import { act, cleanup, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { PRACTICE_PROJECT } from '../../../../../shared/domain/project/default-projects.ts';
import { SHIPPED_FORMS, SHIPPED_OUTCOMES } from '../../../../../shared/domain/registration/shipped/index.ts';
import { SHIPPED_SCRIPTS } from '../../../../../shared/domain/script/shipped/index.ts';
import { appError } from '../../../../../shared/errors/app-error.ts';
import { err, ok } from '../../../../../shared/lib/result.ts';
import { JOHAN, testAgent, testAppState } from '../../../../support/app-state.ts';
import { renderApp } from '../../../../support/render-app.tsx';

afterEach(cleanup);

async function openProjects(state = testAppState()) {
  const app = await renderApp(state, (fake) => {
    fake.on('script.list', () => ok(SHIPPED_SCRIPTS.map(({ id, name }) => ({ id, name }))));
    fake.on('form.list', () => ok({ forms: SHIPPED_FORMS, outcomes: SHIPPED_OUTCOMES }));
    fake.on('scripts.library', () => ok([]));
    fake.on('form.definition', ({ formId }) => {
      const form = SHIPPED_FORMS.find(({ id }) => id === formId);
      return form === undefined ? err(appError('not-found', formId)) : ok(form);
    });
    fake.on('project.list', () => ok([...(state.project === null ? [] : [state.project]), PRACTICE_PROJECT]));
    fake.on('project.save', (input) => ok({ ...PRACTICE_PROJECT, name: input.name }));
    fake.on('project.import', () => ok({ state: 'refused', file: 'x.json', fault: { problem: 'newer-format', path: 'format', detail: '9' } }));
  });
  act(() => app.connection.view.getState().open('projects'));
  return { ...app, project: within(await screen.findByRole('region', { name: 'Customer service' })) };
}

describe('the settings of a project', () => {
  it('are changed in one form, and saved as a whole', async () => {
    const { user, fake, project } = await openProjects();
    const before = fake.state().project;
    await user.click(project.getByRole('button', { name: 'Change Customer service' }));
    const choose = async (box: string | RegExp, option: string): Promise<void> => {
      await user.click(project.getByRole('combobox', { name: box }));
      await user.click(await screen.findByRole('option', { name: option }));
    };
    await choose('Script', 'Complaint conversation');
    await choose('Form', 'Service');
    await choose('Outcomes', 'Sales');
    await choose(/^Time to complete/, 'No limit');
    await user.type(project.getByRole('textbox', { name: 'Client' }), 'Lindenhuis');
    await user.click(project.getByRole('button', { name: 'Quote' }));
    await user.click(project.getByRole('button', { name: 'Add a rule' }));
    await user.click(project.getByRole('button', { name: 'Save' }));
    expect(fake.inputsOf('project.save')).toEqual([]);
    expect(screen.getByText(/Each rule needs a value/)).toBeTruthy();
    await user.type(project.getByRole('textbox', { name: 'Value' }), '0201234567');
    await user.click(project.getByRole('button', { name: 'Save' }));
    expect(fake.inputsOf('project.save')).toMatchObject([
      {
        projectId: before?.id,
        ...{ scriptId: 'shipped-complaint', formId: 'service', outcomesId: 'sales', wrapUpSeconds: null },
        plan: { client: 'Lindenhuis', forms: ['quote'], routes: [{ on: 'number', header: '', value: '0201234567' }] },
      },
    ]);
  });

  it('begin anew with a key made from the name, and as a copy without the calls of the other', async () => {
    const { user, fake, project } = await openProjects();
    await user.click(screen.getByRole('button', { name: 'Add project' }));
    const form = within(screen.getByRole('form', { name: 'New project' }));
    await user.type(form.getByRole('textbox', { name: 'Name' }), 'Één actie 2026');
    expect(form.getByRole('textbox', { name: 'Short name' })).toHaveProperty('value', 'een-actie-2026');
    await user.keyboard('{Escape}');
    await user.click(project.getByRole('button', { name: 'More for Customer service' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Copy' }));
    const copy = within(await screen.findByRole('form', { name: 'New project' }));
    await user.click(copy.getByRole('button', { name: 'Save' }));
    expect(fake.inputsOf('project.save')).toMatchObject([{ projectId: null, name: 'Customer service (copy)', key: 'customer-service-copy' }]);
  });

  it('say what is wrong with a file and where', async () => {
    const { user } = await openProjects();
    await user.click(within(screen.getByRole('tabpanel')).getByRole('button', { name: 'Import' }));
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('x.json was not imported; nothing was changed');
    expect(alert.textContent).toContain('newer version');
    expect(alert.textContent).toContain('format');
  });

  it('are to be seen, not changed, by agents', async () => {
    const { user, project } = await openProjects(testAppState({ session: { ...testAppState().session, agent: testAgent({ ...JOHAN, role: 'agent' }) } }));
    expect(screen.getByText('Only supervisors and administrators can change this.')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Add project' })).toBeNull();
    await user.click(project.getByRole('button', { name: 'View Customer service' }));
    for (const box of project.getAllByRole('combobox')) expect(box.getAttribute('aria-disabled') ?? box.getAttribute('data-disabled')).not.toBeNull();
    expect(project.queryByRole('button', { name: 'Save' })).toBeNull();
  });
});
