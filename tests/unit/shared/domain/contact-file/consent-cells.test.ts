import { describe, expect, it } from 'vitest';

import { CHANNELS, GRANTED_HOW, LEGAL_BASES, PURPOSES, type Consent } from '../../../../../shared/domain/consent/consent.ts';
import { readConsents, readObjections, writeConsents, writeObjections } from '../../../../../shared/domain/contact-file/consent-text.ts';
import { rowToContact } from '../../../../../shared/domain/contact-file/row-to-contact.ts';
import { guessColumns } from '../../../../../shared/domain/contact-file/guess-columns.ts';
import type { Target } from '../../../../../shared/domain/contact-file/target-field.ts';

function read(...cells: readonly (readonly [Target, string])[]) {
  const mapping: readonly Target[] = ['lastName', ...cells.map(([target]) => target)];
  const row = rowToContact(['Smit', ...cells.map(([, text]) => text)], { mapping, headings: [], country: 'NL', language: 'nl' });
  if (row.kind !== 'contact') throw new Error(row.kind);
  return { ...row.consents, remarks: row.remarks };
}

/** A basis without limits, as columns of their own tell it. */
const ANY = { channel: 'phone', product: '', scope: '', to: null };

describe('legal bases in a file', () => {
  it('reads each purpose with what the columns beside it say', () => {
    expect(
      read(
        ...[['consentSales', 'Toestemming'] as const, ['consentDate', '12-3-2024'] as const, ['consentProof', 'brief 7'] as const],
        ...[['consentResearch', 'ja'] as const, ['consentDate', '2025-01-02'] as const, ['consentHow', 'Website'] as const],
      ),
    ).toEqual({
      consents: [
        { purpose: 'sales', basis: 'consent', ...ANY, from: '2024-03-12', proof: 'brief 7', grantedHow: 'website' },
        { purpose: 'research', basis: 'consent', ...ANY, from: '2025-01-02', proof: 'brief 7', grantedHow: 'website' },
      ],
      objections: [],
      remarks: [],
    });
  });

  it.each([
    ['ja', 'consent', null],
    ['Opt-in', 'consent', null],
    ['3-4-2020', 'consent', '2020-04-03'],
    ['bestaande klant', 'customer', null],
    ['Contract', 'contract', null],
    ['wettelijke plicht', 'legal-duty', null],
    ['Legitimate interest', 'legitimate-interest', null],
  ])('takes %j for %s', (text, basis, from) => {
    expect(read(['consentService', text])).toMatchObject({ consents: [{ purpose: 'service', basis, from, grantedHow: 'unknown', proof: '' }] });
  });

  it('takes no for none, and says what it does not understand', () => {
    expect(read(['consentSales', 'nee'], ['consentDate', '1-2-2024']).consents).toBeUndefined();
    expect(read(['consentSales', 'misschien'])).toMatchObject({ remarks: [{ remark: 'basis-unknown', column: 1 }] });
    expect(read(['consentSales', 'ja'], ['consentDate', 'ooit'], ['consentHow', 'duif'])).toMatchObject({
      consents: [{ from: null, grantedHow: 'unknown' }],
      remarks: [
        { remark: 'date-unreadable', column: 2 },
        { remark: 'how-unknown', column: 3 },
      ],
    });
  });
});

describe('legal bases in one cell', () => {
  const consent: Consent = {
    ...{ id: '1' as never, contactId: '2' as never, purpose: 'sales', basis: 'consent', product: 'groene | stroom', channel: 'all', scope: 'tot 3 jaar; per jaar' },
    ...{ grantedHow: 'in-person', proof: 'beurs\nUtrecht', validFrom: new Date(2024, 0, 31, 14, 3).getTime(), validTo: new Date(2027, 1, 1).getTime() },
    ...{ withdrawnAt: null, createdAt: 0, createdBy: null },
  };

  it.each(['nl', 'en'] as const)('come back as they were written in %s, with what limits them', (language) => {
    const text = writeConsents([consent, { ...consent, purpose: 'service', basis: 'legal-duty', channel: 'phone', product: '', scope: '', proof: '', grantedHow: 'unknown', validTo: null }], language);
    expect(read(['consents', text])).toEqual({
      consents: [
        { purpose: 'sales', basis: 'consent', channel: 'all', product: 'groene , stroom', grantedHow: 'in-person', from: '2024-01-31', to: '2027-01-31', proof: 'beurs,Utrecht', scope: 'tot 3 jaar, per jaar' },
        { purpose: 'service', basis: 'legal-duty', ...ANY, proof: '', grantedHow: 'unknown', from: '2024-01-31' },
      ],
      objections: [],
      remarks: [],
    });
  });

  it.each(['ja', 'verkoop', 'verkoop; toestemming; duif', 'verkoop; toestemming; telefoon; stroom; website; ooit', 'verkoop; toestemming | alles; toestemming', 'verkoop; toestemming; telefoon; a; ; ; ; ; ; meer'])(
    'are left out as a whole where one cannot be read: %j',
    (text) => {
      expect(read(['consents', text])).toMatchObject({ remarks: [{ remark: 'basis-unknown', column: 1 }] });
      expect(read(['consents', text]).consents).toBeUndefined();
    },
  );

  it('knows every word that it writes', () => {
    for (const language of ['nl', 'en'] as const) {
      for (const purpose of PURPOSES)
        for (const basis of LEGAL_BASES)
          for (const channel of [...CHANNELS, 'all'] as const)
            for (const grantedHow of GRANTED_HOW)
              expect(readConsents(writeConsents([{ ...consent, purpose, basis, channel, grantedHow }], language))).toMatchObject([{ purpose, basis, channel, grantedHow }]);
      for (const purpose of [...PURPOSES, 'all'] as const)
        for (const channel of [...CHANNELS, 'all'] as const) expect(readObjections(writeObjections([{ purpose, channel }], language))).toEqual([{ purpose, channel, note: '' }]);
    }
  });
});

describe('objections in a file', () => {
  it.each([
    ['ja', 'sales', 'phone', '', []],
    ['Onderzoek', 'research', 'phone', '', []],
    ['alles', 'all', 'all', '', []],
    ['5-6-2023', 'sales', 'phone', '5-6-2023', []],
    ['belt zelf wel', 'sales', 'phone', 'belt zelf wel', [{ remark: 'objection-assumed', column: 1 }]],
  ])('takes %j for one', (text, purpose, channel, note, remarks) => {
    expect(read(['objection', text])).toEqual({ consents: [], objections: [{ purpose, channel, note }], remarks });
  });

  it('takes no for none', () => {
    for (const text of ['nee', 'N', '0', 'n.v.t.']) expect(read(['objection', text]).objections).toBeUndefined();
  });
});

it('knows such columns by their headings', () => {
  const headings = ['Naam', 'Toestemming marketing', 'Opt-in datum', 'Bewijs toestemming', 'Toestemming onderzoek', 'Do not call', 'Toestemming service'];
  expect(guessColumns({ headings, rows: [], remembered: null, country: 'NL' })).toEqual([
    'fullName',
    'consentSales',
    'consentDate',
    'consentProof',
    'consentResearch',
    'objection',
    'consentService',
  ]);
  expect(guessColumns({ headings: ['Naam', 'Toestemming e-mail'], rows: [], remembered: null, country: 'NL' })).toEqual(['fullName', 'ignore']);
});
