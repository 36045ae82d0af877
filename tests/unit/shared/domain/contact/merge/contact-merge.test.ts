import fc from 'fast-check';
import { expect, test } from 'vitest';
import { normaliseFields } from '../../../../../../shared/domain/contact/contact-fields.ts';
import { emptyContactFields } from '../../../../../../shared/domain/contact/contact-name.ts';
import { newAddress, newMail, newPhone, type ContactFields } from '../../../../../../shared/domain/contact/contact.ts';
import {
  CONTACT_MERGE_RULES,
  contactMergeRows,
  mergeContactFields,
  unmergeContactFields,
} from '../../../../../../shared/domain/contact/merge/contact-merge.ts';
import { isEmpty, MERGE_SIDES, type MergeChoices } from '../../../../../../shared/domain/contact/merge/merge-rules.ts';
import { brandId, type AgentId, type E164 } from '../../../../../../shared/lib/brand.ts';

const agents = fc.uniqueArray(fc.constantFrom('a', 'b', 'c').map((id) => brandId<AgentId>(id)));
const text = fc.constantFrom('', 'Anna', 'Berg', 'x\ny');
const reach = fc.record({ preferred: fc.boolean(), valid: fc.boolean(), lastReachedAt: fc.option(fc.nat(9)) });

/** A contact as it may stand in the file. */
const contact: fc.Arbitrary<ContactFields> = fc
  .record({
    salutation: fc.constantFrom('none' as const, 'mr' as const, 'mrs' as const),
    firstName: text,
    infix: fc.constantFrom('', 'van'),
    lastName: text,
    organisation: fc.constantFrom('', 'Bakkerij'),
    customerNumber: fc.constantFrom('', 'K-1', 'K-2'),
    phones: fc.uniqueArray(
      fc
        .tuple(fc.constantFrom('+31612345678', '+31201234567', '+31701234567'), reach)
        .map(([number, rest]) => ({ ...newPhone(number, brandId<E164>(number), 'mobile'), ...rest })),
      { selector: ({ raw }) => raw },
    ),
    mails: fc.uniqueArray(fc.constantFrom('a@b.nl', 'c@d.nl').map((address) => newMail(address)), { selector: ({ address }) => address }),
    addresses: fc.uniqueArray(
      fc.constantFrom('3511 AB', '2801 AB').map((postcode) => newAddress({ street: 'Markt', houseNumber: '1', postcode })),
      { selector: ({ postcode }) => postcode },
    ),
    birthDate: fc.option(fc.constantFrom('1974-03-09', '1980-01-01')),
    deceased: fc.boolean(),
    tags: fc.uniqueArray(fc.constantFrom('vip', 'late')),
    custom: fc.dictionary(fc.constantFrom('f1', 'f2'), fc.constantFrom('x', 'y')),
    notes: text,
    confidential: fc.boolean(),
    visibleTo: agents,
    readOnly: fc.boolean(),
  })
  .map((given) => normaliseFields({ ...emptyContactFields(), ...given }));
const choices: fc.Arbitrary<MergeChoices<ContactFields>> = fc.dictionary(
  fc.constantFrom(...Object.keys(CONTACT_MERGE_RULES)),
  fc.constantFrom(...MERGE_SIDES),
);

test('nothing that was filled in is lost without a choice: it stands in the result or equals what does', () => {
  fc.assert(
    fc.property(contact, contact, (left, right) => {
      const made = mergeContactFields(left, right, {});
      const numbers = made.phones.map(({ raw }) => raw);
      expect(numbers.toSorted()).toEqual([...new Set([...left.phones, ...right.phones].map(({ raw }) => raw))].toSorted());
      expect(made.mails.map(({ address }) => address)).toEqual(expect.arrayContaining([...left.mails, ...right.mails].map(({ address }) => address)));
      expect(made.addresses).toHaveLength(new Set([...left.addresses, ...right.addresses].map(({ postcode }) => postcode)).size);
      expect(made.tags).toEqual(expect.arrayContaining([...left.tags, ...right.tags]));
      expect(Object.keys(made.custom)).toEqual(expect.arrayContaining([...Object.keys(left.custom), ...Object.keys(right.custom)]));
      for (const side of [left, right]) expect(made.notes).toContain(side.notes.trim());
      expect(made.phones.filter(({ preferred }) => preferred).length).toBeLessThanOrEqual(1);
    }),
  );
});

test('no choice makes a filled field empty, and what is stricter wins', () => {
  fc.assert(
    fc.property(contact, contact, choices, (left, right, chosen) => {
      const made = mergeContactFields(left, right, chosen);
      for (const { key } of contactMergeRows(left, right))
        if (!isEmpty(left[key]) && !isEmpty(right[key])) expect([key, isEmpty(made[key])]).toEqual([key, false]);
      expect(made.confidential).toBe(left.confidential || right.confidential);
      expect(made.readOnly).toBe(left.readOnly || right.readOnly);
      expect(made.deceased).toBe(left.deceased || right.deceased);
      const sees = (agent: AgentId, { confidential, visibleTo }: ContactFields): boolean => !confidential || visibleTo.includes(agent);
      for (const agent of ['a', 'b', 'c'].map((id) => brandId<AgentId>(id)))
        expect(sees(agent, made)).toBe(sees(agent, left) && sees(agent, right));
    }),
  );
});

test('a merge that is taken back at once leaves both as they were', () => {
  fc.assert(
    fc.property(contact, contact, choices, (left, right, chosen) => {
      const made = mergeContactFields(left, right, chosen);
      expect(unmergeContactFields(left, made, made)).toEqual({ fields: left, kept: [] });
    }),
  );
});

test('what was changed after the merge stays when it is taken back', () => {
  fc.assert(
    fc.property(contact, contact, contact, (left, right, now) => {
      const made = mergeContactFields(left, right, {});
      const { fields, kept } = unmergeContactFields(left, made, now);
      for (const key of ['firstName', 'lastName', 'customerNumber', 'birthDate', 'notes'] as const) {
        const same = made[key] === now[key] && (key !== 'lastName' || made.infix === now.infix);
        expect([key, fields[key]]).toEqual([key, same ? left[key] : now[key]]);
        expect(kept.includes(key)).toBe(!same);
      }
      // An objection or a mark that somebody set since is not undone.
      if (now.deceased && !made.deceased) expect(fields.deceased).toBe(true);
    }),
  );
});
