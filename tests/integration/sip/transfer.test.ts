import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildInDialog, buildInvite, type BuiltInvite } from '../../pbx/support/sip-builder.ts';
import { header, type SipRequest, type SipResponse } from '../../pbx/support/sip-message.ts';
import { startWsSipServer, type WsReply, type WsSipClient, type WsSipServer } from '../../pbx/support/ws-sip-server.ts';
import type { CallId } from '../../../shared/lib/brand.ts';
import { SipUser, testAccount } from '../../support/sip-user.ts';

let pbx: WsSipServer;
let agent: SipUser;
let client: WsSipClient;
/** Every REFER that arrived, with the means to answer it. */
let refers: { readonly request: SipRequest; readonly reply: WsReply }[];

beforeEach(async () => {
  pbx = await startWsSipServer();
  refers = [];
  pbx.onRequest = (request, reply) => {
    if (request.method !== 'REFER') return false;
    refers.push({ request, reply });
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

type Talk = {
  readonly callId: CallId;
  readonly invite: BuiltInvite;
  readonly answer: SipResponse;
  /** Sends a request within the dialog. @returns the status of its answer. */
  readonly sends: (method: string, more?: { headers?: [string, string][]; text?: string }) => Promise<number>;
};

async function talk(fromUser = '0612345678', headers: [string, string][] = []): Promise<Talk> {
  const invite = buildInvite({ target: client.contact ?? '', fromUser, headers });
  client.send(invite.text);
  const { callId } = await agent.incoming.waitFor(({ sipCallId }) => sipCallId === invite.callId);
  await agent.engine.answer(callId);
  const answer = await client.finalResponse(invite.callId, 'INVITE');
  client.send(buildInDialog(invite, answer, { method: 'ACK', sequence: 1 }));
  await agent.saw(callId, 'connected');
  // Whoever answers this has read the ACK before it.
  await client.ping();
  let sequence = 1;
  return {
    callId,
    invite,
    answer,
    sends: async (method, more = {}) => {
      sequence += 1;
      const [own] = [sequence];
      client.send(buildInDialog(invite, answer, { method, sequence: own, ...more }));
      const reply = await client.waitMessage(
        (message) =>
          message.kind === 'response' &&
          message.status >= 200 &&
          header(message, 'Call-ID') === invite.callId &&
          header(message, 'CSeq') === `${own} ${method}`,
        5_000,
        `an answer to ${method}`,
      );
      return reply.kind === 'response' ? reply.status : 0;
    },
  };
}

const refer = async (count = 1): Promise<(typeof refers)[number]> => {
  await pbx.waitFor(() => refers[count - 1], 5_000, 'a REFER');
  return refers[count - 1] as (typeof refers)[number];
};

const notify = (body: string, state = 'active;expires=60', event = 'refer') => ({
  headers: [
    ['Event', event],
    ['Subscription-State', state],
    ['Content-Type', 'message/sipfrag;version=2.0'],
  ] as [string, string][],
  text: body,
});

const transferStory = (callId: CallId): string[] => agent.story(callId).filter((what) => what.startsWith('refer'));

describe('a blind REFER', () => {
  it('names target, sender and note, and tells how it goes until the end', async () => {
    const { callId, sends } = await talk();
    expect(agent.engine.transferBlind(callId, '200', 'Wants “Bea”, 100% sure; call = back')).toEqual({
      ok: true,
      value: undefined,
    });
    const { request, reply } = await refer();
    expect(header(request, 'Refer-To')).toBe(
      '<sip:200@test.invalid?X-Balie-Hand-Over=Wants%2520%25E2%2580%259CBea%25E2%2580%259D%252C%2520100%2525%2520sure%253B%2520call%2520%253D%2520back>',
    );
    expect(header(request, 'Referred-By')).toBe('<sip:1001@test.invalid>');
    reply(202);
    await agent.saw(callId, 'refer-accepted');
    expect(await sends('NOTIFY', notify('SIP/2.0 100 Trying\r\n'))).toBe(200);
    expect(await sends('NOTIFY', notify('SIP/2.0 180 Ringing\r\n', 'active', `refer;id=${cseqOf(request)}`))).toBe(200);
    expect(await sends('NOTIFY', notify('SIP/2.0 486 Busy Here\r\n', 'terminated;reason=noresource'))).toBe(200);
    // Nothing after the end.
    expect(await sends('NOTIFY', notify('SIP/2.0 200 OK\r\n', 'terminated;reason=noresource'))).toBe(200);
    expect(transferStory(callId)).toEqual([
      'refer-accepted',
      'refer-progress 100',
      'refer-progress 180',
      'refer-result 486',
    ]);
    // The call has felt nothing of it.
    expect(agent.engine.setHold(callId, false)).toMatchObject({ ok: true });
    expect(await sends('BYE')).toBe(200);
  });

  it.each([403, 405, 481, 501, 603])('that is refused with %i leaves the call as it is', async (status) => {
    const { callId, sends } = await talk();
    agent.engine.transferBlind(callId, '200', '');
    (await refer()).reply(status);
    await agent.saw(callId, `refer-refused ${status}`);
    expect(agent.story(callId)).toEqual(['answering', 'connected', `refer-refused ${status}`]);
    expect(await sends('INFO', { headers: [['Content-Type', 'text/plain']], text: 'still there' })).not.toBe(481);
    // Another may follow at once.
    expect(agent.engine.transferBlind(callId, '201', '')).toMatchObject({ ok: true });
  });

  it('is not repeated beside a running one, unless that was given up', async () => {
    const { callId } = await talk();
    agent.engine.transferBlind(callId, '200', '');
    expect(agent.engine.transferBlind(callId, '201', '')).toMatchObject({ ok: false });
    agent.engine.abandonTransfer(callId);
    expect(agent.engine.transferBlind(callId, '201', '')).toMatchObject({ ok: true });
  });

  it('is not taken for done by a late word about one that was given up', async () => {
    const { callId, sends } = await talk();
    agent.engine.transferBlind(callId, '200', '');
    (await refer()).reply(202);
    await agent.saw(callId, 'refer-accepted');
    agent.engine.abandonTransfer(callId);
    agent.engine.transferBlind(callId, '201', '');
    const second = await refer(2);
    second.reply(202);
    await expect.poll(() => transferStory(callId)).toEqual(['refer-accepted', 'refer-accepted']);
    // Without an id a success is that of the first (RFC 3515, 2.4.6).
    expect(await sends('NOTIFY', notify('SIP/2.0 180 Ringing'))).toBe(200);
    expect(await sends('NOTIFY', notify('SIP/2.0 200 OK', 'terminated;reason=noresource'))).toBe(200);
    expect(transferStory(callId)).toEqual(['refer-accepted', 'refer-accepted', 'refer-progress 180']);
    expect(await sends('NOTIFY', notify('SIP/2.0 200 OK', 'terminated', `refer;id=${cseqOf(second.request)}`))).toBe(200);
    expect(transferStory(callId).at(-1)).toBe('refer-result 200');
  });

  it('is told of a failure, also by a server that names no REFER, after one without an end', async () => {
    const { callId, sends } = await talk();
    agent.engine.transferBlind(callId, '200', '');
    (await refer()).reply(202);
    await agent.saw(callId, 'refer-accepted');
    agent.engine.abandonTransfer(callId);
    agent.engine.transferBlind(callId, '201', '');
    (await refer(2)).reply(202);
    expect(await sends('NOTIFY', notify('SIP/2.0 486 Busy Here', 'terminated;reason=noresource'))).toBe(200);
    expect(transferStory(callId).at(-1)).toBe('refer-result 486');
  });

  it('leaves the end of the dialog to an exchange that took the customer over', async () => {
    const { callId, invite, sends } = await talk();
    expect(agent.engine.release(callId)).toEqual({ ok: true, value: undefined });
    await agent.saw(callId, 'ended hung-up-here');
    await pause(500);
    const byes = client.messages.filter(
      (message) => message.kind === 'request' && message.method === 'BYE' && header(message, 'Call-ID') === invite.callId,
    );
    expect(byes).toEqual([]);
    // What it still says about the transfer has its place.
    expect(await sends('BYE')).toBe(200);
    expect(agent.engine.release(callId).ok).toBe(false);
  });

  it('ends the dialog itself where the exchange does not', async () => {
    const { callId, invite } = await talk();
    agent.engine.release(callId);
    await client.waitMessage(
      (message) => message.kind === 'request' && message.method === 'BYE' && header(message, 'Call-ID') === invite.callId,
      15_000,
      'our BYE',
    );
  });

  it('meets NOTIFYs of every kind', async () => {
    const { callId, sends } = await talk();
    expect(await sends('NOTIFY', notify('SIP/2.0 200 OK'))).toBe(481);
    expect(await sends('NOTIFY', notify('', 'active', 'presence'))).toBe(489);
    agent.engine.transferBlind(callId, '200', '');
    const { reply } = await refer();
    reply(202);
    expect(await sends('NOTIFY', { headers: [['Subscription-State', 'active']] })).toBe(400);
    expect(await sends('NOTIFY', notify('SIP/2.0 200 OK', 'active', 'refer;id=999999'))).toBe(481);
    for (const body of ['', '\r\n', 'gibberish', 'SIP/2.0 999 Odd', 'SIP/2.0', '\u0000'])
      expect(await sends('NOTIFY', notify(body))).toBe(200);
    expect(await sends('NOTIFY', notify('\r\nSIP/2.0 183\n'))).toBe(200);
    expect(await sends('NOTIFY', notify('', 'terminated;reason=timeout'))).toBe(200);
    expect(transferStory(callId)).toEqual(['refer-accepted', 'refer-progress 183', 'refer-ended']);
    expect(agent.story(callId).at(-1)).toBe('refer-ended');
  });

  it('that meets a lost connection says so, and the call lives', async () => {
    const { callId } = await talk();
    agent.engine.transferBlind(callId, '200', '');
    await refer();
    pbx.dropAll();
    await agent.lines.waitFor(({ state }) => state === 'not-registered');
    expect(agent.engine.transferBlind(callId, '200', '')).toMatchObject({ ok: false });
    expect(agent.story(callId)).not.toContain('ended connection-lost');
  });
});

const cseqOf = (request: SipRequest): string => (header(request, 'CSeq') ?? '').split(' ')[0] ?? '';

describe('an attended REFER', () => {
  it('names the other dialog as its far end sees it, also where that call came in', async () => {
    const customer = await talk('0612345678');
    const colleague = await talk('2002');
    expect(agent.engine.transferAttended(customer.callId, colleague.callId, '')).toMatchObject({ ok: true });
    const { request } = await refer();
    const tag = (value: string | undefined): string => /;tag=([^;>]+)/.exec(value ?? '')?.[1] ?? '';
    const theirs = tag(header(colleague.invite.request, 'From'));
    const ours = tag(header(colleague.answer, 'To'));
    expect(header(request, 'Refer-To')).toBe(
      `<sip:2002@127.0.0.1?Replaces=${colleague.invite.callId}%3Bto-tag%3D${theirs}%3Bfrom-tag%3D${ours}>`,
    );
    expect(header(request, 'Call-ID')).toBe(customer.invite.callId);
  });
});

describe('an INVITE with Replaces', () => {
  const replaces = (of: Talk, more = ''): [string, string][] => {
    const tag = (value: string | undefined): string => /;tag=([^;>]+)/.exec(value ?? '')?.[1] ?? '';
    const [to, from] = [tag(header(of.answer, 'To')), tag(header(of.invite.request, 'From'))];
    return [['Replaces', `${of.invite.callId};to-tag=${to};from-tag=${from}${more}`]];
  };

  it('takes the place of the call: same call, other party, the old dialog ends; mute stays', async () => {
    const old = await talk();
    agent.engine.setMuted(old.callId, true);
    const before = agent.incoming.events.length;
    const invite = buildInvite({
      target: client.contact ?? '',
      fromUser: '2002',
      fromName: 'Bea',
      headers: replaces(old),
    });
    client.send(invite.text);
    const answer = await client.finalResponse(invite.callId, 'INVITE');
    expect(answer.status).toBe(200);
    client.send(buildInDialog(invite, answer, { method: 'ACK', sequence: 1 }));
    await client.waitMessage(
      (message) =>
        message.kind === 'request' && message.method === 'BYE' && header(message, 'Call-ID') === old.invite.callId,
      5_000,
      'the BYE of the old dialog',
    );
    expect(agent.incoming.events).toHaveLength(before);
    const changed = agent.calls.events.find(({ type }) => type === 'remote-changed');
    expect(changed).toMatchObject({ callId: old.callId, remote: { raw: '2002', displayName: 'Bea' } });
    expect(agent.story(old.callId).filter((what) => what.startsWith('ended'))).toEqual([]);
    expect(agent.story(old.callId).at(-1)).toBe('mute true');
    client.send(buildInDialog(invite, answer, { method: 'BYE', sequence: 2 }));
    await agent.saw(old.callId, 'ended hung-up-there');
  });

  it.each([
    ['early-only', ';early-only', 486],
    ['a tag too many', ';to-tag=x', 481],
  ])('with %s is refused', async (_name, more, status) => {
    const old = await talk();
    const invite = buildInvite({ target: client.contact ?? '', headers: replaces(old, more) });
    client.send(invite.text);
    expect((await client.finalResponse(invite.callId, 'INVITE')).status).toBe(status);
    expect(agent.story(old.callId)).toEqual(['answering', 'connected']);
  });

  it('with swapped or unknown tags, for a call that rings, or for one that is over, gets 481', async () => {
    const old = await talk();
    const right = replaces(old)[0]?.[1] ?? '';
    const swapped = right.replace('to-tag', 'x-tag').replace('from-tag', 'to-tag').replace('x-tag', 'from-tag');
    for (const value of [swapped, right.replace(/to-tag=[^;]+/, 'to-tag=other'), 'nobody;to-tag=a;from-tag=b']) {
      const invite = buildInvite({ target: client.contact ?? '', headers: [['Replaces', value]] });
      client.send(invite.text);
      expect((await client.finalResponse(invite.callId, 'INVITE')).status, value).toBe(481);
    }
    expect(await old.sends('BYE')).toBe(200);
    const late = buildInvite({ target: client.contact ?? '', headers: replaces(old) });
    client.send(late.text);
    expect([481, 603]).toContain((await client.finalResponse(late.callId, 'INVITE')).status);
  });
});

describe('what the far end asks', () => {
  it('a REFER to us is refused, and the call goes on', async () => {
    const { callId, sends } = await talk();
    expect(await sends('REFER', { headers: [['Refer-To', '<sip:+3190012345678@premium.example>']] })).toBe(603);
    expect(agent.story(callId)).toEqual(['answering', 'connected']);
    expect(agent.log).toContain('a REFER of the far end was refused');
  });

  it('another party at the far end is shown: by P-Asserted-Identity of a re-INVITE or UPDATE', async () => {
    const { callId, sends } = await talk('2001', [['P-Asserted-Identity', '"Desk One" <sip:2001@127.0.0.1>']]);
    expect(await sends('UPDATE', { headers: [['P-Asserted-Identity', '"Desk One" <sip:2001@127.0.0.1>']] })).toBe(200);
    expect(agent.story(callId)).not.toContain('remote-changed');
    expect(await sends('UPDATE', { headers: [['P-Asserted-Identity', '"Carla" <sip:+31201234567@127.0.0.1>']] })).toBe(
      200,
    );
    expect(agent.calls.events.at(-1)).toMatchObject({
      type: 'remote-changed',
      callId,
      remote: { raw: '+31201234567', displayName: 'Carla' },
    });
  });

  it('a hand-over note on an INVITE reaches the application, a broken one does not', async () => {
    for (const [value, note] of [
      ['Wants%20%E2%80%9CBea%E2%80%9D', 'Wants “Bea”'],
      ['%E2%80', ''],
      ['a'.repeat(10_000), ''],
      ['a'.repeat(300), 'a'.repeat(200)],
      ['line%0D%0Abreak', 'line break'],
    ] as const) {
      const invite = buildInvite({ target: client.contact ?? '', headers: [['X-Balie-Hand-Over', value]] });
      client.send(invite.text);
      const call = await agent.incoming.waitFor(({ sipCallId }) => sipCallId === invite.callId);
      expect(call.note).toBe(note);
      agent.engine.decline(call.callId);
    }
  });
});

describe('who is free', () => {
  /** The SUBSCRIBEs that arrived, by user part of the address. */
  const subscribes = (user: string): SipRequest[] =>
    client.messages.filter(
      (message): message is SipRequest =>
        message.kind === 'request' && message.method === 'SUBSCRIBE' && message.uri.includes(`:${user}@`),
    );
  it('is asked for, not known where it is refused, asked again after a new connection, and no more when nobody looks', async () => {
    pbx.onRequest = (request, reply) => {
      if (request.method !== 'SUBSCRIBE') return false;
      if (request.uri.includes(':404@')) {
        reply(404);
        return true;
      }
      const expires = header(request, 'Expires') ?? '600';
      reply(200, {
        headers: [
          ['Contact', '<sip:pbx@127.0.0.1:9;transport=ws>'],
          ['Expires', expires],
        ],
      });
      return true;
    };
    const told: string[] = [];
    agent.engine.events.on('presence', ({ address, presence }) => told.push(`${address} ${presence}`));
    agent.engine.watchPresence(['2002', '404']);
    const first = await pbx.waitFor(() => subscribes('2002')[0], 5_000, 'a SUBSCRIBE');
    expect(header(first, 'Event')).toBe('dialog');
    expect(header(first, 'Accept')).toBe('application/dialog-info+xml');
    await expect.poll(() => told).toContain('404 unknown');
    pbx.dropAll();
    client = await pbx.waitFor(() => pbx.clients[1], 10_000, 'a new connection');
    await pbx.waitFor(() => subscribes('2002')[0], 10_000, 'a SUBSCRIBE over the new connection');
    await expect.poll(() => told).toContain('2002 unknown');
    agent.engine.watchPresence([]);
    await pbx.waitFor(
      () =>
        client.messages.find(
          (message) =>
            message.kind === 'request' && message.method === 'SUBSCRIBE' && header(message, 'Expires') === '0',
        ),
      5_000,
      'the end of the subscription',
    );
  });
});
