import { randomBytes, scrypt, timingSafeEqual, type ScryptOptions } from 'node:crypto';

/** Cost of one hash: 2^15 blocks of 8 (32 MiB, about 0.1 s), the OWASP recommendation for scrypt. */
const COST = { N: 2 ** 15, r: 8, p: 1 } as const;
const SALT_BYTES = 16;
const KEY_BYTES = 32;
/** Node refuses scrypt beyond 32 MiB unless told otherwise; stored hashes may not ask for more than this. */
const MAX_MEMORY = 256 * 1024 * 1024;

function derive(password: string, salt: Buffer, options: ScryptOptions): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, KEY_BYTES, { ...options, maxmem: MAX_MEMORY }, (error, key) => (error === null ? resolve(key) : reject(error)));
  });
}

/** Hashes a password with scrypt (RFC 7914) as `scrypt$N$r$p$salt$key`; salt and key in base64. Runs off the main thread. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const key = await derive(password, salt, COST);
  return ['scrypt', COST.N, COST.r, COST.p, salt.toString('base64'), key.toString('base64')].join('$');
}

/** True when the password belongs to the hash; false for a wrong one and for a hash that cannot be read. Takes the same time for both. */
export async function verifyPassword(password: string, hash: string): Promise<boolean> {
  const [scheme, n, r, p, salt = '', key = ''] = hash.split('$');
  const expected = Buffer.from(key, 'base64');
  if (scheme !== 'scrypt' || expected.length !== KEY_BYTES) return false;
  try {
    return timingSafeEqual(await derive(password, Buffer.from(salt, 'base64'), { N: Number(n), r: Number(r), p: Number(p) }), expected);
  } catch {
    return false;
  }
}
