import { expect, test } from '@playwright/test';
import type { Call } from '../../shared/domain/call/call.ts';
import { type Card, type Desk } from '../e2e/support/desk.ts';
import { openEar, type Ear } from './support/ear.ts';
import { AGENT_HZ, PEER_HZ, addCustomer, openOffice, plainPhone, rounds, type Office } from './support/office.ts';
import { header, type SipCall, type SipPeer } from './support/sip-peer.ts';
import { loudness, toneLevel } from './support/tones.ts';

/** The colleague's voice, apart from the agent's and the customer's. */
const COLLEAGUE_HZ = 1900;
/** Goal of F5 in ms; the limit of the tests leaves room for a loaded machine. */
const BACK_GOAL_MS = 2_000;
const BACK_LIMIT_MS = 10 * BACK_GOAL_MS;

let office: Office;
let ear: Ear;
let desk: Desk;
let colleague: SipPeer;
/** How long the customer took to come back, by what went wrong; printed at the end. */
const returns: { readonly what: string; readonly stateMs: number; readonly soundMs: number }[] = [];

/** How long it took after the exchange put the customer in the colleague's place until both were heard, in ms. */
const handedOver: number[] = [];

test.beforeAll(async () => {
  office = await openOffice({
    asterisk: {
      dialplan: `
[tests](+)
exten => 0612000002,1,Dial(PJSIP/2002,20)
exten => +31612000002,1,Dial(PJSIP/2002,20)
exten => 619,1,Answer()
 same => n,Playback(hello-world)
 same => n,Wait(5)
 same => n,Playback(hello-world)
 same => n,Wait(600)
`,
    },
  });
  ear = await openEar(office.balie());
  desk = office.desk();
  // Of a tone that never changes the voice processing makes, now and then after a minute, noise of the same strength.
  await desk.invoke('settings.changeSound', { noiseSuppression: false, echoCancellation: false });
  colleague = await plainPhone(office.asterisk, '2002', COLLEAGUE_HZ);
});

test.afterAll(async () => {
  for (const { what, stateMs, soundMs } of returns)
    console.log(
      `customer back after ${stateMs.toFixed(0)} ms, heard both ways after ${soundMs.toFixed(0)} ms: ${what}`,
    );
  if (handedOver.length > 0)
    console.log(`handed over by the exchange, heard both ways after ${handedOver.map((ms) => ms.toFixed(0)).join(', ')} ms`);
  await colleague?.close();
  await office?.close();
});

test.afterEach(async () => {
  if (test.info().status !== test.info().expectedStatus) {
    await test.info().attach('balie.log', { body: office.balie().log() });
    await test.info().attach('asterisk.log', { body: await office.asterisk.log() });
    await test.info().attach('calls.json', { body: JSON.stringify((await desk.state()).calls, null, 1) });
  }
  colleague.incoming = { kind: 'manual' };
  for (const call of [...office.peer.calls, ...colleague.calls]) await call.hangup().catch(() => undefined);
  for (const { id, phase } of (await desk.state()).calls.calls)
    if (phase !== 'ended') await desk.invoke('call.hangUp', { callId: id }).catch(() => undefined);
  const living = async (): Promise<number> =>
    (await desk.state()).calls.calls.filter(({ phase }) => phase !== 'ended').length;
  await expect.poll(living).toBe(0);
  for (const { id } of (await desk.state()).interactions)
    await desk.invoke('registration.close', { interactionId: id, reason: 'no-time' }).catch(() => undefined);
  await desk.clear();
});

/** The customer of 2001 on the line, with sound both ways. */
async function talk(): Promise<{ customer: SipCall; card: Card; id: string }> {
  const customer = await office.peer.call('1001');
  const card = desk.card('Desk One');
  await card.answer.click();
  await expect(card.status).toHaveText('Talking');
  await bothHear(customer);
  const id = (await desk.state()).calls.calls.find(({ phase }) => phase === 'connected')?.id ?? '';
  return { customer, card, id };
}

const bothHear = async (customer: SipCall, timeoutMs = 8_000): Promise<void> => {
  await Promise.all([customer.media.hears(AGENT_HZ, { timeoutMs }), ear.hears(PEER_HZ, { timeoutMs })]);
};

/** What the exchange plays to who waits: sound, and nobody's voice. */
const hearsMusic = (call: SipCall): Promise<void> =>
  expect
    .poll(() => {
      const samples = call.media.recent(300);
      return [loudness(samples) > -45, ...[AGENT_HZ, PEER_HZ, COLLEAGUE_HZ].map((hz) => toneLevel(samples, hz) > -45)];
    })
    .toEqual([true, false, false, false]);

const button = (card: Card, name: string) => card.root.getByRole('button', { name, exact: true });
/** A button that stands on whichever card is in use. */
const anywhere = (name: string) => desk.telephone.getByRole('button', { name, exact: true });

/** Opens the picker of the card, types the target and starts. */
async function handOver(card: Card, how: 'Transfer' | 'Consult', target: string, note = ''): Promise<void> {
  await button(card, how).click();
  await card.root.getByRole('textbox', { name: 'Colleague, name or number' }).fill(target);
  if (note !== '') await card.root.getByRole('textbox', { name: 'Note for your colleague' }).fill(note);
  await button(card, how === 'Transfer' ? 'Start transfer' : 'Start consultation').click();
}

const callById = async (id: string): Promise<Call | undefined> =>
  (await desk.state()).calls.calls.find((call) => call.id === id);

/** The process of the hidden window that holds the sound. */
async function mediaProcess(): Promise<number> {
  const pid = await office.balie().app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()
      .find(({ webContents }) => webContents.getURL().includes('/media/'))
      ?.webContents.getOSProcessId(),
  );
  if (pid === undefined) throw new Error('no media window');
  return pid;
}

/** Waits until the customer is off hold again, then until both hear each other. `since`: when it went wrong. */
async function comesBack(what: string, customer: SipCall, id: string, since: () => number): Promise<void> {
  const back = async (): Promise<string> => {
    const call = await callById(id);
    return `${call?.phase} ${call?.hold.local} ${call?.transfer?.state}`;
  };
  await expect.poll(back, { timeout: BACK_LIMIT_MS, intervals: [20] }).toBe('connected off failed');
  const stateMs = performance.now() - since();
  await bothHear(customer, BACK_LIMIT_MS);
  returns.push({ what, stateMs, soundMs: performance.now() - since() });
}

test('a transfer: the customer waits with music, the colleague answers, both talk, and the agent is free', async () => {
  const { customer, card } = await talk();
  await handOver(card, 'Transfer', '2002');
  await expect(card.status).toHaveText('On hold');
  const ringing = await colleague.nextCall();
  await expect(desk.card('2002').root).toContainText('Back to you in');
  await hearsMusic(customer);
  await ringing.answer();
  await Promise.all([customer.media.hears(COLLEAGUE_HZ), ringing.media.hears(PEER_HZ)]);
  await expect(card.status).toHaveText('Ended');
  await expect(card.root).toContainText('Transferred to 2002.');
  await expect(desk.agentState).toHaveText('Handling');
  await ear.hearsSilence();
  expect([customer.state, ringing.state]).toEqual(['confirmed', 'confirmed']);
});

test('to a service of the exchange, which reports success before it has moved the customer: nobody is lost', async () => {
  test.setTimeout(rounds(120_000, 420_000));
  for (let round = 0; round < rounds(2, 60); round += 1) {
    const { customer, id } = await talk();
    await desk.invoke('transfer.start', { callId: id, target: { address: '600', name: '' }, note: '' });
    await expect.poll(async () => (await callById(id))?.phase, { timeout: 20_000 }).not.toBe('connected');
    // Longer than the exchange takes, shorter than we wait for it.
    await desk.window.waitForTimeout(700);
    expect(customer.state).toBe('confirmed');
    await customer.hangup();
    for (const { id: interactionId } of (await desk.state()).interactions)
      await desk.invoke('registration.close', { interactionId, reason: 'no-time' });
    await desk.clear();
  }
});

test('a consultation: swapped twice, with sound to one of them only, and completed', async () => {
  const { customer, card } = await talk();
  await handOver(card, 'Consult', '2002');
  const other = await colleague.nextCall();
  await other.answer();
  await Promise.all([other.media.hears(AGENT_HZ), ear.hears(COLLEAGUE_HZ)]);
  await expect(desk.agentState).toHaveText('Consulting');
  // Music for who waits, and only for who waits.
  await hearsMusic(customer);
  await anywhere('Swap').click();
  await bothHear(customer);
  await hearsMusic(other);
  // By key: a second press of the mouse at the same place within half a second is taken for a slip.
  await anywhere('Swap').press('Enter');
  await Promise.all([other.media.hears(AGENT_HZ), ear.hears(COLLEAGUE_HZ)]);
  await anywhere('Complete transfer').click();
  await Promise.all([customer.media.hears(COLLEAGUE_HZ), other.media.hears(PEER_HZ)]);
  await expect(card.root).toContainText('Transferred to 2002.');
  await expect(desk.cards.getByRole('button', { name: 'Hang up' })).toHaveCount(0);
});

test('consulted with somebody of the customer file, found by name; completed while the customer talks: nobody stays on hold', async () => {
  await addCustomer(desk, { firstName: 'Ben', lastName: 'Bakker', numbers: ['+31612000002'] });
  const { customer, card } = await talk();
  await button(card, 'Consult').click();
  await card.root.getByRole('textbox', { name: 'Colleague, name or number' }).fill('bakker');
  await expect(card.root.getByRole('option', { name: /Ben Bakker/ })).toBeVisible();
  await desk.window.keyboard.press('ArrowDown');
  await desk.window.keyboard.press('Enter');
  await desk.window.keyboard.press('Enter');
  const other = await colleague.nextCall();
  await other.answer();
  await other.media.hears(AGENT_HZ);
  await anywhere('Swap').click();
  await bothHear(customer);
  await anywhere('Complete transfer').click();
  await Promise.all([customer.media.hears(COLLEAGUE_HZ), other.media.hears(PEER_HZ)]);
  await expect(card.root).toContainText('Transferred to Ben Bakker.');
});

test('whatever goes wrong, the customer is back', async () => {
  test.setTimeout(180_000);
  const { customer, card, id } = await talk();
  const acknowledged = async (): Promise<void> => {
    await desk.invoke('transfer.acknowledge', { callId: id });
  };

  const targets: readonly (readonly [string, string])[] = [
    ['busy', '610'],
    ['does not exist', '613'],
    ['unreachable', '611'],
    ['not allowed', '612'],
  ];
  for (const [what, target] of targets.slice(0, rounds(2, 4))) {
    await handOver(card, 'Transfer', target);
    const started = performance.now();
    await comesBack(`${what} (from the click on)`, customer, id, () => started);
    await expect(card.root).toContainText(`Not transferred to ${target}`);
    await acknowledged();
  }

  colleague.incoming = { kind: 'reject', status: 603 };
  await handOver(card, 'Transfer', '2002');
  const declined = performance.now();
  await comesBack('declines (from the click on)', customer, id, () => declined);
  await colleague.nextCall();
  await acknowledged();

  colleague.incoming = { kind: 'manual' };
  await handOver(card, 'Transfer', '614');
  await expect(desk.telephone).toContainText('Back to you in');
  await anywhere('Back to customer').click();
  const cancelled = performance.now();
  await comesBack('does not answer, Back to customer', customer, id, () => cancelled);
  await acknowledged();

  await handOver(card, 'Consult', '2002');
  const dropping = await colleague.nextCall();
  await dropping.answer();
  await dropping.media.hears(AGENT_HZ);
  await dropping.hangup();
  const dropped = performance.now();
  await comesBack('answers and drops', customer, id, () => dropped);
  await acknowledged();

  await handOver(card, 'Consult', '2002');
  const talking = await colleague.nextCall();
  await talking.answer();
  await talking.media.hears(AGENT_HZ);
  await anywhere('Back to customer').click();
  const back = performance.now();
  await comesBack('Back to customer in the consultation', customer, id, () => back);
  await talking.waitFor('ended');
  await acknowledged();

  // The window is gone in the middle: the customer waits with music, and the way back is there again.
  await handOver(card, 'Transfer', '614');
  await expect(anywhere('Back to customer')).toBeVisible();
  await desk.window.reload();
  await anywhere('Back to customer').click();
  const reloaded = performance.now();
  await comesBack('the window was loaded anew', customer, id, () => reloaded);
  await acknowledged();

  // The window that holds the sound dies in the middle.
  await handOver(card, 'Transfer', '614');
  await expect(anywhere('Back to customer')).toBeVisible();
  process.kill(await mediaProcess(), 'SIGKILL');
  const killed = performance.now();
  await anywhere('Back to customer').click();
  await comesBack('the media window died', customer, id, () => killed);
  await acknowledged();

  // The customer hangs up first: the consultation stays, and says so.
  await handOver(card, 'Consult', '2002');
  const staying = await colleague.nextCall();
  await staying.answer();
  await staying.media.hears(AGENT_HZ);
  await customer.hangup();
  await expect(desk.card('2002').root).toContainText('The customer has hung up.');
  await Promise.all([staying.media.hears(AGENT_HZ), ear.hears(COLLEAGUE_HZ)]);
});

test('a colleague of the directory, by keys alone: shown as free or in a call, and called with the note', async () => {
  const fields = { name: 'Bea Vos', address: '2002', department: 'Finance', presence: true };
  await desk.invoke('directory.save', { entryId: null, fields });
  const { customer, card } = await talk();
  await desk.window.keyboard.press('Control+t');
  const option = card.root.getByRole('option', { name: /Bea Vos/ });
  await expect(option).toContainText('free');
  const busy = await colleague.call('600');
  await busy.waitFor('confirmed');
  await expect(option).toContainText('in a call');
  await busy.hangup();
  await expect(option).toContainText('free');
  await desk.window.keyboard.type('fin');
  await desk.window.keyboard.press('ArrowDown');
  await desk.window.keyboard.press('Enter');
  await desk.window.keyboard.press('Tab');
  await desk.window.keyboard.type('Asks about order 12');
  await desk.window.keyboard.press('Enter');
  const ringing = await colleague.nextCall();
  expect(ringing.invite === undefined ? undefined : header(ringing.invite, 'X-Balie-Hand-Over')).toBe(
    'Asks%20about%20order%2012',
  );
  await ringing.answer();
  await Promise.all([customer.media.hears(COLLEAGUE_HZ), ringing.media.hears(PEER_HZ)]);
  await expect(card.root).toContainText('Transferred to Bea Vos.');
  await expect(desk.recentRows.filter({ hasText: 'Transferred to Bea Vos' })).toHaveCount(1);
});

test('a note of a colleague stands on the card of the call that it came with', async () => {
  const headers = { 'X-Balie-Hand-Over': 'Wants%20%E2%80%9CBea%E2%80%9D' };
  const call = await colleague.call('1001', { headers });
  const note = desk.card('Desk Two').root.getByRole('note', { name: 'Note of your colleague' });
  await expect(note).toHaveText('Wants “Bea”');
  await call.cancel();
});

test('the exchange connects the agent with somebody else: the card says who it is now, and both are heard', async () => {
  for (let round = 0; round < rounds(1, 10); round += 1) {
    const customer = await office.peer.call('2002');
    const own = await colleague.nextCall();
    await own.answer();
    const consulting = await colleague.call('1001');
    // Asterisk goes on with the translation it made for the colleague, and drops whatever is numbered lower than what that one sent.
    customer.media.numberBelow(consulting.media);
    await desk.card('Desk Two').answer.click();
    await expect(desk.onlyCard().status).toHaveText('Talking');
    await consulting.waitFor('confirmed');
    await Promise.all([ear.hears(COLLEAGUE_HZ), consulting.media.hears(AGENT_HZ)]);
    const target = `<sip:1001@127.0.0.1?Replaces=${encodeURIComponent(consulting.replaces)}>`;
    const asked = await own.request('REFER', {
      headers: [
        ['Refer-To', target],
        ['Referred-By', '<sip:2002@127.0.0.1>'],
      ],
    });
    expect(asked.status).toBe(202);
    const connected = performance.now();
    await bothHear(customer, BACK_LIMIT_MS);
    handedOver.push(performance.now() - connected);
    await expect(desk.card('Desk One').status).toHaveText('Talking');
    await expect(desk.cards).toHaveCount(1);
    await customer.hangup();
    await expect(desk.onlyCard().status).toHaveText('Ended');
    for (const { id } of (await desk.state()).interactions)
      await desk.invoke('registration.close', { interactionId: id, reason: 'no-time' });
    await desk.clear();
  }
});

test('silence that is meant is left alone: a service that plays, waits and plays again goes on in the same call', async () => {
  const { callId } = (await desk.invoke('call.dial', { target: '619', contactId: null })) as { callId: string };
  await ear.hearsSomething();
  /** The one channel of the exchange by its number: another dialog would be another channel. */
  const channel = async (): Promise<string> =>
    (await office.asterisk.ami.command('core show channels concise')).replaceAll(/.*!/g, '').trim();
  const before = await channel();
  await ear.hearsSilence();
  await ear.hearsSomething({ timeoutMs: 15_000 });
  const call = await callById(callId);
  expect([call?.phase, call?.media, await channel()]).toEqual(['connected', 'ok', before]);
  expect(before).not.toBe('');
  await desk.invoke('call.hangUp', { callId });
});
