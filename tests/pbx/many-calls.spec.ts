import { expect, test } from '@playwright/test';
import { familyOf, memoryByProcess, memoryOf } from '../bench/support/processes.ts';
import type { Desk } from '../e2e/support/desk.ts';
import { openEar } from './support/ear.ts';
import { AGENT_HZ, PEER_HZ, openOffice, plainPhone, rounds, type Office } from './support/office.ts';
import type { SipCall, SipPeer } from './support/sip-peer.ts';

/** Calls in one run of the application; memory is compared between a fifth of them and the last. */
const CALLS = rounds(20, 500);
const WARM = CALLS / 5;
/** Enough of them to tell a leak from caches that fill; over a few, measuring only shows that it can be measured. */
const LONG = CALLS >= 100;
/** A machine that is used by others may stand still for many seconds in so long a time; that is no failed call. */
const PATIENCE_MS = 60_000;
/** Memory at the last call against that after the first fifth. */
const MOST_GROWTH = 1.1;

// What is measured is the application: Playwright's own notes of each step stay in its pages.
test.use({ trace: 'off', screenshot: 'off' });

let office: Office;
let desk: Desk;
let colleague: SipPeer;

test.beforeAll(async () => {
  office = await openOffice();
  desk = office.desk();
  // A tone without end is noise to the noise suppression, which after minutes makes something else of it.
  await desk.invoke('settings.changeSound', { noiseSuppression: false, echoCancellation: false });
  colleague = await plainPhone(office.asterisk, '2002', 1900);
  colleague.incoming = { kind: 'answer', afterMs: 0 };
});
test.afterAll(async () => {
  await colleague?.close();
  await office?.close();
});

test.afterEach(async () => {
  if (test.info().status === test.info().expectedStatus) return;
  const ends = (await desk.state()).calls.calls.map(({ direction, phase, end }) => ({ direction, phase, end }));
  console.log(`calls when it failed: ${JSON.stringify(ends)}`);
  console.log(office.balie().log().split('\n').slice(-40).join('\n'));
});

const phaseOf = async (id: string): Promise<string> => (await desk.state()).calls.calls.find((call) => call.id === id)?.phase ?? 'gone';

/** Closes what the call left to be registered, and takes its card away. */
async function tidy(): Promise<void> {
  const living = async (): Promise<number> => (await desk.state()).calls.calls.filter(({ phase }) => phase !== 'ended').length;
  await expect.poll(living, { timeout: PATIENCE_MS, intervals: [20] }).toBe(0);
  const { interactions, calls } = await desk.state();
  for (const { id } of interactions) await desk.invoke('registration.close', { interactionId: id, reason: 'no-time' }).catch(() => undefined);
  for (const { id } of calls.calls) await desk.invoke('call.dismiss', { callId: id }).catch(() => undefined);
}

async function takeCall(): Promise<{ readonly customer: SipCall; readonly id: string }> {
  const customer = await office.peer.call('1001');
  const ringing = async (): Promise<string> => (await desk.state()).calls.calls.find(({ phase }) => phase === 'ringing-in')?.id ?? '';
  await expect.poll(ringing, { timeout: PATIENCE_MS, intervals: [10] }).not.toBe('');
  const id = await ringing();
  await desk.invoke('call.answer', { callId: id });
  await expect.poll(() => phaseOf(id), { timeout: PATIENCE_MS, intervals: [10] }).toBe('connected');
  return { customer, id };
}

async function setHold(id: string, on: boolean): Promise<void> {
  await desk.invoke('call.hold', { callId: id, on });
  const hold = async (): Promise<string | undefined> => (await desk.state()).calls.calls.find((call) => call.id === id)?.hold.local;
  await expect.poll(hold, { timeout: PATIENCE_MS, intervals: [10] }).toBe(on ? 'on' : 'off');
}

const KINDS: readonly (() => Promise<void>)[] = [
  async function incoming() {
    const { customer, id } = await takeCall();
    await customer.hangup();
    await expect.poll(() => phaseOf(id), { timeout: PATIENCE_MS }).toBe('ended');
  },
  async function outgoing() {
    const { callId } = (await desk.invoke('call.dial', { target: '600', contactId: null })) as { callId: string };
    await expect.poll(() => phaseOf(callId), { timeout: PATIENCE_MS, intervals: [10] }).toBe('connected');
    await desk.invoke('call.hangUp', { callId });
  },
  async function held() {
    const { customer, id } = await takeCall();
    await setHold(id, true);
    await setHold(id, false);
    await desk.invoke('call.hangUp', { callId: id });
    await expect.poll(() => customer.state, { timeout: PATIENCE_MS }).toBe('ended');
  },
  async function transferred() {
    const { customer, id } = await takeCall();
    await desk.invoke('transfer.start', { callId: id, target: { address: '2002', name: '' }, note: '' });
    await expect.poll(() => phaseOf(id), { timeout: PATIENCE_MS, intervals: [20] }).toBe('ended');
    expect(customer.state).toBe('confirmed');
    await customer.hangup();
    for (const call of colleague.calls) await call.hangup().catch(() => undefined);
  },
  async function busy() {
    const { callId } = (await desk.invoke('call.dial', { target: '610', contactId: null })) as { callId: string };
    await expect.poll(() => phaseOf(callId), { timeout: PATIENCE_MS, intervals: [10] }).toBe('ended');
  },
];

test(`${CALLS} calls in one run: none fails, nothing is left behind, memory stays, and the last one is heard`, async () => {
  test.setTimeout(CALLS * 15_000);
  const balie = office.balie();
  const main = balie.app.process().pid ?? 0;
  /** What is left when everything that nobody holds any more was thrown away. */
  const measure = async (): Promise<number> => {
    for (const page of balie.app.windows()) {
      const inspector = await balie.app.context().newCDPSession(page);
      await inspector.send('HeapProfiler.collectGarbage');
      await inspector.detach();
    }
    await balie.app.evaluate(async () => {
      const { Session } = process.getBuiltinModule('node:inspector/promises');
      const inspector = new Session();
      inspector.connect();
      // The threads of the data too.
      const threads: string[] = [];
      inspector.on('NodeWorker.attachedToWorker', ({ params }) => void threads.push(params.sessionId));
      await inspector.post('NodeWorker.enable', { waitForDebuggerOnStart: false });
      const message = JSON.stringify({ id: 1, method: 'HeapProfiler.collectGarbage' });
      for (const sessionId of threads) await inspector.post('NodeWorker.sendMessageToWorker', { sessionId, message });
      await inspector.post('HeapProfiler.collectGarbage');
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      await inspector.post('NodeWorker.disable');
      inspector.disconnect();
      return threads.length;
    });
    // Pictures of windows, and what the page's heap keeps for more of the same, are given back after a while of rest.
    await desk.window.waitForTimeout(LONG ? 20_000 : 500);
    console.log(JSON.stringify(memoryByProcess(familyOf(main))));
    return memoryOf(familyOf(main)).dirty;
  };
  let crashes = 0;
  for (const page of balie.app.windows()) page.on('crash', () => (crashes += 1));
  let warm = 0;
  const began = performance.now();
  for (let index = 0; index < CALLS; index += 1) {
    const kind = KINDS[index % KINDS.length];
    await test.step(`call ${index + 1}: ${kind?.name ?? ''}`, async () => {
      await kind?.();
      await tidy();
    });
    if (index + 1 === WARM) warm = await measure();
    else if (LONG && (index + 1) % WARM === 0 && index + 1 < CALLS) await measure();
  }
  const seconds = (performance.now() - began) / 1_000;
  const end = await measure();

  // It follows every sound of the page for good, so it comes after the measuring.
  const ear = await openEar(balie);
  const last = await takeCall();
  await Promise.all([last.customer.media.hears(AGENT_HZ, { timeoutMs: 20_000 }), ear.hears(PEER_HZ, { timeoutMs: 20_000 })]);
  await last.customer.hangup();
  await tidy();
  await ear.hearsSilence();
  expect(crashes).toBe(0);
  const { recentCalls } = await desk.state();
  expect(recentCalls.length).toBeGreaterThan(0);
  const said = `memory ${warm.toFixed(0)} MB after ${WARM} calls, ${end.toFixed(0)} MB after ${CALLS} (${(end / warm).toFixed(2)}), ${(seconds / CALLS).toFixed(2)} s a call`;
  test.info().annotations.push({ type: 'measured', description: said });
  console.log(said);
  if (LONG) expect(end / warm).toBeLessThan(MOST_GROWTH);
});
