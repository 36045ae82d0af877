import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PracticeExchange } from '../../../electron/practice/practice-exchange.ts';
import type { CallId } from '../../../shared/lib/brand.ts';
import { until } from '../../support/event-collector.ts';
import { FaultySocket } from '../../support/pair-socket.ts';
import { newCallId, SipUser, testAccount } from '../../support/sip-user.ts';

let exchange: PracticeExchange;
let alice: SipUser;
let bob: SipUser;
let aliceSocket: FaultySocket;
let bobSocket: FaultySocket;

beforeEach(async () => {
  exchange = new PracticeExchange();
  aliceSocket = new FaultySocket(exchange.createSocket());
  bobSocket = new FaultySocket(exchange.createSocket());
  alice = new SipUser(() => aliceSocket);
  bob = new SipUser(() => bobSocket);
  await Promise.all([alice.register(testAccount('alice')), bob.register(testAccount('bob'))]);
});

afterEach(async () => {
  await Promise.all([alice.engine.stop(), bob.engine.stop()]);
});

/** Alice calls Bob; nobody has answered yet. */
async function ring(): Promise<{ a: CallId; b: CallId }> {
  const a = newCallId();
  const dialled = await alice.engine.dial(a, 'bob');
  expect(dialled.ok).toBe(true);
  const known = new Set(bob.calls.events.map(({ callId }) => callId));
  const { callId: b } = await bob.incoming.waitFor(({ callId }) => !known.has(callId));
  await alice.saw(a, 'ringing-there');
  return { a, b };
}

async function talk(): Promise<{ a: CallId; b: CallId }> {
  const { a, b } = await ring();
  expect(await bob.engine.answer(b)).toEqual({ ok: true, value: undefined });
  await Promise.all([alice.saw(a, 'connected'), bob.saw(b, 'connected')]);
  await until(() => aliceSocket.requests('out').includes('ACK'), 'the ACK');
  return { a, b };
}

describe('a call', () => {
  it('rings, is answered and is hung up by the caller', async () => {
    const { a, b } = await talk();
    expect(alice.engine.hangUp(a)).toEqual({ ok: true, value: undefined });
    await bob.saw(b, 'ended hung-up-there');
    expect(alice.story(a)).toEqual(['ringing-there', 'connected', 'ended hung-up-here']);
    expect(bob.story(b)).toEqual(['answering', 'connected', 'ended hung-up-there']);
    expect([...alice.media.streams, ...bob.media.streams].every(({ released }) => released)).toBe(true);
    expect([...alice.media.peers, ...bob.media.peers].every(({ health }) => health === 'closed')).toBe(true);
  });

  it('shows who calls, from From or from P-Asserted-Identity', async () => {
    await ring();
    expect(bob.incoming.events[0]?.remote).toMatchObject({ raw: 'alice', displayName: 'User alice' });
  });

  it('is hung up by the called one', async () => {
    const { a, b } = await talk();
    bob.engine.hangUp(b);
    await alice.saw(a, 'ended hung-up-there');
  });

  it('is declined with 603', async () => {
    const { a, b } = await ring();
    bob.engine.decline(b);
    await alice.saw(a, 'ended declined');
    expect(bob.story(b)).toEqual(['ended declined-here']);
  });

  it('is cancelled while it rings', async () => {
    const { a, b } = await ring();
    alice.engine.hangUp(a);
    await bob.saw(b, 'ended missed');
    expect(alice.story(a)).toEqual(['ringing-there', 'ended cancelled-here']);
  });

  it('is cancelled before anything was answered, without leaving a ghost', async () => {
    bobSocket.fate = (text, direction) => (direction === 'in' && text.startsWith('INVITE') ? 100 : undefined);
    const a = newCallId();
    await alice.engine.dial(a, 'bob');
    await until(() => aliceSocket.requests('out').includes('INVITE'), 'the INVITE');
    alice.engine.hangUp(a);
    expect(alice.story(a)).toEqual(['ended cancelled-here']);
    const { callId: b } = await bob.incoming.waitFor(() => true);
    await bob.saw(b, 'ended missed');
  });

  it('is cancelled while the microphone still opens: nothing leaves', async () => {
    alice.media.microphoneMs = 50;
    const a = newCallId();
    const dialling = alice.engine.dial(a, 'bob');
    alice.engine.hangUp(a);
    expect(await dialling).toMatchObject({ ok: false, error: { code: 'call-not-possible' } });
    expect(alice.story(a)).toEqual(['ended cancelled-here']);
    expect(aliceSocket.requests('out')).toEqual(['REGISTER']);
  });

  it('ends at both sides when CANCEL and 200 cross', async () => {
    const { a, b } = await ring();
    // The 200 is on its way while the CANCEL leaves, and the CANCEL comes too late.
    bobSocket.fate = (text, direction) => (direction === 'in' && text.startsWith('CANCEL') ? 200 : undefined);
    aliceSocket.fate = (text, direction) =>
      direction === 'in' && text.startsWith('SIP/2.0 200') && text.includes('INVITE') ? 100 : undefined;
    await bob.engine.answer(b);
    await bob.saw(b, 'connected');
    alice.engine.hangUp(a);
    await bob.saw(b, 'ended hung-up-there');
    expect(alice.story(a)).toEqual(['ringing-there', 'ended cancelled-here']);
  });

  it.each([
    ['404', 'nobody', 'ended not-found'],
    ['403', '112', 'ended not-allowed'],
  ])('to %s ends in plain words', async (_status, target, story) => {
    const a = newCallId();
    await alice.engine.dial(a, target);
    await alice.saw(a, story);
  });

  it('is answered once, however often answer is clicked', async () => {
    const { a, b } = await ring();
    const results = await Promise.all([bob.engine.answer(b), bob.engine.answer(b), bob.engine.answer(b)]);
    expect(results.map(({ ok }) => ok)).toEqual([true, false, false]);
    await alice.saw(a, 'connected');
    expect(bob.engine.hangUp(b).ok).toBe(true);
    expect(bob.engine.hangUp(b).ok).toBe(false);
    await expect(bob.engine.answer(b)).resolves.toMatchObject({ ok: false });
    await alice.saw(a, 'ended hung-up-there');
  });

  it('keeps ringing when the microphone is refused, and can be answered when it is not', async () => {
    const { a, b } = await ring();
    bob.media.setMicrophone('refused');
    expect(await bob.engine.answer(b)).toMatchObject({ ok: false, error: { code: 'microphone-refused' } });
    expect(bob.story(b)).toEqual([]);
    bob.media.setMicrophone('none');
    expect((await bob.engine.answer(b)).ok).toBe(true);
    await alice.saw(a, 'connected');
  });

  it('does not start without a microphone', async () => {
    alice.media.setMicrophone('missing');
    const a = newCallId();
    expect(await alice.engine.dial(a, 'bob')).toMatchObject({ ok: false, error: { code: 'microphone-missing' } });
    expect(aliceSocket.requests('out')).toEqual(['REGISTER']);
  });

  it('sends keys by telephone event', async () => {
    const { a } = await talk();
    await until(() => alice.engine.sendDtmf(a, '12#').ok, 'a path for the keys');
    await until(() => alice.media.keysOf(alice.media.peers[0]).length > 0, 'the keys');
    expect(alice.media.keysOf(alice.media.peers[0])).toEqual(['12#']);
    expect(alice.story(a)).toContain('dtmf 12#');
  });

  it('is muted and heard again', async () => {
    const { a } = await talk();
    const track = alice.media.streams[0]?.track;
    alice.engine.setMuted(a, true);
    expect(track?.enabled).toBe(false);
    alice.engine.setMuted(a, true);
    alice.engine.setMuted(a, false);
    expect(track?.enabled).toBe(true);
    expect(alice.story(a).slice(2)).toEqual(['mute true', 'mute false']);
  });

  it('leaves no trace of an account that was replaced', async () => {
    const { a, b } = await talk();
    alice.engine.start(testAccount('alice2'));
    await bob.saw(b, 'ended hung-up-there');
    expect(alice.story(a).at(-1)).toBe('ended hung-up-here');
  });
});

describe('hold', () => {
  it('is seen by the other side, and taken back', async () => {
    const { a, b } = await talk();
    alice.engine.setHold(a, true);
    await alice.saw(a, 'hold on');
    expect(bob.story(b).slice(2)).toEqual(['remote hold true']);
    expect(alice.media.streams[0]?.track.enabled).toBe(false);
    alice.engine.setHold(a, false);
    await alice.saw(a, 'hold off');
    expect(bob.story(b).slice(2)).toEqual(['remote hold true', 'remote hold false']);
    expect(alice.media.streams[0]?.track.enabled).toBe(true);
  });

  it('follows the last of many quick clicks', async () => {
    const { a, b } = await talk();
    for (let click = 0; click < 9; click += 1) alice.engine.setHold(a, click % 2 === 0);
    await alice.saw(a, 'hold on');
    await until(() => bob.story(b).at(-1) === 'remote hold true', 'the hold at the other side');
    for (let click = 0; click < 10; click += 1) {
      alice.engine.setHold(a, click % 2 === 1);
      await new Promise((resolve) => setTimeout(resolve, 3));
    }
    alice.engine.setHold(a, false);
    await until(
      () => bob.story(b).at(-1) === 'remote hold false' && alice.story(a).at(-1) === 'hold off',
      'the end of the hold',
    );
    alice.engine.hangUp(a);
    await bob.saw(b, 'ended hung-up-there');
  });

  it('survives both sides holding at once', async () => {
    const { a, b } = await talk();
    alice.engine.setHold(a, true);
    bob.engine.setHold(b, true);
    await alice.saw(a, 'hold on', 15_000);
    await bob.saw(b, 'hold on', 15_000);
    alice.engine.hangUp(a);
    await bob.saw(b, 'ended hung-up-there');
  });

  it('that is refused leaves the call as it was', async () => {
    const { a, b } = await talk();
    bob.media.refuseRemote = true;
    alice.engine.setHold(a, true);
    await alice.saw(a, 'hold off');
    expect(alice.media.streams[0]?.track.enabled).toBe(true);
    bob.media.refuseRemote = false;
    alice.engine.setHold(a, true);
    await alice.saw(a, 'hold on');
    alice.engine.hangUp(a);
    await bob.saw(b, 'ended hung-up-there');
  });
});

describe('a lost connection', () => {
  it('does not end a conversation; hold and hang-up work after it', async () => {
    const { a, b } = await talk();
    aliceSocket.cut();
    await alice.lines.waitFor(
      (line) => line.state === 'not-registered' && line.problem === 'connection-lost' && line.retryAt !== null,
    );
    alice.lines.clear();
    alice.engine.setHold(a, true);
    await alice.lines.waitFor(({ state }) => state === 'registered');
    await alice.saw(a, 'hold on');
    await bob.saw(b, 'remote hold true');
    alice.engine.hangUp(a);
    await bob.saw(b, 'ended hung-up-there');
    expect(alice.story(a)).not.toContain('ended connection-lost');
  });

  it('keeps the BYE until the connection is back', async () => {
    const { a, b } = await talk();
    aliceSocket.cut({ refuse: true });
    alice.engine.hangUp(a);
    expect(alice.story(a).at(-1)).toBe('ended hung-up-here');
    expect(alice.media.streams[0]?.released).toBe(true);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(bob.story(b)).not.toContain('ended hung-up-there');
    aliceSocket.restore();
    alice.engine.reconnect();
    await bob.saw(b, 'ended hung-up-there');
  });

  it('during a hold repeats it afterwards', async () => {
    const { a, b } = await talk();
    aliceSocket.fate = (text, direction) => (direction === 'out' && text.startsWith('INVITE') ? 'drop' : undefined);
    alice.engine.setHold(a, true);
    await new Promise((resolve) => setTimeout(resolve, 30));
    aliceSocket.fate = () => undefined;
    aliceSocket.cut();
    await alice.saw(a, 'hold on');
    await bob.saw(b, 'remote hold true');
  });

  it('tells the other side our new place by a re-INVITE', async () => {
    await talk();
    const before = aliceSocket.requests('out').filter((method) => method === 'INVITE').length;
    aliceSocket.cut();
    await until(
      () => aliceSocket.requests('out').filter((method) => method === 'INVITE').length === before + 1,
      'the re-INVITE',
    );
  });

  it('ends what was ringing', async () => {
    const { a, b } = await ring();
    bobSocket.cut();
    await bob.saw(b, 'ended connection-lost');
    aliceSocket.cut();
    await alice.saw(a, 'ended connection-lost');
  });
});

describe('a lost media window', () => {
  it('is repaired under the living call', async () => {
    const { a, b } = await talk();
    alice.engine.setMuted(a, true);
    alice.media.lose(50);
    await alice.saw(a, 'media recovering');
    await alice.saw(a, 'media ok');
    expect(alice.media.peers).toHaveLength(2);
    expect(alice.media.streams.at(-1)?.track.enabled).toBe(false);
    const offers = aliceSocket.trace
      .filter(({ direction, text }) => direction === 'out' && text.startsWith('INVITE'))
      .map(({ text }) => /^o=.*$/m.exec(text)?.[0].split(' '));
    expect(offers[1]?.[1]).toBe(offers[0]?.[1]);
    expect(Number(offers[1]?.[2])).toBeGreaterThan(Number(offers[0]?.[2]));
    alice.engine.setHold(a, true);
    await bob.saw(b, 'remote hold true');
    bob.engine.hangUp(b);
    await alice.saw(a, 'ended hung-up-there');
  });

  it('during a hold brings both', async () => {
    const { a, b } = await talk();
    alice.media.delayMs = 20;
    alice.engine.setHold(a, true);
    alice.media.lose(30);
    await alice.saw(a, 'media ok');
    await alice.saw(a, 'hold on');
    expect(bob.story(b).at(-1)).toBe('remote hold true');
  });

  it('while it rings there is repaired after the answer', async () => {
    const { a, b } = await ring();
    alice.media.lose(20);
    await bob.engine.answer(b);
    await alice.saw(a, 'connected');
    await alice.saw(a, 'media ok');
  });

  it('rebuilds a network path that failed', async () => {
    const { a } = await talk();
    alice.media.breakPath(alice.media.peers[0]);
    await alice.saw(a, 'media ok');
    expect(alice.media.peers).toHaveLength(2);
  });
});
