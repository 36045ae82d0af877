import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { corrections, type Vocabulary } from '../../../../../shared/domain/contact/slips.ts';

const NAMES = ['jansen', 'janssen', 'hansen', 'bakker', 'meijer', 'meyer', 'willems', 'hendriks', 'vries', 'visser', 'kuiper', 'öztürk', 'иванов'];

function of(words: readonly string[]): Vocabulary & { readonly asked: () => number } {
  let asked = 0;
  return {
    begins: (start) => (asked++, words.some((word) => word.startsWith(start))),
    next: (start) => new Set(words.filter((word) => word.startsWith(start) && word.length > start.length).map((word) => word.charAt(start.length))),
    asked: () => asked,
  };
}
const starts = (typed: string, words = NAMES): readonly string[] => corrections(typed, of(words)).map(({ start }) => start);

describe('slips of the fingers', () => {
  it('finds the word behind each kind of slip, wherever it is', () => {
    for (const typed of ['jasnen', 'ajnsen', 'jansne', 'jnsen', 'jansenn', 'jamsen', 'kansen', 'jaansen', 'jansrn']) expect(starts(typed), typed).toContain('jansen');
    expect(starts('wilems')).toContain('willems');
    expect(starts('hendrx')).toContain('hendri');
    expect(starts('ивонов')).toContain('иванов');
  });

  it('finds the other spelling of the same sound', () => {
    expect(starts('meier')).toEqual(expect.arrayContaining(['meijer', 'meyer']));
    expect(starts('cuiper')).toContain('kuiper');
    expect(starts('fisser')).toContain('visser');
  });

  it('puts the likelier slip first and never offers what was typed', () => {
    expect(starts('jasnen')[0]).toBe('jansen');
    expect(starts('jansen')).not.toContain('jansen');
    expect(starts('jansem')[0]).toBe('jansen');
    expect(starts('xyz')).toEqual([]);
    expect(starts('')).toEqual([]);
  });

  it('gives only beginnings that occur, for whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), (typed) => starts(typed).every((start) => NAMES.some((name) => name.startsWith(start)))),
    );
  });

  it('asks about as much for a long word as for a short one, however many words there are', () => {
    const many = Array.from({ length: 3_000 }, (_, index) => `${NAMES[index % NAMES.length]}${index.toString(36)}`);
    const vocabulary = of(many);
    corrections('hendriksma', vocabulary);
    expect(vocabulary.asked()).toBeLessThan(700);
  });
});
