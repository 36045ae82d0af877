import { afterEach, describe, expect, it } from 'vitest';
import { FailoverSocket } from '../../../electron/sip/failover-socket.ts';
import { WsSocket } from '../../../electron/sip/ws-socket.ts';
import { startWsSipServer, type WsSipServer, type WsSipServerOptions } from '../../pbx/support/ws-sip-server.ts';
import { until } from '../../support/event-collector.ts';
import { newCallId, SipUser, testAccount } from '../../support/sip-user.ts';

const open: { stop: () => Promise<unknown> }[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.stop()));
});

async function server(options: WsSipServerOptions = {}): Promise<WsSipServer> {
  const started = await startWsSipServer(options);
  open.unshift({ stop: () => started.close().catch(() => undefined) });
  return started;
}

/** A user whose line knows two servers, and looks at the preferred one every 100 ms. */
function user(): SipUser {
  const one = new SipUser(({ server: preferred, backupServers, uri, ca, rejectUnauthorized }) => {
    const sockets = [preferred, ...backupServers].map(
      (url) => new WsSocket({ server: url, ca, rejectUnauthorized, log: () => undefined, handshakeMs: 1_000 }),
    );
    return new FailoverSocket({
      sockets,
      uri,
      log: (message) => one.log.push(message),
      lookEveryMs: 100,
      answerMs: 500,
    });
  });
  open.unshift({ stop: () => one.engine.stop() });
  return one;
}

const at = (first: { url: string }, second: { url: string }): ReturnType<typeof testAccount> =>
  testAccount('1001', { server: first.url, backupServers: [second.url] }, 'secret');
const registeredAt =
  ({ url }: { url: string }) =>
  (line: { state: string; server?: string }): boolean =>
    line.state === 'registered' && line.server === url;

describe('an account with several servers', () => {
  it('uses the first, and says which', async () => {
    const [one, two] = [await server(), await server()];
    const agent = user();
    await agent.register(at(one, two));
    expect(agent.lines.events.at(-1)).toEqual({ state: 'registered', user: '1001', server: one.url });
    expect(two.clients).toEqual([]);
  });

  it('goes to the next when the first is not there, and back as soon as it is', async () => {
    const [one, two] = [await server(), await server()];
    await one.close();
    const agent = user();
    const since = performance.now();
    agent.engine.start(at(one, two));
    await agent.lines.waitFor(registeredAt(two));
    expect(performance.now() - since).toBeLessThan(5_000);
    const again = await server({ port: one.port });
    await agent.lines.waitFor(registeredAt(one), 10_000);
    expect(again.registers.length).toBeGreaterThan(0);
    // Left properly: nobody looks for the agent at the backup any more.
    await until(() => two.clients.every(({ contact }) => contact === undefined), 'the farewell');
  });

  it('changes when the one in use dies, and not back while a call lives', async () => {
    const [one, two] = [await server(), await server()];
    const agent = user();
    await agent.register(at(one, two));
    two.onRequest = (request, reply) => {
      if (request.method !== 'INVITE') return false;
      reply(180);
      return true;
    };
    await one.close();
    await agent.lines.waitFor(registeredAt(two), 10_000);
    const callId = newCallId();
    expect((await agent.engine.dial(callId, '2001')).ok).toBe(true);
    await agent.saw(callId, 'ringing-there');
    await server({ port: one.port });
    await until(() => agent.log.some((line) => line.includes('answers again')), 'the first server', 5_000);
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(agent.lines.events.at(-1)).toMatchObject({ server: two.url });
    agent.engine.hangUp(callId);
    await agent.lines.waitFor(registeredAt(one), 15_000);
  });

  it('does not stay with a server that is out of order', async () => {
    const [one, two] = [await server({ register: { kind: 'refuse', status: 503 } }), await server()];
    const agent = user();
    agent.engine.start(at(one, two));
    await agent.lines.waitFor(registeredAt(two), 10_000);
  });

  it('says why when none is there', async () => {
    const [one, two] = [await server(), await server()];
    await Promise.all([one.close(), two.close()]);
    const agent = user();
    agent.engine.start(at(one, two));
    await agent.lines.waitFor((line) => line.state === 'not-registered' && line.problem === 'server-unreachable');
  });
});
