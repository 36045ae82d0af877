import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';

import { createFiguresDesk } from '../../../electron/app/figures-desk.ts';
import { figuresPage } from '../../../electron/app/figures-page.ts';
import type { DataPort } from '../../../electron/app/ports/data-port.ts';
import type { SumsAsk } from '../../../electron/app/ports/figures-port.ts';
import type { StateStore } from '../../../electron/app/state-store.ts';
import { emptyTally } from '../../../shared/domain/figures/sums.ts';
import type { Clock } from '../../../shared/lib/clock.ts';

const [ANNA, BEN, CARL] = ['anna', 'ben', 'carl'] as unknown as [never, never, never];
const PROJECT = {
  id: 'p',
  kind: 'service',
  plan: {
    targets: [
      { kind: 'handle-seconds', value: 90 },
      { kind: 'results-per-day', value: 5 },
      { kind: 'handle-seconds', value: 60, for: 'team' },
    ],
  },
};

function deskFor(role: 'agent' | 'supervisor', showFiguresOfOthers: boolean) {
  const asked: SumsAsk[] = [];
  const folder = mkdtempSync(path.join(os.tmpdir(), 'balie-figures-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const state = {
    session: {
      agent: { id: ANNA, role },
      agents: [
        { id: ANNA, active: true },
        { id: BEN, active: true },
        { id: CARL, active: false },
      ],
    },
    access: { showFiguresOfOthers },
    ...{ project: PROJECT, projects: [PROJECT] },
  };
  const desk = createFiguresDesk({
    data: () =>
      ({
        figures: {
          sums: (ask: SumsAsk) => Promise.resolve((asked.push(ask), ask.bounds.slice(1).map(() => emptyTally()))),
          calls: () => Promise.resolve({ calls: [{ contactId: 'c', name: 'Anna', number: '06' }], total: 1 }),
        },
      }) as unknown as DataPort,
    store: { get: () => state } as unknown as StateStore,
    clock: { now: () => new Date(2026, 5, 10, 12).getTime() } as Clock,
    visibility: { maySee: () => Promise.resolve(false) },
    desktop: { chooseSaveFile: (_title, name) => Promise.resolve(path.join(folder, name)) },
    print: (html) => Promise.resolve(Buffer.from(html)),
    ...{ saveTitle: () => 'Save', language: () => 'nl' as const },
  });
  return { desk, asked, folder };
}

const day = { projectId: null, span: 'day', at: new Date(2026, 5, 10, 12).getTime(), steps: 0 } as const;

it('gives everybody their own figures, and those of others only to who leads and where the rules say so', async () => {
  const plain = deskFor('agent', true);
  expect(await plain.desk.report({ ...day, whose: ANNA })).toMatchObject({
    ok: true,
    value: { targets: [{ value: 90 }, { value: 5 }] },
  });
  for (const whose of [BEN, 'team'] as const)
    expect(await plain.desk.report({ ...day, whose })).toMatchObject({ ok: false, error: { code: 'not-allowed' } });
  expect(
    await deskFor('supervisor', false).desk.calls({ whose: BEN, projectId: null, set: 'answered', from: 0, to: 1 }),
  ).toMatchObject({ ok: false, error: { code: 'not-allowed' } });
  const leads = deskFor('supervisor', true);
  expect(await leads.desk.report({ ...day, whose: 'team', span: 'week' })).toMatchObject({
    ok: true,
    value: { targets: [{ value: 60 }] },
  });
  expect(leads.asked[0]?.agentIds).toEqual([ANNA, BEN]);
  expect(leads.asked.length).toBe(2);
});

it('compares with as much of the period before, and names no contact that is confidential', async () => {
  const { desk, asked } = deskFor('agent', false);
  await desk.report({ ...day, whose: ANNA });
  expect(asked[1]?.bounds).toEqual([new Date(2026, 5, 9).getTime(), new Date(2026, 5, 9, 12).getTime()]);
  expect(await desk.calls({ whose: ANNA, projectId: null, set: 'answered', from: 0, to: 1 })).toEqual({
    ok: true,
    value: { calls: [{ contactId: null, name: '', number: '' }], total: 1 },
  });
});

it('writes tables in which no cell is a formula, and pages in which nothing is markup', async () => {
  const { desk, folder } = deskFor('agent', false);
  const tables = [
    {
      title: 'Tijd',
      rows: [
        ['a', 'b'],
        ['=1+1', '<b>'],
      ],
    },
  ];
  expect(await desk.save('csv', 'Week 3: =x', tables)).toEqual({ ok: true, value: true });
  const text = readFileSync(path.join(folder, 'week-3-x.csv'), 'utf8');
  expect(text).toContain(`'=1+1;<b>`);
  expect(await desk.save('pdf', 'Week', tables)).toEqual({ ok: true, value: true });
  const wide = figuresPage(
    'Jaar <1>',
    [{ title: 'x', rows: [['', ...Array.from({ length: 12 }, (_, index) => `m${String(index)}`)]] }],
    'nl',
  );
  const nineteen = figuresPage('T', [{ title: 'T', rows: [['Who', ...Array.from({ length: 19 }, (_, nr) => `c${String(nr)}`)]] }], 'en');
  expect(nineteen.split('<thead>').slice(1).map((head) => head.split('<th scope="col">').length - 2)).toEqual([7, 7, 5]);
  expect([wide.includes('<1>'), wide.split('<table>').length - 1, wide.includes('m11')]).toEqual([false, 2, true]);
});
