import { createSocket } from 'node:dgram';

/** A record of a zone; names without a dot at the end. */
export type DnsRecord =
  | { readonly type: 'SRV'; readonly name: string; readonly priority: number; readonly weight: number; readonly port: number; readonly target: string }
  | { readonly type: 'NAPTR'; readonly name: string; readonly order: number; readonly preference: number; readonly service: string; readonly replacement: string; readonly flags?: string };

const TYPES = { SRV: 33, NAPTR: 35 } as const;
/** Nobody may remember an answer: tests change the records. */
const TTL_S = 0;

const u16 = (...values: readonly number[]): Buffer => {
  const bytes = Buffer.alloc(values.length * 2);
  values.forEach((value, index) => bytes.writeUInt16BE(value, index * 2));
  return bytes;
};
const text = (value: string): Buffer => Buffer.concat([Buffer.from([value.length]), Buffer.from(value, 'latin1')]);
/** RFC 1035, 3.1. */
const nameOf = (name: string): Buffer =>
  Buffer.concat([...name.split('.').filter((label) => label !== '').map(text), Buffer.from([0])]);

function dataOf(record: DnsRecord): Buffer {
  // RFC 2782; RFC 3403, 4.1.
  if (record.type === 'SRV') return Buffer.concat([u16(record.priority, record.weight, record.port), nameOf(record.target)]);
  const { order, preference, flags = 's', service, replacement } = record;
  return Buffer.concat([u16(order, preference), text(flags), text(service), text(''), nameOf(replacement)]);
}

function questionOf(query: Buffer): { readonly name: string; readonly type: number; readonly bytes: Buffer } {
  const labels: string[] = [];
  let at = 12;
  for (let length = query[at] ?? 0; length > 0; length = query[at] ?? 0) {
    labels.push(query.toString('latin1', at + 1, at + 1 + length));
    at += length + 1;
  }
  return { name: labels.join('.').toLowerCase(), type: query.readUInt16BE(at + 1), bytes: query.subarray(12, at + 5) };
}

/** A DNS server on loopback that knows these records and no others; `silent` lets it answer nothing. */
export type DnsServer = {
  /** As `Resolver.setServers` wants it. */
  readonly address: string;
  records: readonly DnsRecord[];
  silent: boolean;
  /** Names and types that were asked for, such as `SRV _sip._tcp.example`. */
  readonly asked: string[];
  readonly close: () => Promise<void>;
};

export async function startDnsServer(records: readonly DnsRecord[] = []): Promise<DnsServer> {
  const socket = createSocket('udp4');
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  const server: DnsServer = {
    address: `127.0.0.1:${socket.address().port}`,
    records,
    silent: false,
    asked: [],
    close: () => new Promise((resolve) => void socket.close(() => resolve())),
  };
  socket.on('message', (query, { port, address }) => {
    const { name, type, bytes } = questionOf(query);
    const known = Object.entries(TYPES).find(([, number]) => number === type)?.[0] ?? String(type);
    server.asked.push(`${known} ${name}`);
    if (server.silent) return;
    const answers = server.records.filter((record) => record.name.toLowerCase() === name && TYPES[record.type] === type);
    const exists = server.records.some((record) => record.name.toLowerCase() === name);
    // Response, recursion available; NXDOMAIN where the name is unknown (RFC 1035, 4.1.1).
    const head = Buffer.concat([query.subarray(0, 2), u16(exists ? 0x8580 : 0x8583, 1, answers.length, 0, 0)]);
    const body = answers.map((record) => {
      const data = dataOf(record);
      return Buffer.concat([nameOf(record.name), u16(TYPES[record.type], 1, 0, TTL_S, data.length), data]);
    });
    socket.send(Buffer.concat([head, bytes, ...body]), port, address);
  });
  return server;
}
