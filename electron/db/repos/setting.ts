import type { Kysely } from 'kysely';

import type { DataPort } from '../../app/ports/data-port.ts';
import { AUDIO_CODECS, type SipAccount } from '../../../shared/domain/account/account.ts';
import type { Database } from '../schema.ts';
import type { RepoContext } from './context.ts';

type StoredAccount = Omit<SipAccount, 'codecs'> & Partial<Pick<SipAccount, 'codecs'>>;
type Scope = Parameters<DataPort['settings']['set']>[2];

function placeOf(scope: Scope) {
  if (scope === 'default') return { scope, account_kind: null, project_id: null };
  if ('account' in scope) return { scope: 'account' as const, account_kind: scope.account, project_id: null };
  return { scope: 'project' as const, account_kind: null, project_id: scope.projectId };
}

/** Settings by scope, and the telephone account. */
export function settingRepo({ db, codec, now }: RepoContext): DataPort['settings'] {
  async function activeAccount(from: Kysely<Database>): Promise<'none' | 'practice' | 'sip'> {
    return (await from.selectFrom('account').select('kind').where('active', '=', 1).executeTakeFirst())?.kind ?? 'none';
  }

  return {
    async get(key, projectId) {
      const rows = await db
        .selectFrom('setting')
        .select(['scope', 'account_kind', 'project_id', 'value'])
        .where('key', '=', key)
        .execute();
      const account = await activeAccount(db);
      const found =
        rows.find((row) => row.scope === 'project' && projectId !== null && row.project_id === projectId) ??
        rows.find((row) => row.scope === 'account' && row.account_kind === account) ??
        rows.find((row) => row.scope === 'default');
      return found ? codec.json.read(found.value) : null;
    },

    async set(key, value, scope, by = null) {
      const place = placeOf(scope);
      const content = { value: codec.json.write(value), updated_at: codec.ms.write(now()), updated_by: by };
      await db.transaction().execute(async (trx) => {
        const changed = await trx
          .updateTable('setting')
          .set(content)
          .where('key', '=', key)
          .where('scope', '=', place.scope)
          .where('account_kind', 'is', place.account_kind)
          .where('project_id', 'is', place.project_id)
          .executeTakeFirst();
        if (changed.numUpdatedRows === 0n)
          await trx
            .insertInto('setting')
            .values({ key, ...place, ...content })
            .execute();
      });
    },

    async account() {
      const rows = await db.selectFrom('account').selectAll().execute();
      const body = rows.find((row) => row.kind === 'sip')?.body ?? null;
      return {
        kind: rows.find((row) => codec.bool.read(row.active))?.kind ?? 'none',
        // What an earlier version stored knows no codecs.
        sip: body === null ? null : { codecs: AUDIO_CODECS, ...(codec.json.read(body) as StoredAccount) },
      };
    },

    async saveAccount({ kind, sip }, by = null) {
      await db.transaction().execute(async (trx) => {
        const at = codec.ms.write(now());
        await trx.updateTable('account').set({ active: 0 }).execute();
        const bodies = { practice: null, sip: sip === null ? null : codec.json.write(sip) };
        for (const each of ['practice', 'sip'] as const) {
          const row = { active: codec.bool.write(each === kind), body: bodies[each], updated_at: at, updated_by: by };
          await trx
            .insertInto('account')
            .values({ kind: each, ...row, created_at: at, created_by: by })
            .onConflict((conflict) => conflict.column('kind').doUpdateSet(row))
            .execute();
        }
      });
    },
  };
}
