import { z } from 'zod';
import type { Agreement } from '../../domain/agreement/agreement.ts';
import type { RegistrationCounts } from '../../domain/registration/counts.ts';
import { REGISTRATION_KINDS } from '../../domain/registration/form.ts';
import { REGISTRATION_LISTS, type RegistrationRecord, type RegistrationsFound, type WrittenBack } from '../../domain/interaction/record.ts';
import type { InteractionView } from '../app-state.ts';
import { incompleteReason, interactionId, line, note, registrationField } from '../schemas.ts';

/** A registration that is on record, with its customer and the promises that follow from it. */
export type OpenedRegistration = Omit<RegistrationRecord, 'interaction'> & { readonly interaction: InteractionView; readonly promises: readonly Agreement[] };

/** Which registrations. */
export const registrationSearch = z.object({ which: z.enum(REGISTRATION_LISTS), kind: z.enum(REGISTRATION_KINDS).nullable(), query: line });
const query = registrationSearch.extend({ offset: z.number().int().min(0).max(1e7) });
export type RegistrationQuery = z.infer<typeof query>;
const version = z.number().int().min(1);

export const registrationCommands = {
  /** Answered when the text is durable on disk. */
  'registration.change': { input: z.object({ interactionId, field: registrationField, value: note }), output: z.void() },
  /** Registers it with another form of its project; what was filled in stays. */
  'registration.chooseForm': { input: z.object({ interactionId, formId: z.string().max(100) }), output: z.void() },
  /** Refused with `registration-incomplete` and `missing` (field keys, comma separated) when a required field is empty. */
  'registration.save': { input: z.object({ interactionId }), output: z.void() },
  /** One more minute to complete the registration after the call. */
  'registration.extend': { input: z.object({ interactionId }), output: z.void() },
  /** Closes without completing; the reason goes on record. */
  'registration.close': { input: z.object({ interactionId, reason: incompleteReason }), output: z.void() },
  /** What is on record: open cases by their term, what is incomplete, or everything, a hundred at a time. */
  'registration.list': { input: query, output: z.custom<RegistrationsFound>() },
  /** How often each answer was given in those found of one form; since a moment, or ever. Error `not-found` for the form. */
  'registration.counts': { input: registrationSearch.extend({ formId: z.string().min(1).max(100), since: z.number().int().min(0).nullable() }), output: z.custom<RegistrationCounts>() },
  'registration.open': { input: z.object({ interactionId }), output: z.custom<OpenedRegistration>() },
  /**
   * Changes fields of a registration that is on record, by their keys. Errors: `stale-version`, `case-step`, `registration-incomplete` with
   * `missing`, `bad-request` with `field`.
   */
  'registration.correct': {
    input: z.object({ interactionId, version, fields: z.record(registrationField, note).refine((fields) => Object.keys(fields).length <= 200), reason: line }),
    output: z.custom<OpenedRegistration>(),
  },
  /** Undoes the last change of it. */
  'registration.takeBack': { input: z.object({ interactionId, version }), output: z.custom<OpenedRegistration>() },
  /** Takes what it wrote out of the customer's record again, as far as nobody has changed it since. */
  'registration.putBackData': { input: z.object({ interactionId }), output: z.custom<WrittenBack>() },
} as const;
