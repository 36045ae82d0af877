import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { loadBundle } from '../../../../electron/platform/compiled-bundle.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A bundle on disk, and the folder for what is compiled of it. */
function place(source: string): { readonly file: string; readonly kept: string; readonly write: (changed: string) => void } {
  const folder = mkdtempSync(path.join(tmpdir(), 'balie-bundle-'));
  folders.push(folder);
  const file = path.join(folder, 'part.cjs');
  const write = (changed: string): void => writeFileSync(file, changed);
  write(source);
  return { file, kept: path.join(folder, 'profile', 'compiled'), write };
}

type Answers = { readonly answer: () => number; readonly where: string };
const SOURCE = `const path = require('node:path'); exports.answer = () => 41; exports.where = path.basename(__filename);`;

describe('a bundle that is kept compiled', () => {
  it('runs like any CommonJS module, with and without what was kept', async () => {
    const { file, kept } = place(SOURCE);
    for (const start of ['first', 'second']) {
      const { exports, keepCompiled } = await loadBundle<Answers>(file, kept);
      expect(exports.answer(), start).toBe(41);
      expect(exports.where).toBe('part.cjs');
      keepCompiled();
      expect(readdirSync(kept)).toHaveLength(1);
    }
  });

  it('never runs the old code of a changed bundle of the same length, and forgets it', async () => {
    const { file, kept, write } = place(SOURCE);
    const before = await loadBundle<Answers>(file, kept);
    before.exports.answer();
    before.keepCompiled();
    const [old] = readdirSync(kept);
    write(SOURCE.replace('41', '42'));
    const after = await loadBundle<Answers>(file, kept);
    expect(after.exports.answer()).toBe(42);
    after.keepCompiled();
    expect(readdirSync(kept)).toHaveLength(1);
    expect(readdirSync(kept)).not.toContain(old);
  });

  it('compiles anew when what was kept is damaged, and mends it', async () => {
    const { file, kept } = place(SOURCE);
    (await loadBundle<Answers>(file, kept)).keepCompiled();
    const [name = ''] = readdirSync(kept);
    const whole = readFileSync(path.join(kept, name));
    for (const damaged of [Buffer.alloc(0), whole.subarray(0, whole.length / 2), Buffer.alloc(whole.length, 7)]) {
      writeFileSync(path.join(kept, name), damaged);
      const { exports, keepCompiled } = await loadBundle<Answers>(file, kept);
      expect(exports.answer()).toBe(41);
      keepCompiled();
      expect(readFileSync(path.join(kept, name)).length).toBeGreaterThan(100);
    }
  });

  it('says its own file and line when it fails', async () => {
    const { file, kept } = place(`exports.answer = () => 1;\nthrow new Error('broken');`);
    let stack = '';
    try {
      await loadBundle(file, kept);
    } catch (error) {
      stack = (error as Error).stack ?? '';
    }
    expect(stack).toContain('part.cjs:2:');
  });

  it('works where nothing can be kept', async () => {
    const { file } = place(SOURCE);
    const { exports, keepCompiled } = await loadBundle<Answers>(file, file);
    expect(exports.answer()).toBe(41);
    expect(keepCompiled).not.toThrow();
  });
});
