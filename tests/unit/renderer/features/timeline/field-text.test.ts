import { expect, it } from 'vitest';
import { createI18n } from '../../../../../renderer/agent/bridge/i18n.ts';
import { changedLines, fieldLines } from '../../../../../renderer/agent/features/timeline/field-text.ts';
import type { Wording } from '../../../../../renderer/agent/features/timeline/kinds/kind.ts';
import { newMail, newPhone } from '../../../../../shared/domain/contact/contact.ts';
import type { CustomField } from '../../../../../shared/domain/contact/custom-field.ts';
import { brandId, type AgentId, type CustomFieldId, type E164 } from '../../../../../shared/lib/brand.ts';

const texts = createI18n('nl');

const field = (id: string, label: string, kind: CustomField['kind']): CustomField => ({
  ...{ id: brandId<CustomFieldId>(id), projectId: null, label, kind, options: [], required: false, searchable: false, position: 0, active: true },
});
const ANS = brandId<AgentId>('018f0000-0000-7000-8000-0000000a0000');
const wording: Wording = {
  ...{ t: texts.t, language: 'nl', country: 'NL' },
  agents: [{ id: ANS, name: 'Ans de Groot', role: 'agent', hasPassword: false, active: true }],
  customFields: [field('c', 'Contract', 'text'), field('m', 'Meterstand', 'number'), field('l', 'Lid', 'yes-no'), field('s', 'Sinds', 'date')],
};

it('calls people and fields of one’s own by their names, and their values as they are read', () => {
  expect(fieldLines('ownerId', ANS, wording)).toEqual(['Ans de Groot']);
  expect(fieldLines('visibleTo', [ANS], wording)).toEqual(['Ans de Groot']);
  expect(fieldLines('custom', { c: 'C-1', m: '1204.5', l: '0', s: '2026-02-28', x: 'wat was', y: '' }, wording)).toEqual([
    'Contract: C-1',
    'Meterstand: 1204,5',
    'Lid: Nee',
    'Sinds: 28-02-2026',
    'wat was',
  ]);
});

it('says which number is preferred and which does not work any more', () => {
  const phone = newPhone('06 12345678', brandId<E164>('+31612345678'), 'mobile');
  expect(fieldLines('phones', [phone, { ...phone, preferred: true }, { ...phone, valid: false }], wording)).toEqual([
    '06 12345678 (Mobiel)',
    '06 12345678 (Mobiel, voorkeur)',
    '06 12345678 (Mobiel, werkt niet)',
  ]);
});

it('tells of a list only what became otherwise, and all of it when nothing but the order did', () => {
  const mail = (address: string) => newMail(address);
  const [one, two, three] = [mail('een@example.com'), mail('twee@example.com'), mail('drie@example.com')];
  expect(changedLines({ field: 'mails', before: [one, two], after: [one, three] }, wording)).toEqual({ before: ['twee@example.com'], after: ['drie@example.com'] });
  expect(changedLines({ field: 'mails', before: [one, two], after: [two, one] }, wording)).toEqual({
    before: ['een@example.com', 'twee@example.com'],
    after: ['twee@example.com', 'een@example.com'],
  });
});
