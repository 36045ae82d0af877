// Call centres made up at random, worked over the real tables by the application's own parts, from the list to the INVITE: whoever is dialled
// may be, as an observer says who knows only what was made up and what happened (invariants 3, 4 and 8).
import fc from 'fast-check';
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { sqliteCodec } from '../../../electron/db/codec.ts';
import { closeDatabase, openWriter } from '../../../electron/db/database.ts';
import { writeWorld } from '../../support/dialling/file.ts';
import { live, type Lived } from '../../support/dialling/simulate.ts';
import { plans, worldOf, type Plan } from '../../support/dialling/world.ts';

const FULL = process.env['BALIE_N'] === 'full';
const ENTRIES = Number(process.env['BALIE_ENTRIES'] ?? (FULL ? 1_000_000 : 3_000));
/** On the lists of one call centre. */
const EACH = FULL ? 10_000 : 200;
const SEED = Number(process.env['BALIE_SEED'] ?? 11);

let made = 0;
const total: { dials: number; refused: Record<string, number>; happened: Record<string, number> } = { dials: 0, refused: {}, happened: {} };

const folder = mkdtempSync(path.join(tmpdir(), 'balie-dials-'));
const backupFolder = path.join(folder, 'backups');
const empty = path.join(folder, 'empty.sqlite');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function lived(plan: Plan): Promise<Lived> {
  // An empty file is made once: that takes longer than to work a small one.
  if (!existsSync(empty)) closeDatabase(await openWriter(empty, backupFolder, plan.begin));
  const file = path.join(folder, `${String(made)}-${String(plan.seed)}.sqlite`);
  copyFileSync(empty, file);
  const opened = await openWriter(file, backupFolder, plan.begin);
  try {
    const world = worldOf(plan, EACH);
    writeWorld(opened.raw, world);
    const life = await live(world, { ...opened, codec: sqliteCodec, backupFolder });
    made += world.entries.length;
    total.dials += life.dials;
    for (const of of ['refused', 'happened'] as const) for (const [what, n] of Object.entries(life[of])) total[of][what] = (total[of][what] ?? 0) + n;
    // The counts of lists and of their parts are those of their entries.
    const counted = opened.raw.prepare<[], string>(
      `select l.id from call_list l where exists (select 1 from (select 'fresh' as state union select 'waiting' union select 'done' union select 'removed') s
         where (select count(*) from list_entry e where e.list_id = l.id and e.state = s.state) <> case s.state when 'fresh' then l.fresh when 'waiting' then l.waiting when 'done' then l.done else l.removed end)
       or l.fresh + l.waiting + l.done + l.removed <> (select sum(fresh + waiting + done + removed) from list_segment p where p.list_id = l.id)`,
    );
    return { ...life, wrong: [...life.wrong, ...counted.pluck().all().map((id) => `list ${id} counts wrong`)] };
  } finally {
    closeDatabase(opened);
    for (const suffix of ['', '-wal', '-shm']) rmSync(`${file}${suffix}`, { force: true });
  }
}

it(`nobody of ${ENTRIES.toLocaleString('en')} is dialled without a basis, outside hours, above the maximum, within the pause, against an objection or out of another hand (invariants 3, 4, 8)`, { timeout: FULL ? 3_600_000 : 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(plans, async (plan) => {
      const { wrong } = await lived(plan);
      expect(wrong).toEqual([]);
    }),
    { seed: SEED, numRuns: Math.ceil(ENTRIES / EACH), endOnFailure: true },
  );
  // It was no empty exercise: there were calls, refusals at the last moment, and everything happened that can.
  process.stdout.write(`${JSON.stringify({ made, ...total })}\n`);
  expect(made).toBeGreaterThan(ENTRIES * 0.9);
  expect(total.dials).toBeGreaterThan(made / 5);
  expect(Object.keys(total.refused).filter((code) => code.startsWith('guard-')).length).toBeGreaterThanOrEqual(4);
  expect(Object.keys(total.happened).length).toBeGreaterThanOrEqual(14);
});
