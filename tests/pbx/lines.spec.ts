import { expect, test } from '@playwright/test';
import { SAMPLE_RATE as MEASURING_RATE } from '../../renderer/media/talk/chunk.ts';
import type { Card, Desk } from '../e2e/support/desk.ts';
import { openEar, togetherIn, type Ear } from './support/ear.ts';
import { AGENT_HZ, PEER_HZ, openOffice, plainPhone, rounds, type Office } from './support/office.ts';
import type { SipCall, SipPeer } from './support/sip-peer.ts';
import { TELEPHONE_RATE, loudness, toneLevel } from './support/tones.ts';

/** What the third party says. */
const THIRD_HZ = 1900;
const FIRST = /Desk One|2001/;
const SECOND = /Desk Two|2002/;

let office: Office;
let second: SipPeer;
let ear: Ear;
let desk: Desk;

test.beforeAll(async () => {
  office = await openOffice({
    asterisk: {
      // Whoever calls 112 hears who answers: Milliwatt.
      dialplan: `
[tests](+)
exten => 112,1,Answer()
 same => n,UserEvent(Emergency,Caller: \${CHANNEL(endpoint)})
 same => n,Milliwatt(m)
`,
    },
  });
  second = await plainPhone(office.asterisk, '2002', THIRD_HZ);
  ear = await openEar(office.balie());
  desk = office.desk();
  // A steady tone is noise to the noise suppression, and beside another one an echo to the echo cancellation.
  await desk.invoke('settings.changeSound', { noiseSuppression: false, echoCancellation: false });
});
test.afterAll(async () => {
  await second.close();
  await office.close();
});

test.afterEach(async () => {
  for (const call of [...office.peer.calls, ...second.calls]) await call.hangup();
  for (const { id } of (await desk.state()).calls.calls)
    await desk.invoke('call.hangUp', { callId: id }).catch(() => undefined);
  await expect(desk.cards.getByRole('button', { name: 'Hang up' })).toHaveCount(0);
  for (const { id } of (await desk.state()).interactions)
    await desk.invoke('registration.close', { interactionId: id, reason: 'no-time' }).catch(() => undefined);
  await desk.clear();
});

const hears = (call: SipCall, tones: readonly number[], others: readonly number[], who: string): Promise<void> =>
  togetherIn(
    async () => {
      const samples = call.media.recent(250);
      return (hz) => toneLevel(samples, hz);
    },
    { who, tones, others, timeoutMs: 10_000 },
  );

/** The first telephone rings and is answered. */
async function talk(): Promise<{ call: SipCall; card: Card }> {
  const call = await office.peer.call('1001');
  const card = desk.card(FIRST);
  await card.answer.click();
  await expect(card.status).toHaveText('Talking');
  await hears(call, [AGENT_HZ], [], 'the first');
  return { call, card };
}

/** A conversation with the first, and then one with the second. */
async function talkToBoth(): Promise<{ one: SipCall; other: SipCall; first: Card; next: Card }> {
  const { call: one, card: first } = await talk();
  const other = await second.call('1001');
  const next = desk.card(SECOND);
  await next.answer.click();
  await expect(next.status).toHaveText('Talking');
  await expect(first.status).toHaveText('On hold');
  return { one, other, first, next };
}

/** Milliseconds of silence in what the call has heard in the last `ms`. */
function silence(call: SipCall, ms: number): number {
  const samples = call.media.recent(ms);
  const frame = TELEPHONE_RATE / 50;
  let silent = 0;
  for (let at = 0; at + frame <= samples.length; at += frame)
    if (loudness(samples.subarray(at, at + frame)) < -45) silent += 20;
  return silent;
}

test('a second call that is ignored, gives up or is declined leaves the conversation untouched', async () => {
  const { call, card } = await talk();
  const started = performance.now();
  const ignored = await second.call('1001');
  const next = desk.card(SECOND);
  await expect(next.status).toHaveText('Ringing');
  // Waiting beeps softly in the agent's ear, and nowhere else.
  await ear.hearsSomething({ kind: 'own' });
  await ear.hears(PEER_HZ);
  await ignored.cancel();
  await expect(next.status).toHaveText('Ended');
  await next.dismiss.click();
  const declined = await second.call('1001');
  await expect(next.status).toHaveText('Ringing');
  await desk.window.keyboard.press('Shift+F2');
  await declined.waitFor('ended');
  await hears(call, [AGENT_HZ], [], 'the first');
  expect(silence(call, performance.now() - started), 'ms without the agent').toBe(0);
  await expect(card.status).toHaveText('Talking');
  await ear.hears(PEER_HZ);
});

test('Answer puts the conversation on hold; swap by button and by key; who waits is one key away', async () => {
  const { one, other, first, next } = await talkToBoth();
  await hears(other, [AGENT_HZ], [], 'the second');
  await hears(one, [], [AGENT_HZ, THIRD_HZ], 'the first');
  await ear.hearsTogether([THIRD_HZ], [PEER_HZ]);

  await first.swap.click();
  await expect(first.status).toHaveText('Talking');
  await expect(next.status).toHaveText('On hold');
  await hears(one, [AGENT_HZ], [THIRD_HZ], 'the first');
  await hears(other, [], [AGENT_HZ, PEER_HZ], 'the second');
  await ear.hearsTogether([PEER_HZ], [THIRD_HZ]);

  await desk.window.keyboard.press('Shift+F6');
  await expect(next.status).toHaveText('Talking');
  await hears(other, [AGENT_HZ], [PEER_HZ], 'the second');

  await other.hangup();
  await expect(next.status).toHaveText('Ended');
  await expect(first.status).toHaveText('On hold');
  await expect(first.resume).toBeVisible();
  await desk.window.keyboard.press('F6');
  await expect(first.status).toHaveText('Talking');
  await hears(one, [AGENT_HZ], [], 'the first');
  await ear.hears(PEER_HZ);
});

/** Counts the sound engines of the media page that are not closed; those that measure talk are known by their rate and left out. */
async function watchEngines(): Promise<() => Promise<number>> {
  await office
    .balie()
    .media()
    .evaluate(() => {
      const scope = globalThis as unknown as { engines?: AudioContext[]; AudioContext: typeof AudioContext };
      if (scope.engines !== undefined) return;
      const engines: AudioContext[] = [];
      scope.engines = engines;
      scope.AudioContext = class extends AudioContext {
        constructor(options?: AudioContextOptions) {
          super(options);
          engines.push(this);
        }
      };
    });
  return () =>
    office
      .balie()
      .media()
      .evaluate(
        (measuringRate) =>
          (globalThis as unknown as { engines: AudioContext[] }).engines.filter(
            ({ state, sampleRate }) => state !== 'closed' && sampleRate !== measuringRate,
          ).length,
        MEASURING_RATE,
      );
}

/** Sound engines of the media page that are made from here on start late, as on a busy machine. */
async function engineStartsLate(ms: number): Promise<void> {
  await office
    .balie()
    .media()
    .evaluate((late) => {
      const scope = globalThis as unknown as { lateMs?: number; AudioContext: typeof AudioContext };
      const known = scope.lateMs !== undefined;
      scope.lateMs = late;
      if (known) return;
      scope.AudioContext = class extends scope.AudioContext {
        constructor(options?: AudioContextOptions) {
          super(options);
          void this.suspend();
        }
        override async resume(): Promise<void> {
          await new Promise((resolve) => setTimeout(resolve, scope.lateMs));
          await super.resume();
        }
      };
    }, ms);
}

async function mergeBoth(): Promise<{ one: SipCall; other: SipCall; first: Card; next: Card }> {
  const both = await talkToBoth();
  await both.first.merge.click();
  await expect(both.first.status).toHaveText('Conference');
  await expect(both.next.status).toHaveText('Conference');
  return both;
}

async function allHear({ one, other }: { readonly one: SipCall; readonly other: SipCall }): Promise<void> {
  await hears(one, [AGENT_HZ, THIRD_HZ], [PEER_HZ], 'the first');
  await hears(other, [AGENT_HZ, PEER_HZ], [THIRD_HZ], 'the second');
  await ear.hearsTogether([PEER_HZ, THIRD_HZ]);
}

test('Merge: all three hear each other, as long as it is a conference, and nothing runs on afterwards', async () => {
  test.setTimeout(120_000);
  const both = await talkToBoth();
  const engines = await watchEngines();
  await hears(both.other, [AGENT_HZ], [], 'the second');
  await engineStartsLate(1_000);
  const since = performance.now();
  await both.first.merge.click();
  await expect(both.first.status).toHaveText('Conference');
  await expect(both.next.status).toHaveText('Conference');
  await engineStartsLate(0);
  const { one, other, first, next } = both;
  const conference = desk.telephone.getByRole('region', { name: 'Conference' });
  const button = (name: string) => conference.getByRole('button', { name, exact: true });
  // Who was being talked to has heard the agent all the time.
  await expect.poll(() => performance.now() - since).toBeGreaterThan(1_500);
  const lookedMs = performance.now() - since;
  const heardMs = (other.media.recent(lookedMs).length / TELEPHONE_RATE) * 1_000 - silence(other, lookedMs);
  expect(lookedMs - heardMs, 'ms without the agent').toBeLessThan(500);
  await allHear(both);
  expect(await engines()).toBe(1);

  await button('Mute').click();
  await hears(one, [THIRD_HZ], [AGENT_HZ, PEER_HZ], 'the first');
  await hears(other, [PEER_HZ], [AGENT_HZ, THIRD_HZ], 'the second');
  await button('Unmute').click();
  await hears(one, [AGENT_HZ, THIRD_HZ], [], 'the first');

  await button('Hold').click();
  await expect(first.status).toHaveText('On hold');
  await expect(next.status).toHaveText('On hold');
  await hears(one, [], [AGENT_HZ, THIRD_HZ], 'the first');
  await hears(other, [], [AGENT_HZ, PEER_HZ], 'the second');
  expect(await engines()).toBe(0);
  await button('Resume').click();
  await allHear(both);

  // Another microphone, which is the same file here, takes its place in the mix.
  const { devices } = await desk.state();
  const microphone = devices.microphones.at(-1)?.id ?? '';
  expect(microphone).not.toBe(devices.microphone);
  await desk.invoke('settings.chooseDevice', { kind: 'microphone', deviceId: microphone });
  await allHear(both);
  await desk.window.reload();
  await expect(first.status).toHaveText('Conference');
  await allHear(both);

  await button('Split').click();
  await expect(next.status).toHaveText('Talking');
  await expect(first.status).toHaveText('On hold');
  await hears(other, [AGENT_HZ], [PEER_HZ], 'the second');
  await hears(one, [], [AGENT_HZ, THIRD_HZ], 'the first');
  await desk.window.keyboard.press('Control+F6');
  await expect(first.status).toHaveText('Conference');
  await allHear(both);

  await other.hangup();
  await expect(first.status).toHaveText('Talking');
  await hears(one, [AGENT_HZ], [THIRD_HZ, PEER_HZ], 'the first');
  expect(await engines()).toBe(0);
});

test('Leave: the other two stay connected, without the agent', async () => {
  const { one, other, first, next } = await mergeBoth();
  await desk.telephone.getByRole('button', { name: 'Leave', exact: true }).click();
  await expect(first.status).toHaveText('Ended');
  await expect(next.status).toHaveText('Ended');
  await hears(one, [THIRD_HZ], [AGENT_HZ, PEER_HZ], 'the first');
  await hears(other, [PEER_HZ], [AGENT_HZ, THIRD_HZ], 'the second');
  await ear.hearsSilence();
  expect([one.state, other.state]).toEqual(['confirmed', 'confirmed']);
});

test('Leave, refused by the exchange: the agent stays in the conference and is told', async () => {
  test.skip(rounds(0, 1) === 0, 'needs an exchange of its own');
  test.setTimeout(120_000);
  const strict = await openOffice({
    asterisk: {
      endpoints: [{ name: '1001', displayName: 'Agent Anna', kind: 'webrtc', settings: { allow_transfer: 'no' } }],
    },
  });
  const third = await plainPhone(strict.asterisk, '2002', THIRD_HZ);
  try {
    const theirs = strict.desk();
    const one = await strict.peer.call('1001');
    await theirs.card(FIRST).answer.click();
    await expect(theirs.card(FIRST).status).toHaveText('Talking');
    const other = await third.call('1001');
    await theirs.card(SECOND).answer.click();
    await theirs.card(FIRST).merge.click();
    await expect(theirs.card(FIRST).status).toHaveText('Conference');
    await expect(theirs.card(SECOND).status).toHaveText('Conference');
    await theirs.telephone.getByRole('button', { name: 'Leave', exact: true }).click();
    await expect(theirs.telephone.getByRole('alert')).toContainText('You are still in the conference');
    await expect(theirs.card(SECOND).status).toHaveText('Conference');
    await hears(one, [AGENT_HZ, THIRD_HZ], [PEER_HZ], 'the first');
    await hears(other, [AGENT_HZ, PEER_HZ], [THIRD_HZ], 'the second');
  } finally {
    await third.close();
    await strict.close();
  }
});

test('a conference outlives the media window: mixed again', async () => {
  const both = await mergeBoth();
  await allHear(both);
  const pid = await office.balie().app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()
      .find(({ webContents }) => webContents.getURL().includes('/media/'))
      ?.webContents.getOSProcessId(),
  );
  if (pid === undefined) throw new Error('no media window');
  process.kill(pid, 'SIGKILL');
  await expect(both.first.status).toHaveText('Reconnecting');
  await expect(both.first.status).toHaveText('Conference');
  await expect(both.next.status).toHaveText('Conference');
  await allHear(both);
});

test('emergency: 112 goes out in every state: talking, not ready, handling, dialling, in do not disturb, past the lock and with nobody logged in; the conversation waits', async () => {
  test.setTimeout(120_000);
  const arrives = (): Promise<Readonly<Record<string, string>>> =>
    office.asterisk.ami.waitEvent('UserEvent', ({ UserEvent }) => UserEvent === 'Emergency', { timeoutMs: 20_000 });
  const emergency = desk.card('112');
  /** Answered there, and over. */
  const goesOut = async (dial: () => Promise<void>): Promise<void> => {
    const arrived = arrives();
    await dial();
    expect((await arrived)['Caller']).toBe('1001');
    await expect(emergency.status).toHaveText('Talking');
  };
  const byHand = (): Promise<void> => desk.dial('112');
  const ends = async (): Promise<void> => {
    await emergency.hangUp.click();
    await expect(emergency.status).toHaveText('Ended');
    await emergency.dismiss.click();
  };

  const { call, card } = await talk();
  await desk.invoke('agent.chooseState', { choice: { state: 'not-ready', reason: 'break' } });
  await goesOut(byHand);
  await ear.hearsTogether([1004], [PEER_HZ]);
  await expect(card.status).toHaveText('On hold');
  await hears(call, [], [AGENT_HZ, 1004], 'the first');
  await ends();
  await desk.window.keyboard.press('F6');
  await expect(card.status).toHaveText('Talking');
  await call.hangup();
  await expect(card.status).toHaveText('Ended');
  await expect(desk.agentState).toContainText('Handling');
  await goesOut(byHand);
  await ends();

  // Beside a call that rings elsewhere, with nobody to be let through.
  await desk.invoke('feature.setDoNotDisturb', { on: true });
  await desk.dial('2001');
  const ringing = await office.peer.nextCall();
  await goesOut(byHand);
  await ends();
  ringing.reject(486);
  await desk.invoke('feature.setDoNotDisturb', { on: false });
  for (const { id } of (await desk.state()).interactions)
    await desk.invoke('registration.close', { interactionId: id, reason: 'no-time' }).catch(() => undefined);
  await desk.clear();

  // Whoever finds the window locked calls the emergency services and nobody else.
  await desk.invoke('lock.lock', {});
  const button = (name: string) => desk.window.getByRole('button', { name, exact: true });
  await button('Emergency call…').click();
  const number = desk.window.getByRole('textbox', { name: 'Emergency number' });
  await number.fill('2001');
  await desk.window.keyboard.press('Enter');
  await expect(desk.window.getByRole('form', { name: 'Emergency call' })).toContainText('only emergency numbers can be called');
  const arrived = arrives();
  await number.fill('112');
  await desk.window.keyboard.press('Enter');
  expect((await arrived)['Caller']).toBe('1001');
  await ear.hears(1004);
  await expect(desk.window.getByRole('region', { name: 'In a call' })).toBeVisible();
  await desk.window.screenshot({ path: test.info().outputPath('locked.png') });
  await button('Hang up').click();
  await button('Go on').click();

  // Nor does anybody have to log in for it.
  await desk.clear();
  await desk.invoke('agent.logOut', {});
  const who = desk.window.getByRole('main').or(desk.window.getByRole('list', { name: 'People' }));
  await expect(who.first()).toBeVisible();
  expect((await desk.state()).line.state).toBe('off');
  const callsNow = async (): Promise<Promise<Readonly<Record<string, string>>>> => {
    const arriving = arrives();
    await button('Emergency call…').click();
    await desk.window.keyboard.press('Enter');
    return arriving;
  };
  expect((await callsNow())['Caller']).toBe('1001');
  await ear.hears(1004);
  await expect(desk.window.getByRole('region', { name: 'In a call' })).toBeVisible();
  await desk.window.screenshot({ path: test.info().outputPath('nobody.png') });
  await button('Hang up').click();
  await expect.poll(async () => (await desk.state()).line.state).toBe('off');
  await desk.clear();
  // Whoever logs in during the call goes on with it.
  await callsNow();
  await expect(desk.window.getByRole('region', { name: 'In a call' })).toBeVisible();
  const [agent] = (await desk.state()).session.agents;
  await desk.invoke('agent.logIn', { agentId: agent!.id, password: '' });
  await expect(emergency.status).toHaveText('Talking');
  await ear.hears(1004);
  await ends();
  for (const { id } of (await desk.state()).interactions)
    await desk.invoke('registration.close', { interactionId: id, reason: 'no-time' }).catch(() => undefined);
  await desk.clear();
  await desk.invoke('agent.chooseState', { choice: { state: 'ready' } });
});

test('eight calls at once, the ninth is told busy, and 112 goes out beside them', async () => {
  test.setTimeout(180_000);
  const calls = rounds(3, 8);
  for (let n = 1; n <= calls; n += 1) {
    await office.asterisk.ami.callAgent({ to: '1001', callerIdNumber: `061111111${n}`, behaviour: 'silence' });
    const card = desk.card(`06 1111111${n}`);
    await expect(card.status).toHaveText('Ringing');
    await desk.window.keyboard.press('F2');
    await expect(card.status).toHaveText('Talking');
  }
  await expect(desk.cards).toHaveCount(calls);
  if (calls === 8) {
    const ninth = await office.peer.call('1001');
    await ninth.waitFor('ended');
    expect(ninth.end?.how).toBe('rejected');
  }
  await desk.dial('112');
  await expect(desk.card('112').status).toHaveText('Talking');
  await ear.hears(1004);
  expect((await desk.state()).calls.calls.filter(({ hold }) => hold.local === 'on')).toHaveLength(calls);
});
