import type { DataPort } from '../../app/ports/data-port.ts';
import type { QualityInterval } from '../../../shared/domain/quality/quality-history.ts';
import type { RepoContext } from './context.ts';

/** The sound of calls, interval by interval. */
export function qualityRepo({ db, codec, now }: RepoContext): DataPort['quality'] {
  return {
    async save(callId, intervals) {
      const row = { intervals: codec.json.write(intervals), created_at: codec.ms.write(now()) };
      await db
        .insertInto('call_quality')
        .values({ call_id: callId, ...row })
        .onConflict((conflict) => conflict.column('call_id').doUpdateSet(row))
        .execute();
    },
    async get(callId) {
      const row = await db
        .selectFrom('call_quality')
        .select('intervals')
        .where('call_id', '=', callId)
        .executeTakeFirst();
      return row === undefined ? [] : (codec.json.read(row.intervals) as readonly (QualityInterval | null)[]);
    },
  };
}
