import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * What the server shows: `valid` for localhost and 127.0.0.1; `expired` the same but out of date;
 * `wrong-host` for a name nobody connects to. All are signed by the instance's own CA.
 */
export type ServerCertificate = 'valid' | 'expired' | 'wrong-host';

export interface Certificates {
  /** CA that signed the server's certificate: give this to the client as `tls.caFile`. */
  readonly caFile: string;
  /** A CA that signed nothing here: verification with it must fail. */
  readonly unrelatedCaFile: string;
  readonly certFile: string;
  readonly keyFile: string;
}

const NAMES: Record<ServerCertificate, string> = {
  valid: 'DNS:localhost,IP:127.0.0.1',
  expired: 'DNS:localhost,IP:127.0.0.1',
  'wrong-host': 'DNS:pbx.example.invalid',
};

/**
 * Writes a private CA, an unrelated CA and a server certificate into `folder`.
 * @throws Error when openssl is missing or refuses.
 */
export async function writeCertificates(folder: string, kind: ServerCertificate): Promise<Certificates> {
  await mkdir(folder, { recursive: true });
  const file = (name: string): string => join(folder, name);
  await writeFile(file('ca.cnf'), caConfig(folder));
  await writeFile(file('index.txt'), '');
  await Promise.all([
    authority('Balie test CA', file('ca.pem'), file('ca.key')),
    authority('Unrelated test CA', file('unrelated-ca.pem'), file('unrelated-ca.key')),
    openssl(['req', '-new', ...newKey(file('server.key')), '-subj', '/CN=Balie test PBX', '-out', file('server.csr')]),
  ]);
  await writeFile(
    file('server.ext'),
    [
      'basicConstraints = critical,CA:FALSE',
      'keyUsage = critical,digitalSignature',
      'extendedKeyUsage = serverAuth,clientAuth',
      `subjectAltName = ${NAMES[kind]}`,
      '',
    ].join('\n'),
  );
  const day = 24 * 3600 * 1000;
  const now = Date.now();
  // `openssl ca`, because `x509 -req` cannot set both ends of the validity before version 3.4.
  await openssl([
    'ca',
    '-batch',
    '-notext',
    '-config',
    file('ca.cnf'),
    '-startdate',
    asn1Time(now - 30 * day),
    '-enddate',
    asn1Time(kind === 'expired' ? now - day : now + 365 * day),
    '-extfile',
    file('server.ext'),
    '-in',
    file('server.csr'),
    '-out',
    file('server.pem'),
  ]);
  return {
    caFile: file('ca.pem'),
    unrelatedCaFile: file('unrelated-ca.pem'),
    certFile: file('server.pem'),
    keyFile: file('server.key'),
  };
}

function authority(name: string, certFile: string, keyFile: string): Promise<void> {
  return openssl([
    'req',
    '-x509',
    ...newKey(keyFile),
    '-days',
    '365',
    '-subj',
    `/CN=${name}`,
    '-out',
    certFile,
    '-addext',
    'basicConstraints=critical,CA:TRUE',
    '-addext',
    'keyUsage=critical,keyCertSign,cRLSign',
  ]);
}

function newKey(keyFile: string): readonly string[] {
  return ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-keyout', keyFile];
}

function caConfig(folder: string): string {
  return `[ca]
default_ca = own
[own]
new_certs_dir = ${folder}
database = ${folder}/index.txt
rand_serial = yes
certificate = ${folder}/ca.pem
private_key = ${folder}/ca.key
default_md = sha256
policy = anything
[anything]
commonName = supplied
`;
}

function asn1Time(ms: number): string {
  return new Date(ms).toISOString().replaceAll(/[-:T]|\.\d+/g, '');
}

async function openssl(args: readonly string[]): Promise<void> {
  await run('openssl', args);
}
