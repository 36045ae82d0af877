import { expect, test } from 'vitest';

import { fileAt } from './support.ts';

test('0039-tries-by-number finds the last try of a number by an index', async () => {
  const { raw, migrateTo } = await fileAt('0038-letter-changes');
  await migrateTo('0039-tries-by-number');
  const plan = raw.prepare<[], { readonly detail: string }>(`explain query plan select max(at) from call_attempt where number = '+31612345678' and at > 1`).all();
  expect(plan.map(({ detail }) => detail).join()).toContain('call_attempt_number');
});
