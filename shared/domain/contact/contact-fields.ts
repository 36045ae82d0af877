import { emptyContactFields } from './contact-name.ts';
import { newAddress, newMail, newPhone, type ContactFields, type ContactPhone } from './contact.ts';

const NAMES = Object.keys(emptyContactFields()) as readonly (keyof ContactFields)[];

/** Only the fields of a contact, as they are kept in its earlier versions. */
export function fieldsOf(contact: ContactFields): ContactFields {
  return Object.fromEntries(NAMES.map((name) => [name, contact[name]])) as ContactFields;
}

/** What earlier versions of this program kept: one e-mail address and one postal address as plain texts, fewer fields. */
export type EarlierFields = Partial<Omit<ContactFields, 'phones'>> & {
  readonly phones?: readonly (Partial<ContactPhone> & Pick<ContactPhone, 'raw' | 'e164' | 'kind'>)[];
  readonly email?: string;
  readonly street?: string;
  readonly houseNumber?: string;
  readonly postcode?: string;
  readonly city?: string;
};

/** Fields as any version of this program may have kept them, as they are now; what was not known then is empty. */
export function upgradeFields(kept: EarlierFields): ContactFields {
  const { email = '', street = '', houseNumber = '', postcode = '', city = '', ...earlier } = kept;
  const address = [street, houseNumber, postcode, city].some((part) => part !== '');
  const fields = {
    ...emptyContactFields(),
    ...(email === '' ? {} : { mails: [newMail(email)] }),
    ...(address ? { addresses: [newAddress({ street, houseNumber, postcode, city })] } : {}),
    ...earlier,
    phones: (earlier.phones ?? []).map((phone) => ({ ...newPhone(phone.raw, phone.e164, phone.kind), ...phone })),
  };
  return fieldsOf(fields);
}

/** At most one preferred of each sort, the first one; no empty entries, no tag or topic twice. */
export function normaliseFields(fields: ContactFields): ContactFields {
  const onePreferred = <Item extends { readonly preferred: boolean }>(items: readonly Item[]): readonly Item[] => {
    const first = items.findIndex(({ preferred }) => preferred);
    return items.map((item, index) => (item.preferred && index !== first ? { ...item, preferred: false } : item));
  };
  const once = (texts: readonly string[]): readonly string[] => {
    const seen = new Set<string>();
    return texts.filter((text) => text.trim() !== '' && !seen.has(text.trim().toLowerCase()) && seen.add(text.trim().toLowerCase()));
  };
  return {
    ...fieldsOf(fields),
    phones: onePreferred(fields.phones.filter(({ raw }) => raw.trim() !== '')),
    mails: onePreferred(fields.mails.filter(({ address }) => address.trim() !== '')),
    addresses: onePreferred(
      fields.addresses.filter(({ street, houseNumber, postcode, city }) => `${street}${houseNumber}${postcode}${city}`.trim() !== ''),
    ),
    tags: once(fields.tags),
    isRightPersonFor: once(fields.isRightPersonFor),
    custom: Object.fromEntries(Object.entries(fields.custom).filter(([, value]) => value !== '')),
    visibleTo: fields.confidential ? [...new Set(fields.visibleTo)].toSorted() : [],
  };
}
