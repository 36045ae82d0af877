import type { DataPort } from '../../app/ports/data-port.ts';
import { brandId, type DirectoryEntryId } from '../../../shared/lib/brand.ts';
import { audit, type RepoContext } from './context.ts';

/** Colleagues and desks to hand over to. */
export function directoryRepo(context: RepoContext): DataPort['directory'] {
  const { db, codec, now } = context;
  const rowOf = (entry: Parameters<DataPort['directory']['save']>[0], by: string | null) => ({
    name: entry.name,
    address: entry.address,
    department: entry.department,
    presence: codec.bool.write(entry.presence),
    provisioned: codec.bool.write(entry.provisioned),
    updated_at: codec.ms.write(now()),
    updated_by: by,
  });
  return {
    async list() {
      const rows = await db.selectFrom('directory_entry').selectAll().orderBy('name').orderBy('id').execute();
      return rows.map(({ id, name, address, department, presence, provisioned }) => ({
        id: brandId<DirectoryEntryId>(id),
        name,
        address,
        department,
        presence: codec.bool.read(presence),
        provisioned: codec.bool.read(provisioned),
      }));
    },

    async save(entry, by) {
      await db.transaction().execute(async (trx) => {
        const row = rowOf(entry, by);
        await trx
          .insertInto('directory_entry')
          .values({ id: entry.id, ...row, created_at: row.updated_at, created_by: by })
          .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
          .execute();
        await audit(context, trx, {
          at: row.updated_at,
          agentId: by,
          action: 'directory.saved',
          entity: 'directory_entry',
          entityId: entry.id,
        });
      });
    },

    async remove(id, by) {
      await db.transaction().execute(async (trx) => {
        await trx.deleteFrom('directory_entry').where('id', '=', id).execute();
        await audit(context, trx, {
          at: codec.ms.write(now()),
          agentId: by,
          action: 'directory.removed',
          entity: 'directory_entry',
          entityId: id,
        });
      });
    },

    async provision(entries) {
      await db.transaction().execute(async (trx) => {
        await trx.deleteFrom('directory_entry').where('provisioned', '=', codec.bool.write(true)).execute();
        for (const entry of entries) {
          const row = rowOf({ ...entry, provisioned: true }, null);
          await trx
            .insertInto('directory_entry')
            .values({ id: entry.id, ...row, created_at: row.updated_at, created_by: null })
            .execute();
        }
      });
    },
  };
}
