import { describe, expect, it, vi } from 'vitest';
import { startMirror } from '../../../../renderer/agent/bridge/app-store.ts';
import { createClient } from '../../../../renderer/agent/bridge/client.ts';
import { appError } from '../../../../shared/errors/app-error.ts';
import type { LineStatus } from '../../../../shared/domain/account/account.ts';
import { err, ok } from '../../../../shared/lib/result.ts';
import { testAppState } from '../../../support/app-state.ts';
import { createFakeSoftphone, type FakeSoftphone } from '../../../support/fake-softphone.ts';

const registered = (user: string): LineStatus => ({ state: 'registered', user });
const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
const start = (fake: FakeSoftphone) => startMirror(fake.bridge, createClient(fake.bridge));

describe('the mirror of main’s state', () => {
  it('starts with a snapshot and follows the events', async () => {
    const fake = createFakeSoftphone(testAppState());
    const mirror = start(fake);
    expect(mirror.store.getState().state).toBeNull();
    await turn();
    fake.set('line', registered('1002'));
    fake.set('prepared', { target: '0612345678', nonce: 1 });
    await vi.waitFor(() => expect(mirror.store.getState()).toEqual({ state: fake.state(), seq: 2 }));
    expect(fake.snapshots()).toBe(1);
  });

  it('takes events together that came in while the window was busy', async () => {
    const fake = createFakeSoftphone(testAppState());
    const mirror = start(fake);
    await turn();
    const seen: number[] = [];
    mirror.store.subscribe(({ seq }) => seen.push(seq));
    for (const user of ['1001', '1002', '1003']) fake.set('line', registered(user));
    expect(seen).toEqual([]);
    await vi.waitFor(() => expect(mirror.store.getState().state?.line).toEqual(registered('1003')));
    fake.set('line', registered('1004'));
    await vi.waitFor(() => expect(seen).toEqual([3, 4]));
  });

  it('asks for a snapshot when an event is missing, and ends up with what main has', async () => {
    const fake = createFakeSoftphone(testAppState());
    const mirror = start(fake);
    await turn();
    fake.emit({ type: 'slice', name: 'line', value: registered('1002') }, { lost: true });
    fake.set('prepared', { target: '0612345678', nonce: 1 });
    expect(mirror.store.getState().seq).toBe(0);
    await turn();
    expect(mirror.store.getState()).toEqual({ state: fake.state(), seq: 2 });
    expect(fake.snapshots()).toBe(2);
    fake.set('line', registered('1003'));
    await vi.waitFor(() => expect(mirror.store.getState().state?.line).toEqual(registered('1003')));
    expect(fake.snapshots()).toBe(2);
  });

  it('drops what waited to be taken when a snapshot that has it comes first', async () => {
    const fake = createFakeSoftphone(testAppState());
    const mirror = start(fake);
    await turn();
    const seen: number[] = [];
    mirror.store.subscribe(({ seq }) => seen.push(seq));
    fake.set('line', registered('1002'));
    fake.emit({ type: 'slice', name: 'line', value: registered('1003') }, { lost: true });
    fake.set('line', registered('1004'));
    await vi.waitFor(() => expect(mirror.store.getState()).toEqual({ state: fake.state(), seq: 3 }));
    await turn();
    expect(seen.filter((seq) => seq === 3)).toEqual([3]);
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
  });

  it('keeps events that arrive while a snapshot is under way and drops those it contains', async () => {
    const fake = createFakeSoftphone(testAppState());
    const held: (() => void)[] = [];
    fake.on('system.snapshot', async () => {
      // The snapshot is taken after the first event and delivered after the second.
      fake.set('line', registered('1002'));
      const reply = ok({ seq: 1, state: fake.state() });
      await new Promise<void>((resolve) => held.push(resolve));
      return reply;
    });
    const mirror = start(fake);
    await turn();
    fake.set('prepared', { target: '0612345678', nonce: 1 });
    held.forEach((release) => release());
    await turn();
    expect(mirror.store.getState()).toEqual({ state: fake.state(), seq: 2 });
  });

  it('lets an answer wait for the event that was told before it, and asks for everything when that is lost', async () => {
    const fake = createFakeSoftphone(testAppState());
    const mirror = start(fake);
    const client = createClient(fake.bridge, mirror.reached);
    await turn();
    const held: (() => void)[] = [];
    fake.travel((arrive) => held.push(arrive));
    fake.on('practice.callMe', () => {
      fake.set('line', registered('1002'));
      return ok(undefined);
    });
    let answered = false;
    const reply = client.invoke('practice.callMe', { scenarioId: null }).then(() => (answered = true));
    await turn();
    expect(answered).toBe(false);
    held.forEach((arrive) => arrive());
    await reply;
    expect(mirror.store.getState().state?.line).toEqual(registered('1002'));

    vi.useFakeTimers();
    const lost = client.invoke('practice.callMe', { scenarioId: null });
    await vi.advanceTimersByTimeAsync(2_000);
    await lost;
    await vi.advanceTimersByTimeAsync(0);
    vi.useRealTimers();
    expect([fake.snapshots(), mirror.store.getState().seq]).toEqual([2, 2]);
  });

  it('asks again when the snapshot is refused', async () => {
    const fake = createFakeSoftphone(testAppState());
    let asked = 0;
    fake.on('system.snapshot', () => {
      asked += 1;
      return asked === 1 ? err(appError('internal', 'not yet')) : ok({ seq: 0, state: fake.state() });
    });
    const mirror = start(fake);
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect([asked, mirror.store.getState().state]).toEqual([2, fake.state()]);
    mirror.stop();
  });

  it('no longer follows after it was stopped', async () => {
    const fake = createFakeSoftphone(testAppState());
    const mirror = start(fake);
    await turn();
    mirror.stop();
    fake.set('line', registered('1002'));
    await turn();
    await turn();
    expect(mirror.store.getState().seq).toBe(0);
  });
});
