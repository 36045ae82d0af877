import type { Agreement } from '../../../shared/domain/agreement/agreement.ts';
import type { AgentId, AgreementId, ContactId } from '../../../shared/lib/brand.ts';

type Author = { readonly agentId: AgentId; readonly at: number };
/** Who looks: what was promised to confidential contacts is for those who may see them. */
type Viewer = { readonly agentId: AgentId; readonly practice: boolean };

export type AgreementPort = {
  /** Null when there is none, when it was removed, and when it is not for whoever asks. */
  readonly get: (id: AgreementId, viewer: Viewer) => Promise<Agreement | null>;
  /** Those that are neither kept nor missed, the earliest first. `everyone: false`: own ones and those offered to the viewer. */
  readonly open: (viewer: Viewer, everyone: boolean, limit: number) => Promise<readonly Agreement[]>;
  /** Of a contact and those that went into it: open ones first, then the latest. */
  readonly ofContact: (contactId: ContactId, viewer: Viewer, limit: number) => Promise<readonly Agreement[]>;
  /** Kept and missed ones, the latest first. */
  readonly settled: (viewer: Viewer, everyone: boolean, limit: number) => Promise<readonly Agreement[]>;
  readonly add: (agreement: Agreement, author: Author) => Promise<void>;
  /** Writes what became of it, with its hand-over. @returns false when somebody else was first */
  readonly save: (agreement: Agreement, from: number, author: Author, action: string) => Promise<boolean>;
  /** @returns false when there is none */
  readonly remove: (id: AgreementId, removed: boolean, author: Author) => Promise<boolean>;
};
