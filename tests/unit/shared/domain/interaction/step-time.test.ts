import { expect, test } from 'vitest';
import { stepSince, withStepTime } from '../../../../../shared/domain/interaction/step-time.ts';
import { ANNA, stateWith } from '../../../../support/interactions.ts';

const [first] = stateWith([{ contact: ANNA }]).interactions;
if (first === undefined) throw new Error('an interaction');
const at = (path: readonly string[], since?: number) => ({
  ...first,
  script: { ...first.script, path, ...(since === undefined ? {} : { since }) },
});

test('a step has its time from the moment it comes up, also when it comes up again', () => {
  const greeting = at(['greeting']);
  expect(withStepTime(greeting, greeting, 9_000)).toBe(greeting);
  const person = withStepTime(greeting, at(['greeting', 'person']), 9_000);
  expect(person.script.since).toBe(9_000);
  expect(withStepTime(person, at(['greeting'], 9_000), 12_000).script.since).toBe(12_000);
});

test('the first step runs from the ring, and from the answer on', () => {
  const ringing = { ...at(['greeting']), startedAt: 1_000, answeredAt: null };
  expect(stepSince(ringing)).toBe(1_000);
  expect(stepSince({ ...ringing, answeredAt: 5_000 })).toBe(5_000);
  expect(stepSince({ ...at(['greeting', 'person'], 8_000), startedAt: 1_000, answeredAt: 5_000 })).toBe(8_000);
});
