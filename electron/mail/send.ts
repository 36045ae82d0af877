import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { createTransport } from 'nodemailer';
import MailComposer from 'nodemailer/lib/mail-composer';
import type { MailProblem, SendResult } from '../../shared/domain/dispatch/dispatch.ts';
import type { MailServer } from '../../shared/domain/dispatch/mail-settings.ts';
import type { MailRequest, Message } from './protocol.ts';

const CONNECT_MS = 15_000;
/** A server may scan a message for a long time before it answers (RFC 5321, 4.5.3.2.6: ten minutes). */
const SILENCE_MS = 600_000;
const LONGEST_REPLY = 500;

type SmtpFailure = Error & { readonly code?: string; readonly responseCode?: number; readonly response?: string };

/** Speaks to the server once. Never rejects. */
export async function send({ server, password, message }: MailRequest): Promise<SendResult> {
  let handedOver = false;
  let ca: Buffer | undefined;
  let raw: Buffer | null = null;
  try {
    ca = server.caFile === '' ? undefined : await readFile(server.caFile);
    raw = message === null ? null : await compose(server, message);
  } catch {
    return { ok: false, problem: 'file-missing', reply: '', permanent: true, handedOver };
  }
  const transport = createTransport({
    ...{ host: server.host, port: server.port, secure: server.security === 'tls' },
    ...{ requireTLS: server.security === 'starttls', ignoreTLS: server.security === 'none' },
    ...(server.user === '' ? {} : { auth: { user: server.user, pass: password ?? '' } }),
    ...{ connectionTimeout: CONNECT_MS, greetingTimeout: CONNECT_MS, socketTimeout: SILENCE_MS, dnsTimeout: CONNECT_MS },
    ...(ca === undefined ? {} : { tls: { ca } }),
    // What is sent is made here: nothing is ever fetched because a text names a file or an address.
    ...{ disableFileAccess: true, disableUrlAccess: true },
  });
  try {
    if (raw === null || message === null) {
      await transport.verify();
      return { ok: true, reply: '' };
    }
    const body = Readable.from([raw]);
    body.once('end', () => {
      handedOver = true;
    });
    const sent = await transport.sendMail({ envelope: { from: server.fromAddress, to: [message.to] }, raw: body });
    return { ok: true, reply: sent.response.slice(0, LONGEST_REPLY) };
  } catch (error) {
    return failureOf(error as SmtpFailure, handedOver);
  } finally {
    transport.close();
  }
}

function compose(server: MailServer, message: Message): Promise<Buffer> {
  const domain = server.fromAddress.slice(server.fromAddress.lastIndexOf('@') + 1);
  return new MailComposer({
    from: { name: server.fromName, address: server.fromAddress },
    to: { name: message.toName, address: message.to },
    subject: message.subject,
    text: message.text,
    messageId: `<${message.id}@${domain}>`,
    date: new Date(message.at),
    headers: { 'Content-Language': message.language },
    attachments: message.attachments.map((file) => ('path' in file ? { filename: file.fileName, path: file.path } : { filename: file.fileName, content: Buffer.from(file.content) })),
    disableUrlAccess: true,
  })
    .compile()
    .build();
}

function failureOf({ code = '', responseCode, response = '', message }: SmtpFailure, handedOver: boolean): SendResult {
  const failed = (problem: MailProblem, permanent: boolean): SendResult => ({ ok: false, problem, permanent, reply: (response || message).slice(0, LONGEST_REPLY), handedOver: false });
  if (code === 'EAUTH' || code === 'ENOAUTH') return failed('credentials', true);
  if (code === 'ETLS') return failed('tls', true);
  // The server answered: then it is known that it did not take the message.
  if (responseCode !== undefined && responseCode >= 400) return responseCode >= 500 ? failed('refused', true) : failed('busy', false);
  if (handedOver) return { ok: false, problem: 'no-answer', permanent: false, reply: message.slice(0, LONGEST_REPLY), handedOver };
  if (/certificate|self.signed|SSL|TLS/iu.test(message)) return failed('tls', true);
  if (code === 'EENVELOPE') return failed('address', true);
  return failed('unreachable', false);
}
