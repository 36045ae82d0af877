import { expect, test } from '@playwright/test';
import { launchBalie, type Balie } from '../e2e/support/balie.ts';
import { deskOf, type Desk } from '../e2e/support/desk.ts';
import { accountOf } from './support/office.ts';
import { buildAnswer, buildInDialog, buildInvite, type SdpBody } from './support/sip-builder.ts';
import type { SipRequest } from './support/sip-message.ts';
import { TORTURE_MESSAGES, malformedFrames } from './support/torture.ts';
import { startWsSipServer, type WsSipClient, type WsSipServer } from './support/ws-sip-server.ts';

let server: WsSipServer;
let balie: Balie;
let desk: Desk;

async function start(args: readonly string[] = [], fakeMicrophone = true): Promise<void> {
  server = await startWsSipServer({ register: { kind: 'challenge', user: '1001', password: 'pw1001' } });
  balie = await launchBalie({ provision: { account: accountOf('1001', server.url) }, args, fakeMicrophone });
  desk = deskOf(balie.window);
  await expect(desk.line).toHaveText('Registered', { timeout: 30_000 });
}

async function stop(): Promise<void> {
  await balie.close();
  await server.close();
}

const client = (): WsSipClient => {
  const found = server.clients.findLast(({ closed }) => !closed);
  if (found === undefined) throw new Error('nobody is connected');
  return found;
};
const target = (): string => client().contact ?? '';

/** Ends what is left of a test: calls, their registrations, their cards. */
async function tidy(): Promise<void> {
  server.onRequest = () => false;
  for (const call of (await desk.state()).calls.calls)
    await desk
      .invoke(call.phase === 'ringing-in' ? 'call.decline' : 'call.hangUp', { callId: call.id })
      .catch(() => undefined);
  await expect.poll(async () => (await desk.state()).calls.calls.every(({ phase }) => phase === 'ended')).toBe(true);
  for (const { id } of (await desk.state()).interactions)
    await desk.invoke('registration.close', { interactionId: id, reason: 'no-time' }).catch(() => undefined);
  await desk.clear();
}

/** A call comes in, is answered with a usable description, and ends: the line works. */
async function nextCallWorks(): Promise<void> {
  await tidy();
  const invite = buildInvite({ target: target(), fromName: 'Next caller', fromUser: '0611111111' });
  client().send(invite.text);
  const card = desk.card('Next caller');
  await card.answer.click();
  const answer = await client().finalResponse(invite.callId, 'INVITE');
  expect(answer.status).toBe(200);
  client().send(buildInDialog(invite, answer, { method: 'ACK', sequence: 1 }));
  await expect(card.status).toHaveText('Talking');
  client().send(buildInDialog(invite, answer, { method: 'BYE', sequence: 2 }));
  expect((await client().finalResponse(invite.callId, 'BYE')).status).toBe(200);
  await expect(card.status).toHaveText('Ended');
  await tidy();
}

/** Nothing in the log that main did not expect, and nobody's name, number or password. */
function logIsClean(): void {
  const log = balie.log();
  expect(log).not.toMatch(/uncaught|unhandled/i);
  for (const personal of [
    '0612345678',
    '612345678',
    'pw1001',
    'Next caller',
    '0611111111',
    'Watson',
    'vivekg',
    'caller@example',
  ])
    expect(log).not.toContain(personal);
}

test.describe('with a microphone', () => {
  test.beforeAll(async () => start());
  test.afterAll(stop);
  test.afterEach(tidy);

  test('every message of RFC 4475: the line stays, the invalid ones are never accepted, the next call works', async () => {
    expect(TORTURE_MESSAGES.length).toBeGreaterThanOrEqual(20);
    for (const message of TORTURE_MESSAGES) {
      const from = client().messages.length;
      client().send(message.bytes(target()));
      expect(await client().ping(), message.name).toBe(200);
      const accepted = client()
        .messages.slice(from)
        .filter((one) => one.kind === 'response' && one.status >= 200 && one.status < 300)
        .filter(
          (one) => !one.headers.some(([name, value]) => name.toLowerCase() === 'call-id' && value.startsWith('ping-')),
        );
      // Section 3.1.2 is about syntax that must not be taken; what follows leaves the receiver a choice.
      if (!message.valid && message.section.startsWith('3.1.2')) expect(accepted, message.name).toEqual([]);
    }
    await expect(desk.line).toHaveText('Registered');
    expect(server.clients.length).toBe(1);
    await nextCallWorks();
    logIsClean();
  });

  test('what breaks the rules of a request is answered with an error', async () => {
    for (const [name, status] of [
      ['badinv01', 400],
      ['clerr', 400],
      ['ncl', 400],
      ['mismatch01', 400],
      ['badvers', 505],
      ['bext01', 420],
      ['insuf', 400],
      ['multi01', 400],
      ['unkscm', 416],
    ] as const) {
      const message = TORTURE_MESSAGES.find((one) => one.name === name);
      const from = client().messages.length;
      client().send(message?.bytes(target()) ?? '');
      await expect
        .poll(
          () =>
            client()
              .messages.slice(from)
              .flatMap((one) => (one.kind === 'response' ? [one.status] : [])),
          { message: name },
        )
        .toContain(status);
    }
  });

  test('frames that are no SIP leave a conversation alone', async () => {
    const invite = buildInvite({ target: target(), fromName: 'Next caller' });
    client().send(invite.text);
    const card = desk.card('Next caller');
    await card.answer.click();
    const answer = await client().finalResponse(invite.callId, 'INVITE');
    client().send(buildInDialog(invite, answer, { method: 'ACK', sequence: 1 }));
    await expect(card.status).toHaveText('Talking');
    for (const { name, frame } of malformedFrames(target())) {
      client().send(frame);
      expect(await client().ping().catch(String), name).toBe(200);
    }
    expect((await desk.state()).calls.calls.find(({ sipCallId }) => sipCallId === invite.callId)?.phase).toBe(
      'connected',
    );
    client().send(buildInDialog(invite, answer, { method: 'BYE', sequence: 2 }));
    await expect(card.status).toHaveText('Ended');
    await expect(desk.line).toHaveText('Registered');
    await nextCallWorks();
    logIsClean();
  });

  test('an INVITE without a description rings and is answered with an offer', async () => {
    const invite = buildInvite({ target: target(), body: 'none', fromName: 'Late offer' });
    client().send(invite.text);
    const card = desk.card('Late offer');
    await card.answer.click();
    const answer = await client().finalResponse(invite.callId, 'INVITE');
    expect(answer.status).toBe(200);
    expect(answer.body).toContain('a=setup:actpass');
    client().send(buildInDialog(invite, answer, { method: 'ACK', sequence: 1, body: 'webrtc' }));
    await expect(card.status).toHaveText('Talking');
  });

  for (const [body, cause] of [
    ['g729-only', 'The two telephones have no kind of sound in common.'],
    ['plain-rtp', 'The two telephones have no kind of sound in common.'],
    ['unparseable', 'The telephone server sent something that cannot be understood.'],
  ] as const) {
    test(`an INVITE whose description is ${body} gets 488 and is said in plain words`, async () => {
      const invite = buildInvite({ target: target(), body, fromName: 'Odd caller' });
      client().send(invite.text);
      expect((await client().finalResponse(invite.callId, 'INVITE')).status).toBe(488);
      await expect(desk.card('Odd caller').status).toHaveText('Ended');
      await expect(desk.card('Odd caller').root).toContainText(cause);
    });
  }

  for (const [body, cause] of [
    ['none', 'The telephone server sent something that cannot be understood.'],
    ['g729-only', 'The two telephones have no kind of sound in common.'],
    ['unparseable', 'The telephone server sent something that cannot be understood.'],
  ] as const satisfies readonly (readonly [SdpBody, string])[]) {
    test(`an answer whose description is ${body} ends the call cleanly and is said in plain words`, async () => {
      server.onRequest = (request, _reply, from) => {
        if (request.method === 'INVITE') from.send(buildAnswer(request, body));
        return request.method === 'INVITE';
      };
      await desk.dial('0698765432');
      await expect(desk.onlyCard().status).toHaveText('Ended');
      await expect(desk.onlyCard().root).toContainText(cause);
      await client().waitMessage((one) => one.kind === 'request' && one.method === 'BYE');
      await nextCallWorks();
    });
  }

  for (const [status, cause] of [
    [603, 'The other side declined.'],
    [488, 'The two telephones have no kind of sound in common.'],
    [500, 'The telephone server reported a fault.'],
  ] as const) {
    test(`${status} is said in plain words`, async () => {
      server.onRequest = (request, reply) => {
        if (request.method === 'INVITE') reply(status);
        return request.method === 'INVITE';
      };
      await desk.dial('0698765432');
      await expect(desk.onlyCard().root).toContainText(cause);
    });
  }
});

for (const [what, args, fakeMicrophone, words] of [
  ['no microphone', [], false, 'There was no microphone.'],
  [
    'a microphone that is refused',
    ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream=deny'],
    false,
    'Balie may not use the microphone.',
  ],
] as const) {
  test.describe(`with ${what}`, () => {
    test.beforeAll(async () => start(args, fakeMicrophone));
    test.afterAll(stop);
    test.afterEach(tidy);

    const invites = (): readonly SipRequest[] =>
      client().messages.flatMap((one) => (one.kind === 'request' && one.method === 'INVITE' ? [one] : []));

    test('dialling says so, and nothing leaves for the server', async () => {
      await desk.dial('0698765432');
      await expect(desk.onlyCard().root).toContainText(words);
      await expect(desk.onlyCard().status).toHaveText('Ended');
      expect(await client().ping()).toBe(200);
      expect(invites()).toEqual([]);
      await expect(desk.line).toHaveText('Registered');
    });

    test('answering says so and the call keeps ringing', async () => {
      const invite = buildInvite({ target: target(), fromName: 'Waiting caller' });
      client().send(invite.text);
      const card = desk.card('Waiting caller');
      await card.answer.click();
      await expect(card.root.getByRole('alert')).toContainText(/microphone/i);
      await expect(card.status).toHaveText('Ringing');
      await expect(card.answer).toBeEnabled();
      expect(await client().ping()).toBe(200);
      expect(
        client().messages.filter(
          (one) =>
            one.kind === 'response' && one.status >= 200 && one.headers.some(([, value]) => value === invite.callId),
        ),
      ).toEqual([]);
      await card.decline.click();
      expect((await client().finalResponse(invite.callId, 'INVITE')).status).toBe(603);
      logIsClean();
    });
  });
}
