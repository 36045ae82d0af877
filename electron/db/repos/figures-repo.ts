import { sql } from 'kysely';

import { fullName } from '../../../shared/domain/contact/contact-name.ts';
import type { CallDirection } from '../../../shared/domain/call/call.ts';
import type { CallSet } from '../../../shared/domain/figures/figures.ts';
import type { CallBehind } from '../../../shared/domain/figures/report.ts';
import { brandId, type CallId, type ContactId, type InteractionId } from '../../../shared/lib/brand.ts';
import type { FiguresPort, SumsAsk } from '../../app/ports/figures-port.ts';
import type { RepoContext } from './context.ts';
import { countDays } from './counted-days.ts';
import { ALONE, type Turn } from './search/turn.ts';
import { teamFiguresRepo } from './team-figures.ts';
import { workSums } from './work-figures.ts';

type WithTurn = Omit<FiguresPort, 'sums'> & { readonly sums: (ask: SumsAsk, turn?: Turn) => ReturnType<FiguresPort['sums']> };

/** The calls of each set, by the same conditions as they are counted with. */
const IS_OF: Readonly<Record<CallSet, string>> = {
  answered: 'c.answered_at is not null',
  in: `c.answered_at is not null and c.direction = 'in'`,
  out: `c.answered_at is not null and c.direction = 'out'`,
  missed: `c.answered_at is null and c.direction = 'in' and c.end_cause is not null and c.end_cause <> 'answered-elsewhere'`,
  asked: `r.solved in ('yes', 'no')`,
  reached: `r.meaning is not null and r.meaning <> 'unworkable'`,
  sales: `r.meaning = 'sale'`,
  results: `r.meaning in ('sale', 'complete')`,
  measured: 'c.answered_at is not null and t.call_id is not null',
  scripts: `c.answered_at is not null and i.script_ref is not null and i.state not in ('open', 'handling')`,
};

/** When each set counts its calls. */
const OF_REGISTRATION: ReadonlySet<CallSet> = new Set(['asked', 'reached', 'sales', 'results']);
const COUNTS_AT = (set: CallSet): string => (set === 'missed' ? 'c.started_at' : OF_REGISTRATION.has(set) ? 'r.completed_at' : 'c.answered_at');

/** What reports are counted from, and the calls behind their figures. */
export function figuresRepo(context: RepoContext): WithTurn {
  const { db } = context;
  return {
    ...teamFiguresRepo(context),
    sums: (ask, turn = ALONE) => workSums(context, ask, turn),
    countDays: (most) => countDays(context, most),
    async calls({ agentIds, projectId, set, from, to, limit }) {
      const at = sql.ref(COUNTS_AT(set));
      // The registration leads where it is what counts: there is an index for its moment.
      const found = db
        .selectFrom('call as c')
        .leftJoin('interaction as i', 'i.id', 'c.interaction_id')
        .leftJoin('registration as r', 'r.interaction_id', 'i.id')
        .leftJoin('call_talk as t', 't.call_id', 'c.id')
        .where('c.agent_id', 'in', [...agentIds])
        .where('c.practice', '=', 0)
        .where('c.consults_for', 'is', null)
        .where(sql<boolean>`${at} >= ${from} and ${at} < ${to}`)
        .where(sql.raw<boolean>(`(${IS_OF[set]})`))
        .$if(projectId !== null, (select) => select.where('c.project_id', '=', projectId));
      const { total } = await found.select((x) => x.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
      const rows = await found
        .leftJoin('contact as k', (join) => join.onRef('k.id', '=', 'i.contact_id').on('k.deleted_at', 'is', null))
        .leftJoin('agent as a', 'a.id', 'c.agent_id')
        .select(['c.id', 'i.id as interaction_id', 'c.direction', 'c.started_at', 'c.answered_at', 'c.ended_at', 'c.hold_ms', 'c.remote_number', 'c.remote_raw', 'a.name as agent_name'])
        .select(['k.id as contact_id', 'k.first_name', 'k.initials', 'k.infix', 'k.last_name', 'k.organisation'])
        .select(['r.outcome', 't.unannounced_ms'])
        .orderBy(at, 'desc')
        .limit(limit)
        .execute();
      const calls = rows.map((row): CallBehind => ({
        ...{ callId: brandId<CallId>(row.id), interactionId: row.interaction_id === null ? null : brandId<InteractionId>(row.interaction_id), contactId: row.contact_id === null ? null : brandId<ContactId>(row.contact_id) },
        ...{ direction: row.direction as CallDirection, startedAt: row.started_at, answeredAt: row.answered_at, endedAt: row.ended_at },
        number: row.remote_number ?? row.remote_raw,
        name: fullName({ salutation: 'none', initials: row.initials ?? '', firstName: row.first_name ?? '', infix: row.infix ?? '', lastName: row.last_name ?? '', organisation: row.organisation ?? '' }),
        ...{ agentName: row.agent_name ?? '', holdMs: row.hold_ms, silenceMs: row.unannounced_ms, outcome: row.outcome || null },
      }));
      return { calls, total };
    },
  };
}
