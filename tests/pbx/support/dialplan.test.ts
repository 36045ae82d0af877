import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { startAsterisk, type Asterisk } from './asterisk.ts';
import { header, startSipPeer, type SipPeer } from './sip-peer.ts';
import { loudness, readWav, toneLevel } from './tones.ts';
import { readFile } from 'node:fs/promises';

let pbx: Asterisk;
const peers: SipPeer[] = [];

beforeAll(async () => {
  pbx = await startAsterisk();
}, 300_000);

afterEach(async () => {
  await Promise.all(peers.splice(0).map((peer) => peer.close()));
});

afterAll(() => pbx.close());

/** A registered telephone for an endpoint, an unregistered caller from outside for any other number. */
async function peer(user: string, toneHz: number): Promise<SipPeer> {
  const server = { host: pbx.host, port: pbx.ports.sip };
  const inside = /^200\d$/.test(user);
  const made = await startSipPeer({ server, user, toneHz, ...(inside ? { password: `pw${user}` } : {}) });
  peers.push(made);
  if (inside) expect((await made.register()).status).toBe(200);
  return made;
}

test.each([
  ['602', -30],
  ['603', -50],
])('%s is heard', async (extension, minimumDb) => {
  const call = await (await peer('2001', 700)).call(extension);
  await call.waitFor('confirmed');
  await expect.poll(() => loudness(call.media.recent(400)), { timeout: 5000 }).toBeGreaterThan(minimumDb);
});

test('616 rings for five seconds, 617 hangs up after three, 618 is silent', async () => {
  const desk = await peer('2001', 700);
  const [late, short, quiet] = await Promise.all([desk.call('616'), desk.call('617'), desk.call('618')]);
  await Promise.all([late.waitFor('ringing'), short.waitFor('confirmed'), quiet.waitFor('confirmed')]);
  const confirmed = performance.now();
  await quiet.media.hearsSilence({ windowMs: 1000 });
  await short.waitFor('ended');
  expect(performance.now() - confirmed).toBeGreaterThan(2500);
  expect(short.end).toMatchObject({ by: 'remote', how: 'BYE' });
  expect(late.state).toBe('ringing');
  await late.waitFor('confirmed');
  await late.media.hears(700);
});

test('queue: login by code, a caller is connected, both hear each other, pause keeps calls away', async () => {
  const member = await peer('2001', 700);
  const code = async (extension: string): Promise<string | undefined> => {
    const event = pbx.ami.waitEvent('UserEvent', (one) => one['UserEvent'] === 'QueueCode');
    await (await member.call(extension)).waitFor('ended');
    return (await event)['Status'];
  };
  expect(await code('*45')).toBe('ADDED');
  const caller = await (await peer('+31612345678', 1300)).call('5000');
  const call = await member.nextCall();
  expect(header(call.invite ?? { headers: [] }, 'X-Queue')).toBe('service');
  expect(call.remote.user).toBe('+31612345678');
  await call.answer();
  await Promise.all([call.media.hears(1300), caller.media.hears(700)]);
  await call.hangup();
  await caller.waitFor('ended');

  expect(await code('*4712')).toBe('PAUSED');
  const waiting = await (await peer('+31687654321', 1300)).call('5000');
  await waiting.waitFor('confirmed');
  await expect(member.nextCall(1500)).rejects.toThrow('No call');
  expect(await code('*48')).toBe('UNPAUSED');
  await (await member.nextCall()).answer();
  await waiting.media.hears(700);
  await waiting.hangup();
  expect(await code('*46')).toBe('REMOVED');
  const events = (await pbx.queueLog()).map((fields) => fields[4]);
  expect(events).toEqual(
    expect.arrayContaining(['ADDMEMBER', 'ENTERQUEUE', 'CONNECT', 'COMPLETEAGENT', 'PAUSE', 'UNPAUSE', 'REMOVEMEMBER']),
  );
});

test('a conference mixes', async () => {
  const [one, two] = await Promise.all([peer('2001', 700), peer('2002', 1300)]);
  const [first, second] = await Promise.all([one.call('8001'), two.call('8001')]);
  await Promise.all([first.waitFor('confirmed'), second.waitFor('confirmed')]);
  await Promise.all([first.media.hears(1300), second.media.hears(700)]);
});

test('blind transfer by REFER, and a call parked and taken back', async () => {
  const [one, two, three] = await Promise.all([peer('2001', 700), peer('2002', 1300), peer('2003', 1900)]);
  two.incoming = { kind: 'answer', afterMs: 0 };
  three.incoming = { kind: 'answer', afterMs: 0 };
  const call = await one.call('2002');
  await call.waitFor('confirmed');
  const leg = await two.nextCall();
  // Before the exchange has put the two together it has nobody to transfer.
  await Promise.all([leg.media.hears(700), call.media.hears(1300)]);
  expect(await leg.refer(`sip:2003@${pbx.host}:${pbx.ports.sip}`)).toBe(202);
  const taken = await three.nextCall();
  await Promise.all([taken.media.hears(700), call.media.hears(1900)]);

  const parked = pbx.ami.waitEvent('ParkedCall');
  expect(await taken.refer(`sip:700@${pbx.host}:${pbx.ports.sip}`)).toBe(202);
  const space = (await parked)['ParkingSpace'] ?? '';
  const back = await two.call(space);
  await back.waitFor('confirmed');
  await Promise.all([back.media.hears(700), call.media.hears(1300)]);
});

test('a ringing telephone is picked up from another', async () => {
  const [one, two] = await Promise.all([peer('2001', 700), peer('2002', 1300)]);
  const caller = await (await peer('0612345678', 1900)).call('2001');
  const ringing = await one.nextCall();
  ringing.ring();
  await caller.waitFor('ringing');
  const pickup = await two.call('*82001');
  await Promise.all([pickup.waitFor('confirmed'), ringing.waitFor('ended')]);
  await Promise.all([pickup.media.hears(1900), caller.media.hears(1300)]);
});

test('a made-up caller who talks records what it hears', async () => {
  const desk = await peer('2001', 700);
  desk.incoming = { kind: 'answer', afterMs: 0 };
  const injected = await pbx.ami.callAgent({ to: '2001', callerIdNumber: '0612345678', behaviour: 'talk' });
  const call = await desk.nextCall();
  expect(await injected.answered).toBe(true);
  await expect.poll(() => loudness(call.media.recent(400)), { timeout: 5000 }).toBeGreaterThan(-50);
  await injected.hangup();
  await call.waitFor('ended');
  const heard = async (): Promise<number> => {
    const { rate, samples } = readWav(await readFile(pbx.heardFile(injected.id)));
    return toneLevel(samples.subarray(-rate / 2), 700, rate);
  };
  await expect.poll(heard, { timeout: 3000 }).toBeGreaterThan(-30);
});

// Why Balie calls the target of a transfer itself (build/adr: transfers at the answer).
test('a blind REFER to a busy number loses the customer: the exchange has let go before it reports the failure', async () => {
  const customer = await peer('2001', 700);
  const agent = await peer('2002', 1300);
  const call = await customer.call('2002');
  const own = await agent.nextCall();
  await own.answer();
  await call.media.hears(1300);
  const asked = await own.request('REFER', {
    headers: [
      ['Refer-To', `<sip:610@${pbx.host}>`],
      ['Referred-By', `<sip:2002@${pbx.host}>`],
    ],
  });
  expect(asked.status).toBe(202);
  await call.waitFor('ended');
  const reports = (): string[] =>
    own.requests.filter(({ method }) => method === 'NOTIFY').map(({ body }) => body.split('\r\n')[0] ?? '');
  await expect.poll(() => reports().length).toBeGreaterThan(1);
  expect(reports()).toEqual(['SIP/2.0 100 Trying', 'SIP/2.0 503 Service Unavailable']);
});
