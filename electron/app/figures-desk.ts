import { writeFile } from 'node:fs/promises';

import { csvOf } from '../../shared/domain/contact-file/tables-csv.ts';
import { earlierThan, periodOf, type Span } from '../../shared/domain/figures/period.ts';
import type { CallSet } from '../../shared/domain/figures/figures.ts';
import type { CallBehind, Report, Whose } from '../../shared/domain/figures/report.ts';
import { addUp } from '../../shared/domain/figures/sums.ts';
import { targetsTogether } from '../../shared/domain/figures/targets.ts';
import { appError } from '../../shared/errors/app-error.ts';
import type { Language } from '../../shared/ipc/app-state.ts';
import type { AgentId, ProjectId } from '../../shared/lib/brand.ts';
import type { Clock } from '../../shared/lib/clock.ts';
import { err, ok } from '../../shared/lib/result.ts';
import { figuresPage, type PageTable } from './figures-page.ts';
import type { DataPort } from './ports/data-port.ts';
import type { Desktop, Outcome } from './ports/platform-ports.ts';
import type { StateStore } from './state-store.ts';
import type { Visibility } from './visibility.ts';

/** Calls that are shown behind a figure. */
const MOST_CALLS = 300;

type Of = { readonly whose: Whose; readonly projectId: ProjectId | null };

/** Reports of work: one's own, and where the rules say so those of the people one leads. */
export type FiguresDesk = {
  readonly report: (ask: Of & { readonly span: Span; readonly at: number; readonly steps: number }) => Promise<Outcome<Report>>;
  readonly calls: (ask: Of & { readonly set: CallSet; readonly from: number; readonly to: number }) => Promise<Outcome<{ readonly calls: readonly CallBehind[]; readonly total: number }>>;
  readonly save: (as: 'csv' | 'pdf', title: string, tables: readonly PageTable[]) => Promise<Outcome<boolean>>;
};

export function createFiguresDesk(deps: {
  readonly data: () => DataPort;
  readonly store: StateStore;
  readonly clock: Clock;
  readonly visibility: Pick<Visibility, 'maySee'>;
  readonly desktop: Pick<Desktop, 'chooseSaveFile'>;
  readonly print: (html: string) => Promise<Uint8Array>;
  readonly saveTitle: () => string;
  readonly language: () => Language;
}): FiguresDesk {
  const { data, store } = deps;
  /** Null where somebody may not see them. */
  const peopleOf = (whose: Whose): readonly AgentId[] | null => {
    const { session, access } = store.get();
    if (session.agent === null) return null;
    if (whose === session.agent.id) return [session.agent.id];
    if (session.agent.role === 'agent' || !access.showFiguresOfOthers) return null;
    return session.agents.filter(({ id, active }) => (whose === 'team' ? active : id === whose)).map(({ id }) => id);
  };
  const refused = () => err(appError('not-allowed', 'figures of somebody else'));

  return {
    report: async ({ whose, projectId, span, at, steps }) => {
      const agentIds = peopleOf(whose);
      if (agentIds === null) return refused();
      const period = periodOf(span, at, steps);
      const now = deps.clock.now();
      const before = earlierThan(period, now);
      const ask = { asker: 'report', agentIds, projectId };
      const parts = await data().figures.sums({ ...ask, bounds: [...period.parts, period.to] });
      const earlier = parts === null ? null : await data().figures.sums({ ...ask, asker: 'earlier', bounds: [before.from, before.to] });
      if (parts === null || earlier === null) return err(appError('bad-request', 'another report was asked for'));
      const { project, projects } = store.get();
      const known = [project, ...projects].filter((one) => one !== null && one.kind !== 'practice');
      const meant = [...new Map(known.map((one) => [one?.id, one])).values()].flatMap((one) => (one === null || (projectId !== null && one.id !== projectId) ? [] : [{ name: one.name, targets: one.plan.targets }]));
      const { targets, apart } = targetsTogether(meant, whose, span);
      return ok({ whose, projectId, period, parts, total: addUp(parts), earlier: addUp(earlier), targets, apart, countedAt: now });
    },
    calls: async ({ whose, ...ask }) => {
      const agentIds = peopleOf(whose);
      if (agentIds === null) return refused();
      const { calls, total } = await data().figures.calls({ ...ask, agentIds, limit: MOST_CALLS });
      const shown = await Promise.all(calls.map(async (call) => (call.contactId === null || (await deps.visibility.maySee(call.contactId)) ? call : { ...call, contactId: null, name: '', number: '' })));
      return ok({ calls: shown, total });
    },
    save: async (as, title, tables) => {
      const target = await deps.desktop.chooseSaveFile(deps.saveTitle(), `${title.replaceAll(/[^\p{L}\p{N}]+/gu, '-').toLowerCase()}.${as}`);
      if (target === null) return ok(false);
      const language = deps.language();
      try {
        // Spreadsheets take a file without this mark for one of another alphabet.
        if (as === 'csv') await writeFile(target, `\uFEFF${csvOf([[[title]], ...tables.map((table) => [[table.title], ...table.rows])], language)}`, 'utf8');
        else await writeFile(target, await deps.print(figuresPage(title, tables, language)));
        return ok(true);
      } catch (error) {
        return err(appError('file-not-written', `the figures were not written: ${String(error)}`));
      }
    },
  };
}
