import type { Dispatch, DispatchFile } from '../../../shared/domain/dispatch/dispatch.ts';
import type { AgentId, DispatchId } from '../../../shared/lib/brand.ts';

type Viewer = { readonly agentId: AgentId; readonly practice: boolean };

export type DispatchPort = {
  /** Null when there is none, and when it goes to somebody who is confidential to whoever asks; a null viewer sees all. */
  readonly get: (id: DispatchId, viewer: Viewer | null) => Promise<Dispatch | null>;
  /** What has not left the latest first, or what was sent and cancelled likewise. */
  readonly list: (viewer: Viewer, closed: boolean, limit: number) => Promise<readonly Dispatch[]>;
  /** The queued one that is due first, whoever asked for it; null without. */
  readonly nextQueued: () => Promise<Dispatch | null>;
  /** Those whose attempt was cut off by a crash. */
  readonly interrupted: () => Promise<readonly Dispatch[]>;
  readonly add: (dispatch: Dispatch, files: readonly DispatchFile[]) => Promise<void>;
  /** What was made to go along with it. */
  readonly files: (id: DispatchId) => Promise<readonly DispatchFile[]>;
  /** @param by null for the application itself. @returns false when somebody else was first */
  readonly save: (dispatch: Dispatch, from: number, by: AgentId | null, at: number) => Promise<boolean>;
};
