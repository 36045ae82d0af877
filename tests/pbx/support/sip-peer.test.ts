import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { EARLY_MEDIA_HZ, MILLIWATT_HZ, startAsterisk, type Asterisk } from './asterisk.ts';
import { header, startSipPeer, type SipPeer, type SipPeerOptions } from './sip-peer.ts';

let pbx: Asterisk;
const peers: SipPeer[] = [];

beforeAll(async () => {
  pbx = await startAsterisk({ endpoints: [{ name: '2004', kind: 'plain', codecs: ['gsm'] }] });
}, 300_000);

afterEach(async () => {
  await Promise.all(peers.splice(0).map((peer) => peer.close()));
});

afterAll(async () => {
  await pbx.close();
});

async function peer(user: string, options: Partial<SipPeerOptions> = {}): Promise<SipPeer> {
  const made = await startSipPeer({
    server: { host: pbx.host, port: pbx.ports.sip },
    user,
    password: `pw${user}`,
    ...options,
  });
  peers.push(made);
  return made;
}

async function registered(user: string, options: Partial<SipPeerOptions> = {}): Promise<SipPeer> {
  const made = await peer(user, options);
  expect((await made.register()).status).toBe(200);
  return made;
}

describe('registration', () => {
  test.each(['udp', 'tcp'] as const)('digest over %s, and gone after unregister', async (transport) => {
    const desk = await registered('2001', { transport });
    expect(await pbx.contacts('2001')).toHaveLength(1);
    expect((await desk.unregister()).status).toBe(200);
    expect(await pbx.contacts('2001')).toHaveLength(0);
  });

  test('a wrong password is refused', async () => {
    const desk = await peer('2001', { password: 'guess' });
    expect((await desk.register()).status).toBe(401);
  });

  test('an endpoint that may not register gets 403', async () => {
    expect((await (await peer('1403')).register()).status).toBe(403);
  });

  test('an interval below the minimum is made longer', async () => {
    const response = await (await peer('2001')).register(10);
    expect(header(response, 'Contact')).toMatch(/expires=(59|60)$/);
  });
});

describe('calls to Asterisk', () => {
  test.each(['udp', 'tcp'] as const)('hears its own tone from the echo, %s', async (transport) => {
    const desk = await peer('2001', { toneHz: 700, transport });
    const call = await desk.call('600');
    await call.waitFor('confirmed');
    await call.media.hears(700);
    await call.hangup();
    expect(call.end).toMatchObject({ by: 'local', how: 'BYE' });
  });

  test('hears the milliwatt tone, and A-law works as well', async () => {
    const call = await (await peer('2001', { laws: ['PCMA'] })).call('601');
    await call.waitFor('confirmed');
    const tone = await call.media.hears(MILLIWATT_HZ);
    expect(tone.db).toBeGreaterThan(-12);
    await expect(call.media.hears(700, { timeoutMs: 300 })).rejects.toThrow('700 Hz not heard');
  });

  test('early media is heard before the answer', async () => {
    const call = await (await peer('2001', { toneHz: 700 })).call('615');
    await call.waitFor('ringing');
    await call.media.hears(EARLY_MEDIA_HZ);
    expect(call.state).toBe('ringing');
    expect(call.responses).toContain(183);
    await call.waitFor('confirmed');
    await call.media.hears(700);
  });

  test('an offer in the 200, answered in the ACK', async () => {
    const call = await (await peer('2001', { toneHz: 700 })).call('600', { offer: 'late' });
    await call.waitFor('confirmed');
    await call.media.hears(700);
  });

  test('keys as telephone events', async () => {
    const digits = pbx.ami.waitEvent('UserEvent', (event) => event['UserEvent'] === 'Digits', { timeoutMs: 15_000 });
    const call = await (await peer('2001')).call('604');
    await call.waitFor('confirmed');
    await call.media.hearsSilence({ windowMs: 300 });
    await call.media.sendDigits('159*');
    expect((await digits)['Digits']).toBe('159*');
  });

  test('keys sent by Asterisk are received', async () => {
    const call = await (await peer('2001')).call('606');
    await call.waitFor('ended', 15_000);
    expect(call.media.digits).toBe('1234#');
    expect(call.end).toMatchObject({ by: 'remote', how: 'BYE' });
  });

  test.each([
    ['610', 486],
    ['611', 503],
    ['612', 403],
    ['613', 404],
    ['699', 404],
  ])('%s is refused with %i', async (extension, status) => {
    const call = await (await peer('2001')).call(extension);
    await call.waitFor('ended');
    expect(call.end).toMatchObject({ by: 'remote', how: 'rejected', status });
  });

  test('gives up a call that rings for ever', async () => {
    const call = await (await peer('2001')).call('614');
    await call.waitFor('ringing');
    await call.cancel();
    expect(call.end).toMatchObject({ by: 'local', how: 'CANCEL', status: 487 });
  });
});

describe('calls between peers', () => {
  test('both hear each other, hold is heard as music, the called one hangs up', async () => {
    const one = await registered('2001', { toneHz: 700 });
    const two = await registered('2002', { toneHz: 1300 });
    const out = await one.call('2002');
    const into = await two.nextCall();
    expect(into.remote).toMatchObject({ name: 'Desk One', user: '2001' });
    into.ring();
    await out.waitFor('ringing');
    await into.answer();
    await out.waitFor('confirmed');
    await Promise.all([out.media.hears(1300), into.media.hears(700)]);

    expect(await out.hold()).toBe(200);
    await expect(into.media.hears(700, { timeoutMs: 600 })).rejects.toThrow('not heard');
    expect(await out.resume()).toBe(200);
    await Promise.all([out.media.hears(1300), into.media.hears(700)]);

    await into.hangup();
    await out.waitFor('ended');
    expect(out.end).toMatchObject({ by: 'remote', how: 'BYE' });
  });

  test('a peer whose endpoint passes holds on sees the direction change', async () => {
    const one = await registered('2001', { toneHz: 700 });
    const three = await registered('2003', { toneHz: 1300 });
    three.incoming = { kind: 'answer', afterMs: 0 };
    const out = await one.call('2003');
    await out.waitFor('confirmed');
    const into = await three.nextCall();
    await out.hold();
    await into.waitUntil((call) => call.heldByRemote, 5000, 'hold');
    await out.resume();
    await into.waitUntil((call) => call.remoteDirection === 'sendrecv', 5000, 'resume');
    await into.media.hears(700);
  });

  test('an endpoint with a codec of its own is offered just that, and gets 488 for another', async () => {
    const odd = await registered('2004');
    const out = await (await peer('2001')).call('2004');
    const into = await odd.nextCall();
    expect(into.invite?.body).toContain('GSM/8000');
    expect(into.invite?.body).not.toMatch(/PCMU|PCMA|opus/i);
    into.reject(488);
    await out.waitFor('ended');

    const call = await odd.call('600');
    await call.waitFor('ended');
    expect(call.end?.status).toBe(488);
  });

  test.each([486, 603, 480, 404])('a refusal with %i reaches the caller', async (status) => {
    const two = await registered('2002');
    two.incoming = { kind: 'reject', status };
    const call = await (await peer('2001')).call('2002');
    await call.waitFor('ended');
    expect(call.end?.how).toBe('rejected');
    expect(call.end?.status).toBeGreaterThanOrEqual(400);
  });

  test('of two ringing telephones the other learns that the call was completed elsewhere', async () => {
    const one = await registered('2001');
    const two = await registered('2002');
    const outside = await startSipPeer({ server: { host: pbx.host, port: pbx.ports.sip }, user: '+31612345678' });
    peers.push(outside);
    const call = await outside.call('633');
    const [first, second] = await Promise.all([one.nextCall(), two.nextCall()]);
    expect(first.remote.user).toBe('+31612345678');
    first.ring();
    second.ring();
    await call.waitFor('ringing');
    await first.answer();
    await second.waitFor('ended');
    expect(second.end).toMatchObject({ by: 'remote', how: 'CANCEL' });
    expect(second.end?.reasons).toEqual(['SIP;cause=200;text="Call completed elsewhere"', 'Q.850;cause=26']);
  });

  test('the reason of a caller who gives up is passed on', async () => {
    const two = await registered('2002');
    const call = await (await peer('2001')).call('2002');
    const into = await two.nextCall();
    into.ring();
    await call.waitFor('ringing');
    await call.cancel('Q.850;cause=26');
    await into.waitFor('ended');
    expect(into.end?.reasons).toContain('Q.850;cause=26');
  });
});

describe('made-up callers', () => {
  test('any caller id, headers, and what the caller says', async () => {
    const desk = await registered('2001', { toneHz: 700 });
    const injected = await pbx.ami.callAgent({
      to: '2001',
      callerIdNumber: '0612345678',
      callerIdName: 'Jansen, "Jan" & Zn.',
      behaviour: 'tone',
      headers: { 'X-Customer-Id': '4711; a,b' },
      divertedFrom: '0201234567',
    });
    const call = await desk.nextCall();
    expect(call.remote).toMatchObject({ name: 'Jansen, "Jan" & Zn.', user: '0612345678' });
    expect(header(call.invite ?? { headers: [] }, 'X-Customer-Id')).toBe('4711; a,b');
    expect(header(call.invite ?? { headers: [] }, 'Diversion')).toContain('0201234567');
    await call.answer();
    expect(await injected.answered).toBe(true);
    await call.media.hears(MILLIWATT_HZ);
    await injected.hangup();
    await call.waitFor('ended');
    expect(call.end).toMatchObject({ by: 'remote', how: 'BYE' });
  });

  test.each([
    ['', 'Q.850;cause=16'],
    ['c', 'Q.850;cause=26'],
  ])('a caller who gives up, Dial options "%s": %s', async (dialOptions, reason) => {
    const desk = await registered('2001');
    const injected = await pbx.ami.callAgent({ to: '2001', callerIdNumber: '0612345678', dialOptions });
    const call = await desk.nextCall();
    call.ring();
    await injected.hangup();
    await call.waitFor('ended');
    expect(call.end?.reasons).toContain(reason);
    expect(await injected.answered).toBe(false);
  });

  test.each(['+31612345678', '0031612345678', 'anonymous', 'tel:+31612345678'])(
    'caller number %s',
    async (callerIdNumber) => {
      const desk = await registered('2001');
      const injected = await pbx.ami.callAgent({ to: '2001', callerIdNumber, callerIdName: '0612345678' });
      const call = await desk.nextCall();
      expect(decodeURIComponent(call.remote.user)).toBe(callerIdNumber);
      expect(call.remote.name).toBe('0612345678');
      await injected.hangup();
      await call.waitFor('ended');
      expect(call.end).toMatchObject({ by: 'remote', how: 'CANCEL' });
    },
  );
});
