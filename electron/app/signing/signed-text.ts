import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  verify,
  type KeyObject,
} from 'node:crypto';
import { z } from 'zod';

import { err, ok, type Result } from '../../../shared/lib/result.ts';

// Ed25519 (RFC 8032). What is signed is the text of the content as it stands in the file, so that nothing depends on how JSON is written.

/** A kind of file that a profile signs. Its name and version are signed along, so that a signature means nothing in another kind. */
export type SignedFormat = {
  readonly format: string;
  /** A file of a higher one comes from a newer Balie and is refused. */ readonly version: number;
  /** Of the whole file, and so of its content. */ readonly maxBytes: number;
};

export type SignedText = {
  /** Whatever the content is; no part of it has been looked at yet. Null when it is no JSON. */
  readonly content: unknown;
  /** The raw public key, base64url. */
  readonly key: string;
  readonly fingerprint: string;
  /** SHA-256 of the content, hexadecimal. */
  readonly digest: string;
};

export type SignedFault = { readonly fault: 'unreadable' | 'newer' | 'tampered'; readonly why: string };

/** A public key of 32 bytes as SubjectPublicKeyInfo (RFC 8410, 4). */
const SPKI_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');
const wrapper = z.object({ format: z.string(), version: z.number().int().min(1) });
const parts = z.object({
  content: z.string(),
  key: z.string().regex(/^[\w-]{43}$/u),
  signature: z.string().regex(/^[\w-]{86}$/u),
});

const signedBytes = ({ format, version }: SignedFormat, text: string): Buffer =>
  Buffer.from(`${format}\n${String(version)}\n${text}`, 'utf8');

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
  return {
    privateKey,
    key: createPublicKey(privateKey)
      .export({ format: 'der', type: 'spki' })
      .subarray(SPKI_PREFIX.length)
      .toString('base64url'),
  };
}

/** The text of a signed file, and the digest of its content. */
export function sealText(
  kind: SignedFormat,
  content: unknown,
  { privateKey, key }: ReturnType<typeof readKey>,
): { readonly file: string; readonly digest: string } {
  const text = JSON.stringify(content);
  const signature = sign(null, signedBytes(kind, text), privateKey).toString('base64url');
  return {
    file: `${JSON.stringify({ format: kind.format, version: kind.version, content: text, key, signature }, null, 2)}\n`,
    digest: digestOf(text),
  };
}

/** Reads what somebody sent. Nothing of the content is looked at before the signature holds. */
export function openText(kind: SignedFormat, text: string): Result<SignedText, SignedFault> {
  const fault = (what: SignedFault['fault'], why: string) => err({ fault: what, why });
  const parsed = parseQuietly(text);
  if (parsed === undefined) return fault('unreadable', 'not JSON');
  const outer = wrapper.safeParse(parsed);
  if (!outer.success || outer.data.format !== kind.format) return fault('unreadable', 'another kind of file');
  if (outer.data.version > kind.version) return fault('newer', `version ${String(outer.data.version)}`);
  const read = parts.safeParse(parsed);
  if (!read.success || read.data.content.length > kind.maxBytes) return fault('unreadable', 'parts are missing');
  const { content, key, signature } = read.data;
  try {
    const publicKey = createPublicKey({
      key: Buffer.concat([SPKI_PREFIX, Buffer.from(key, 'base64url')]),
      format: 'der',
      type: 'spki',
    });
    if (!verify(null, signedBytes(kind, content), publicKey, Buffer.from(signature, 'base64url')))
      return fault('tampered', 'signature');
  } catch {
    return fault('tampered', 'key');
  }
  return ok({
    content: parseQuietly(content) ?? null,
    key,
    fingerprint: fingerprintOf(key),
    digest: digestOf(content),
  });
}

/** Undefined for what is no JSON. */
function parseQuietly(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
