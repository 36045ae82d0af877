import fc from 'fast-check';
import { expect, test } from 'vitest';
import { boundFor, compareEntries, TIMELINE_KINDS } from '../../../../../shared/domain/timeline/timeline.ts';

const placed = fc.record({ kind: fc.constantFrom(...TIMELINE_KINDS), at: fc.integer({ min: 0, max: 3 }), id: fc.constantFrom('a', 'b', 'c') });

test('after a cursor come exactly the entries that sort after it, kind by kind', () => {
  fc.assert(
    fc.property(fc.uniqueArray(placed, { selector: ({ kind, at, id }) => `${kind} ${at} ${id}` }), placed, (entries, cursor) => {
      const after = entries.filter((entry) => {
        const bound = boundFor(entry.kind, cursor);
        return entry.at < bound.at || (entry.at === bound.at && entry.id < bound.id);
      });
      expect(after).toEqual(entries.filter((entry) => compareEntries(entry, cursor) > 0));
    }),
  );
});

test('the order is one order: the same both ways, and nothing before itself', () => {
  fc.assert(
    fc.property(placed, placed, (one, other) => {
      expect(Math.sign(compareEntries(one, other))).toBe(Math.sign(-compareEntries(other, one)) + 0);
      expect(compareEntries(one, one)).toBe(0);
    }),
  );
});
