import { describe, expect, test } from 'vitest';
import { hasContent, missingForCompletion } from '../../../../../shared/domain/interaction/completion.ts';
import type { FieldValue, RegistrationValues } from '../../../../../shared/domain/registration/form.ts';
import { ALONE } from '../../../../support/registration.ts';
import { SERVICE_FORM } from '../../../../../shared/domain/registration/service-form.ts';

const agent = (value: string): FieldValue => ({ value, origin: 'agent' });
const complete: RegistrationValues = {
  question: agent('Where is it?'),
  category: { value: 'delivery', origin: 'script' },
  proposedSolution: agent('On its way'),
  solvedAtOnce: agent('yes'),
  outcome: agent('solved'),
};

describe('missing', () => {
  test.each<[string, RegistrationValues, readonly string[]]>([
    ['nothing', complete, []],
    ['everything but the note', {}, ['question', 'category', 'proposedSolution', 'solvedAtOnce', 'outcome']],
    ['what holds only blanks', { ...complete, question: agent(' \n') }, ['question']],
    ['what the form does not offer', { ...complete, outcome: agent('weather') }, ['outcome']],
    [
      'the same with a note',
      { note: agent('x') },
      ['question', 'category', 'proposedSolution', 'solvedAtOnce', 'outcome'],
    ],
  ])('%s', (_, values, missing) => {
    expect(missingForCompletion(values, SERVICE_FORM, ALONE)).toEqual(missing);
  });
});

test.each<[RegistrationValues, boolean]>([
  [{}, false],
  [{ note: agent(' ') }, false],
  [{ note: agent('x') }, true],
  [{ category: { value: 'order', origin: 'script' } }, true],
  [{ note: { value: 'x', origin: 'contact' } }, false],
])('content of %j: %s', (values, content) => {
  expect(hasContent(values)).toBe(content);
});
