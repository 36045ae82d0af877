import { expect, test } from '@playwright/test';
import type { Desk } from '../e2e/support/desk.ts';
import { EARLY_MEDIA_HZ } from './support/asterisk.ts';
import { openEar, type Ear } from './support/ear.ts';
import { AGENT_HZ, PEER_HZ, addCustomer, openOffice, type Office } from './support/office.ts';

/** Ringback of the Netherlands (ITU-T E.180, supplement 2). */
const RINGBACK_HZ = 425;

/** Numbers of the outside world lead to the echo; 640 rings the plain telephone for two seconds only. */
const DIALPLAN = `
[tests](+)
exten => _[+0]X.,1,UserEvent(Dialled,Number: \${EXTEN})
 same => n,Goto(600,1)
exten => 640,1,Dial(PJSIP/2001,2)
 same => n,Hangup(19)
; a 180, then an announcement
exten => 642,1,Ringing()
 same => n,Wait(2)
 same => n,Progress()
 same => n,Playtones(850)
 same => n,Wait(60)
exten => 644,1,Answer()
 same => n,UserEvent(Codec,Format: \${CHANNEL(audionativeformat)})
 same => n,Echo()
`;

let office: Office;
let ear: Ear;
let desk: Desk;

test.beforeAll(async () => {
  // Asterisk takes its own favourite out of an offer, so that one is not opus here.
  const codecs = ['g722', 'alaw', 'opus', 'ulaw'];
  const agent = { name: '1001', displayName: 'Agent Anna', kind: 'webrtc', codecs } as const;
  office = await openOffice({ asterisk: { dialplan: DIALPLAN, endpoints: [agent] } });
  ear = await openEar(office.balie());
  await office.balie().media().evaluate(keepOffers);
  desk = office.desk();
  await addCustomer(desk, { firstName: 'Willem', lastName: 'van Dijk', numbers: ['+31203344556'] });
});
test.afterAll(async () => office.close());

test.afterEach(async () => {
  office.peer.incoming = { kind: 'manual' };
  // Not by mouse: so soon after the test's last click, in the same place, it would count as that one's second half.
  for (const one of await desk.cards.getByRole('button', { name: 'Hang up' }).all()) await one.press('Enter');
  await finish();
});

/** After the last call: nothing to register, no cards. */
async function finish(): Promise<void> {
  await expect(desk.cards.getByRole('button', { name: 'Hang up' })).toHaveCount(0);
  for (const { id } of (await desk.state()).interactions)
    await desk.invoke('registration.close', { interactionId: id, reason: 'no-time' }).catch(() => undefined);
  await desk.clear();
}

const dialled = (number: string): Promise<unknown> =>
  office.asterisk.ami.waitEvent('UserEvent', (event) => event['Number'] === number, { timeoutMs: 10_000 });

for (const [typed, onTheWire] of [
  ['0612345678', '0612345678'],
  ['06 - 12 34 56 78', '0612345678'],
  ['+31 (0)6 1234 5678', '+31612345678'],
  ['0031 6 12345678', '0031612345678'],
  ['tel:+31-6-1234-5678', '+31612345678'],
  ['callto:0612345678', '0612345678'],
  ['sip:+31612345678@127.0.0.1', '+31612345678'],
  ['\u202D06\u00A01234\u20115678\u202C', '0612345678'],
] as const) {
  test(`dials ${JSON.stringify(typed)}`, async () => {
    const seen = dialled(onTheWire);
    await desk.number.click();
    // As from the clipboard: the whole text at once.
    await desk.window.keyboard.insertText(typed);
    await desk.number.press('Enter');
    await seen;
    await expect(desk.onlyCard().status).toHaveText('Talking');
    await expect(desk.number).toHaveValue('');
  });
}

test('refuses what is no number, in words at the field, and sends nothing', async () => {
  const before = office.asterisk.ami.events.length;
  await desk.number.fill('geen nummer');
  await desk.call.click();
  await expect(desk.telephone.getByRole('alert')).toContainText('This is not a telephone number');
  await expect(desk.cards).toHaveCount(0);
  expect(
    office.asterisk.ami.events
      .slice(before)
      .filter(({ Event, Channel }) => Event === 'Newchannel' && Channel !== undefined),
  ).toEqual([]);
  await desk.number.fill('');
});

test('a call to a telephone has sound both ways', async () => {
  await desk.dial('2001');
  const card = desk.onlyCard();
  const call = await office.peer.nextCall();
  call.ring();
  await expect(card.status).toHaveText('Ringing');
  await ear.hears(RINGBACK_HZ, { kind: 'own' });
  await call.answer();
  await expect(card.status).toHaveText('Talking');
  await call.media.hears(AGENT_HZ);
  await ear.hears(PEER_HZ);
  await ear.hearsSilence({ kind: 'own' });
  await call.hangup();
  await expect(card.root).toContainText('The customer hung up.');
});

test('a customer is found by name and dialled by Enter', async () => {
  const seen = dialled('+31203344556');
  await desk.number.pressSequentially('dijk');
  await expect(desk.suggestions.getByRole('option', { name: /Willem van Dijk/ })).toBeVisible();
  await desk.number.press('Enter');
  await desk.number.press('Enter');
  await seen;
  await expect(desk.card('Willem van Dijk').status).toHaveText('Talking');
});

test('a recent call is picked into the field, or dialled at once', async () => {
  await desk.dial('0612345678');
  await expect(desk.onlyCard().status).toHaveText('Talking');
  await desk.onlyCard().hangUp.click();
  await expect(desk.recentRows.first()).toContainText('06 12345678');

  await desk.recentRows
    .first()
    .getByRole('button', { name: /06 12345678/ })
    .first()
    .click();
  await expect(desk.number).toHaveValue(/(?:\+31|0)\s?6[\s\d]+$/);
  await desk.number.press('Enter');
  await expect(desk.cards.getByRole('button', { name: 'Hang up' })).toBeVisible();
  // By key: so soon after the first, a click in the same place would count as its second half.
  await desk.window.keyboard.press('F4');
  await expect(desk.cards.getByRole('button', { name: 'Hang up' })).toHaveCount(0);

  await desk.recentRows
    .first()
    .getByRole('button', { name: /^Dial / })
    .click();
  await expect(desk.cards.getByRole('button', { name: 'Hang up' })).toBeVisible();
});

test('ringing there is heard as ringback', async () => {
  await desk.dial('614');
  await expect(desk.onlyCard().status).toHaveText('Ringing');
  await ear.hears(RINGBACK_HZ, { kind: 'own' });
});

test('ringback ends where an announcement begins', async () => {
  await desk.dial('642');
  await ear.hears(RINGBACK_HZ, { kind: 'own' });
  await ear.hears(EARLY_MEDIA_HZ);
  await ear.hearsSilence({ kind: 'own', timeoutMs: 1_500 });
  expect((await desk.state()).calls.calls.at(-1)).toMatchObject({ alerting: true, soundArrives: true });
});

test('codecs are used in the order of the account, and one that is left out never is', async () => {
  const { account } = await desk.state();
  const native = (): Promise<string | undefined> =>
    office.asterisk.ami
      .waitEvent('UserEvent', ({ UserEvent }) => UserEvent === 'Codec', { timeoutMs: 20_000 })
      .then((event) => event['Format']);
  const useCodecs = async (codecs: readonly string[]): Promise<void> => {
    await desk.invoke('account.useSip', { account: { ...account.sip, codecs }, password: null });
    await expect(desk.line).toHaveText('Registered', { timeout: 20_000 });
  };
  const inUse = (codec: string): Promise<void> =>
    expect.poll(async () => (await desk.state()).calls.calls.at(-1)?.codec, { timeout: 15_000 }).toBe(codec);
  for (const [codecs, codec, format, name, called] of [
    [['opus', 'G722', 'PCMA'], 'G722', 'g722', 'G.722', 'opus'],
    [['PCMA'], 'PCMA', 'alaw', 'G.711 A', 'PCMA'],
  ] as const) {
    await useCodecs(codecs);
    const seen = native();
    await desk.dial('644');
    await expect(desk.onlyCard().status).toHaveText('Talking');
    // What went out: the codecs in this order, and no other than those of the account.
    const offered = await office.balie().media().evaluate(readOffer);
    expect(offered.filter((one) => ['opus', 'G722', 'PCMA', 'PCMU'].includes(one))).toEqual([...codecs]);
    expect(await seen).toContain(format);
    await inUse(codec);
    await expect(desk.onlyCard().root).toContainText(name);
    await desk.onlyCard().hangUp.click();
    await finish();
    // Called with an offer that begins with another codec and says `ptime`: what is sent follows the account all the same.
    const caller = await office.peer.call('1001');
    await desk.onlyCard().answer.click();
    await caller.media.hears(AGENT_HZ, { timeoutMs: 15_000 });
    await inUse(called);
    await caller.hangup();
    await finish();
  }
  await desk.invoke('account.useSip', { account: account.sip, password: null });
  await expect(desk.line).toHaveText('Registered', { timeout: 20_000 });
});

test('early media is heard instead of our own tone', async () => {
  await desk.dial('615');
  const card = desk.onlyCard();
  await expect(card.status).toHaveText('Ringing');
  await ear.hears(EARLY_MEDIA_HZ);
  await ear.hearsSilence({ kind: 'own', timeoutMs: 1_500 });
  await expect(card.status).toHaveText('Talking');
});

type Failure = {
  readonly number: string;
  readonly words: string;
  readonly recent: string;
  readonly peer?: Office['peer']['incoming'];
};
const FAILURES: Readonly<Record<string, Failure>> = {
  busy: { number: '610', words: 'The number is busy.', recent: 'busy' },
  'busy telephone': {
    number: '2001',
    peer: { kind: 'reject', status: 486 },
    words: 'The number is busy.',
    recent: 'busy',
  },
  'no answer': { number: '640', words: 'Nobody answered.', recent: 'no answer' },
  'not found': { number: '613', words: 'This number does not exist.', recent: 'wrong number' },
  unreachable: { number: '611', words: 'The number cannot be reached.', recent: 'unreachable' },
  'not allowed': { number: '612', words: 'You may not call this number.', recent: 'not allowed' },
};

for (const [what, { number, words, recent, peer }] of Object.entries(FAILURES)) {
  test(`says in plain words: ${what}`, async () => {
    if (peer !== undefined) office.peer.incoming = peer;
    await desk.dial(number);
    const card = desk.onlyCard();
    if (number === '640') {
      const call = await office.peer.nextCall();
      call.ring();
    }
    await expect(card.status).toHaveText('Ended');
    await expect(card.root).toContainText(words);
    await expect(desk.recentRows.first()).toContainText(recent);
    await expect(desk.agentState).toHaveText('Ready');
  });
}

test('is cancelled while it rings there', async () => {
  await desk.dial('2001');
  const call = await office.peer.nextCall();
  call.ring();
  await expect(desk.onlyCard().status).toHaveText('Ringing');
  await desk.onlyCard().hangUp.click();
  await call.waitFor('ended');
  expect(call.end?.how).toBe('CANCEL');
  await expect(desk.onlyCard().root).toContainText('You stopped before it was answered.');
  await expect(desk.recentRows.first()).toContainText('stopped');
});

test('is cancelled before anything came back', async () => {
  await desk.dial('2001');
  await desk.onlyCard().hangUp.click();
  await expect(desk.onlyCard().root).toContainText('You stopped before it was answered.');
  await expect
    .poll(async () => (await office.asterisk.ami.command('core show channels concise')).includes('PJSIP/1001'))
    .toBe(false);
});

test('Redial repeats the last number, also after a restart', async () => {
  const first = dialled('0201234567');
  await desk.dial('0201234567');
  await first;
  await expect(desk.onlyCard().status).toHaveText('Talking');
  await desk.onlyCard().hangUp.click();
  await expect(desk.onlyCard().status).toHaveText('Ended');

  const again = dialled('0201234567');
  await desk.redial.click();
  await again;
  await expect(desk.cards.getByRole('button', { name: 'Hang up' })).toBeVisible();

  await office.balie().close();
  await office.start();
  desk = office.desk();
  ear = await openEar(office.balie());
  const third = dialled('0201234567');
  await desk.redial.click();
  await third;
  await expect(desk.cards.getByRole('button', { name: 'Hang up' })).toBeVisible();
});

/** Runs in the media page: codec names of the last offer, in their order. */
function readOffer(): string[] {
  const { balieOffer = '' } = globalThis as unknown as { balieOffer?: string };
  const order = /^m=audio \d+ \S+ (.+)$/m.exec(balieOffer)?.[1]?.trim().split(' ') ?? [];
  return order.flatMap((type) => new RegExp(`^a=rtpmap:${type} ([^/]+)/`, 'm').exec(balieOffer)?.[1] ?? []);
}

/** Runs in the media page: keeps the last offer that was made. */
function keepOffers(): void {
  type Create = (this: RTCPeerConnection, options?: RTCOfferOptions) => Promise<RTCSessionDescriptionInit>;
  const create = RTCPeerConnection.prototype.createOffer as Create;
  const keep: Create = async function (this: RTCPeerConnection, options) {
    const offer = await create.call(this, options);
    (globalThis as unknown as { balieOffer: string }).balieOffer = offer.sdp ?? '';
    return offer;
  };
  RTCPeerConnection.prototype.createOffer = keep as typeof RTCPeerConnection.prototype.createOffer;
}
