import type { Role } from '../agent-state/agent-state.ts';
import type { AgentId, FaqId, ProjectId, RemarkId } from '../../lib/brand.ts';

/** A question that is asked often, with the answer to give: written, put forward, and placed among the knowledge or not. */
export const FAQ_STATES = ['draft', 'proposed', 'placed', 'declined'] as const;
export type FaqState = (typeof FAQ_STATES)[number];

export type FaqProposal = {
  readonly id: FaqId;
  readonly projectId: ProjectId;
  /** The language that it is written in. */
  readonly language: 'en' | 'nl';
  readonly question: string;
  readonly answer: string;
  /** The group of questions that it came from; null when it was written without. */
  readonly group: RemarkId | null;
  /** How often that was asked until now. */
  readonly asked: number;
  readonly state: FaqState;
  /** Why it was declined. */
  readonly reason: string;
  readonly madeBy: AgentId;
  /** Wall-clock ms. */
  readonly madeAt: number;
  readonly decidedBy: AgentId | null;
  readonly decidedAt: number | null;
  readonly version: number;
};

export const MAX_QUESTION = 300;
export const MAX_ANSWER = 10_000;

export type FaqMove =
  | { readonly do: 'change'; readonly question: string; readonly answer: string }
  | { readonly do: 'propose' }
  | { readonly do: 'place' }
  | { readonly do: 'decline'; readonly reason: string }
  | { readonly do: 'reopen' };
export type FaqRefusal = 'not-yours' | 'decided' | 'not-decided' | 'no-answer' | 'no-question' | 'no-reason' | 'placed';
type Moved = { readonly ok: true; readonly faq: FaqProposal } | { readonly ok: false; readonly refusal: FaqRefusal };

const refused = (refusal: FaqRefusal): Moved => ({ ok: false, refusal });

/**
 * The proposal after a move. Who wrote it changes it and puts it forward; a supervisor places it among the knowledge, or says why not.
 * @param at wall-clock ms
 */
export function moveFaq(faq: FaqProposal, move: FaqMove, by: { readonly agentId: AgentId; readonly role: Role }, at: number): Moved {
  const done = (changed: Partial<FaqProposal>): Moved => ({ ok: true, faq: { ...faq, ...changed, version: faq.version + 1 } });
  const governs = by.role !== 'agent';
  const wrote = faq.madeBy === by.agentId || governs;
  const decided = { decidedBy: by.agentId, decidedAt: at };
  if (move.do === 'reopen') {
    if (faq.state === 'placed') return refused('placed');
    if (faq.state !== 'declined') return refused('not-decided');
    return governs ? done({ state: 'draft', reason: '', decidedBy: null, decidedAt: null }) : refused('not-yours');
  }
  if (faq.state === 'placed' || faq.state === 'declined') return refused('decided');
  switch (move.do) {
    case 'change':
      if (!wrote) return refused('not-yours');
      return move.question.trim() === '' ? refused('no-question') : done({ question: move.question.trim(), answer: move.answer.trim() });
    case 'propose':
      if (!wrote) return refused('not-yours');
      return faq.answer === '' ? refused('no-answer') : done({ state: 'proposed' });
    case 'place':
      if (!governs) return refused('not-yours');
      return faq.answer === '' ? refused('no-answer') : done({ state: 'placed', ...decided });
    case 'decline':
      if (!governs) return refused('not-yours');
      return move.reason.trim() === '' ? refused('no-reason') : done({ state: 'declined', reason: move.reason.trim(), ...decided });
  }
}
