import type BetterSqlite from 'better-sqlite3';

import type { MemberEvent } from '../../../../shared/domain/acd/queue-entry.ts';
import { staffedMs } from '../../../../shared/domain/acd/member-time.ts';
import type { QueueSums, VisitSet } from '../../../../shared/domain/acd/service-level.ts';
import type { QueueSumsAsk, VisitsAsk } from '../../../app/ports/queue-port.ts';
import { sliced, type Turn } from '../search/turn.ts';

/** A report is never given up for taking long. */
const NO_BUDGET = Number.POSITIVE_INFINITY;

const SHORT = `outcome = 'abandoned' and wait_ms < @short`;
const GAVE_UP = `outcome = 'abandoned' and wait_ms >= @short`;
const OFFERED = `outcome in ('answered', 'left') or ${GAVE_UP}`;
/** The same conditions as they are counted by. */
const IS_OF: Readonly<Record<VisitSet, string>> = {
  offered: OFFERED,
  answered: `outcome = 'answered'`,
  late: `outcome <> 'waiting' and not (${SHORT}) and not (outcome = 'answered' and wait_ms <= @within)`,
  abandoned: GAVE_UP,
  short: SHORT,
  left: `outcome = 'left'`,
  unknown: `outcome = 'waiting'`,
};
const OF_QUEUES = 'queue in (select value from json_each(@queues)) and entered_at >= @from and entered_at < @to';

const VISITS = `select count(case when outcome = 'answered' then 1 end) as answered,
    count(case when outcome = 'answered' and wait_ms <= @within then 1 end) as answeredWithin,
    count(case when ${GAVE_UP} then 1 end) as abandoned, count(case when ${GAVE_UP} and wait_ms <= @within then 1 end) as abandonedWithin,
    count(case when ${SHORT} then 1 end) as short,
    count(case when outcome = 'left' then 1 end) as "left", count(case when outcome = 'left' and wait_ms <= @within then 1 end) as leftWithin,
    coalesce(sum(case when outcome = 'answered' then wait_ms end), 0) as waitMs, coalesce(max(case when ${OFFERED} then wait_ms end), 0) as longestMs,
    coalesce(sum(talk_ms), 0) as talkMs, count(case when outcome = 'waiting' then 1 end) as unknown
  from queue_visit where ${OF_QUEUES}`;
const BUSY = `select coalesce(sum(talk_ms), 0) as busyMs from queue_visit v where ${OF_QUEUES} and talk_ms > 0
  and exists (select 1 from queue_member_event m where m.queue = v.queue and m.agent = v.agent)`;
/** Totals count where no single callers of the same time are on record. */
const INTERVALS = `select coalesce(sum(answered), 0) as answered, coalesce(sum(within), 0) as answeredWithin, coalesce(sum(abandoned), 0) as abandoned,
    coalesce(sum(abandoned_within), 0) as abandonedWithin, coalesce(sum(left_queue), 0) as "left",
    coalesce(sum(wait_ms), 0) as waitMs, coalesce(max(longest_ms), 0) as longestMs, coalesce(sum(talk_ms), 0) as talkMs,
    coalesce(sum(case when answered + abandoned + left_queue > 0 and (within is null or within_seconds * 1000 <> @within or (@removed = 1 and (left_queue > 0 or (abandoned > 0 and abandoned_within is null)))) then answered + abandoned + left_queue else 0 end), 0) as otherRule
  from queue_interval i where queue in (select value from json_each(@queues)) and from_at >= @from and from_at < @to
    and not exists (select 1 from queue_visit v where v.queue = i.queue and v.entered_at >= i.from_at and v.entered_at < i.to_at)`;
const MEMBERS = `select kind, at, queue, agent from queue_member_event where at < @to and (kind = 'restart' or queue in (select value from json_each(@queues))) and at >= @since order by at, id`;
/** How long before a period people are looked for who were in the queue when it began. */
const LOOK_BACK_MS = 3 * 86_400_000;
const KNOWN = 'select from_at as "from", to_at as "to" from queue_known where to_at > @from and from_at < @to';

type Part = Omit<QueueSums, 'staffedMs' | 'busyMs' | 'otherRule' | 'short' | 'leftWithin' | 'unknown'>;
const json = (queues: readonly string[]): string => JSON.stringify(queues);

/** Figures of queues, part by part, in slices: the thread that does this also looks up who is calling. */
export async function queueSums(
  raw: BetterSqlite.Database,
  { queues, rule, bounds }: QueueSumsAsk,
  turn: Turn,
): Promise<readonly QueueSums[] | null> {
  const bound = { queues: json(queues), within: rule.withinSeconds * 1_000, short: rule.shortSeconds * 1_000 };
  const { due, rest } = sliced(turn, NO_BUDGET);
  const visits = raw.prepare<[object], Omit<QueueSums, 'staffedMs' | 'busyMs' | 'otherRule'>>(VISITS);
  const busy = raw.prepare<[object], { busyMs: number }>(BUSY);
  const intervals = raw.prepare<[object], Part & { otherRule: number }>(INTERVALS);
  const [from = 0, to = 0] = [bounds[0], bounds.at(-1)];
  const staffed = staffedMs(
    raw.prepare<[object], MemberEvent>(MEMBERS).all({ queues: bound.queues, since: from - LOOK_BACK_MS, to }),
    raw.prepare<[object], { from: number; to: number }>(KNOWN).all({ from, to }),
    bounds,
  );
  const parts: QueueSums[] = [];
  for (const [index, end] of bounds.slice(1).entries()) {
    const part = { ...bound, from: bounds[index] as number, to: end };
    const single = visits.get(part);
    const total = intervals.get({
      queues: part.queues,
      within: part.within,
      from: part.from,
      to: part.to,
      removed: rule.abandoned === 'within' ? 1 : 0,
    });
    if (single === undefined || total === undefined) return null;
    const sum = (key: keyof Part): number => single[key] + total[key];
    parts.push({
      ...single,
      ...{
        answered: sum('answered'),
        answeredWithin: sum('answeredWithin'),
        abandoned: sum('abandoned'),
        abandonedWithin: sum('abandonedWithin'),
      },
      ...{
        left: sum('left'),
        waitMs: sum('waitMs'),
        longestMs: Math.max(single.longestMs, total.longestMs),
        talkMs: sum('talkMs'),
      },
      ...{
        busyMs: busy.get({ queues: part.queues, from: part.from, to: part.to })?.busyMs ?? 0,
        staffedMs: staffed[index] ?? 0,
        otherRule: total.otherRule,
      },
    });
    if (due() && !(await rest())) return null;
  }
  return parts;
}

type VisitRow = {
  queue: string;
  enteredAt: number;
  outcome: 'answered' | 'abandoned' | 'left' | 'waiting';
  waitMs: number | null;
  talkMs: number | null;
  agent: string;
};

/** The callers that a figure is made of. */
export function visitsBehind(
  raw: BetterSqlite.Database,
  { queues, rule, set, from, to, limit }: VisitsAsk,
): { readonly visits: readonly VisitRow[]; readonly total: number } {
  const where = `${OF_QUEUES} and (${IS_OF[set]})`;
  const values = {
    queues: json(queues),
    from,
    to,
    ...(IS_OF[set].includes('@within') ? { within: rule.withinSeconds * 1_000 } : {}),
    ...(IS_OF[set].includes('@short') ? { short: rule.shortSeconds * 1_000 } : {}),
  };
  return {
    total: raw.prepare<[object], number>(`select count(*) from queue_visit where ${where}`).pluck().get(values) ?? 0,
    visits: raw
      .prepare<[object], VisitRow>(
        `select queue, entered_at as enteredAt, outcome, wait_ms as waitMs, talk_ms as talkMs, agent from queue_visit where ${where} order by entered_at desc, id desc limit @limit`,
      )
      .all({ ...values, limit }),
  };
}
