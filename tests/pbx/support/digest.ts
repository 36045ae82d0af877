import { createHash, randomBytes } from 'node:crypto';

const md5 = (text: string): string => createHash('md5').update(text).digest('hex');

export interface Credentials {
  readonly user: string;
  readonly password: string;
}

/** Parameters of a WWW-Authenticate or Authorization value, names in lower case. */
export function digestParameters(value: string): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const match of value
    .replace(/^\s*Digest\s+/i, '')
    .matchAll(/([\w-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^,\s]*))/g)) {
    found[(match[1] ?? '').toLowerCase()] = match[2] ?? match[3] ?? '';
  }
  return found;
}

/** The answer to a challenge (RFC 2617 with MD5, with or without qop=auth). */
export function digestResponse(challenge: string, method: string, uri: string, credentials: Credentials): string {
  const { realm = '', nonce = '', qop, opaque } = digestParameters(challenge);
  const auth = qop?.split(',').some((part) => part.trim() === 'auth') === true;
  const cnonce = randomBytes(8).toString('hex');
  const fields: Record<string, string> = { username: credentials.user, realm, nonce, uri };
  const response = expected(fields, method, credentials.password, auth ? { nc: '00000001', cnonce } : undefined);
  const quoted = Object.entries({ ...fields, response, ...(opaque === undefined ? {} : { opaque }) }).map(
    ([key, value]) => `${key}="${value}"`,
  );
  const rest = auth ? [`cnonce="${cnonce}"`, 'nc=00000001', 'qop=auth'] : [];
  return `Digest ${[...quoted, 'algorithm=MD5', ...rest].join(', ')}`;
}

/** Whether an Authorization value proves the password. The nonce is the caller's to check. */
export function digestMatches(authorization: string, method: string, credentials: Credentials): boolean {
  const fields = digestParameters(authorization);
  const { nc, cnonce, qop, username, response } = fields;
  const proof = qop === undefined ? undefined : { nc: nc ?? '', cnonce: cnonce ?? '' };
  return username === credentials.user && response === expected(fields, method, credentials.password, proof);
}

function expected(
  fields: Readonly<Record<string, string>>,
  method: string,
  password: string,
  proof: { readonly nc: string; readonly cnonce: string } | undefined,
): string {
  const a1 = md5(`${fields['username'] ?? ''}:${fields['realm'] ?? ''}:${password}`);
  const a2 = md5(`${method}:${fields['uri'] ?? ''}`);
  const nonce = fields['nonce'] ?? '';
  return proof === undefined
    ? md5(`${a1}:${nonce}:${a2}`)
    : md5(`${a1}:${nonce}:${proof.nc}:${proof.cnonce}:auth:${a2}`);
}
