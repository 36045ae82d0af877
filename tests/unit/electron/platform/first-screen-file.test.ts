import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { firstScreenKeeper, firstScreenOf } from '../../../../electron/platform/first-screen-file.ts';
import { UNKNOWN_FIRST_SCREEN, type FirstScreen } from '../../../../shared/ipc/first-screen.ts';

const WORK: FirstScreen = { opens: 'work', language: 'nl', theme: 'dark' };
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'balie-first-screen-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the file about the first screen', () => {
  it('hands it to the next start', () => {
    expect(firstScreenOf(folder)).toEqual(UNKNOWN_FIRST_SCREEN);
    firstScreenKeeper(folder)(WORK);
    expect(firstScreenOf(folder)).toEqual(WORK);
    firstScreenKeeper(folder)({ ...WORK, opens: 'other' });
    expect(firstScreenOf(folder)).toEqual({ ...WORK, opens: 'other' });
  });

  it('counts for nothing when it is damaged, and never stops a start', () => {
    const [name] = (firstScreenKeeper(folder)(WORK), readdirSync(folder));
    if (name === undefined) throw new Error('nothing was written');
    writeFileSync(path.join(folder, name), Buffer.from([0, 255, 46, 37]));
    expect(firstScreenOf(folder)).toEqual(UNKNOWN_FIRST_SCREEN);
    rmSync(path.join(folder, name));
    mkdirSync(path.join(folder, name));
    expect(firstScreenOf(folder)).toEqual(UNKNOWN_FIRST_SCREEN);
    expect(() => firstScreenKeeper(folder)(WORK)).not.toThrow();
  });
});
