import { PRACTICE_PROJECT, SERVICE_PROJECT } from '../../shared/domain/project/default-projects.ts';
import type { Agent } from '../../shared/domain/agent-state/agent-state.ts';
import type { Purpose } from '../../shared/domain/consent/consent.ts';
import { mayCallAt, zonesOfNumber } from '../../shared/domain/call-list/calling-time.ts';
import { mandateOf, mayWorkFor, NO_PLAN, type ProjectPlan } from '../../shared/domain/project/project-plan.ts';
import { DEFAULT_SCRIPT_ID, houseOf, MAX_WRAP_UP_SECONDS, WRAP_UP_SECONDS, type Project, type ProjectRecord, type ProjectSettings } from '../../shared/domain/project/project.ts';
import { projectForInvite, type InviteFacts } from '../../shared/domain/project/route-call.ts';
import type { FormDefinition } from '../../shared/domain/registration/form.ts';
import type { OutcomeSet } from '../../shared/domain/registration/outcome.ts';
import { appError, type AppError } from '../../shared/errors/app-error.ts';
import { brandId, type AgentId, type ContactId, type E164, type ProjectId } from '../../shared/lib/brand.ts';
import type { Clock } from '../../shared/lib/clock.ts';
import type { DataPort } from './ports/data-port.ts';
import { err, ok } from '../../shared/lib/result.ts';
import type { NewId, Outcome } from './ports/platform-ports.ts';
import { createDirectionGuard } from './project-direction.ts';
import type { Provisioning } from './provisioning.ts';
import type { StateStore } from './state-store.ts';

const ACTIVE_PROJECT = 'activeProject';
const WRAP_UP = 'wrapUpSeconds';
const SCRIPT = 'scriptId';
const FORM = 'formId';
const OUTCOMES = 'outcomesId';

/** A project as it is filled in; without id a new one. */
export type ProjectInput = Pick<Project, 'key' | 'name' | 'purpose' | 'plan'> & ProjectSettings & { readonly id: ProjectId | null };
export type Definitions = { readonly forms: readonly FormDefinition[]; readonly outcomes: readonly OutcomeSet[] };
const NO_DEFINITIONS: Definitions = { forms: [], outcomes: [] };

/** The project that new calls belong to. The practice line has one of its own. */
export type ProjectDesk = {
  readonly load: (provisioning: Provisioning | null) => Promise<void>;
  /** The project for calls on the line in use. */
  readonly setPractice: (practice: boolean) => void;
  readonly id: () => ProjectId;
  /** Key of the project the agent works for; the practice line's while that is in use. */
  readonly key: () => string;
  /** The project with this key; null when there is none that can be worked for. */
  readonly byKey: (key: string) => Project | null;
  /** The project that an incoming call is for, as its INVITE says; null where it says nothing, and on the practice line. */
  readonly forInvite: (invite: InviteFacts | undefined) => Project | null;
  /** What calls for this project are made for. */
  readonly purposeOf: (id: ProjectId) => Purpose;
  /** Whose name stands on what goes to a customer of it: the client, else the project's own. */
  readonly houseOf: (id: ProjectId) => string;
  readonly planOf: (id: ProjectId) => ProjectPlan;
  /** How far this person may go for it on their own. */
  readonly mandateOf: (id: ProjectId, agent: Pick<Agent, 'id' | 'role'>) => ReturnType<typeof mandateOf>;
  /** Why this customer may not be called for the project at this moment; null when they may. Numbers of the exchange itself are nobody's. */
  readonly dialRefusal: (id: ProjectId, contactId: ContactId | null, number: E164 | null) => AppError | null;
  /** Time to complete a registration after a call of this project, in milliseconds; null is no limit. */
  readonly wrapUpMs: (id: ProjectId) => number | null;
  /** The script that conversations of this project follow from now on. */
  readonly scriptId: (id: ProjectId) => string;
  /** The form and the outcomes that were chosen for it; null where nobody has. */
  readonly formChoice: (id: ProjectId) => Pick<Project, 'formId' | 'outcomesId' | 'plan'>;
  /** All of them, those that are put away too; the practice line's last. */
  readonly all: () => Promise<readonly Project[]>;
  /** Changes what is given of its settings. Error `not-found`. */
  readonly change: (id: ProjectId, change: ProjectChange, by: AgentId | null) => Promise<Outcome>;
  /** Writes a project as a whole, with definitions that come with it, or nothing. Errors: `not-found`, `name-taken` for its key. */
  readonly save: (input: ProjectInput, by: AgentId | null, definitions?: Definitions) => Promise<Outcome<Project>>;
  /** Puts it away, or takes it up again. Errors: `not-found`, `project-needed` for the last one. */
  readonly setActive: (id: ProjectId, active: boolean, by: AgentId | null) => Promise<Outcome>;
  /** Works for another project from now on. Errors: `not-found`, `project-not-yours`. */
  readonly choose: (id: ProjectId, by: Pick<Agent, 'id' | 'role'> | null) => Promise<Outcome>;
  /** Somebody else works here: with a project that they may work for. */
  readonly follow: (agent: Pick<Agent, 'id' | 'role'>) => Promise<void>;
};

type ProjectChange = { readonly [Key in keyof ProjectSettings]?: ProjectSettings[Key] | undefined };

export function createProjectDesk(deps: {
  readonly hasScript: (scriptId: string) => boolean;
  readonly hasForm: (formId: string) => boolean;
  readonly hasOutcomes: (setId: string) => boolean;
  readonly readForms: () => Promise<void>;
  readonly data: () => DataPort;
  readonly store: StateStore;
  readonly clock: Clock;
  /** IANA name of this computer's time zone. */
  readonly zone: () => string;
  readonly newId: NewId;
  readonly onChanged: () => void;
}): ProjectDesk {
  let working: Project = SERVICE_PROJECT;
  let practice = false;
  let known: readonly Project[] = [SERVICE_PROJECT];
  let practising: Project = PRACTICE_PROJECT;
  const againstDirection = createDirectionGuard(deps.clock);

  const settingsOf = async (id: ProjectId): Promise<ProjectSettings> => {
    const { settings } = deps.data();
    const [seconds, scriptId, formId, outcomesId] = await Promise.all([WRAP_UP, SCRIPT, FORM, OUTCOMES].map((key) => settings.get(key, id)));
    const isLimit = typeof seconds === 'number' && seconds >= 0 && seconds <= MAX_WRAP_UP_SECONDS;
    return {
      // Zero stands for no limit, since a setting that was never made reads as null.
      wrapUpSeconds: !isLimit ? WRAP_UP_SECONDS : seconds === 0 ? null : seconds,
      scriptId: typeof scriptId === 'string' && deps.hasScript(scriptId) ? scriptId : DEFAULT_SCRIPT_ID,
      formId: typeof formId === 'string' && deps.hasForm(formId) ? formId : null,
      outcomesId: typeof outcomesId === 'string' && deps.hasOutcomes(outcomesId) ? outcomesId : null,
    };
  };
  const withSettings = async (record: ProjectRecord): Promise<Project> => ({ ...record, ...(await settingsOf(record.id)) });
  const find = (id: ProjectId): Project => known.find((project) => project.id === id) ?? (practising.id === id ? practising : working);

  const publish = (): void => {
    deps.store.setSlice('projects', known);
    deps.store.setSlice('project', practice ? practising : working);
    deps.onChanged();
  };

  const provision = async ({ projects, project }: Provisioning): Promise<void> => {
    const all = await deps.data().projects.list();
    for (const { key, name, purpose = 'service', wrapUpSeconds, script, form, outcomes } of projects) {
      const before = all.find((candidate) => candidate.key === key);
      const id = before?.id ?? brandId<ProjectId>(deps.newId());
      await deps.data().projects.upsert({ id, key, name, kind: 'service', purpose, active: before?.active ?? true, plan: before?.plan ?? NO_PLAN });
      if (wrapUpSeconds !== undefined) await deps.data().settings.set(WRAP_UP, wrapUpSeconds, { projectId: id });
      if (script !== undefined) await deps.data().settings.set(SCRIPT, script, { projectId: id });
      if (form !== undefined) await deps.data().settings.set(FORM, form, { projectId: id });
      if (outcomes !== undefined) await deps.data().settings.set(OUTCOMES, outcomes, { projectId: id });
    }
    if (project !== null) await deps.data().settings.set(ACTIVE_PROJECT, project, 'default');
  };

  /** Where projects of their own are set up, the one that every profile begins with is in nobody's way. */
  const isUntouched = ({ id, name, plan }: ProjectRecord): boolean => id === SERVICE_PROJECT.id && name === SERVICE_PROJECT.name && plan.client === '';
  const usable = ({ active, kind }: ProjectRecord): boolean => active && kind === 'service';

  const read = async (workingKey: unknown): Promise<void> => {
    const all = await deps.data().projects.list();
    const found = all.filter(usable);
    const shown = found.length > 1 && workingKey !== SERVICE_PROJECT.key ? found.filter((project) => !isUntouched(project)) : found;
    known = await Promise.all(shown.map(withSettings));
    practising = await withSettings(all.find(({ id }) => id === PRACTICE_PROJECT.id) ?? PRACTICE_PROJECT);
    working = known.find((project) => project.key === workingKey) ?? known.find(({ id }) => id === SERVICE_PROJECT.id) ?? known[0] ?? (await withSettings(SERVICE_PROJECT));
    publish();
  };

  const missing = (change: ProjectChange): Outcome | null => {
    if (change.scriptId !== undefined && !deps.hasScript(change.scriptId)) return err(appError('not-found', 'no such script'));
    if (typeof change.formId === 'string' && !deps.hasForm(change.formId)) return err(appError('not-found', 'no such form'));
    if (typeof change.outcomesId === 'string' && !deps.hasOutcomes(change.outcomesId)) return err(appError('not-found', 'no such outcomes'));
    return null;
  };
  /** As they are stored: nothing chosen is an empty text, because a setting that was never made reads as null. */
  const stored = (change: ProjectChange): Readonly<Record<string, unknown>> => ({
    ...(change.wrapUpSeconds === undefined ? {} : { [WRAP_UP]: change.wrapUpSeconds ?? 0 }),
    ...(change.scriptId === undefined ? {} : { [SCRIPT]: change.scriptId }),
    ...(change.formId === undefined ? {} : { [FORM]: change.formId ?? '' }),
    ...(change.outcomesId === undefined ? {} : { [OUTCOMES]: change.outcomesId ?? '' }),
  });

  const workFor = (chosen: Project): void => {
    working = chosen;
    publish();
  };

  return {
    load: async (provisioning) => {
      if (provisioning !== null) await provision(provisioning);
      await read(await deps.data().settings.get(ACTIVE_PROJECT, null));
    },
    setPractice: (value) => {
      practice = value;
      publish();
    },
    id: () => (practice ? PRACTICE_PROJECT.id : working.id),
    key: () => (practice ? PRACTICE_PROJECT.key : working.key),
    byKey: (key) => known.find((project) => project.key === key) ?? null,
    forInvite: (invite) => (practice || invite === undefined ? null : projectForInvite(known, invite, deps.store.get().settings.country)),
    wrapUpMs: (id) => {
      const { wrapUpSeconds } = find(id);
      return wrapUpSeconds === null ? null : wrapUpSeconds * 1_000;
    },
    scriptId: (id) => find(id).scriptId,
    formChoice: find,
    houseOf: (id) => houseOf(find(id)),
    planOf: (id) => find(id).plan,
    mandateOf: (id, agent) => mandateOf(find(id).plan, agent),
    dialRefusal: (id, contactId, number) => {
      if (contactId === null && number === null) return null;
      const project = find(id);
      const { plan, name } = project;
      const at = deps.clock.now();
      const zones = number === null ? [deps.zone()] : zonesOfNumber(number, deps.zone(), at);
      if (mayCallAt(plan.callingHours, zones, at)) return againstDirection(project, number ?? contactId ?? '');
      return appError('outside-calling-hours', 'outside the calling hours of the project', { project: name, hours: plan.callingHours.map(({ from, to }) => `${from}–${to}`).join(', ') });
    },
    all: async () => {
      const records = await deps.data().projects.list();
      const own = await Promise.all(records.filter(({ kind }) => kind === 'service').map(withSettings));
      return [...own, practising];
    },
    change: async (id, change, by) => {
      if (find(id).id !== id) return err(appError('not-found', 'no such project'));
      const refused = missing(change);
      if (refused !== null) return refused;
      for (const [key, value] of Object.entries(stored(change))) await deps.data().settings.set(key, value, { projectId: id }, by);
      const renewed: Project = { ...find(id), ...(await settingsOf(id)) };
      const renew = (project: Project): Project => (project.id === id ? renewed : project);
      known = known.map(renew);
      practising = renew(practising);
      working = renew(working);
      publish();
      return ok();
    },
    save: async ({ id: given, key, name, purpose, plan, ...settings }, by, definitions = NO_DEFINITIONS) => {
      const all = await deps.data().projects.list();
      const before = all.find(({ id }) => id === given);
      if (given !== null && before === undefined && given !== PRACTICE_PROJECT.id) return err(appError('not-found', 'no such project'));
      if (all.some((other) => other.id !== given && other.key === key)) return err(appError('name-taken', 'another project has this key', { field: 'key' }));
      // What comes along is not there yet, and is written with it.
      const coming = (ids: readonly { readonly id: string }[], id: string | null): boolean => ids.some((one) => one.id === id);
      const refused = missing({
        ...settings,
        formId: coming(definitions.forms, settings.formId) ? null : settings.formId,
        outcomesId: coming(definitions.outcomes, settings.outcomesId) ? null : settings.outcomesId,
      });
      if (refused !== null && !refused.ok) return refused;
      const id = given ?? brandId<ProjectId>(deps.newId());
      const project: ProjectRecord = { id, key, name, kind: before?.kind ?? 'service', purpose, active: before?.active ?? true, plan };
      await deps.data().projects.write({ project, settings: stored(settings), definitions }, deps.clock.now(), by);
      // A project whose form nobody knows yet would be read as one without.
      if (definitions.forms.length + definitions.outcomes.length > 0) await deps.readForms();
      await read(before !== undefined && before.key === working.key ? key : working.key);
      return ok({ ...project, ...settings });
    },
    setActive: async (id, active, by) => {
      const all = await deps.data().projects.list();
      const project = all.find((one) => one.id === id && one.kind === 'service');
      if (project === undefined) return err(appError('not-found', 'no such project'));
      if (!active && !all.some((other) => other.id !== id && usable(other))) return err(appError('project-needed', 'one project has to stay'));
      await deps.data().projects.upsert({ ...project, active }, by);
      await read(working.key);
      return ok();
    },
    purposeOf: (id) => known.find((project) => project.id === id)?.purpose ?? 'service',
    choose: async (id, by) => {
      const chosen = known.find((project) => project.id === id);
      if (chosen === undefined) return err(appError('not-found', 'no such project'));
      if (by !== null && !mayWorkFor(chosen, by)) return err(appError('project-not-yours', 'somebody else works for this project'));
      workFor(chosen);
      await deps.data().settings.set(ACTIVE_PROJECT, chosen.key, 'default', by?.id ?? null);
      return ok();
    },
    follow: async (agent) => {
      if (mayWorkFor(working, agent)) return;
      // Somebody who is named nowhere works for the one that every profile begins with.
      workFor(known.find((project) => mayWorkFor(project, agent)) ?? (await withSettings(SERVICE_PROJECT)));
    },
  };
}
