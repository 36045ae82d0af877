import type { DataPort } from '../../app/ports/data-port.ts';
import type { Script } from '../../../shared/domain/script/script.ts';
import type { ScriptStatus, ScriptVersion } from '../../../shared/domain/script/script-library.ts';
import { RequestError } from '../failure.ts';
import type { RepoContext } from './context.ts';

/** Versions of scripts, and drafts. Conversations refer to the version that they ran, so the text of a version never changes; its status does. */
export function scriptRepo({ db, codec }: RepoContext): DataPort['scripts'] {
  const read = (body: string): Script => codec.json.read(body) as Script;
  return {
    async get(scriptId, version) {
      const row = await db.selectFrom('script_version').select('body').where('script_id', '=', scriptId).where('version', '=', version).executeTakeFirst();
      return row ? read(row.body) : null;
    },

    async newest(scriptId) {
      const row = await db.selectFrom('script_version').select('body').where('script_id', '=', scriptId).orderBy('version', 'desc').limit(1).executeTakeFirst();
      return row ? read(row.body) : null;
    },

    async inUse() {
      const rows = await db.selectFrom('script_version').select('body').where('status', '=', 'in-use').orderBy('created_at').orderBy('script_id').execute();
      return rows.map(({ body }) => read(body));
    },

    async add(script, at, by = null) {
      const body = codec.json.write(script);
      await db.transaction().execute(async (trx) => {
        const versions = trx.selectFrom('script_version').where('script_id', '=', script.id);
        const known = await versions.select('body').where('version', '=', script.version).executeTakeFirst();
        if (known?.body === body) return;
        if (known) throw new RequestError('bad-request', `script ${script.id} version ${script.version} exists with another text`, { field: 'version' });
        const later = await versions.select('version').where('version', '>', script.version).executeTakeFirst();
        if (!later) await trx.updateTable('script_version').set({ status: 'retired' }).where('script_id', '=', script.id).where('status', '=', 'in-use').execute();
        await trx
          .insertInto('script_version')
          .values({ script_id: script.id, version: script.version, body, created_at: codec.ms.write(at), created_by: by, status: later ? 'retired' : 'in-use', note: '', decided_at: null, decided_by: null })
          .execute();
      });
    },

    async library() {
      const rows = await db
        .selectFrom('script_version as v')
        .leftJoin('agent as a', 'a.id', 'v.created_by')
        .select(['v.script_id', 'v.version', 'v.body', 'v.status', 'v.note', 'v.created_at', 'a.name as by'])
        .orderBy('v.script_id')
        .orderBy('v.version', 'desc')
        .execute();
      const drafts = await db.selectFrom('script_draft as d').leftJoin('agent as a', 'a.id', 'd.updated_by').select(['d.script_id', 'd.body', 'd.updated_at', 'a.name as by']).execute();
      return [...new Set([...drafts.map(({ script_id }) => script_id), ...rows.map(({ script_id }) => script_id)])].map((id) => {
        const own = rows.filter(({ script_id }) => script_id === id);
        const draft = drafts.find(({ script_id }) => script_id === id);
        const { name, form, conversationKind } = read((draft ?? own.find(({ status }) => status === 'in-use') ?? own[0])?.body ?? '{}');
        const versions = own.map(({ version, status, note, created_at, by }): ScriptVersion => ({ version, status: status as ScriptStatus, note, at: created_at, by: by ?? '' }));
        return { id, name, conversationKind, ...(form === undefined ? {} : { form }), versions, draft: draft === undefined ? null : { updatedAt: draft.updated_at, by: draft.by ?? '' } };
      });
    },

    async draft(scriptId) {
      const row = await db.selectFrom('script_draft').select(['body', 'updated_at']).where('script_id', '=', scriptId).executeTakeFirst();
      return row ? { script: read(row.body), updatedAt: row.updated_at } : null;
    },

    async saveDraft(script, at, by) {
      const content = { body: codec.json.write(script), updated_at: codec.ms.write(at), updated_by: by };
      await db
        .insertInto('script_draft')
        .values({ script_id: script.id, ...content })
        .onConflict((conflict) => conflict.column('script_id').doUpdateSet(content))
        .execute();
    },

    async removeDraft(scriptId) {
      await db.deleteFrom('script_draft').where('script_id', '=', scriptId).execute();
    },

    async propose(script, note, at, by) {
      return db.transaction().execute(async (trx) => {
        const last = await trx.selectFrom('script_version').select((x) => x.fn.max('version').as('version')).where('script_id', '=', script.id).executeTakeFirst();
        const version = (last?.version ?? 0) + 1;
        const body = codec.json.write({ ...script, version });
        await trx.insertInto('script_version').values({ script_id: script.id, version, body, created_at: codec.ms.write(at), created_by: by, status: 'proposed', note, decided_at: null, decided_by: null }).execute();
        await trx.deleteFrom('script_draft').where('script_id', '=', script.id).execute();
        return version;
      });
    },

    async setStatus(scriptId, version, status, note, at, by) {
      await db.transaction().execute(async (trx) => {
        if (status === 'in-use') await trx.updateTable('script_version').set({ status: 'retired' }).where('script_id', '=', scriptId).where('status', '=', 'in-use').execute();
        await trx
          .updateTable('script_version')
          .set({ status, decided_at: codec.ms.write(at), decided_by: by, ...(note.trim() === '' ? {} : { note }) })
          .where('script_id', '=', scriptId)
          .where('version', '=', version)
          .execute();
      });
    },
  };
}
