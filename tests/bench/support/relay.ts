import type { AddressInfo } from 'node:net';
import { WebSocket, WebSocketServer, type RawData } from 'ws';
import { wallOffset } from './clock.ts';

export type Direction = 'to-server' | 'to-client';

/** A WebSocket between one client and the PBX that passes every frame on and notes when an INVITE went by. */
export type Relay = {
  /** What the client uses as its server. */
  readonly url: string;
  /** Instant (ms since 1970) at which the next INVITE arrives from the client, or is passed on to it. @throws Error after 15 s. */
  readonly nextInvite: (direction: Direction) => Promise<number>;
  /** The same for the next 200 to an INVITE from the client: its user has answered. */
  readonly nextAnswer: () => Promise<number>;
  /** The same for the next 486 that is passed on to the client. */
  readonly nextBusy: () => Promise<number>;
  readonly close: () => Promise<void>;
};

/** What the relay takes note of. */
type Sight = Direction | 'answer' | 'busy';

const INVITE = Buffer.from('INVITE ');
const OK = Buffer.from('SIP/2.0 200 ');
const BUSY = Buffer.from('SIP/2.0 486 ');
const CSEQ_OF_INVITE = /^CSeq:\s*\d+ INVITE\r$/im;
const PATIENCE_MS = 15_000;

export async function startRelay(target: string): Promise<Relay> {
  const server = new WebSocketServer({
    host: '127.0.0.1',
    port: 0,
    perMessageDeflate: false,
    handleProtocols: () => 'sip',
  });
  await new Promise<void>((resolve, reject) => {
    server.once('listening', resolve);
    server.once('error', reject);
  });
  const waiting = new Map<Sight, (at: number) => void>();
  const note = (direction: Direction, frame: Buffer): void => {
    const now = performance.now();
    const starts = (words: Buffer): boolean => frame.subarray(0, words.length).equals(words);
    const isAnswer = direction === 'to-server' && starts(OK) && CSEQ_OF_INVITE.test(frame.toString('latin1'));
    const isBusy = direction === 'to-client' && starts(BUSY);
    const sight = isAnswer ? 'answer' : isBusy ? 'busy' : starts(INVITE) ? direction : null;
    if (sight === null) return;
    const tell = waiting.get(sight);
    waiting.delete(sight);
    tell?.(now);
  };
  const next = async (sight: Sight): Promise<number> =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        waiting.delete(sight);
        reject(new Error(`not seen in ${PATIENCE_MS / 1000} s: ${sight}`));
      }, PATIENCE_MS);
      waiting.set(sight, (at) => {
        clearTimeout(timer);
        // Read after the fact, so that the reading delays no frame.
        setImmediate(() => resolve(at + wallOffset()));
      });
    });
  const sockets = new Set<WebSocket>();

  server.on('connection', (client) => {
    const upstream = new WebSocket(target, 'sip', { perMessageDeflate: false });
    const early: { readonly data: Buffer; readonly binary: boolean }[] = [];
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      // A lost side is told to the other one by the close that follows.
      socket.on('error', () => undefined);
    }
    client.on('message', (data: RawData, binary) => {
      const frame = bytesOf(data);
      note('to-server', frame);
      if (upstream.readyState === WebSocket.OPEN) upstream.send(frame, { binary });
      else early.push({ data: frame, binary });
    });
    upstream.on('open', () => {
      for (const { data, binary } of early.splice(0)) upstream.send(data, { binary });
    });
    upstream.on('message', (data: RawData, binary) => {
      const frame = bytesOf(data);
      note('to-client', frame);
      client.send(frame, { binary });
    });
    client.on('close', () => (sockets.delete(client), upstream.close()));
    upstream.on('close', () => (sockets.delete(upstream), client.close()));
  });

  const { port } = server.address() as AddressInfo;
  return {
    url: `ws://127.0.0.1:${port}/ws`,
    nextInvite: next,
    nextAnswer: async () => next('answer'),
    nextBusy: async () => next('busy'),
    close: async () => {
      for (const socket of sockets) socket.terminate();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

function bytesOf(data: RawData): Buffer {
  if (Array.isArray(data)) return Buffer.concat(data);
  return data instanceof ArrayBuffer ? Buffer.from(data) : data;
}
