import { describe, expect, it } from 'vitest';
import type { Headset, HeadsetSignal } from '../../../shared/domain/headset/headset.ts';
import { startCore, type TestCore } from '../../support/test-core.ts';

const JABRA = { vendorId: 0x0b0e, productId: 0x0307, name: 'Jabra EVOLVE LINK MS' };
const POLY = { vendorId: 0x047f, productId: 0xc053, name: 'Plantronics Blackwire' };

const plugged = (key: string, model: typeof JABRA, problem: Headset['problem'] = 'none'): Headset => ({
  ...model,
  key,
  problem,
  controls: ['hook', 'mute'],
  lights: ['offHook', 'ring', 'mute', 'hold'],
});
const press = (test: TestCore, key: string, control: HeadsetSignal['control'], change: HeadsetSignal['change'] = 'press'): void =>
  test.media.events.emit('headsetSignal', { key, signal: { control, change, key: '' } });

async function connect(test: TestCore): Promise<void> {
  test.headset.ask([{ ...JABRA, deviceId: 'usb-1' }]);
  expect(test.state().headset.choices).toEqual([{ deviceId: 'usb-1', name: JABRA.name }]);
  await test.must('headset.pick', { deviceId: 'usb-1' });
}

describe('a headset', () => {
  it('that is picked may be used, now and at every later start, until it is forgotten', async () => {
    const first = await startCore();
    await connect(first);
    expect(first.headset.allowed()).toEqual([JABRA]);
    expect(first.headset.chosen).toEqual(['usb-1']);
    expect(first.state().headset).toMatchObject({ allowed: [JABRA], choices: null });
    await first.core.stop();

    const later = await startCore({ folder: first.folder });
    expect(later.headset.allowed()).toEqual([JABRA]);
    expect(later.media.headsets).toEqual(['use 2830:775']);
    await later.must('headset.forget', { vendorId: JABRA.vendorId, productId: JABRA.productId });
    expect(later.headset.allowed()).toEqual([]);
    expect(later.media.headsets.at(-1)).toBe('');
  });

  it('that is gone when it is picked is said so, and picking none connects none', async () => {
    const test = await startCore();
    test.headset.ask([]);
    expect(await test.refusal('headset.pick', { deviceId: 'usb-1' })).toBe('not-found');
    test.headset.ask([]);
    await test.must('headset.pick', { deviceId: null });
    expect(test.state().headset).toMatchObject({ allowed: [], choices: null });
  });

  it('is in use when the chosen microphone is its own; the other one stays dark and is not heard', async () => {
    const test = await startCore();
    test.media.events.emit('headsets', [plugged('a', POLY), plugged('b', JABRA)]);
    expect(test.state().headset.inUse).toBe('a');
    test.media.events.emit('devices', { microphones: [{ id: 'm', label: 'Jabra EVOLVE LINK MS Mono (0b0e:0307)' }], speakers: [] });
    await test.must('settings.chooseDevice', { kind: 'microphone', deviceId: 'm' });
    expect(test.state().headset.inUse).toBe('b');
    press(test, 'a', 'redial');
    expect(test.state().headset.lastPressed).toBeNull();
    press(test, 'b', 'mute');
    expect(test.state().headset.lastPressed).toMatchObject({ control: 'mute', count: 1 });
  });

  it('goes with its window and comes back with the next', async () => {
    const test = await startCore();
    test.media.events.emit('headsets', [plugged('a', JABRA)]);
    test.media.events.emit('window', 'lost');
    expect(test.state().headset).toMatchObject({ headsets: [], inUse: null });
  });

  it('shows each light in turn when they are tried, and is dark afterwards', async () => {
    const test = await startCore();
    expect(await test.refusal('headset.tryLights', {})).toBe('not-found');
    test.media.events.emit('headsets', [plugged('a', JABRA)]);
    await test.must('headset.tryLights', {});
    await test.pass(5_000);
    expect(test.media.headsets.filter((line) => line.startsWith('a'))).toEqual(['a: ring', 'a: offHook', 'a: mute', 'a: hold', 'a: dark']);
  });

  it('that redials with nothing dialled before is refused without harm', async () => {
    const test = await startCore();
    test.media.events.emit('headsets', [plugged('a', JABRA)]);
    press(test, 'a', 'redial');
    await test.settle();
    expect(test.state().calls.calls).toEqual([]);
    expect(test.log.of('warn').map(({ message }) => message)).toEqual(['a headset button was refused: redial: no-redial-number']);
  });

  it('that the system keeps from us is named', async () => {
    const test = await startCore();
    test.headset.setUnreadable([JABRA]);
    await test.must('headset.look', {});
    expect(test.state().headset.unreadable).toEqual([JABRA]);
  });
});
