import { expect, test } from '@playwright/test';
import { createSocket } from 'node:dgram';
import { startCoturn, type Coturn } from './support/coturn.ts';
import { openEar } from './support/ear.ts';
import { AGENT_HZ, PEER_HZ, accountOf, openOffice, rounds, type Office } from './support/office.ts';

let coturn: Coturn;
let office: Office;

test.beforeAll(async () => {
  coturn = await startCoturn();
});
test.afterAll(async () => coturn.close());
test.afterEach(async () => office.close());

/** The INVITEs that Asterisk received from the agent, as its log shows them. */
async function invites(): Promise<readonly string[]> {
  const log = await office.asterisk.log();
  return log
    .split(/<--- Received SIP request/)
    .filter((text) => text.includes('INVITE sip:2001@') && text.includes('m=audio'));
}

async function talk(): Promise<void> {
  const ear = await openEar(office.balie());
  const desk = office.desk();
  await desk.dial('2001');
  const call = await office.peer.nextCall();
  await call.answer();
  await expect(desk.onlyCard().status).toHaveText('Talking');
  await call.media.hears(AGENT_HZ);
  await ear.hears(PEER_HZ);
  await call.hangup();
  await expect(desk.onlyCard().root).toContainText('The customer hung up.');
  await desk.clear();
}

/** TCP lies between the other two: it is proved in long runs. */
const TRANSPORTS = rounds(2, 3) === 3 ? (['udp', 'tcp', 'tls'] as const) : (['udp', 'tls'] as const);

for (const transport of TRANSPORTS) {
  test(`sound goes both ways through a TURN server over ${transport}, and only there`, async () => {
    office = await openOffice({
      account: (asterisk) =>
        accountOf('1001', asterisk.urls.ws, {
          iceServers: [{ urls: coturn.turn[transport], username: coturn.user, credential: coturn.password }],
          relayOnly: true,
          ...(transport === 'tls' ? { tls: { caFile: coturn.certificates.caFile } } : {}),
        }),
    });
    await office.asterisk.traceSip();
    await talk();
    const [invite = ''] = await invites();
    expect(invite).toContain(' typ relay');
    expect(invite).not.toMatch(/ typ (?:host|srflx)/);
    // The password of the TURN server is nowhere in the database.
    const desk = office.desk();
    expect(JSON.stringify((await desk.state()).account)).not.toContain(coturn.password);
  });
}

test('a STUN server that swallows everything delays a call by little and loses none', async () => {
  const hole = createSocket('udp4');
  await new Promise<void>((resolve) => hole.bind(0, '127.0.0.1', resolve));
  let asked = 0;
  hole.on('message', () => (asked += 1));
  try {
    office = await openOffice({
      account: (asterisk) =>
        accountOf('1001', asterisk.urls.ws, {
          iceServers: [{ urls: `stun:127.0.0.1:${hole.address().port}` }],
        }),
    });
    await talk();
    const desk = office.desk();
    const caller = await office.peer.call('1001');
    await expect(desk.onlyCard().answer).toBeVisible();
    const since = Date.now();
    // By key: so soon after the last hang-up, a click in the same place would count as its second half.
    await desk.window.keyboard.press('F2');
    await expect(desk.onlyCard().status).toHaveText('Talking');
    // Ten times the goal; waiting for the STUN server to give up would take 40 s.
    expect(Date.now() - since).toBeLessThan(6_000);
    await caller.media.hears(AGENT_HZ);
    expect(asked).toBeGreaterThan(0);
    await caller.hangup();
  } finally {
    hole.close();
  }
});
