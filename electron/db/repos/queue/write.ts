import type BetterSqlite from 'better-sqlite3';

import type { MemberEvent, QueueVisit } from '../../../../shared/domain/acd/queue-entry.ts';
import type { QueueInterval } from '../../../../shared/domain/acd/queue-table.ts';

/** Two accounts of the same thing (the log, what the PBX told) differ by less than this: one counts whole seconds, and a message takes its time. */
const SAME_MS = 5_000;
/** Two times told by the PBX itself: after a restart it says for how many seconds somebody has waited. */
const TOLD_AGAIN_MS = 2_500;
const SAME_MEMBER_MS = 2_500;

/** Adds what is not known yet. Each says whether it was new, or told more of what was there. */
export function queueWriter(raw: BetterSqlite.Database): {
  readonly visit: (visit: QueueVisit, importId: string | null) => boolean;
  readonly member: (event: MemberEvent, importId: string | null) => boolean;
  readonly interval: (interval: QueueInterval, importId: string) => boolean;
} {
  // Two lines of files are the same only when they say the same second: somebody who comes back at once is another caller.
  const find = raw.prepare<[object], { id: number; outcome: string; talk_ms: number | null }>(
    `select id, outcome, talk_ms from queue_visit where call_id = @callId and queue = @queue and entered_at between @at - ${String(SAME_MS)} and @at + ${String(SAME_MS)}
       and abs(entered_at - @at) <= case when import_id is null then iif(@live = 1, ${String(TOLD_AGAIN_MS)}, ${String(SAME_MS)}) else iif(@live = 1, ${String(SAME_MS)}, 0) end
     order by abs(entered_at - @at), id desc limit 1`,
  );
  const add = raw.prepare(
    'insert into queue_visit (queue, call_id, entered_at, outcome, wait_ms, talk_ms, agent, import_id) values (@queue, @callId, @enteredAt, @outcome, @waitMs, @talkMs, @agent, @importId)',
  );
  const change = raw.prepare(
    'update queue_visit set outcome = @outcome, wait_ms = @waitMs, talk_ms = @talkMs, agent = @agent where id = @id',
  );
  const seen = raw
    .prepare<[string, string, string, number, number], number>(
      'select 1 from queue_member_event where queue = ? and agent = ? and kind = ? and at between ? and ? limit 1',
    )
    .pluck();
  const note = raw.prepare('insert into queue_member_event (queue, agent, at, kind, import_id) values (?, ?, ?, ?, ?)');
  const total = raw.prepare(
    `insert or ignore into queue_interval (queue, from_at, to_at, answered, abandoned, left_queue, within, abandoned_within, within_seconds, wait_ms, longest_ms, talk_ms, import_id)
     values (@queue, @from, @to, @answered, @abandoned, @left, @within, @abandonedWithin, @withinSeconds, @waitMs, @longestMs, @talkMs, @importId)`,
  );
  return {
    visit: (visit, importId) => {
      const at = Math.round(visit.enteredAt);
      const known = find.get({ callId: visit.callId, queue: visit.queue, at, live: importId === null ? 1 : 0 });
      if (known === undefined) {
        add.run({ ...visit, enteredAt: at, importId });
        return true;
      }
      // Told again: only what goes further counts.
      const further =
        known.outcome === 'waiting'
          ? visit.outcome !== 'waiting'
          : known.outcome === 'left'
            ? visit.outcome === 'answered' || visit.outcome === 'abandoned'
            : known.outcome === 'answered' && known.talk_ms === null && visit.talkMs !== null;
      if (further)
        change.run({
          id: known.id,
          outcome: visit.outcome,
          waitMs: visit.waitMs,
          talkMs: visit.talkMs,
          agent: visit.agent,
        });
      return further;
    },
    member: ({ kind, at, queue, agent }, importId) => {
      const when = Math.round(at);
      if (seen.get(queue, agent, kind, when - SAME_MEMBER_MS, when + SAME_MEMBER_MS) !== undefined) return false;
      note.run(queue, agent, when, kind, importId);
      return true;
    },
    interval: (interval, importId) => total.run({ ...interval, importId }).changes > 0,
  };
}
