import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CallId } from '../../../shared/lib/brand.ts';
import { buildAnswer, buildInDialog, buildInvite, type BuiltInvite } from '../../pbx/support/sip-builder.ts';
import {
  formatSip,
  header,
  headerValues,
  parseSip,
  type SipHeaders,
  type SipRequest,
  type SipResponse,
} from '../../pbx/support/sip-message.ts';
import { startWsSipServer, type WsSipClient, type WsSipServer } from '../../pbx/support/ws-sip-server.ts';
import { newCallId, SipUser, testAccount } from '../../support/sip-user.ts';

let pbx: WsSipServer;
let agent: SipUser;
let client: WsSipClient;
/** How the server treats a refresh, the first one first; 200 with what it says itself once they are used up. */
let verdicts: ((request: SipRequest) => { readonly status: number; readonly headers?: SipHeaders } | 'silence')[];
/** Every refresh that came: UPDATE, or INVITE within a dialog. */
let refreshes: SipRequest[];

beforeEach(async () => {
  pbx = await startWsSipServer();
  verdicts = [];
  refreshes = [];
  agent = new SipUser();
  await agent.register(testAccount('1001', { server: pbx.url }));
  client = await pbx.waitRegistered();
});
afterEach(async () => {
  await agent.engine.stop();
  await pbx.close();
});

const timerOf = (message: SipRequest | SipResponse): object => ({
  expires: header(message, 'Session-Expires'),
  minimum: header(message, 'Min-SE'),
  required: headerValues(message, 'Require').join(','),
});

/** A call of ours that the server answers with these headers. */
async function callOut(headers: SipHeaders): Promise<{ callId: CallId; invite: SipRequest }> {
  let invite: SipRequest | undefined;
  pbx.onRequest = (request, reply, from) => {
    const within = header(request, 'To')?.includes('tag=') === true;
    if (request.method === 'INVITE' && !within) {
      const answer = parseSip(buildAnswer(request, 'webrtc')) as SipResponse;
      from.send(formatSip({ ...answer, headers: [...answer.headers, ...headers] }));
      invite = request;
      return true;
    }
    if (request.method !== 'UPDATE' && !(request.method === 'INVITE' && within)) return false;
    refreshes.push(request);
    const verdict = verdicts.shift()?.(request) ?? {
      status: 200,
      headers: [['Session-Expires', header(request, 'Session-Expires') ?? '']],
    };
    if (verdict === 'silence') return true;
    const body = request.method === 'INVITE' && verdict.status === 200 ? parseSip(buildAnswer(request, 'webrtc'))?.body : '';
    reply(verdict.status, {
      headers: [
        ...(verdict.headers ?? []),
        ['Contact', '<sip:peer@127.0.0.1:9;transport=ws>'],
        ...(body ? ([['Content-Type', 'application/sdp']] as const) : []),
      ],
      ...(body ? { body } : {}),
    });
    return true;
  };
  const callId = newCallId();
  expect(await agent.engine.dial(callId, '200')).toMatchObject({ ok: true });
  await agent.saw(callId, 'connected');
  if (invite === undefined) throw new Error('no INVITE came');
  return { callId, invite };
}

const refresh = async (count = 1): Promise<SipRequest> =>
  (await pbx.waitFor(() => (refreshes.length >= count ? refreshes : undefined), 8_000, `refresh ${count}`))[count - 1] as SipRequest;

/** A call that comes in with these headers, and what it is answered. */
async function callIn(headers: SipHeaders): Promise<{ invite: BuiltInvite; answer: SipResponse }> {
  const invite = buildInvite({ target: client.contact ?? '', headers });
  client.send(invite.text);
  const ringing = agent.incoming.waitFor(({ sipCallId }) => sipCallId === invite.callId).then(({ callId }) => agent.engine.answer(callId));
  const answer = await client.finalResponse(invite.callId, 'INVITE');
  if (answer.status < 300) {
    await ringing;
    client.send(buildInDialog(invite, answer, { method: 'ACK', sequence: 1 }));
  } else {
    client.send(buildInDialog(invite, answer, { method: 'ACK', sequence: 1 }));
    ringing.catch(() => undefined);
  }
  return { invite, answer };
}

describe('a call that comes in', () => {
  it('and requires session timers is answered with them; their refresh too', async () => {
    const { invite, answer } = await callIn([
      ['Require', 'timer'],
      ['Session-Expires', '1800;refresher=uac'],
    ]);
    expect(answer.status).toBe(200);
    expect(timerOf(answer)).toEqual({ expires: '1800;refresher=uac', minimum: undefined, required: 'timer' });
    client.send(
      buildInDialog(invite, answer, {
        method: 'UPDATE',
        sequence: 2,
        headers: [
          ['Supported', 'timer'],
          ['Session-Expires', '900;refresher=uac'],
        ],
      }),
    );
    const again = await client.finalResponse(invite.callId, 'UPDATE');
    expect([again.status, timerOf(again)]).toEqual([200, { expires: '900;refresher=uac', minimum: undefined, required: 'timer' }]);
  });

  it('and names nobody is refreshed by its sender; by us where that knows no timers or wants us to', async () => {
    const both = await callIn([
      ['Supported', 'replaces, timer'],
      ['Session-Expires', '90'],
    ]);
    expect(timerOf(both.answer)).toEqual({ expires: '90;refresher=uac', minimum: undefined, required: 'timer' });
    const proxy = await callIn([['Session-Expires', '90']]);
    expect(timerOf(proxy.answer)).toEqual({ expires: '90;refresher=uas', minimum: undefined, required: '' });
    const ours = await callIn([
      ['k', 'timer'],
      ['x', '120;refresher=uas'],
    ]);
    expect(timerOf(ours.answer)).toEqual({ expires: '120;refresher=uas', minimum: undefined, required: '' });
    const none = await callIn([['Supported', 'timer']]);
    expect(timerOf(none.answer)).toEqual({ expires: undefined, minimum: undefined, required: '' });
  });

  it('with an interval below 90 s is told so, and does not ring', async () => {
    const { answer } = await callIn([
      ['Supported', 'timer'],
      ['Session-Expires', '60'],
    ]);
    expect([answer.status, header(answer, 'Min-SE')]).toEqual([422, '90']);
    expect(agent.incoming.events).toEqual([]);
  });
});

describe('a call of ours', () => {
  it('offers session timers and asks for none; without one nothing is refreshed', async () => {
    const { invite } = await callOut([['Allow', 'UPDATE']]);
    expect(headerValues(invite, 'Supported').join(',')).toMatch(/\btimer\b/);
    expect(timerOf(invite)).toEqual({ expires: undefined, minimum: undefined, required: '' });
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(refreshes).toEqual([]);
  });

  it('is refreshed by UPDATE at half of the interval, again after that, and longer where that is asked for (422)', async () => {
    verdicts = [() => ({ status: 422, headers: [['Min-SE', '3']] })];
    const { callId } = await callOut([
      ['Allow', 'INVITE, ACK, BYE, UPDATE'],
      ['Require', 'timer'],
      ['Session-Expires', '2;refresher=uac'],
    ]);
    const started = performance.now();
    const first = await refresh();
    expect(first.method).toBe('UPDATE');
    expect(performance.now() - started).toBeGreaterThan(800);
    expect(timerOf(first)).toMatchObject({ expires: '2;refresher=uac' });
    expect(timerOf(await refresh(2))).toMatchObject({ expires: '3;refresher=uac', minimum: '3' });
    expect(timerOf(await refresh(3))).toMatchObject({ expires: '3;refresher=uac', minimum: '3' });
    expect(agent.story(callId)).toEqual(['connected']);
  });

  it('is refreshed by re-INVITE where the far end takes no UPDATE', async () => {
    const { callId } = await callOut([['Session-Expires', '2;refresher=uac']]);
    const first = await refresh();
    expect([first.method, timerOf(first)]).toMatchObject(['INVITE', { expires: '2;refresher=uac' }]);
    expect((await refresh(2)).method).toBe('INVITE');
    expect(agent.story(callId)).toEqual(['connected']);
  });

  it('goes on when a refresh is refused otherwise, and ends when the far end knows no such call', async () => {
    verdicts = [() => ({ status: 501 }), () => ({ status: 481 })];
    const { callId } = await callOut([
      ['Allow', 'UPDATE'],
      ['Session-Expires', '2;refresher=uac'],
    ]);
    expect((await refresh()).method).toBe('UPDATE');
    expect((await refresh(2)).method).toBe('INVITE');
    await agent.saw(callId, 'ended connection-lost');
  });

  it('that the far end forgets to refresh is refreshed by us, and outlives a refresh into a lost connection', async () => {
    const { callId } = await callOut([
      ['Allow', 'UPDATE'],
      ['Session-Expires', '3;refresher=uas'],
    ]);
    verdicts = [
      () => {
        pbx.dropAll();
        return 'silence';
      },
    ];
    expect(timerOf(await refresh())).toMatchObject({ expires: '3;refresher=uas' });
    expect(timerOf(await refresh(2))).toMatchObject({ expires: '3;refresher=uas' });
    expect(pbx.clients.length).toBe(2);
    expect(agent.story(callId).filter((what) => what !== 'media ok')).toEqual(['connected']);
  });
});
