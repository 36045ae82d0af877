import type { Kysely, Selectable } from 'kysely';

import type { DataPort } from '../../app/ports/data-port.ts';
import type { Agent, Role } from '../../../shared/domain/agent-state/agent-state.ts';
import { appError } from '../../../shared/errors/app-error.ts';
import { brandId, type AgentId } from '../../../shared/lib/brand.ts';
import { err, ok } from '../../../shared/lib/result.ts';
import type { Codec } from '../codec.ts';
import { RequestError } from '../failure.ts';
import type { AgentTable, Database } from '../schema.ts';
import { audit, type RepoContext } from './context.ts';

function toAgent(codec: Codec, row: Selectable<AgentTable>): Agent {
  return {
    id: brandId<AgentId>(row.id),
    name: row.name,
    role: row.role as Role,
    hasPassword: row.password_hash !== null,
    active: codec.bool.read(row.active),
  };
}

/** Names that differ only in capitals or in how accents are encoded are the same name. */
function nameKey(name: string): string {
  return name.normalize('NFKC').trim().toLowerCase();
}

async function otherActive(
  trx: Kysely<Database>,
  id: AgentId,
  test: { readonly name_key: string } | { readonly role: Role },
): Promise<boolean> {
  const others = trx.selectFrom('agent').select('id').where('id', '<>', id).where('active', '=', 1);
  const matching = 'role' in test ? others.where('role', '=', test.role) : others.where('name_key', '=', test.name_key);
  return (await matching.limit(1).executeTakeFirst()) !== undefined;
}

/** The people who work here. Password hashes leave only through `passwordHash`. */
export function agentRepo(context: RepoContext): DataPort['agents'] {
  const { db, codec } = context;
  return {
    async list() {
      const rows = await db.selectFrom('agent').selectAll().orderBy('name_key').execute();
      return rows.map((row) => toAgent(codec, row));
    },

    async save({ id, name, role, active }, at, by = null) {
      return db.transaction().execute(async (trx) => {
        const before = await trx.selectFrom('agent').selectAll().where('id', '=', id).executeTakeFirst();
        const key = nameKey(name);
        if (active && (await otherActive(trx, id, { name_key: key })))
          return err(appError('name-taken', 'an active agent has this name', { field: 'name' }));
        const wasAdministrator = before?.role === 'administrator' && codec.bool.read(before.active);
        if (
          wasAdministrator &&
          (role !== 'administrator' || !active) &&
          !(await otherActive(trx, id, { role: 'administrator' }))
        ) {
          return err(appError('last-administrator', `agent ${id} is the last active administrator`));
        }
        const instant = codec.ms.write(at);
        const row = {
          name: name.trim(),
          name_key: key,
          role,
          active: codec.bool.write(active),
          updated_at: instant,
          updated_by: by,
        };
        const after = await trx
          .insertInto('agent')
          .values({ id, ...row, password_hash: null, created_at: instant, created_by: by })
          .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
          .returningAll()
          .executeTakeFirstOrThrow();
        await audit(context, trx, {
          at,
          agentId: by,
          action: before ? 'agent.changed' : 'agent.created',
          entity: 'agent',
          entityId: id,
          details: { role, active },
        });
        return ok(toAgent(codec, after));
      });
    },

    async setPasswordHash(id, hash, at, by = null) {
      await db.transaction().execute(async (trx) => {
        const changed = await trx
          .updateTable('agent')
          .set({ password_hash: hash, updated_at: codec.ms.write(at), updated_by: by })
          .where('id', '=', id)
          .executeTakeFirst();
        if (changed.numUpdatedRows === 0n) throw new RequestError('not-found', `agent ${id}`);
        await audit(context, trx, {
          at,
          agentId: by,
          action: hash === null ? 'agent.password-removed' : 'agent.password-set',
          entity: 'agent',
          entityId: id,
        });
      });
    },

    async passwordHash(id) {
      const row = await db.selectFrom('agent').select('password_hash').where('id', '=', id).executeTakeFirst();
      return row?.password_hash ?? null;
    },
  };
}
