import { openSync, closeSync, readSync } from 'node:fs';

import type { GuardPort, StoredRules } from '../../../app/ports/guard-port.ts';
import type { DoNotCallList, OwnNumber } from '../../../../shared/domain/guard/do-not-call.ts';
import type { GuardRules } from '../../../../shared/domain/guard/guard-rules.ts';
import type { Override } from '../../../../shared/domain/guard/override.ts';
import type { RepoContext } from '../context.ts';
import { dialRecord } from './dial-record.ts';

const HASH_BYTES = 32;
/** Entries looked at in one go when some are to be asked about again. */
const REOPEN_ROWS = 20_000;

/** Rules for calls that nobody asked for, who is not to be called, and what was set aside. */
export function guardRepo(context: RepoContext): GuardPort {
  const { raw, codec } = context;
  const note = raw.prepare('insert into audit (at, agent_id, action, entity, entity_id, details) values (?, ?, ?, ?, ?, ?)');
  const audit = (at: number, agentId: string, action: string, entity: string, entityId: string, details: unknown = {}): void => void note.run(codec.ms.write(at), agentId, action, entity, entityId, codec.json.write(details));
  /** One transaction, and the answer as a promise like every other of the port. */
  const whole = <T>(work: () => T): Promise<T> => Promise.resolve(raw.transaction(work).immediate());
  const record = dialRecord(raw);

  return {
    ruleHistory: (limit) =>
      Promise.resolve(
        raw
          .prepare<[number], { version: number; body: string | null; note: string; at: number; name: string | null }>(
            'select r.version, r.body, r.note, r.created_at as at, a.name from guard_rules r left join agent a on a.id = r.created_by order by r.version desc limit ?',
          )
          .all(limit)
          .map((row): StoredRules => ({ version: row.version, rules: row.body === null ? null : (codec.json.read(row.body) as GuardRules), note: row.note, at: row.at, byName: row.name ?? '' })),
      ),
    setRules: (version, rules, why, { agentId, at }) =>
      whole(() => {
        const now = raw.prepare<[], number>('select coalesce(max(version), 0) from guard_rules').pluck().get() ?? 0;
        if (now !== version) return false;
        raw.prepare('insert into guard_rules (version, body, note, created_at, created_by) values (?, ?, ?, ?, ?)').run(version + 1, rules === null ? null : codec.json.write(rules), why, codec.ms.write(at), agentId);
        audit(at, agentId, rules === null ? 'guard.reset' : 'guard.changed', 'guard_rules', String(version + 1), { note: why });
        return true;
      }),
    record: (of) => Promise.resolve(record(of)),

    lists: () =>
      Promise.resolve(
        raw
          .prepare<[], Omit<DoNotCallList, 'kind' | 'filling'> & { filling: number }>(
            `select l.id, l.name, l.source, l.purpose, l.numbers, l.refused, l.created_at as at, coalesce(a.name, '') as byName, l.filling, l.removed_at as removedAt
             from do_not_call_list l left join agent a on a.id = l.created_by order by l.removed_at is not null, l.id desc limit 200`,
          )
          .all()
          .map((row): DoNotCallList => ({ ...row, kind: 'file', filling: row.filling === 1 })),
      ),
    own: (digits, limit) =>
      Promise.resolve(
        raw
          .prepare<[string, string, number], OwnNumber>(
            `select o.number, o.reason, o.source, o.purpose, o.created_at as at, coalesce(a.name, '') as byName from do_not_call_own o left join agent a on a.id = o.created_by
             where o.removed_at is null and (? = '' or instr(o.number, ?) > 0) order by o.created_at desc limit ?`,
          )
          .all(digits, digits, limit),
      ),
    ownCount: () => Promise.resolve(raw.prepare<[], number>('select count(*) from do_not_call_own where removed_at is null').pluck().get() ?? 0),
    addOwn: ({ number, reason, source, purpose }, { agentId, at }) =>
      whole(() => {
        const when = codec.ms.write(at);
        raw
          .prepare(
            `insert into do_not_call_own (number, reason, source, purpose, created_at, created_by) values (@number, @reason, @source, @purpose, @when, @agentId)
             on conflict (number) do update set reason = excluded.reason, source = excluded.source, purpose = excluded.purpose, created_at = excluded.created_at, created_by = excluded.created_by, removed_at = null, removed_by = null`,
          )
          .run({ number, reason, source, purpose, when, agentId });
        // Whoever has another number that is on no list of ours stays: it is asked about when it comes up.
        raw
          .prepare(
            `update list_entry as e set state = 'removed', why = 'do-not-call', next_at = null, updated_at = @when
             where e.contact_id in (select contact_id from contact_phone where e164 = @number) and e.state in ('fresh', 'waiting')
               and exists (select 1 from call_list l join project p on p.id = l.project_id where l.id = e.list_id and p.purpose <> 'service' and @purpose in ('all', p.purpose))
               and not exists (select 1 from contact_phone o where o.contact_id = e.contact_id and o.e164 is not null and not exists (select 1 from do_not_call_own d where d.number = o.e164 and d.removed_at is null))`,
          )
          .run({ number, purpose, when });
        audit(at, agentId, 'do-not-call.added', 'do_not_call_own', number, { purpose, source });
      }),
    removeOwn: (number, { agentId, at }) =>
      whole(() => {
        const { changes } = raw.prepare('update do_not_call_own set removed_at = ?, removed_by = ? where number = ? and removed_at is null').run(codec.ms.write(at), agentId, number);
        if (changes > 0) audit(at, agentId, 'do-not-call.removed', 'do_not_call_own', number);
        return changes > 0;
      }),
    beginList: ({ name, source, purpose, refused }, { agentId, at }) =>
      whole(() => {
        const { lastInsertRowid } = raw.prepare('insert into do_not_call_list (name, source, purpose, refused, created_at, created_by) values (?, ?, ?, ?, ?, ?)').run(name, source, purpose, refused, codec.ms.write(at), agentId);
        audit(at, agentId, 'do-not-call.imported', 'do_not_call_list', String(lastInsertRowid), { name, purpose });
        return Number(lastInsertRowid);
      }),
    takeHashes: (listId, file, from, limit) =>
      whole(() => {
        const bytes = Buffer.alloc(limit * HASH_BYTES);
        const handle = openSync(file, 'r');
        const read = Math.floor(readSync(handle, bytes, 0, bytes.length, from * HASH_BYTES) / HASH_BYTES);
        closeSync(handle);
        const add = raw.prepare('insert or ignore into do_not_call_number (hash, list_id) values (?, ?)');
        let added = 0;
        for (let at = 0; at < read; at += 1) added += add.run(bytes.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES), listId).changes;
        raw.prepare('update do_not_call_list set numbers = numbers + ? where id = ?').run(added, listId);
        return { read, added };
      }),
    endList: (listId) => whole(() => void raw.prepare('update do_not_call_list set filling = 0 where id = ?').run(listId)),
    setListRemoved: (listId, removed, { agentId, at }) =>
      whole(() => {
        const { changes } = raw.prepare('update do_not_call_list set removed_at = ?, removed_by = ?, filling = 0 where id = ?').run(removed ? codec.ms.write(at) : null, removed ? agentId : null, listId);
        if (changes > 0) audit(at, agentId, removed ? 'do-not-call.list-removed' : 'do-not-call.list-restored', 'do_not_call_list', String(listId));
        return changes > 0;
      }),
    purge: (removedBefore, part) =>
      whole(() => {
        const gone = raw.prepare<[number], number>('select id from do_not_call_list where removed_at < ?').pluck().all(codec.ms.write(removedBefore));
        if (gone.length === 0) return 0;
        const next = part === 255 ? Buffer.alloc(HASH_BYTES + 1, 255) : Buffer.from([part + 1]);
        const { changes } = raw.prepare(`delete from do_not_call_number where hash >= ? and hash < ? and list_id in (select value from json_each(?))`).run(Buffer.from([part]), next, JSON.stringify(gone));
        if (part === 255) raw.prepare('delete from do_not_call_list where id in (select value from json_each(?))').run(JSON.stringify(gone));
        return changes;
      }),
    reopen: (why, after, at) =>
      whole(() => {
        const most = raw.prepare<[], number>('select coalesce(max(id), 0) from list_entry').pluck().get() ?? 0;
        const { changes } = raw
          .prepare(
            `update list_entry as e set why = null, updated_at = @when,
               state = iif(exists (select 1 from call_attempt a where a.entry_id = e.id and a.id > e.tries_after), 'waiting', 'fresh'),
               next_at = iif(exists (select 1 from call_attempt a where a.entry_id = e.id and a.id > e.tries_after), @when, null)
             where e.id > @after and e.id <= @until and e.state = 'removed' and e.why = @why`,
          )
          .run({ when: codec.ms.write(at), after, until: after + REOPEN_ROWS, why });
        return { after: after + REOPEN_ROWS >= most ? null : after + REOPEN_ROWS, reopened: changes };
      }),

    addOverride: ({ id, rule, reason, number, contactId, projectId }, { agentId, at }) =>
      whole(() => {
        raw
          .prepare('insert into guard_override (id, rule, reason, number, contact_id, project_id, created_at, created_by) values (?, ?, ?, ?, ?, ?, ?, ?)')
          .run(id, rule, reason, number, contactId, projectId, codec.ms.write(at), agentId);
        audit(at, agentId, 'guard.overridden', 'guard_override', id, { rule, projectId });
      }),
    useOverride: (id, at) => whole(() => void raw.prepare('update guard_override set used_at = ? where id = ?').run(codec.ms.write(at), id)),
    overrides: (limit) =>
      Promise.resolve(
        raw
          .prepare<[number], Omit<Override, 'used' | 'contactName'> & { usedAt: number | null; first: string | null; infix: string | null; last: string | null; organisation: string | null }>(
            `select o.id, o.created_at as at, o.rule, o.reason, o.number, o.contact_id as contactId, o.project_id as projectId, o.created_by as "by", coalesce(a.name, '') as byName, o.used_at as usedAt,
               c.first_name as first, c.infix, c.last_name as last, c.organisation
             from guard_override o left join agent a on a.id = o.created_by left join contact c on c.id = o.contact_id and c.confidential = 0 order by o.created_at desc limit ?`,
          )
          .all(limit)
          .map(({ usedAt, first, infix, last, organisation, ...row }): Override => ({ ...row, used: usedAt !== null, contactName: [first, infix, last].filter((part) => part != null && part !== '').join(' ') || (organisation ?? '') })),
      ),
    offered: (callId, contactId, on, { agentId, at }) =>
      whole(() => {
        if (on) raw.prepare('insert or ignore into objection_offer (call_id, contact_id, created_at, created_by) values (?, ?, ?, ?)').run(callId, contactId, codec.ms.write(at), agentId);
        else raw.prepare('delete from objection_offer where call_id = ?').run(callId);
        audit(at, agentId, on ? 'objection.offered' : 'objection.offer-taken-back', 'call', callId);
      }),
  };
}
