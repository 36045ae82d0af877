import { beforeEach, describe, expect, it } from 'vitest';
import { createHeadsetHost, type HeadsetHost } from '../../../../../renderer/media/headset/headset-host.ts';
import type { HidDevicePort } from '../../../../../renderer/media/headset/hid-port.ts';
import { DARK, type Headset, type HeadsetSignal } from '../../../../../shared/domain/headset/headset.ts';
import { JABRA_EVOLVE_LINK, POLY_BT700 } from '../../../../support/headset/descriptors.ts';
import { VirtualHeadset } from '../../../../support/headset/virtual-headset.ts';

const MODELS = [JABRA_EVOLVE_LINK, POLY_BT700].map(({ vendorId, productId }) => ({ vendorId, productId }));
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 10));

let devices: HidDevicePort[];
let changed: () => void;
let told: (readonly Headset[])[];
let heard: (readonly [string, HeadsetSignal])[];
let faults: unknown[];
let host: HeadsetHost;
beforeEach(() => {
  devices = [];
  told = [];
  heard = [];
  faults = [];
  host = createHeadsetHost({
    port: {
      devices: () => Promise.resolve([...devices]),
      onChange: (listener) => {
        changed = listener;
      },
    },
    onHeadsets: (headsets) => told.push(headsets),
    onSignal: (key, signal) => heard.push([key, signal]),
    onFault: (error) => faults.push(error),
  });
});

describe('the headsets of the media window', () => {
  it('are opened when their model is wanted, also when they come later, and closed when it is not any more', async () => {
    const jabra = new VirtualHeadset(JABRA_EVOLVE_LINK);
    const port = jabra.port('j');
    devices.push(port);
    await host.look([]);
    expect(port.opened()).toBe(false);
    await host.look(MODELS);
    expect(port.opened()).toBe(true);
    expect(told.at(-1)).toMatchObject([{ key: 'j', name: 'Jabra EVOLVE LINK MS', problem: 'none', lights: ['offHook', 'mute', 'ring', 'hold'] }]);
    devices.push(new VirtualHeadset(POLY_BT700).port('p'));
    changed();
    await settle();
    expect(told.at(-1)?.map(({ key }) => key)).toEqual(['j', 'p']);
    await host.look([]);
    expect(port.opened()).toBe(false);
    expect(told.at(-1)).toEqual([]);
    jabra.press('mute');
    expect(heard).toEqual([]);
  });

  it('are telephony devices only', async () => {
    const port = new VirtualHeadset({ ...JABRA_EVOLVE_LINK, collections: [{ usagePage: 0x0c }] }).port('j');
    devices.push(port);
    await host.look(MODELS);
    expect(port.opened()).toBe(false);
  });

  it('say what is pressed and show what they are told, in order', async () => {
    const jabra = new VirtualHeadset(JABRA_EVOLVE_LINK, { acknowledges: null });
    devices.push(jabra.port('j'));
    await host.look(MODELS);
    jabra.press('hook');
    expect(heard).toEqual([['j', { control: 'hook', change: 'on', key: '' }]]);
    host.light('j', { ...DARK, ring: true }, false);
    host.light('j', { ...DARK, offHook: true }, false);
    host.light('nobody', { ...DARK, offHook: true }, false);
    await settle();
    expect(jabra.received.map(({ data }) => data[0])).toEqual([0b100, 0b1]);
    expect(jabra.lamps()).toEqual(['offHook']);
  });

  it('that another program holds are named, written nothing to, and opened on the next look', async () => {
    const jabra = new VirtualHeadset(JABRA_EVOLVE_LINK);
    let held = true;
    const port = jabra.port('j');
    devices.push({ ...port, open: () => (held ? Promise.reject(new DOMException('Failed to open the device.', 'NotAllowedError')) : port.open()) });
    await host.look(MODELS);
    expect(told.at(-1)).toMatchObject([{ problem: 'refused' }]);
    host.light('j', { ...DARK, ring: true }, false);
    await settle();
    expect(jabra.received).toEqual([]);
    held = false;
    await host.look(MODELS);
    expect(told.at(-1)).toMatchObject([{ problem: 'none' }]);
    expect(faults).toHaveLength(1);
  });

  it('that are taken away while they are written to are said so once', async () => {
    const port = new VirtualHeadset(JABRA_EVOLVE_LINK).port('j');
    devices.push({ ...port, sendReport: () => Promise.reject(new DOMException('Failed to write the report.', 'NotAllowedError')) });
    await host.look(MODELS);
    host.light('j', { ...DARK, ring: true }, false);
    await settle();
    expect(told.at(-1)).toMatchObject([{ problem: 'refused' }]);
  });
});
