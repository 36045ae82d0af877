import { encode, decode } from '@jridgewell/sourcemap-codec';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { asciiCode, asciiMap } from '../../../build/bundle/ascii.mjs';

it('says the same in ASCII', () => {
  const code = 'module.exports = ["café", /[À-ÿ]/.test("é"), `… 😀`, "plain"];';
  const ascii = asciiCode(code);
  expect(/^\p{ASCII}*$/u.test(ascii)).toBe(true);
  const run = (source: string): unknown => {
    const module = { exports: undefined as unknown };
    runInNewContext(source, { module });
    return JSON.parse(JSON.stringify(module.exports));
  };
  expect(run(ascii)).toEqual(run(code));
  expect(run(ascii)).toEqual(['café', true, '… 😀', 'plain']);
});

it('keeps the map at the right columns', () => {
  const code = 'a("é…");b();\nc("x");d()';
  const columns = (text: string): number[][] => text.split('\n').map((line) => ['a(', 'b(', 'c(', 'd('].flatMap((name) => (line.includes(name) ? [line.indexOf(name)] : [])));
  const mappings = encode(columns(code).map((line, index) => line.map((column): [number, number, number, number] => [column, 0, index, column])));
  const mapped = JSON.parse(asciiMap(code, JSON.stringify({ version: 3, mappings }))) as { mappings: string };
  expect(decode(mapped.mappings).map((line) => line.map(([column]) => column))).toEqual(columns(asciiCode(code)));
});
