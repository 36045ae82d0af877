import type BetterSqlite from 'better-sqlite3';

import { addressKey, blockKeys } from '../../../../shared/domain/contact/duplicates/block-keys.ts';
import type { DuplicateSubject } from '../../../../shared/domain/contact/duplicates/duplicate-subject.ts';
import { emailKey } from '../../../../shared/domain/contact/duplicates/score-duplicates.ts';
import { searchKey } from '../../../../shared/domain/contact/search-key.ts';
import { houseNumberKey, postcodeKey } from '../contact-keys.ts';
import { matchKey } from './match-keys.ts';
import { subjects, type StoredSubject } from './subjects.ts';

/**
 * A key under which more contacts than this stand tells nothing about any two of them (a switchboard, an office, "Jan Jansen"): they are
 * not compared because of it, which also bounds the work. They still meet under their other keys.
 */
export const BLOCK_LIMIT = 25;

export type Candidates = {
  readonly found: readonly StoredSubject[];
  /** Numbers and e-mail addresses of the subject that too many have. */
  readonly common: ReadonlySet<string>;
};

export type Finder = {
  readonly subject: (seq: number) => StoredSubject | null;
  /** @param all also some of those that share only what very many have */
  readonly candidates: (subject: DuplicateSubject, practice: number, all?: boolean) => Candidates;
  readonly forget: () => void;
};

/** Finds the contacts that a contact is worth comparing with. `forget` after each slice of work: contacts are read once within one. */
export function finder(raw: BetterSqlite.Database): Finder {
  const contacts = subjects(raw);
  const ids = (sql: string): ((...keys: readonly unknown[]) => readonly string[]) => {
    const statement = raw.prepare(`${sql} limit ${BLOCK_LIMIT + 1}`).pluck();
    return (...keys) => statement.all(...keys) as string[];
  };
  const byNumber = ids('select contact_id from contact_phone where e164 = ?');
  const byMail = ids('select contact_id from contact_mail where address_key = ?');
  // The index leaves out addresses without a postcode; without saying so here all addresses were read for each contact.
  const byAddress = ids("select contact_id from contact_address where postcode_key = ? and house_number_key = ? and postcode_key <> ''");
  const byName = ids(
    'select id from contact where practice = ? and last_name_key = ? and first_name_key = ? and deleted_at is null',
  );
  const byCustomerNumber = ids(
    "select id from contact where practice = ? and customer_number_key = ? and deleted_at is null and customer_number_key <> ''",
  );
  const seqs = (column: string): ((key: string) => readonly number[]) => {
    const statement = raw.prepare(`select seq from contact_match where ${column} = ? limit ${BLOCK_LIMIT + 1}`).pluck();
    return (key) => statement.all(key) as number[];
  };
  const byNamePlace = seqs('name_place');
  const byNameBirth = seqs('name_birth');

  return {
    subject: contacts.bySeq,
    forget: contacts.forget,
    candidates: (subject, practice, all = false) => {
      const found = new Map<string, StoredSubject>();
      const common = new Set<string>();
      const add = (other: StoredSubject | null): void => {
        if (other !== null && !other.removed && other.practice === practice && other.id !== subject.id) found.set(other.id, other);
      };
      const block = (block: readonly string[], value = ''): void => {
        const crowded = block.length > BLOCK_LIMIT;
        if (crowded && value !== '') common.add(value);
        if (!crowded || all) for (const id of block) add(contacts.byId(id));
      };
      for (const number of subject.numbers) block(byNumber(number), number);
      for (const mail of subject.emails.map(emailKey)) if (mail !== '') block(byMail(mail), mail);
      for (const place of subject.places) {
        if (addressKey(place) === '') continue;
        block(byAddress(postcodeKey(place.postcode), houseNumberKey(place.houseNumber)));
      }
      const [last, first] = [searchKey(subject.lastName), searchKey(subject.firstName)];
      if (last !== '' && first !== '') block(byName(practice, last, first));
      const customerNumber = searchKey(subject.customerNumber);
      if (customerNumber !== '') block(byCustomerNumber(practice, customerNumber));
      const { namePlace, nameBirth } = blockKeys(subject);
      for (const [key, read] of [[namePlace, byNamePlace], [nameBirth, byNameBirth]] as const) {
        const block = key === '' ? [] : read(matchKey(practice, key));
        if (block.length <= BLOCK_LIMIT) for (const seq of block) add(contacts.bySeq(seq));
      }
      return { found: [...found.values()], common };
    },
  };
}
