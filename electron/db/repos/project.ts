import type { DataPort } from '../../app/ports/data-port.ts';
import type { Purpose } from '../../../shared/domain/consent/consent.ts';
import { brandId, type ProjectId } from '../../../shared/lib/brand.ts';
import { audit, type RepoContext } from './context.ts';

/** The projects that everything else refers to. A project is never deleted, only made inactive. */
export function projectRepo(context: RepoContext): DataPort['projects'] {
  const { db, codec, now } = context;
  return {
    async list() {
      const rows = await db.selectFrom('project').selectAll().orderBy('key').execute();
      return rows.map((row) => ({
        id: brandId<ProjectId>(row.id),
        key: row.key,
        name: row.name,
        kind: row.kind,
        purpose: row.purpose as Purpose,
        active: codec.bool.read(row.active),
      }));
    },

    async upsert({ id, key, name, kind, purpose, active }, by = null) {
      await db.transaction().execute(async (trx) => {
        const at = codec.ms.write(now());
        const row = { key, name, kind, purpose, active: codec.bool.write(active), updated_at: at, updated_by: by };
        await trx
          .insertInto('project')
          .values({ id, ...row, created_at: at, created_by: by })
          .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
          .execute();
        await audit(context, trx, {
          at,
          agentId: by,
          action: 'project.saved',
          entity: 'project',
          entityId: id,
          details: { key, kind, purpose, active },
        });
      });
    },
  };
}
