import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';

import { periodOf } from '../../../../../shared/domain/figures/period.ts';
import { emptyTally, type Sums } from '../../../../../shared/domain/figures/sums.ts';
import { appError } from '../../../../../shared/errors/app-error.ts';
import { err, ok } from '../../../../../shared/lib/result.ts';
import { JOHAN, TEST_NOW, testAppState } from '../../../../support/app-state.ts';
import { renderApp } from '../../../../support/render-app.tsx';

afterEach(cleanup);

/** The shares that the table of times shows for these sums. */
async function sharesOf(sums: Sums): Promise<readonly (string | null | undefined)[]> {
  const period = periodOf('day', TEST_NOW);
  const { user } = await renderApp(testAppState(), (main) => {
    main.on('figures.report', () =>
      ok({ ...{ whose: JOHAN.id, projectId: null, period, parts: period.parts.map(() => emptyTally()), total: sums }, ...{ earlier: emptyTally(), targets: [], apart: [], countedAt: TEST_NOW } }),
    );
    main.on('queues.report', () => err(appError('bad-request', 'not asked here')));
  });
  await user.click(await screen.findByRole('button', { name: 'Figures' }));
  const table = await screen.findByRole('table', { name: 'How the time was spent' });
  return within(table)
    .getAllByRole('row')
    .slice(1)
    .map((row) => within(row).getAllByRole('cell').at(-1)?.textContent);
}

it('gives no share of a time in which nobody was logged in', async () => {
  const sums = emptyTally();
  sums.counts.callsIn = 1;
  expect(await sharesOf(sums)).toEqual(['–', '–']);
});

it('gives each state its share of the time logged in', async () => {
  const sums = emptyTally();
  sums.time.talking = 3_000;
  sums.time.ready = 1_000;
  expect((await sharesOf(sums)).map((share) => share?.replaceAll(/\s/gu, ' '))).toEqual(['75.0 %', '25.0 %', '100.0 %', '100.0 %']);
});
