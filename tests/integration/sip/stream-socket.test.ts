import net, { type AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { StreamSocket, type StreamSocketOptions } from '../../../electron/sip/stream-socket.ts';
import { until } from '../../support/event-collector.ts';

const servers: net.Server[] = [];
const clients = new Set<net.Socket>();
afterEach(() => {
  for (const client of clients) client.destroy();
  clients.clear();
  for (const server of servers.splice(0)) server.close();
});

type Talk = { readonly sent: string[]; client: net.Socket | null };

/** A server that does what `answer` says about each piece it gets. */
async function open(
  answer: (text: string, client: net.Socket) => void = () => undefined,
  options: Partial<StreamSocketOptions> = {},
): Promise<{ socket: StreamSocket; story: string[]; log: string[]; talk: Talk }> {
  const talk: Talk = { sent: [], client: null };
  const server = net.createServer((client) => {
    clients.add(client);
    talk.client = client;
    client.on('error', () => undefined);
    client.on('data', (bytes) => {
      talk.sent.push(bytes.toString());
      answer(bytes.toString(), client);
    });
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const log: string[] = [];
  const socket = new StreamSocket({
    server: new URL(`tcp://127.0.0.1:${(server.address() as AddressInfo).port}`),
    ca: null,
    rejectUnauthorized: true,
    uri: 'sip:1001@pbx.example',
    log: (message) => log.push(message),
    pingEveryMs: () => 40,
    pongMs: 60,
    ...options,
  });
  const story: string[] = [];
  socket.onconnect = () => void story.push('connected');
  socket.ondisconnect = (error) => void story.push(`disconnected ${error} ${socket.problem}`);
  socket.ondata = (text) => void story.push(text);
  socket.connect();
  await until(() => talk.client !== null && story.length > 0, 'the connection');
  return { socket, story, log, talk };
}

const okTo = (request: string): string =>
  `SIP/2.0 200 OK\r\n${/Via: .*/.exec(request)?.[0]}\r\nCSeq: 1 OPTIONS\r\nContent-Length: 0\r\n\r\n`;
const MESSAGE = 'MESSAGE sip:1001@x SIP/2.0\r\nContent-Length: 5\r\n\r\nhello';
const pings = (talk: Talk): number => talk.sent.filter((text) => text === '\r\n\r\n').length;
const questions = (talk: Talk): string[] => talk.sent.filter((text) => text.startsWith('OPTIONS'));

describe('a SIP connection over TCP', () => {
  it('knows itself and its server', async () => {
    const { socket } = await open();
    expect(socket.via_transport).toBe('TCP');
    expect(socket.sip_uri).toMatch(/^sip:127\.0\.0\.1:\d+;transport=tcp$/);
    expect(socket.isConnected()).toBe(true);
    const secure = new StreamSocket({
      server: new URL('tls://[::1]'),
      ca: null,
      rejectUnauthorized: true,
      uri: 'sip:a@b',
      log: () => undefined,
    });
    expect([secure.via_transport, secure.sip_uri]).toEqual(['TLS', 'sip:[::1]:5061;transport=tls']);
    socket.disconnect();
  });

  it('stays while pings are answered, without asking in any other way', async () => {
    const { socket, story, talk } = await open((text, client) => {
      if (text === '\r\n\r\n') client.write('\r\n');
    });
    await until(() => pings(talk) >= 5, 'five pings');
    expect(story).toEqual(['connected']);
    expect(questions(talk)).toEqual([]);
    socket.disconnect();
  });

  it('asks a server that leaves line ends unanswered by OPTIONS, and keeps the answer to itself', async () => {
    const { socket, story, talk } = await open((text, client) => {
      if (text.startsWith('OPTIONS')) client.write(okTo(text));
    });
    await until(() => questions(talk).length >= 4, 'four questions');
    expect(questions(talk)[0]).toMatch(/^OPTIONS sip:pbx\.example SIP\/2\.0\r\nVia: SIP\/2\.0\/TCP /);
    expect(story).toEqual(['connected']);
    socket.disconnect();
  });

  it('ends, once, when a server that answered falls silent', async () => {
    let silent = false;
    const { socket, story, talk, log } = await open((text, client) => {
      if (text.startsWith('OPTIONS') && !silent) client.write(okTo(text));
    });
    await until(() => questions(talk).length >= 1, 'a question');
    silent = true;
    await until(() => story.length > 1, 'the end');
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(story).toEqual(['connected', 'disconnected true connection-lost']);
    expect(log.join()).toContain('no longer answers');
    expect(socket.isConnected()).toBe(false);
    expect(socket.send('x')).toBe(false);
  });

  it('does not end every connection to a server that answers no question of this kind', async () => {
    const { socket, story, talk } = await open();
    for (const expected of [2, 4]) {
      await until(() => story.length === expected, 'an end');
      socket.connect();
      await until(() => story.length === expected + 1, 'the next connection');
    }
    const before = talk.sent.length;
    await until(() => talk.sent.length >= before + 8, 'many unanswered questions');
    expect(story.at(-1)).toBe('connected');
    socket.disconnect();
  });

  it('probes a doubted connection at once', async () => {
    const { socket, story, talk } = await open(
      (text, client) => void (text.startsWith('OPTIONS') && client.write(okTo(text))),
      { pingEveryMs: () => 60_000 },
    );
    socket.probe();
    await until(() => questions(talk).length === 1, 'the question');
    expect(story).toEqual(['connected']);
    socket.disconnect();
  });

  it('answers the pings of the server', async () => {
    const { socket, talk } = await open(undefined, { pingEveryMs: () => 60_000 });
    talk.client?.write('\r\n\r\n');
    await until(() => talk.sent.includes('\r\n'), 'the pong');
    socket.disconnect();
  });

  it('delivers messages whole, split or joined', async () => {
    const { socket, story, talk } = await open(undefined, { pingEveryMs: () => 60_000 });
    talk.client?.write(`\r\n${MESSAGE}${MESSAGE}${MESSAGE.slice(0, 30)}`);
    await until(() => story.length === 3, 'two messages');
    talk.client?.write(MESSAGE.slice(30));
    await until(() => story.length === 4, 'the third message');
    expect(story.slice(1)).toEqual([MESSAGE, MESSAGE, MESSAGE]);
    socket.disconnect();
  });

  it('closes a stream it can no longer read, says why, and can be connected again', async () => {
    const { socket, story, talk, log } = await open(undefined, { pingEveryMs: () => 60_000 });
    talk.client?.write(`${MESSAGE}A sip:b SIP/2.0\r\nVia: x\r\n\r\n`);
    await until(() => story.length === 3, 'the end');
    expect(story).toEqual(['connected', MESSAGE, 'disconnected true connection-lost']);
    expect(log).toEqual(['connection to the server ended: a message without Content-Length']);
    socket.connect();
    await until(() => story.length === 4, 'the second connection');
    expect(story.at(-1)).toBe('connected');
    socket.disconnect();
  });

  it('says nothing after it was told to disconnect', async () => {
    const { socket, story } = await open();
    socket.disconnect();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(story).toEqual(['connected']);
  });

  it('tells a server that is not there, and one that never finishes the handshake', async () => {
    const { talk } = await open();
    const port = (talk.client?.localPort ?? 0).toString();
    for (const [url, patience] of [
      ['tcp://127.0.0.1:1', 10_000],
      [`tls://127.0.0.1:${port}`, 150],
    ] as const) {
      const story: string[] = [];
      const socket = new StreamSocket({
        server: new URL(url),
        ca: null,
        rejectUnauthorized: true,
        uri: 'sip:a@b',
        log: () => undefined,
        handshakeMs: patience,
      });
      socket.ondisconnect = () => void story.push(String(socket.problem));
      socket.connect();
      expect(socket.isConnecting()).toBe(true);
      await until(() => story.length > 0, 'the verdict');
      expect(story).toEqual(['server-unreachable']);
    }
  });
});
