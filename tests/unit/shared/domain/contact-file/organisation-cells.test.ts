import { describe, expect, it } from 'vitest';

import { rowToContact } from '../../../../../shared/domain/contact-file/row-to-contact.ts';
import type { Target } from '../../../../../shared/domain/contact-file/target-field.ts';
import { brandId, type AgentId } from '../../../../../shared/lib/brand.ts';

const SANNE = { id: brandId<AgentId>('018f0000-0000-7000-8000-0000000000a1'), name: 'Sanne de Wit' };

function read(cells: Readonly<Record<string, string>>) {
  const mapping = Object.keys(cells) as Target[];
  const outcome = rowToContact(Object.values(cells), { mapping, headings: mapping, country: 'NL', agents: [SANNE], language: 'nl' });
  if (outcome.kind !== 'contact') throw new Error(outcome.kind);
  return outcome;
}

describe('what a row says of an organisation', () => {
  it('is taken over beside its name, an address as people write it too', () => {
    const { organisation, fields, remarks } = read({
      ...{ organisation: 'Bakker B.V.', organisationBranch: 'bakkerij', organisationAddress: 'Kade 12a, 3011aa Rotterdam', organisationWebsite: 'bakker.example' },
      ...{ organisationNumber: '12345678', organisationValue: '€ 1.234,50', organisationOwner: 'sanne de wit' },
    });
    expect(organisation).toEqual({
      ...{ branch: 'bakkerij', website: 'bakker.example', registrationNo: '12345678', customerValue: 123_450, ownerId: SANNE.id },
      ...{ street: 'Kade', houseNumber: '12a', postcode: '3011 AA', city: 'Rotterdam', country: '' },
    });
    expect(fields.addresses).toEqual([]);
    expect(remarks).toEqual([]);
  });

  it('is left out, and told, where it cannot be read', () => {
    const { organisation, remarks } = read({ organisation: 'Bakker', organisationValue: 'veel', organisationOwner: 'Niemand' });
    expect(organisation).toEqual({});
    expect(remarks).toEqual([{ remark: 'amount-unreadable', column: 1 }, { remark: 'agent-unknown', column: 2 }]);
  });

  it('is nothing for somebody without an organisation', () => {
    expect(read({ lastName: 'Bakker', organisationBranch: 'bakkerij' }).organisation).toBeNull();
  });

  it('belongs also to an organisation that only the whole name tells', () => {
    expect(read({ fullName: 'Bakker B.V.', organisationBranch: 'bakkerij' }).organisation).toEqual({ branch: 'bakkerij' });
  });
});
