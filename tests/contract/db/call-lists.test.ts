import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { sqliteCodec } from '../../../electron/db/codec.ts';
import { closeDatabase, openWriter } from '../../../electron/db/database.ts';
import { repositories } from '../../../electron/db/repositories.ts';
import type { AgentId, CallListId, ProjectId } from '../../../shared/lib/brand.ts';
import { DEFAULT_SETTINGS } from '../../../shared/domain/call-list/list-settings.ts';
import { barely, insertMade, numbers } from '../../support/made-rows.ts';

const NOW = Date.UTC(2026, 0, 14, 9);
const AGENT = '018f0000-0000-7000-8000-000000000002' as AgentId;
const PROJECT = '018f0000-0000-7000-8000-000000000003' as ProjectId;
const LIST = '018f0000-0000-7000-8000-000000000001' as CallListId;

it('a list of an import has whom it added, whom it changed and whom it knew, in the order of the file; not whom it removed, nor practice', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'balie-lists-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const opened = await openWriter(path.join(folder, 'balie.sqlite'), path.join(folder, 'backups'), NOW);
  onTestFinished(() => closeDatabase(opened));
  const { raw } = opened;
  const { callLists } = repositories({ ...opened, codec: sqliteCodec, backupFolder: path.join(folder, 'backups'), now: () => NOW });
  barely(raw);
  const from = (rows: string) => ({ tables: numbers(200), rows });
  insertMade(raw, 'project', { id: `'${PROJECT}'`, key: `'p'`, kind: `'service'`, purpose: `'service'`, active: '1', plan: `'{}'` });
  insertMade(raw, 'contact', { id: `'c' || n`, seq: 'n', language: `'nl'`, version: '1', city: `iif(n % 2 = 0, 'Plaats ' || n, ' gouda ')`, practice: 'n = 7', deleted_at: 'iif(n = 9, 1, null)' }, from('from numbers'));
  insertMade(raw, 'import_run', { id: `'run'`, seq: '1', file_name: `'prospects.csv'`, status: `'done'`, rule: `'{}'` });
  insertMade(raw, 'import_change', { run: '1', row: '201 - n', contact_seq: 'n', version: '1', added: 'n % 4 = 0' }, from('from numbers where n % 3 > 0'));
  insertMade(raw, 'import_known', { run: '1', row: '201 - n', contact_seq: 'n' }, from('from numbers where n % 3 = 0 and n < 190'));
  await callLists.create({ id: LIST, projectId: PROJECT, name: 'Imported', order: 'as-found', settings: DEFAULT_SETTINGS, source: { kind: 'import', name: 'prospects.csv' } }, { agentId: AGENT, at: NOW });
  let added = 0;
  for (let after: number | null = 0; after !== null; ) {
    const page: { readonly added: number; readonly after: number | null } = await callLists.fillFrom(LIST, { kind: 'import', importId: 'run' }, { after, limit: 30, segmentBy: 'city', at: NOW });
    added += page.added;
    after = page.after;
  }
  const expected = Array.from({ length: 200 }, (_, index) => 200 - index).filter((n) => n !== 7 && n !== 9 && (n % 3 > 0 || n < 190));
  expect(added).toBe(expected.length);
  expect(raw.prepare<[], string>('select contact_id from list_entry order by rank').pluck().all()).toEqual(expected.map((n) => `c${String(n)}`));
  // Towns become parts, whatever their spelling; beyond sixty everybody is together.
  const list = await callLists.get(LIST);
  expect(list?.source).toEqual({ kind: 'import', name: 'prospects.csv' });
  expect(list?.segments).toHaveLength(61);
  expect(list?.segments.filter(({ name }) => name === 'gouda')).toMatchObject([{ counts: { fresh: expected.filter((n) => n % 2 === 1).length } }]);
  expect(list?.segments.find(({ id }) => id === 0)?.counts.fresh).toBe(expected.length - (list?.segments ?? []).filter(({ id }) => id > 0).reduce((sum, { counts }) => sum + counts.fresh, 0));
  expect((await callLists.fillFrom(LIST, { kind: 'import', importId: 'run' }, { after: 0, limit: 1_000, segmentBy: null, at: NOW })).added).toBe(0);
});
