import { readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';

import {
  dayText,
  FIGURES_EXTENSION,
  FIGURES_FILE,
  type FiguresFile,
  type OpenedFigures,
  type TeamFile,
} from '../../../shared/domain/figures/figures-file.ts';
import { periodOf, type Span } from '../../../shared/domain/figures/period.ts';
import { addUp } from '../../../shared/domain/figures/sums.ts';
import { appError } from '../../../shared/errors/app-error.ts';
import type { AgentId, ProjectId } from '../../../shared/lib/brand.ts';
import type { Clock } from '../../../shared/lib/clock.ts';
import { err, ok } from '../../../shared/lib/result.ts';
import type { DataPort } from '../ports/data-port.ts';
import type { Desktop, Outcome } from '../ports/platform-ports.ts';
import type { ProfileKey } from '../signing/profile-key.ts';
import type { StateStore } from '../state-store.ts';

/** Figures of a team whose people each have a Balie of their own: everybody gives theirs as a signed file, who leads them opens those files. */
export type TeamDesk = {
  /** False when no place was chosen. */
  readonly saveOwn: (ask: {
    readonly projectId: ProjectId | null;
    readonly span: Span;
    readonly at: number;
    readonly steps: number;
  }) => Promise<Outcome<boolean>>;
  readonly files: () => Promise<Outcome<readonly TeamFile[]>>;
  /** What became of each file that was chosen. */
  readonly open: () => Promise<Outcome<readonly OpenedFigures[]>>;
  readonly remove: (id: string) => Promise<Outcome>;
};

export function createTeamDesk(deps: {
  readonly data: () => DataPort;
  readonly store: StateStore;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly agentId: () => AgentId;
  readonly desktop: Pick<Desktop, 'chooseFiles' | 'chooseSaveFile'>;
  readonly key: Pick<ProfileKey, 'get'>;
  readonly saveTitle: () => string;
  readonly teamTitle: () => string;
}): TeamDesk {
  const { data, store, clock } = deps;

  /** Files of the same name may lie in different folders; people know them by their names. */
  const take = async (target: string): Promise<OpenedFigures> => {
    const file = path.basename(target).slice(0, 200);
    const refused = (as: OpenedFigures['as']): OpenedFigures => ({ file, as, name: '' });
    let text: string;
    try {
      if ((await stat(target)).size > FIGURES_FILE.maxBytes) return refused('too-large');
      text = await readFile(target, 'utf8');
    } catch {
      return refused('unreadable');
    }
    const { openFigures } = await import('./figures-file.ts');
    const now = clock.now();
    const opened = openFigures(text, now);
    if (!opened.ok) return refused(opened.error);
    const { content, key, fingerprint, digest } = opened.value;
    const as = await data().figures.addTeamFile(
      { ...content, id: deps.newId(), key, fingerprint, digest, openedAt: now },
      deps.agentId(),
    );
    return { file, as, name: content.person.name };
  };

  return {
    saveOwn: async ({ projectId, span, at, steps }) => {
      const { agent } = store.get().session;
      if (agent === null) return err(appError('not-allowed', 'nobody is logged in'));
      const project =
        projectId === null ? null : (store.get().projects.find(({ id }) => id === projectId)?.name ?? null);
      if (projectId !== null && project === null) return err(appError('not-found', `project ${projectId}`));
      const { from, to } = periodOf(span, at, steps);
      const countedAt = clock.now();
      const sums = await data().figures.sums({ asker: 'file', agentIds: [agent.id], projectId, bounds: [from, to] });
      if (sums === null) return err(appError('bad-request', 'another file was asked for'));
      const what: FiguresFile = {
        person: { id: agent.id, name: agent.name },
        project,
        span,
        from: dayText(from),
        to: dayText(to),
        countedAt,
        sums: addUp(sums),
      };
      const name = `${agent.name} ${what.from} ${span}`.replaceAll(/[^\p{L}\p{N}-]+/gu, '-');
      const target = await deps.desktop.chooseSaveFile(deps.saveTitle(), `${name}.${FIGURES_EXTENSION}`);
      if (target === null) return ok(false);
      try {
        const { sealFigures } = await import('./figures-file.ts');
        await writeFile(target, sealFigures(what, await deps.key.get()), 'utf8');
        return ok(true);
      } catch (error) {
        return err(
          appError(
            'file-not-written',
            `a figures file was not written: ${error instanceof Error ? error.message : ''}`,
          ),
        );
      }
    },
    files: async () => ok(await data().figures.teamFiles()),
    open: async () => {
      const chosen = await deps.desktop.chooseFiles(deps.teamTitle());
      const told: OpenedFigures[] = [];
      for (const target of chosen) told.push(await take(target));
      return ok(told);
    },
    remove: async (id) =>
      (await data().figures.removeTeamFile(id, { agentId: deps.agentId(), at: clock.now() }))
        ? ok()
        : err(appError('not-found', `figures file ${id}`)),
  };
}
