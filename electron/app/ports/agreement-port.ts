import type { Agreement, HandOver } from '../../../shared/domain/agreement/agreement.ts';
import type { HandOverAnswer } from '../../../shared/domain/agreement/hand-over-file.ts';
import type { AgentId, AgreementId, ContactId, E164, HandOverId, InteractionId } from '../../../shared/lib/brand.ts';

type Author = { readonly agentId: AgentId; readonly at: number };
/** Who looks: what was promised to confidential contacts is for those who may see them. */
type Viewer = { readonly agentId: AgentId; readonly practice: boolean };

/** What belongs to a hand-over that leaves the profile: the file and its digest when it is offered, the key that signed its receipt. */
export type SealedHandOver = { readonly digest?: string; readonly file?: string; readonly answeredKey?: string };

/** A hand-over of another profile, as it was answered here. */
export type ReceivedHandOver = {
  readonly id: HandOverId;
  readonly senderKey: string;
  readonly senderName: string;
  readonly organisation: string;
  readonly note: string;
  readonly answer: HandOverAnswer;
  readonly reason: string;
  /** The signed receipt. */
  readonly receipt: string;
};
type Answered = ReceivedHandOver & { readonly at: number; readonly made: boolean };

export type HandOverPort = {
  /** A hand-over that left this profile; the file is empty once it is answered or taken back. */
  readonly outside: (id: HandOverId) => Promise<{ readonly agreementId: AgreementId; readonly state: HandOver['state']; readonly toName: string; readonly expiresAt: number; readonly digest: string; readonly file: string } | null>;
  readonly received: (id: HandOverId, senderKey: string) => Promise<Answered | null>;
  readonly receivedAs: (agreementId: AgreementId) => Promise<Answered | null>;
  /** Keeps an answer, and the promise that was accepted. Rejects when it was answered before. */
  readonly answer: (received: ReceivedHandOver, agreement: Agreement | null, author: Author) => Promise<void>;
  readonly receiptMade: (id: HandOverId, senderKey: string, at: number) => Promise<void>;
  /** The key itself, and other keys that are known by the name. */
  readonly keysNamed: (key: string, name: string) => Promise<readonly { readonly key: string; readonly name: string }[]>;
  readonly knowKey: (key: string, name: string, author: Author) => Promise<void>;
};

export type AgreementPort = HandOverPort & {
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
  readonly save: (agreement: Agreement, from: number, author: Author, action: string, sealed: SealedHandOver | null) => Promise<boolean>;
  /** Promises to a caller who was unknown are now this contact's: by number, and those of the conversation. @returns how many */
  readonly linkUnknown: (contactId: ContactId, numbers: readonly E164[], interactionId: InteractionId | null, practice: boolean) => Promise<number>;
  /** @returns false when there is none */
  readonly remove: (id: AgreementId, removed: boolean, author: Author) => Promise<boolean>;
};
