import { expect, it } from 'vitest';

import { sheetOf } from '../../../../../renderer/agent/features/figures/sheet.ts';
import { createI18n } from '../../../../../renderer/agent/bridge/i18n.ts';
import { NO_QUEUE_SUMS, type QueueReport } from '../../../../../shared/domain/acd/service-level.ts';
import { csvOf } from '../../../../../shared/domain/contact-file/tables-csv.ts';
import { periodOf } from '../../../../../shared/domain/figures/period.ts';
import type { Report } from '../../../../../shared/domain/figures/report.ts';
import { emptyTally } from '../../../../../shared/domain/figures/sums.ts';
import { USUAL_LEVEL } from '../../../../../shared/domain/project/service-level-rule.ts';
import type { AgentId } from '../../../../../shared/lib/brand.ts';

const tally = emptyTally();
Object.assign(tally.time, { talking: 36_000_600, hold: 61_600, handling: 600_000, ready: 1_800_800, 'not-ready': 2_700_000 });
Object.assign(tally.reasons, { lunch: 2_700_000 });
Object.assign(tally.counts, { callsIn: 1_200, callsOut: 34, besideTalkMs: 600_000, turnover: 123_456_789, asked: 3, solved: 2 });
const period = periodOf('week', new Date(2026, 5, 10).getTime());
const report: Report = {
  ...{ whose: 'anna' as AgentId, projectId: null, period, parts: period.parts.map((_, index) => (index === 0 ? tally : emptyTally())) },
  ...{ total: tally, earlier: emptyTally(), targets: [{ kind: 'turnover-per-call', value: 5_050 }], apart: [], countedAt: 0 },
};
const visits = { ...NO_QUEUE_SUMS, answered: 9, abandoned: 1, answeredWithin: 8 };
const queues: QueueReport = { ...{ projectId: null, rule: USUAL_LEVEL, queues: [], period, parts: [] }, ...{ total: visits, earlier: visits, any: true } };
const names = ['ma', 'di', 'wo', 'do', 'vr', 'za', 'zo'];
const given = { reasonText: (reason: string) => reason, rules: [], queues, team: null };

it('gives a spreadsheet plain numbers with their unit beside them', () => {
  const tables = sheetOf(report, names, createI18n('nl').t, 'nl', { as: 'csv', ...given });
  const line = (name: string): string | undefined => csvOf(tables.map(({ rows }) => rows), 'nl').split('\r\n').find((row) => row.startsWith(name));
  expect([line('Onderdeel'), line('Gesprekstijd'), line('Omzet per gesprek'), line('Afhandeltijd (AHT)'), line('Gesprekken in'), line('In één gesprek opgelost'), line('Service level')]).toEqual([
    'Onderdeel;Tijd (s)',
    'Gesprekstijd;s;36001;0;',
    'Omzet per gesprek;€;1000,46;;50,5',
    'Afhandeltijd (AHT);s;29,71;;',
    'Gesprekken in;aantal;1200;0;',
    'In één gesprek opgelost;%;66,67;;',
    `Service level (binnen 20 s);%;80;80;80`,
  ]);
  // What differs between the rows of a file is its numbers: each row of the parts has as many as its head.
  const parts = tables.at(-1)?.rows ?? [];
  expect(parts.map(({ length }) => length).every((length) => length === 2 + names.length)).toBe(true);
});

it('gives paper what the screen shows', () => {
  const rows = sheetOf(report, names, createI18n('nl').t, 'nl', { as: 'pdf', ...given }).flatMap((table) => table.rows);
  expect(rows.find(([name]) => name === 'Omzet per gesprek')).toEqual(['Omzet per gesprek', '€\u00A01.000,46', '', '€\u00A050,50']);
  expect(rows.find(([name]) => name === 'Gesprekstijd')).toEqual(['Gesprekstijd', '10:00:01', '0:00', '']);
  expect(rows.flat().every((cell) => typeof cell === 'string')).toBe(true);
});

it('bills no more than was worked: halves of a second are shared out once', () => {
  const short = emptyTally();
  Object.assign(short.time, { talking: 25_500, handling: 2_500, ready: 7_500 });
  const rows = sheetOf({ ...report, total: short }, names, createI18n('en').t, 'en', { as: 'csv', ...given })[0]?.rows;
  expect(rows?.slice(-2)).toEqual([['Logged in', 35], ['Billable', 35]]);
});
