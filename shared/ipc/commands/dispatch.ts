import { z } from 'zod';
import { DISPATCH_KINDS, isMailAddress, type Dispatch } from '../../domain/dispatch/dispatch.ts';
import { MAIL_SECURITIES, type MailServer, type MailSettings, type MailTemplate, type Material } from '../../domain/dispatch/mail-settings.ts';
import { contactId, dispatchId, interactionId, line, projectId } from '../schemas.ts';

/** What of a project's mail the window shows; the password is never part of it. */
export type MailView = MailSettings & { readonly hasPassword: boolean; readonly passwordInMemoryOnly: boolean };

const oneLine = z.string().max(300).regex(/^[^\r\n]*$/u);
const server = z.object({
  host: z.string().trim().min(1).max(253).regex(/^[^\s/]+$/u),
  port: z.number().int().min(1).max(65_535),
  security: z.enum(MAIL_SECURITIES),
  user: oneLine,
  fromName: oneLine,
  fromAddress: z.string().refine(isMailAddress),
  caFile: z.string().max(4096),
}) satisfies z.ZodType<MailServer>;
const password = z.string().max(1000).nullable();
const kind = z.enum(DISPATCH_KINDS);
const materialId = z.string().uuid();
const both = (longest: number) => z.object({ en: z.string().max(longest), nl: z.string().max(longest) });
const template = z.object({ subject: both(300).refine(({ en, nl }) => !/[\r\n]/u.test(en + nl)), body: both(4_000) }) satisfies z.ZodType<MailTemplate>;

export const dispatchCommands = {
  /** Sends a customer something after the conversation; an e-mail leaves ten seconds later, until then it can be cancelled. */
  'dispatch.ask': {
    input: z.object({
      ...{ kind, channel: z.enum(['mail', 'post']), article: oneLine, materials: z.array(materialId).max(10), contactId: contactId.nullable(), interactionId: interactionId.nullable() },
      ...{ toName: oneLine, address: line, language: z.enum(['en', 'nl']) },
    }),
    output: z.custom<Dispatch>(),
  },
  'dispatch.move': { input: z.object({ dispatchId, version: z.number().int().min(1), move: z.enum(['cancel', 'send', 'confirm', 'reopen']) }), output: z.custom<Dispatch>() },
  'mail.get': { input: z.object({ projectId }), output: z.custom<MailView>() },
  /** @see MailDesk.saveServer */
  'mail.saveServer': { input: z.object({ projectId, server: server.nullable(), password }), output: z.custom<MailView>() },
  'mail.test': { input: z.object({ projectId, server, password }), output: z.void() },
  'mail.addMaterial': { input: z.object({ projectId, kind, title: oneLine }), output: z.custom<Material | null>() },
  'mail.removeMaterial': { input: z.object({ projectId, id: materialId }), output: z.custom<MailView>() },
  /** Null: the words that come with Balie. */
  'mail.saveTemplate': { input: z.object({ projectId, kind, template: template.nullable() }), output: z.custom<MailView>() },
} as const;
