import type { KnowledgeFields, KnowledgeItem } from '../../../shared/domain/knowledge/knowledge.ts';
import type { AgentId, KnowledgeId, ProjectId } from '../../../shared/lib/brand.ts';

type Author = { readonly agentId: AgentId; readonly at: number };
/** For whom and when something is looked up. */
export type KnowledgeAsker = { readonly agentId: AgentId; readonly projectId: ProjectId | null; readonly at: number };

export type KnowledgePort = {
  readonly get: (id: KnowledgeId) => Promise<KnowledgeItem | null>;
  /** All of them, also what is not valid yet or any more; by kind and title. */
  readonly list: (limit: number) => Promise<readonly KnowledgeItem[]>;
  /** Those valid now in which any of the words begin a word, the best first. @param all every word must be there */
  readonly search: (words: readonly string[], all: boolean, asker: KnowledgeAsker, limit: number) => Promise<readonly KnowledgeItem[]>;
  /** Those valid now that belong beside a step or a field. */
  readonly beside: (refs: readonly string[], asker: KnowledgeAsker, limit: number) => Promise<readonly KnowledgeItem[]>;
  /** What the asker has to read and has not, the oldest first. */
  readonly unread: (asker: KnowledgeAsker, limit: number) => Promise<readonly KnowledgeItem[]>;
  /** @param from null for a new one. @returns false when somebody else was first */
  readonly save: (id: KnowledgeId, fields: KnowledgeFields, from: number | null, author: Author) => Promise<boolean>;
  readonly remove: (id: KnowledgeId, removed: boolean, author: Author) => Promise<boolean>;
  /** Recorded once for each person and version. */
  readonly read: (id: KnowledgeId, version: number, author: Author) => Promise<void>;
  /** Who read this version, and when. */
  readonly readers: (id: KnowledgeId, version: number) => Promise<readonly { readonly agentId: AgentId; readonly at: number }[]>;
};
