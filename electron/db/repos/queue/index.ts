import { closeSync, openSync, readSync } from 'node:fs';

import type { MemberEvent, QueueVisit } from '../../../../shared/domain/acd/queue-entry.ts';
import type { QueueFileKind, QueueImport } from '../../../../shared/domain/acd/queue-import.ts';
import type { QueueInterval } from '../../../../shared/domain/acd/queue-table.ts';
import type { QueuePort, QueueSumsAsk } from '../../../app/ports/queue-port.ts';
import type { RepoContext } from '../context.ts';
import { ALONE, type Turn } from '../search/turn.ts';
import { queueSums, visitsBehind } from './sums.ts';
import { queueWriter } from './write.ts';

/** Read of a staging file at once; no line of it is nearly as long. */
const SLAB_BYTES = 256 * 1024;
/** A connection that was away for less counts as one. */
const GAP_MS = 90_000;

/** One line of a staging file. */
export type StagedRow = { readonly v: QueueVisit } | { readonly m: MemberEvent } | { readonly i: QueueInterval };

type WithTurn = Omit<QueuePort, 'sums'> & {
  readonly sums: (ask: QueueSumsAsk, turn?: Turn) => ReturnType<QueuePort['sums']>;
};

/** What happened in the queues of the PBX. */
export function queueRepo(context: RepoContext): WithTurn {
  const { raw, codec } = context;
  const whole = <T>(work: () => T): Promise<T> => Promise.resolve(raw.transaction(work).immediate());
  const audit = (at: number, agentId: string, action: string, id: string, details: unknown): void =>
    void raw
      .prepare('insert into audit (at, agent_id, action, entity, entity_id, details) values (?, ?, ?, ?, ?, ?)')
      .run(codec.ms.write(at), agentId, action, 'queue_import', id, codec.json.write(details));

  return {
    names: () =>
      Promise.resolve(
        raw
          .prepare<[], string>(
            // Each queue by one step in the index, however many callers it had.
            `with recursive named (queue) as (select min(queue) from queue_visit union all select (select min(v.queue) from queue_visit v where v.queue > n.queue) from named n where n.queue is not null)
             select queue from named where queue is not null union select distinct queue from queue_interval order by 1`,
          )
          .pluck()
          .all(),
      ),
    sums: (ask, turn = ALONE) => queueSums(raw, ask, turn),
    visits: (ask) => Promise.resolve(visitsBehind(raw, ask)),
    imports: (limit) =>
      Promise.resolve(
        raw
          .prepare<
            [number],
            Omit<QueueImport, 'kind' | 'state'> & { kind: QueueFileKind; state: QueueImport['state'] }
          >(
            `select i.id, i.file, i.kind, i.state, i.added, i.known, i.refused, i.from_at as "from", i.to_at as "to", i.created_at as at, coalesce(a.name, '') as byName
             from queue_import i left join agent a on a.id = i.created_by order by i.created_at desc limit ?`,
          )
          .all(limit),
      ),
    begin: ({ id, file, kind, refused, from, to }, { agentId, at }) =>
      whole(() => {
        raw
          .prepare(
            'insert into queue_import (id, file, kind, refused, from_at, to_at, created_at, created_by) values (?, ?, ?, ?, ?, ?, ?, ?)',
          )
          .run(id, file, kind, refused, from, to, codec.ms.write(at), agentId);
        audit(at, agentId, 'queues.imported', id, { kind });
      }),
    take: (id, staging, from, limit) =>
      whole(() => {
        const { rows, next } = readStaged(staging, from, limit);
        const write = queueWriter(raw);
        let added = 0;
        for (const row of rows)
          if ('v' in row ? write.visit(row.v, id) : 'm' in row ? write.member(row.m, id) : write.interval(row.i, id))
            added += 1;
        const known = rows.length - added;
        raw.prepare('update queue_import set added = added + ?, known = known + ? where id = ?').run(added, known, id);
        return { added, known, next };
      }),
    end: (id) =>
      whole(() => {
        raw
          .prepare(
            `insert into queue_known (from_at, to_at, import_id) select from_at, to_at, id from queue_import where id = ? and kind = 'log' and to_at > from_at`,
          )
          .run(id);
        raw.prepare(`update queue_import set state = 'taken' where id = ?`).run(id);
      }),
    takeBack: (id, limit, { agentId, at }) =>
      whole(() => {
        let left = limit;
        for (const table of ['queue_visit', 'queue_member_event', 'queue_known'])
          if (left > 0)
            left -= raw
              .prepare(`delete from ${table} where id in (select id from ${table} where import_id = ? limit ?)`)
              .run(id, left).changes;
        if (left > 0)
          left -= raw
            .prepare(
              'delete from queue_interval where (queue, from_at, to_at) in (select queue, from_at, to_at from queue_interval where import_id = ? limit ?)',
            )
            .run(id, left).changes;
        if (left === 0) return true;
        const { changes } = raw
          .prepare(`update queue_import set state = 'undone' where id = ? and state <> 'undone'`)
          .run(id);
        if (changes > 0) audit(at, agentId, 'queues.import-undone', id, {});
        return false;
      }),
    put: (visits, members, known) =>
      whole(() => {
        const write = queueWriter(raw);
        for (const visit of visits) write.visit(visit, null);
        for (const member of members) write.member(member, null);
        if (known === null) return;
        const last =
          raw
            .prepare<[number], number>('select max(id) from queue_known where import_id is null and to_at >= ?')
            .pluck()
            .get(known.from - GAP_MS) ?? null;
        if (last === null)
          raw
            .prepare('insert into queue_known (from_at, to_at) values (?, ?)')
            .run(codec.ms.write(known.from), codec.ms.write(known.to));
        else
          raw.prepare('update queue_known set to_at = max(to_at, ?) where id = ?').run(codec.ms.write(known.to), last);
      }),
  };
}

/** Whole lines from a place on, and where the next one begins. */
function readStaged(
  file: string,
  from: number,
  limit: number,
): { readonly rows: readonly StagedRow[]; readonly next: number | null } {
  const bytes = Buffer.alloc(SLAB_BYTES);
  const handle = openSync(file, 'r');
  const read = readSync(handle, bytes, 0, SLAB_BYTES, from);
  closeSync(handle);
  const rows: StagedRow[] = [];
  let at = 0;
  while (rows.length < limit) {
    const end = bytes.subarray(0, read).indexOf(0x0a, at);
    if (end < 0) break;
    rows.push(JSON.parse(bytes.toString('utf8', at, end)) as StagedRow);
    at = end + 1;
  }
  return { rows, next: at === 0 ? null : from + at };
}
