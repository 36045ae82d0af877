import { expect, test } from 'vitest';
import { registrationCounts } from '../../../../../shared/domain/registration/counts.ts';
import { withOutcomes } from '../../../../../shared/domain/registration/form-ref.ts';
import { SHIPPED_FORMS, SHIPPED_OUTCOMES } from '../../../../../shared/domain/registration/shipped/index.ts';

const form = SHIPPED_FORMS.find(({ id }) => id === 'complaint');
const set = SHIPPED_OUTCOMES.find(({ id }) => id === form?.outcomes);

test('answers are counted in the order of the form; what is not asked any more comes last, what was not answered is told apart', () => {
  if (form === undefined || set === undefined) throw new Error('no complaint form');
  const { total, fields } = registrationCounts(withOutcomes(form, set), 7, [
    { key: 'category', value: 'delivery', count: 3 },
    { key: 'category', value: 'weather', count: 2 },
    { key: 'category', value: '', count: 1 },
    { key: 'question', value: 'Where is it?', count: 7 },
  ]);
  expect(total).toBe(7);
  const causes = fields.find(({ key }) => key === 'category');
  expect(causes?.answers.filter(({ count }) => count > 0).map(({ value, count }) => [value, count])).toEqual([['delivery', 3], ['weather', 2]]);
  expect(causes?.answers.at(-1)?.value).toBe('weather');
  expect(causes?.open).toBe(2);
  expect(fields.map(({ key }) => key)).toContain('outcome');
  expect(fields.map(({ key }) => key)).not.toContain('question');
});
