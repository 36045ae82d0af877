import type BetterSqlite from 'better-sqlite3';
import type { Kysely } from 'kysely';

import type { Codec } from '../codec.ts';
import type { Database } from '../schema.ts';

/** What every repository works with. */
export type RepoContext = {
  readonly db: Kysely<Database>;
  readonly raw: BetterSqlite.Database;
  readonly file: string;
  readonly backupFolder: string;
  readonly codec: Codec;
  /** The instant at which the request was made, by main's clock. */
  readonly now: () => number;
};

/** Writes to the audit trail, in the caller's transaction. */
export async function audit(
  { codec }: RepoContext,
  db: Kysely<Database>,
  entry: {
    readonly at: number;
    readonly agentId: string | null;
    readonly action: string;
    readonly entity: string;
    readonly entityId: string;
    readonly details?: unknown;
  },
): Promise<void> {
  await db
    .insertInto('audit')
    .values({
      at: codec.ms.write(entry.at),
      agent_id: entry.agentId,
      action: entry.action,
      entity: entry.entity,
      entity_id: entry.entityId,
      details: codec.json.write(entry.details ?? {}),
    })
    .execute();
}

/** Whether a project is for practice, as it is copied onto the rows that refer to it. */
export async function practiceFlag(db: Kysely<Database>, projectId: string): Promise<number> {
  const project = await db.selectFrom('project').select('kind').where('id', '=', projectId).executeTakeFirst();
  return project?.kind === 'practice' ? 1 : 0;
}
