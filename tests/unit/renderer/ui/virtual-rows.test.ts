import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rowsInView, tops } from '../../../../renderer/agent/ui/virtual-rows.ts';

const heights = fc.array(fc.integer({ min: 1, max: 90 }), { maxLength: 60 });

test('exactly the rows that lie in view are drawn', () => {
  fc.assert(
    fc.property(heights, fc.integer({ min: -200, max: 4_000 }), fc.integer({ min: 1, max: 900 }), (rows, top, height) => {
      const offsets = tops(rows);
      const { from, to } = rowsInView(offsets, top, top + height);
      const inView = (index: number): boolean => (offsets[index + 1] ?? 0) > top && (offsets[index] ?? 0) < top + height;
      expect(Array.from({ length: to - from }, (_, index) => from + index)).toEqual(rows.flatMap((_, index) => (inView(index) ? [index] : [])));
    }),
  );
});

test('the last offset is the height of all', () => {
  expect(tops([])).toEqual([0]);
  expect(tops([3, 4])).toEqual([0, 3, 7]);
});
