import { EventEmitter } from 'node:events';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createHeadsetAccess } from '../../../../electron/windows/headset-access.ts';
import type { HeadsetChoice } from '../../../../shared/ipc/app-state.ts';

vi.mock('electron/common', () => ({ shell: {} }));
vi.mock('electron/main', () => ({ protocol: {} }));

const OURS = 'app://bundle';
type Device = { readonly deviceId: string; readonly name: string; readonly vendorId: number; readonly productId: number; readonly collections?: readonly { readonly usagePage: number }[] };
const JABRA: Device = { deviceId: 'a', name: 'Jabra', vendorId: 0x0b0e, productId: 0x0307, collections: [{ usagePage: 0x0c }, { usagePage: 0x0b }] };
const KEYBOARD: Device = { deviceId: 'k', name: 'Keyboard', vendorId: 1, productId: 2, collections: [{ usagePage: 0x01 }] };
const SILENT: Device = { deviceId: 's', name: 'Says nothing', vendorId: 3, productId: 4 };

type Check = (details: { readonly deviceType: string; readonly origin: string; readonly device: Device }) => boolean;

class Session extends EventEmitter {
  check: Check = () => true;
  setDevicePermissionHandler(check: Check): void {
    this.check = check;
  }
}

let session: Session;
let access: ReturnType<typeof createHeadsetAccess>;
let choices: (readonly HeadsetChoice[] | null)[];
beforeEach(() => {
  session = new Session();
  access = createHeadsetAccess(session as never, () => Promise.resolve([]));
  choices = [];
  access.onChoices((next) => choices.push(next));
});

const may = (device: Device, origin = OURS, deviceType = 'hid'): boolean => session.check({ deviceType, origin, device });

function ask(deviceList: readonly Device[], url = `${OURS}/agent/index.html`): { readonly prevented: boolean; readonly answers: (string | null)[] } {
  const answers: (string | null)[] = [];
  const event = { prevented: false, preventDefault: () => undefined as void };
  const asked = { prevented: false };
  event.preventDefault = () => void (asked.prevented = true);
  session.emit('select-hid-device', event, { deviceList, frame: { url } }, (id: string | null) => answers.push(id));
  return { prevented: asked.prevented, answers };
}

describe('who may use which device', () => {
  it('is: our pages, a telephony device, of a model that was picked', () => {
    expect(may(JABRA)).toBe(false);
    access.allow([{ vendorId: 0x0b0e, productId: 0x0307, name: 'Jabra' }]);
    expect(may(JABRA)).toBe(true);
    expect(may({ ...JABRA, productId: 1 })).toBe(false);
    expect(may(JABRA, 'https://elsewhere.example')).toBe(false);
    expect(may(JABRA, 'app://bundle.elsewhere')).toBe(false);
    expect(may(JABRA, OURS, 'usb')).toBe(false);
    expect(may(JABRA, OURS, 'serial')).toBe(false);
  });

  it('is nobody for a device that is no telephony device, or does not say what it is, even when its model is allowed', () => {
    access.allow([KEYBOARD, SILENT]);
    expect(may(KEYBOARD)).toBe(false);
    expect(may(SILENT)).toBe(false);
  });
});

describe('choosing', () => {
  it('offers telephony devices only, as they come and go, and opens no dialog', () => {
    const asked = ask([JABRA, KEYBOARD, SILENT]);
    expect(asked.prevented).toBe(true);
    session.emit('hid-device-added', {}, { device: { ...JABRA, deviceId: 'b', name: 'Another' } });
    session.emit('hid-device-added', {}, { device: KEYBOARD });
    session.emit('hid-device-removed', {}, { device: JABRA });
    expect(choices.at(-1)).toEqual([{ deviceId: 'b', name: 'Another' }]);
    expect(access.modelOf('b')).toEqual({ vendorId: 0x0b0e, productId: 0x0307, name: 'Another' });
    expect(access.modelOf('a')).toBeNull();
    access.choose('b');
    expect(asked.answers).toEqual(['b']);
    expect(choices.at(-1)).toBeNull();
    access.choose('b');
    expect(asked.answers, 'answered once').toEqual(['b']);
  });

  it('is for the agent window alone', () => {
    for (const url of [`${OURS}/media/index.html`, 'https://elsewhere.example/agent/', 'app://bundle.elsewhere/agent/'])
      expect(ask([JABRA], url).answers).toEqual([null]);
    expect(choices).toEqual([]);
  });
});
