import type { DataPort } from '../../app/ports/data-port.ts';
import type { Script } from '../../../shared/domain/script/script.ts';
import { RequestError } from '../failure.ts';
import type { RepoContext } from './context.ts';

/** Versions of scripts. Conversations refer to the version that they ran, so a version never changes. */
export function scriptRepo({ db, codec }: RepoContext): DataPort['scripts'] {
  return {
    async get(scriptId, version) {
      const row = await db
        .selectFrom('script_version')
        .select('body')
        .where('script_id', '=', scriptId)
        .where('version', '=', version)
        .executeTakeFirst();
      return row ? (codec.json.read(row.body) as Script) : null;
    },

    async newest(scriptId) {
      const row = await db
        .selectFrom('script_version')
        .select('body')
        .where('script_id', '=', scriptId)
        .orderBy('version', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row ? (codec.json.read(row.body) as Script) : null;
    },

    async add(script, at, by = null) {
      const body = codec.json.write(script);
      await db.transaction().execute(async (trx) => {
        const known = await trx
          .selectFrom('script_version')
          .select('body')
          .where('script_id', '=', script.id)
          .where('version', '=', script.version)
          .executeTakeFirst();
        if (known?.body === body) return;
        if (known)
          throw new RequestError(
            'bad-request',
            `script ${script.id} version ${script.version} exists with another text`,
            { field: 'version' },
          );
        await trx
          .insertInto('script_version')
          .values({
            script_id: script.id,
            version: script.version,
            body,
            created_at: codec.ms.write(at),
            created_by: by,
          })
          .execute();
      });
    },
  };
}
