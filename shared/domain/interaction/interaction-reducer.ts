import type { AgentId, CallId, ContactId, InteractionId, ProjectId } from '../../lib/brand.ts';
import type { ArticleFound } from '../article/article.ts';
import type { CallDirection, RemoteParty } from '../call/call.ts';
import type { ChecklistItem } from '../script/checklist-item.ts';
import { withTick } from '../checklist/checklist.ts';
import type { CustomerFacts } from '../condition/condition.ts';
import type { CallEnd } from '../call/end-cause.ts';
import type { ListFacts } from '../registration/field-source.ts';
import { beginValues, fillFromCustomer, fillFromList } from '../registration/begin-values.ts';
import { changeField, fieldByKey, fitsForm } from '../registration/field-values.ts';
import { factsIn, shownValues, type FormAbout } from '../registration/field-state.ts';
import type { FieldOrigin, RegistrationForm, RegistrationValues } from '../registration/form.ts';
import { refOf } from '../registration/form-ref.ts';
import { prefill } from '../registration/prefill.ts';
import { openHints, withHint } from '../registration/sell-hints.ts';
import { advance, answerObjection, back, jump, startRun, stepById } from '../script/script-engine.ts';
import type { StepAnswer } from '../script/script-run.ts';
import type { LocalisedText, Script } from '../script/script.ts';
import { newVerification, type Verification, type VerifyItem } from '../verification/verification.ts';
import { hasContent, missingForCompletion } from './completion.ts';
import type { IncompleteReason, Interaction } from './interaction.ts';
import { extended } from './wrap-up.ts';

/** Every fact that can happen to an interaction. Instants are wall-clock milliseconds (UTC). */
export type InteractionEvent =
  | { readonly type: 'call-answered'; readonly at: number }
  /** `wrapUpMs`: time to complete the registration, in milliseconds; null for no limit. */
  | { readonly type: 'call-ended'; readonly at: number; readonly end: CallEnd; readonly wrapUpMs: number | null }
  /** The agent wants more time to complete the registration. */
  | { readonly type: 'wrap-up-extended'; readonly at: number }
  | { readonly type: 'contact-linked'; readonly contactId: ContactId | null }
  /** The call was made from this call list. */
  | { readonly type: 'list-known'; readonly list: ListFacts }
  /** How far the caller is verified now. */
  | { readonly type: 'verification-changed'; readonly verification: Verification }
  | {
      readonly type: 'value-changed';
      readonly field: string;
      readonly value: string;
      readonly origin: FieldOrigin;
    }
  /** `language` is that of the texts that the script fills in. */
  | {
      readonly type: 'script-answered';
      readonly stepId: string;
      readonly answer: StepAnswer;
      readonly language: keyof LocalisedText;
    }
  /** The conversation turned out to be about something else: it is registered with another form from here on. */
  | { readonly type: 'form-changed'; readonly form: RegistrationForm }
  | { readonly type: 'script-jumped'; readonly stepId: string }
  | { readonly type: 'script-back' }
  /** The reply to an objection, or with null the step again. */
  | { readonly type: 'script-objection'; readonly objectionId: string | null }
  /** The language in which the customer is spoken to; null is that of the customer. */
  | { readonly type: 'script-language'; readonly language: keyof LocalisedText | null }
  /** What became of something that was offered beside the order. */
  | {
      readonly type: 'script-hint';
      readonly hintId: string;
      readonly accepted: boolean;
      /** In which names of what is offered are written. */
      readonly language: keyof LocalisedText;
      /** What the catalogue says of it. */
      readonly article: ArticleFound | null;
    }
  /** The agent ticks something of the checklist, or takes its tick away. */
  | { readonly type: 'script-ticked'; readonly item: ChecklistItem; readonly on: boolean }
  /** The agent saves the registration; during the call it is then completed at its end. */
  | { readonly type: 'completed'; readonly at: number }
  | { readonly type: 'closed-incomplete'; readonly at: number; readonly reason: IncompleteReason }
  /** Found open at the start of the application; `at` is the last moment at which the call can have lived. */
  | { readonly type: 'recovered-after-crash'; readonly at: number };

/** The versions of the form and the script that the interaction works with, and what conditions can look at. */
export type InteractionContext = {
  readonly form: RegistrationForm;
  readonly script: Script;
  /** Of the customer it is linked to, after the event. */
  readonly customer: CustomerFacts;
  /** The day on which the conversation began, an ISO date. */
  readonly today: string;
};

/** The draft that exists from the first ring, or from dialling. */
export function newInteraction(start: {
  readonly id: InteractionId;
  readonly callId: CallId;
  readonly projectId: ProjectId;
  readonly agentId: AgentId;
  readonly direction: CallDirection;
  readonly remote: RemoteParty;
  readonly contactId?: ContactId | null;
  /** Wall-clock ms. */
  readonly at: number;
  readonly script: Script;
  readonly form: RegistrationForm;
  /** The day on which it begins, an ISO date. */
  readonly today: string;
  /** What the project wants confirmed. */
  readonly verify?: readonly VerifyItem[];
}): Interaction {
  const verification = newVerification(start.verify ?? []);
  return {
    id: start.id,
    callId: start.callId,
    projectId: start.projectId,
    agentId: start.agentId,
    direction: start.direction,
    remoteRaw: start.remote.raw,
    remoteNumber: start.remote.number,
    contactId: start.contactId ?? null,
    startedAt: start.at,
    answeredAt: null,
    endedAt: null,
    end: null,
    state: 'open',
    incompleteReason: null,
    completedAt: null,
    wrapUp: null,
    script: startRun(start.script),
    form: refOf(start.form),
    values: beginValues(start.form, start.today),
    ...(verification === null ? {} : { verification }),
  };
}

/** Nothing changes any more: the interaction is on record as it is. */
export function isClosed({ state }: Pick<Interaction, 'state'>): boolean {
  return state === 'completed' || state === 'incomplete' || state === 'unregistered';
}

/**
 * The interaction after one event. Total and pure: what is impossible now (an unknown step, a missing field at completion, anything
 * after it is closed) returns the very same object. Instants never run backwards.
 *
 * At the end of the call an answered interaction is completed when nothing is missing and otherwise waits in `handling`. One that was
 * not answered here is `unregistered`, unless somebody typed in it: then it waits in `handling`, or is completed when the agent had
 * saved it already. After an interruption it is never completed by itself.
 */
export function reduceInteraction(
  interaction: Interaction,
  event: InteractionEvent,
  context: InteractionContext,
): Interaction {
  const { form, script } = context;
  if (isClosed(interaction)) return interaction;
  switch (event.type) {
    case 'call-answered':
      return interaction.state === 'open' && interaction.answeredAt === null
        ? { ...interaction, answeredAt: Math.max(event.at, interaction.startedAt) }
        : interaction;
    case 'call-ended':
      return ended(interaction, event, context);
    case 'recovered-after-crash':
      return ended(interaction, { at: event.at, end: { cause: 'interrupted' }, wrapUpMs: null }, context);
    case 'wrap-up-extended':
      return interaction.state === 'handling' && interaction.wrapUp !== null && interaction.endedAt !== null
        ? { ...interaction, wrapUp: extended(interaction.wrapUp, interaction.endedAt, event.at) }
        : interaction;
    case 'contact-linked':
      return event.contactId === interaction.contactId
        ? interaction
        : withValues({ ...unverified(interaction), contactId: event.contactId }, fillFromCustomer(interaction.values, form, context.customer), context);
    case 'list-known':
      return withValues({ ...interaction, list: event.list }, fillFromList(interaction.values, form, event.list), context);
    case 'verification-changed':
      return event.verification === interaction.verification ? interaction : { ...interaction, verification: event.verification };
    case 'value-changed':
      return withValues(
        interaction,
        changeField(interaction.values, form, event.field, event.value, event.origin),
        context,
      );
    case 'form-changed': {
      const next = { ...context, form: event.form };
      // What both forms have stays; what only the former one had is kept under its key, so that nothing typed is lost.
      const kept = Object.fromEntries(Object.entries(interaction.values).filter(([key, { value }]) => fieldByKey(event.form, key) === null || fitsForm(event.form, key, value)));
      const filled = fillFromCustomer({ ...beginValues(event.form, context.today), ...kept }, event.form, context.customer);
      const values = interaction.list === undefined ? filled : fillFromList(filled, event.form, interaction.list);
      return withValues({ ...interaction, form: refOf(event.form) }, values, next);
    }
    case 'script-answered':
      return answered(interaction, event, context);
    case 'script-jumped': {
      const run = jump(script, interaction.script, event.stepId, interaction.direction === 'out');
      return !run.ok || run.value === interaction.script ? interaction : { ...interaction, script: run.value };
    }
    case 'script-back': {
      const run = back(interaction.script);
      return run === interaction.script ? interaction : { ...interaction, script: run };
    }
    case 'script-objection': {
      const run = answerObjection(script, interaction.script, event.objectionId);
      return !run.ok || run.value === interaction.script ? interaction : { ...interaction, script: run.value };
    }
    case 'script-language': {
      const { language: _former, ...run } = interaction.script;
      return { ...interaction, script: event.language === null ? run : { ...run, language: event.language } };
    }
    case 'script-ticked': {
      const run = withTick(script, interaction.script, interaction.direction, event.item, event.on);
      return run === interaction.script ? interaction : { ...interaction, script: run };
    }
    case 'script-hint':
      return hintAnswered(interaction, event, context);
    case 'completed': {
      if (missing(interaction, context).length > 0) return interaction;
      if (interaction.state === 'handling') return onRecord({ ...interaction, state: 'completed', completedAt: notBefore(interaction, event.at) }, context);
      return interaction.completedAt === null
        ? { ...interaction, completedAt: notBefore(interaction, event.at) }
        : interaction;
    }
    case 'closed-incomplete':
      return interaction.state === 'handling'
        ? onRecord({ ...interaction, state: 'incomplete', incompleteReason: event.reason, completedAt: notBefore(interaction, event.at) }, context)
        : interaction;
    default:
      event satisfies never;
      return interaction;
  }
}

function ended(
  interaction: Interaction,
  { at, end, wrapUpMs }: { readonly at: number; readonly end: CallEnd; readonly wrapUpMs: number | null },
  context: InteractionContext,
): Interaction {
  if (interaction.state !== 'open') return interaction;
  // A conversation that broke off is looked at again, even when every field is filled and saved.
  const completedAt = end.cause === 'interrupted' ? null : interaction.completedAt;
  const over: Interaction = { ...interaction, endedAt: notBefore(interaction, at), end, completedAt };
  const complete = end.cause !== 'interrupted' && missing(interaction, context).length === 0;
  if (complete && (interaction.answeredAt !== null || completedAt !== null))
    return onRecord({ ...over, state: 'completed', completedAt: completedAt ?? over.endedAt }, context);
  if (interaction.answeredAt === null && !hasContent(interaction.values)) return { ...over, state: 'unregistered' };
  return { ...over, state: 'handling', wrapUp: wrapUpMs === null ? null : { limitMs: wrapUpMs, extraMs: 0 } };
}

function answered(
  interaction: Interaction,
  event: Extract<InteractionEvent, { type: 'script-answered' }>,
  context: InteractionContext,
): Interaction {
  const { form, script } = context;
  const step = stepById(script, event.stepId);
  if (step === null) return interaction;
  const previous = interaction.script.answers[event.stepId];
  const values = prefill(interaction.values, step, event.answer, { form, language: event.language, previous });
  const about = aboutOf(interaction, context);
  const answers = { ...about.answers, [event.stepId]: event.answer };
  const run = advance(script, interaction.script, event.stepId, event.answer, factsIn(form, values, { ...about, answers }), interaction.direction === 'out');
  if (!run.ok) return interaction;
  return withValues({ ...interaction, script: run.value }, values, context);
}

function hintAnswered(
  interaction: Interaction,
  { hintId, accepted, language, article }: Extract<InteractionEvent, { type: 'script-hint' }>,
  context: InteractionContext,
): Interaction {
  const { form, script } = context;
  const hint = openHints(script, interaction.script, form, interaction.values, aboutOf(interaction, context)).find(({ id }) => id === hintId);
  if (hint === undefined) return interaction;
  const lines = accepted ? withHint(hint, form, interaction.values, language, article) : null;
  if (accepted && lines === null) return interaction;
  const values = lines === null ? interaction.values : changeField(interaction.values, form, hint.table, lines, 'agent');
  const hints = { ...interaction.script.hints, [hintId]: accepted ? ('accepted' as const) : ('declined' as const) };
  return withValues({ ...interaction, script: { ...interaction.script, hints } }, values, context);
}

/** Somebody else is on the line: nothing of what was confirmed counts. */
function unverified(interaction: Interaction): Interaction {
  const verification = newVerification(interaction.verification?.required ?? []);
  return verification === null ? interaction : { ...interaction, verification };
}

/** A registration that was saved during the call counts as saved only as long as nothing is missing. */
function withValues(interaction: Interaction, values: RegistrationValues, context: InteractionContext): Interaction {
  const changed = values === interaction.values ? interaction : { ...interaction, values };
  if (changed.completedAt === null || missing(changed, context).length === 0) return changed;
  return { ...changed, completedAt: null };
}

function missing(interaction: Interaction, context: InteractionContext): readonly string[] {
  return missingForCompletion(interaction.values, context.form, aboutOf(interaction, context));
}

/** What is on record holds no answers to questions that were skipped in the end. */
function onRecord(interaction: Interaction, context: InteractionContext): Interaction {
  return { ...interaction, values: shownValues(context.form, interaction.values, aboutOf(interaction, context)) };
}

/** What conditions of the form can look at. */
export function aboutOf({ script }: Pick<Interaction, 'script'>, { customer, today }: Pick<InteractionContext, 'customer' | 'today'>): FormAbout {
  return { answers: script.answers, customer, today };
}

function notBefore(interaction: Interaction, at: number): number {
  return Math.max(at, interaction.endedAt ?? interaction.answeredAt ?? interaction.startedAt);
}
