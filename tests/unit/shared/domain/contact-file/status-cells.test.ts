import { describe, expect, it } from 'vitest';

import { guessColumns } from '../../../../../shared/domain/contact-file/guess-columns.ts';
import { mergedFields } from '../../../../../shared/domain/contact-file/merged-fields.ts';
import { rowToContact } from '../../../../../shared/domain/contact-file/row-to-contact.ts';
import type { Target } from '../../../../../shared/domain/contact-file/target-field.ts';
import { emptyContactFields } from '../../../../../shared/domain/contact/contact-name.ts';
import { newPhone } from '../../../../../shared/domain/contact/contact.ts';
import { brandId, type AgentId, type E164 } from '../../../../../shared/lib/brand.ts';

const ANNA = brandId<AgentId>('018f0000-0000-7000-8000-0000000000a1');
const BRAM = brandId<AgentId>('018f0000-0000-7000-8000-0000000000a2');
const AGENTS = [{ id: ANNA, name: 'Anna de Wit' }, { id: BRAM, name: 'Bram' }];

function read(...cells: readonly (readonly [Target, string])[]) {
  const mapping: readonly Target[] = ['lastName', ...cells.map(([target]) => target)];
  const row = rowToContact(['Smit', ...cells.map(([, text]) => text)], { mapping, headings: [], country: 'NL', language: 'nl', agents: AGENTS, importer: BRAM });
  if (row.kind !== 'contact') throw new Error(row.kind);
  return row;
}

describe('who died', () => {
  it.each(['ja', 'X', 'overleden', 'Has died', '†', '12-5-2020', '1'])('%j is clear', (text) => {
    expect(read(['deceased', text])).toMatchObject({ fields: { deceased: true }, remarks: [] });
  });
  it.each(['nee', '0', 'onbekend', 'in leven', 'n.v.t.'])('%j is nobody who died', (text) => {
    expect(read(['deceased', text])).toMatchObject({ fields: { deceased: false }, remarks: [] });
  });
  it('takes whatever else stands there for a death, and says so', () => {
    expect(read(['deceased', 'mei 2020'])).toMatchObject({ fields: { deceased: true }, remarks: [{ remark: 'deceased-assumed', column: 1 }] });
  });
  it('does not rise again by another file, nor move back', () => {
    const known = { ...emptyContactFields(), lastName: 'Smit', deceased: true, moved: true };
    expect(mergedFields(known, { ...emptyContactFields(), lastName: 'Smit' }, false)).toMatchObject({ deceased: true, moved: true });
    expect(mergedFields({ ...known, deceased: false }, { ...emptyContactFields(), deceased: true }, false)).toMatchObject({ deceased: true });
  });
  it('is guessed from what the column is called as a whole only', () => {
    const guess = (heading: string) => guessColumns({ headings: ['Naam', heading], rows: [['Jan Smit', 'ja']], remembered: null, country: 'NL' })[1];
    expect(guess('Datum overlijden')).toBe('deceased');
    expect(guess('Overleden partner')).not.toBe('deceased');
  });
});

describe('who has to do with somebody', () => {
  it('finds people by their names, and tells of those who do not work here', () => {
    expect(read(['owner', ' ANNA de wit '])).toMatchObject({ fields: { ownerId: ANNA }, remarks: [] });
    expect(read(['owner', 'Cor'])).toMatchObject({ fields: { ownerId: null }, remarks: [{ remark: 'agent-unknown', column: 1 }] });
    expect(read(['visibleTo', 'Cor | Anna de Wit'])).toMatchObject({ fields: { confidential: true, visibleTo: [ANNA] }, remarks: [{ remark: 'agent-unknown' }] });
  });
  it('keeps confidential what nobody known may see: whoever imports sees it', () => {
    expect(read(['visibleTo', 'Cor'])).toMatchObject({ fields: { confidential: true, visibleTo: [BRAM] }, remarks: [{ remark: 'agent-unknown' }] });
  });
  it('leaves those who may see somebody as they are', () => {
    const known = { ...emptyContactFields(), confidential: true, visibleTo: [ANNA] };
    expect(mergedFields(known, { ...emptyContactFields(), confidential: true, visibleTo: [BRAM] }, false)).toMatchObject({ confidential: true, visibleTo: [ANNA] });
  });
  it('reads topics, and flags only where they are clear', () => {
    expect(read(['rightPersonFor', 'facturen | inkoop'], ['moved', 'ja'], ['readOnly', 'misschien'])).toMatchObject({
      fields: { isRightPersonFor: ['facturen', 'inkoop'], moved: true, readOnly: false },
      remarks: [{ remark: 'yes-no-unreadable', column: 3 }],
    });
  });
});

describe('which number to use', () => {
  const mobile = brandId<E164>('+31612345678');
  it('is marked on the numbers of the row, and brings along what no other column has', () => {
    expect(read(['mobile', '06 12345678; 06 87654321'], ['preferredPhone', '+31687654321'], ['invalidPhones', '0612345678; 020 123 45 67'])).toMatchObject({
      fields: { phones: [{ e164: mobile, valid: false, preferred: false }, { e164: '+31687654321', valid: true, preferred: true }, { e164: '+31201234567', valid: false }] },
      remarks: [],
    });
    expect(read(['email', 'a@b.example'], ['invalidEmails', 'A@B.example'])).toMatchObject({ fields: { mails: [{ address: 'a@b.example', valid: false }] } });
  });
  it('takes as many as a customer has', () => {
    const many = Array.from({ length: 20 }, (_, at) => `een.lang.adres.${String(at)}@voorbeeld.example`);
    expect(read(['invalidEmails', many.join('; ')]).fields.mails).toHaveLength(20);
  });
  it('gives way to what is known here: who was reached, and what is preferred', () => {
    const known = { ...emptyContactFields(), phones: [{ ...newPhone('0612345678', mobile, 'mobile' as const), lastReachedAt: 5, preferred: true }] };
    const given = { ...emptyContactFields(), phones: [{ ...newPhone('+31612345678', mobile, 'mobile' as const), valid: false }, { ...newPhone('020', null, 'work' as const), preferred: true }] };
    expect(mergedFields(known, given, false).phones).toMatchObject([{ valid: true, preferred: true }, { raw: '020', preferred: false }]);
  });
});
