import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createDayRows, dayRows } from '../../../../../renderer/agent/features/timeline/day-rows.ts';
import type { TimelineEntry } from '../../../../../shared/domain/timeline/timeline.ts';

const HOUR = 3_600_000;
const entry = (index: number): TimelineEntry => ({ kind: 'emotion', id: `e${String(index)}`, at: Date.UTC(2026, 0, 1) - index * 5 * HOUR }) as unknown as TimelineEntry;

test('a list that grows, opens, closes or begins anew has the rows of one that was made at once', () => {
  const pages = fc.array(fc.record({ more: fc.nat(40), anew: fc.boolean(), open: fc.option(fc.nat(60)), complete: fc.boolean() }), { maxLength: 20 });
  fc.assert(
    fc.property(pages, (steps) => {
      const rowsOf = createDayRows();
      let entries: readonly TimelineEntry[] = [];
      let open: ReadonlySet<string> = new Set();
      for (const step of steps) {
        const from = step.anew ? 0 : entries.length;
        entries = [...(step.anew ? [] : entries), ...Array.from({ length: step.more }, (_, index) => entry(from + index))];
        if (step.open !== null) open = new Set([...open, `emotion e${String(step.open)}`]);
        expect(rowsOf(entries, open, step.complete)).toEqual(dayRows(entries, open, step.complete));
      }
    }),
    { numRuns: 200 },
  );
});
