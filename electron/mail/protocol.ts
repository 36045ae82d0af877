import type { SendResult } from '../../shared/domain/dispatch/dispatch.ts';
import type { MailServer } from '../../shared/domain/dispatch/mail-settings.ts';

/** A file on this computer, or what it holds. */
export type MailAttachment = { readonly fileName: string } & ({ readonly path: string } | { readonly content: Uint8Array });

export type Message = {
  /** Becomes the Message-ID: the same at each try, so that a receiver can tell a second copy. */
  readonly id: string;
  /** Wall-clock ms. */
  readonly at: number;
  readonly toName: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly language: string;
  readonly attachments: readonly MailAttachment[];
};

/** What the thread is asked: to send a message, or (without one) whether the server would take something. */
export type MailRequest = { readonly id: number; readonly server: MailServer; readonly password: string | null; readonly message: Message | null };
export type MailReply = { readonly id: number; readonly result: SendResult };
