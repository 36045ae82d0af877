import type { FaqProposal } from '../../../shared/domain/improvement/faq.ts';
import type { Remark, RemarkKind } from '../../../shared/domain/improvement/remark.ts';
import type { AgentId, FaqId, InteractionId, ProjectId, RemarkId } from '../../../shared/lib/brand.ts';

type Author = { readonly agentId: AgentId; readonly at: number };
type Viewer = { readonly agentId: AgentId; readonly practice: boolean };

/** A group of questions that say the same as some words. */
export type SameQuestion = {
  readonly group: RemarkId;
  /** As it was put the last time. */
  readonly text: string;
  /** 0 to 1. */
  readonly likeness: number;
  readonly askedInWeek: number;
  readonly lastAskedAt: number;
  /** The proposal that was made of it already. */
  readonly faqId: FaqId | null;
};

export type ImprovementPort = {
  /** Null when there is none, when it was removed, and when it is about somebody who is confidential to whoever asks. */
  readonly remark: (id: RemarkId, viewer: Viewer) => Promise<Remark | null>;
  /** Open ones the earliest first, settled ones the latest first; those that were only registered are left out. */
  readonly remarks: (viewer: Viewer, which: { readonly settled: boolean; readonly kinds: readonly RemarkKind[]; readonly own: boolean }, limit: number) => Promise<readonly Remark[]>;
  /** Groups of questions that are alike, the likest first. @param since from when a week is counted */
  readonly alike: (text: string, viewer: Viewer, since: number, limit: number) => Promise<readonly SameQuestion[]>;
  /** Groups that were asked so often since then, the most often asked first. */
  readonly askedOften: (viewer: Viewer, since: number, often: number, limit: number) => Promise<readonly SameQuestion[]>;
  readonly add: (remark: Remark, author: Author) => Promise<void>;
  /** The question of a registration, once for each conversation. @returns false when it is there already */
  readonly addRegistered: (remark: Remark & { readonly interactionId: InteractionId }, author: Author) => Promise<boolean>;
  /** @returns false when somebody else was first */
  readonly save: (remark: Remark, from: number, author: Author, action: string) => Promise<boolean>;
  readonly remove: (id: RemarkId, removed: boolean, author: Author) => Promise<boolean>;
  readonly faqs: (projectId: ProjectId | null, practice: boolean, limit: number) => Promise<readonly FaqProposal[]>;
  readonly faq: (id: FaqId) => Promise<FaqProposal | null>;
  /** @returns false when there is one of the same group of questions */
  readonly addFaq: (faq: FaqProposal, author: Author) => Promise<boolean>;
  readonly saveFaq: (faq: FaqProposal, from: number, author: Author, action: string) => Promise<boolean>;
};
