import { afterEach, beforeEach, expect, it } from 'vitest';
import { PracticeExchange } from '../../../electron/practice/practice-exchange.ts';
import { until } from '../../support/event-collector.ts';
import { FaultySocket } from '../../support/pair-socket.ts';
import { newCallId, SipUser, testAccount } from '../../support/sip-user.ts';

let alice: SipUser;
let bob: SipUser;
let socket: FaultySocket;
let exchange: PracticeExchange;

beforeEach(async () => {
  exchange = new PracticeExchange();
  socket = new FaultySocket(exchange.createSocket());
  alice = new SipUser(() => socket);
  bob = new SipUser(() => exchange.createSocket());
  await Promise.all([alice.register(testAccount('alice')), bob.register(testAccount('bob'))]);
});

afterEach(async () => {
  await Promise.all([alice.engine.stop(), bob.engine.stop()]);
});

const livingPeers = (): number => alice.media.peers.filter(({ health }) => health === 'new').length;
const prepared = (): Promise<void> => until(() => alice.media.peers.at(-1)?.localDescription?.type === 'offer' && alice.media.peers.at(-1)?.iceGatheringState === 'complete' && livingPeers() === 1, 'an offer');

it('sends the INVITE with what was made in advance, without asking the media window', async () => {
  alice.engine.prepareCalls(undefined);
  await prepared();
  const [peer] = alice.media.peers;
  // Whatever has to be asked for now comes far too late.
  alice.media.delayMs = 3_000;
  const call = newCallId();
  const from = performance.now();
  expect((await alice.engine.dial(call, 'bob')).ok).toBe(true);
  await until(() => socket.requests('out').includes('INVITE'), 'the INVITE');
  expect(performance.now() - from).toBeLessThan(2_000);
  alice.media.delayMs = 0;
  const { callId } = await bob.incoming.waitFor(() => true);
  await bob.engine.answer(callId);
  await alice.saw(call, 'connected');
  expect(alice.media.peers).toEqual([peer]);
  alice.engine.hangUp(call);
  await bob.saw(callId, 'ended hung-up-there');
  // The next one is there, and nothing is left of this one.
  await prepared();
  expect(alice.media.streams.filter(({ released }) => !released)).toHaveLength(1);
  alice.engine.prepareCalls(null);
  expect(alice.media.streams.every(({ released }) => released)).toBe(true);
  expect(livingPeers()).toBe(0);
});

it('makes it anew after the end of the media window, also of one that ended while it was made', async () => {
  alice.engine.prepareCalls(undefined);
  await prepared();
  alice.media.lose(20);
  await prepared();
  alice.engine.prepareCalls(null);
  alice.media.delayMs = 100;
  alice.engine.prepareCalls(undefined);
  await until(() => alice.media.peers.length === 3, 'the third connection');
  alice.media.lose(20);
  alice.media.delayMs = 0;
  await prepared();
  const call = newCallId();
  expect((await alice.engine.dial(call, 'bob')).ok).toBe(true);
  await alice.saw(call, 'ringing-there');
});

it('makes it anew where the addresses of the machine have changed', async () => {
  alice.engine.prepareCalls(undefined);
  await prepared();
  const [before] = alice.media.peers;
  alice.engine.reconnect('address-added');
  await until(() => before?.health === 'closed', 'the end of the old one');
  await prepared();
});

it('allocates no relay for a call that may never come, and calls all the same', async () => {
  const account = testAccount('carol');
  const carol = new SipUser(() => exchange.createSocket());
  await carol.register({ ...account, account: { ...account.account, iceServers: [{ urls: ['turn:turn.example'], username: 'a', credential: 'b' }] } });
  carol.engine.prepareCalls(undefined);
  const call = newCallId();
  expect((await carol.engine.dial(call, 'bob')).ok).toBe(true);
  await carol.saw(call, 'ringing-there');
  expect(carol.media.peers).toHaveLength(1);
  await carol.engine.stop();
});

it('is not made where the microphone cannot be had; the call then says why', async () => {
  alice.media.setMicrophone('refused');
  alice.engine.prepareCalls(undefined);
  const refused = await alice.engine.dial(newCallId(), 'bob');
  expect(refused).toMatchObject({ ok: false, error: { code: 'microphone-refused' } });
  expect(livingPeers()).toBe(0);
});
