import { expect, test } from 'vitest';

import { fileAt } from './support.ts';

test('0028-hand-over-outside keeps what was to be sent, and an answer has its agreement or its reason', async () => {
  const { raw, migrateTo } = await fileAt('0027-article-imports');
  raw.pragma('foreign_keys = off');
  raw.exec(
    `insert into dispatch (id, project_id, practice, kind, article, channel, to_name, address, language, subject, body, materials, state, attempts, next_at, reply, closed_at, version, created_at, created_by, updated_at, updated_by)
     values ('a', 'p', 0, 'brochure', 'x', 'mail', '', 'a@b.nl', 'nl', 's', 'b', '[]', 'queued', 2, 5, 'later', null, 3, 1, 'o', 2, 'o')`,
  );
  await migrateTo('0028-hand-over-outside');
  expect(raw.pragma('user_version', { simple: true })).toBe(28);
  raw.pragma('foreign_keys = off');
  expect(raw.prepare('select * from dispatch').get()).toMatchObject({ id: 'a', state: 'queued', attempts: 2, next_at: 5, reply: 'later', version: 3 });
  raw.exec(`update dispatch set kind = 'hand-over'`);
  expect(() => raw.exec(`update dispatch set kind = 'other'`)).toThrow('CHECK');
  expect(() => raw.exec(`update dispatch set next_at = null`)).toThrow('CHECK');
  const answer = raw.prepare(
    `insert into hand_over_received (hand_over_id, sender_key, sender_name, organisation, note, answer, reason, agreement_id, receipt, answered_at, answered_by) values (?, 'k', 'Bo', '', '', ?, ?, ?, 'r', 1, 'o')`,
  );
  answer.run('h', 'accepted', '', 'g');
  expect(() => answer.run('h', 'returned', 'no', null)).toThrow('UNIQUE');
  expect(() => answer.run('i', 'accepted', '', null)).toThrow('CHECK');
  expect(() => answer.run('j', 'returned', '', null)).toThrow('CHECK');
});
