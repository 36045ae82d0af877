import type { Selectable } from 'kysely';

import type { CallDirection } from '../../../shared/domain/call/call.ts';
import type {
  IncompleteReason,
  Interaction,
  InteractionState,
} from '../../../shared/domain/interaction/interaction.ts';
import { valueIn } from '../../../shared/domain/registration/field-values.ts';
import type { ListFacts } from '../../../shared/domain/registration/field-source.ts';
import type { FormRef, RegistrationForm, RegistrationValues } from '../../../shared/domain/registration/form.ts';
import { caseOf } from '../../../shared/domain/registration/life-cycle.ts';
import { meaningOf } from '../../../shared/domain/registration/outcome.ts';
import type { Verification } from '../../../shared/domain/verification/verification.ts';
import type { WrapUp } from '../../../shared/domain/interaction/wrap-up.ts';
import type { ScriptRun } from '../../../shared/domain/script/script-run.ts';
import {
  brandId,
  type AgentId,
  type CallId,
  type ContactId,
  type E164,
  type InteractionId,
  type ProjectId,
} from '../../../shared/lib/brand.ts';
import type { Codec } from '../codec.ts';
import type { InteractionTable } from '../schema.ts';
import { endColumns, toEnd } from './end-columns.ts';

/** An interaction as columns, without who and when. */
export function interactionColumns(codec: Codec, interaction: Interaction, practice: number) {
  const instant = (value: number | null): number | null => (value === null ? null : codec.ms.write(value));
  return {
    call_id: interaction.callId,
    project_id: interaction.projectId,
    practice,
    agent_id: interaction.agentId,
    direction: interaction.direction,
    remote_raw: interaction.remoteRaw,
    remote_number: interaction.remoteNumber,
    contact_id: interaction.contactId,
    started_at: codec.ms.write(interaction.startedAt),
    answered_at: instant(interaction.answeredAt),
    ended_at: instant(interaction.endedAt),
    ...endColumns(interaction.end),
    state: interaction.state,
    incomplete_reason: interaction.incompleteReason,
    completed_at: instant(interaction.completedAt),
    verification: interaction.verification === undefined ? null : codec.json.write(interaction.verification),
    call_list: interaction.list === undefined ? null : codec.json.write(interaction.list),
    wrap_up: interaction.wrapUp === null ? null : codec.json.write(interaction.wrapUp),
    script: codec.json.write(interaction.script),
    form_values: codec.json.write(interaction.values),
    form: codec.json.write(interaction.form),
  };
}

/** The reverse of `interactionColumns`. */
export function toInteraction(codec: Codec, row: Selectable<InteractionTable>): Interaction {
  return {
    id: brandId<InteractionId>(row.id),
    callId: brandId<CallId>(row.call_id),
    projectId: brandId<ProjectId>(row.project_id),
    agentId: brandId<AgentId>(row.agent_id),
    direction: row.direction as CallDirection,
    remoteRaw: row.remote_raw,
    remoteNumber: row.remote_number === null ? null : brandId<E164>(row.remote_number),
    contactId: row.contact_id === null ? null : brandId<ContactId>(row.contact_id),
    startedAt: row.started_at,
    answeredAt: row.answered_at,
    endedAt: row.ended_at,
    end: toEnd(row),
    state: row.state as InteractionState,
    incompleteReason: row.incomplete_reason as IncompleteReason | null,
    completedAt: row.completed_at,
    ...(row.verification === null ? {} : { verification: codec.json.read(row.verification) as Verification }),
    ...(row.call_list === null ? {} : { list: codec.json.read(row.call_list) as ListFacts }),
    wrapUp: row.wrap_up === null ? null : (codec.json.read(row.wrap_up) as WrapUp),
    script: codec.json.read(row.script) as ScriptRun,
    form: codec.json.read(row.form) as FormRef,
    values: codec.json.read(row.form_values) as RegistrationValues,
  };
}

/** The form values as columns of a registration, with the outcome by itself. */
export function registrationColumns(codec: Codec, values: RegistrationValues, form: RegistrationForm) {
  const outcome = valueIn(values, 'outcome');
  const followed = caseOf(form, values);
  return {
    form_id: form.id,
    form_version: form.version,
    outcome,
    meaning: meaningOf(form.choices, outcome),
    form_values: codec.json.write(values),
    case_kind: followed === null ? null : form.kind,
    case_term: followed?.open === true ? followed.term : null,
    case_open: codec.bool.write(followed?.open ?? false),
  };
}

/** True when the agent filled in something by hand; what the script or the contact filled in does not count. */
export function typedIn(values: RegistrationValues): boolean {
  return Object.values(values).some(({ value, origin }) => origin === 'agent' && value.trim() !== '');
}
