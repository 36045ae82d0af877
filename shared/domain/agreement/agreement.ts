import type { AgentId, AgreementId, ContactId, E164, HandOverId, InteractionId, ProjectId } from '../../lib/brand.ts';

/**
 * Where an agreement stands (DOMAIN 5): made; offered to somebody else, and still its owner's; accepted by the receiver, who
 * owns it from then on; kept, or missed.
 */
export const AGREEMENT_STATES = ['open', 'offered', 'accepted', 'kept', 'missed'] as const;
export type AgreementState = (typeof AGREEMENT_STATES)[number];

/** `withdrawn`: the sender took the offer back, or settled the agreement before an answer came. */
export const HAND_OVER_STATES = ['offered', 'accepted', 'returned', 'withdrawn'] as const;

/** Handing an agreement over to a colleague, or to whoever of a department takes it. */
export type HandOver = {
  readonly id: HandOverId;
  readonly from: AgentId;
  /** Null where a department is asked. */
  readonly to: AgentId | null;
  /** Empty where one colleague is asked. */
  readonly department: string;
  readonly note: string;
  readonly state: (typeof HAND_OVER_STATES)[number];
  /** Wall-clock ms. */
  readonly offeredAt: number;
  readonly answeredAt: number | null;
  readonly answeredBy: AgentId | null;
  /** Why it came back; empty otherwise. */
  readonly reason: string;
  /** To somebody outside this profile, by a signed file; null for colleagues and departments here. */
  readonly outside: OutsideHandOver | null;
};

/** A hand-over that leaves this profile, and whose answer comes back as a signed receipt. */
export type OutsideHandOver = {
  readonly toName: string;
  /** Where it was mailed to; empty when the file was saved. */
  readonly address: string;
  /** Wall-clock ms; afterwards it can no longer be answered. */
  readonly expiresAt: number;
  /** Who answered, in their own words; empty until then. */
  readonly answeredBy: string;
};

/** Where a promise came from that somebody outside this profile handed over. */
export type ReceivedFrom = { readonly name: string; readonly organisation: string; readonly note: string; readonly at: number; /** Whether the receipt has been made, so that the sender can know. */ readonly receiptMade: boolean };

/** What makes a promise a callback (terugbelafspraak, DOMAIN 2): it is kept by a call. */
export type CallbackFacts = {
  /** Whoever is there may call; it stays its owner's until somebody takes it. */
  readonly anyone: boolean;
  /** IANA name of the clock that the customer spoke by. */
  readonly zone: string;
};

/** What was promised to a customer (seed KT4 "gemaakte afspraken", BC7 "deadlines"). It always has an owner and a due date. */
export type Agreement = {
  readonly id: AgreementId;
  readonly projectId: ProjectId;
  readonly contactId: ContactId | null;
  /** The conversation in which it was made. */
  readonly interactionId: InteractionId | null;
  /** The customer's name as it was then, or as it was typed; may be empty for an unknown caller. */
  readonly toWhom: string;
  readonly number: E164 | null;
  readonly what: string;
  readonly owner: AgentId;
  /** Wall-clock ms. */
  readonly dueAt: number;
  readonly state: AgreementState;
  readonly madeBy: AgentId;
  readonly madeAt: number;
  readonly closedAt: number | null;
  readonly closedBy: AgentId | null;
  /** What came of it. */
  readonly result: string;
  readonly version: number;
  /** The latest; null when it was never handed over. */
  readonly handOver: HandOver | null;
  /** Null for what was promised here. */
  readonly received: ReceivedFrom | null;
  /** There for one that is kept by a call. */
  readonly callback?: CallbackFacts;
};

/** Most characters of what was promised, and of a note or reason. */
export const MAX_WHAT = 500;
export const MAX_NOTE = 2_000;

export function isOpen({ state }: Pick<Agreement, 'state'>): boolean {
  return state !== 'kept' && state !== 'missed';
}

/** Somebody outside this profile has accepted it and keeps it; whoever owned it sees it until it is settled. */
export function isElsewhere(agreement: Pick<Agreement, 'state' | 'handOver'>): boolean {
  return isOpen(agreement) && agreement.handOver !== null && agreement.handOver.outside !== null && agreement.handOver.state === 'accepted';
}

/** Late from its very minute on. */
export function isOverdue(agreement: Pick<Agreement, 'state' | 'dueAt'>, now: number): boolean {
  return isOpen(agreement) && agreement.dueAt <= now;
}

/** Whether somebody may take this offer or send it back: the one asked; of a department everybody but the sender; of an offer to outside nobody here. */
export function mayAnswer({ handOver }: Pick<Agreement, 'handOver'>, agentId: AgentId): boolean {
  if (handOver === null || handOver.state !== 'offered' || handOver.outside !== null) return false;
  return handOver.to === null ? handOver.from !== agentId : handOver.to === agentId;
}
