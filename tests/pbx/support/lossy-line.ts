import { createSocket, type Socket } from 'node:dgram';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocket, WebSocketServer, type RawData } from 'ws';

/** A bad network between Balie and the PBX: signalling passes unharmed, sound through a relay that loses packets. */
export type LossyLine = {
  /** Where Balie finds the PBX. */
  readonly url: string;
  /** Share of the sound lost, 0..1: `toAgent` what Balie does not receive, `toPbx` what the PBX does not. */
  readonly loss: { toAgent: number; toPbx: number };
  /** Packets of sound that came, and that were let through. */
  readonly passed: { readonly toAgent: Count; readonly toPbx: Count };
  readonly close: () => Promise<void>;
};
type Count = { came: number; passed: number };
type Address = { readonly port: number; readonly address: string };

/**
 * Puts itself between one call's two ends: in each description that passes it names itself as the only candidate, so that ICE, DTLS and
 * the sound go through its two sockets. Only sound is lost (RTP; not RTCP, STUN or DTLS), spread evenly.
 *
 * @param pbx WebSocket address of the PBX
 */
export async function openLossyLine(pbx: string): Promise<LossyLine> {
  const loss = { toAgent: 0, toPbx: 0 };
  const passed = { toAgent: { came: 0, passed: 0 }, toPbx: { came: 0, passed: 0 } };
  // Balie sends to the one, the PBX to the other.
  const [agentSide, pbxSide] = await Promise.all([openSocket(), openSocket()]);
  let agent: Address | null = null;
  let exchange: Address | null = null;

  const lose = (packet: Buffer, way: keyof typeof loss): boolean => {
    if (!isSound(packet)) return false;
    const count = passed[way];
    count.came += 1;
    const isLost = Math.floor(count.came * loss[way]) > Math.floor((count.came - 1) * loss[way]);
    if (!isLost) count.passed += 1;
    return isLost;
  };
  agentSide.on('message', (packet, { address, port }) => {
    agent = { address, port };
    if (exchange !== null && !lose(packet, 'toPbx')) pbxSide.send(packet, exchange.port, exchange.address);
  });
  pbxSide.on('message', (packet) => {
    if (agent !== null && !lose(packet, 'toAgent')) agentSide.send(packet, agent.port, agent.address);
  });

  const server = createServer();
  const sockets = new WebSocketServer({ server, handleProtocols: () => 'sip' });
  sockets.on('connection', (down) => {
    const up = new WebSocket(pbx, 'sip');
    const waiting: string[] = [];
    down.on('message', (data) => {
      const text = rewritten(textOf(data), pbxSide.address().port, (at) => {
        agent ??= at;
      });
      if (up.readyState === WebSocket.OPEN) up.send(text);
      else waiting.push(text);
    });
    up.on('open', () => {
      for (const text of waiting.splice(0)) up.send(text);
    });
    up.on('message', (data) => {
      down.send(
        rewritten(textOf(data), agentSide.address().port, (at) => {
          exchange = at;
        }),
      );
    });
    up.on('close', () => down.terminate());
    up.on('error', () => down.terminate());
    down.on('close', () => up.terminate());
  });
  await listen(server);

  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}/ws`,
    loss,
    passed,
    close: async () => {
      for (const client of sockets.clients) client.terminate();
      sockets.close();
      agentSide.close();
      pbxSide.close();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const textOf = (data: RawData): string => (data as Buffer).toString('utf8');
/** RTP and RTCP by the first byte (RFC 7983), RTCP by the second (RFC 5761). */
const isSound = (packet: Buffer): boolean =>
  (packet[0] ?? 0) >= 128 && (packet[0] ?? 0) < 192 && !((packet[1] ?? 0) >= 192 && (packet[1] ?? 0) < 224);

/** The message with its description naming our port instead of the sender's addresses. Others pass as they are. */
function rewritten(message: string, port: number, found: (at: Address) => void): string {
  const [head = '', body = ''] = message.split(/\r\n\r\n([\s\S]*)/);
  if (!/^Content-Type:\s*application\/sdp/im.test(head) || body === '') return message;
  let named = false;
  const lines = body.split('\r\n').flatMap((line) => {
    const candidate = /^a=candidate:(\S+) 1 udp (\d+) (\d+\.\d+\.\d+\.\d+) (\d+) typ host/i.exec(line);
    if (candidate !== null && !named) {
      named = true;
      found({ address: candidate[3] ?? '', port: Number(candidate[4]) });
      return [`a=candidate:${candidate[1]} 1 UDP ${candidate[2]} 127.0.0.1 ${port} typ host`];
    }
    if (line.startsWith('a=candidate:')) return [];
    if (line.startsWith('m=audio ')) return [line.replace(/^m=audio \d+/, `m=audio ${port}`)];
    if (line.startsWith('a=rtcp:')) return [`a=rtcp:${port} IN IP4 127.0.0.1`];
    return [line.replace(/^c=IN IP4 .*/, 'c=IN IP4 127.0.0.1')];
  });
  const text = lines.join('\r\n');
  return `${head.replace(/^Content-Length:.*$/im, `Content-Length: ${Buffer.byteLength(text)}`)}\r\n\r\n${text}`;
}

async function openSocket(): Promise<Socket> {
  const socket = createSocket('udp4');
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  return socket;
}

function listen(server: Server): Promise<void> {
  return new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
}
