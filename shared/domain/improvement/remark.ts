import type { Role } from '../agent-state/agent-state.ts';
import type { AgentId, ContactId, InteractionId, KnowledgeId, ProjectId, RemarkId } from '../../lib/brand.ts';

/**
 * What is noted so that the organisation learns from it (DOMAIN 5). Quality remarks: a question that comes back, a complaint, a
 * remark, a bottleneck, a check of who calls that failed. Market information: a need, an opportunity, a buying signal. And a proposal
 * to do something better.
 */
export const QUALITY_KINDS = ['question', 'remark', 'bottleneck', 'complaint', 'verification'] as const;
export const MARKET_KINDS = ['need', 'opportunity', 'signal'] as const;
export const REMARK_KINDS = [...QUALITY_KINDS, ...MARKET_KINDS, 'proposal'] as const;
export type RemarkKind = (typeof REMARK_KINDS)[number];

/** Those that a person chooses from; a failed check is noted by the step that failed. */
export const CHOSEN_KINDS = ['question', 'remark', 'bottleneck', 'complaint', 'need', 'opportunity', 'signal', 'proposal'] as const satisfies readonly RemarkKind[];

/** Those that a department gets at once, where the project says which. */
export const ROUTED_KINDS = [...MARKET_KINDS, 'proposal'] as const satisfies readonly RemarkKind[];
/** Departments by kind; absent or empty for nobody in particular. */
export type RemarkRoutes = Partial<Readonly<Record<RemarkKind, string>>>;

/** `passed-on`: a department is asked. `taken`: somebody works on it. */
export const REMARK_STATES = ['new', 'passed-on', 'taken', 'done', 'declined'] as const;
export type RemarkState = (typeof REMARK_STATES)[number];

/** What it is about, beside the customer and the product. */
export type RemarkAbout =
  | { readonly on: 'step'; readonly scriptId: string; readonly version: number; readonly stepId: string }
  | { readonly on: 'script'; readonly scriptId: string; readonly version: number }
  | { readonly on: 'procedure'; readonly knowledgeId: KnowledgeId };

export type Remark = {
  readonly id: RemarkId;
  readonly projectId: ProjectId;
  readonly kind: RemarkKind;
  /** May be empty where a conversation, a customer or a step says enough. */
  readonly text: string;
  readonly product: string;
  readonly contactId: ContactId | null;
  /** The customer's name as it was then. */
  readonly contactName: string;
  readonly interactionId: InteractionId | null;
  readonly about: RemarkAbout | null;
  /** Who is asked to do something with it; empty for nobody in particular. */
  readonly department: string;
  /** `form`: the question that was registered in a conversation, not written down as a remark. */
  readonly source: 'person' | 'form';
  /** The first of the remarks that say the same; its own id when it is the first. */
  readonly group: RemarkId;
  readonly state: RemarkState;
  readonly takenBy: AgentId | null;
  /** What came of it. */
  readonly answer: string;
  readonly madeBy: AgentId;
  /** Wall-clock ms. */
  readonly madeAt: number;
  readonly closedAt: number | null;
  readonly closedBy: AgentId | null;
  readonly version: number;
};

/** Most characters of a remark, and of an answer. */
export const MAX_REMARK = 2_000;

export const isSettled = ({ state }: Pick<Remark, 'state'>): boolean => state === 'done' || state === 'declined';
export const isMarketKind = (kind: RemarkKind): boolean => (MARKET_KINDS as readonly RemarkKind[]).includes(kind);

/** A remark without words says something only beside what it is about. */
export function saysSomething({ text, interactionId, contactId, about, product }: Pick<Remark, 'text' | 'interactionId' | 'contactId' | 'about' | 'product'>): boolean {
  return text.trim() !== '' || product.trim() !== '' || interactionId !== null || contactId !== null || about !== null;
}

export type RemarkMove =
  | { readonly do: 'change'; readonly text: string; readonly product: string }
  | { readonly do: 'pass-on'; readonly department: string }
  | { readonly do: 'take' }
  /** It was taken up by mistake: it waits again as it did. */
  | { readonly do: 'let-go' }
  | { readonly do: 'settle'; readonly state: 'done' | 'declined'; readonly answer: string }
  | { readonly do: 'reopen' };
/** Why a move is not made. */
export type RemarkRefusal = 'not-yours' | 'settled' | 'not-settled' | 'no-department' | 'no-reason' | 'says-nothing';
type Moved = { readonly ok: true; readonly remark: Remark } | { readonly ok: false; readonly refusal: RemarkRefusal };

const refused = (refusal: RemarkRefusal): Moved => ({ ok: false, refusal });

/**
 * The remark after a move. Whoever wrote it may change it and pass it on, anybody may take it up, and who took it up settles it; a
 * supervisor may do all of that. Who declines says why.
 * @param at wall-clock ms
 */
export function moveRemark(remark: Remark, move: RemarkMove, by: { readonly agentId: AgentId; readonly role: Role }, at: number): Moved {
  const done = (changed: Partial<Remark>): Moved => ({ ok: true, remark: { ...remark, ...changed, version: remark.version + 1 } });
  const governs = by.role !== 'agent';
  const wrote = remark.madeBy === by.agentId || governs;
  const works = remark.takenBy === by.agentId || governs;
  if (move.do === 'reopen') {
    if (!isSettled(remark)) return refused('not-settled');
    if (!works && remark.closedBy !== by.agentId) return refused('not-yours');
    return done({ state: remark.takenBy !== null ? 'taken' : remark.department !== '' ? 'passed-on' : 'new', answer: '', closedAt: null, closedBy: null });
  }
  if (isSettled(remark)) return refused('settled');
  switch (move.do) {
    case 'change': {
      if (!wrote) return refused('not-yours');
      const changed = { text: move.text.trim(), product: move.product.trim() };
      return saysSomething({ ...remark, ...changed }) ? done(changed) : refused('says-nothing');
    }
    case 'pass-on': {
      if (!wrote && !works) return refused('not-yours');
      const department = move.department.trim();
      return department === '' ? refused('no-department') : done({ department, state: 'passed-on', takenBy: null });
    }
    case 'take':
      return done({ state: 'taken', takenBy: by.agentId });
    case 'let-go':
      if (remark.takenBy === null || !works) return refused('not-yours');
      return done({ state: remark.department === '' ? 'new' : 'passed-on', takenBy: null });
    case 'settle':
      if (!works) return refused('not-yours');
      if (move.state === 'declined' && move.answer.trim() === '') return refused('no-reason');
      return done({ state: move.state, answer: move.answer.trim(), closedAt: at, closedBy: by.agentId });
  }
}
