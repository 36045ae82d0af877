import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { readArticles } from '../../../electron/contact-file/read-articles.ts';

const read = (content: string | Buffer): ReturnType<typeof readArticles> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'balie-articles-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = path.join(folder, 'catalogue.csv');
  writeFileSync(file, content);
  return readArticles({ file }, () => undefined, () => Promise.resolve());
};

it('reads a catalogue of the real kind: semicolons, commas in amounts, an older encoding, a broken row', async () => {
  const text = 'Bestelcode;Naam;Prijs;Btw\r\nST-12;Stoel "Noir" caf\xe9;49,95;21\r\nT-1;"Tafel;\r\neik";1.250,00;21\r\nX-1;Lamp;duur;21\r\n';
  expect(await read(Buffer.from(text, 'latin1'))).toMatchObject({
    articles: [{ code: 'ST-12', prices: [{ amount: 4_995 }] }, { code: 'T-1', prices: [{ amount: 125_000 }] }],
    rejected: [{ row: 4, fault: 'bad-price', text: 'X-1' }],
    rejectedRows: 1,
  });
});

it('says what a file is not', async () => {
  expect(await read('kleur,maat\nrood,1\n')).toEqual({ problem: 'no-code-column' });
  await expect(read(Buffer.from([0, 1, 2, 3, 0, 255]))).rejects.toThrow();
});
