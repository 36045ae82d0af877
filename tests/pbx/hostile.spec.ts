import { expect, test } from '@playwright/test';
import { randomBytes } from 'node:crypto';
import { memoryOf } from '../bench/support/processes.ts';
import { launchBalie, type Balie } from '../e2e/support/balie.ts';
import { deskOf, type Card, type Desk } from '../e2e/support/desk.ts';
import { accountOf, rounds } from './support/office.ts';
import { buildCancel, buildInDialog, buildInvite, sdpBody, type BuiltInvite } from './support/sip-builder.ts';
import { formatSip, header, type SipResponse } from './support/sip-message.ts';
import { startWsSipServer, type WsSipClient, type WsSipServer } from './support/ws-sip-server.ts';

/** INVITEs of one burst. */
const BURST = rounds(1_000, 10_000);
/** MB that main may grow by, for good, over a burst. */
const MOST_GROWTH_MB = 60;

let server: WsSipServer;
let balie: Balie;
let desk: Desk;
let client: WsSipClient;
/** The conversation that nothing of this may touch. */
let invite: BuiltInvite;
let answer: SipResponse;
let card: Card;
let sequence = 1;

test.beforeAll(async () => {
  server = await startWsSipServer({ register: { kind: 'challenge', user: '1001', password: 'pw1001' } });
  balie = await launchBalie({ provision: { account: accountOf('1001', server.url) } });
  desk = deskOf(balie.window);
  await expect(desk.line).toHaveText('Registered', { timeout: 30_000 });
  client = await server.waitRegistered();
  invite = buildInvite({ target: client.contact ?? '', fromName: 'Karin', fromUser: '0612345678' });
  client.send(invite.text);
  card = desk.card('Karin');
  await card.answer.click();
  answer = await client.finalResponse(invite.callId, 'INVITE');
  client.send(buildInDialog(invite, answer, { method: 'ACK', sequence }));
  await expect(card.status).toHaveText('Talking');
});
test.afterAll(async () => {
  await balie.close();
  await server.close();
});

/** The conversation stands, the server is answered, nothing went wrong that nobody expected. */
async function unharmed(): Promise<void> {
  expect(await client.ping(30_000)).toBe(200);
  await expect(card.status).toHaveText('Talking');
  await expect(desk.line).toHaveText('Registered');
  expect(server.clients).toHaveLength(1);
  expect(balie.log()).not.toMatch(/uncaught|unhandled/i);
}

const finals = (callIds: ReadonlySet<string>): SipResponse[] =>
  client.messages.filter(
    (message): message is SipResponse => message.kind === 'response' && message.status >= 200 && callIds.has(header(message, 'Call-ID') ?? ''),
  );

/** What Balie itself has dialled. */
const invites = (): readonly unknown[] => client.messages.filter((message) => message.kind === 'request' && message.method === 'INVITE');

test('a burst of INVITEs: each is answered, no more than eight calls exist, memory comes back, the conversation goes on', async () => {
  test.setTimeout(60_000 + BURST * 40);
  const main = balie.app.process().pid ?? 0;
  const memory = (): number => memoryOf([main]).pss;
  const before = memory();
  const burst = Array.from({ length: BURST }, (_, index) => buildInvite({ target: client.contact ?? '', fromUser: `06${String(10_000_000 + index)}` }));
  const began = performance.now();
  for (const one of burst) client.send(one.text);
  expect(await client.ping(60_000)).toBe(200);
  const ids = new Set(burst.map(({ callId }) => callId));
  await expect.poll(() => finals(ids).length, { timeout: 60_000 }).toBeGreaterThanOrEqual(BURST - 7);
  const seconds = (performance.now() - began) / 1_000;
  expect(new Set(finals(ids).map(({ status }) => status))).toEqual(new Set([486]));
  const living = async (): Promise<number> => (await desk.state()).calls.calls.filter(({ phase }) => phase !== 'ended').length;
  expect(await living()).toBeLessThanOrEqual(8);
  const answered = new Set(finals(ids).map((one) => header(one, 'Call-ID')));
  for (const one of burst) if (!answered.has(one.callId)) client.send(buildCancel(one));
  await expect.poll(living, { timeout: 60_000 }).toBe(1);
  await unharmed();
  const said = `${BURST} INVITEs answered in ${seconds.toFixed(1)} s; main ${before.toFixed(0)} MB before, ${memory().toFixed(0)} MB after`;
  test.info().annotations.push({ type: 'measured', description: said });
  console.log(said);
  await expect.poll(memory, { timeout: 60_000, intervals: [1_000] }).toBeLessThan(before + MOST_GROWTH_MB + BURST / 100);
  for (const { id, phase } of (await desk.state()).calls.calls) if (phase === 'ended') await desk.invoke('call.dismiss', { callId: id }).catch(() => undefined);
});

test('requests that pretend to belong to the conversation are refused, and change nothing', async () => {
  const forged = { ...answer, headers: answer.headers.map(([name, value]) => [name, name === 'To' ? value.replace(/tag=.*/, 'tag=forged') : value] as const) };
  for (const method of ['BYE', 'INVITE', 'UPDATE', 'INFO', 'REFER', 'NOTIFY', 'MESSAGE']) {
    sequence += 1;
    const before = client.messages.length;
    client.send(
      buildInDialog(invite, forged, {
        method,
        sequence,
        ...(method === 'INVITE' ? { body: 'webrtc' as const } : {}),
        headers: method === 'REFER' ? [['Refer-To', '<sip:9@127.0.0.1>']] : method === 'NOTIFY' ? [['Event', 'refer'], ['Subscription-State', 'active']] : [],
      }),
    );
    expect(await client.ping(10_000)).toBe(200);
    const accepted = client.messages
      .slice(before)
      .filter((one) => one.kind === 'response' && one.status >= 200 && one.status < 300 && header(one, 'Call-ID') === invite.callId);
    expect(accepted, method).toEqual([]);
  }
  // A CANCEL for nothing, and a BYE of a dialog nobody has.
  const stranger = buildInvite({ target: client.contact ?? '' });
  client.send(buildCancel(stranger));
  expect((await client.finalResponse(stranger.callId, 'CANCEL')).status).toBe(481);
  client.send(buildInDialog(stranger, forged, { method: 'BYE', sequence: 2 }));
  expect((await client.finalResponse(stranger.callId, 'BYE')).status).toBe(481);
  await unharmed();
});

test('REFERs in a row make no call, and each is answered', async () => {
  const before = invites().length;
  const statuses: number[] = [];
  for (let index = 0; index < 50; index += 1) {
    sequence += 1;
    const from = client.messages.length;
    client.send(buildInDialog(invite, answer, { method: 'REFER', sequence, headers: [['Refer-To', `<sip:${client.contact?.split(':')[1] ?? '1001'}>`]] }));
    const reply = await server.waitFor(
      () => client.messages.slice(from).find((one): one is SipResponse => one.kind === 'response' && one.status >= 200 && (header(one, 'CSeq') ?? '').endsWith('REFER')),
      10_000,
      'an answer to REFER',
    );
    statuses.push(reply.status);
  }
  expect(statuses.every((status) => status >= 400)).toBe(true);
  expect(invites()).toHaveLength(before);
  await unharmed();
});

test('descriptions that swell, and headers that do, end in an error or a ring, never in harm', async () => {
  const bombs: readonly (readonly [what: string, sdp: string])[] = [
    ['800 streams', sdpBody('webrtc') + 'm=audio 9 UDP/TLS/RTP/SAVPF 0\r\na=mid:x\r\n'.repeat(800)],
    ['3000 attributes', sdpBody('webrtc') + 'a=candidate:1 1 udp 1 127.0.0.1 9\r\n'.repeat(1_500)],
    ['one endless line', sdpBody('webrtc') + `a=x:${'A'.repeat(60_000)}\r\n`],
    ['payload types without end', sdpBody('webrtc').replace('111 0 8 101', Array.from({ length: 8_000 }, (_, n) => n).join(' '))],
    ['control characters', sdpBody('webrtc') + 'a=\u0000\u0007\u001B[2J\r\n'.repeat(500)],
  ];
  for (const [what, body] of bombs) {
    const bomb = buildInvite({ target: client.contact ?? '', fromName: 'Bomb' });
    client.send(formatSip({ ...bomb.request, body }));
    expect(await client.ping(30_000), what).toBe(200);
    const ringing = desk.card('Bomb');
    if (finals(new Set([bomb.callId])).length === 0) {
      await ringing.answer.click({ timeout: 5_000 }).catch(() => undefined);
      await expect.poll(async () => (await desk.state()).calls.calls.find(({ remote }) => remote.displayName === 'Bomb')?.phase, { timeout: 20_000, message: what }).not.toBe('answering');
      for (const { id, remote, phase } of (await desk.state()).calls.calls)
        if (remote.displayName === 'Bomb' && phase !== 'ended') await desk.invoke(phase === 'ringing-in' ? 'call.decline' : 'call.hangUp', { callId: id }).catch(() => undefined);
    }
    for (const { id, phase } of (await desk.state()).calls.calls) if (phase === 'ended') await desk.invoke('call.dismiss', { callId: id }).catch(() => undefined);
    const [own] = (await desk.state()).calls.calls.filter(({ remote }) => remote.displayName === 'Karin');
    if (own?.hold.local === 'on') await desk.invoke('call.hold', { callId: own.id, on: false });
  }
  const huge = buildInvite({ target: client.contact ?? '', headers: [['X-Huge', randomBytes(40_000).toString('hex')]] });
  client.send(huge.text);
  expect((await client.finalResponse(huge.callId, 'INVITE', 10_000)).status).toBe(513);
  expect(await client.ping(30_000)).toBe(200);
  expect(balie.log()).not.toMatch(/uncaught|unhandled/i);
});
