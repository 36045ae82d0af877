import { expect, test } from 'vitest';

import { fileAt } from './support.ts';

test('0040-queues makes room for what happens in queues, and keeps what is there', async () => {
  const { raw, migrateTo } = await fileAt('0037-list-fields');
  const before = raw.prepare('select count(*) from project').pluck().get();
  await migrateTo('0040-queues');
  raw.exec(
    `insert into queue_visit (queue, call_id, entered_at, outcome, agent) values ('service', 'a.1', 1, 'waiting', '')`,
  );
  expect(raw.prepare('select outcome, wait_ms, import_id from queue_visit').all()).toEqual([
    { outcome: 'waiting', wait_ms: null, import_id: null },
  ]);
  expect(() =>
    raw.exec(
      `insert into queue_visit (queue, call_id, entered_at, outcome, agent) values ('service', 'a.1', 1, 'gone', '')`,
    ),
  ).toThrow(/CHECK/u);
  expect(raw.prepare('select count(*) from project').pluck().get()).toBe(before);
});
