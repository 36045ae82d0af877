import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { digestResponse } from './digest.ts';
import { parseSdp } from './audio-sdp.ts';
import { buildAnswer, buildCancel, buildInDialog, buildInvite, sdpBody } from './sip-builder.ts';
import {
  formatSip,
  header,
  parseAddress,
  parseSip,
  responseTo,
  type SipHeaders,
  type SipMessage,
} from './sip-message.ts';
import { malformedFrames, tortureMessage } from './torture.ts';
import { startWsSipServer, type WsSipServer } from './ws-sip-server.ts';

const CONTACT = 'sip:1001@agent.invalid;transport=ws';

let server: WsSipServer;

beforeEach(async () => {
  server = await startWsSipServer();
});

afterEach(() => server.close());

/** The least a user agent does: sends what it is told, and answers requests with 200. */
class TinyAgent {
  readonly frames: Buffer[] = [];
  readonly socket: WebSocket;
  readonly #waiting: ((message: SipMessage) => void)[] = [];

  constructor(url: string) {
    this.socket = new WebSocket(url, 'sip');
    this.socket.on('message', (data: Buffer) => {
      this.frames.push(data);
      const message = parseSip(data.toString());
      if (message === undefined) return;
      if (message.kind === 'request' && message.method !== 'ACK') {
        const headers: SipHeaders = [['Contact', `<${CONTACT}>`]];
        this.socket.send(formatSip(responseTo(message, 200, 'OK', { toTag: 'agent', headers })));
      }
      this.#waiting.shift()?.(message);
    });
    this.socket.on('error', () => undefined);
  }

  async register(expires: number, authorization?: string): Promise<SipMessage> {
    const headers: SipHeaders = [
      ['Via', 'SIP/2.0/WS agent.invalid;branch=z9hG4bKagent'],
      ['From', '<sip:1001@127.0.0.1>;tag=a'],
      ['To', '<sip:1001@127.0.0.1>'],
      ['Call-ID', 'register'],
      ['CSeq', '1 REGISTER'],
      ['Contact', `<${CONTACT}>;expires=${expires}`],
      ...(authorization === undefined ? [] : [['Authorization', authorization] as const]),
    ];
    const answer = new Promise<SipMessage>((resolve) => this.#waiting.push(resolve));
    this.socket.send(formatSip({ kind: 'request', method: 'REGISTER', uri: 'sip:127.0.0.1', headers, body: '' }));
    return answer;
  }
}

async function agent(): Promise<TinyAgent> {
  const made = new TinyAgent(server.url);
  await once(made.socket, 'open');
  return made;
}

const statusOf = (message: SipMessage): number => (message.kind === 'response' ? message.status : 0);

describe('REGISTER', () => {
  test('accepted with the expiry that the test chose, then forgotten with zero', async () => {
    server.register = { kind: 'accept', expires: 20 };
    const one = await agent();
    const answer = await one.register(600);
    expect([statusOf(answer), header(answer, 'Contact')]).toEqual([200, `<${CONTACT}>;expires=20`]);
    const client = await server.waitRegistered();
    expect(client.contact).toBe(CONTACT);
    await one.register(0);
    expect(client.contact).toBeUndefined();
  });

  test('digest: the right answer, a wrong password, an old nonce', async () => {
    server.register = { kind: 'challenge', user: '1001', password: 'right' };
    const one = await agent();
    const challenge = header(await one.register(600), 'WWW-Authenticate') ?? '';
    const answer = (password: string): string =>
      digestResponse(challenge, 'REGISTER', 'sip:127.0.0.1', { user: '1001', password });
    expect(statusOf(await one.register(600, answer('wrong')))).toBe(401);
    expect(statusOf(await one.register(600, answer('right')))).toBe(200);
    server.renewNonce();
    expect(statusOf(await one.register(600, answer('right')))).toBe(401);
  });

  test('refused, too brief, and no answer at all', async () => {
    const one = await agent();
    server.register = { kind: 'refuse', status: 503, headers: [['Retry-After', '7']] };
    const refusal = await one.register(600);
    expect([statusOf(refusal), header(refusal, 'Retry-After')]).toEqual([503, '7']);
    server.register = { kind: 'too-brief', minimum: 1800 };
    const brief = await one.register(600);
    expect([statusOf(brief), header(brief, 'Min-Expires')]).toEqual([423, '1800']);
    expect(statusOf(await one.register(1800))).toBe(200);
    server.register = { kind: 'silent' };
    const before = one.frames.length;
    void one.register(600);
    await server.waitFor(() => (server.registers.length === 4 ? true : undefined));
    expect(one.frames.length).toBe(before);
  });
});

describe('connections', () => {
  test('refused with 503, left hanging, cut', async () => {
    server.connections = 'refuse';
    const [error] = (await once(new WebSocket(server.url, 'sip'), 'error')) as [Error];
    expect(error.message).toContain('503');

    server.connections = 'hang';
    const hanging = new TinyAgent(server.url);
    await server.waitFor(() => (server.attempts === 2 ? true : undefined));
    expect(hanging.socket.readyState).toBe(WebSocket.CONNECTING);

    server.connections = 'accept';
    const one = await agent();
    server.dropAll();
    const [code] = (await once(one.socket, 'close')) as [number];
    expect(code).toBe(1006);
  });

  test('comes back at the same port', async () => {
    const { port } = server;
    await server.close();
    server = await startWsSipServer({ port });
    expect(server.port).toBe(port);
    await agent();
  });
});

describe('raw frames', () => {
  test('arrive byte for byte', async () => {
    const one = await agent();
    await one.register(600);
    const client = await server.waitRegistered();
    const frames = [
      tortureMessage('mpart01').bytes(CONTACT),
      Buffer.from([0, 255, 13, 10]),
      ...malformedFrames(CONTACT).map(({ frame }) => frame),
    ];
    const before = one.frames.length;
    for (const frame of frames) client.send(frame);
    await client.ping();
    const got = one.frames.slice(before, before + frames.length);
    expect(got.map((frame, i) => frame.equals(Buffer.from(frames[i] ?? '')))).toEqual(frames.map(() => true));
  });

  test('an agent that is deaf does not answer the ping', async () => {
    const one = await agent();
    await one.register(600);
    const client = await server.waitRegistered();
    one.socket.pause();
    await expect(client.ping(200)).rejects.toThrow('final response to OPTIONS');
    one.socket.terminate();
  });

  test('a whole call: INVITE, answer, ACK, BYE, and a CANCEL with its reason', async () => {
    const one = await agent();
    await one.register(600);
    const client = await server.waitRegistered();
    const invite = buildInvite({ target: CONTACT, fromName: 'Jansen', headers: [['X-Customer-Id', '4711']] });
    client.send(invite.text);
    const answer = await client.finalResponse(invite.callId, 'INVITE');
    expect(answer.status).toBe(200);
    client.send(buildInDialog(invite, answer, { method: 'ACK', sequence: 1 }));
    client.send(buildInDialog(invite, answer, { method: 'BYE', sequence: 2 }));
    expect((await client.finalResponse(invite.callId, 'BYE')).status).toBe(200);
    const requests = one.frames
      .map((frame) => parseSip(frame.toString()))
      .filter((message) => message?.kind === 'request');
    expect(requests.map((message) => message?.kind === 'request' && message.method)).toEqual(['INVITE', 'ACK', 'BYE']);
    expect(parseAddress(header(requests[2] ?? { headers: [] }, 'To') ?? '').tag).toBe('agent');

    const cancel = parseSip(buildCancel(invite, 'SIP;cause=200;text="Call completed elsewhere"'));
    expect(header(cancel ?? { headers: [] }, 'Reason')).toContain('cause=200');
    expect(header(cancel ?? { headers: [] }, 'Via')).toBe(header(invite.request, 'Via'));
  });
});

test('bodies: with and without, common codec, none in common, no SDP at all', () => {
  expect(sdpBody('webrtc')).toContain('a=rtpmap:111 opus/48000/2');
  expect(parseSdp(sdpBody('webrtc'))?.laws).toEqual(['PCMU', 'PCMA']);
  expect(parseSdp(sdpBody('g729-only'))?.laws).toEqual([]);
  expect(parseSdp(sdpBody('unparseable'))).toBeUndefined();
  expect(parseSip(buildInvite({ target: CONTACT, body: 'none' }).text)?.body).toBe('');
  const { request } = buildInvite({ target: CONTACT });
  expect(parseSip(buildAnswer(request, 'none'))?.body).toBe('');
  expect(parseSip(buildAnswer(request, 'webrtc'))?.body).toContain('a=setup:active');
});
