import type BetterSqlite from 'better-sqlite3';

import type { CallRules } from '../../../app/ports/call-list-port.ts';
import { countryOfNumber, zonesOfCountry } from '../../../../shared/domain/call-list/calling-time.ts';
import type { GuardVersion } from '../../../../shared/domain/guard/guard-rules.ts';
import { createOpenings } from '../../../../shared/domain/guard/opening.ts';
import { versionAt } from '../../../../shared/domain/guard/judge.ts';
import { prepared } from '../../prepared.ts';

/** Somebody who may be next. `clocks`: see `clockOf`; empty while nobody has looked. */
export type Candidate = { readonly id: number; readonly contact_id: string; readonly at: number; readonly clocks: string };
type Part = { readonly id: number; readonly priority: number };
type Group = { readonly part: number; readonly clocks: string };

/** What was found about closing times holds for everybody by the same clocks. */
const openings = createOpenings();
/** Without any number, and with one of no country. */
const NONE = '-';
const NOWHERE = '?';

export const lawOf = ({ purpose, guard }: CallRules, at: number): GuardVersion | null => (purpose === 'service' ? null : versionAt(guard, at, at));

/** By which clock the telephone opens for the number that is next: the country of it. Never empty. */
export const clockOf = (number: string | null): string => (number === null ? NONE : (countryOfNumber(number) ?? NOWHERE));

/** When those by a clock may be called next by hours and holidays: `at` for now, null for never; or the country whose holidays have to be known first. */
export function openingOf(rules: CallRules, law: GuardVersion | null, clock: string, at: number): number | string | null {
  const of = clock === NOWHERE ? null : clock;
  const closed = law === null || law.onHolidays ? [] : rules.holidays[of ?? rules.country];
  if (closed === undefined) return of ?? rules.country;
  return openings({ hours: rules.hours, law: law === null ? null : { hours: law.hours, shortDays: law.shortDays, closed } }, zonesOfCountry(of, rules.zone, at), at);
}

/**
 * Looks for the next one of a list, each step one look into an index. Those for whom the telephone is closed are passed over together, by
 * their clocks, and keep their place: when it opens the order of the list is what it was.
 * @param at wall-clock ms, whole
 */
export function createFinder(raw: BetterSqlite.Database, listId: string, rules: CallRules, at: number) {
  const law = lawOf(rules, at);
  const known = new Map<string, number>();
  const opens = (clocks: string): number => {
    let found = known.get(clocks);
    if (found !== undefined) return found;
    const next = clocks === '' || clocks === NONE ? at : openingOf(rules, law, clocks, at);
    // For whom it never opens, or where that is not known yet, the person is looked at.
    known.set(clocks, (found = typeof next === 'number' ? next : at));
    return found;
  };
  const isOpen = (clocks: string): boolean => opens(clocks) <= at;
  // A part whose quota is full is called no more; the one with the highest priority comes first, and parts of one priority take turns.
  const parts = prepared<[string], Part>(raw, 'select id, priority from list_segment where list_id = ? and (quota is null or results < quota) order by priority desc, id').all(listId);
  const due = prepared<[string, number, string, number], Candidate>(
    raw,
    `select id, contact_id, next_at as at, clocks from list_entry indexed by list_entry_waiting where list_id = ? and segment = ? and clocks = ? and state = 'waiting' and next_at <= ? and leased_by is null order by next_at limit 1`,
  );
  const fresh = prepared<[string, number, string], Candidate>(
    raw,
    `select id, contact_id, rank as at, clocks from list_entry indexed by list_entry_fresh where list_id = ? and segment = ? and clocks = ? and state = 'fresh' and leased_by is null order by rank, id limit 1`,
  );
  const waits = prepared<[string, number, string], number | null>(raw, `select next_at from list_entry indexed by list_entry_waiting where list_id = ? and segment = ? and clocks = ? and state = 'waiting' and leased_by is null order by next_at limit 1`).pluck();
  // Whoever was put before the others, in a part that is still called.
  const ahead = prepared<[string, number, string], Candidate>(
    raw,
    `select id, contact_id, rank as at, clocks from list_entry indexed by list_entry_first where list_id = ? and rank < 0 and state in ('fresh', 'waiting') and leased_by is null and (state = 'fresh' or next_at <= ?)
       and segment in (select value from json_each(?)) order by rank, id`,
  );
  const open = JSON.stringify(parts.map(({ id }) => id));
  /** The clocks by which those of each part live: a step in the index for each, however many people there are. */
  const walk = (state: 'waiting' | 'fresh'): readonly Group[] =>
    prepared<[string, string], Group>(
      raw,
      `with recursive walk (part, clocks) as (select value, '' from json_each(?)
         union all select part, (select e.clocks from list_entry e indexed by list_entry_${state} where e.list_id = ? and e.segment = part and e.state = '${state}' and e.clocks > walk.clocks order by e.clocks limit 1) from walk where walk.clocks is not null)
       select part, clocks from walk where clocks is not null`,
    ).all(open, listId);
  // Whoever is put to sleep meanwhile is of no use to whoever looks for the next one.
  const groups: Partial<Record<'waiting' | 'fresh', readonly Group[]>> = {};
  const groupsOf = (state: 'waiting' | 'fresh'): readonly Group[] => (groups[state] ??= walk(state).filter(({ clocks }) => isOpen(clocks)));
  const first = (found: readonly Candidate[]): Candidate | undefined => found.toSorted((a, b) => a.at - b.at || a.id - b.id)[0];
  const among = (state: 'waiting' | 'fresh', those: readonly number[]): Candidate | undefined =>
    first(groupsOf(state).flatMap(({ part, clocks }) => (!those.includes(part) ? [] : ((state === 'waiting' ? due.get(listId, part, clocks, at) : fresh.get(listId, part, clocks)) ?? []))));
  const before = (): Candidate | undefined => {
    for (const found of ahead.iterate(listId, at, open)) if (isOpen(found.clocks)) return found;
    return undefined;
  };

  return {
    law,
    isOpen,
    /** Whoever has priority; then whoever is due again, before those who were not tried yet. */
    find: (): Candidate | undefined => {
      const found = before();
      if (found !== undefined) return found;
      for (const priority of new Set(parts.map((part) => part.priority))) {
        const same = parts.filter((part) => part.priority === priority).map(({ id }) => id);
        const next = among('waiting', same) ?? among('fresh', same);
        if (next !== undefined) return next;
      }
      return undefined;
    },
    /** When somebody can be called next, where nobody can be now; null when nobody waits. */
    nextAt: (): number | null => {
      const again = walk('waiting').flatMap(({ part, clocks }) => {
        const next = waits.get(listId, part, clocks) ?? null;
        return next === null ? [] : [Math.max(next, opens(clocks))];
      });
      const asleep = walk('fresh').filter(({ clocks }) => !isOpen(clocks));
      const times = [...again, ...asleep.map(({ clocks }) => opens(clocks))];
      return times.length === 0 ? null : Math.min(...times);
    },
  };
}
