import { describe, expect, it } from 'vitest';

import { sealFile } from '../../../electron/app/follow-up/hand-over/signed-file.ts';
import { newKey, readKey, sealText } from '../../../electron/app/signing/signed-text.ts';
import { openFigures, sealFigures } from '../../../electron/app/team-figures/figures-file.ts';
import type { HandOverContent } from '../../../shared/domain/agreement/hand-over-file.ts';
import { FIGURES_FILE } from '../../../shared/domain/figures/figures-file.ts';
import { figuresFile, someSums, withCount } from '../../support/team-figures.ts';

const KEY = readKey(newKey());
const NOW = new Date(2026, 10, 23, 12).getTime();
const DAY = 86_400_000;
const outcome = (text: string): string => {
  const opened = openFigures(text, NOW);
  return opened.ok ? 'ok' : opened.error;
};
/** Signed as it should be, whatever it says. */
const signed = (content: unknown): string => sealText(FIGURES_FILE, content, KEY).file;

describe('a figures file', () => {
  it('comes back as it was signed, with the key that signed it', () => {
    const file = figuresFile({
      project: 'Spring',
      sums: { ...someSums(3, 9), reasons: { lunch: 60_000, 'own-1a': 5 } },
    });
    const opened = openFigures(sealFigures(file, KEY), NOW);
    expect(opened).toMatchObject({
      ok: true,
      value: {
        content: file,
        key: KEY.key,
        fingerprint: expect.stringMatching(/^([0-9a-f]{4} ){7}[0-9a-f]{4}$/u) as string,
      },
    });
  });

  it('is refused when anything of it was changed after it was signed', () => {
    const text = sealFigures(figuresFile(), KEY);
    const parts = JSON.parse(text) as Record<string, string>;
    expect(outcome(text.replace('Bo Janssen', 'Jo Janssen'))).toBe('tampered');
    expect(outcome(text.replace(String.raw`\"callsIn\":10`, String.raw`\"callsIn\":99`))).toBe('tampered');
    expect(outcome(JSON.stringify({ ...parts, key: readKey(newKey()).key }))).toBe('tampered');
    expect(outcome(JSON.stringify({ ...parts, signature: 'A'.repeat(86) }))).toBe('tampered');
    // A lower version is signed otherwise.
    expect(outcome(JSON.stringify({ ...parts, version: 0 }))).toBe('unreadable');
  });

  it('of a newer version, of another kind, too large inside, or garbage is told apart', () => {
    const parts = JSON.parse(sealFigures(figuresFile(), KEY)) as Record<string, unknown>;
    expect(outcome(JSON.stringify({ ...parts, version: 2 }))).toBe('newer');
    const handOver = sealFile({ kind: 'offer' } as unknown as HandOverContent, KEY).file;
    expect(outcome(handOver)).toBe('unreadable');
    // The words of another kind under this one's name do not hold.
    expect(outcome(JSON.stringify({ ...(JSON.parse(handOver) as object), format: FIGURES_FILE.format }))).toBe(
      'tampered',
    );
    expect(outcome(signed({ ...figuresFile(), more: 'x'.repeat(FIGURES_FILE.maxBytes) }))).toBe('unreadable');
    for (const text of ['', 'null', '[]', '{"__proto__":1}', '\uFFFD\u0000', '['.repeat(50_000), 'a;b\n1;2'])
      expect(outcome(text)).toBe('unreadable');
  });

  it('signed as it should be, but with what no Balie writes, is no figures file', () => {
    const file = figuresFile();
    const { time, reasons, counts } = file.sums;
    const bad: readonly unknown[] = [
      null,
      withCount(file, 'callsIn', -1),
      withCount(file, 'callsIn', '10'),
      withCount(file, 'callsIn', undefined),
      withCount(file, 'callsIn', null),
      { ...file, sums: { time: { ...time, talking: 8 * DAY }, reasons, counts } },
      { ...file, sums: { time, reasons: { '__proto__ x': 1 }, counts } },
      {
        ...file,
        sums: {
          time,
          reasons: Object.fromEntries(Array.from({ length: 101 }, (_, index) => [`own-${String(index)}`, 1])),
          counts,
        },
      },
      { ...file, person: { ...file.person, name: ' ' } },
      { ...file, person: { ...file.person, name: 'x'.repeat(101) } },
      { ...file, person: { ...file.person, id: '1' } },
      // Not a Monday, no such day, not as long as a week, no such period.
      { ...file, from: '2026-11-17', to: '2026-11-24' },
      { ...file, from: '2026-02-30' },
      { ...file, to: '2026-11-24' },
      { ...file, from: '0001-01-01' },
      { ...file, span: 'decade' },
      { ...file, countedAt: 1.5 },
    ];
    expect(bad.map((content) => outcome(signed(content)))).toEqual(bad.map(() => 'unreadable'));
    expect(outcome(signed(withCount(file, 'turnover', -500)))).toBe('ok');
  });

  it('of a time that is yet to come is refused: it would count before every later one', () => {
    expect(outcome(signed(figuresFile({ countedAt: NOW + 2 * DAY })))).toBe('ahead');
    expect(outcome(signed(figuresFile({ from: '2026-11-30', to: '2026-12-07' })))).toBe('ahead');
    expect(outcome(signed(figuresFile({ countedAt: NOW + DAY / 2 })))).toBe('ok');
  });

  it('of the day on which the clocks are set back may hold that hour too', () => {
    const hour = 3_600_000;
    const day = (hours: number) =>
      figuresFile({
        span: 'day',
        from: '2026-10-25',
        to: '2026-10-26',
        sums: { ...someSums(1, 0), time: { ...someSums(1, 0).time, talking: hours * hour } },
      });
    expect([25, 28].map((hours) => outcome(signed(day(hours))))).toEqual(['ok', 'unreadable']);
  });
});
