import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/** Cost of a hash: memory is 128 * cost * blockSize bytes. */
export type ScryptCost = { readonly cost: number; readonly blockSize: number; readonly parallel: number };

/**
 * N = 2^15, r = 8, p = 3: one of the equally strong settings of the OWASP Password Storage Cheat Sheet (2023), the one with 32 MiB, so that
 * a log-in on an old office machine stays below a second and does not crowd out a call.
 */
const COST: ScryptCost = { cost: 2 ** 15, blockSize: 8, parallel: 3 };

/** A hash that asks for more than this was not made here; refusing it keeps a tampered file from taking all memory. */
const MAX_MEMORY_BYTES = 256 * 1024 * 1024;

const KEY_BYTES = 32;
const SALT_BYTES = 16;

/** `scrypt$N$r$p$salt$key`, salt and key in base64url: all that verifying needs, so that the cost can rise later. */
const FORMAT = /^scrypt\$(\d{1,8})\$(\d{1,3})\$(\d{1,3})\$([\w-]{8,})\$([\w-]{22,})$/;

function derive(
  password: string,
  salt: Buffer,
  length: number,
  { cost, blockSize, parallel }: ScryptCost,
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    // The same characters typed on another system may arrive in another normal form. On libuv's threads: the main thread carries calls.
    scrypt(
      password.normalize('NFKC'),
      salt,
      length,
      { cost, blockSize, parallelization: parallel, maxmem: MAX_MEMORY_BYTES },
      (error, key) => {
        if (error) reject(error);
        else resolve(key);
      },
    );
  });
}

/**
 * Hashes a password with scrypt (RFC 7914), off the main thread.
 * @param cost of this hash; `verifyPassword` reads it from the hash
 */
export async function hashPassword(password: string, cost: ScryptCost = COST): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const key = await derive(password, salt, KEY_BYTES, cost);
  return [
    'scrypt',
    cost.cost,
    cost.blockSize,
    cost.parallel,
    salt.toString('base64url'),
    key.toString('base64url'),
  ].join('$');
}

/** True when the password belongs to the hash; false for any other one, and for a hash that cannot be read. Compares in constant time. */
export async function verifyPassword(password: string, hash: string): Promise<boolean> {
  const [, n, r, p, salt, key] = FORMAT.exec(hash) ?? [];
  if (salt === undefined || key === undefined) return false;
  const expected = Buffer.from(key, 'base64url');
  try {
    const cost: ScryptCost = { cost: Number(n), blockSize: Number(r), parallel: Number(p) };
    return timingSafeEqual(await derive(password, Buffer.from(salt, 'base64url'), expected.length, cost), expected);
  } catch {
    // Parameters that scrypt refuses: not a hash of ours.
    return false;
  }
}
