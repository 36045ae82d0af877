import { ATTEMPT_RESULTS } from '../../../../shared/domain/call-list/attempt.ts';
import { BREAK_MS, type ListCounted } from '../../../../shared/domain/call-list/list-figures.ts';
import type { FormRef } from '../../../../shared/domain/registration/form.ts';
import type { LocalisedText } from '../../../../shared/domain/script/script.ts';
import type { RepoContext } from '../context.ts';
import { formsOf } from '../form.ts';

const HOUR_MS = 60 * 60_000;
/** So many kinds of outcome are told apart; a project has some ten. */
const MOST_OUTCOMES = 30;

/** From the first moment of each try to its last, and what lies between two of one agent when it is no break. */
const WORK = (since: string): string => `select at, coalesce(ended_at, at) - at + case when at - before between 0 and ${String(BREAK_MS)} then at - before else 0 end as ms
  from (select at, ended_at, lag(coalesce(ended_at, at)) over (partition by agent_id order by at) as before from call_attempt where list_id = ? ${since})`;

/** How fast a list goes: looks at the tries of two hours, and counts the others by index. */
export function paceOf({ raw, codec }: Pick<RepoContext, 'raw' | 'codec'>, id: string, at: number): { readonly tries: number; readonly lately: ListCounted['lately'] } {
  const lately = raw.prepare<[string, number], { n: number; ms: number }>(`select count(*) as n, coalesce(sum(ms), 0) as ms from (${WORK('and at > ?')})`).get(id, codec.ms.write(at) - 2 * HOUR_MS);
  const tries = raw.prepare<[string], number>('select count(*) from call_attempt where list_id = ?').pluck().get(id) ?? 0;
  return { tries, lately: { tries: lately?.n ?? 0, workMs: lately?.ms ?? 0 } };
}

/** Everything that the figures of a list are made of. Reads its tries by index, some ten thousand at most; never its entries. */
export async function countedOf({ raw, db, codec }: RepoContext, id: string, at: number): Promise<ListCounted> {
  const now = codec.ms.write(at);
  const results = raw.prepare<[string], { result: string; n: number }>('select result, count(*) as n from call_attempt where list_id = ? and result is not null group by result').all(id);
  const byResult = Object.fromEntries(ATTEMPT_RESULTS.flatMap((result) => results.filter((row) => row.result === result).map(({ n }) => [result, n])));
  const sum = raw.prepare<[string], { people: number; talk: number }>('select count(distinct entry_id) as people, coalesce(sum(talk_ms), 0) as talk from call_attempt where list_id = ? and result is not null').get(id);
  const work = raw.prepare<[string], { ms: number }>(`select coalesce(sum(ms), 0) as ms from (${WORK('')})`).get(id);
  const hours = raw
    .prepare<[string], { hour: number; tries: number; reached: number }>(`select week_hour as hour, count(*) as tries, sum(result = 'answered') as reached from call_attempt where list_id = ? and result is not null and week_hour is not null group by week_hour`)
    .all(id);
  const triesOf = raw.prepare<[string], { segment: number; n: number }>('select segment, count(*) as n from call_attempt where list_id = ? and result is not null group by segment').all(id);
  const parts = raw.prepare<[string], { id: number; fresh: number }>('select id, fresh from list_segment where list_id = ? and (quota is null or results < quota)').all(id);
  const due = raw.prepare<[string, number, number], number>(`select count(*) from list_entry where list_id = ? and segment = ? and state = 'waiting' and next_at <= ?`).pluck();
  const other = raw
    .prepare<[string], number>(
      `select count(*) from call_list l join registration r on r.project_id = l.project_id and r.completed_at >= l.created_at
       join list_entry e on e.list_id = l.id and e.contact_id = r.contact_id
       where l.id = ? and r.meaning in ('sale', 'complete')
         and not exists (select 1 from call c join call_attempt a on a.call_id = c.id where c.interaction_id = r.interaction_id and a.list_id = l.id)`,
    )
    .pluck()
    .get(id);
  return {
    ...{ byResult, tries: results.reduce((total, { n }) => total + n, 0), tried: sum?.people ?? 0, talkMs: sum?.talk ?? 0, workMs: work?.ms ?? 0 },
    ...{ hours, triesOf: Object.fromEntries(triesOf.map(({ segment, n }) => [segment, n])), lately: paceOf({ raw, codec }, id, at).lately },
    callable: parts.reduce((total, part) => total + part.fresh + (due.get(id, part.id, now + HOUR_MS) ?? 0), 0),
    otherResults: other ?? 0,
    outcomes: await outcomesOf({ raw, db, codec }, id),
  };
}

/** What the conversations came to, in the words of the forms that they were registered with. */
async function outcomesOf({ raw, db, codec }: Pick<RepoContext, 'raw' | 'db' | 'codec'>, id: string): Promise<ListCounted['outcomes']> {
  const rows = raw
    .prepare<[string], { outcome: string; form: string; n: number }>(
      `select r.outcome, i.form, count(*) as n from call_attempt a join call c on c.id = a.call_id join interaction i on i.id = c.interaction_id join registration r on r.interaction_id = i.id
       where a.list_id = ? and a.result = 'answered' group by 1, 2 order by n desc limit ${String(MOST_OUTCOMES)}`,
    )
    .all(id);
  const refs = new Map(rows.map(({ form }) => [form, codec.json.read(form) as FormRef]));
  const formOf = await formsOf(db, codec, [...refs.values()]);
  const counts = new Map<string, { readonly label: LocalisedText; count: number }>();
  for (const { outcome, form, n } of rows) {
    const ref = refs.get(form);
    const label = (ref === undefined ? undefined : formOf(ref).choices.find(({ code }) => code === outcome)?.label) ?? { en: outcome, nl: outcome };
    const known = counts.get(label.en);
    if (known === undefined) counts.set(label.en, { label, count: n });
    else known.count += n;
  }
  return [...counts.values()].toSorted((a, b) => b.count - a.count);
}
