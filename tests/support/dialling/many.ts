// Call centres one after the other, each in a scratch file of its own.
import fc from 'fast-check';
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sqliteCodec } from '../../../electron/db/codec.ts';
import { closeDatabase, openWriter } from '../../../electron/db/database.ts';
import { writeWorld } from './file.ts';
import { live, type Lived } from './simulate.ts';
import { plans, worldOf, type Plan } from './world.ts';

/** What came of them together. */
export type Total = { made: number; dials: number; readonly refused: Record<string, number>; readonly happened: Record<string, number> };
export const nothing = (): Total => ({ made: 0, dials: 0, refused: {}, happened: {} });

export function add(to: Total, { made, dials, ...by }: Pick<Total, 'made' | 'dials'> & Pick<Lived, 'refused' | 'happened'>): void {
  to.made += made;
  to.dials += dials;
  for (const of of ['refused', 'happened'] as const) for (const [what, n] of Object.entries(by[of])) to[of][what] = (to[of][what] ?? 0) + n;
}

/** In memory where the system has such a folder: nothing is asked here of a disk. */
const SCRATCH = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
/** The counts of lists and of their parts are those of their entries. */
const COUNTED = `select l.id from call_list l where exists (select 1 from (select 'fresh' as state union select 'waiting' union select 'done' union select 'removed') s
   where (select count(*) from list_entry e where e.list_id = l.id and e.state = s.state) <> case s.state when 'fresh' then l.fresh when 'waiting' then l.waiting when 'done' then l.done else l.removed end)
 or l.fresh + l.waiting + l.done + l.removed <> (select sum(fresh + waiting + done + removed) from list_segment p where p.list_id = l.id)`;

/**
 * As many call centres as asked for, of so many entries each; everything follows from the seed.
 * @param tell after each
 * @throws Error as fast-check says it, with the smallest call centre it finds, when somebody was dialled who may not be
 */
export async function liveMany({ seed, runs, each }: { readonly seed: number; readonly runs: number; readonly each: number }, tell: (total: Total) => void = () => undefined): Promise<Total> {
  const folder = mkdtempSync(path.join(SCRATCH, 'balie-dials-'));
  const backupFolder = path.join(folder, 'backups');
  const empty = path.join(folder, 'empty.sqlite');
  const total = nothing();
  const lived = async (plan: Plan): Promise<readonly string[]> => {
    // An empty file is made once: that takes longer than to work a small one.
    if (!existsSync(empty)) closeDatabase(await openWriter(empty, backupFolder, plan.begin));
    const file = path.join(folder, `${String(total.made)}-${String(plan.seed)}.sqlite`);
    copyFileSync(empty, file);
    const opened = await openWriter(file, backupFolder, plan.begin);
    try {
      // Nobody else opens it, and it need not outlast anything.
      opened.raw.pragma('locking_mode = exclusive');
      opened.raw.pragma('journal_mode = memory');
      const world = worldOf(plan, each);
      writeWorld(opened.raw, world);
      const life = await live(world, { ...opened, codec: sqliteCodec, backupFolder });
      add(total, { ...life, made: world.entries.length });
      tell(total);
      return [...life.wrong, ...opened.raw.prepare<[], string>(COUNTED).pluck().all().map((id) => `list ${id} counts wrong`)];
    } finally {
      closeDatabase(opened);
      for (const suffix of ['', '-wal', '-shm']) rmSync(`${file}${suffix}`, { force: true });
    }
  };
  try {
    await fc.assert(
      fc.asyncProperty(plans, async (plan) => {
        const wrong = await lived(plan);
        if (wrong.length > 0) throw new Error(wrong.join('\n'));
      }),
      { seed, numRuns: runs, endOnFailure: true },
    );
    return total;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
