import type { MemberEvent, QueueVisit } from '../../../shared/domain/acd/queue-entry.ts';
import type { QueueFileKind, QueueImport } from '../../../shared/domain/acd/queue-import.ts';
import type { QueueSums, VisitBehind, VisitSet } from '../../../shared/domain/acd/service-level.ts';

import type { AgentId } from '../../../shared/lib/brand.ts';
import type { ServiceLevelRule } from '../../../shared/domain/project/service-level-rule.ts';

type Author = { readonly agentId: AgentId; readonly at: number };

export type QueueSumsAsk = {
  /** Of two questions of the same asker only the later is answered. */
  readonly asker: string;
  readonly queues: readonly string[];
  readonly rule: ServiceLevelRule;
  /** Where parts begin, in order, and as the last one where the whole ends; wall-clock ms. */
  readonly bounds: readonly number[];
};

export type VisitsAsk = {
  readonly queues: readonly string[];
  readonly rule: ServiceLevelRule;
  readonly set: VisitSet;
  readonly from: number;
  readonly to: number;
  readonly limit: number;
};

/** How much of a file was taken over. `next`: where to read on; null at the end. */
export type QueuePage = { readonly added: number; readonly known: number; readonly next: number | null };

/** What is known of the queues of the PBX. */
export type QueuePort = {
  /** Every queue of which anything is on record, by name. */
  readonly names: () => Promise<readonly string[]>;
  /** One for each part; null when the same asker asked again meanwhile. */
  readonly sums: (ask: QueueSumsAsk) => Promise<readonly QueueSums[] | null>;
  /** The callers that a figure is made of, the latest first, and how many there are. */
  readonly visits: (ask: VisitsAsk) => Promise<{ readonly visits: readonly VisitBehind[]; readonly total: number }>;
  readonly imports: (limit: number) => Promise<readonly QueueImport[]>;
  readonly begin: (
    file: {
      readonly id: string;
      readonly file: string;
      readonly kind: QueueFileKind;
      readonly refused: number;
      readonly from: number | null;
      readonly to: number | null;
    },
    author: Author,
  ) => Promise<void>;
  /** Takes over some of what was read; what is known already is left as it is. @param from where in the staging file, bytes */
  readonly take: (id: string, staging: string, from: number, limit: number) => Promise<QueuePage>;
  readonly end: (id: string) => Promise<void>;
  /** Takes some of it back; false when nothing is left, and then it counts as taken back. */
  readonly takeBack: (id: string, limit: number, author: Author) => Promise<boolean>;
  /** What the PBX told as it happened. @param known since when it has been listened to, to now */
  readonly put: (
    visits: readonly QueueVisit[],
    members: readonly MemberEvent[],
    known: { readonly from: number; readonly to: number } | null,
  ) => Promise<void>;
};
