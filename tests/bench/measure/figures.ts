// How long somebody waits for a report of a year, as main sees it: questions sent to the reading thread, answers in hand.
import BetterSqlite from 'better-sqlite3';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { openData, type DataOptions } from '../../../electron/db/client.ts';
import { earlierThan, periodOf, type Period } from '../../../shared/domain/figures/period.ts';
import { addUp, type Sums } from '../../../shared/domain/figures/sums.ts';
import { USUAL_LEVEL } from '../../../shared/domain/project/service-level-rule.ts';
import { SHIPPED_FORMS, SHIPPED_OUTCOMES } from '../../../shared/domain/registration/shipped/index.ts';
import type { AgentId } from '../../../shared/lib/brand.ts';
import { CALLS_A_DAY, makeDays } from '../../support/made-year.ts';
import { watchIdleProcess } from '../support/idle-process.ts';

export type YearFigures = {
  /** A year of one's own work with the year before it, before its days were counted, as once after an update, ms. */
  readonly uncounted: readonly number[];
  /** Days counted in one go, as behind the work, ms. */
  readonly counting: readonly number[];
  /** A year of one's own work, month by month, ms. */
  readonly report: readonly number[];
  /** The same with the year before it, ms. */
  readonly compared: readonly number[];
  /** The queues in the same time, with the year before it, ms. */
  readonly queues: readonly number[];
  /** The latest calls behind a figure of the year, and how many there are, ms. */
  readonly calls: readonly number[];
  /** The longest time for which main's loop did not turn meanwhile, ms. */
  readonly stall: number;
  /** The same of a process that does nothing, at the same time. */
  readonly idle: number;
};

const AGENT = '018f0000-0000-7000-8000-000000000002' as AgentId;
const YEAR = 2025;
const DAYS = 365;
const SHOWN = 300;
/** As the application does. */
const DAYS_AT_ONCE = 5;

/** @param count how many reports @param options the built data threads */
export async function measureFigures(count: number, options: Omit<DataOptions, 'file' | 'backupFolder' | 'now'>): Promise<YearFigures> {
  const folder = mkdtempSync(path.join(tmpdir(), 'balie-figures-'));
  try {
    const file = path.join(folder, 'balie.sqlite');
    const now = new Date(YEAR + 1, 0, 2).getTime();
    const opened = await openData({ ...options, file, backupFolder: path.join(folder, 'backups'), now: () => now });
    if (!opened.ok) throw new Error(`did not open: ${opened.error.message}`);
    const data = opened.value;
    await data.agents.save({ id: AGENT, name: 'Ans', role: 'agent', active: true }, now);
    await data.forms.add({ forms: SHIPPED_FORMS, outcomes: SHIPPED_OUTCOMES }, now);
    const raw = new BetterSqlite(file);
    for (const [index, year] of [YEAR - 1, YEAR].entries()) makeDays(raw, AGENT, new Date(year, 0, 1).getTime(), DAYS, index * DAYS);
    raw.close();
    const period = periodOf('year', new Date(YEAR, 5, 1).getTime());
    const figures = await measure(data, period, now, count);
    await data.close();
    return figures;
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

type Data = Extract<Awaited<ReturnType<typeof openData>>, { readonly ok: true }>['value'];

async function measure(data: Data, period: Period, now: number, count: number): Promise<YearFigures> {
  const bounds = [...period.parts, period.to];
  const before = earlierThan(period, now);
  const found: Record<'uncounted' | 'counting' | 'report' | 'compared' | 'queues' | 'calls', number[]> = { uncounted: [], counting: [], report: [], compared: [], queues: [], calls: [] };
  const own = { agentIds: [AGENT], projectId: null };
  const ofQueues = { queues: ['service'], rule: USUAL_LEVEL };
  const timed = async (what: keyof typeof found, work: () => Promise<unknown>): Promise<void> => {
    const begun = performance.now();
    await work();
    found[what].push(performance.now() - begun);
  };
  const loop = monitorEventLoopDelay({ resolution: 1 });
  const ofMachine = await watchIdleProcess();
  loop.enable();
  const both = async (): Promise<void> => {
    let parts: readonly Sums[] = [];
    await timed('report', async () => void (parts = (await data.figures.sums({ ...own, asker: 'report', bounds })) ?? []));
    const earlier = (await data.figures.sums({ ...own, asker: 'earlier', bounds: [before.from, before.to] })) ?? [];
    for (const year of [parts, earlier]) {
      const { callsIn, callsOut } = addUp(year).counts;
      if (callsIn + callsOut !== DAYS * CALLS_A_DAY) throw new Error(`${String(callsIn + callsOut)} calls were counted`);
    }
  };
  for (let round = 0; round < count; round += 1) await timed('uncounted', both);
  found.report.length = 0;
  let counted = DAYS_AT_ONCE;
  while (counted === DAYS_AT_ONCE) await timed('counting', async () => void (counted = await data.figures.countDays(DAYS_AT_ONCE)));
  for (let round = 0; round < count; round += 1) {
    await timed('compared', both);
    await timed('queues', async () => {
      await data.queues.sums({ ...ofQueues, asker: 'report', bounds });
      await data.queues.sums({ ...ofQueues, asker: 'earlier', bounds: [before.from, before.to] });
    });
    await timed('calls', () => data.figures.calls({ ...own, set: 'answered', from: period.from, to: period.to, limit: SHOWN }));
  }
  loop.disable();
  const idle = await ofMachine();
  // What is told is the time between two ticks, one resolution of which is no stall.
  return { ...found, stall: loop.max / 1e6 - 1, idle };
}
