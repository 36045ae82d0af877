import path from 'node:path';

import type { Agent } from '../../shared/domain/agent-state/agent-state.ts';
import type { DefinitionFault } from '../../shared/domain/definition/definition-fault.ts';
import type { CustomField } from '../../shared/domain/contact/custom-field.ts';
import { fieldsHere, fieldsOfForms, withFields } from '../../shared/domain/project/field-fit.ts';
import { DEFAULT_FORM_ID, type Project } from '../../shared/domain/project/project.ts';
import type { RegistrationForm } from '../../shared/domain/registration/form.ts';
import { withOutcomes } from '../../shared/domain/registration/form-ref.ts';
import type { Script } from '../../shared/domain/script/script.ts';
import { fitVersions } from '../../shared/domain/registration/fit-versions.ts';
import { appError } from '../../shared/errors/app-error.ts';
import type { ProjectImport } from '../../shared/ipc/commands/project.ts';
import type { ProjectFile } from '../../shared/ipc/definitions/project-schema.ts';
import { brandId, type AgentId, type CustomFieldId, type ProjectId } from '../../shared/lib/brand.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import { readDefinitionFile, writeDefinitionFile } from './definition-file.ts';
import type { AccessDesk } from './access-desk.ts';
import type { FormDesk } from './form-desk.ts';
import type { Desktop, NewId, Outcome } from './ports/platform-ports.ts';
import type { ProjectDesk } from './project-desk.ts';
import type { ScriptDesk } from './script-desk.ts';
import type { VerificationDesk } from './verification-desk.ts';

/** A project goes out and comes in as one file. */
export type ProjectFiles = {
  /** Asks for a place and writes it there; false when no place was chosen. Error `not-found`, `disk-full` when it cannot be written. */
  readonly export: (id: ProjectId) => Promise<Outcome<boolean>>;
  /** Asks for a file and reads it. What is wrong with it comes back with its place, and nothing of it is kept. */
  readonly import: (by: Importer | null) => Promise<Outcome<ProjectImport>>;
  /** The file that was read last has the key of a project that is there: changes that one, or makes another one of it. */
  readonly finish: (as: 'replacement' | 'new', by: Importer | null) => Promise<Outcome<ProjectImport>>;
};

/** Whoever brings a project in: fields of the customer file are added by administrators alone. */
type Importer = Pick<Agent, 'id' | 'role'>;

/** What examines project files is fetched with the first of them. */
const schemas = () => import('../../shared/ipc/definitions/project-schema.ts');

export function createProjectFiles(deps: {
  readonly projects: Pick<ProjectDesk, 'all' | 'save'>;
  readonly forms: Pick<FormDesk, 'newestOf'>;
  readonly scripts: Pick<ScriptDesk, 'has' | 'inUse' | 'own' | 'faultOf' | 'take'>;
  readonly customFields: () => Pick<AccessDesk, 'fields' | 'takeField'>;
  readonly verification: () => Pick<VerificationDesk, 'rule' | 'setRule'>;
  readonly desktop: Pick<Desktop, 'chooseFile' | 'chooseSaveFile'>;
  readonly newId: NewId;
  readonly words: () => { readonly open: string; readonly save: string };
}): ProjectFiles {
  let waiting: ProjectFile | null = null;

  const fileOf = async (project: Project): Promise<ProjectFile> => {
    const { PROJECT_FILE_FORMAT } = await schemas();
    const { key, name, purpose, wrapUpSeconds, scriptId, formId, outcomesId, plan } = project;
    const { agents: _people, mandates, ...agreed } = plan;
    const newest = deps.forms.newestOf();
    const filled = deps.scripts.inUse(scriptId).form ?? DEFAULT_FORM_ID;
    const forms = newest.forms.filter(({ id }) => id === filled || id === formId || plan.forms.includes(id));
    const sets = new Set([...forms.map(({ outcomes }) => outcomes), ...(outcomesId === null ? [] : [outcomesId])]);
    return {
      balie: 'project',
      format: PROJECT_FILE_FORMAT,
      project: {
        ...{ key, name, purpose, wrapUpSeconds, scriptId, formId, outcomesId },
        plan: { ...agreed, mandates: mandates.flatMap(({ role, discountPercent, amount }) => (role === null ? [] : [{ role, discountPercent, amount }])) },
      },
      forms,
      outcomes: newest.outcomes.filter(({ id }) => sets.has(id)),
      script: deps.scripts.own(scriptId),
      verify: deps.verification().rule(project.id),
      customFields: fieldsOfForms(forms, deps.customFields().fields()),
    };
  };

  /** What only somebody can tell who knows which scripts, forms and outcomes there are. */
  const unknownName = ({ project, forms, outcomes, script }: ProjectFile): DefinitionFault | null => {
    const fault = (place: string, detail: string): DefinitionFault => ({ problem: 'unknown-name', path: place, detail });
    const newest = deps.forms.newestOf();
    const hasForm = (id: string): boolean => [...forms, ...newest.forms].some((form) => form.id === id);
    const hasSet = (id: string): boolean => [...outcomes, ...newest.outcomes].some((set) => set.id === id);
    if (script?.id !== project.scriptId && !deps.scripts.has(project.scriptId)) return fault('project.scriptId', project.scriptId);
    if (project.formId !== null && !hasForm(project.formId)) return fault('project.formId', project.formId);
    if (project.outcomesId !== null && !hasSet(project.outcomesId)) return fault('project.outcomesId', project.outcomesId);
    const form = project.plan.forms.findIndex((id) => !hasForm(id));
    if (form >= 0) return fault(`project.plan.forms.${String(form)}`, project.plan.forms[form] ?? '');
    const set = forms.findIndex((each) => !hasSet(each.outcomes));
    return set < 0 ? null : fault(`forms.${String(set)}.outcomes`, forms[set]?.outcomes ?? '');
  };

  /** The form in the file that its script fills; undefined where it is one that is here. */
  const formOf = ({ forms, outcomes }: ProjectFile, script: Script): RegistrationForm | undefined => {
    const form = forms.find(({ id }) => id === (script.form ?? DEFAULT_FORM_ID));
    const set = [...outcomes, ...deps.forms.newestOf().outcomes].find(({ id }) => id === form?.outcomes);
    return form === undefined || set === undefined ? undefined : withOutcomes(form, set);
  };

  const write = async ({ project, forms, outcomes, script, verify, customFields }: ProjectFile, over: Project | null, key: string, importer: Importer | null): Promise<Outcome<ProjectImport>> => {
    const { plan, name, purpose, wrapUpSeconds, scriptId, formId, outcomesId } = project;
    const by: AgentId | null = importer?.id ?? null;
    const made: CustomField[] = [];
    const ids = new Map<string, CustomFieldId>();
    for (const [field, here] of fieldsHere(customFields, deps.customFields().fields(), over?.id ?? null)) {
      const id = here ?? brandId<CustomFieldId>(deps.newId());
      ids.set(field.id, id);
      // Once the project is there: a field that comes with a file counts for its project only.
      if (here === null) made.push({ ...field, id, projectId: null, position: 0, active: true });
    }
    const fields = made.map(({ label }) => label);
    if (made.length > 0 && importer?.role !== 'administrator') {
      waiting = null;
      return ok({ state: 'fields', name, fields });
    }
    if (script !== null) await deps.scripts.take(script, by);
    const saved = await deps.projects.save(
      {
        ...{ id: over?.id ?? null, key, name, purpose, wrapUpSeconds, scriptId, formId, outcomesId },
        // People are not in the file: those who are here stay.
        plan: {
          ...plan,
          agents: over?.plan.agents ?? [],
          mandates: [...(over?.plan.mandates.filter(({ agentId }) => agentId !== null) ?? []), ...plan.mandates.map((mandate) => ({ agentId: null, ...mandate }))],
        },
      },
      by,
      fitVersions({ forms: forms.map((form) => withFields(form, ids)), outcomes }, deps.forms.newestOf()),
    );
    waiting = null;
    if (!saved.ok) return saved;
    for (const field of made) await deps.customFields().takeField({ ...field, projectId: saved.value.id }, by);
    if (verify !== null) {
      const set = await deps.verification().setRule(saved.value.id, verify, by);
      if (!set.ok) return set;
    }
    return ok({ state: 'imported', projectId: saved.value.id, name: saved.value.name, fields });
  };

  const read = async (file: string): Promise<Result<ProjectFile, DefinitionFault>> => {
    const content = await readDefinitionFile(file);
    if (!content.ok) return content;
    const { readProjectFile } = await schemas();
    const parsed = readProjectFile(content.value);
    if (!parsed.ok) return parsed;
    const { script } = parsed.value;
    const fault = unknownName(parsed.value) ?? (script === null ? null : await deps.scripts.faultOf(script, formOf(parsed.value, script)));
    return fault === null ? parsed : err(fault);
  };

  return {
    export: async (id) => {
      const project = (await deps.projects.all()).find((one) => one.id === id);
      if (project === undefined) return err(appError('not-found', 'no such project'));
      const place = await deps.desktop.chooseSaveFile(deps.words().save, `${project.key}.balie.json`);
      if (place === null) return ok(false);
      return (await writeDefinitionFile(place, await fileOf(project))) ? ok(true) : err(appError('file-not-written', 'the file could not be written'));
    },
    import: async (by) => {
      waiting = null;
      const file = await deps.desktop.chooseFile(deps.words().open);
      if (file === null) return ok({ state: 'none' });
      const content = await read(file);
      if (!content.ok) return ok({ state: 'refused', file: path.basename(file), fault: content.error });
      const there = (await deps.projects.all()).find(({ key }) => key === content.value.project.key);
      if (there === undefined) return write(content.value, null, content.value.project.key, by);
      waiting = content.value;
      return ok({ state: 'exists', name: there.name });
    },
    finish: async (as, by) => {
      if (waiting === null) return err(appError('not-found', 'no file was read'));
      const all = await deps.projects.all();
      const { key } = waiting.project;
      const there = all.find((one) => one.key === key) ?? null;
      return as === 'replacement' ? write(waiting, there, key, by) : write(waiting, null, freeKey(key, all), by);
    },
  };
}

/** The key with the first number behind it that nobody has. */
function freeKey(key: string, taken: readonly Pick<Project, 'key'>[]): string {
  for (let number = 2; ; number += 1) {
    const ending = `-${String(number)}`;
    const free = key.slice(0, 40 - ending.length) + ending;
    if (!taken.some((one) => one.key === free)) return free;
  }
}
