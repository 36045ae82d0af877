import type BetterSqlite from 'better-sqlite3';
import { SESSION_SUMS } from '../../electron/db/migrations/0035-figures.ts';
import { SERVICE_PROJECT } from '../../shared/domain/project/default-projects.ts';
import { insertMade, numbers } from './made-rows.ts';

const DAY_MS = 86_400_000;
export const CALLS_A_DAY = 100;
/** Every so many calls an order of 2 at 12,10, VAT of 21 % in it. */
export const SALE_EVERY = 20;
export const SALE_NET = 2_000;
/** Of the queue, in a day: every tenth gives up. */
export const VISITS_A_DAY = 100;

/**
 * So many days of 100 calls in the file: a session for each day of 24 hours, every 14.4 minutes a call of 60 s Ready, 5 s ringing, 120 s talk, 10 s hold
 * and 30 s handling, the rest Not ready; every fourth goes out. Registered, measured, by a script; and the visits of a queue beside them.
 * @param start wall-clock ms of the first @param first the number of the first day, so that years can follow each other
 */
export function makeDays(raw: BetterSqlite.Database, agentId: string, start: number, days: number, first = 0): void {
  raw.pragma('foreign_keys = off');
  const calls = days * CALLS_A_DAY;
  const skipped = first * CALLS_A_DAY;
  const [project, agent] = [`'${SERVICE_PROJECT.id}'`, `'${agentId}'`];
  const from = { tables: numbers(calls), rows: 'from numbers' };
  const at = `(${String(start)} + (n - 1) * 864000)`;
  const [nr, day] = [`(n + ${String(skipped)})`, `((n - 1) / ${String(CALLS_A_DAY)} + 1 + ${String(first)})`];
  insertMade(
    raw,
    'agent_session',
    {
      ...{ id: `'s'||(n + ${String(first)})`, agent_id: agent, login_at: `(${String(start)} + (n - 1) * ${String(DAY_MS)})`, alive_at: '0' },
      ...{ logout_at: `(${String(start)} + n * ${String(DAY_MS)})`, logout_reason: `'logged-out'`, next_state: `'ready'` },
    },
    { tables: numbers(days), rows: 'from numbers' },
  );
  const states: readonly (readonly [string, number, number])[] = [
    ['ready', 0, 60_000],
    ['ringing', 60_000, 65_000],
    ['talking', 65_000, 185_000],
    ['hold', 185_000, 195_000],
    ['handling', 195_000, 225_000],
    ['not-ready', 225_000, 864_000],
  ];
  for (const [state, begin, end] of states)
    insertMade(
      raw,
      'state_interval',
      {
        ...{ session_id: `'s'||${day}`, agent_id: agent, project_id: project, practice: '0', state: `'${state}'` },
        ...{ reason: state === 'not-ready' ? `'e-mail'` : 'null', call_id: state === 'talking' ? `'c'||${nr}` : 'null' },
        ...{ from_at: `${at} + ${String(begin)}`, to_at: `${at} + ${String(end)}` },
      },
      from,
    );
  const spoken = { project_id: project, practice: '0', agent_id: agent, direction: `case n % 4 when 0 then 'out' else 'in' end`, started_at: `${at} + 60000`, answered_at: `${at} + 65000`, ended_at: `${at} + 195000` };
  insertMade(raw, 'call', { ...spoken, id: `'c'||${nr}`, interaction_id: `'i'||${nr}`, end_cause: `'hung-up-there'` }, from);
  const detail = `'${JSON.stringify({ agent: Array.from({ length: 40 }, (_, index) => [index, index + 1]) })}'`;
  insertMade(raw, 'call_talk', { call_id: `'c'||${nr}`, unannounced_ms: '4000', detail }, from);
  const isSale = `n % ${String(SALE_EVERY)} = 0`;
  const byKind = (sale: string, other: string): string => `case when ${isSale} then '${sale}' else '${other}' end`;
  const solved = { solvedAtOnce: { value: 'yes', origin: 'typed' } };
  const lines = JSON.stringify([{ article: 'A', quantity: '2', unitPrice: '12.10', vat: '21' }]);
  const values = byKind(JSON.stringify({ ...solved, lines: { value: lines, origin: 'typed' } }), JSON.stringify(solved));
  insertMade(
    raw,
    'interaction',
    {
      ...{ ...spoken, id: `'i'||${nr}`, call_id: `'c'||${nr}`, state: `'completed'`, form_values: values },
      script: `'{"scriptId":"shipped","version":1,"path":["hello","bye"],"answers":{}}'`,
      form: byKind('{"formId":"sales-order","version":1,"outcomes":{"setId":"sales","version":1}}', '{"formId":"service","version":1,"outcomes":{"setId":"none","version":1}}'),
    },
    from,
  );
  insertMade(
    raw,
    'registration',
    {
      ...{ interaction_id: `'i'||${nr}`, project_id: project, practice: '0', agent_id: agent, state: `'completed'`, completed_at: `${at} + 225000` },
      ...{ form_id: byKind('sales-order', 'service'), form_version: '1', outcome: `'ok'`, meaning: byKind('sale', 'complete'), form_values: values },
    },
    from,
  );
  insertMade(
    raw,
    'queue_visit',
    {
      ...{ queue: `'service'`, call_id: `'q'||${nr}`, entered_at: at, wait_ms: `1000 * (n % 40)`, agent: `'PJSIP/1001'` },
      ...{ outcome: `case when n % 10 = 0 then 'abandoned' else 'answered' end`, talk_ms: `case when n % 10 = 0 then null else 120000 end` },
    },
    { tables: numbers(days * VISITS_A_DAY), rows: 'from numbers' },
  );
  raw.exec(`delete from session_sums`);
  raw.exec(`${SESSION_SUMS} group by 1, 2, 3, 4, 5`);
  raw.exec('analyze');
}
