import { describe, expect, it } from 'vitest';

import { withoutNumbersIn } from '../../../../../shared/domain/contact/numbers-in-text.ts';

describe('telephone numbers in what somebody wrote', () => {
  it.each([
    ['Bel 06-12345678 na vijven', 'Bel •••• ••78 na vijven'],
    ['bereikbaar op 06 12 34 56 78.', 'bereikbaar op •••• ••78.'],
    ['+31 (0)20 765 43 21 of +49 30 901820', '•••• ••21 of •••• ••20'],
    ['0612345678 0687654321', '•••• ••78 •••• ••21'],
    ['0612345678/0687654321', '•••• ••78/•••• ••21'],
    ['(020) 765 43 21 is van kantoor', '•••• ••21 is van kantoor'],
    ['0031612345678', '•••• ••78'],
    ['eerst 0612345678\n0687654321 daarna', 'eerst •••• ••78\n•••• ••21 daarna'],
  ])('hides those of “%s”', (text, shown) => {
    expect(withoutNumbersIn(text, 'NL')).toBe(shown);
  });

  it.each(['', 'order 4711', 'factuur 2026-02-28', '1234 AB 12', 'van 09:00 tot 17:30', '€ 1.250,00', 'toestel 123'])('leaves “%s” alone', (text) => {
    expect(withoutNumbersIn(text, 'NL')).toBe(text);
  });
});
