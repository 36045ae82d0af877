import { expect, test } from 'vitest';

import { instantOfLetter } from '../../../../../shared/domain/contact/letter.ts';

test('a letter stands at its day: of today it is the newest thing, and of tomorrow there is none', () => {
  const now = new Date(2026, 2, 3, 9, 30).getTime();
  expect(instantOfLetter('2026-03-03', now)).toBe(now);
  expect(instantOfLetter('2026-03-02', now)).toBe(new Date(2026, 2, 2, 12).getTime());
  expect(instantOfLetter('2026-03-04', now)).toBeNull();
});
