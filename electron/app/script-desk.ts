import type { LocalisedText, Script, ScriptSummary } from '../../shared/domain/script/script.ts';
import { statusAfter, type ScriptDraft, type ScriptEntry, type ScriptMove } from '../../shared/domain/script/script-library.ts';
import { DEFAULT_FORM_ID } from '../../shared/domain/project/project.ts';
import type { DefinitionFault } from '../../shared/domain/definition/definition-fault.ts';
import { saysTheSame } from '../../shared/domain/registration/fit-versions.ts';
import type { RegistrationForm } from '../../shared/domain/registration/form.ts';
import { fitProblems } from '../../shared/domain/registration/script-fit.ts';
import { appError } from '../../shared/errors/app-error.ts';
import type { ScriptCheck, ScriptImport } from '../../shared/ipc/commands/scripts.ts';
import type { AgentId } from '../../shared/lib/brand.ts';
import type { Clock } from '../../shared/lib/clock.ts';
import { err, ok } from '../../shared/lib/result.ts';
import { readDefinitionFile, writeDefinitionFile } from './definition-file.ts';
import type { FormDesk } from './form-desk.ts';
import type { DataPort } from './ports/data-port.ts';
import type { Desktop, Log, NewId, Outcome } from './ports/platform-ports.ts';

/** The scripts that conversations begin with, and the way a new one becomes one of them: draft, proposed, approved, in use, retired. */
export type ScriptDesk = {
  /** Writes those that come with the application and reads what is in use. */
  readonly load: () => Promise<void>;
  readonly has: (scriptId: string) => boolean;
  /** What is in use of this script; the service conversation where nothing is: a call never goes without. */
  readonly inUse: (scriptId: string) => Script;
  readonly summaries: () => readonly ScriptSummary[];
  readonly library: () => Promise<readonly ScriptEntry[]>;
  readonly begin: (from: { readonly scriptId: string; readonly version: number } | null, name: LocalisedText, by: AgentId) => Promise<Outcome<{ readonly scriptId: string }>>;
  readonly draft: (scriptId: string) => Promise<Outcome<ScriptDraft & ScriptCheck>>;
  readonly save: (scriptId: string, written: Script, by: AgentId) => Promise<Outcome<ScriptCheck>>;
  readonly discard: (scriptId: string) => Promise<Outcome>;
  readonly propose: (scriptId: string, note: string, by: AgentId) => Promise<Outcome<{ readonly version: number }>>;
  readonly decide: (scriptId: string, version: number, move: ScriptMove, note: string, by: AgentId) => Promise<Outcome>;
  readonly export: (scriptId: string, version: number | null) => Promise<Outcome<boolean>>;
  readonly import: (by: AgentId) => Promise<Outcome<ScriptImport>>;
  /** Null for one that comes with the application: it is everywhere. */
  readonly own: (scriptId: string) => Script | null;
  /** Why a script that comes with a project cannot be used with this form; null when it can. */
  readonly faultOf: (script: Script, form: RegistrationForm | undefined) => Promise<DefinitionFault | null>;
  /** Takes a script that comes with a project into use: as it is, or as the next version where the one here says something else. */
  readonly take: (script: Script, by: AgentId | null) => Promise<void>;
};

/** What examines scripts is fetched when there is one to examine: none that came with the application is. */
const schemas = () => import('../../shared/ipc/definitions/script-schema.ts');

export function createScriptDesk(deps: {
  readonly data: () => DataPort;
  readonly clock: Clock;
  readonly log: Log;
  readonly newId: NewId;
  readonly shipped: readonly [Script, ...Script[]];
  readonly forms: Pick<FormDesk, 'newest'>;
  /** Whether conversations of some project begin with it. */
  readonly isChosen: (scriptId: string) => boolean;
  readonly desktop: Pick<Desktop, 'chooseFile' | 'chooseSaveFile'>;
  readonly words: () => { readonly open: string; readonly save: string };
}): ScriptDesk {
  const { data, clock, shipped } = deps;
  let current: readonly Script[] = shipped;
  const isShipped = (scriptId: string): boolean => shipped.some(({ id }) => id === scriptId);

  const reload = async (): Promise<void> => {
    const stored = await data().scripts.inUse();
    const examined = await Promise.all(
      stored.map(async (script) => {
        const read = isShipped(script.id) ? ok(script) : (await schemas()).readScript(script);
        if (!read.ok) deps.log.warn(`script ${script.id} cannot be used`, { problem: read.error.problem, path: read.error.path });
        return read.ok ? [read.value] : [];
      }),
    );
    const usable = examined.flat();
    const own = usable.filter(({ id }) => !isShipped(id));
    current = [...shipped.map((script) => usable.find(({ id }) => id === script.id) ?? script), ...own];
  };

  /** Everything that would go wrong while talking. The checks bring the engine of templates: fetched when somebody asks. */
  const checked = async (script: Script, form: RegistrationForm = deps.forms.newest(script.form ?? DEFAULT_FORM_ID, null)): Promise<ScriptCheck> => {
    const { checkScript } = await import('../../shared/domain/script/check-script.ts');
    return { problems: [...checkScript(script, form.fields.map(({ key }) => key)), ...fitProblems(script, form)], form };
  };

  const keep = async (script: Script, by: AgentId): Promise<void> => data().scripts.saveDraft(script, clock.now(), by);
  const noDraft = () => err(appError('not-found', 'no draft of this script'));

  return {
    load: async () => {
      await Promise.all(shipped.map((script) => data().scripts.add(script, clock.now())));
      await reload();
    },
    has: (scriptId) => current.some(({ id }) => id === scriptId),
    inUse: (scriptId) => current.find(({ id }) => id === scriptId) ?? shipped[0],
    summaries: () => current.map(({ id, name, form }) => ({ id, name, ...(form === undefined ? {} : { form }) })),
    library: async () => (await data().scripts.library()).map((entry) => ({ ...entry, shipped: isShipped(entry.id) })),
    begin: async (from, name, by) => {
      const source = from === null ? null : await data().scripts.get(from.scriptId, from.version);
      if (from !== null && source === null) return err(appError('not-found', 'no such script version'));
      if (source !== null && !isShipped(source.id)) {
        if ((await data().scripts.draft(source.id)) === null) await keep(source, by);
        return ok({ scriptId: source.id });
      }
      const id = deps.newId();
      await keep(source === null ? blank(id, name) : { ...source, id, version: 0, name }, by);
      return ok({ scriptId: id });
    },
    draft: async (scriptId) => {
      const draft = await data().scripts.draft(scriptId);
      return draft === null ? noDraft() : ok({ ...draft, ...(await checked(draft.script)) });
    },
    save: async (scriptId, written, by) => {
      if (written.id !== scriptId || (await data().scripts.draft(scriptId)) === null) return noDraft();
      await keep(written, by);
      return ok(await checked(written));
    },
    discard: async (scriptId) => {
      await data().scripts.removeDraft(scriptId);
      return ok();
    },
    propose: async (scriptId, note, by) => {
      const draft = await data().scripts.draft(scriptId);
      if (draft === null || isShipped(scriptId)) return noDraft();
      const { problems } = await checked(draft.script);
      const [first] = problems;
      if (first !== undefined) return err(appError('script-faulty', `the checks found ${String(problems.length)} problems`, { count: problems.length, where: first.where, problem: first.problem }));
      return ok({ version: await data().scripts.propose(draft.script, note, clock.now(), by) });
    },
    decide: async (scriptId, version, move, note, by) => {
      const versions = (await data().scripts.library()).find(({ id }) => id === scriptId)?.versions ?? [];
      const found = versions.find((each) => each.version === version);
      const next = found === undefined ? null : statusAfter(found.status, move);
      if (found === undefined) return err(appError('not-found', 'no such script version'));
      if (next === null || (isShipped(scriptId) && move === 'retire')) return err(appError('script-status', `a version that is ${found.status} cannot be moved so`));
      if (move === 'retire' && found.status === 'in-use' && deps.isChosen(scriptId)) return err(appError('script-needed', 'a project still works with it'));
      const script = await data().scripts.get(scriptId, version);
      const problems = move === 'return' || move === 'retire' || script === null ? [] : (await checked(script)).problems;
      const [first] = problems;
      // The form may have lost a field since.
      if (first !== undefined) return err(appError('script-faulty', 'the checks found problems', { count: problems.length, where: first.where, problem: first.problem }));
      await data().scripts.setStatus(scriptId, version, next, note, clock.now(), by);
      await reload();
      return ok();
    },
    export: async (scriptId, version) => {
      const script = version === null ? ((await data().scripts.draft(scriptId))?.script ?? null) : await data().scripts.get(scriptId, version);
      if (script === null) return err(appError('not-found', 'no such script version'));
      const file = await deps.desktop.chooseSaveFile(deps.words().save, `script-${script.name.nl.replaceAll(/[^\p{L}\p{N}]+/gu, '-').toLowerCase()}.json`);
      if (file === null) return ok(false);
      return (await writeDefinitionFile(file, { balie: 'script', format: (await schemas()).SCRIPT_FORMAT, script })) ? ok(true) : err(appError('file-not-written', 'the script could not be written'));
    },
    import: async (by) => {
      const file = await deps.desktop.chooseFile(deps.words().open);
      if (file === null) return ok({ state: 'none' });
      const content = await readDefinitionFile(file);
      const read = content.ok ? (await schemas()).readScriptFile(content.value) : content;
      if (!read.ok) return ok({ state: 'refused', fault: read.error });
      const { problems } = await checked(read.value);
      // Whoever comes there would never come out: no draft to begin with.
      for (const { problem, where, detail } of problems)
        if (problem === 'no-exit' || problem === 'template') return ok({ state: 'refused', fault: { problem, path: where, detail } });
      const id = deps.newId();
      await keep({ ...read.value, id, version: 0 }, by);
      return ok({ state: 'read', scriptId: id });
    },
    own: (scriptId) => (isShipped(scriptId) ? null : (current.find(({ id }) => id === scriptId) ?? null)),
    faultOf: async (script, form) => {
      if (isShipped(script.id)) return { problem: 'invalid', path: 'script.id', detail: 'no-such-value' };
      const [first] = (await checked(script, form)).problems;
      return first === undefined ? null : { problem: `script-${first.problem}`, path: first.where === '' ? 'script' : `script.${first.where}`, detail: first.detail };
    },
    take: async (script, by) => {
      const newest = await data().scripts.newest(script.id);
      const used = current.find(({ id }) => id === script.id);
      if (used !== undefined && saysTheSame({ ...script, version: used.version }, used)) return;
      await data().scripts.add({ ...script, version: Math.max(1, script.version, (newest?.version ?? 0) + 1) }, clock.now(), by);
      await reload();
    },
  };
}

/** What a new script begins with: a greeting and a goodbye. */
function blank(id: string, name: LocalisedText): Script {
  return {
    ...{ id, version: 0, name, conversationKind: 'service', form: DEFAULT_FORM_ID, firstStep: 'greeting', objections: [] },
    steps: [
      {
        ...{ id: 'greeting', phase: 'contact', kind: 'say', title: { en: 'Greeting', nl: 'Begroeting' }, next: 'goodbye' },
        text: { en: 'Good day, {{company.name}}, {{agent.name}} speaking. How may I help you?', nl: 'Goedendag, {{company.name}}, u spreekt met {{agent.name}}. Waarmee kan ik u helpen?' },
      },
      {
        ...{ id: 'goodbye', phase: 'close', kind: 'end', title: { en: 'Goodbye', nl: 'Afsluiting' } },
        text: { en: 'Thank you for calling. Goodbye!', nl: 'Dank u wel voor uw telefoontje. Tot ziens!' },
      },
    ],
  };
}
