import { createSocket } from 'node:dgram';
import { connect } from 'node:net';

export interface SipServerAddress {
  readonly host: string;
  readonly port: number;
}

/** Carries whole SIP messages to and from one server. */
export interface SipTransport {
  readonly protocol: 'UDP' | 'TCP';
  readonly localPort: number;
  /** Called with every message received; set by the owner. */
  onMessage: (text: string) => void;
  send(text: string): void;
  close(): void;
}

/** A UDP socket on loopback. */
export async function udpTransport(server: SipServerAddress): Promise<SipTransport> {
  const socket = createSocket('udp4');
  await new Promise<void>((resolve, reject) => {
    socket.once('error', reject);
    socket.bind(0, '127.0.0.1', resolve);
  });
  // The server being away shows as an error here; the transaction times out, which is what matters.
  socket.on('error', () => undefined);
  const transport: SipTransport = {
    protocol: 'UDP',
    localPort: socket.address().port,
    onMessage: () => undefined,
    send: (text) => socket.send(Buffer.from(text, 'utf8'), server.port, server.host),
    close: () => socket.close(),
  };
  socket.on('message', (packet) => transport.onMessage(packet.toString('utf8')));
  return transport;
}

/** One TCP connection for everything. @throws Error when nobody listens. */
export async function tcpTransport(server: SipServerAddress): Promise<SipTransport> {
  const socket = connect(server.port, server.host);
  await new Promise<void>((resolve, reject) => {
    socket.once('error', reject);
    socket.once('connect', resolve);
  });
  socket.on('error', () => undefined);
  const transport: SipTransport = {
    protocol: 'TCP',
    localPort: socket.localPort ?? 0,
    onMessage: () => undefined,
    send: (text) => socket.write(text),
    close: () => socket.destroy(),
  };
  let buffer = Buffer.alloc(0);
  socket.on('data', (chunk: Buffer) => {
    buffer = Buffer.concat([buffer, chunk]);
    for (let length = messageLength(buffer); length !== undefined; length = messageLength(buffer)) {
      transport.onMessage(buffer.toString('utf8', 0, length));
      buffer = buffer.subarray(length);
    }
  });
  return transport;
}

/** Length of the first whole message (or keep-alive) in a stream. */
function messageLength(buffer: Buffer): number | undefined {
  if (buffer.length >= 2 && buffer[0] === 13 && buffer[1] === 10) return 2;
  const end = buffer.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const head = buffer.toString('latin1', 0, end);
  const body = Number(/^(?:content-length|l)\s*:\s*(\d+)/im.exec(head)?.[1] ?? 0);
  return buffer.length >= end + 4 + body ? end + 4 + body : undefined;
}
