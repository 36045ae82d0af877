import { z } from 'zod';
import { LISTED_FOR, type DoNotCallList, type OwnNumber } from '../../domain/guard/do-not-call.ts';
import type { GuardRules } from '../../domain/guard/guard-rules.ts';
import type { Override } from '../../domain/guard/override.ts';
import type { E164 } from '../../lib/brand.ts';
import { callId, e164, line } from '../schemas.ts';

/** A version of the rules as it was stored; `rules` null for those of the application. */
export type RulesVersion = { readonly version: number; readonly rules: GuardRules | null; readonly note: string; readonly at: number; readonly byName: string };

const text = z.string().max(5);
const whole = z.number().int().min(0).max(1_000_000);
/** What is wrong with them is found by `ruleFault`, which names the place. */
const version = z.strictObject({
  from: z.string().max(10),
  sources: z.strictObject({ law: line, code: line, own: line }),
  customer: z.enum(['everybody', 'exempt', 'nobody']),
  customerMonths: whole.nullable(),
  proof: z.boolean(),
  legalPersons: z.boolean(),
  hours: z.array(z.strictObject({ days: z.array(z.number().int()).max(7).readonly(), from: text, to: text })).max(14).readonly(),
  onHolidays: z.boolean(),
  shortDays: z.array(z.strictObject({ date: text, until: text })).max(60).readonly(),
  pauseMinutes: whole,
  maxTries: whole,
});
const rules = z.strictObject({ country: z.string().regex(/^[A-Z]{2}$/), zone: z.string().max(60), versions: z.array(version).max(50).readonly() }) satisfies z.ZodType<GuardRules>;

const nothing = { input: z.object({}), output: z.void() };
const purpose = z.enum(LISTED_FOR);

/** Who may be called: rules, lists of those who may not, and what was set aside (`AppState.guard`). */
export const guardCommands = {
  'guard.rules': { input: z.object({}), output: z.custom<{ readonly rules: GuardRules; readonly shipped: boolean; readonly version: number; readonly history: readonly RulesVersion[] }>() },
  /** Null puts those of the application back. */
  'guard.setRules': { input: z.object({ version: whole, rules: rules.nullable(), note: line }), output: z.void() },
  /** Sets the rule that has just refused a call aside, for one call. */
  'guard.setAside': { input: z.object({ reason: line.trim().min(3) }), output: z.void() },
  /** The call to somebody who died, just refused, is meant: the same command goes out within a minute. */
  'guard.callAllTheSame': nothing,
  'guard.leave': nothing,
  'guard.overrides': { input: z.object({}), output: z.custom<readonly Override[]>() },
  /** The right to object was offered in this call. */
  'guard.offered': { input: z.object({ callId, on: z.boolean() }), output: z.void() },
} as const;

export const doNotCallCommands = {
  'doNotCall.look': { input: z.object({ digits: z.string().max(30) }), output: z.custom<{ readonly lists: readonly DoNotCallList[]; readonly own: readonly OwnNumber[]; readonly ownCount: number }>() },
  'doNotCall.add': { input: z.object({ number: line.trim().min(1), reason: line.trim().min(1), source: line.trim().min(1), purpose }), output: z.custom<{ readonly number: E164 }>() },
  'doNotCall.remove': { input: z.object({ number: e164 }), output: z.void() },
  /** Asks for a file of numbers or of their SHA-256; false when none was chosen. */
  'doNotCall.import': { input: z.object({ source: line.trim().min(1), purpose }), output: z.boolean() },
  'doNotCall.stopImport': nothing,
  'doNotCall.setRemoved': { input: z.object({ listId: z.number().int().min(1), removed: z.boolean() }), output: z.void() },
} as const;
