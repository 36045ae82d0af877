import fc from 'fast-check';
import { expect, it } from 'vitest';
import { emptyContactFields } from '../../../../../shared/domain/contact/contact-name.ts';
import { newAddress, newMail, newPhone, type Contact, type ContactFields } from '../../../../../shared/domain/contact/contact.ts';
import { parsePhone } from '../../../../../shared/domain/contact/phone-number.ts';
import { ENRICHED, enrich, enrichmentsIn, presentValue, reversed, type Enrichment } from '../../../../../shared/domain/registration/enrichment.ts';
import { withPresentValue } from '../../../../../shared/domain/interaction/present-value.ts';
import { fieldProblem } from '../../../../../shared/domain/registration/field-state.ts';
import type { TableField } from '../../../../../shared/domain/registration/form.ts';
import { withOutcomes } from '../../../../../shared/domain/registration/form-ref.ts';
import { RESEARCH_OUTCOMES } from '../../../../../shared/domain/registration/shipped/outcomes.ts';
import { DATA_ENRICHMENT_FORM } from '../../../../../shared/domain/registration/shipped/research-kinds.ts';

const readPhone = (text: string) => parsePhone(text, 'NL');
const table = DATA_ENRICHMENT_FORM.fields.find((field): field is TableField => field.kind === 'table');
if (table === undefined) throw new Error('no table');
const ANNA = {
  ...emptyContactFields(),
  ...{ firstName: 'Anna', infix: 'van den', lastName: 'Berg', birthDate: '1980-03-01', moved: true },
  phones: [{ ...newPhone('06 12345678', readPhone('0612345678'), 'mobile'), preferred: true, lastReachedAt: 5 }, newPhone('0182 123456', readPhone('0182123456'), 'home')],
  mails: [newMail('anna@example.org')],
  addresses: [newAddress({ street: 'Lindelaan', houseNumber: '12', postcode: '2801 AB', city: 'Gouda' })],
};
const one = (field: Enrichment['field'], old: string, next: string) => enrich(ANNA, [{ field, old, next }], readPhone);

it('writes a new value where the old one stands, in whatever notation a number is', () => {
  expect(one('street', 'Lindelaan', 'Markt').fields).toMatchObject({ moved: false, addresses: [{ street: 'Markt', houseNumber: '12' }] });
  expect(one('phone', '+31 6 1234 5678', '06-87654321').fields.phones[0]).toEqual({ ...ANNA.phones[0], raw: '06-87654321', e164: '+31687654321', lastReachedAt: null });
  expect(one('email', 'ANNA@example.org', 'a@example.com').fields.mails).toEqual([newMail('a@example.com')]);
  expect(one('birthDate', '01-03-1980', '2-3-1980').fields.birthDate).toBe('1980-03-02');
  expect(one('phone', '', '0182 654321').fields.phones).toHaveLength(3);
});

it('leaves alone what somebody else has changed, and what does not fit', () => {
  expect(one('city', 'Delft', 'Leiden')).toMatchObject({ fields: ANNA, written: [], refused: [{ why: 'changed-meanwhile' }] });
  expect(one('phone', '06 99999999', '06 11111111').refused).toMatchObject([{ why: 'changed-meanwhile' }]);
  expect(one('birthDate', '', '01-03-80').refused).toMatchObject([{ why: 'unfit' }]);
  expect(one('email', '', 'no address').refused).toMatchObject([{ why: 'unfit' }]);
  // Somebody else wrote the same already.
  expect(one('city', 'Delft', 'Gouda')).toMatchObject({ fields: ANNA, refused: [] });
  // What was not read out takes the place of what stands there, and what stood there is remembered.
  expect(one('city', '', 'Leiden').written).toEqual([{ field: 'city', old: 'Gouda', next: 'Leiden' }]);
});

it('fills the old value from the record, never a covered one', () => {
  const contact = { ...ANNA, id: 'x' } as unknown as Contact;
  expect(withPresentValue(table, { field: 'city' }, contact)).toEqual({ field: 'city', old: 'Gouda' });
  expect(withPresentValue(table, { field: 'other' }, contact)).toEqual({ field: 'other', old: '' });
  expect(withPresentValue(table, { field: 'city' }, { ...contact, addresses: [newAddress({ city: '••••' })] })).toEqual({ field: 'city', old: '' });
  expect(withPresentValue(table, { field: 'city' }, null)).toEqual({ field: 'city', old: '' });
});

it('reads the lines of the form, and marks a value that cannot stand in its field', () => {
  const rows = JSON.stringify([{ field: 'city', old: 'Gouda', new: 'Leiden' }, { field: 'other', new: 'likes tea' }, { field: 'email', new: 'anna at home' }]);
  expect(enrichmentsIn(DATA_ENRICHMENT_FORM, { changes: { value: rows, origin: 'agent' } })).toEqual([
    { field: 'city', old: 'Gouda', next: 'Leiden' },
    { field: 'email', old: '', next: 'anna at home' },
  ]);
  const form = withOutcomes(DATA_ENRICHMENT_FORM, RESEARCH_OUTCOMES);
  expect(fieldProblem(form, table, rows, '2026-11-22')).toBe('unfit-value');
});

it('is taken back by the reverse, whatever was written', () => {
  const value = fc.constantFrom('Leiden', '12', '0612345678', '06 87654321', 'anna@example.org', 'b@example.org', '01-03-1980', '4-5-1990', 'Berg');
  const change = fc.record({ field: fc.constantFrom(...ENRICHED), next: value, known: fc.boolean() });
  fc.assert(
    fc.property(fc.array(change, { maxLength: 6 }), (changes) => {
      // Each as an agent makes it: the old value is what stands there at that moment, or is not known.
      const done = changes.reduce<{ readonly fields: ContactFields; readonly written: readonly Enrichment[] }>((sofar, { field, next, known }) => {
        const after = enrich(sofar.fields, [{ field, old: known ? presentValue(sofar.fields, field) : '', next }], readPhone);
        const changed = JSON.stringify(after.fields) !== JSON.stringify(sofar.fields);
        return { fields: after.fields, written: changed ? [...sofar.written, ...after.written] : sofar.written };
      }, { fields: ANNA, written: [] });
      const back = enrich(done.fields, reversed(done.written), readPhone);
      return back.refused.length === 0 && ENRICHED.every((field) => !['phone', 'email'].includes(field) ? presentValue(back.fields, field) === presentValue(ANNA, field) : true);
    }),
  );
});
