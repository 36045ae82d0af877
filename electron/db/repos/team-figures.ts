import type { TeamFile } from '../../../shared/domain/figures/figures-file.ts';
import type { Span } from '../../../shared/domain/figures/period.ts';
import { upgradeSums, type Sums } from '../../../shared/domain/figures/sums.ts';
import type { FiguresPort } from '../../app/ports/figures-port.ts';
import { audit, type RepoContext } from './context.ts';

/** Figures that people of a team gave as files. */
export function teamFiguresRepo(
  context: RepoContext,
): Pick<FiguresPort, 'teamFiles' | 'addTeamFile' | 'removeTeamFile'> {
  const { db, codec } = context;
  return {
    teamFiles: async () =>
      (await db.selectFrom('team_figures').selectAll().execute()).map((row): TeamFile => ({
        ...{
          id: row.id,
          fingerprint: row.fingerprint,
          person: { id: row.person_id, name: row.name },
          project: row.project === '' ? null : row.project,
        },
        ...{
          span: row.span as Span,
          from: row.from_day,
          to: row.to_day,
          people: row.people,
          countedAt: row.counted_at,
          sums: upgradeSums(codec.json.read(row.sums) as Sums),
          openedAt: row.opened_at,
        },
      })),
    addTeamFile: (file, by) =>
      db.transaction().execute(async (trx) => {
        const project = file.project ?? '';
        const earlier = await trx
          .selectFrom('team_figures')
          .select(['id', 'digest', 'counted_at'])
          .where('key', '=', file.key)
          .where('person_id', '=', file.person.id)
          .where('project', '=', project)
          .where('span', '=', file.span)
          .where('from_day', '=', file.from)
          .executeTakeFirst();
        if (earlier?.digest === file.digest) return 'known';
        if (earlier !== undefined && earlier.counted_at >= file.countedAt) return 'older';
        if (earlier !== undefined) await trx.deleteFrom('team_figures').where('id', '=', earlier.id).execute();
        await trx
          .insertInto('team_figures')
          .values({
            ...{
              id: file.id,
              key: file.key,
              fingerprint: file.fingerprint,
              person_id: file.person.id,
              name: file.person.name,
              project,
            },
            ...{
              span: file.span,
              from_day: file.from,
              to_day: file.to,
              people: file.people,
              counted_at: codec.ms.write(file.countedAt),
              digest: file.digest,
            },
            ...{ sums: codec.json.write(file.sums), opened_at: codec.ms.write(file.openedAt), opened_by: by },
          })
          .execute();
        await audit(context, trx, {
          at: file.openedAt,
          agentId: by,
          action: earlier === undefined ? 'team-figures.added' : 'team-figures.replaced',
          entity: 'team-figures',
          entityId: file.id,
        });
        return earlier === undefined ? 'added' : 'replaced';
      }),
    removeTeamFile: (id, { agentId, at }) =>
      db.transaction().execute(async (trx) => {
        const { numDeletedRows } = await trx.deleteFrom('team_figures').where('id', '=', id).executeTakeFirst();
        if (numDeletedRows > 0n)
          await audit(context, trx, {
            at,
            agentId,
            action: 'team-figures.removed',
            entity: 'team-figures',
            entityId: id,
          });
        return numDeletedRows > 0n;
      }),
  };
}
