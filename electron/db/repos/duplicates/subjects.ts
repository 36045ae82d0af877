import type BetterSqlite from 'better-sqlite3';

import type { DuplicateSubject } from '../../../../shared/domain/contact/duplicates/duplicate-subject.ts';
import { brandId, type ContactId } from '../../../../shared/lib/brand.ts';

/** A contact as the comparison needs it, and where it stands. */
export type StoredSubject = DuplicateSubject & {
  readonly id: ContactId;
  readonly seq: number;
  readonly practice: number;
  readonly version: number;
  readonly removed: boolean;
};

type Row = {
  readonly seq: number;
  readonly id: string;
  readonly practice: number;
  readonly initials: string;
  readonly first_name: string;
  readonly infix: string;
  readonly last_name: string;
  readonly organisation: string;
  readonly customer_number: string;
  readonly birth_date: string | null;
  readonly version: number;
  readonly deleted_at: number | null;
};

const COLUMNS =
  'seq, id, practice, initials, first_name, infix, last_name, organisation, customer_number, birth_date, version, deleted_at';

export type Subjects = {
  readonly bySeq: (seq: number) => StoredSubject | null;
  readonly byId: (id: string) => StoredSubject | null;
};

/** Reads contacts for comparison. Each is read once until `forget`, which ends a slice of work. */
export function subjects(raw: BetterSqlite.Database): Subjects & { readonly forget: () => void } {
  const bySeq = raw.prepare(`select ${COLUMNS} from contact where seq = ?`);
  const byId = raw.prepare(`select ${COLUMNS} from contact where id = ?`);
  const numbers = raw.prepare('select e164 from contact_phone where contact_id = ? and e164 is not null').pluck();
  const mails = raw.prepare("select address_key from contact_mail where contact_id = ? and address_key <> ''").pluck();
  const places = raw.prepare(
    'select house_number as houseNumber, postcode, city from contact_address where contact_id = ? order by preferred desc, position',
  );
  const read = new Map<string, StoredSubject>();

  const subject = (row: Row | undefined): StoredSubject | null => {
    if (row === undefined) return null;
    const known = read.get(row.id);
    if (known !== undefined) return known;
    const made: StoredSubject = {
      id: brandId<ContactId>(row.id),
      ...{ seq: row.seq, practice: row.practice, version: row.version, removed: row.deleted_at !== null },
      // Without a person's name it is an organisation's general line.
      kind: row.first_name.trim() === '' && row.last_name.trim() === '' ? 'organisation' : 'person',
      ...{ initials: row.initials, firstName: row.first_name, infix: row.infix, lastName: row.last_name },
      ...{ organisation: row.organisation, customerNumber: row.customer_number, birthDate: row.birth_date ?? '' },
      numbers: numbers.all(row.id) as string[],
      emails: mails.all(row.id) as string[],
      places: places.all(row.id) as DuplicateSubject['places'],
    };
    read.set(row.id, made);
    return made;
  };
  return {
    bySeq: (seq) => subject(bySeq.get(seq) as Row | undefined),
    byId: (id) => read.get(id) ?? subject(byId.get(id) as Row | undefined),
    forget: () => read.clear(),
  };
}
