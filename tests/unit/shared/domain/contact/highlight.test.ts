import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { highlight } from '../../../../../shared/domain/contact/highlight.ts';

const marked = (text: string, query: string, corrected: readonly string[] = []): string =>
  highlight(text, query, corrected)
    .map((piece) => (piece.hit ? `[${piece.text}]` : piece.text))
    .join('');

describe('highlighting', () => {
  it('marks the beginnings of words, accents and case aside', () => {
    expect(marked('Zoë van den Brûlée', 'zoe bru')).toBe('[Zoë] van den [Brû]lée');
    expect(marked('Jan Jansen', 'jan')).toBe('[Jan] [Jan]sen');
    expect(marked("O'Neill-de Vries", 'vr')).toBe("O'Neill-de [Vr]ies");
    expect(marked('Straße', 'strass')).toBe('[Straß]e');
    expect(marked('Janssen', 'jasn')).toBe('Janssen');
    expect(marked('Janssen', 'jasns', ['jans'])).toBe('[Jans]sen');
  });

  it('marks a decomposed accent with its letter', () => {
    expect(marked('Zoe\u0308', 'zoe')).toBe('[Zoe\u0308]');
  });

  it('marks digits whatever stands in between', () => {
    expect(marked('06 12345678', '0612')).toBe('0[6 12]345678');
    expect(marked('+31 6 12345678', '345')).toBe('+31 6 12[345]678');
    expect(marked('06 12345678', '999')).toBe('06 12345678');
    expect(marked('Jan 12', '12')).toBe('Jan [12]');
  });

  it('never loses or adds a letter', () => {
    fc.assert(fc.property(fc.string(), fc.string(), (text, query) => highlight(text, query).map((piece) => piece.text).join('') === text));
  });
});
