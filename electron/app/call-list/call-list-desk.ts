import { writeFile } from 'node:fs/promises';

import type { AttemptRules } from '../../../shared/domain/call-list/attempt-policy.ts';
import { ruleProblems } from '../../../shared/domain/call-list/rule-problems.ts';
import { weekHour } from '../../../shared/domain/call-list/calling-time.ts';
import { listPace, type ListCounted } from '../../../shared/domain/call-list/list-figures.ts';
import type { EntryPriority } from '../../../shared/domain/call-list/entry-priority.ts';
import type { ListOutcome, ListSource, SegmentBy } from '../../../shared/domain/call-list/list-source.ts';
import { DEFAULT_SETTINGS, type ListGoal } from '../../../shared/domain/call-list/list-settings.ts';
import type { CallList, ListSegment, OnList, OrderRule } from '../../../shared/domain/call-list/call-list.ts';
import { appError, type AppError } from '../../../shared/errors/app-error.ts';
import { brandId, type CallListId, type ContactId, type ProjectId } from '../../../shared/lib/brand.ts';
import { err, ok } from '../../../shared/lib/result.ts';
import { besideCalls } from '../beside-calls.ts';
import type { ListChange, ProjectRules } from '../ports/call-list-port.ts';
import type { DataPort } from '../ports/data-port.ts';
import type { Outcome } from '../ports/platform-ports.ts';
import type { CallListDeps } from './deps.ts';
import { fillList, recycleList, type Belonging } from './list-filler.ts';
import { createListWork, type ListWorkDesk } from './list-work.ts';

export type NewCallList = { readonly name: string; readonly from: Belonging; readonly order: OrderRule; readonly segmentBy: SegmentBy | null; readonly goal: ListGoal | null };

/** Call lists of the project that is worked for, and the entry in hand. */
export type CallListDesk = ListWorkDesk & {
  /** Reads the lists; lets go of whatever an earlier run left in a hand. */
  readonly load: (begins: boolean) => Promise<void>;
  readonly all: (archived: boolean) => Promise<Outcome<readonly CallList[]>>;
  /** Makes a list and fills it while the agent goes on (`AppState.callLists.filling`). Error `bad-request` while another one is filled. */
  readonly create: (list: NewCallList) => Promise<Outcome<{ readonly listId: CallListId }>>;
  /** Calls those of these outcomes anew, while the agent goes on. Errors: as `create`, `not-found`. */
  readonly recycle: (id: CallListId, outcomes: readonly ListOutcome[]) => Promise<Outcome>;
  /** What the figures of a list, or of one part of it, are made of, when that was counted, and the hour of the week by the clock of this computer. Error `not-found`. */
  readonly figures: (id: CallListId, segment: number | null) => Promise<Outcome<{ readonly list: CallList; readonly counted: ListCounted; readonly weekHour: number; readonly at: number }>>;
  /** Saves figures as a file; false when the agent chose no place. Error `file-not-written`. */
  readonly saveFigures: (name: string, text: string) => Promise<Outcome<boolean>>;
  /** Quotas and priorities. Errors: `not-found`, `stale-version`. */
  readonly setSegments: (id: CallListId, version: number, segments: readonly Pick<ListSegment, 'id' | 'quota' | 'priority'>[]) => Promise<Outcome>;
  /** On which lists of the project somebody is. */
  readonly ofContact: (id: ContactId) => Promise<Outcome<readonly OnList[]>>;
  /** Error `not-found` when the list is done with them, or there is no such entry in this project. */
  readonly prioritise: (entryId: number, priority: EntryPriority) => Promise<Outcome>;
  readonly stopFilling: () => Outcome;
  /** Errors: `not-found`, `stale-version`, `rules-contradict`. */
  readonly change: (id: CallListId, version: number, change: ListChange) => Promise<Outcome>;
  /** The attempt rules of the project, for lists without rules of their own. */
  readonly rules: () => Promise<Outcome<ProjectRules>>;
  /** Errors: `stale-version`, `rules-contradict` with the place. */
  readonly setRules: (version: number, rules: AttemptRules) => Promise<Outcome>;
  readonly stop: () => Promise<void>;
};

export function createCallListDesk(deps: CallListDeps): CallListDesk {
  const { store, clock } = deps;
  const { rest } = besideCalls(deps);
  const lists = (): DataPort['callLists'] => deps.data().callLists;
  const author = () => ({ agentId: deps.agentId(), at: clock.now() });
  const slice = () => store.get().callLists;
  const publish = (change: Partial<ReturnType<typeof slice>>): void => store.setSlice('callLists', { ...slice(), ...change });
  let filling: CallListId | null = null;
  let filled: Promise<void> = Promise.resolve();

  const refresh = async (): Promise<void> => {
    const now = await lists().list(deps.projectId(), false);
    publish({ lists: now });
    const worked = now.find(({ id }) => id === slice().work?.list.id);
    const pace = worked === undefined ? null : listPace(worked, await lists().pace(worked.id, clock.now()));
    publish({ pace: pace?.pace == null ? null : { perHour: pace.pace, hoursLeft: pace.hoursLeft } });
  };
  const failed = (error: unknown): void => deps.notices.report('the call list could not go on', error);
  /** Fills a list while the agent goes on. */
  const fillWith = (id: CallListId, fill: (job: Parameters<typeof fillList>[0]) => Promise<void>): void => {
    filling = id;
    publish({ filling: { listId: id, added: 0 } });
    let begun = false;
    const tell = (added: number): void => {
      publish({ filling: { listId: id, added } });
      if (begun || added === 0) return;
      begun = true;
      // It can be worked from here on.
      refresh().catch(failed);
    };
    filled = fill({ data: deps.data(), whoAsks: deps.whoAsks(), now: clock.now, rest, on: () => filling === id, tell })
      .catch(failed)
      .finally(() => {
        if (filling === id) filling = null;
        publish({ filling: null });
      })
      .then(refresh)
      .catch(failed);
  };
  /** What a list says it was made of; null when that is not there. */
  const sourceOf = async (from: Belonging): Promise<ListSource | null> => {
    if (from.kind === 'filter') return { kind: 'filter', name: '' };
    if (from.kind === 'list') {
      const other = await lists().get(from.listId);
      return other === null ? null : { kind: 'list', name: other.name };
    }
    const run = store.get().contactFiles.history.find(({ id }) => id === from.importId);
    return run === undefined ? null : { kind: 'import', name: run.fileName };
  };
  const contradiction = (rules: AttemptRules, projectId: ProjectId): AppError | null => {
    const [first] = ruleProblems(rules, deps.planOf(projectId).callingHours);
    return first === undefined ? null : appError('rules-contradict', `${first.problem} at ${first.result ?? ''} ${first.field}`, { place: `${first.result ?? 'all'}.${first.field}`, problem: first.problem });
  };
  const { inTurn, moved, changed, stop, ...work } = createListWork({ ...deps, refresh });

  return {
    ...work,
    load: (begins) =>
      inTurn(async () => {
        if (begins) await lists().release(null, clock.now());
        await moved();
        if (store.get().session.agent === null) publish({ lists: [] });
        else await refresh();
      }),
    all: async (archived) => ok(await lists().list(deps.projectId(), archived)),
    create: async ({ name, from, order, segmentBy, goal }) => {
      if (filling !== null) return err(appError('bad-request', 'another list is being filled'));
      const source = await sourceOf(from);
      if (source === null) return err(appError('not-found', 'the source of the list'));
      const id = brandId<CallListId>(deps.newId());
      await lists().create({ id, projectId: deps.projectId(), name, order, settings: { ...DEFAULT_SETTINGS, goal }, source }, author());
      // It is there, and says how far it is, from the first moment on.
      await refresh();
      fillWith(id, (job) => fillList(job, id, from, { order, segmentBy }));
      return ok({ listId: id });
    },
    recycle: async (id, outcomes) => {
      if (filling !== null) return err(appError('bad-request', 'another list is being filled'));
      if ((await lists().get(id)) === null) return err(appError('not-found', `list ${id}`));
      fillWith(id, (job) => recycleList(job, id, outcomes));
      return ok();
    },
    figures: async (id, segment) => {
      const at = clock.now();
      const [list, counted] = await Promise.all([lists().get(id), lists().counted(id, segment, at)]);
      return list === null ? err(appError('not-found', `list ${id}`)) : ok({ list, counted, weekHour: weekHour(at, deps.zone()), at });
    },
    saveFigures: async (name, text) => {
      const target = await deps.desktop.chooseSaveFile(deps.saveTitle(), `${name.replaceAll(/[^\p{L}\p{N}]+/gu, '-').toLowerCase()}.csv`);
      if (target === null) return ok(false);
      try {
        // Spreadsheets take a file without this mark for one of another alphabet.
        await writeFile(target, `\uFEFF${text}`, 'utf8');
        return ok(true);
      } catch (error) {
        return err(appError('file-not-written', `the figures were not written: ${String(error)}`));
      }
    },
    setSegments: async (id, version, segments) => {
      if (!(await lists().setSegments(id, version, segments, author()))) return err(appError('stale-version', `list ${id}`));
      await inTurn(() => changed(id));
      await refresh();
      return ok();
    },
    ofContact: async (id) => ok(await lists().listsOf(id, deps.projectId())),
    prioritise: async (entryId, priority) => ((await lists().setPriority(entryId, deps.projectId(), priority, author())) ? ok() : err(appError('not-found', `entry ${String(entryId)} to be called`))),
    stopFilling: () => {
      filling = null;
      return ok();
    },
    change: async (id, version, change) => {
      const list = await lists().get(id);
      if (list === null) return err(appError('not-found', `list ${id}`));
      const wrong = change.rules == null ? null : contradiction(change.rules, list.projectId);
      if (wrong !== null) return err(wrong);
      if (!(await lists().change(id, version, change, author()))) return err(appError('stale-version', `list ${id}`));
      await inTurn(() => changed(id));
      await refresh();
      return ok();
    },
    rules: async () => ok(await lists().projectRules(deps.projectId())),
    setRules: async (version, rules) => {
      const wrong = contradiction(rules, deps.projectId());
      if (wrong !== null) return err(wrong);
      if (!(await lists().setProjectRules(deps.projectId(), version, rules, author()))) return err(appError('stale-version', 'the rules of the project'));
      await refresh();
      return ok();
    },
    stop: async () => {
      filling = null;
      await filled;
      await stop();
    },
  };
}
