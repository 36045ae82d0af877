import type BetterSqlite from 'better-sqlite3';

import type { DataPort } from '../../app/ports/data-port.ts';
import type { ImportStep } from '../../app/ports/import-port.ts';
import type { ImportRecord, TakenBack } from '../../../shared/domain/contact-file/import-job.ts';
import type { Target } from '../../../shared/domain/contact-file/target-field.ts';
import { brandId, type ContactId } from '../../../shared/lib/brand.ts';
import { RequestError } from '../failure.ts';
import { openStaging } from '../import/staging.ts';
import { takeBackSlice } from '../import/take-back.ts';
import { statements, type Run } from '../import/import-run.ts';
import { Slice, type StagedRow } from '../import/write-rows.ts';
import { UNSHARED } from '../import/write-turn.ts';
import { storedContact } from './contact.ts';
import { contactWriter, type StoredContact } from './contact-write.ts';
import { audit, type RepoContext } from './context.ts';

/** Rows in one go at first, and at most; in between the time that they take decides. */
const FIRST_ROWS = 20;
const MOST_SLICE_ROWS = 500;
/** Rows in one transaction: what is searched of them is written at its end, and somebody who types waits for that. */
const MOST_ROWS = 2_000;

/** Writes imports, some rows at a time, so that whatever an agent does meanwhile never waits for more than one such piece. */
export function contactImportRepo(context: RepoContext): DataPort['imports'] {
  const { raw, db } = context;
  const writer = contactWriter(raw);
  const staged = new Map<
    string,
    { readonly db: BetterSqlite.Database; readonly page: BetterSqlite.Statement; rows: number }
  >();
  /** What is still to be taken back, counted once, and of how many rows of customers in all. */
  const undoing = new Map<string, { rows: number; left: number; readonly total: number }>();
  const prepared = statements(raw);

  const runOf = (id: string): Run => {
    const run = raw.prepare('select * from import_run where id = ?').get(id) as Run | undefined;
    if (run === undefined) throw new RequestError('not-found', `import ${id}`);
    return run;
  };

  const stagedOf = (id: string, file: string) => {
    const open = staged.get(id);
    if (open !== undefined) return open;
    const source = openStaging(file);
    if (source === null) throw new RequestError('not-found', `import ${id}: its rows are gone`);
    const page = source.prepare(
      "select row, action, contact_id, fields, consents, organisation, listed from staged where row > ? and action in ('add', 'update') order by row limit ?",
    );
    const opened = { db: source, page, rows: FIRST_ROWS };
    staged.set(id, opened);
    return opened;
  };

  const closeStaged = (id: string): void => {
    staged.get(id)?.db.close();
    staged.delete(id);
  };

  const stepOf = (id: string, done: boolean, ms: number): ImportStep => {
    const { position, added, updated, unchanged, gone } = raw
      .prepare('select * from import_run where id = ?')
      .get(id) as Run & { added: number; updated: number; unchanged: number; gone: number };
    return { position, done, ms, written: { added, updated, unchanged, gone } };
  };

  const leftOf = (run: number): number =>
    (
      raw
        .prepare(
          `select (select count(*) from import_change where run = @run) + (select count(distinct contact_id) from import_consent where run = @run)
             + (select count(*) from import_organisation where run = @run) as n`,
        )
        .get({ run }) as { n: number }
    ).n;

  /** Of those with a customer in them: what was taken back before, and what is to come. */
  const rowsOf = (run: number, { removed, restored, kept }: TakenBack): number =>
    removed + restored + kept + (raw.prepare('select count(*) as n from import_change where run = ?').get(run) as { n: number }).n;

  const takenBackOf = (id: string): TakenBack =>
    raw.prepare('select removed, restored, kept from import_run where id = ?').get(id) as TakenBack;

  /** @returns how many rows it wrote */
  const writeSlice = async (
    id: string,
    source: { readonly page: BetterSqlite.Statement; readonly rows: number },
  ): Promise<number> => {
    const run = runOf(id);
    const rows = source.page.all(run.position, source.rows) as readonly StagedRow[];
    const last = rows.at(-1);
    if (last === undefined) return 0;
    const known = new Map<string, StoredContact | null>();
    for (const { action, contact_id: contact } of rows)
      if (action === 'update' && !known.has(contact))
        known.set(contact, await storedContact(db, brandId<ContactId>(contact)));
    new Slice(prepared, writer, run, known).write(rows, last.row);
    return rows.length;
  };

  return {
    async begin(run, author) {
      writer.transaction(() =>
        raw
          .prepare(
            `insert into import_run (id, practice, at, by, file_name, rule, says_language, total, skipped, rejected, status, position, added, updated, unchanged, gone)
             values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'writing', -1, 0, 0, 0, 0)`,
          )
          .run(
            run.id,
            run.practice ? 1 : 0,
            Math.round(author.at),
            author.agentId,
            run.fileName,
            JSON.stringify(run.rule),
            run.saysLanguage ? 1 : 0,
            run.total,
            run.skipped,
            run.rejected,
          ),
      );
      await audit(context, db, {
        ...author,
        action: 'import-started',
        entity: 'import',
        entityId: run.id,
        details: { rows: run.total, rule: run.rule },
      });
    },

    async write(id, stagingFile, pace, turn = UNSHARED) {
      if (runOf(id).status !== 'writing') throw new RequestError('not-found', `import ${id} is not being written`);
      const begun = performance.now();
      const source = stagedOf(id, stagingFile);
      let done = false;
      await writer.lasting(async () => {
        let rows = 0;
        for (;;) {
          const slice = performance.now();
          const written = await writeSlice(id, source);
          done = written === 0;
          rows += written;
          const now = performance.now();
          if (done || rows >= MOST_ROWS || now - begun >= pace.holdMs) return;
          source.rows = nextRows(source.rows, pace.sliceMs, now - slice);
          await turn.pause((now - slice) * pace.rest);
          if (turn.others()) return;
        }
      });
      return stepOf(id, done, performance.now() - begun);
    },

    async takeBack(id, pace, author, turn = UNSHARED) {
      closeStaged(id);
      const run = runOf(id);
      raw.prepare("update import_run set status = 'undoing' where id = ? and status <> 'undoing'").run(id);
      const at = undoing.get(id) ?? { rows: FIRST_ROWS, left: leftOf(run.seq), total: rowsOf(run.seq, takenBackOf(id)) };
      undoing.set(id, at);
      const begun = performance.now();
      let done = false;
      let rows = 0;
      // Not within a transaction: SQLite would not heed it there.
      raw.pragma('foreign_keys = OFF');
      try {
        await writer.lasting(async () => {
          for (;;) {
            const slice = performance.now();
            const step = await takeBackSlice(context, prepared, writer, run,
              at.rows,
              author,
            );
            rows += step.rows;
            done = step.done;
            const now = performance.now();
            if (done || rows >= MOST_ROWS || now - begun >= pace.holdMs) return;
            at.rows = nextRows(at.rows, pace.sliceMs, now - slice);
            await turn.pause((now - slice) * pace.rest);
            if (turn.others()) return;
          }
        });
      } catch (error) {
        undoing.delete(id);
        throw error;
      } finally {
        raw.pragma('foreign_keys = ON');
      }
      at.left = Math.max(0, at.left - rows);
      return { done, left: at.left, total: at.total, takenBack: takenBackOf(id), ms: performance.now() - begun };
    },

    async leaveRest(id, author) {
      const { seq, status: now } = runOf(id);
      if (now !== 'undoing') return null;
      undoing.delete(id);
      const status = leftOf(seq) === 0 ? 'undone' : 'part-undone';
      const takenBack = takenBackOf(id);
      // The column knows no more than that it is done: the figures tell the rest.
      raw.prepare('update import_run set status = ?, ended_at = ? where id = ?').run(status === 'undone' ? status : 'done', Math.round(author.at), id);
      await audit(context, db, { ...author, action: `import-${status}`, entity: 'import', entityId: id, details: takenBack });
      return { status, takenBack };
    },

    async finish(id, status, author) {
      closeStaged(id);
      undoing.delete(id);
      raw.prepare('update import_run set status = ?, ended_at = ? where id = ?').run(status, Math.round(author.at), id);
      await audit(context, db, {
        ...author,
        action: `import-${status}`,
        entity: 'import',
        entityId: id,
        details: stepOf(id, true, 0).written,
      });
    },

    async list(limit) {
      return history(raw, limit);
    },

    async unfinished() {
      const run = raw
        .prepare(
          "select id, status, file_name as fileName, total from import_run where status in ('writing', 'undoing') order by seq desc limit 1",
        )
        .get() as
        | {
            readonly id: string;
            readonly status: 'writing' | 'undoing';
            readonly fileName: string;
            readonly total: number;
          }
        | undefined;
      return run === undefined ? null : { ...run, written: stepOf(run.id, false, 0).written, takenBack: takenBackOf(run.id) };
    },

    async changedSince(id) {
      const { seq } = runOf(id);
      const { n } = raw
        .prepare(
          'select count(*) as n from import_change i left join contact c on c.seq = i.contact_seq where i.run = ? and (c.version is null or c.version <> i.version)',
        )
        .get(seq) as { n: number };
      return n;
    },

    async mapping(headings) {
      const row = raw.prepare('select mapping from import_mapping where headings = ?').get(headings) as
        | { mapping: string }
        | undefined;
      return row === undefined ? null : (JSON.parse(row.mapping) as Readonly<Record<string, Target>>);
    },

    async rememberMapping(headings, mapping, at) {
      raw
        .prepare(
          'insert into import_mapping (headings, mapping, at) values (?, ?, ?) on conflict (headings) do update set mapping = excluded.mapping, at = excluded.at',
        )
        .run(headings, JSON.stringify(mapping), Math.round(at));
    },

    async exported(details, author) {
      await audit(context, db, {
        ...author,
        action: 'exported',
        entity: details.contactId === null ? 'contacts' : 'contact',
        entityId: details.contactId ?? '',
        details: { format: details.format, rows: details.rows, filter: details.filter },
      });
    },
  };
}

/** So many rows that the next slice takes as long as it may, by how long the last one took; at most four times as many. */
function nextRows(rows: number, sliceMs: number, tookMs: number): number {
  return Math.min(MOST_SLICE_ROWS, Math.max(1, Math.round(rows * Math.min(4, sliceMs / Math.max(0.1, tookMs)))));
}

function history(raw: BetterSqlite.Database, limit: number): readonly ImportRecord[] {
  const rows = raw
    .prepare(
      `select r.*, coalesce(a.name, '') as agent_name,
        r.status = 'done' and (exists (select 1 from import_change i where i.run = r.seq) or exists (select 1 from import_consent i where i.run = r.seq)
          or exists (select 1 from import_organisation i where i.run = r.seq)) as may_undo
       from import_run r left join agent a on a.id = r.by order by r.seq desc limit ?`,
    )
    .all(limit) as readonly (Run &
    Record<'file_name' | 'agent_name', string> &
    Record<'total' | 'added' | 'updated' | 'unchanged' | 'gone' | 'skipped' | 'rejected' | 'removed' | 'restored' | 'kept' | 'may_undo', number>)[];
  return rows.map((row) => ({
    id: row.id,
    at: row.at,
    agentName: row.agent_name,
    fileName: row.file_name,
    status: row.status === 'done' && row.removed + row.restored + row.kept > 0 ? 'part-undone' : row.status,
    total: row.total,
    written: { added: row.added, updated: row.updated, unchanged: row.unchanged, gone: row.gone },
    skipped: row.skipped,
    rejected: row.rejected,
    takenBack: { removed: row.removed, restored: row.restored, kept: row.kept },
    mayUndo: row.may_undo === 1,
  }));
}
