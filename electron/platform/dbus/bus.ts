import { connect, type Socket } from 'node:net';
import { decodeMessage, encodeMessage, MESSAGE, type Message } from './wire.ts';

/** A connection to the bus of the desktop's session. */
export type Bus = {
  /** Calls a method and gives what it returned. @throws Error that it answered with, or when it did not answer in time */
  readonly call: (to: {
    readonly destination: string;
    readonly path: string;
    readonly interface: string;
    readonly member: string;
    readonly signature?: string;
    readonly body?: readonly unknown[];
  }) => Promise<readonly unknown[]>;
  /** Told of everything that comes and is no answer to a call: signals that were asked for, calls of others. */
  readonly onMessage: (listener: (message: Message) => void) => void;
  readonly send: (message: Omit<Message, 'serial'>) => void;
  readonly onClose: (listener: () => void) => void;
  readonly close: () => void;
};

/** How long the bus and those on it may take for an answer, in ms. */
const PATIENCE_MS = 5_000;
const BUS = { destination: 'org.freedesktop.DBus', path: '/org/freedesktop/DBus', interface: 'org.freedesktop.DBus' } as const;

/** Where the session's bus is (D-Bus specification, "Well-known Message Bus Instances"); null where there is none. */
export function sessionBusAddress(env: NodeJS.ProcessEnv): string | null {
  const given = env['DBUS_SESSION_BUS_ADDRESS'] ?? '';
  if (given !== '') return given;
  const runtime = env['XDG_RUNTIME_DIR'] ?? '';
  return runtime === '' ? null : `unix:path=${runtime}/bus`;
}

/** The socket of an address ("Server Addresses"): the first Unix socket of those it lists; null without one. */
export function socketPathOf(address: string): string | null {
  for (const one of address.split(';')) {
    const [, kind, value] = /^unix:(?:.*,)?(path|abstract)=([^,]+)/.exec(one) ?? [];
    if (value === undefined) continue;
    const path = decodeURIComponent(value);
    return kind === 'abstract' ? `\0${path}` : path;
  }
  return null;
}

/** Joins a bus. @throws Error when it cannot be reached or does not let us in */
export async function connectBus(address: string): Promise<Bus> {
  const path = socketPathOf(address);
  if (path === null) throw new Error('the bus has no Unix socket');
  const socket = connect({ path });
  const rest = await authenticated(socket);
  const waiting = new Map<number, { readonly resolve: (body: readonly unknown[]) => void; readonly reject: (error: Error) => void }>();
  const listeners: ((message: Message) => void)[] = [];
  const ends: (() => void)[] = [];
  let serial = 0;
  let received = rest;

  const take = (message: Message): void => {
    const asked = message.replySerial === undefined ? undefined : waiting.get(message.replySerial);
    if (message.type === MESSAGE.reply) asked?.resolve(message.body ?? []);
    else if (message.type === MESSAGE.error) asked?.reject(new Error(`${message.errorName ?? 'error'}: ${JSON.stringify(message.body)}`));
    else for (const listener of listeners) listener(message);
  };
  const read = (): void => {
    try {
      for (let next = decodeMessage(received); next !== null; next = decodeMessage(received)) {
        received = received.subarray(next.length);
        take(next.message);
      }
    } catch {
      // What cannot be read has no known end either.
      socket.destroy();
    }
  };
  const send = (message: Omit<Message, 'serial'>): number => {
    serial += 1;
    socket.write(encodeMessage({ ...message, serial }));
    return serial;
  };
  socket.on('data', (chunk: Buffer) => {
    received = Buffer.concat([received, chunk]);
    read();
  });
  socket.on('error', () => undefined);
  socket.on('close', () => {
    for (const { reject } of waiting.values()) reject(new Error('the bus is gone'));
    waiting.clear();
    for (const end of ends) end();
  });
  // Never what keeps the application alive.
  socket.unref();

  const call: Bus['call'] = (to) =>
    new Promise((resolve, reject) => {
      const sent = send({ type: MESSAGE.call, ...to });
      const timer = setTimeout(() => settle(() => reject(new Error(`no answer to ${to.member}`))), PATIENCE_MS);
      const settle = (how: () => void): void => {
        clearTimeout(timer);
        waiting.delete(sent);
        how();
      };
      waiting.set(sent, {
        resolve: (body) => settle(() => resolve(body)),
        reject: (error) => settle(() => reject(error)),
      });
    });

  await call({ ...BUS, member: 'Hello' });
  return {
    call,
    onMessage: (listener) => void listeners.push(listener),
    send: (message) => void send(message),
    onClose: (listener) => void ends.push(listener),
    close: () => socket.destroy(),
  };
}

/** Says who we are ("Authentication Protocol", EXTERNAL: the socket knows our user). @returns what came behind the answer */
function authenticated(socket: Socket): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    let said = Buffer.alloc(0);
    const fail = (reason: string): void => {
      socket.destroy();
      reject(new Error(reason));
    };
    const timer = setTimeout(() => fail('the bus does not answer'), PATIENCE_MS);
    const onData = (chunk: Buffer): void => {
      said = Buffer.concat([said, chunk]);
      const end = said.indexOf('\r\n');
      if (end < 0) return;
      clearTimeout(timer);
      socket.off('data', onData);
      socket.off('error', onError);
      if (!said.toString('latin1', 0, end).startsWith('OK ')) return fail('the bus does not let us in');
      socket.write('BEGIN\r\n');
      resolve(said.subarray(end + 2));
    };
    const onError = (error: Error): void => {
      clearTimeout(timer);
      reject(error);
    };
    socket.on('data', onData);
    socket.on('error', onError);
    socket.on('connect', () => {
      const user = Buffer.from(String(process.getuid?.() ?? 0)).toString('hex');
      socket.write(`\0AUTH EXTERNAL ${user}\r\n`);
    });
  });
}
