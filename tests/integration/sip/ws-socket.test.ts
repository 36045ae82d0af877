import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { WebSocketServer, type ServerOptions } from 'ws';
import { WsSocket } from '../../../electron/sip/ws-socket.ts';
import { until } from '../../support/event-collector.ts';

const servers: WebSocketServer[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    for (const client of server.clients) client.terminate();
    server.close();
  }
});

async function open(
  options: ServerOptions & { autoPong?: boolean } = {},
  pongMs?: number,
): Promise<{ server: WebSocketServer; socket: WsSocket; story: string[] }> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1', handleProtocols: () => 'sip', ...options });
  servers.push(server);
  await new Promise((resolve) => server.once('listening', resolve));
  const url = new URL(`ws://127.0.0.1:${(server.address() as AddressInfo).port}/ws`);
  const socket = new WsSocket({
    server: url,
    ca: null,
    rejectUnauthorized: true,
    log: () => undefined,
    pingEveryMs: () => 40,
    ...(pongMs === undefined ? {} : { pongMs }),
  });
  const story: string[] = [];
  socket.onconnect = () => void story.push('connected');
  socket.ondisconnect = (error) => void story.push(`disconnected ${error} ${socket.problem}`);
  socket.ondata = (text) => void story.push(text);
  socket.connect();
  await until(() => story.length > 0, 'the connection');
  return { server, socket, story };
}

it('stays while pings are answered', async () => {
  const { server, socket, story } = await open();
  let pings = 0;
  for (const client of server.clients) client.on('ping', () => (pings += 1));
  await until(() => pings >= 3, 'three pings');
  expect(story).toEqual(['connected']);
  socket.disconnect();
});

it('stays while messages come, though pongs do not: they wait behind a flood; and ends when nothing comes', async () => {
  const { server, socket, story } = await open({ autoPong: false }, 150);
  const flood = setInterval(() => {
    for (const client of server.clients) client.send('INVITE');
  }, 20);
  await new Promise((resolve) => setTimeout(resolve, 600));
  expect(socket.isConnected()).toBe(true);
  clearInterval(flood);
  await until(() => !socket.isConnected(), 'the end', 4_000);
  expect(story.at(-1)).toBe('disconnected true connection-lost');
});

it('is not given up because this process was held up while the pong was on its way', async () => {
  const { server, socket, story } = await open({}, 100);
  let pinged = false;
  const holdUp = (): void => {
    pinged = true;
    for (const until = performance.now() + 300; performance.now() < until; );
  };
  // The pong has left when this is told.
  for (const client of server.clients) client.once('ping', holdUp);
  await until(() => pinged, 'a ping');
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(story).toEqual(['connected']);
  socket.disconnect();
});

it('ends, once, when a doubted connection does not answer', async () => {
  const { socket, story } = await open({ autoPong: false });
  socket.probe();
  await until(() => story.length > 1, 'the end', 4_000);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(story).toEqual(['connected', 'disconnected true connection-lost']);
  expect(socket.isConnected()).toBe(false);
  expect(socket.send('x')).toBe(false);
});

it('says nothing after it was told to disconnect', async () => {
  const { socket, story } = await open();
  socket.disconnect();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(story).toEqual(['connected']);
});

it('reads text in text and binary frames, and drops what is no text', async () => {
  const { server, story, socket } = await open();
  for (const client of server.clients) {
    client.send('één');
    client.send(Buffer.from('twee'));
    client.send(Buffer.from([0xff, 0xfe, 0xc0]));
    client.send('drie');
  }
  await until(() => story.at(-1) === 'drie', 'the last text');
  expect(story).toEqual(['connected', 'één', 'twee', 'drie']);
  socket.disconnect();
});

it('can be connected again', async () => {
  const { server, socket, story } = await open();
  for (const client of server.clients) client.close(1012);
  await until(() => story.length === 2, 'the end');
  socket.connect();
  await until(() => story.length === 3, 'the second connection');
  expect(story).toEqual(['connected', 'disconnected true connection-lost', 'connected']);
  socket.disconnect();
});
