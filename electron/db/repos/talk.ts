import type { DataPort } from '../../app/ports/data-port.ts';
import { silenceOf, type TalkReport } from '../../../shared/domain/talk/talk.ts';
import type { RepoContext } from './context.ts';

type Detail = Pick<TalkReport, 'silences' | 'agent' | 'customer' | 'lengthMs'>;

/** Who spoke in calls. */
export function talkRepo({ db, codec, now }: RepoContext): DataPort['talk'] {
  return {
    async save(callId, report) {
      const round = (value: number): number => Math.round(value);
      const stretches = (runs: TalkReport['agent']): TalkReport['agent'] => runs.map(([from, to]) => [round(from), round(to)]);
      const detail: Detail = {
        silences: report.silences.map(({ from, to, kind }) => ({ from: round(from), to: round(to), kind })),
        ...{ agent: stretches(report.agent), customer: stretches(report.customer), lengthMs: round(report.lengthMs) },
      };
      const row = {
        ...{ agent_ms: round(report.agentMs), customer_ms: round(report.customerMs), overlap_ms: round(report.overlapMs) },
        announced_ms: round(silenceOf(report, 'announced')),
        unannounced_ms: round(silenceOf(report, 'unannounced')),
        system_ms: round(silenceOf(report, 'system')),
        ...{ agent_lufs: report.agentLufs, customer_lufs: report.customerLufs, syllables_per_s: report.syllablesPerS },
        ...{ detail: codec.json.write(detail), created_at: codec.ms.write(now()) },
      };
      await db
        .insertInto('call_talk')
        .values({ call_id: callId, ...row })
        .onConflict((conflict) => conflict.column('call_id').doUpdateSet(row))
        .execute();
    },
    async get(callId) {
      const row = await db.selectFrom('call_talk').selectAll().where('call_id', '=', callId).executeTakeFirst();
      if (row === undefined) return null;
      return {
        ...(codec.json.read(row.detail) as Detail),
        ...{ agentMs: row.agent_ms, customerMs: row.customer_ms, overlapMs: row.overlap_ms },
        ...{ agentLufs: row.agent_lufs, customerLufs: row.customer_lufs, syllablesPerS: row.syllables_per_s },
      };
    },
  };
}
