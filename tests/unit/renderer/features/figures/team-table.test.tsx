import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';

import type { TeamFile } from '../../../../../shared/domain/figures/figures-file.ts';
import { err, ok } from '../../../../../shared/lib/result.ts';
import { appError } from '../../../../../shared/errors/app-error.ts';
import { JOHAN, testAppState } from '../../../../support/app-state.ts';
import type { FakeSoftphone } from '../../../../support/fake-softphone.ts';
import { renderApp } from '../../../../support/render-app.tsx';
import { someSums, teamFile } from '../../../../support/team-figures.ts';

afterEach(cleanup);

const quiet = (main: FakeSoftphone): void => {
  main.on('figures.report', () => err(appError('bad-request', 'not asked here')));
  main.on('queues.report', () => err(appError('bad-request', 'not asked here')));
};
const rows = () => screen.getAllByRole('row').slice(2);
const cells = (row: HTMLElement | undefined) =>
  within(row ?? screen.getByRole('table'))
    .getAllByRole('cell')
    .map(({ textContent }) => textContent);
const names = () => rows().map((row) => within(row).getByRole('rowheader').textContent);

it('shows a row for each person and all together, sorts by a column, takes files in and away again', async () => {
  let files: readonly TeamFile[] = [];
  const { user, fake } = await renderApp(testAppState(), (main) => {
    quiet(main);
    main.on('figures.teamFiles', () => ok(files));
    main.on('figures.openTeamFiles', () => {
      files = [
        teamFile('1', 'Bo', { sums: someSums(1, 10) }),
        teamFile('2', 'Cas', { sums: someSums(9, 9) }),
        teamFile('3', 'Bo', { span: 'day', from: '2026-11-20', to: '2026-11-21' }),
      ];
      return ok([
        { file: 'bo.balie-figures', as: 'added', name: 'Bo' },
        { file: 'x.csv', as: 'unreadable', name: '' },
      ]);
    });
    main.on('figures.removeTeamFile', ({ id }: { readonly id: string }) => {
      files = files.filter((each) => each.id !== id);
      return ok();
    });
  });
  await user.click(await screen.findByRole('button', { name: 'Figures' }));
  await user.click(await screen.findByRole('radio', { name: 'Team from files' }));
  expect(await screen.findByText('No figures files opened yet')).toBeTruthy();
  // It stands in another bar now, and keeps the focus there.
  expect(document.activeElement).toBe(screen.getByRole('radio', { name: 'Team from files', checked: true }));
  await user.click(screen.getByRole('button', { name: 'Open figures files…' }));
  await screen.findByRole('table', { name: /^Figures of the team, Week 47/ });
  expect(screen.getByText('Bo: taken over.')).toBeTruthy();
  expect(screen.getByText('x.csv is no figures file, or it is damaged. Ask for it again.')).toBeTruthy();
  expect(names()).toEqual(['Bo', 'Cas', '2 people together']);
  // Handle time: ten minutes, one minute, and of all together 19 minutes in ten calls; not the mean of the two.
  const column = screen
    .getAllByRole('columnheader')
    .map(({ textContent }) => textContent)
    .slice(4)
    .indexOf('Handle time (AHT)');
  expect(column).toBeGreaterThan(0);
  expect(rows().map((row) => cells(row)[column])).toEqual(['10:00', '1:00', '1:54']);
  const sorted = screen.getByRole('button', { name: 'Handle time (AHT)' });
  await user.click(sorted);
  expect(names()).toEqual(['Bo', 'Cas', '2 people together']);
  await user.click(sorted);
  expect(names()).toEqual(['Cas', 'Bo', '2 people together']);
  expect(screen.getByRole('columnheader', { name: 'Handle time (AHT)' }).getAttribute('aria-sort')).toBe('ascending');
  await user.click(screen.getByRole('button', { name: 'Spreadsheet (CSV)' }));
  const [saved] = fake.inputsOf('figures.save');
  const [head, , , together] = saved?.tables[0]?.rows ?? [];
  expect([saved?.as, together?.[head?.indexOf('Handle time (AHT) (s)') ?? -1], together?.[head?.indexOf('Logged in (s)') ?? -1]]).toEqual(['csv', 114, 4_740]);
  await user.click(screen.getByRole('button', { name: 'Remove the figures of Bo' }));
  expect(await screen.findByText(/The figures of Bo are deleted here/)).toBeTruthy();
  expect(names()).toEqual(['Cas', '1 person']);
  expect(fake.inputsOf('figures.removeTeamFile')).toEqual([{ id: '1' }]);
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Open figures files…' }));
});

it('leaves out of the total what two keys say of one person, and says so', async () => {
  const { user } = await renderApp(testAppState(), (main) => {
    quiet(main);
    main.on('figures.teamFiles', () =>
      ok([
        teamFile('1', 'Bo', { sums: someSums(1, 10) }),
        teamFile('2', 'bo'),
        teamFile('3', 'Cas', { sums: someSums(3, 9) }),
      ]),
    );
  });
  await user.click(await screen.findByRole('button', { name: 'Figures' }));
  await user.click(await screen.findByRole('radio', { name: 'Team from files' }));
  expect(await screen.findByText(/with two different keys/)).toBeTruthy();
  expect(screen.getAllByRole('img', { name: 'Two keys' })).toHaveLength(2);
  expect(names().at(-1)).toBe('1 of 3 files together');
  expect(cells(rows().at(-1))).toContain('9:00');
});

it('is not there for an agent, who gives the own figures away', async () => {
  const { user } = await renderApp(testAppState({ session: { ...testAppState().session, agent: JOHAN } }), quiet);
  await user.click(await screen.findByRole('button', { name: 'Figures' }));
  expect(await screen.findByRole('button', { name: 'For my supervisor (file)' })).toBeTruthy();
  expect(screen.queryByRole('radio', { name: 'Team from files' })).toBeNull();
});
