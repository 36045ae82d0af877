import { NOT_READY_REASONS, type NotReadyReason, type OwnReason, type ShippedReason } from './agent-state.ts';

/** Reasons of one's own that there may be. */
export const MAX_OWN_REASONS = 20;
export const MAX_REASON_LENGTH = 40;

/** What an organisation has settled about a reason for Not ready (DOMAIN 7: "reden niet gereed … billable?"). */
export type ReasonRule = {
  readonly reason: NotReadyReason;
  /** Of a reason of one's own; empty for those that come with Balie, which have a name in each language. */
  readonly name: string;
  /** The time counts as worked for the client. */
  readonly billable: boolean;
  /** Stands in the list to choose from. One that was ever chosen stays known, so that its time keeps its name. */
  readonly offered: boolean;
};

/** Breaks are nobody's bill; what the work itself asks for is. */
const BILLABLE: ReadonlySet<ShippedReason> = new Set(['meeting', 'training', 'e-mail', 'technical']);

/** As long as nobody has settled anything else. */
export const SHIPPED_REASONS: readonly ReasonRule[] = NOT_READY_REASONS.map((reason) => ({ reason, name: '', billable: BILLABLE.has(reason), offered: true }));

export function isShippedReason(reason: string): reason is ShippedReason {
  return (NOT_READY_REASONS as readonly string[]).includes(reason);
}

export function isOwnReason(reason: string): reason is OwnReason {
  return /^own-[a-z0-9-]{1,60}$/.test(reason);
}

/** Time for this reason counts as worked; a reason that nobody knows any more does not. */
export function isBillable(rules: readonly ReasonRule[], reason: string): boolean {
  return rules.find((rule) => rule.reason === reason)?.billable ?? false;
}

export type ReasonFault = 'name-missing' | 'name-twice' | 'none-offered' | 'too-many' | 'reason-twice';

/** What is wrong with a list, and for which reason; null for one that can be used. Names of shipped ones are compared by the caller's words. */
export function reasonFault(rules: readonly ReasonRule[], wordOf: (rule: ReasonRule) => string): { readonly fault: ReasonFault; readonly reason: NotReadyReason | null } | null {
  if (rules.filter(({ reason }) => !isShippedReason(reason)).length > MAX_OWN_REASONS) return { fault: 'too-many', reason: null };
  if (!rules.some(({ offered }) => offered)) return { fault: 'none-offered', reason: null };
  const reasons = new Set<string>();
  const names = new Set<string>();
  for (const rule of rules) {
    if (reasons.has(rule.reason)) return { fault: 'reason-twice', reason: rule.reason };
    reasons.add(rule.reason);
    const name = wordOf(rule).trim().toLocaleLowerCase();
    if (name === '') return { fault: 'name-missing', reason: rule.reason };
    if (names.has(name)) return { fault: 'name-twice', reason: rule.reason };
    names.add(name);
  }
  return null;
}

/** A stored list, made whole: every shipped reason is in it once, in the stored order; what cannot be read is left out. */
export function readReasons(stored: unknown): readonly ReasonRule[] {
  const rows = Array.isArray(stored) ? (stored as readonly unknown[]) : [];
  const rules = rows.flatMap((row): readonly ReasonRule[] => {
    if (typeof row !== 'object' || row === null) return [];
    const { reason, name, billable, offered } = row as Readonly<Record<string, unknown>>;
    if (typeof reason !== 'string' || typeof billable !== 'boolean' || typeof offered !== 'boolean') return [];
    if (isShippedReason(reason)) return [{ reason, name: '', billable, offered }];
    return isOwnReason(reason) && typeof name === 'string' && name.trim() !== '' ? [{ reason, name: name.trim().slice(0, MAX_REASON_LENGTH), billable, offered }] : [];
  });
  const once = rules.filter(({ reason }, index) => rules.findIndex((other) => other.reason === reason) === index);
  const whole = [...once, ...SHIPPED_REASONS.filter(({ reason }) => !once.some((rule) => rule.reason === reason))];
  return whole.some(({ offered }) => offered) ? whole : SHIPPED_REASONS;
}
