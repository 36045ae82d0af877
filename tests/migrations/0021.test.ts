import { expect, test } from 'vitest';

import { fileAt } from './support.ts';

test('0021-articles adds articles and their prices, each price once for a list and a day', async () => {
  const { raw, migrateTo } = await fileAt('0020-verification');
  await migrateTo('0021-articles');
  expect(raw.pragma('user_version', { simple: true })).toBe(21);
  raw.prepare("insert into article values ('st-12', 'ST-12', 'Chair', 'chair', '', '', '21', '', 1, 1, null, 1, null)").run();
  const price = raw.prepare("insert into article_price values (?, '', '', '2026-01-01', '', ?)");
  price.run('st-12', 1);
  expect(() => price.run('st-12', 2)).toThrow('UNIQUE');
  expect(() => price.run('nothing', 2)).toThrow('FOREIGN KEY');
  expect(() => raw.prepare("insert into article_price values ('st-12', 'a', 'A', '', '', -1)").run()).toThrow('CHECK');
});
