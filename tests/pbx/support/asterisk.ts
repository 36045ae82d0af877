import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { writeCertificates, type Certificates, type ServerCertificate } from '../asterisk/certificates.ts';
import {
  AMI_SECRET,
  AMI_USER,
  HOST,
  coreConfig,
  instanceFolders,
  type InstanceFolders,
} from '../asterisk/config-core.ts';
import {
  DEFAULT_EXPIRY,
  STANDARD_ENDPOINTS,
  pjsipConfig,
  type EndpointSpec,
  type RegistrationExpiry,
} from '../asterisk/config-endpoints.ts';
import { dialplanConfig } from '../asterisk/dialplan.ts';
import { installAsterisk, type AsteriskInstall } from '../asterisk/install.ts';
import { claimPorts, isAlive, type AsteriskPorts } from '../asterisk/ports.ts';
import { AmiClient, type AmiMessage } from './ami.ts';

export { EARLY_MEDIA_HZ, MILLIWATT_HZ } from '../asterisk/dialplan.ts';
export type { AsteriskPorts } from '../asterisk/ports.ts';
export type { EndpointSpec, RegistrationExpiry } from '../asterisk/config-endpoints.ts';
export type { Certificates, ServerCertificate } from '../asterisk/certificates.ts';

export interface AsteriskOptions {
  /** Listen here instead of on ports of the instance's own choice. */
  readonly ports?: AsteriskPorts;
  /** Bounds of every endpoint's registration, seconds. Default 60 / 300 / 3600. */
  readonly expiry?: RegistrationExpiry;
  /** More endpoints; one with the name of a standard endpoint takes its place. */
  readonly endpoints?: readonly EndpointSpec[];
  /** Default `valid`. */
  readonly certificate?: ServerCertificate;
  /** Seconds without RTP after which Asterisk ends a call. Default 150. */
  readonly rtpTimeout?: number;
  /** Appended to extensions.conf. */
  readonly dialplan?: string;
}

/** Addresses as the application's provisioning file and the peers want them. */
export interface AsteriskUrls {
  readonly ws: string;
  readonly wss: string;
  readonly tcp: string;
  readonly tls: string;
}

/** How long Asterisk may take to boot, on a machine that does other things as well. */
const BOOT_MS = 30_000;
const STOP_MS = 5_000;
const PREFIX = 'balie-asterisk-';

/**
 * Starts an Asterisk of its own for a test: own folder, ports, CA. Ready when this resolves.
 * It is killed by the kernel when the calling process dies; call `close()` to end it properly.
 * @throws Error with the end of its log when it does not come up.
 */
export async function startAsterisk(options: AsteriskOptions = {}): Promise<Asterisk> {
  const install = await installAsterisk();
  await removeOrphans();
  const claimed = options.ports === undefined ? await claimPorts() : { ports: options.ports, release: () => undefined };
  const directory = await mkdtemp(join(tmpdir(), `${PREFIX}${process.pid}-`));
  const folders = instanceFolders(directory);
  const certificates = await writeInstance(install, folders, claimed.ports, options);
  const asterisk = new Asterisk({
    install,
    directory,
    folders,
    ports: claimed.ports,
    certificates,
    release: claimed.release,
  });
  try {
    await asterisk.start();
  } catch (error) {
    await asterisk.close();
    throw error;
  }
  return asterisk;
}

interface AsteriskParts {
  readonly install: AsteriskInstall;
  readonly directory: string;
  readonly folders: InstanceFolders;
  readonly ports: AsteriskPorts;
  readonly certificates: Certificates;
  readonly release: () => void;
}

/** What the exchange has on record of a call. */
export type CallRecord = {
  readonly id: string;
  /** What was dialled, or the extension at which it ended. */
  readonly to: string;
  /** The last application of the dialplan. */
  readonly application: string;
  /** From the answer on; whole seconds. */
  readonly talkSeconds: number;
  /** `ANSWERED`, `NO ANSWER`, `BUSY`, `CONGESTION`, `FAILED`. */
  readonly disposition: string;
  /** Q.850. */
  readonly cause: number | null;
};

/** One instance. `stop` and `start` bring it back at the same ports with the same certificates. */
export class Asterisk {
  readonly host = HOST;
  readonly ports: AsteriskPorts;
  readonly urls: AsteriskUrls;
  readonly certificates: Certificates;
  /** Debian's package, e.g. asterisk_1%3a22.10.1…_amd64.deb. */
  readonly packageName: string;
  readonly directory: string;
  readonly #parts: AsteriskParts;
  #child: ChildProcess | undefined;
  #ami: AmiClient | undefined;

  constructor(parts: AsteriskParts) {
    this.#parts = parts;
    this.ports = parts.ports;
    this.certificates = parts.certificates;
    this.packageName = parts.install.packageName;
    this.directory = parts.directory;
    this.urls = {
      ws: `ws://${HOST}:${parts.ports.ws}/ws`,
      wss: `wss://${HOST}:${parts.ports.wss}/ws`,
      tcp: `tcp://${HOST}:${parts.ports.sip}`,
      tls: `tls://${HOST}:${parts.ports.tls}`,
    };
  }

  /** The manager connection of this run. @throws Error while stopped. */
  get ami(): AmiClient {
    if (this.#ami === undefined) throw new Error('Asterisk is not running');
    return this.#ami;
  }

  /** @throws Error while stopped. */
  get pid(): number {
    const pid = this.#child?.pid;
    if (pid === undefined) throw new Error('Asterisk is not running');
    return pid;
  }

  /**
   * Starts it (again) and waits until it is fully booted.
   * @param fresh forgets the registrations of the run before.
   */
  async start({ fresh = false }: { readonly fresh?: boolean } = {}): Promise<void> {
    if (this.#child !== undefined) throw new Error('Asterisk is running already');
    const { install, folders } = this.#parts;
    if (fresh) await rm(join(folders.library, 'astdb.sqlite3'), { force: true });
    const console = openSync(join(folders.log, 'console'), 'a');
    // setpriv becomes Asterisk (same pid) after asking the kernel to kill it with its parent.
    const child = spawn(
      'setpriv',
      [
        '--pdeathsig',
        'KILL',
        '--',
        install.loader,
        '--inhibit-cache',
        '--library-path',
        install.libraryPath,
        install.binary,
        '-f',
        '-C',
        join(folders.config, 'asterisk.conf'),
      ],
      { stdio: ['ignore', console, console] },
    );
    closeSync(console);
    this.#child = child;
    let spawnError: Error | undefined;
    child.once('error', (error) => (spawnError = error));
    const deadline = Date.now() + BOOT_MS;
    while (this.#ami === undefined) {
      if (spawnError !== undefined || child.exitCode !== null || child.signalCode !== null || Date.now() > deadline) {
        const log = await this.log();
        await this.kill();
        throw new Error(`Asterisk did not start: ${spawnError?.message ?? ''}\n${log.slice(-3000)}`);
      }
      this.#ami = await this.#bootedAmi().catch(() => undefined);
      if (this.#ami === undefined) await delay(40);
    }
  }

  /** Ends it as an administrator would; kills it when that takes more than 5 s. */
  async stop(): Promise<void> {
    await this.#end('SIGTERM');
  }

  /** Ends it like a power failure: nobody is told. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  /** Stops its clock: sockets stay open, nothing answers. Undo with `thaw`. */
  freeze(): void {
    process.kill(this.pid, 'SIGSTOP');
  }

  thaw(): void {
    process.kill(this.pid, 'SIGCONT');
  }

  /** Stops it, removes its folder and gives the ports back. */
  async close(): Promise<void> {
    await this.#end('SIGTERM');
    await rm(this.directory, { recursive: true, force: true, maxRetries: 3 });
    this.#parts.release();
  }

  /** What it wrote so far. */
  async log(): Promise<string> {
    const read = (name: string): Promise<string> =>
      readFile(join(this.#parts.folders.log, name), 'utf8').catch(() => '');
    return `${await read('console')}\n${await read('full')}`;
  }

  /** SIP messages go to the log from now on. */
  async traceSip(): Promise<void> {
    await this.ami.command('pjsip set logger on');
  }

  /** Contact URIs registered for an endpoint now. */
  async contacts(endpoint: string): Promise<readonly string[]> {
    const output = await this.ami.command(`pjsip show aor ${endpoint}`);
    return [...output.matchAll(/^\s*Contact:\s+[^/\s]+\/(\S+)/gm)]
      .map((match) => match[1] ?? '')
      .filter((uri) => uri.includes('@'));
  }

  /** Waits until an endpoint has a registered contact. @throws Error after `timeoutMs`. */
  async waitRegistered(endpoint: string, timeoutMs = 10_000): Promise<AmiMessage | undefined> {
    const event = this.ami.waitEvent(
      'ContactStatus',
      (message) => message['AOR'] === endpoint && message['ContactStatus'] !== 'Removed',
      { timeoutMs },
    );
    event.catch(() => undefined);
    if ((await this.contacts(endpoint)).length > 0) return undefined;
    return event;
  }

  /** Lines of queue_log, each split at its bars. */
  async queueLog(): Promise<readonly (readonly string[])[]> {
    const text = await readFile(join(this.#parts.folders.log, 'queue_log'), 'utf8').catch(() => '');
    return text
      .trim()
      .split('\n')
      .map((line) => line.split('|'));
  }

  /** Its own records of the calls that are over (CDR), with the cause (Q.850) by which the channel ended (CEL); in the order of their ends. */
  async callRecords(): Promise<readonly CallRecord[]> {
    const { log } = this.#parts.folders;
    const [csv, json] = await Promise.all(
      [join(log, 'cdr-csv', 'Master.csv'), join(log, 'cel-custom', 'hangup.json')].map((file) =>
        readFile(file, 'utf8').catch(() => ''),
      ),
    );
    const causes = new Map(
      (json ?? '')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => {
          const { uniqueid, eventextra } = JSON.parse(line) as {
            readonly uniqueid: string;
            readonly eventextra: string | { readonly hangupcause: number };
          };
          const extra =
            typeof eventextra === 'string' ? (JSON.parse(eventextra) as { readonly hangupcause: number }) : eventextra;
          return [uniqueid, extra.hangupcause] as const;
        }),
    );
    return (csv ?? '')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => {
        const fields = [...line.matchAll(/"((?:[^"]|"")*)"|([^",]+)|(?<=,)(?=,|$)/gu)].map(
          ([, quoted, bare]) => quoted ?? bare ?? '',
        );
        const id = fields[16] ?? '';
        return {
          id,
          to: fields[2] ?? '',
          application: fields[7] ?? '',
          talkSeconds: Number(fields[13]),
          disposition: fields[14] ?? '',
          cause: causes.get(id) ?? null,
        };
      });
  }

  /** What a caller with behaviour `talk` has heard so far: a WAV file, 8 kHz. */
  heardFile(callId: string): string {
    return join(this.#parts.folders.spool, 'recording', `${callId}-heard.wav`);
  }

  async #bootedAmi(): Promise<AmiClient> {
    const ami = await AmiClient.connect({ host: HOST, port: this.ports.ami, user: AMI_USER, secret: AMI_SECRET });
    try {
      await ami.waitEvent('FullyBooted', () => true, { timeoutMs: BOOT_MS, past: true });
      return ami;
    } catch (error) {
      ami.close();
      throw error;
    }
  }

  async #end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    this.#ami?.close();
    this.#ami = undefined;
    const child = this.#child;
    this.#child = undefined;
    if (child?.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    child.kill(signal);
    // A frozen process only dies of SIGKILL.
    const impatience = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
    await gone;
    clearTimeout(impatience);
  }
}

async function writeInstance(
  install: AsteriskInstall,
  folders: InstanceFolders,
  ports: AsteriskPorts,
  options: AsteriskOptions,
): Promise<Certificates> {
  const needed = [
    folders.config,
    folders.run,
    folders.log,
    folders.library,
    join(folders.library, 'keys'),
    ...['cdr-csv', 'cel-custom'].map((name) => join(folders.log, name)),
    ...['outgoing', 'tmp', 'recording', 'monitor'].map((name) => join(folders.spool, name)),
  ];
  await Promise.all(needed.map((folder) => mkdir(folder, { recursive: true })));
  const certificates = await writeCertificates(folders.certificates, options.certificate ?? 'valid');
  const own = options.endpoints ?? [];
  const endpoints = [...STANDARD_ENDPOINTS.filter(({ name }) => !own.some((other) => other.name === name)), ...own];
  const files = {
    ...coreConfig(install, folders, ports, certificates),
    'pjsip.conf': pjsipConfig(ports, certificates, {
      endpoints,
      expiry: options.expiry ?? DEFAULT_EXPIRY,
      rtpTimeout: options.rtpTimeout ?? 150,
    }),
    'extensions.conf': dialplanConfig(endpoints, options.dialplan ?? ''),
  };
  await Promise.all(Object.entries(files).map(([name, text]) => writeFile(join(folders.config, name), text)));
  return certificates;
}

/** Folders of test processes that died before they could clean up. Their Asterisk died with them. */
async function removeOrphans(): Promise<void> {
  const names = (await readdir(tmpdir())).filter((name) => name.startsWith(PREFIX));
  const orphans = names.filter((name) => !isAlive(Number.parseInt(name.slice(PREFIX.length), 10)));
  // Another user's may not be ours to remove.
  await Promise.allSettled(orphans.map((name) => rm(join(tmpdir(), name), { recursive: true, force: true })));
}
