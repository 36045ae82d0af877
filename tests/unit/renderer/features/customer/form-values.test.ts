import { expect, test } from 'vitest';
import { fieldsOf, formValuesOf } from '../../../../../renderer/agent/features/customer/form-values.ts';
import { emptyContactFields } from '../../../../../shared/domain/contact/contact-name.ts';
import type { CustomField, CustomKind } from '../../../../../shared/domain/contact/custom-field.ts';
import { brandId, type CustomFieldId } from '../../../../../shared/lib/brand.ts';

const field = (id: string, kind: CustomKind): CustomField => ({ id: brandId<CustomFieldId>(id), projectId: null, label: id, kind, options: ['Plus'], required: false, searchable: false, position: 0, active: true });
const customFields = [field('years', 'number'), field('until', 'date'), field('pack', 'choice'), field('note', 'text'), field('mail', 'yes-no')];
const custom = { years: '12.5', until: '2027-02-28', pack: 'Plus', note: '1.5 2027-02-28', mail: '1' };

test.each([
  ['nl', { ...custom, years: '12,5', until: '28-2-2027' }, '1234,56'],
  ['en', { ...custom, until: '28-2-2027' }, '1234.56'],
] as const)('amounts, dates and fields of one’s own are written as one reads them (%s), and read back the same', (language, shown, value) => {
  const fields = { ...emptyContactFields(), custom, customerValue: 123_456, birthDate: '1980-02-29' };
  const values = formValuesOf(fields, { customFields, language });
  expect(values).toMatchObject({ custom: shown, customerValue: value, birthDate: '29-2-1980' });
  expect(fieldsOf(values, 'NL', customFields, 0)).toMatchObject({ custom, customerValue: 123_456, birthDate: '1980-02-29' });
});
