import { Resolver } from 'node:dns/promises';
import { isIP } from 'node:net';

/** One place where a domain's SIP server listens. */
export type ServerPlace = { readonly transport: 'tls' | 'tcp'; readonly host: string; readonly port: number };

/** What is asked of DNS; `node:dns` has it. */
export type DnsQuestions = Pick<Resolver, 'resolveNaptr' | 'resolveSrv'>;

/** RFC 3261, 19.1.2. */
const DEFAULT_PORT = { tls: 5061, tcp: 5060 } as const;
/** NAPTR services that we can use (RFC 3263, 4.1), and the SRV names that stand for them without NAPTR. */
const SERVICES = { 'SIPS+D2T': 'tls', 'SIP+D2T': 'tcp' } as const;
const SRV_PREFIX = { tls: '_sips._tcp.', tcp: '_sip._tcp.' } as const;
/** Longest wait for an answer and tries of one question: in ms; c-ares doubles the wait with each try. */
const DNS_MS = 1_500;
const DNS_TRIES = 2;
/** Most places that are tried. */
const MAX_PLACES = 16;

/** DNS as the system is set up for it at each question: a VPN brings other name servers. */
export function systemDns(): DnsQuestions {
  const resolver = (): Resolver => new Resolver({ timeout: DNS_MS, tries: DNS_TRIES });
  return { resolveNaptr: (name) => resolver().resolveNaptr(name), resolveSrv: (name) => resolver().resolveSrv(name) };
}

/** A server of which DNS tells where it is: by name, over TCP or TLS, and without a port (RFC 3263, 4.2). */
export function isLocatedByDns(server: URL): boolean {
  const host = server.hostname.replace(/^\[(.*)\]$/, '$1');
  return (
    (server.protocol === 'sip:' || server.protocol === 'tls:' || server.protocol === 'tcp:') &&
    server.port === '' &&
    isIP(host) === 0 &&
    host !== 'localhost'
  );
}

/**
 * Where a domain's SIP servers are, in the order to try (RFC 3263, 4). With `sip://` NAPTR says which transports there
 * are and which is better; without NAPTR, SRV is asked for TLS and then for TCP. With `tls://` or `tcp://` the transport is given. A domain
 * without records is itself the server, by TLS unless it says otherwise. DNS that does not answer counts as no records.
 *
 * @param random gives numbers from 0 up to 1, for the choice by weight (RFC 2782).
 */
export async function locateServers(
  server: URL,
  dns: DnsQuestions,
  random: () => number = Math.random,
): Promise<readonly ServerPlace[]> {
  const domain = server.hostname;
  const names = await srvNames(server, domain, dns);
  const places: ServerPlace[] = [];
  for (const { transport, name } of names) {
    const records = await dns.resolveSrv(name).catch(() => []);
    // A target of "." says that the service is decidedly not there (RFC 2782).
    const real = records.filter(({ name: target }) => target !== '' && target !== '.');
    for (const { name: host, port } of inOrder(real, random)) places.push({ transport, host, port });
  }
  if (places.length > 0) return places.slice(0, MAX_PLACES);
  const transport = server.protocol === 'tcp:' ? 'tcp' : 'tls';
  return [{ transport, host: domain, port: DEFAULT_PORT[transport] }];
}

type SrvName = { readonly transport: 'tls' | 'tcp'; readonly name: string };

async function srvNames(server: URL, domain: string, dns: DnsQuestions): Promise<readonly SrvName[]> {
  const byScheme = { 'tls:': ['tls'], 'tcp:': ['tcp'] } as const;
  const given = byScheme[server.protocol as keyof typeof byScheme];
  if (given !== undefined) return given.map((transport) => ({ transport, name: `${SRV_PREFIX[transport]}${domain}` }));
  const records = await dns.resolveNaptr(domain).catch(() => []);
  const usable = records
    .filter(({ flags, regexp }) => flags.toLowerCase() === 's' && regexp === '')
    .toSorted((a, b) => a.order - b.order || a.preference - b.preference)
    .flatMap(({ service, replacement }) => {
      const transport = (SERVICES as Readonly<Record<string, 'tls' | 'tcp'>>)[service.toUpperCase()];
      return transport === undefined ? [] : [{ transport, name: replacement }];
    });
  if (usable.length > 0) return usable;
  return (['tls', 'tcp'] as const).map((transport) => ({ transport, name: `${SRV_PREFIX[transport]}${domain}` }));
}

type Weighted = { readonly priority: number; readonly weight: number };

/** Lowest priority first; among equals by lot, in proportion to their weights (RFC 2782). */
function inOrder<Record extends Weighted>(records: readonly Record[], random: () => number): readonly Record[] {
  const ordered: Record[] = [];
  for (const priority of [...new Set(records.map((one) => one.priority))].toSorted((a, b) => a - b)) {
    // Those of weight 0 come first in the list, so that they are drawn now and then.
    const left = records.filter((one) => one.priority === priority).toSorted((a, b) => a.weight - b.weight);
    while (left.length > 0) {
      let lot = random() * left.reduce((sum, { weight }) => sum + weight, 0);
      const index = left.findIndex(({ weight }) => (lot -= weight) <= 0);
      ordered.push(...left.splice(Math.max(0, index), 1));
    }
  }
  return ordered;
}
