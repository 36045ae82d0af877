import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify, type KeyObject } from 'node:crypto';
import { z } from 'zod';

import { HAND_OVER_FORMAT, HAND_OVER_VERSION, MAX_HAND_OVER_BYTES, type HandOverContent } from '../../../../shared/domain/agreement/hand-over-file.ts';
import { MAX_NOTE, MAX_WHAT } from '../../../../shared/domain/agreement/agreement.ts';
import { appError, type AppError, type AppErrorCode } from '../../../../shared/errors/app-error.ts';
import { contactFields, e164, instant, line } from '../../../../shared/ipc/schemas.ts';
import { brandId, type HandOverId } from '../../../../shared/lib/brand.ts';
import { err, ok, type Result } from '../../../../shared/lib/result.ts';

// Ed25519 (RFC 8032). What is signed is the text of the content as it stands in the file, so that nothing depends on how JSON is written.

/** Keeps a signature of ours from meaning anything elsewhere. */
const CONTEXT = `${HAND_OVER_FORMAT}\n${String(HAND_OVER_VERSION)}\n`;
/** A public key of 32 bytes as SubjectPublicKeyInfo (RFC 8410, 4). */
const SPKI_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');

export type OpenedFile = {
  readonly content: HandOverContent;
  /** The raw public key, base64url. */
  readonly key: string;
  readonly fingerprint: string;
  /** SHA-256 of the content, hexadecimal. */
  readonly digest: string;
};

const wrapper = z.object({ format: z.literal(HAND_OVER_FORMAT), version: z.number().int().min(1) });
const signed = z.object({ content: z.string().max(MAX_HAND_OVER_BYTES), key: z.string().regex(/^[\w-]{43}$/u), signature: z.string().regex(/^[\w-]{86}$/u) });

const { salutation, initials, firstName, infix, lastName, organisation, language } = contactFields.shape;
const preferred = z.boolean();
const customer = z.object({
  ...{ salutation, initials, firstName, infix, lastName, organisation, language },
  phones: z.array(contactFields.shape.phones.unwrap().element.pick({ raw: true, e164: true, kind: true }).extend({ preferred })).max(20),
  mails: z.array(contactFields.shape.mails.unwrap().element.pick({ address: true, kind: true }).extend({ preferred })).max(20),
  addresses: z.array(contactFields.shape.addresses.unwrap().element.pick({ street: true, houseNumber: true, postcode: true, city: true, country: true, kind: true }).extend({ preferred })).max(20),
});
const id = z.string().uuid().transform((value) => brandId<HandOverId>(value));
const words = z.string().max(MAX_NOTE);
const content = z.discriminatedUnion('kind', [
  z.object({
    ...{ kind: z.literal('offer'), id, practice: z.boolean(), from: z.object({ name: line, organisation: line, replyTo: line }), toName: line, note: words, offeredAt: instant, expiresAt: instant },
    promise: z.object({ what: z.string().trim().min(1).max(MAX_WHAT), toWhom: line, number: e164.nullable(), dueAt: instant, madeAt: instant }),
    customer: customer.nullable(),
  }),
  z.object({
    ...{ kind: z.literal('receipt'), id, practice: z.boolean(), offer: z.string().regex(/^[0-9a-f]{64}$/u), answer: z.enum(['accepted', 'returned']), reason: words },
    ...{ by: z.object({ name: line, organisation: line }), answeredAt: instant },
  }),
]) satisfies z.ZodType<HandOverContent>;

export const digestOf = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** The first 128 bits, in groups that can be read aloud over the telephone. */
export function fingerprintOf(key: string): string {
  const hex = createHash('sha256').update(Buffer.from(key, 'base64url')).digest('hex').slice(0, 32);
  return (hex.match(/.{4}/gu) ?? []).join(' ');
}

/** A new key, as it is kept with the secrets (PKCS 8, base64). */
export function newKey(): string {
  return generateKeyPairSync('ed25519').privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64');
}

/** @throws when `kept` is no Ed25519 key */
export function readKey(kept: string): { readonly privateKey: KeyObject; readonly key: string } {
  const privateKey = createPrivateKey({ key: Buffer.from(kept, 'base64'), format: 'der', type: 'pkcs8' });
  if (privateKey.asymmetricKeyType !== 'ed25519') throw new Error('not an Ed25519 key');
  return { privateKey, key: createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).subarray(SPKI_PREFIX.length).toString('base64url') };
}

/** The file of an offer or a receipt, and the digest of its content. */
export function sealFile(what: HandOverContent, { privateKey, key }: ReturnType<typeof readKey>): { readonly file: string; readonly digest: string } {
  const text = JSON.stringify(what);
  const signature = sign(null, Buffer.from(CONTEXT + text, 'utf8'), privateKey).toString('base64url');
  return { file: `${JSON.stringify({ format: HAND_OVER_FORMAT, version: HAND_OVER_VERSION, content: text, key, signature }, null, 2)}\n`, digest: digestOf(text) };
}

/**
 * Reads what somebody sent. Nothing of the content is looked at before the signature holds.
 * Errors: `hand-over-unreadable`, `hand-over-newer`, `hand-over-tampered`.
 */
export function openFile(text: string): Result<OpenedFile, AppError> {
  const fault = (code: AppErrorCode, why: string) => err(appError(code, `a hand-over file was refused: ${why}`));
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return fault('hand-over-unreadable', 'not JSON');
  }
  const outer = wrapper.safeParse(parsed);
  if (!outer.success) return fault('hand-over-unreadable', 'no hand-over');
  if (outer.data.version > HAND_OVER_VERSION) return fault('hand-over-newer', `version ${String(outer.data.version)}`);
  const parts = signed.safeParse(parsed);
  if (!parts.success) return fault('hand-over-unreadable', 'parts are missing');
  const { key, signature } = parts.data;
  try {
    const publicKey = createPublicKey({ key: Buffer.concat([SPKI_PREFIX, Buffer.from(key, 'base64url')]), format: 'der', type: 'spki' });
    if (!verify(null, Buffer.from(CONTEXT + parts.data.content, 'utf8'), publicKey, Buffer.from(signature, 'base64url'))) return fault('hand-over-tampered', 'signature');
  } catch {
    return fault('hand-over-tampered', 'key');
  }
  const inner = content.safeParse(parseQuietly(parts.data.content));
  return inner.success ? ok({ content: inner.data, key, fingerprint: fingerprintOf(key), digest: digestOf(parts.data.content) }) : fault('hand-over-unreadable', 'content');
}

function parseQuietly(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
