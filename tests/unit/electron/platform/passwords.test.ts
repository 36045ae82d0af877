import { describe, expect, it } from 'vitest';

import { hashPassword, verifyPassword } from '../../../../electron/platform/passwords.ts';

const quick = {
  hash: (password: string) => hashPassword(password, { cost: 1_024, blockSize: 8, parallel: 1 }),
  verify: verifyPassword,
};

describe('passwords', () => {
  it('are verified by their hash and by nothing else', async () => {
    const hash = await quick.hash('geheim ✓');
    expect(hash).toMatch(/^scrypt\$1024\$8\$1\$[\w-]{22}\$[\w-]{43}$/);
    expect(hash).not.toContain('geheim');
    expect(await quick.verify('geheim ✓', hash)).toBe(true);
    expect(await quick.verify('geheim', hash)).toBe(false);
    expect(await quick.verify('', hash)).toBe(false);
  });

  it('have another hash each time', async () => {
    expect(await quick.hash('x')).not.toBe(await quick.hash('x'));
  });

  it('are the same in either Unicode form', async () => {
    expect(await quick.verify('re\u0301sume\u0301', await quick.hash('r\u00e9sum\u00e9'))).toBe(true);
  });

  it('keep the cost that they were hashed with', async () => {
    expect(await verifyPassword('x', await hashPassword('x', { cost: 2_048, blockSize: 4, parallel: 2 }))).toBe(true);
  });

  it('follow the test vector of RFC 7914, section 12', async () => {
    // scrypt(P="pleaseletmein", S="SodiumChloride", N=16384, r=8, p=1, dkLen=64)
    const key =
      '7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2d5432955613f0fcf62d49705242a9af9e61e85dc0d651e40dfcf017b45575887';
    const hash = [
      'scrypt',
      16_384,
      8,
      1,
      Buffer.from('SodiumChloride').toString('base64url'),
      Buffer.from(key, 'hex').toString('base64url'),
    ].join('$');
    expect(await quick.verify('pleaseletmein', hash)).toBe(true);
    expect(await quick.verify('pleaseletmeIn', hash)).toBe(false);
  });

  it.each([
    '',
    'x',
    'scrypt$0$8$1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
    'scrypt$16777216$64$1$AAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
    'bcrypt$1024$8$1$AAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAA',
  ])('are refused for an unreadable or outrageous hash: %s', async (hash) => {
    expect(await quick.verify('', hash)).toBe(false);
  });

  it('are hashed at full cost without stopping the event loop', async () => {
    let turns = 0;
    const timer = setInterval(() => (turns += 1), 5);
    const started = performance.now();
    const hash = await hashPassword('x');
    const took = performance.now() - started;
    clearInterval(timer);
    console.info(`hash at full cost: ${took.toFixed(0)} ms, ${turns} turns of the loop meanwhile`);
    expect(turns).toBeGreaterThan(took / 25);
    expect(await verifyPassword('x', hash)).toBe(true);
  });
});
