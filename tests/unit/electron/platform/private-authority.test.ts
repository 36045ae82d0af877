import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isFromAuthority } from '../../../../electron/platform/private-authority.ts';
import { writeCertificates, type Certificates, type ServerCertificate } from '../../../pbx/asterisk/certificates.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'balie-authority-'));
const files = {} as Record<ServerCertificate, Certificates>;
beforeAll(async () => {
  for (const kind of ['valid', 'expired', 'wrong-host'] as const)
    files[kind] = await writeCertificates(path.join(folder, kind), kind);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a certificate of a private authority', () => {
  const judge = (kind: ServerCertificate, host: string, authority?: string, now = Date.now()): boolean =>
    isFromAuthority(
      { data: readFileSync(files[kind].certFile, 'utf8') },
      host,
      readFileSync(authority ?? files[kind].caFile, 'utf8'),
      now,
    );

  it('is trusted for its own host names and addresses', () => {
    expect(judge('valid', '127.0.0.1')).toBe(true);
    expect(judge('valid', 'localhost')).toBe(true);
  });

  it('is refused for another host, out of its time, and from another authority', () => {
    expect(judge('valid', 'turn.example')).toBe(false);
    expect(judge('wrong-host', '127.0.0.1')).toBe(false);
    expect(judge('expired', '127.0.0.1')).toBe(false);
    expect(judge('valid', '127.0.0.1', undefined, Date.now() - 365 * 86_400_000)).toBe(false);
    expect(judge('valid', '127.0.0.1', files.valid.unrelatedCaFile)).toBe(false);
    expect(judge('valid', '127.0.0.1', files.expired.caFile)).toBe(false);
  });

  it('is refused when nothing can be read, and when its issuer was none that may sign', () => {
    expect(isFromAuthority({ data: 'nonsense' }, 'localhost', 'nonsense', Date.now())).toBe(false);
    const pem = readFileSync(files.valid.certFile, 'utf8');
    expect(isFromAuthority({ data: pem, issuerCert: { data: pem } }, 'localhost', pem, Date.now())).toBe(false);
  });
});
