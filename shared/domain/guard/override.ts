import type { AgentId, ContactId, E164, ProjectId } from '../../lib/brand.ts';

/** Rules that somebody may set aside for one call, where the project allows it. Objections, lists, grounds and a hidden number are not among them: the law leaves no room there. */
export const OVERRIDABLE = ['tries', 'holiday', 'hours', 'pause'] as const;
export type OverridableRule = (typeof OVERRIDABLE)[number];

/** A rule that was set aside for one call. */
export type Override = {
  readonly id: string;
  readonly at: number;
  readonly rule: OverridableRule;
  readonly reason: string;
  readonly number: E164 | null;
  readonly contactId: ContactId | null;
  readonly contactName: string;
  readonly projectId: ProjectId;
  readonly byName: string;
  readonly by: AgentId;
  /** Whether the call was made. */
  readonly used: boolean;
};

/** A call that was refused by a rule that may be set aside. */
export type RefusedDial = { readonly projectId: ProjectId; readonly contactId: ContactId | null; readonly number: E164 | null; readonly rule: OverridableRule; readonly at: number };

/** How long a rule stays set aside when the call is not made, ms. */
export const OVERRIDE_MS = 60_000;
