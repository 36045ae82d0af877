import { readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';

import {
  dayText,
  FIGURES_EXTENSION,
  FIGURES_FILE,
  teamTogether,
  type FiguresFile,
  type OpenedFigures,
  type TeamFile,
} from '../../../shared/domain/figures/figures-file.ts';
import { periodOf, type Span } from '../../../shared/domain/figures/period.ts';
import { addUp, type Sums } from '../../../shared/domain/figures/sums.ts';
import { hasWork, LEAST_PEOPLE, type TeamMean } from '../../../shared/domain/figures/team-mean.ts';
import { appError } from '../../../shared/errors/app-error.ts';
import type { AgentId, ProjectId } from '../../../shared/lib/brand.ts';
import type { Clock } from '../../../shared/lib/clock.ts';
import { err, ok } from '../../../shared/lib/result.ts';
import type { DataPort } from '../ports/data-port.ts';
import type { Desktop, Outcome } from '../ports/platform-ports.ts';
import type { ProfileKey } from '../signing/profile-key.ts';
import type { StateStore } from '../state-store.ts';

type PeriodAsk = { readonly projectId: ProjectId | null; readonly span: Span; readonly at: number; readonly steps: number };

/** Figures of a team whose people each have a Balie of their own: everybody gives theirs as a signed file, who leads them opens those files. */
export type TeamDesk = {
  /** False when no place was chosen. */
  readonly saveOwn: (ask: PeriodAsk) => Promise<Outcome<boolean>>;
  readonly files: () => Promise<Outcome<readonly TeamFile[]>>;
  /** What became of each file that was chosen. */
  readonly open: () => Promise<Outcome<readonly OpenedFigures[]>>;
  /** The team beside whoever looks: a file that somebody was given goes before what is on record here. */
  readonly mean: (ask: PeriodAsk) => Promise<Outcome<TeamMean | null>>;
  readonly saveMean: (ask: { readonly project: string | null; readonly span: Span; readonly from: string }) => Promise<Outcome<boolean>>;
  readonly openMean: () => Promise<Outcome<readonly OpenedFigures[]>>;
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
  const take = async (target: string, of: 'person' | 'team'): Promise<OpenedFigures> => {
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
    if ((of === 'team') !== content.people > 1) return refused(of === 'team' ? 'of-person' : 'of-team');
    const as = await data().figures.addTeamFile(
      // Who gives the mean of the team may have given figures of their own: neither takes the place of the other.
      { ...content, person: of === 'team' ? { ...content.person, id: `team ${content.person.id}` } : content.person, id: deps.newId(), key, fingerprint, digest, openedAt: now },
      deps.agentId(),
    );
    return { file, as, name: content.person.name };
  };

  const chosen = async (of: 'person' | 'team'): Promise<Outcome<readonly OpenedFigures[]>> => {
    const told: OpenedFigures[] = [];
    for (const target of await deps.desktop.chooseFiles(deps.teamTitle())) told.push(await take(target, of));
    return ok(told);
  };
  const filesOf = async (of: 'person' | 'team'): Promise<readonly TeamFile[]> => (await data().figures.teamFiles()).filter(({ people }) => (of === 'team') === people > 1);
  const projectName = (projectId: ProjectId | null): string | null => (projectId === null ? null : (store.get().projects.find(({ id }) => id === projectId)?.name ?? null));
  const write = async (what: FiguresFile, name: string): Promise<Outcome<boolean>> => {
    const target = await deps.desktop.chooseSaveFile(deps.saveTitle(), `${name.replaceAll(/[^\p{L}\p{N}-]+/gu, '-')}.${FIGURES_EXTENSION}`);
    if (target === null) return ok(false);
    try {
      const { sealFigures } = await import('./figures-file.ts');
      await writeFile(target, sealFigures(what, await deps.key.get()), 'utf8');
      return ok(true);
    } catch (error) {
      return err(appError('file-not-written', `a figures file was not written: ${error instanceof Error ? error.message : ''}`));
    }
  };

  return {
    saveOwn: async ({ projectId, span, at, steps }) => {
      const { agent } = store.get().session;
      if (agent === null) return err(appError('not-allowed', 'nobody is logged in'));
      const project = projectName(projectId);
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
        people: 1,
      };
      return write(what, `${agent.name} ${what.from} ${span}`);
    },
    files: async () => ok(await filesOf('person')),
    open: () => chosen('person'),
    openMean: () => chosen('team'),
    mean: async ({ projectId, span, at, steps }) => {
      const project = projectName(projectId);
      const { from, to } = periodOf(span, at, steps);
      const fits = (file: TeamFile): boolean => file.span === span && file.from === dayText(from) && file.project === project;
      const [given] = (await filesOf('team')).filter(fits).toSorted((one, other) => other.countedAt - one.countedAt);
      if (given !== undefined) return ok({ sums: given.sums, people: given.people, countedAt: given.countedAt, source: 'file' });
      const countedAt = clock.now();
      const { session, access } = store.get();
      if (session.agent === null) return err(appError('not-allowed', 'nobody is logged in'));
      // Who leads the team has the figures that its people gave.
      const together = session.agent.role === 'agent' ? null : teamTogether((await filesOf('person')).filter(fits));
      if (together !== null) return ok({ ...together, countedAt, source: 'file' });
      const active = session.agents.filter((agent) => agent.active);
      if (!access.showFiguresOfOthers || active.length < LEAST_PEOPLE) return ok(null);
      const worked: Sums[] = [];
      for (const { id } of active) {
        const sums = await data().figures.sums({ asker: 'mean', agentIds: [id], projectId, bounds: [from, to] });
        if (sums === null) return ok(null);
        if (hasWork(addUp(sums))) worked.push(addUp(sums));
      }
      return ok(worked.length < LEAST_PEOPLE ? null : { sums: addUp(worked), people: worked.length, countedAt, source: 'here' });
    },
    saveMean: async ({ project, span, from }) => {
      const { agent } = store.get().session;
      if (agent === null) return err(appError('not-allowed', 'nobody is logged in'));
      const files = (await filesOf('person')).filter((file) => file.span === span && file.from === from && file.project === project);
      const together = teamTogether(files);
      const [first] = files;
      if (together === null || first === undefined) return err(appError('not-found', 'too few people for a mean'));
      const what: FiguresFile = { person: { id: agent.id, name: agent.name }, project, span, from, to: first.to, countedAt: clock.now(), ...together };
      return write(what, `team ${agent.name} ${from} ${span}`);
    },
    remove: async (id) =>
      (await data().figures.removeTeamFile(id, { agentId: deps.agentId(), at: clock.now() }))
        ? ok()
        : err(appError('not-found', `figures file ${id}`)),
  };
}
