import type BetterSqlite from 'better-sqlite3';

import { searchKey } from '../../../shared/domain/contact/search-key.ts';
import type { ContactFields } from '../../../shared/domain/contact/contact.ts';
import { contradict, hasOwnKey, nameKeys, type NamedSubject, type NameKey } from '../../../shared/domain/contact-file/known-by-name.ts';
import { houseNumberKey, postcodeKey } from '../repos/contact-keys.ts';

/** Of an address or a name that more have, so many are looked at: a lookup must not become a walk through the file. */
const MOST_LOOKED_AT = 5_000;
const MOST_EARLIER = 50;

type KnownRow = {
  readonly id: string;
  readonly salutation: ContactFields['salutation'];
  readonly initials: string;
  readonly firstName: string;
  readonly infix: string;
  readonly lastName: string;
  readonly organisation: string;
  readonly birthDate: string | null;
  /** JSON of places. */
  readonly addresses: string;
  readonly keyed: number;
};
type Found = { readonly id: string; readonly keyed: boolean };

/** Finds who a row is that has neither customer number nor telephone number nor e-mail address. */
export class NameFinder {
  readonly #byAddress: BetterSqlite.Statement;
  readonly #byName: BetterSqlite.Statement;
  readonly #byOrganisation: BetterSqlite.Statement;
  readonly #earlier: BetterSqlite.Statement;

  constructor(staging: BetterSqlite.Database, data: BetterSqlite.Database, practice: boolean) {
    const flag = practice ? 1 : 0;
    const real = `practice = ${flag} and deleted_at is null`;
    const subject = `select c.id, c.salutation, c.initials, c.first_name as firstName, c.infix, c.last_name as lastName, c.organisation, c.birth_date as birthDate,
      (select json_group_array(json_object('street', a.street, 'houseNumber', a.house_number, 'postcode', a.postcode, 'city', a.city, 'country', a.country))
        from contact_address a where a.contact_id = c.id) as addresses,
      c.customer_number_key <> '' or exists (select 1 from contact_mail m where m.contact_id = c.id)
        or exists (select 1 from contact_phone p where p.contact_id = c.id and p.e164 is not null) as keyed`;
    // As in the other lookups: from the value to its owners, with what its index leaves out said again, and `cross join` to keep it so.
    this.#byAddress = data.prepare(
      `${subject} from (select distinct contact_id from contact_address
          where postcode_key = @postcode and house_number_key = @number and postcode_key <> '' limit ${MOST_LOOKED_AT}) f
        cross join contact c on c.id = f.contact_id where c.last_name_key in (@surname, @whole) and c.practice = ${flag} and c.deleted_at is null`,
    );
    const ofSeq = (where: string): string =>
      `${subject} from (select seq from contact where ${real} and ${where} limit ${MOST_LOOKED_AT}) f
        cross join contact c on c.seq = f.seq where c.birth_date is @birthDate`;
    this.#byName = data.prepare(ofSeq('last_name_key in (@surname, @whole) and first_name_key = @firstName'));
    this.#byOrganisation = data.prepare(
      ofSeq("organisation_key = @organisation and organisation_key <> '' and last_name_key = '' and first_name_key = ''"),
    );
    this.#earlier = staging.prepare(
      `select distinct s.contact_id as id, s.fields from staged_name n cross join staged s on s.row = n.row
        where n.name_key = ? and n.row < ? and s.contact_id is not null limit ${MOST_EARLIER}`,
    );
  }

  /** @returns whom it may be; of several, whoever is as unknown by number and address alone, when that is only one */
  find(row: number, fields: ContactFields, anyKnown: boolean): ReadonlySet<string> {
    if (hasOwnKey(fields)) return new Set();
    const keys = nameKeys(fields);
    for (const key of keys) {
      const found = [...(anyKnown ? this.#known(key, fields) : []), ...this.#before(key, row, fields)];
      if (found.length === 0) continue;
      const all = new Set(found.map(({ id }) => id));
      const alike = new Set(found.filter(({ keyed }) => !keyed).map(({ id }) => id));
      return alike.size === 1 ? alike : all;
    }
    return new Set();
  }

  #known({ evidence, key }: NameKey, fields: ContactFields): readonly Found[] {
    const surname = searchKey(fields.lastName);
    const nobody = surname === '' && fields.firstName === '' && fields.initials === '';
    const named = {
      surname,
      // Where the infix was typed with the surname.
      whole: searchKey(`${fields.infix} ${fields.lastName}`),
      firstName: searchKey(fields.firstName),
      organisation: searchKey(fields.organisation),
      birthDate: fields.birthDate,
    };
    const rows = (
      evidence === 'address'
        ? fields.addresses.flatMap(({ postcode, houseNumber }) => this.#byAddress.all({ ...named, postcode: postcodeKey(postcode), number: houseNumberKey(houseNumber) }))
        : (nobody ? this.#byOrganisation : this.#byName).all(named)
    ) as readonly KnownRow[];
    return rows.flatMap((row) => {
      const known: NamedSubject = { ...row, addresses: JSON.parse(row.addresses) as NamedSubject['addresses'] };
      const keyed = row.keyed !== 0;
      const same = nameKeys(known).some((one) => one.evidence === evidence && one.key === key) && !contradict(fields, known);
      return same && !(evidence === 'whole' && keyed) ? [{ id: row.id, keyed }] : [];
    });
  }

  #before({ key }: NameKey, row: number, fields: ContactFields): readonly Found[] {
    const rows = this.#earlier.all(key, row) as readonly { readonly id: string; readonly fields: string }[];
    return rows.flatMap(({ id, fields: said }) => (contradict(fields, JSON.parse(said) as ContactFields) ? [] : [{ id, keyed: false }]));
  }
}
