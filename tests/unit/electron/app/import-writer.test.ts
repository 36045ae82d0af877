import { expect, it } from 'vitest';
import { createImportWriter } from '../../../../electron/app/contact-file/import-writer.ts';
import type { ImportJob, ImportProgress, TakenBack } from '../../../../shared/domain/contact-file/import-job.ts';

/** Two customers with an organisation each, taken back one piece at a time, a second apart. */
const STEPS: readonly { readonly left: number; readonly takenBack: TakenBack; readonly done: boolean }[] = [
  { left: 3, takenBack: { removed: 1, restored: 0, kept: 0 }, done: false },
  { left: 2, takenBack: { removed: 1, restored: 1, kept: 0 }, done: false },
  { left: 1, takenBack: { removed: 1, restored: 1, kept: 0 }, done: false },
  { left: 0, takenBack: { removed: 1, restored: 1, kept: 0 }, done: true },
];

it('counts customers while an import is taken back, and has their organisations in the bar alone', async () => {
  const steps = [...STEPS];
  const told: ImportProgress[] = [];
  let now = 0;
  const imports = {
    takeBack: () => Promise.resolve({ ...(steps.shift() as (typeof STEPS)[number]), total: 2, ms: 1 }),
    finish: () => Promise.resolve(),
  };
  const writer = createImportWriter({
    data: () => ({ imports }),
    clock: { now: () => (now += 1_000) },
    inCall: () => false,
    author: () => ({ agentId: 'a', at: 0 }),
    show: ({ progress }: Partial<ImportJob>) => void (progress != null && told.push(progress)),
    refresh: () => Promise.resolve(),
  } as unknown as Parameters<typeof createImportWriter>[0]);
  await writer.takeBack('i', 'undone');
  expect(told.map(({ done, total, share }) => [done, total, share])).toEqual([
    [1, 2, 0.25],
    [2, 2, 0.5],
    [2, 2, 0.75],
    [2, 2, 1],
  ]);
});
