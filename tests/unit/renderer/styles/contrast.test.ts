import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const tokens = readFileSync(path.resolve('renderer/agent/styles/tokens.css'), 'utf8');

/** The light and the dark colour of a token. */
function pair(name: string): readonly [string, string] {
  const match = new RegExp(`--${name}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\);`).exec(tokens);
  if (match?.[1] === undefined || match[2] === undefined) throw new Error(`no pair of colours named ${name}`);
  return [match[1], match[2]];
}

/** WCAG 2.2, relative luminance of an sRGB colour. */
function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

const GROUNDS = ['bg', 'pane', 'raised', 'hover'] as const;
/** Text and the grounds it stands on. AA asks for 4.5. */
const TEXTS: readonly (readonly [text: string, ground: string])[] = [
  ...['text', 'soft'].flatMap((text) => GROUNDS.map((ground) => [text, ground] as const)),
  ...['faint', 'accent', 'ok', 'warn', 'bad'].flatMap((text) =>
    ['bg', 'pane'].map((ground) => [text, ground] as const),
  ),
  ...['accent', 'ok', 'warn', 'bad'].flatMap((tone) => [
    [tone, `${tone}-soft`] as const,
    ['text', `${tone}-soft`] as const,
    ['soft', `${tone}-soft`] as const,
  ]),
  ...['accent', 'ok', 'bad'].flatMap((tone) => [
    [`on-${tone}`, tone] as const,
    [`on-${tone}`, `${tone}-hover`] as const,
  ]),
];
/** Edges that tell a control from its ground, and the ring of the focus. AA asks for 3. */
const EDGES = [
  ['field-edge', 'pane'],
  ['field-edge', 'bg'],
  ['focus', 'pane'],
  ['focus', 'bg'],
  ['accent', 'hover'],
] as const;

const tooFaint = (pairs: readonly (readonly [string, string])[], least: number): string[] =>
  pairs.flatMap(([front, ground]) =>
    (['light', 'dark'] as const).flatMap((theme, index) => {
      const ratio = contrast(pair(front)[index] ?? '', pair(ground)[index] ?? '');
      return ratio < least ? [`${theme}: ${front} on ${ground} ${ratio.toFixed(2)}`] : [];
    }),
  );

describe('colours', () => {
  it('give every text a contrast of at least 4.5', () => expect(tooFaint(TEXTS, 4.5)).toEqual([]));
  it('give every edge of a control a contrast of at least 3', () => expect(tooFaint(EDGES, 3)).toEqual([]));
});
