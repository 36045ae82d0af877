import { COUNT_KEYS, type CountKey, type Tally } from '../../../shared/domain/figures/sums.ts';
import type { RepoContext } from './context.ts';
import { statementsOf } from './named-statements.ts';
import { countLog, type Bound, type Counts } from './work-counts.ts';

/** Days of UTC are the same on every computer; where a part of a report begins within one, the rest of it is read from the log. */
const DAY_MS = 86_400_000;
/** Further back nothing is stored: four years, and some. */
const FURTHEST_DAYS = 1_500;

const STORED = 'select day, counts from counted_day where agent_id = @agent and day >= @first and day < @end order by day';
const KNOWN = 'select day from counted_day where agent_id = @agent and day >= @first and day < @end order by day';
const SINCE = 'select a.id, (select min(login_at) from agent_session s where s.agent_id = a.id) as since from agent a';
const STORE = 'insert into counted_day (agent_id, day, counts) values (?, ?, ?)';

/** By project, without zeros. */
type Stored = Readonly<Record<string, Partial<Counts>>>;

function add(tally: Tally, counts: Partial<Counts>): void {
  for (const [key, value] of Object.entries(counts)) tally.counts[key as CountKey] += value;
}

/**
 * Adds what was counted between two instants: whole days that are over from what they came to, the rest from the log. A day is stored
 * only while nothing of it changes, so where it is makes no difference.
 * @returns false when the question is moot
 */
export async function addCounts(context: RepoContext, tally: Tally, bound: Bound, goOn: () => Promise<boolean>): Promise<boolean> {
  const { raw, codec } = context;
  const logged = async (from: number, to: number): Promise<boolean> => {
    if (from >= to) return true;
    for (const counts of (await countLog(context, { ...bound, from, to }, 'together')).values()) add(tally, counts);
    return goOn();
  };
  const first = Math.ceil(bound.from / DAY_MS);
  // What is promised for a time to come counts by the clock: a day is over where this one is past it.
  const end = Math.floor(Math.min(bound.to, bound.now) / DAY_MS);
  const days = end <= first ? [] : statementsOf(raw).named<{ readonly day: number; readonly counts: string }>(STORED, { agent: bound.agent, first, end });
  let at = bound.from;
  for (const { day, counts } of days) {
    if (!(await logged(at, day * DAY_MS))) return false;
    const stored = codec.json.read(counts) as Stored;
    for (const [project, each] of Object.entries(stored)) if (bound.project === null || project === bound.project) add(tally, each);
    at = (day + 1) * DAY_MS;
  }
  return logged(at, bound.to);
}

/**
 * Counts days that are over and not stored, the latest first.
 * @param most so many at once; a day of a hundred calls takes half a millisecond
 * @returns how many were counted: fewer than `most` when none is left
 */
export async function countDays(context: RepoContext, most: number): Promise<number> {
  const { raw, codec } = context;
  const { named } = statementsOf(raw);
  const now = context.now();
  const end = Math.floor(now / DAY_MS);
  let counted = 0;
  for (const { id: agent, since } of named<{ readonly id: string; readonly since: number | null }>(SINCE, {})) {
    if (since === null) continue;
    const first = Math.max(Math.floor(since / DAY_MS), end - FURTHEST_DAYS);
    const known = new Set(named<{ readonly day: number }>(KNOWN, { agent, first, end }).map(({ day }) => day));
    for (let day = end - 1; day >= first && counted < most; day -= 1) {
      if (known.has(day)) continue;
      const found = await countLog(context, { agent, project: null, now, from: day * DAY_MS, to: (day + 1) * DAY_MS }, 'apart');
      const stored = Object.fromEntries([...found].map(([project, counts]) => [project, Object.fromEntries(COUNT_KEYS.flatMap((key) => (counts[key] === 0 ? [] : [[key, counts[key]]])))]));
      raw.prepare(STORE).run(agent, day, codec.json.write(stored));
      counted += 1;
    }
    if (counted >= most) break;
  }
  return counted;
}
