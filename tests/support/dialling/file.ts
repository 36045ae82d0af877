import { createHash } from 'node:crypto';
import type BetterSqlite from 'better-sqlite3';
import { DEFAULT_SETTINGS } from '../../../shared/domain/call-list/list-settings.ts';
import { barely, rowsInto } from '../made-rows.ts';
import { DAY, uuid, type World } from './world.ts';

/** Those whose number is on a file of numbers that nobody calls about sales; known there by its hash only. */
export const onTheFile = (n: number): boolean => n % 19 === 0;
export const FILE_LIST = 1;
/** Lists are divided into so many parts. */
const PARTS = 3;

/** How somebody wrote a number before it was hashed. */
function written(number: string, n: number): string {
  const digits = number.slice(1);
  return [number, digits, `00${digits}`, number.startsWith('+31') ? `0${digits.slice(2)}` : digits][n % 4] ?? number;
}

/** Puts a made-up call centre into an empty data file. */
export function writeWorld(raw: BetterSqlite.Database, { plan, projects, lists, people, agents, entries, random }: World): void {
  barely(raw);
  raw.pragma('synchronous = off');
  const { begin } = plan;
  raw.transaction(() => {
    const project = rowsInto(raw, 'project', ['id', 'key', 'name', 'kind', 'purpose', 'active', 'plan']);
    for (const { id, purpose, plan: body } of projects) project({ id, key: id, name: id, kind: 'service', purpose, active: 1, plan: JSON.stringify(body) });
    const agent = rowsInto(raw, 'agent', ['id', 'name', 'name_key', 'role', 'active']);
    for (const id of agents) agent({ id, name: id, name_key: id, role: 'agent', active: 1 });
    const contact = rowsInto(raw, 'contact', ['id', 'seq', 'last_name', 'organisation', 'language', 'version', 'deceased', 'confidential']);
    const phone = rowsInto(raw, 'contact_phone', ['contact_id', 'position', 'raw', 'e164', 'kind', 'valid']);
    const consent = rowsInto(raw, 'consent', ['id', 'contact_id', 'purpose', 'basis', 'product', 'channel', 'granted_how', 'proof', 'valid_from', 'valid_to', 'withdrawn_at']);
    const hash = raw.prepare('insert or ignore into do_not_call_number (hash, list_id) values (?, ?)');
    rowsInto(raw, 'do_not_call_list', ['id', 'name', 'source', 'purpose', 'filling', 'created_at', 'created_by'])({ id: FILE_LIST, name: 'register', source: 'register', purpose: 'sales', filling: 0, created_at: 1, created_by: agents[0] ?? '' });
    for (const { n, id, numbers, organisation, deceased, confidential, consents } of people) {
      contact({ id, seq: n + 1, last_name: `Name ${String(n)}`, organisation, language: 'nl', version: 1, deceased: Number(deceased), confidential: Number(confidential) });
      for (const [position, number] of numbers.entries()) phone({ contact_id: id, position, raw: number, e164: number, kind: 'mobile', valid: 1 });
      for (const one of consents)
        consent({ id: one.id, contact_id: id, purpose: one.purpose, basis: one.basis, product: one.product, channel: one.channel, granted_how: 'website', proof: one.proof, valid_from: one.from, valid_to: one.to, withdrawn_at: one.withdrawn ? begin - DAY : null });
      if (onTheFile(n)) for (const number of numbers.slice(0, 1)) hash.run(createHash('sha256').update(written(number, n)).digest(), FILE_LIST);
    }
    const list = rowsInto(raw, 'call_list', ['id', 'project_id', 'name', 'state', 'order_rule', 'rules', 'settings', 'created_at']);
    const part = raw.prepare('insert into list_segment (list_id, id, name, quota, priority) values (?, ?, ?, ?, ?)');
    for (const { id, project: of, rules, weight, mode } of lists) {
      list({ id, project_id: of.id, name: id, state: 'active', order_rule: 'as-found', rules: JSON.stringify(rules), settings: JSON.stringify({ ...DEFAULT_SETTINGS, weight, mode, countdownSeconds: 5 }), created_at: begin });
      for (let n = 1; n < PARTS; n++) part.run(id, n, `part ${String(n)}`, n === 2 ? 1 + random.int(entries.length) : null, random.int(3));
    }
    const entry = rowsInto(raw, 'list_entry', ['list_id', 'contact_id', 'rank', 'segment', 'state']);
    for (const { list: of, person } of entries) entry({ list_id: of.id, contact_id: person.id, rank: (person.n * 7919) % people.length, segment: person.n % PARTS, state: 'fresh' });
  })();
  raw.exec('analyze');
}

export const objectionId = (n: number): string => uuid(6, n);
