import BetterSqlite from 'better-sqlite3';
import { v7 } from 'uuid';

import { NameFinder } from './match-by-name.ts';
import { openStaging, StagingLost, type StagedAction } from './staging.ts';
import type { ContactFields } from '../../../shared/domain/contact/contact.ts';
import type { DuplicateRule, MatchKey, PlannedCounts } from '../../../shared/domain/contact-file/import-job.ts';
import { mailKey } from '../repos/contact-keys.ts';
import type { Breathe, Progress } from './work.ts';

/** Rows decided between two breaths. */
const PIECE = 500;
/** A switchboard's number that very many have tells nothing. */
const MOST_OWNERS = 50;

/** What a known contact, or an earlier row, is told apart by. */
type Subject = {
  readonly id: string;
  readonly last_name_key: string;
  readonly organisation_key: string;
  readonly customer_number_key: string;
};
type StagedRow = Subject & { readonly row: number; readonly fields: string };

/**
 * Decides for each row of a staging file what it does, by the rule: the data is only read. Rows of one file can be about the same person
 * too; then the first one counts as known for the later ones.
 *
 * @throws StagingLost, and what SQLite says
 */
export async function matchRows(
  args: {
    readonly staging: string;
    readonly dataFile: string;
    readonly practice: boolean;
    readonly rule: DuplicateRule;
  },
  progress: Progress,
  breathe: Breathe,
): Promise<PlannedCounts> {
  const staging = openStaging(args.staging);
  if (staging === null) throw new StagingLost(args.staging);
  staging.pragma('synchronous = OFF');
  const data = new BetterSqlite(args.dataFile, { readonly: true, fileMustExist: true });
  try {
    const finder = new Finder(staging, data, args.practice, args.rule);
    const { last, total } = staging
      .prepare('select coalesce(max(row), 0) as last, count(*) as total from staged where reason is null')
      .get() as { last: number; total: number };
    const page = staging.prepare(
      `select row, '' as id, fields, last_name_key, organisation_key, customer_number_key from staged where reason is null and row > ? order by row limit ${PIECE}`,
    );
    const decide = staging.prepare('update staged set action = ?, contact_id = ? where row = ?');
    const counts = { add: 0, update: 0, skip: 0, ambiguous: 0 };
    let done = 0;
    for (let from = -1; from < last;) {
      const rows = page.all(from) as readonly StagedRow[];
      staging.transaction(() => {
        for (const row of rows) {
          const { action, contactId } = finder.decide(row);
          if (action === 'reject') counts.ambiguous += 1;
          else counts[action] += 1;
          decide.run(action, contactId, row.row);
        }
      })();
      from = rows.at(-1)?.row ?? last;
      done += rows.length;
      progress(done, total, total === 0 ? 1 : done / total);
      await breathe();
    }
    return counts;
  } finally {
    data.close();
    staging.close();
  }
}

type Decision = { readonly action: StagedAction; readonly contactId: string | null };

class Finder {
  readonly #rule: DuplicateRule;
  readonly #known: Lookups;
  readonly #earlier: Lookups;
  readonly #byName: NameFinder;
  readonly #anyKnown: boolean;

  constructor(staging: BetterSqlite.Database, data: BetterSqlite.Database, practice: boolean, rule: DuplicateRule) {
    this.#rule = rule;
    this.#byName = new NameFinder(staging, data, practice);
    const flag = practice ? 1 : 0;
    this.#anyKnown =
      data.prepare('select 1 from contact where practice = ? and deleted_at is null limit 1').get(flag) !== undefined;
    // The indexes leave out what is empty; without saying so here they could not be used. `cross join` keeps the order of the tables:
    // from the value to its owners, never through all rows.
    const contact = 'select distinct c.id, c.last_name_key, c.organisation_key, c.customer_number_key';
    const real = `c.practice = ${flag} and c.deleted_at is null limit ${MOST_OWNERS}`;
    this.#known = {
      'customer-number': data.prepare(
        `${contact} from contact c where c.customer_number_key = ? and c.customer_number_key <> '' and ${real}`,
      ),
      phone: data.prepare(
        `${contact} from contact_phone p cross join contact c on c.id = p.contact_id where p.e164 = ? and ${real}`,
      ),
      email: data.prepare(
        `${contact} from contact_mail m cross join contact c on c.id = m.contact_id where m.address_key = ? and ${real}`,
      ),
    };
    const staged = 'select s.contact_id as id, s.last_name_key, s.organisation_key, s.customer_number_key';
    const decided = `s.contact_id is not null limit ${MOST_OWNERS}`;
    this.#earlier = {
      'customer-number': staging.prepare(
        `${staged} from staged s where s.customer_number_key = ? and s.customer_number_key <> '' and s.row < ? and ${decided}`,
      ),
      phone: staging.prepare(
        `${staged} from staged_phone p cross join staged s on s.row = p.row where p.e164 = ? and p.row < ? and ${decided}`,
      ),
      email: staging.prepare(
        `${staged} from staged_mail m cross join staged s on s.row = m.row where m.address_key = ? and m.row < ? and ${decided}`,
      ),
    };
  }

  decide(row: StagedRow): Decision {
    const added: Decision = { action: 'add', contactId: v7() };
    if (this.#rule.action === 'add') return added;
    const fields = JSON.parse(row.fields) as ContactFields;
    for (const key of this.#rule.keys) {
      const found = key === 'name' ? this.#byName.find(row.row, fields, this.#anyKnown) : this.#find(key, row, fields);
      if (found.size === 0) continue;
      if (this.#rule.action === 'skip') return { action: 'skip', contactId: null };
      const [only] = found;
      return found.size === 1 && only !== undefined
        ? { action: 'update', contactId: only }
        : { action: 'reject', contactId: null };
    }
    return added;
  }

  #find(key: OwnKey, row: StagedRow, fields: ContactFields): ReadonlySet<string> {
    const values =
      key === 'customer-number'
        ? [row.customer_number_key].filter(Boolean)
        : key === 'phone'
          ? fields.phones.flatMap(({ e164 }) => (e164 === null ? [] : [e164 as string]))
          : fields.mails.map(({ address }) => mailKey(address));
    const found = new Set<string>();
    for (const value of values) {
      const known = this.#anyKnown ? (this.#known[key].all(value) as readonly Subject[]) : [];
      for (const one of [...known, ...(this.#earlier[key].all(value, row.row) as readonly Subject[])])
        if (key === 'customer-number' || mayBeSame(row, one)) found.add(one.id);
    }
    return found;
  }
}

type OwnKey = Exclude<MatchKey, 'name'>;
type Lookups = Readonly<Record<OwnKey, BetterSqlite.Statement>>;

/**
 * Whether two that share a telephone number or an e-mail address may be the same: a household shares one, so the surnames (of
 * organisations the names) must not differ, nor may the customer numbers.
 */
function mayBeSame(a: Subject, b: Subject): boolean {
  const differ = (one: string, other: string): boolean => one !== '' && other !== '' && one !== other;
  if (differ(a.customer_number_key, b.customer_number_key) || differ(a.last_name_key, b.last_name_key)) return false;
  return a.last_name_key !== '' || b.last_name_key !== '' || !differ(a.organisation_key, b.organisation_key);
}
