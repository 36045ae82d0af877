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
const WORK = (since: string): string => `select segment, coalesce(ended_at, at) - at + case when at - before between 0 and ${String(BREAK_MS)} then at - before else 0 end as ms
  from (select at, ended_at, segment, lag(coalesce(ended_at, at)) over (partition by agent_id order by at) as before from call_attempt where list_id = @id ${since})`;

/** A part of the list, or the whole of it. */
const PART = '(@segment is null or segment = @segment)';
type Asked = { readonly id: string; readonly segment: number | null; readonly since?: number };

/** How fast a list goes: looks at the tries of two hours, and counts the others by index. */
export function paceOf({ raw, codec }: Pick<RepoContext, 'raw' | 'codec'>, id: string, segment: number | null, at: number): { readonly tries: number; readonly lately: ListCounted['lately'] } {
  const lately = raw.prepare<Asked, { n: number; ms: number }>(`select count(*) as n, coalesce(sum(ms), 0) as ms from (${WORK('and at > @since')}) where ${PART}`).get({ id, segment, since: codec.ms.write(at) - 2 * HOUR_MS });
  const tries = raw.prepare<Asked, number>(`select count(*) from call_attempt where list_id = @id and ${PART}`).pluck().get({ id, segment }) ?? 0;
  return { tries, lately: { tries: lately?.n ?? 0, workMs: lately?.ms ?? 0 } };
}

/** Everything that the figures of a list, or of a part of it, are made of. Reads its tries by index, some ten thousand at most; never its entries. */
export async function countedOf({ raw, db, codec }: RepoContext, id: string, segment: number | null, at: number): Promise<ListCounted> {
  const now = codec.ms.write(at);
  const asked = { id, segment };
  const TRIES = `from call_attempt where list_id = @id and result is not null and ${PART}`;
  const results = raw.prepare<Asked, { result: string; n: number }>(`select result, count(*) as n ${TRIES} group by result`).all(asked);
  const byResult = Object.fromEntries(ATTEMPT_RESULTS.flatMap((result) => results.filter((row) => row.result === result).map(({ n }) => [result, n])));
  const sum = raw.prepare<Asked, { people: number; talk: number }>(`select count(distinct entry_id) as people, coalesce(sum(talk_ms), 0) as talk ${TRIES}`).get(asked);
  const work = raw.prepare<Asked, { ms: number }>(`select coalesce(sum(ms), 0) as ms from (${WORK('')}) where ${PART}`).get(asked);
  const hours = raw
    .prepare<Asked, { hour: number; tries: number; reached: number }>(`select week_hour as hour, count(*) as tries, sum(result = 'answered') as reached ${TRIES} and week_hour is not null group by week_hour`)
    .all(asked);
  const triesOf = raw.prepare<Asked, { segment: number; n: number }>(`select segment, count(*) as n ${TRIES} group by segment`).all(asked);
  const parts = raw.prepare<Asked, { id: number; fresh: number }>('select id, fresh from list_segment where list_id = @id and (quota is null or results < quota) and (@segment is null or id = @segment)').all(asked);
  const due = raw.prepare<[string, number, number], number>(`select count(*) from list_entry where list_id = ? and segment = ? and state = 'waiting' and next_at <= ?`).pluck();
  const other = raw
    .prepare<Asked, number>(
      `select count(*) from call_list l join registration r on r.project_id = l.project_id and r.completed_at >= l.created_at
       join list_entry e on e.list_id = l.id and e.contact_id = r.contact_id and (@segment is null or e.segment = @segment)
       where l.id = @id and r.meaning in ('sale', 'complete')
         and not exists (select 1 from call c join call_attempt a on a.call_id = c.id where c.interaction_id = r.interaction_id and a.list_id = l.id)`,
    )
    .pluck()
    .get(asked);
  return {
    ...{ byResult, tries: results.reduce((total, { n }) => total + n, 0), tried: sum?.people ?? 0, talkMs: sum?.talk ?? 0, workMs: work?.ms ?? 0 },
    ...{ hours, triesOf: Object.fromEntries(triesOf.map(({ segment: of, n }) => [of, n])), lately: paceOf({ raw, codec }, id, segment, at).lately },
    callable: parts.reduce((total, part) => total + part.fresh + (due.get(id, part.id, now + HOUR_MS) ?? 0), 0),
    otherResults: other ?? 0,
    outcomes: await outcomesOf({ raw, db, codec }, asked),
  };
}

/** What the conversations came to, in the words of the forms that they were registered with. */
async function outcomesOf({ raw, db, codec }: Pick<RepoContext, 'raw' | 'db' | 'codec'>, asked: Asked): Promise<ListCounted['outcomes']> {
  const rows = raw
    .prepare<Asked, { outcome: string; form: string; n: number }>(
      `select r.outcome, i.form, count(*) as n from call_attempt a join call c on c.id = a.call_id join interaction i on i.id = c.interaction_id join registration r on r.interaction_id = i.id
       where a.list_id = @id and (@segment is null or a.segment = @segment) and a.result = 'answered' group by 1, 2 order by n desc limit ${String(MOST_OUTCOMES)}`,
    )
    .all(asked);
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
