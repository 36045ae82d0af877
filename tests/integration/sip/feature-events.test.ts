import { afterEach, beforeEach, expect, it } from 'vitest';
import { createAskQueue } from '../../../electron/app/queue-requests.ts';
import { NO_QUEUE } from '../../../shared/domain/queue/queue-settings.ts';
import { formatSip, header, responseTo, type SipHeaders, type SipRequest } from '../../pbx/support/sip-message.ts';
import { startWsSipServer, type WsSipClient, type WsSipServer } from '../../pbx/support/ws-sip-server.ts';
import { SipUser, testAccount } from '../../support/sip-user.ts';

const SETTINGS = { ...NO_QUEUE, method: 'feature-event', reasons: { ...NO_QUEUE.reasons, lunch: '10001' } } as const;
const EVENT_OF: Readonly<Record<string, string>> = {
  loggedOn: 'AgentLoggedOnEvent',
  loggedOff: 'AgentLoggedOffEvent',
  ready: 'AgentReadyEvent',
  notReady: 'AgentNotReadyEvent',
  workingAfterCall: 'AgentWorkingAfterCallEvent',
};

let pbx: WsSipServer;
let agent: SipUser;
let client: WsSipClient;
/** States that were asked for, with the code of a reason. */
let asked: string[];
let subscribes: SipRequest[];
let behaviour: 'confirms' | 'silent' | 'refuses';
let sequence: number;

/** The server of the feature: confirms what is asked for by a notification in the subscription. */
beforeEach(async () => {
  pbx = await startWsSipServer();
  [asked, subscribes, behaviour, sequence] = [[], [], 'confirms', 0];
  pbx.onRequest = (request, reply, from) => {
    if (request.method !== 'SUBSCRIBE') return false;
    subscribes.push(request);
    if (behaviour === 'refuses') {
      reply(489);
      return true;
    }
    const headers: SipHeaders = [
      ['Expires', header(request, 'Expires') ?? '600'],
      ['Contact', '<sip:feature@127.0.0.1:9;transport=ws>'],
    ];
    from.send(formatSip(responseTo(request, 200, 'OK', { toTag: 'feature', headers })));
    const state = /<requestedAgentState>(\w+)</.exec(request.body)?.[1];
    const reason = /AgentNotReadyReasonValue>(\w+)</.exec(request.body)?.[1];
    if (state !== undefined) asked.push(reason === undefined ? state : `${state} ${reason}`);
    if (behaviour === 'confirms') notify(request, from, state ?? 'loggedOff');
    return true;
  };
  agent = new SipUser();
  await agent.register(testAccount('1001', { server: pbx.url }));
  client = await pbx.waitRegistered();
});
afterEach(async () => {
  await agent.engine.stop();
  await pbx.close();
});

function notify(subscribe: SipRequest, to: WsSipClient, state: string): void {
  sequence += 1;
  const from = header(subscribe, 'To') ?? '';
  const headers: SipHeaders = [
    ['Via', `SIP/2.0/WS 127.0.0.1:9;branch=z9hG4bKnotify${sequence}`],
    ['Max-Forwards', '70'],
    ['From', from.includes('tag=') ? from : `${from};tag=feature`],
    ['To', header(subscribe, 'From') ?? ''],
    ['Call-ID', header(subscribe, 'Call-ID') ?? ''],
    ['CSeq', `${sequence} NOTIFY`],
    ['Contact', '<sip:feature@127.0.0.1:9;transport=ws>'],
    ['Event', 'as-feature-event'],
    ['Subscription-State', 'active;expires=600'],
    ['Content-Type', 'application/x-as-feature-event+xml'],
  ];
  const body = `<?xml version="1.0"?><${EVENT_OF[state]} xmlns="http://www.ecma-international.org/standards/ecma-323/csta/ed3"><device/></${EVENT_OF[state]}>`;
  // After the 200, which makes the dialog.
  setTimeout(() => to.send(formatSip({ kind: 'request', method: 'NOTIFY', uri: to.contact ?? '', headers, body })), 20);
}
it('a queue is told the agent state in a subscription to ourselves, and each step is confirmed', async () => {
  const ask = createAskQueue(agent.engine);
  for (const step of [
    { action: 'log-in' },
    { action: 'unpause' },
    { action: 'pause', reason: 'lunch' },
    { action: 'pause', reason: 'handling' },
    { action: 'log-out' },
  ] as const)
    expect(await ask(step, SETTINGS, '1001'), step.action).toEqual({ ok: true, value: { status: 200, text: 'OK' } });
  expect(asked).toEqual(['loggedOn', 'ready', 'notReady 10001', 'workingAfterCall', 'loggedOff']);
  expect(new Set(subscribes.map((request) => header(request, 'Call-ID'))).size).toBe(1);
  expect(subscribes[0]?.uri).toBe('sip:1001@test.invalid');
  expect(header(subscribes[0] as SipRequest, 'Event')).toBe('as-feature-event');
});

it('a server that does not have it says so, and one that does not confirm is no success', async () => {
  const ask = createAskQueue(agent.engine);
  behaviour = 'refuses';
  expect(await ask({ action: 'log-in' }, SETTINGS, '1001')).toMatchObject({ ok: false, error: { code: 'queue-refused', details: { status: 489 } } });
  behaviour = 'silent';
  expect(await ask({ action: 'log-in' }, SETTINGS, '1001')).toMatchObject({ ok: false, error: { code: 'call-not-possible' } });
  behaviour = 'confirms';
  expect(await ask({ action: 'log-in' }, SETTINGS, '1001')).toMatchObject({ ok: true });
  expect(client.closed).toBe(false);
}, 30_000);
