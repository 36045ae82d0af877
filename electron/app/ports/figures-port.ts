import type { CallSet } from '../../../shared/domain/figures/figures.ts';
import type { CallBehind } from '../../../shared/domain/figures/report.ts';
import type { TeamFile } from '../../../shared/domain/figures/figures-file.ts';
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

/** A file as it is kept: with the key that signed it, and the digest of its content. */
export type NewTeamFile = TeamFile & { readonly key: string; readonly digest: string };

/** What reports are counted from. */
export type FiguresPort = {
  /** One for each part; null when the same asker asked again meanwhile. */
  readonly sums: (ask: SumsAsk) => Promise<readonly Sums[] | null>;
  /** Counts days that are over and not counted yet, at most so many, so that reports need not; how many there were. */
  readonly countDays: (most: number) => Promise<number>;
  /** Figures that people of the team gave as files, in no order. */
  readonly teamFiles: () => Promise<readonly TeamFile[]>;
  /** One person (by key and id) has one file for each period and project: the one that was counted last. */
  readonly addTeamFile: (file: NewTeamFile, by: AgentId) => Promise<'added' | 'replaced' | 'known' | 'older'>;
  /** False when it is not there. */
  readonly removeTeamFile: (id: string, author: { readonly agentId: AgentId; readonly at: number }) => Promise<boolean>;
  /** The calls that a figure is made of, the latest first, and how many there are. */
  readonly calls: (ask: CallsAsk) => Promise<{ readonly calls: readonly CallBehind[]; readonly total: number }>;
};
