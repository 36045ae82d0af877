import type { ArticleFound } from '../../shared/domain/article/article.ts';
import type { Call } from '../../shared/domain/call/call.ts';
import type { ChecklistItem } from '../../shared/domain/script/checklist-item.ts';
import type { Contact } from '../../shared/domain/contact/contact.ts';
import { missingForCompletion } from '../../shared/domain/interaction/completion.ts';
import { aboutOf, isClosed, newInteraction, reduceInteraction, type InteractionContext, type InteractionEvent } from '../../shared/domain/interaction/interaction-reducer.ts';
import type { IncompleteReason, Interaction } from '../../shared/domain/interaction/interaction.ts';
import { withStepTime } from '../../shared/domain/interaction/step-time.ts';
import { localDate } from '../../shared/domain/contact/calendar-date.ts';
import { customerFacts } from '../../shared/domain/interaction/customer-facts.ts';
import { DEFAULT_FORM_ID, type Project } from '../../shared/domain/project/project.ts';
import { fitsForm } from '../../shared/domain/registration/field-values.ts';
import type { ListFacts } from '../../shared/domain/registration/field-source.ts';
import type { RegistrationForm } from '../../shared/domain/registration/form.ts';
import { offeredArticle, type OfferedArticle } from '../../shared/domain/registration/sell-hints.ts';
import { languagesOf } from '../../shared/domain/script/spoken-language.ts';
import { currentStep, jump, openParts, stepById, VERIFY_FAILED } from '../../shared/domain/script/script-engine.ts';
import type { Script } from '../../shared/domain/script/script.ts';
import { isToBeVerified, type Verification, type VerifyItem } from '../../shared/domain/verification/verification.ts';
import { appError } from '../../shared/errors/app-error.ts';
import type { InteractionView, Language } from '../../shared/ipc/app-state.ts';
import type { AgentId, CallId, InteractionId, ProjectId } from '../../shared/lib/brand.ts';
import type { Clock } from '../../shared/lib/clock.ts';
import { err, ok } from '../../shared/lib/result.ts';
import type { FormDesk } from './form-desk.ts';
import type { NoticeDesk } from './notice-desk.ts';
import type { DataPort } from './ports/data-port.ts';
import type { Outcome } from './ports/platform-ports.ts';
import type { StateStore } from './state-store.ts';

/** How long it is remembered when a registration was closed, ms. */
const REMEMBERED_MS = 60_000;

/** The contacts of the moment: script run and registration of each, drafted from the first ring and written with every change. */
export type InteractionDesk = {
  readonly begin: (call: Call) => void;
  readonly callAnswered: (call: Call) => void;
  readonly callEnded: (call: Call) => void;
  /** The call card is gone, or was gone before: what needs nothing more leaves the window. */
  readonly release: (id: InteractionId) => void;
  readonly linkContact: (id: InteractionId, contact: Contact | null) => Promise<Outcome>;
  /** A contact has changed: shows it everywhere it is on screen. */
  readonly contactChanged: (contact: Contact) => void;
  readonly changeValue: (id: InteractionId, field: string, value: string) => Promise<Outcome>;
  /** It was called from this call list. */
  readonly calledFrom: (id: InteractionId, list: ListFacts) => Promise<Outcome>;
  /** Registers it with another form of its project. Error `not-found` for one that the project does not have. */
  readonly chooseForm: (id: InteractionId, formId: string) => Promise<Outcome>;
  readonly answerStep: (id: InteractionId, stepId: string, value: string, text: string) => Promise<Outcome>;
  readonly jump: (id: InteractionId, stepId: string) => Promise<Outcome>;
  readonly back: (id: InteractionId) => Promise<Outcome>;
  readonly objection: (id: InteractionId, objectionId: string | null) => Promise<Outcome>;
  /** The language in which the customer is spoken to; null is that of the customer. */
  readonly speak: (id: InteractionId, language: Language | null) => Promise<Outcome>;
  /** @param article what the catalogue says of what was offered */
  readonly hint: (
    id: InteractionId,
    hintId: string,
    accepted: boolean,
    article: ArticleFound | null,
  ) => Promise<Outcome>;
  /** By what the catalogue knows what a hint of the script offers; null where it writes no article. */
  readonly offered: (id: InteractionId, hintId: string) => OfferedArticle | null;
  readonly tick: (id: InteractionId, item: ChecklistItem, on: boolean) => Promise<Outcome>;
  readonly verify: (id: InteractionId, verification: Verification) => Promise<Outcome>;
  readonly complete: (id: InteractionId) => Promise<Outcome>;
  readonly closeIncomplete: (id: InteractionId, reason: IncompleteReason) => Promise<Outcome>;
  /** More time to complete the registration. */
  readonly extendWrapUp: (id: InteractionId) => Promise<Outcome>;
  /** Puts interactions that an earlier run left unfinished back on screen. */
  readonly resume: (interactions: readonly Interaction[]) => Promise<void>;
  /** Nobody is logged in: nothing of anybody stays on screen. What is unfinished comes back with its agent. */
  readonly clear: () => void;
  readonly find: (id: InteractionId) => InteractionView | null;
  /** Waits until the registration that was closed last is on disk. @returns when it was closed, wall-clock ms; null when it is not closed, or long ago */
  readonly closedAt: (id: InteractionId) => Promise<number | null>;
  /** How long a silence may be at the step on screen of a call, in ms; null where the script does not say. */
  readonly maxSilenceMs: (callId: CallId) => number | null;
};

export function createInteractionDesk(deps: {
  readonly data: () => DataPort;
  readonly store: StateStore;
  readonly notices: NoticeDesk;
  readonly clock: Clock;
  readonly agentId: () => AgentId;
  readonly projectId: () => ProjectId;
  /** Time to complete a registration of this project, in milliseconds; null for no limit. */
  readonly wrapUpMs: (project: ProjectId) => number | null;
  /** The script a new conversation starts with. */
  readonly script: (project: ProjectId) => Script;
  readonly forms: FormDesk;
  /** What the project wants confirmed of a caller. */
  readonly verifyItems: (project: ProjectId) => readonly VerifyItem[];
  readonly formChoice: (project: ProjectId) => Pick<Project, 'formId' | 'outcomesId' | 'plan'>;
  /** Called when an interaction is completed, closed or found to need no registration, after the write. */
  readonly onClosed: (closed: Interaction) => void;
  readonly onChanged: () => void;
}): InteractionDesk {
  const { store } = deps;
  const scripts = new Map<string, Script>();
  /** Registrations that were closed a moment ago, and when they are on disk. */
  const closing = new Map<InteractionId, { readonly at: number; readonly written: Promise<void> }>();
  const author = (): { agentId: AgentId; at: number } => ({ agentId: deps.agentId(), at: deps.clock.now() });

  const find = (id: InteractionId): InteractionView | null => store.get().interactions.find((interaction) => interaction.id === id) ?? null;

  const scriptOf = ({ projectId, script: { scriptId, version } }: Interaction): Script => scripts.get(`${scriptId}@${version}`) ?? deps.script(projectId);
  /** The form a new conversation starts with: the project's choice, else the one that its script fills. */
  const formFor = (project: ProjectId, script: Script): RegistrationForm => {
    const { formId, outcomesId } = deps.formChoice(project);
    return deps.forms.newest(formId ?? script.form ?? DEFAULT_FORM_ID, outcomesId);
  };
  /** A conversation keeps the versions it began with, whatever is chosen for its project since. */
  const contextOf = (interaction: Interaction, contact: Contact | null): InteractionContext => {
    const script = scriptOf(interaction);
    const form = deps.forms.known(interaction.form) ?? formFor(interaction.projectId, script);
    return { form, script, customer: customerFacts(contact), today: localDate(interaction.startedAt) };
  };
  const remember = (script: Script): void => void scripts.set(`${script.id}@${script.version}`, script);

  const publish = (interaction: Interaction, contact: Contact | null): void => {
    store.apply({ type: 'interaction', interaction: { ...interaction, contact } });
    deps.onChanged();
  };

  const isRegistered = ({ state }: Interaction): boolean => state === 'completed' || state === 'incomplete';

  const write = (interaction: Interaction): Promise<void> =>
    isRegistered(interaction)
      ? deps.data().interactions.close(interaction, author())
      : deps.data().interactions.save(interaction, author());

  const noteClosing = (id: InteractionId, written: Promise<void>): void => {
    const at = deps.clock.now();
    for (const [former, { at: then }] of closing) if (at - then > REMEMBERED_MS) closing.delete(former);
    closing.set(id, { at, written });
    written.catch(() => closing.delete(id));
  };

  /** A registration that could not be written is not closed: the agent can save it again. */
  const reopen = (closed: Interaction): void => {
    const shown = find(closed.id);
    if (shown !== null) publish({ ...closed, state: 'handling', incompleteReason: null, completedAt: null }, shown.contact);
  };

  /** State first, so that the window follows at once; the promise is the durable write. */
  const apply = async (id: InteractionId, event: InteractionEvent): Promise<Outcome> => {
    const before = find(id);
    if (before === null) return err(appError('not-found', 'no such open interaction'));
    const { contact, ...interaction } = before;
    const reduced = reduceInteraction(interaction, event, contextOf(interaction, contact));
    if (reduced === interaction) return ok();
    const after = withStepTime(interaction, reduced, deps.clock.now());
    publish(after, contact);
    const writing = write(after);
    if (isRegistered(after)) noteClosing(id, writing);
    try {
      await writing;
    } catch (error) {
      if (isRegistered(after)) reopen(after);
      throw error;
    }
    if (isClosed(after) && !isClosed(interaction)) deps.onClosed(after);
    return ok();
  };

  const applyQuietly = (id: InteractionId, event: InteractionEvent): void => {
    apply(id, event).catch((error: unknown) => deps.notices.report('an interaction could not be written', error));
  };

  return {
    find,
    closedAt: async (id) => {
      const last = closing.get(id);
      await last?.written.catch(() => undefined);
      return closing.get(id)?.at ?? null;
    },
    maxSilenceMs: (callId) => {
      const interaction = store.get().interactions.find((each) => each.callId === callId);
      return interaction === undefined ? null : (currentStep(scriptOf(interaction), interaction.script)?.maxSilenceMs ?? null);
    },
    begin: (call) => {
      const projectId = call.projectId ?? deps.projectId();
      const script = deps.script(projectId);
      remember(script);
      const interaction = newInteraction({
        id: call.interactionId,
        callId: call.id,
        projectId,
        agentId: deps.agentId(),
        direction: call.direction,
        remote: call.remote,
        at: call.startedAt,
        script,
        // Whom the agent calls is called by name.
        verify: deps.verifyItems(projectId).filter((item) => item !== 'name' || call.direction === 'in'),
        form: formFor(projectId, script),
        today: localDate(call.startedAt),
      });
      publish(interaction, null);
      write(interaction).catch((error: unknown) => deps.notices.report('an interaction could not be written', error));
    },
    callAnswered: (call) => applyQuietly(call.interactionId, { type: 'call-answered', at: call.answeredAt ?? deps.clock.now() }),
    callEnded: (call) => {
      if (call.end !== null) applyQuietly(call.interactionId, {
        type: 'call-ended',
        at: call.endedAt ?? deps.clock.now(),
        end: call.end,
        wrapUpMs: deps.wrapUpMs(find(call.interactionId)?.projectId ?? deps.projectId()),
      });
    },
    release: (id) => {
      const interaction = find(id);
      if (interaction !== null && isClosed(interaction)) store.apply({ type: 'interaction-closed', interactionId: id });
    },
    linkContact: async (id, contact) => {
      const before = find(id);
      if (before === null) return err(appError('not-found', 'no such open interaction'));
      const { contact: _former, ...interaction } = before;
      const after = reduceInteraction(interaction, { type: 'contact-linked', contactId: contact?.id ?? null }, contextOf(interaction, contact));
      publish(after, contact);
      await write(after);
      return ok();
    },
    contactChanged: (contact) => {
      for (const { contact: shown, ...interaction } of store.get().interactions) if (shown?.id === contact.id) publish(interaction, contact);
    },
    changeValue: (id, field, value) => {
      const interaction = find(id);
      // Said aloud: a text that no field takes would be lost without a word.
      if (interaction !== null && !fitsForm(contextOf(interaction, interaction.contact).form, field, value))
        return Promise.resolve(err(appError('bad-request', 'the form has no such field or choice', { field })));
      return apply(id, { type: 'value-changed', field, value, origin: 'agent' });
    },
    calledFrom: (id, list) => apply(id, { type: 'list-known', list }),
    verify: (id, verification) => apply(id, { type: 'verification-changed', verification }),
    chooseForm: (id, formId) => {
      const interaction = find(id);
      if (interaction === null) return Promise.resolve(err(appError('not-found', 'no such open interaction')));
      const { plan, outcomesId } = deps.formChoice(interaction.projectId);
      const usual = formFor(interaction.projectId, scriptOf(interaction));
      if (formId !== usual.id && (!plan.forms.includes(formId) || !deps.forms.hasForm(formId))) return Promise.resolve(err(appError('not-found', 'no form of the project')));
      return apply(id, { type: 'form-changed', form: formId === usual.id ? usual : deps.forms.newest(formId, outcomesId) });
    },
    answerStep: (id, stepId, value, text) => {
      const interaction = find(id);
      if (interaction !== null && value !== VERIFY_FAILED && isToBeVerified(interaction) && stepById(scriptOf(interaction), stepId)?.kind === 'verify')
        return Promise.resolve(err(appError('verify-first', 'the caller is not verified yet')));
      return apply(id, { type: 'script-answered', stepId, answer: { value, text }, language: store.get().settings.language });
    },
    jump: (id, stepId) => {
      const interaction = find(id);
      const refused = interaction !== null && !jump(scriptOf(interaction), interaction.script, stepId, interaction.direction === 'out').ok;
      // Said aloud why nothing happens: in an outgoing call the opening comes first.
      if (refused && stepById(scriptOf(interaction), stepId) !== null)
        return Promise.resolve(err(appError('opening-first', 'the opening of the call comes first', { parts: openParts(scriptOf(interaction), interaction.script).join(',') })));
      return apply(id, { type: 'script-jumped', stepId });
    },
    objection: (id, objectionId) => apply(id, { type: 'script-objection', objectionId }),
    speak: (id, language) => {
      const interaction = find(id);
      if (interaction !== null && language !== null && !languagesOf(deps.formChoice(interaction.projectId).plan).includes(language))
        return Promise.resolve(err(appError('bad-request', 'the project is not worked in this language', { field: 'language' })));
      return apply(id, { type: 'script-language', language });
    },
    hint: (id, hintId, accepted, article) =>
      apply(id, { type: 'script-hint', hintId, accepted, language: store.get().settings.language, article }),
    offered: (id, hintId) => {
      const interaction = find(id);
      const hint = interaction === null ? undefined : scriptOf(interaction).hints?.find((each) => each.id === hintId);
      return interaction === null || hint === undefined
        ? null
        : offeredArticle(hint, contextOf(interaction, interaction.contact).form);
    },
    tick: (id, item, on) => apply(id, { type: 'script-ticked', item, on }),
    back: (id) => apply(id, { type: 'script-back' }),
    complete: async (id) => {
      const interaction = find(id);
      if (interaction === null) return err(appError('not-found', 'no such open interaction'));
      const context = contextOf(interaction, interaction.contact);
      const missing = missingForCompletion(interaction.values, context.form, aboutOf(interaction, context));
      if (missing.length > 0) return err(appError('registration-incomplete', 'required fields are empty', { missing: missing.join(',') }));
      return apply(id, { type: 'completed', at: deps.clock.now() });
    },
    closeIncomplete: async (id, reason) => {
      const interaction = find(id);
      if (interaction?.state !== 'handling') return err(appError('call-not-possible', 'only an interaction whose call is over can be closed'));
      return apply(id, { type: 'closed-incomplete', at: deps.clock.now(), reason });
    },
    extendWrapUp: (id) => apply(id, { type: 'wrap-up-extended', at: deps.clock.now() }),
    clear: () => {
      for (const { id } of store.get().interactions) store.apply({ type: 'interaction-closed', interactionId: id });
    },
    resume: async (interactions) => {
      for (const interaction of interactions) {
        const script = await deps.data().scripts.get(interaction.script.scriptId, interaction.script.version);
        if (script !== null) remember(script);
        await deps.forms.read(interaction.form);
        publish(interaction, interaction.contactId === null ? null : await deps.data().contacts.get(interaction.contactId));
      }
    },
  };
}
