import { describe, expect, it } from 'vitest';
import { CALL_RUBRIC, fitsRubric, rubricFor, scoreOf } from '../../../../../shared/domain/coaching/rubric.ts';

const ids = (direction: 'in' | 'out', kind: 'sales' | null) =>
  rubricFor(CALL_RUBRIC, direction, kind).flatMap(({ criteria }) => criteria.map(({ id }) => id));

describe('the rubric of a call', () => {
  it('has the competence of its direction, and the criterion of its kind', () => {
    expect(rubricFor(CALL_RUBRIC, 'in', 'sales').map(({ nr }) => nr)).toEqual([1, 3, 5, 9]);
    expect(rubricFor(CALL_RUBRIC, 'out', 'sales').map(({ nr }) => nr)).toEqual([1, 4, 5, 9]);
    expect(ids('out', 'sales').filter((id) => id.startsWith('kind-'))).toEqual(['kind-sales']);
    expect(ids('in', null).filter((id) => id.startsWith('kind-'))).toHaveLength(7);
  });

  it('names each criterion once for a call, in two different languages', () => {
    for (const direction of ['in', 'out'] as const)
      expect(new Set(ids(direction, null)).size).toBe(ids(direction, null).length);
    for (const { criteria } of CALL_RUBRIC.competences)
      for (const { text } of criteria) expect(text.nl).not.toBe(text.en);
  });

  it('scores from nought to one, and only what it has', () => {
    expect(scoreOf({})).toBeNull();
    expect(scoreOf({ listens: 2, closes: 1 })).toBe(0.75);
    expect(fitsRubric(CALL_RUBRIC, { listens: 2 })).toBe(true);
    expect(fitsRubric(CALL_RUBRIC, { listens: 3 })).toBe(false);
    expect(fitsRubric(CALL_RUBRIC, { constructor: 1 })).toBe(false);
  });
});
