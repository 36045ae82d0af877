import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  buildAnswer,
  buildCancel,
  buildInDialog,
  buildInvite,
  sdpBody,
  type SdpBody,
} from '../../pbx/support/sip-builder.ts';
import { cseq, header, type SipRequest } from '../../pbx/support/sip-message.ts';
import { malformedFrames, TORTURE_MESSAGES } from '../../pbx/support/torture.ts';
import { startWsSipServer, type WsSipClient, type WsSipServer } from '../../pbx/support/ws-sip-server.ts';
import { newCallId, SipUser, testAccount } from '../../support/sip-user.ts';

let pbx: WsSipServer;
let agent: SipUser;
let client: WsSipClient;
let target: string;

beforeEach(async () => {
  pbx = await startWsSipServer();
  agent = new SipUser();
  await agent.register(testAccount('1001', { server: pbx.url }));
  client = await pbx.waitRegistered();
  target = client.contact ?? '';
});

afterEach(async () => {
  await agent.engine.stop();
  await pbx.close();
});

const finalStatus = async (callId: string, method = 'INVITE'): Promise<number> =>
  (await client.finalResponse(callId, method)).status;

describe('what RFC 4475 sends', () => {
  it('neither stops the line nor goes unanswered', async () => {
    for (const message of TORTURE_MESSAGES) {
      client.send(message.bytes(target));
      expect(await client.ping(), message.name).toBe(200);
    }
    expect(pbx.clients).toHaveLength(1);
    expect(agent.lines.events.at(-1)).toEqual({ state: 'registered', user: '1001' });
    expect(agent.log.filter((line) => line.startsWith('fault'))).toEqual([]);
  });

  it.each([
    ['badinv01', 'INVITE', 400],
    ['ncl', 'INVITE', 400],
    ['clerr', 'INVITE', 400],
    ['scalar02', 'REGISTER', 400],
    ['mismatch01', 'OPTIONS', 400],
    ['badvers', 'OPTIONS', 505],
    ['bext01', 'OPTIONS', 420],
    ['insuf', 'INVITE', 400],
    ['multi01', 'INVITE', 400],
    ['lwsruri', 'INVITE', 400],
    ['ltgtruri', 'INVITE', 400],
    ['quotbal', 'INVITE', 400],
    ['baddn', 'OPTIONS', 400],
    ['unkscm', 'OPTIONS', 416],
    ['novelsc', 'OPTIONS', 416],
  ] as const)('%s is answered', async (name, _method, status) => {
    const message = TORTURE_MESSAGES.find((one) => one.name === name);
    client.send(message?.bytes(target) ?? '');
    const answer = await client.waitMessage(
      (one) => one.kind === 'response' && one.status >= 200 && one.status !== 404,
      2_000,
      `an answer to ${name}`,
    );
    expect(answer).toMatchObject({ status });
  });
});

describe('frames that are no SIP', () => {
  it('leave line and conversation alone', async () => {
    const invite = buildInvite({ target });
    client.send(invite.text);
    const { callId } = await agent.incoming.waitFor(() => true);
    await agent.engine.answer(callId);
    const answer = await client.finalResponse(invite.callId, 'INVITE');
    client.send(buildInDialog(invite, answer, { method: 'ACK', sequence: 1 }));
    for (const { name, frame } of malformedFrames(target)) {
      client.send(frame);
      expect(await client.ping().catch(String), name).toBe(200);
    }
    expect(agent.story(callId)).toEqual(['answering', 'connected']);
    client.send(buildInDialog(invite, answer, { method: 'BYE', sequence: 2 }));
    await agent.saw(callId, 'ended hung-up-there');
  });
});

describe('an INVITE', () => {
  it.each([
    ['g729-only', 488, 'no-common-codec'],
    ['unknown-codec', 488, 'no-common-codec'],
    ['plain-rtp', 488, 'no-common-codec'],
    ['video-only', 488, 'no-common-codec'],
    ['no-media', 488, 'bad-message'],
    ['unparseable', 488, 'bad-message'],
    ['truncated', 488, 'no-common-codec'],
  ] as const)('with a description that is %s gets %i and is on record', async (body: SdpBody, status, cause) => {
    const invite = buildInvite({ target, body });
    client.send(invite.text);
    expect(await finalStatus(invite.callId)).toBe(status);
    const { callId } = await agent.incoming.waitFor(({ sipCallId }) => sipCallId === invite.callId);
    expect(agent.story(callId)).toEqual([`ended ${cause}`]);
    expect(await client.ping()).toBe(200);
  });

  it('without a description is answered with our offer', async () => {
    const invite = buildInvite({ target, body: 'none' });
    client.send(invite.text);
    const { callId } = await agent.incoming.waitFor(() => true);
    await agent.engine.answer(callId);
    const answer = await client.finalResponse(invite.callId, 'INVITE');
    expect(answer.body).toContain('a=setup:actpass');
    client.send(buildInDialog(invite, answer, { method: 'ACK', sequence: 1, body: 'webrtc' }));
    await agent.saw(callId, 'connected');
    client.send(buildInDialog(invite, answer, { method: 'BYE', sequence: 2 }));
    await agent.saw(callId, 'ended hung-up-there');
  });

  it('without a description whose ACK has none either ends with BYE', async () => {
    const invite = buildInvite({ target, body: 'none' });
    client.send(invite.text);
    const { callId } = await agent.incoming.waitFor(() => true);
    await agent.engine.answer(callId);
    const answer = await client.finalResponse(invite.callId, 'INVITE');
    client.send(buildInDialog(invite, answer, { method: 'ACK', sequence: 1 }));
    await client.waitMessage((one) => one.kind === 'request' && one.method === 'BYE');
    await agent.saw(callId, 'ended bad-message');
  });

  it('is shown with the identity that the server asserts', async () => {
    const invite = buildInvite({
      target,
      fromUser: '0201234567',
      headers: [['P-Asserted-Identity', '"Bakkerij De Vries" <tel:+31612345678>']],
    });
    client.send(invite.text);
    const { remote } = await agent.incoming.waitFor(() => true);
    expect(remote).toMatchObject({ uri: 'tel:+31612345678', displayName: 'Bakkerij De Vries' });
  });

  it.each([
    [undefined, 'missed', undefined],
    ['SIP;cause=200;text="Call completed elsewhere"', 'answered-elsewhere', undefined],
    ['Q.850;cause=26', 'answered-elsewhere', 26],
    ['SIP;cause=487', 'missed', undefined],
  ] as const)('that is cancelled with Reason %s is %s', async (reason, cause, q850Cause) => {
    const invite = buildInvite({ target });
    client.send(invite.text);
    const { callId } = await agent.incoming.waitFor(() => true);
    client.send(buildCancel(invite, reason));
    expect(await finalStatus(invite.callId)).toBe(487);
    const ended = await agent.calls.waitFor(({ type }) => type === 'ended');
    expect(ended).toMatchObject({ callId, end: { cause, ...(q850Cause === undefined ? {} : { q850Cause }) } });
  });

  it('is refused as busy when eight calls are there', async () => {
    for (let call = 0; call < 8; call += 1) client.send(buildInvite({ target }).text);
    await agent.incoming.waitFor(() => agent.incoming.events.length === 8);
    const ninth = buildInvite({ target });
    client.send(ninth.text);
    expect(await finalStatus(ninth.callId)).toBe(486);
    expect(agent.incoming.events).toHaveLength(8);
  });

  it('of which the microphone window can make nothing is refused cleanly', async () => {
    agent.media.refuseRemote = true;
    const invite = buildInvite({ target });
    client.send(invite.text);
    const { callId } = await agent.incoming.waitFor(() => true);
    await agent.engine.answer(callId);
    expect(await finalStatus(invite.callId)).toBe(488);
    await agent.saw(callId, 'ended media-failed');
  });
});

describe('an answer to our INVITE', () => {
  const dial = async (): Promise<{ callId: ReturnType<typeof newCallId>; invite: SipRequest }> => {
    pbx.onRequest = (request) => request.method === 'INVITE';
    const callId = newCallId();
    await agent.engine.dial(callId, '600');
    const invite = await client.waitMessage((one) => one.kind === 'request' && one.method === 'INVITE');
    if (invite.kind !== 'request') throw new Error('not an INVITE');
    return { callId, invite };
  };

  it.each([
    ['none', 'bad-message'],
    ['g729-only', 'no-common-codec'],
    ['unknown-codec', 'no-common-codec'],
    ['unparseable', 'bad-message'],
    ['truncated', 'no-common-codec'],
  ] as const)(
    'with a description that is %s is acknowledged, ended and on record as %s',
    async (body: SdpBody, cause) => {
      const { callId, invite } = await dial();
      client.send(buildAnswer(invite, body));
      await client.waitMessage((one) => one.kind === 'request' && one.method === 'ACK');
      await client.waitMessage((one) => one.kind === 'request' && one.method === 'BYE');
      await agent.saw(callId, `ended ${cause}`);
      expect(agent.media.streams.every(({ released }) => released)).toBe(true);
      expect(agent.media.peers.every(({ health }) => health === 'closed')).toBe(true);
    },
  );

  it('brings early media, then the call', async () => {
    const { callId, invite } = await dial();
    client.send(buildAnswer(invite, 'webrtc', 183));
    await agent.saw(callId, 'early-media');
    client.send(buildAnswer(invite, 'webrtc'));
    await agent.saw(callId, 'connected');
    expect(agent.story(callId)).toEqual(['early-media', 'connected']);
  });

  it.each([
    [486, [], 'busy', undefined],
    [480, [['Reason', 'Q.850;cause=17']], 'busy', 17],
    [480, [], 'no-answer', undefined],
    [404, [], 'not-found', undefined],
    [603, [], 'declined', undefined],
    [503, [], 'unreachable', undefined],
    [500, [], 'server-error', undefined],
    [488, [], 'no-common-codec', undefined],
    [403, [], 'not-allowed', undefined],
    [302, [], 'unreachable', undefined],
  ] as const)('%i ends the call in the agent’s words', async (status, headers, cause, q850Cause) => {
    pbx.onRequest = (request, reply) => {
      if (request.method === 'INVITE') reply(status, { headers });
      return request.method === 'INVITE';
    };
    const callId = newCallId();
    await agent.engine.dial(callId, '600');
    const ended = await agent.calls.waitFor(({ type }) => type === 'ended');
    expect(ended).toMatchObject({
      callId,
      end: { cause, sipStatus: status, ...(q850Cause === undefined ? {} : { q850Cause }) },
    });
  });

  it('that never comes can be cancelled, and a late 200 is ended', async () => {
    const { callId, invite } = await dial();
    agent.engine.hangUp(callId);
    expect(agent.story(callId)).toEqual(['ended cancelled-here']);
    client.send(buildAnswer(invite, 'webrtc'));
    await client.waitMessage(
      (one) => one.kind === 'request' && one.method === 'BYE' && header(one, 'Call-ID') === header(invite, 'Call-ID'),
    );
  });
});

describe('a re-INVITE', () => {
  it('that crosses ours is answered 491 and changes nothing', async () => {
    const invite = buildInvite({ target });
    client.send(invite.text);
    const { callId } = await agent.incoming.waitFor(() => true);
    await agent.engine.answer(callId);
    const answer = await client.finalResponse(invite.callId, 'INVITE');
    client.send(buildInDialog(invite, answer, { method: 'ACK', sequence: 1 }));
    pbx.onRequest = (request) => request.method === 'INVITE';
    agent.engine.setHold(callId, true);
    const ours = await client.waitMessage((one) => one.kind === 'request' && one.method === 'INVITE');
    if (ours.kind !== 'request') throw new Error('not a request');
    client.send(buildInDialog(invite, answer, { method: 'INVITE', sequence: 2, body: 'webrtc' }));
    await client.waitMessage((one) => one.kind === 'response' && one.status === 491 && cseq(one).number === 2);
    client.send(buildAnswer(ours, 'webrtc'));
    await agent.saw(callId, 'hold on');
    expect(agent.media.peers[0]?.signalingState).toBe('stable');
    expect(sdpBody('webrtc')).not.toBe('');
  });

  it('while we hold does not take the call off hold', async () => {
    const invite = buildInvite({ target });
    client.send(invite.text);
    const { callId } = await agent.incoming.waitFor(() => true);
    await agent.engine.answer(callId);
    const answer = await client.finalResponse(invite.callId, 'INVITE');
    client.send(buildInDialog(invite, answer, { method: 'ACK', sequence: 1 }));
    pbx.onRequest = (request, _reply, from) => {
      if (request.method === 'INVITE') from.send(buildAnswer(request, 'webrtc'));
      return request.method === 'INVITE';
    };
    agent.engine.setHold(callId, true);
    await agent.saw(callId, 'hold on');
    client.send(buildInDialog(invite, answer, { method: 'INVITE', sequence: 2, body: 'webrtc' }));
    const second = await client.waitMessage(
      (one) => one.kind === 'response' && one.status === 200 && cseq(one).number === 2 && cseq(one).method === 'INVITE',
    );
    expect(second.body).toContain('a=sendonly');
  });
});
