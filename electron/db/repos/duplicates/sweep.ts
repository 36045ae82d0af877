import type BetterSqlite from 'better-sqlite3';

import type { DataPort } from '../../../app/ports/data-port.ts';
import { blockKeys } from '../../../../shared/domain/contact/duplicates/block-keys.ts';
import { LISTED_FROM, scoreDuplicates } from '../../../../shared/domain/contact/duplicates/score-duplicates.ts';
import type { RepoContext } from '../context.ts';
import { finder, type Finder } from './candidates.ts';
import { matchKey } from './match-keys.ts';

type Sweep = Pick<DataPort['duplicates'], 'prepare' | 'compare' | 'store'>;

/** Pairs kept of one contact, the best ones. */
const MOST_PAIRS = 25;

/** Prepared at first use: the reading thread has statements that it never needs. */
function lazily(raw: BetterSqlite.Database): (sql: string) => BetterSqlite.Statement {
  const made = new Map<string, BetterSqlite.Statement>();
  return (sql) => {
    const statement = made.get(sql) ?? raw.prepare(sql);
    made.set(sql, statement);
    return statement;
  };
}

/**
 * The search for duplicates in the whole file, in slices: every contact that came or changed stands in `duplicate_todo` (written by
 * triggers), and leaves it when it was compared with those that have a key in common. Nothing is held between slices.
 */
export function sweep({ raw }: RepoContext): Sweep {
  const sql = lazily(raw);
  let made: Finder | undefined;
  /** Prepared once: preparing takes as long as comparing some contacts. */
  const fresh = (): Finder => {
    made ??= finder(raw);
    made.forget();
    return made;
  };

  const forget = (seq: number): void => {
    sql('delete from contact_match where seq = ?').run(seq);
    sql("delete from duplicate_pair where low = ? and state = 'open'").run(seq);
    sql("delete from duplicate_pair where high = ? and state = 'open'").run(seq);
  };

  return {
    // oxlint-disable-next-line typescript/require-await -- the port is asynchronous
    prepare: async (limit) =>
      raw
        .transaction(() => {
          const find = fresh();
          const seqs = sql('select seq from duplicate_todo order by seq limit ?').pluck().all(limit) as number[];
          return seqs.filter((seq) => {
            const subject = find.subject(seq);
            if (subject === null || subject.removed) {
              forget(seq);
              sql('delete from duplicate_todo where seq = ?').run(seq);
              return false;
            }
            const { namePlace, nameBirth } = blockKeys(subject);
            const key = (text: string): string | null => (text === '' ? null : matchKey(subject.practice, text));
            sql('insert or replace into contact_match (seq, name_place, name_birth) values (?, ?, ?)').run(
              ...[seq, key(namePlace), key(nameBirth)],
            );
            return true;
          });
        })
        .immediate(),

    // oxlint-disable-next-line typescript/require-await -- the port is asynchronous
    compare: async (seqs, budgetMs) => {
      const until = performance.now() + budgetMs;
      const find = fresh();
      const done: { seq: number; version: number }[] = [];
      const pairs: { low: number; high: number; practice: number; score: number; reasons: string }[] = [];
      for (const seq of seqs) {
        if (done.length > 0 && performance.now() > until) break;
        const subject = find.subject(seq);
        // Gone since: the next slice takes it off the list.
        if (subject === null) continue;
        const { found, common } = find.candidates(subject, subject.practice);
        const scored = found
          .map((other) => ({ other, ...scoreDuplicates(subject, other, common) }))
          .filter(({ score }) => score >= LISTED_FROM)
          .toSorted((a, b) => b.score - a.score)
          .slice(0, MOST_PAIRS);
        for (const { other, score, reasons } of scored)
          pairs.push({
            ...{ low: Math.min(seq, other.seq), high: Math.max(seq, other.seq), practice: subject.practice, score },
            reasons: reasons.map(({ kind }) => kind).join(' '),
          });
        done.push({ seq, version: subject.version });
      }
      return { done, pairs };
    },

    // oxlint-disable-next-line typescript/require-await -- the port is asynchronous
    store: async ({ done, pairs }, at) =>
      raw
        .transaction(() => {
          for (const { seq } of done) {
            sql("delete from duplicate_pair where low = ? and state = 'open'").run(seq);
            sql("delete from duplicate_pair where high = ? and state = 'open'").run(seq);
          }
          // What somebody decided stays decided.
          for (const { low, high, practice, score, reasons } of pairs)
            sql(
              `insert into duplicate_pair (low, high, practice, score, reasons, state, found_at) values (?, ?, ?, ?, ?, 'open', ?)
               on conflict (low, high) do update set score = excluded.score, reasons = excluded.reasons`,
            ).run(low, high, practice, score, reasons, Math.round(at));
          // One that changed in the meantime stays on the list.
          for (const { seq, version } of done)
            sql('delete from duplicate_todo where seq = ? and (select version from contact where seq = duplicate_todo.seq) = ?').run(
              ...[seq, version],
            );
        })
        .immediate(),
  };
}
