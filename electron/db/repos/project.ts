import type { Transaction } from 'kysely';

import type { DataPort } from '../../app/ports/data-port.ts';
import type { Purpose } from '../../../shared/domain/consent/consent.ts';
import { NO_PLAN, type ProjectPlan } from '../../../shared/domain/project/project-plan.ts';
import type { ProjectRecord } from '../../../shared/domain/project/project.ts';
import { brandId, type AgentId, type ProjectId } from '../../../shared/lib/brand.ts';
import type { Database } from '../schema.ts';
import { audit, type RepoContext } from './context.ts';
import { addDefinitions } from './form.ts';
import { writeSetting } from './setting.ts';

/** The projects that everything else refers to. A project is never deleted, only made inactive. */
export function projectRepo(context: RepoContext): DataPort['projects'] {
  const { db, codec, now } = context;

  async function put(trx: Transaction<Database>, { id, key, name, kind, purpose, active, plan }: ProjectRecord, by: AgentId | null): Promise<void> {
    const at = codec.ms.write(now());
    const row = { key, name, kind, purpose, active: codec.bool.write(active), plan: codec.json.write(plan), updated_at: at, updated_by: by };
    await trx
      .insertInto('project')
      .values({ id, ...row, created_at: at, created_by: by })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
      .execute();
    await audit(context, trx, { at, agentId: by, action: 'project.saved', entity: 'project', entityId: id, details: { key, kind, purpose, active } });
  }

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
        plan: { ...NO_PLAN, ...(codec.json.read(row.plan) as Partial<ProjectPlan>) },
      }));
    },

    upsert: (project, by = null) => db.transaction().execute((trx) => put(trx, project, by)),

    async write({ project, settings, definitions }, at, by = null) {
      await db.transaction().execute(async (trx) => {
        await addDefinitions(trx, codec, definitions, at, by);
        await put(trx, project, by);
        for (const [key, value] of Object.entries(settings)) await writeSetting(context, trx, key, value, { projectId: project.id }, by);
      });
    },
  };
}
