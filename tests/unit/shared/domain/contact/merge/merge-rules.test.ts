import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  isEqual,
  mergeFields,
  mergeRows,
  unmergeFields,
  type MergeChoices,
  type MergeRules,
} from '../../../../../../shared/domain/contact/merge/merge-rules.ts';

type Card = {
  readonly name: string;
  readonly infix: string;
  readonly own: Readonly<Record<string, string>>;
  readonly notes: string;
  readonly phones: readonly { readonly number: string; readonly kind: string }[];
  readonly objects: boolean;
};
const RULES: MergeRules<Card> = {
  name: { kind: 'one' },
  infix: { kind: 'one', with: 'name' },
  own: { kind: 'record' },
  notes: { kind: 'text' },
  phones: { kind: 'list', keyOf: ({ number }) => number },
  objects: { kind: 'strict', stricter: (left, right) => left || right },
};
const card = (given: Partial<Card> = {}): Card => ({ name: 'Anna', infix: '', own: {}, notes: '', phones: [], objects: false, ...given });
const phone = (number: string, kind = 'mobile') => ({ number, kind });

describe('merging', () => {
  it('takes what the other one knows, and joins lists and texts', () => {
    const left = card({ name: '', notes: 'likes tea', phones: [phone('1'), phone('2', 'home')] });
    const right = card({ notes: 'rings early', phones: [phone('2', 'work'), phone('3')] });
    expect(mergeFields(RULES, left, right, {})).toEqual(
      card({ notes: 'likes tea\nrings early', phones: [phone('1'), phone('2', 'home'), phone('3')] }),
    );
  });
  it('follows the choices, as far as there is something to choose', () => {
    const left = card({ name: 'Anna', phones: [phone('1')], notes: 'x' });
    const right = card({ name: 'Ans', phones: [phone('2')] });
    expect(mergeFields(RULES, left, right, { name: 'right', phones: 'right', notes: 'right' })).toEqual(
      card({ name: 'Ans', phones: [phone('2')], notes: 'x' }),
    );
    expect(mergeFields(RULES, left, right, { name: 'both' }).name).toBe('Anna');
  });
  it('says for each field what can be chosen', () => {
    const rows = mergeRows(RULES, card({ phones: [phone('1')] }), card({ name: 'Ans', phones: [phone('2')], objects: true }));
    expect(rows).toEqual([
      { key: 'name', same: false, offers: ['left', 'right'], side: 'left' },
      { key: 'own', same: true, offers: [], side: 'left' },
      { key: 'notes', same: true, offers: [], side: 'left' },
      { key: 'phones', same: false, offers: ['left', 'both', 'right'], side: 'both' },
      { key: 'objects', same: false, offers: [], side: 'right' },
    ]);
  });
  it('keeps what belongs to the name beside it', () => {
    const [left, right] = [card({ name: 'Berg', infix: 'van den' }), card({ name: 'Smit' })];
    expect(mergeFields(RULES, left, right, { name: 'right', infix: 'left' })).toMatchObject({ name: 'Smit', infix: '' });
    expect(mergeFields(RULES, card({ name: 'Berg' }), card({ name: 'Berg', infix: 'van den' }), { name: 'right' }).infix).toBe('van den');
  });
  it('joins values by name, the left one first', () => {
    const [left, right] = [card({ own: { size: 'M', colour: 'red' } }), card({ own: { size: 'L', shoe: '41' } })];
    expect(mergeFields(RULES, left, right, {}).own).toEqual({ size: 'M', colour: 'red', shoe: '41' });
    const made = mergeFields(RULES, left, right, {});
    expect(unmergeFields(RULES, left, made, { ...made, own: { ...made.own, size: 'S', hat: '7' } })).toEqual({
      fields: { ...left, own: { size: 'S', colour: 'red', hat: '7' } },
      kept: ['own'],
    });
  });
  it('does not double a note that both have', () => {
    expect(mergeFields(RULES, card({ notes: 'a\nb' }), card({ notes: 'b' }), {}).notes).toBe('a\nb');
  });
});

describe('taking a merge back', () => {
  const before = card({ name: 'Anna', notes: 'old', phones: [phone('1'), phone('2')] });
  const merged = card({ name: 'Anna', notes: 'old\nnew', phones: [phone('1'), phone('2'), phone('3')], objects: true });
  it('keeps what was changed since and says so', () => {
    const now = { ...merged, name: 'Annie', phones: [phone('1', 'work'), phone('3'), phone('4')] };
    expect(unmergeFields(RULES, before, merged, now)).toEqual({
      fields: { ...before, name: 'Annie', phones: [phone('1', 'work'), phone('4')] },
      kept: ['name', 'phones'],
    });
  });
});

const item = fc.record({ number: fc.constantFrom('1', '2', '3', '4'), kind: fc.constantFrom('mobile', 'work') });
const cards: fc.Arbitrary<Card> = fc.record({
  name: fc.constantFrom('', 'Anna', 'Ans'),
  infix: fc.constantFrom('', 'van'),
  own: fc.dictionary(fc.constantFrom('size', 'colour'), fc.constantFrom('a', 'b')),
  notes: fc.constantFrom('', 'a', 'b', 'a\nb'),
  phones: fc.uniqueArray(item, { selector: ({ number }) => number, maxLength: 4 }),
  objects: fc.boolean(),
});
const side = fc.constantFrom('left' as const, 'right' as const, 'both' as const);
const choices: fc.Arbitrary<MergeChoices<Card>> = fc.record(
  { name: side, infix: side, own: side, notes: side, phones: side, objects: side },
  { requiredKeys: [] },
);

test('an objection survives whatever is chosen, and nothing that was filled in becomes empty', () => {
  fc.assert(
    fc.property(cards, cards, choices, (left, right, chosen) => {
      const made = mergeFields(RULES, left, right, chosen);
      expect(made.objects).toBe(left.objects || right.objects);
      expect(`${made.name}${made.infix}` === '').toBe(`${left.name}${left.infix}${right.name}${right.infix}` === '');
      expect(Object.keys(made.own).length === 0).toBe(Object.keys({ ...left.own, ...right.own }).length === 0);
      expect(made.notes === '').toBe(left.notes === '' && right.notes === '');
      expect(made.phones.length === 0).toBe(left.phones.length === 0 && right.phones.length === 0);
    }),
  );
});

test('without choices nothing of a list or a text is lost', () => {
  fc.assert(
    fc.property(cards, cards, (left, right) => {
      const made = mergeFields(RULES, left, right, {});
      const numbers = made.phones.map(({ number }) => number);
      for (const { number } of [...left.phones, ...right.phones]) expect(numbers.filter((each) => each === number)).toHaveLength(1);
      expect(made.notes).toContain(left.notes);
      expect(made.notes).toContain(right.notes);
      expect(made.own).toEqual({ ...right.own, ...left.own });
    }),
  );
});

test('a merge that is taken back at once leaves everything as it was', () => {
  fc.assert(
    fc.property(cards, cards, choices, (left, right, chosen) => {
      const made = mergeFields(RULES, left, right, chosen);
      expect(unmergeFields(RULES, left, made, made)).toEqual({ fields: left, kept: [] });
    }),
  );
});

test('taking back never loses what was typed after the merge', () => {
  fc.assert(
    fc.property(cards, cards, cards, (left, right, now) => {
      const made = mergeFields(RULES, left, right, {});
      const { fields } = unmergeFields(RULES, left, made, now);
      if (now.name !== made.name) expect(fields.name).toBe(now.name);
      if (now.notes !== made.notes) expect(fields.notes).toBe(now.notes);
      for (const each of now.phones)
        if (!made.phones.some((other) => isEqual(other, each))) expect(fields.phones).toContainEqual(each);
    }),
  );
});
