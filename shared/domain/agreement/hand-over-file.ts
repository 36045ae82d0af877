import { emptyContactFields } from '../contact/contact-name.ts';
import type { ContactFields } from '../contact/contact.ts';
import type { HandOverId } from '../../lib/brand.ts';

/**
 * A promise that is handed over to somebody outside this profile travels as a signed file, and counts as accepted only when the
 * receiver's own signed receipt has come back (DOMAIN 9, invariant 5).
 */
export const HAND_OVER_FORMAT = 'balie-handover';
/** Of the file; a file of a higher one comes from a newer Balie and is refused. */
export const HAND_OVER_VERSION = 1;
/** Largest file that is opened; real ones have a few kilobytes. */
export const MAX_HAND_OVER_BYTES = 262_144;
/** How long an offer can be answered. */
export const HAND_OVER_VALID_MS = 14 * 86_400_000;
/** What an e-mail to or from another department may call somebody. */
export const MAX_PARTY = 100;

/** The customer as far as the receiver needs it to keep the promise: name and ways to reach, nothing that was noted about them. */
export type HandedCustomer = Pick<ContactFields, 'salutation' | 'initials' | 'firstName' | 'infix' | 'lastName' | 'organisation' | 'language'> & {
  readonly phones: readonly Pick<ContactFields['phones'][number], 'raw' | 'e164' | 'kind' | 'preferred'>[];
  readonly mails: readonly Pick<ContactFields['mails'][number], 'address' | 'kind' | 'preferred'>[];
  readonly addresses: readonly Pick<ContactFields['addresses'][number], 'street' | 'houseNumber' | 'postcode' | 'city' | 'country' | 'kind' | 'preferred'>[];
};

export type HandOverOffer = {
  readonly kind: 'offer';
  readonly id: HandOverId;
  /** Made on the practice line: it can only be answered there. */
  readonly practice: boolean;
  /** Who offers, on behalf of which project, and where a receipt can be mailed to (empty: nowhere). */
  readonly from: { readonly name: string; readonly organisation: string; readonly replyTo: string };
  readonly toName: string;
  readonly note: string;
  /** Wall-clock ms. */
  readonly offeredAt: number;
  readonly expiresAt: number;
  readonly promise: { readonly what: string; readonly toWhom: string; readonly number: string | null; readonly dueAt: number; readonly madeAt: number };
  readonly customer: HandedCustomer | null;
};

export type HandOverAnswer = 'accepted' | 'returned';
export type HandOverReceipt = {
  readonly kind: 'receipt';
  readonly id: HandOverId;
  readonly practice: boolean;
  /** SHA-256 of the offer that is answered, hexadecimal: who has not held that offer cannot answer it. */
  readonly offer: string;
  readonly answer: HandOverAnswer;
  readonly reason: string;
  readonly by: { readonly name: string; readonly organisation: string };
  readonly answeredAt: number;
};

export type HandOverContent = HandOverOffer | HandOverReceipt;

/** Whose key signed a file. */
export type Signer = {
  /** SHA-256 of the public key, the first 128 bits, in groups of four. */
  readonly fingerprint: string;
  /** By which name the key is known here; null when it is new. */
  readonly knownAs: string | null;
  /** The name is known here, with another key. */
  readonly otherKeyKnown: boolean;
};

/** What the person at the desk looks at before answering, or before a receipt counts. */
export type OpenedHandOver =
  | {
      readonly kind: 'offer';
      readonly offer: HandOverOffer;
      readonly signer: Signer;
      /** The one customer here that has a number or address of it. */
      readonly match: { readonly id: string; readonly name: string } | null;
      /** What was answered; the receipt can be made again. */
      readonly answered: { readonly answer: HandOverAnswer; readonly reason: string; readonly at: number; readonly sent: boolean } | null;
      /** Whether the receipt can leave by e-mail from here. */
      readonly mailPossible: boolean;
      /** The key of this Balie is forgotten when it closes: there is no key store. */
      readonly keyInMemoryOnly: boolean;
    }
  | { readonly kind: 'receipt'; readonly receipt: HandOverReceipt; readonly signer: Signer; readonly what: string; readonly toWhom: string; readonly toName: string; readonly takenOver: boolean };

/** What of a customer goes along. */
export function handedCustomer(fields: ContactFields): HandedCustomer {
  const { salutation, initials, firstName, infix, lastName, organisation, language } = fields;
  return {
    ...{ salutation, initials, firstName, infix, lastName, organisation, language },
    phones: fields.phones.filter(({ valid }) => valid).map(({ raw, e164, kind, preferred }) => ({ raw, e164, kind, preferred })),
    mails: fields.mails.filter(({ valid }) => valid).map(({ address, kind, preferred }) => ({ address, kind, preferred })),
    addresses: fields.addresses.filter(({ valid }) => valid).map(({ street, houseNumber, postcode, city, country, kind, preferred }) => ({ street, houseNumber, postcode, city, country, kind, preferred })),
  };
}

/** The fields of a new customer, from what came along. */
export function fieldsOfHanded(customer: HandedCustomer): ContactFields {
  const reach = { valid: true, lastReachedAt: null };
  return {
    ...emptyContactFields(),
    ...customer,
    phones: customer.phones.map((phone) => ({ ...phone, ...reach })),
    mails: customer.mails.map((mail) => ({ ...mail, ...reach })),
    addresses: customer.addresses.map((address) => ({ ...address, ...reach })),
  };
}
