import type { Kysely, Transaction } from 'kysely';

import type { DataPort } from '../../app/ports/data-port.ts';
import { AUDIO_CODECS, type SipAccount } from '../../../shared/domain/account/account.ts';
import { brandId, type AccountId, type AgentId } from '../../../shared/lib/brand.ts';
import type { Database } from '../schema.ts';
import type { RepoContext } from './context.ts';

type StoredAccount = Omit<SipAccount, 'codecs'> & Partial<Pick<SipAccount, 'codecs'>>;
type Scope = Parameters<DataPort['settings']['set']>[2];

function placeOf(scope: Scope) {
  if (scope === 'default') return { scope, account_kind: null, project_id: null };
  if ('account' in scope) return { scope: 'account' as const, account_kind: scope.account, project_id: null };
  return { scope: 'project' as const, account_kind: null, project_id: scope.projectId };
}

/** Writes one setting at its place, as part of a transaction. */
export async function writeSetting(
  { codec, now }: Pick<RepoContext, 'codec' | 'now'>,
  trx: Transaction<Database>,
  key: string,
  value: unknown,
  scope: Scope,
  by: AgentId | null,
): Promise<void> {
  const place = placeOf(scope);
  const content = { value: codec.json.write(value), updated_at: codec.ms.write(now()), updated_by: by };
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

    set: (key, value, scope, by = null) => db.transaction().execute((trx) => writeSetting({ codec, now }, trx, key, value, scope, by)),

    async accounts() {
      const lines = await db.selectFrom('account').selectAll().execute();
      const rows = await db.selectFrom('sip_account').selectAll().orderBy('position').execute();
      return {
        kind: lines.find((row) => codec.bool.read(row.active))?.kind ?? 'none',
        accounts: rows.map((row) => ({
          id: brandId<AccountId>(row.id),
          // What an earlier version stored knows no codecs.
          account: { codecs: AUDIO_CODECS, ...(codec.json.read(row.body) as StoredAccount) },
          projects: codec.json.read(row.projects) as readonly string[],
          emergency: codec.bool.read(row.emergency),
        })),
      };
    },

    async saveAccounts({ kind, accounts }, by = null) {
      await db.transaction().execute(async (trx) => {
        const at = codec.ms.write(now());
        await trx.updateTable('account').set({ active: 0 }).execute();
        for (const each of ['practice', 'sip'] as const) {
          const row = { active: codec.bool.write(each === kind), updated_at: at, updated_by: by };
          await trx
            .insertInto('account')
            .values({ kind: each, ...row, created_at: at, created_by: by })
            .onConflict((conflict) => conflict.column('kind').doUpdateSet(row))
            .execute();
        }
        const ids = accounts.map(({ id }) => id);
        await trx
          .deleteFrom('sip_account')
          .$if(ids.length > 0, (query) => query.where('id', 'not in', ids))
          .execute();
        // Only one at a time may have the mark, also while it moves.
        await trx.updateTable('sip_account').set({ emergency: 0 }).execute();
        for (const [position, { id, account, projects, emergency }] of accounts.entries()) {
          const row = {
            position,
            body: codec.json.write(account),
            projects: codec.json.write(projects),
            emergency: codec.bool.write(emergency),
            updated_at: at,
            updated_by: by,
          };
          await trx
            .insertInto('sip_account')
            .values({ id, ...row, created_at: at, created_by: by })
            .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
            .execute();
        }
      });
    },
  };
}
