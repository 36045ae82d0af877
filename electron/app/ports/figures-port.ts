import type { CallSet } from '../../../shared/domain/figures/figures.ts';
import type { CallBehind } from '../../../shared/domain/figures/report.ts';
import type { Sums } from '../../../shared/domain/figures/sums.ts';
import type { AgentId, ProjectId } from '../../../shared/lib/brand.ts';

/** Whose figures of what. Practice is never counted but as time. */
type Scope = {
  /** One, or several together. */
  readonly agentIds: readonly AgentId[];
  /** Null for all projects. */
  readonly projectId: ProjectId | null;
};

export type SumsAsk = Scope & {
  /** Of two questions of the same asker only the later is answered. */
  readonly asker: string;
  /** Where parts begin, in order, and as the last one where the whole ends; wall-clock ms. */
  readonly bounds: readonly number[];
};

export type CallsAsk = Scope & { readonly set: CallSet; readonly from: number; readonly to: number; readonly limit: number };

/** What reports are counted from. */
export type FiguresPort = {
  /** One for each part; null when the same asker asked again meanwhile. */
  readonly sums: (ask: SumsAsk) => Promise<readonly Sums[] | null>;
  /** The calls that a figure is made of, the latest first, and how many there are. */
  readonly calls: (ask: CallsAsk) => Promise<{ readonly calls: readonly CallBehind[]; readonly total: number }>;
};
