import type BetterSqlite from 'better-sqlite3';

import { fullName } from '../../../../shared/domain/contact/contact-name.ts';
import { brandId, type ContactId, type E164 } from '../../../../shared/lib/brand.ts';
import { prepared } from '../../prepared.ts';

/** Of a customer what picking somebody from a list asks for: the whole card takes ten questions, and many are passed over. */
export type Person = {
  readonly id: ContactId;
  /** Empty without a person's name. */
  readonly name: string;
  readonly organisation: string;
  readonly confidential: boolean;
  readonly deceased: boolean;
  /** Those that work, in the order in which they are tried (`byUse`). */
  readonly numbers: readonly E164[];
};

type Row = { readonly salutation: 'none'; readonly initials: string; readonly first_name: string; readonly infix: string; readonly last_name: string; readonly organisation: string; readonly confidential: number; readonly deceased: number };

/** Null for nobody, and for a card that was removed. */
export function personOf(raw: BetterSqlite.Database, contactId: string): Person | null {
  const row = prepared<[string], Row>(raw, 'select salutation, initials, first_name, infix, last_name, organisation, confidential, deceased from contact where id = ? and deleted_at is null').get(contactId);
  if (row === undefined) return null;
  const { salutation, initials, first_name: firstName, infix, last_name: lastName, organisation } = row;
  return {
    ...{ id: brandId<ContactId>(contactId), name: fullName({ salutation, initials, firstName, infix, lastName, organisation }), organisation },
    ...{ confidential: row.confidential !== 0, deceased: row.deceased !== 0, numbers: numbersOf(raw, contactId) },
  };
}

/** The numbers of somebody that work, in the order in which they are tried. */
export const numbersOf = (raw: BetterSqlite.Database, contactId: string): readonly E164[] =>
  prepared<[string], string>(raw, 'select e164 from contact_phone where contact_id = ? and valid = 1 and e164 is not null order by preferred desc, position')
    .pluck()
    .all(contactId)
    .map((number) => brandId<E164>(number));
