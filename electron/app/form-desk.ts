import type { DefinitionFault } from '../../shared/domain/definition/definition-fault.ts';
import type { FormDefinition, FormRef, FormSummary, RegistrationForm } from '../../shared/domain/registration/form.ts';
import { withOutcomes } from '../../shared/domain/registration/form-ref.ts';
import type { OutcomeSet, OutcomeSetSummary } from '../../shared/domain/registration/outcome.ts';
import { SERVICE_FORM } from '../../shared/domain/registration/service-form.ts';
import { appError } from '../../shared/errors/app-error.ts';
import type { FormVersion, Published } from '../../shared/ipc/commands/form.ts';
import type { AgentId } from '../../shared/lib/brand.ts';
import type { Clock } from '../../shared/lib/clock.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import type { DataPort } from './ports/data-port.ts';
import type { Log, Outcome } from './ports/platform-ports.ts';

/** The forms and outcomes that registrations are made with; versions that were read once are at hand without waiting. */
export type FormDesk = {
  /** Writes those that come with the application and reads the newest of each. */
  readonly load: () => Promise<void>;
  /** Reads the newest of each again. */
  readonly reload: () => Promise<void>;
  /** The newest version of every form and set of outcomes. */
  readonly newestOf: () => { readonly forms: readonly FormDefinition[]; readonly outcomes: readonly OutcomeSet[] };
  readonly hasForm: (formId: string) => boolean;
  readonly hasOutcomes: (setId: string) => boolean;
  /**
   * The newest version of a form, with the newest version of a set of outcomes (null: of its own). What is not there is replaced by the form
   * of a service conversation, or by the form's own outcomes: a call never goes without.
   */
  readonly newest: (formId: string, setId: string | null) => RegistrationForm;
  /** The very versions that an interaction began with, when they have been read; else null. */
  readonly known: (ref: FormRef) => RegistrationForm | null;
  /** Reads them; null when they are nowhere. */
  readonly read: (ref: FormRef) => Promise<RegistrationForm | null>;
  /** A version as it is built; the newest for null. Null when there is none. */
  readonly definition: (formId: string, version: number | null) => Promise<FormDefinition | null>;
  readonly versions: (formId: string) => Promise<readonly FormVersion[]>;
  /** The first thing that keeps it from being used; null for none. */
  readonly check: (definition: unknown) => Promise<DefinitionFault | null>;
  /** Makes it the next version. Error `stale-version` when somebody else was first. */
  readonly publish: (definition: unknown, basedOn: number, by: AgentId | null) => Promise<Outcome<Published>>;
  readonly publishOutcomes: (definition: unknown, basedOn: number, by: AgentId | null) => Promise<Outcome<Published>>;
  readonly list: () => { readonly forms: readonly FormSummary[]; readonly outcomes: readonly OutcomeSetSummary[] };
};

/** What examines definitions is fetched when there is one to examine: none that came with the application is. */
const schemas = () => import('../../shared/ipc/definitions/form-schema.ts');

export function createFormDesk(deps: {
  readonly data: () => DataPort;
  readonly clock: Clock;
  readonly log: Log;
  readonly shipped: { readonly forms: readonly FormDefinition[]; readonly outcomes: readonly OutcomeSet[] };
}): FormDesk {
  const forms = new Map<string, FormDefinition>();
  const sets = new Map<string, OutcomeSet>();
  let newestForms: readonly FormDefinition[] = deps.shipped.forms;
  let newestSets: readonly OutcomeSet[] = deps.shipped.outcomes;
  const keep = (form: FormDefinition | null, set: OutcomeSet | null): void => {
    if (form !== null) forms.set(`${form.id}@${String(form.version)}`, form);
    if (set !== null) sets.set(`${set.id}@${String(set.version)}`, set);
  };
  const known = ({ formId, version, outcomes }: FormRef): RegistrationForm | null => {
    const form = forms.get(`${formId}@${String(version)}`);
    const set = sets.get(`${outcomes.setId}@${String(outcomes.version)}`);
    return form === undefined || set === undefined ? null : withOutcomes(form, set);
  };

  /** A file may hold what another version of the application has written: what cannot be used is left out, and said. */
  function usable<T>(read: Result<T, DefinitionFault>, what: string): readonly T[] {
    if (read.ok) return [read.value];
    deps.log.warn(`${what} cannot be used`, { problem: read.error.problem, path: read.error.path });
    return [];
  }

  /** What is in the file as it came with the application needs no examination, which would hold up every start. */
  function asShipped<T extends { readonly id: string; readonly version: number }>(stored: T, shipped: readonly T[]): readonly T[] | null {
    const same = shipped.find(({ id, version }) => id === stored.id && version === stored.version);
    return same !== undefined && JSON.stringify(same) === JSON.stringify(stored) ? [same] : null;
  }

  const reload = async (): Promise<void> => {
    const newest = await deps.data().forms.newest();
    const examined = await Promise.all(
      newest.forms.map(async (form) => asShipped(form, deps.shipped.forms) ?? usable((await schemas()).readForm(form), `form ${form.id}`)),
    );
    const examinedSets = await Promise.all(
      newest.outcomes.map(async (set) => asShipped(set, deps.shipped.outcomes) ?? usable((await schemas()).readOutcomes(set), `outcomes ${set.id}`)),
    );
    newestForms = examined.flat();
    newestSets = examinedSets.flat();
    for (const form of newestForms) keep(form, null);
    for (const set of newestSets) keep(null, set);
  };

  const checked = async (definition: unknown): Promise<Result<FormDefinition, DefinitionFault>> => {
    const form = (await schemas()).readForm(definition);
    if (!form.ok || newestSets.some(({ id }) => id === form.value.outcomes)) return form;
    return err({ problem: 'unknown-name', path: 'outcomes', detail: form.value.outcomes });
  };
  async function publishing<One extends { readonly id: string; readonly version: number }>(
    read: Result<One, DefinitionFault>,
    newest: readonly One[],
    basedOn: number,
    write: (next: One) => Promise<void>,
  ): Promise<Outcome<Published>> {
    if (!read.ok) return ok({ state: 'refused', fault: read.error });
    const there = newest.find(({ id }) => id === read.value.id)?.version ?? 0;
    if (there !== basedOn) return err(appError('stale-version', `version ${String(there)} is there`));
    const version = there + 1;
    await write({ ...read.value, version });
    await reload();
    return ok({ state: 'published', version });
  }

  return {
    load: async () => {
      await deps.data().forms.add(deps.shipped, deps.clock.now());
      await reload();
    },
    reload,
    newestOf: () => ({ forms: newestForms, outcomes: newestSets }),
    hasForm: (formId) => newestForms.some(({ id }) => id === formId),
    hasOutcomes: (setId) => newestSets.some(({ id }) => id === setId),
    newest: (formId, setId) => {
      const form = newestForms.find(({ id }) => id === formId);
      const set = newestSets.find(({ id }) => id === setId) ?? newestSets.find(({ id }) => id === form?.outcomes);
      return form === undefined || set === undefined ? SERVICE_FORM : withOutcomes(form, set);
    },
    known,
    read: async (ref) => {
      const before = known(ref);
      if (before !== null) return before;
      keep(await deps.data().forms.form(ref.formId, ref.version), await deps.data().forms.outcomes(ref.outcomes.setId, ref.outcomes.version));
      return known(ref);
    },
    definition: (formId, version) =>
      version === null ? Promise.resolve(newestForms.find(({ id }) => id === formId) ?? null) : deps.data().forms.form(formId, version),
    versions: (formId) => deps.data().forms.versions(formId),
    check: async (definition) => {
      const read = await checked(definition);
      return read.ok ? null : read.error;
    },
    publish: async (definition, basedOn, by) =>
      publishing(await checked(definition), newestForms, basedOn, (form) => deps.data().forms.add({ forms: [form], outcomes: [] }, deps.clock.now(), by)),
    publishOutcomes: async (definition, basedOn, by) =>
      publishing((await schemas()).readOutcomes(definition), newestSets, basedOn, (set) => deps.data().forms.add({ forms: [], outcomes: [set] }, deps.clock.now(), by)),
    list: () => ({
      forms: newestForms.map(({ id, name, kind, version }) => ({ id, name, kind, version })),
      outcomes: newestSets.map(({ id, name, version }) => ({ id, name, version })),
    }),
  };
}
