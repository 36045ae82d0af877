import { z } from 'zod';
import type { Contact, ContactFields } from '../../domain/contact/contact.ts';
import type { ContactSummary } from '../../domain/call/call.ts';
import type { DuplicateReason } from '../../domain/contact/duplicates/score-duplicates.ts';
import { MERGE_SIDES, type MergeChoices } from '../../domain/contact/merge/merge-rules.ts';
import { CONTACT_MERGE_RULES } from '../../domain/contact/merge/contact-merge.ts';
import { contactId, line } from '../schemas.ts';

/** A contact that is like the one being typed, and why. */
export type DuplicateHint = { readonly contact: ContactSummary; readonly score: number; readonly reasons: readonly DuplicateReason[] };

/** Two contacts that may be one. */
export type DuplicatePair = {
  readonly one: ContactSummary;
  readonly other: ContactSummary;
  /** 0 to 100. */
  readonly score: number;
  readonly reasons: readonly DuplicateReason[];
  readonly cursor: PairCursor;
};
export type PairCursor = { readonly score: number; readonly low: number; readonly high: number };

export type DuplicateList = {
  readonly pairs: readonly DuplicatePair[];
  /** Null at the end. */
  readonly next: PairCursor | null;
  /** Contacts that were not compared yet; counted up to a thousand. */
  readonly toCheck: number;
};

/** What taking a merge back gave: both contacts, and the fields that kept what was typed since. */
export type Unmerged = { readonly survivor: Contact; readonly restored: Contact; readonly kept: readonly (keyof ContactFields)[] };

const pair = z.object({ one: contactId, other: contactId });
const side = z.enum(MERGE_SIDES);
const FIELDS = Object.keys(CONTACT_MERGE_RULES) as readonly (keyof ContactFields)[];
const choices = z.partialRecord(z.enum(FIELDS), side) as unknown as z.ZodType<MergeChoices<ContactFields>>;
const few = z.array(line).max(20).readonly();

export const duplicateCommands = {
  /** Who a contact that is being typed may be already; itself and those that the agent may not see left out. */
  'duplicate.hints': {
    input: z.object({
      contactId: contactId.nullable(),
      kind: z.enum(['person', 'organisation']),
      ...{ initials: line, firstName: line, infix: line, lastName: line, organisation: line, customerNumber: line, birthDate: line },
      ...{ numbers: few, emails: few },
      places: z
        .array(z.object({ houseNumber: line, postcode: line, city: line }))
        .max(20)
        .readonly(),
    }),
    output: z.custom<readonly DuplicateHint[]>(),
  },
  /** Pairs by score, the surest first. */
  'duplicate.list': {
    input: z.object({
      state: z.enum(['open', 'not-same']),
      after: z.object({ score: z.number().int(), low: z.number().int(), high: z.number().int() }).nullable(),
      limit: z.number().int().min(1).max(100),
    }),
    output: z.custom<DuplicateList>(),
  },
  /** Two that are not one, or after all may be; remembered. */
  'duplicate.decide': { input: pair.extend({ notSame: z.boolean() }), output: z.void() },
  /** The second contact goes into the first. Refused when either is not the version that the agent saw. */
  'duplicate.merge': {
    input: z.object({
      survivorId: contactId,
      survivorVersion: z.number().int().min(1),
      mergedId: contactId,
      mergedVersion: z.number().int().min(1),
      choices,
    }),
    output: z.custom<{ readonly mergeId: string; readonly contact: Contact }>(),
  },
  'duplicate.unmerge': { input: z.object({ mergeId: z.string().uuid() }), output: z.custom<Unmerged>() },
} as const;
