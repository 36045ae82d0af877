import type { Selectable } from 'kysely';

import type { DataPort } from '../../../app/ports/data-port.ts';
import type { DuplicateSubject } from '../../../../shared/domain/contact/duplicates/duplicate-subject.ts';
import { areColleagues, DUPLICATE_REASONS, reasonOf, scoreDuplicates, type DuplicateReason } from '../../../../shared/domain/contact/duplicates/score-duplicates.ts';
import { appError } from '../../../../shared/errors/app-error.ts';
import type { DuplicatePair, PairCursor } from '../../../../shared/ipc/commands/duplicate.ts';
import type { AgentId } from '../../../../shared/lib/brand.ts';
import { err, ok } from '../../../../shared/lib/result.ts';
import type { DuplicatePairTable } from '../../schema-duplicates.ts';
import { numbersOf, summaries } from '../contact-rows.ts';
import { seenBy } from '../contact-visible.ts';
import type { RepoContext } from '../context.ts';
import { finder } from './candidates.ts';

type Pairs = Pick<DataPort['duplicates'], 'hints' | 'list' | 'decide'>;
type PairRow = Selectable<DuplicatePairTable>;

/** Pages that are looked through for one answer. */
const ROUNDS = 20;
/** More are not counted out. */
const COUNTED = 1_001;
/** Said while typing from here: a name and a postcode are enough for a hint, which costs nothing to leave. */
const HINTED_FROM = 40;
/** What is said whatever the score: "this number belongs to …". */
const TELLING: ReadonlySet<string> = new Set(['number', 'shared-number', 'email', 'shared-email', 'customer-number']);

/** The pairs that were found, and what somebody said about them; and who a contact that is being typed may be. */
export function pairs({ db, raw, codec }: RepoContext): Pairs {
  const summariesOf = async (seqs: readonly number[], asker: AgentId) => {
    if (seqs.length === 0) return new Map<number, ReturnType<typeof summaries>[number]>();
    const rows = await db.selectFrom('contact').selectAll().where('seq', 'in', seqs).where('deleted_at', 'is', null).where(seenBy(asker)).execute();
    const found = summaries(rows, await numbersOf(db, rows));
    return new Map(rows.map((row, index) => [row.seq, found[index] as (typeof found)[number]]));
  };

  const notSameAs = (contactId: string): ReadonlySet<number> =>
    new Set(
      raw
        .prepare(
          `select case when p.low = c.seq then p.high else p.low end
           from contact c join duplicate_pair p on (p.low = c.seq or p.high = c.seq) where c.id = ? and p.state = 'not-same'`,
        )
        .pluck()
        .all(contactId) as number[],
    );

  const pageOf = (practice: number, state: PairRow['state'], after: PairCursor | null, limit: number): Promise<readonly PairRow[]> => {
    let query = db.selectFrom('duplicate_pair').selectAll().where('practice', '=', practice).where('state', '=', state);
    if (after !== null) {
      const { score, low, high } = after;
      query = query
        .where('score', '<=', score)
        .where((test) =>
          test.or([test('score', '<', score), test('low', '>', low), test.and([test('low', '=', low), test('high', '>', high)])]),
        );
    }
    return query.orderBy('score', 'desc').orderBy('low').orderBy('high').limit(limit).execute();
  };

  return {
    async hints(subject, practice, limit, asker) {
      const find = finder(raw);
      const judged = subject.id === null ? new Set<number>() : notSameAs(subject.id);
      const { found, common } = find.candidates(subject, codec.bool.write(practice), true);
      const scored = found
        .map((other) => ({ seq: other.seq, ...scoreDuplicates(likened(subject, other.kind), other, common) }))
        .filter(({ seq, score, reasons }) => !judged.has(seq) && !areColleagues(reasons) && (score >= HINTED_FROM || reasons.some(({ kind }) => TELLING.has(kind))))
        .toSorted((a, b) => b.score - a.score);
      const contacts = await summariesOf(scored.map(({ seq }) => seq), asker);
      const known = scored.flatMap(({ seq, score, reasons }) => {
        const contact = contacts.get(seq);
        return contact === undefined ? [] : [{ contact, score, reasons }];
      });
      return known.slice(0, limit);
    },

    async list({ practice, asker, state, after, limit }) {
      const found: DuplicatePair[] = [];
      let next = after;
      // Pairs that are not for this person are passed over, a bounded number of them for one answer.
      for (let round = 0; round < ROUNDS && found.length < limit; round++) {
        const rows = await pageOf(codec.bool.write(practice), state, next, limit + 1);
        const page = rows.slice(0, limit);
        const contacts = await summariesOf([...new Set(page.flatMap(({ low, high }) => [low, high]))], asker);
        for (const row of page) {
          const [one, other] = [contacts.get(row.low), contacts.get(row.high)];
          next = cursorOf(row);
          // Of a contact that was removed or merged since, the pairs go with the next look.
          if (one !== undefined && other !== undefined)
            found.push({ one, other, score: row.score, reasons: reasonsOf(row.reasons), cursor: next });
          if (found.length === limit) break;
        }
        if (rows.length <= limit && next?.low === page.at(-1)?.low && next?.high === page.at(-1)?.high) {
          next = null;
          break;
        }
      }
      return {
        pairs: found,
        next,
        toCheck: raw.prepare('select count(*) from (select 1 from duplicate_todo limit ?)').pluck().get(COUNTED) as number,
      };
    },

    async decide(one, other, notSame, author) {
      const seqs = await db.selectFrom('contact').select('seq').where('id', 'in', [one, other]).orderBy('seq').execute();
      const [low, high] = seqs.map(({ seq }) => seq);
      if (low === undefined || high === undefined) return err(appError('not-found', 'no such pair'));
      const changed = await db
        .updateTable('duplicate_pair')
        .set({
          state: notSame ? 'not-same' : 'open',
          decided_at: notSame ? codec.ms.write(author.at) : null,
          decided_by: notSame ? author.agentId : null,
        })
        .where('low', '=', low)
        .where('high', '=', high)
        .executeTakeFirst();
      return changed.numUpdatedRows === 0n ? err(appError('not-found', 'no such pair')) : ok();
    },
  };
}

/**
 * Whose number it is counts while typing whatever else was typed: of somebody who is being typed as a person and is there as an
 * organisation, or the other way round, only numbers and addresses are compared.
 */
function likened(subject: DuplicateSubject, kind: DuplicateSubject['kind']): DuplicateSubject {
  if (subject.kind === kind) return subject;
  return { ...subject, kind, initials: '', firstName: '', infix: '', lastName: '', organisation: '', birthDate: '' };
}

const cursorOf = ({ score, low, high }: PairRow): DuplicatePair['cursor'] => ({ score, low, high });

function reasonsOf(kinds: string): readonly DuplicateReason[] {
  const given = new Set(kinds.split(' '));
  return DUPLICATE_REASONS.filter((kind) => given.has(kind))
    .map((kind) => reasonOf(kind))
    .toSorted((a, b) => b.points - a.points);
}
