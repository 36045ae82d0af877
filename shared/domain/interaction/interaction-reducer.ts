import type { AgentId, CallId, ContactId, InteractionId, ProjectId } from '../../lib/brand.ts';
import type { CallDirection, RemoteParty } from '../call/call.ts';
import type { CallEnd } from '../call/end-cause.ts';
import { changeField } from '../registration/field-values.ts';
import type { FieldOrigin, RegistrationField, RegistrationForm, RegistrationValues } from '../registration/form.ts';
import { prefill } from '../registration/prefill.ts';
import { advance, back, jump, startRun, stepById } from '../script/script-engine.ts';
import type { StepAnswer } from '../script/script-run.ts';
import type { LocalisedText, Script } from '../script/script.ts';
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
  | {
      readonly type: 'value-changed';
      readonly field: RegistrationField;
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
  | { readonly type: 'script-jumped'; readonly stepId: string }
  | { readonly type: 'script-back' }
  /** The agent saves the registration; during the call it is then completed at its end. */
  | { readonly type: 'completed'; readonly at: number }
  | { readonly type: 'closed-incomplete'; readonly at: number; readonly reason: IncompleteReason }
  /** Found open at the start of the application; `at` is the last moment at which the call can have lived. */
  | { readonly type: 'recovered-after-crash'; readonly at: number };

/** The form and the version of the script that the interaction works with. */
export type InteractionContext = { readonly form: RegistrationForm; readonly script: Script };

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
}): Interaction {
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
    values: {},
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
  { form, script }: InteractionContext,
): Interaction {
  if (isClosed(interaction)) return interaction;
  switch (event.type) {
    case 'call-answered':
      return interaction.state === 'open' && interaction.answeredAt === null
        ? { ...interaction, answeredAt: Math.max(event.at, interaction.startedAt) }
        : interaction;
    case 'call-ended':
      return ended(interaction, event, form);
    case 'recovered-after-crash':
      return ended(interaction, { at: event.at, end: { cause: 'interrupted' }, wrapUpMs: null }, form);
    case 'wrap-up-extended':
      return interaction.state === 'handling' && interaction.wrapUp !== null && interaction.endedAt !== null
        ? { ...interaction, wrapUp: extended(interaction.wrapUp, interaction.endedAt, event.at) }
        : interaction;
    case 'contact-linked':
      return event.contactId === interaction.contactId ? interaction : { ...interaction, contactId: event.contactId };
    case 'value-changed':
      return withValues(
        interaction,
        changeField(interaction.values, form, event.field, event.value, event.origin),
        form,
      );
    case 'script-answered':
      return answered(interaction, event, form, script);
    case 'script-jumped': {
      const run = jump(script, interaction.script, event.stepId);
      return !run.ok || run.value === interaction.script ? interaction : { ...interaction, script: run.value };
    }
    case 'script-back': {
      const run = back(interaction.script);
      return run === interaction.script ? interaction : { ...interaction, script: run };
    }
    case 'completed': {
      if (missingForCompletion(interaction.values, form).length > 0) return interaction;
      if (interaction.state === 'handling')
        return { ...interaction, state: 'completed', completedAt: notBefore(interaction, event.at) };
      return interaction.completedAt === null
        ? { ...interaction, completedAt: notBefore(interaction, event.at) }
        : interaction;
    }
    case 'closed-incomplete':
      return interaction.state === 'handling'
        ? {
            ...interaction,
            state: 'incomplete',
            incompleteReason: event.reason,
            completedAt: notBefore(interaction, event.at),
          }
        : interaction;
    default:
      event satisfies never;
      return interaction;
  }
}

function ended(
  interaction: Interaction,
  { at, end, wrapUpMs }: { readonly at: number; readonly end: CallEnd; readonly wrapUpMs: number | null },
  form: RegistrationForm,
): Interaction {
  if (interaction.state !== 'open') return interaction;
  // A conversation that broke off is looked at again, even when every field is filled and saved.
  const completedAt = end.cause === 'interrupted' ? null : interaction.completedAt;
  const over: Interaction = { ...interaction, endedAt: notBefore(interaction, at), end, completedAt };
  const complete = end.cause !== 'interrupted' && missingForCompletion(interaction.values, form).length === 0;
  if (complete && (interaction.answeredAt !== null || completedAt !== null))
    return { ...over, state: 'completed', completedAt: completedAt ?? over.endedAt };
  if (interaction.answeredAt === null && !hasContent(interaction.values)) return { ...over, state: 'unregistered' };
  return { ...over, state: 'handling', wrapUp: wrapUpMs === null ? null : { limitMs: wrapUpMs, extraMs: 0 } };
}

function answered(
  interaction: Interaction,
  event: Extract<InteractionEvent, { type: 'script-answered' }>,
  form: RegistrationForm,
  script: Script,
): Interaction {
  const step = stepById(script, event.stepId);
  const run = advance(script, interaction.script, event.stepId, event.answer);
  if (step === null || !run.ok) return interaction;
  const previous = interaction.script.answers[event.stepId];
  return {
    ...withValues(
      interaction,
      prefill(interaction.values, step, event.answer, { form, language: event.language, previous }),
      form,
    ),
    script: run.value,
  };
}

/** A registration that was saved during the call counts as saved only as long as nothing is missing. */
function withValues(interaction: Interaction, values: RegistrationValues, form: RegistrationForm): Interaction {
  if (values === interaction.values) return interaction;
  const stillSaved = interaction.completedAt !== null && missingForCompletion(values, form).length === 0;
  return { ...interaction, values, completedAt: stillSaved ? interaction.completedAt : null };
}

function notBefore(interaction: Interaction, at: number): number {
  return Math.max(at, interaction.endedAt ?? interaction.answeredAt ?? interaction.startedAt);
}
