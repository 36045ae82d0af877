import type { HIDDevice, Session } from 'electron/main';
import { sameModel, type HeadsetModel } from '../../shared/domain/headset/headset.ts';
import type { HeadsetChoice } from '../../shared/ipc/app-state.ts';
import type { HeadsetAccess } from '../app/ports/headset-port.ts';
import { isOurOrigin, ORIGIN } from './security.ts';

/** HID usage page of telephony devices (HID Usage Tables). */
const TELEPHONY_PAGE = 0x0b;
const AGENT_PAGE = `${ORIGIN}/agent/`;

/**
 * Decides which HID devices our pages may use: telephony devices of the models that the agent has picked, nothing else. The
 * window's `requestDevice` opens no dialog of the system; what it found is shown by the window itself.
 */
export function createHeadsetAccess(
  session: Pick<Session, 'on' | 'setDevicePermissionHandler'>,
  unreadable: () => Promise<readonly HeadsetModel[]>,
): HeadsetAccess {
  let allowed: readonly HeadsetModel[] = [];
  let tell: (choices: readonly HeadsetChoice[] | null) => void = () => undefined;
  let answer: ((deviceId: string | null) => void) | null = null;
  /** By device id: an interface each, of which one may be the telephony one. */
  const found = new Map<string, HIDDevice>();

  const note = (device: HIDDevice): void => {
    if (isTelephonyDevice(device)) found.set(device.deviceId, device);
  };
  const publish = (): void => tell(answer === null ? null : [...found.values()].map(({ deviceId, name }) => ({ deviceId, name })));

  session.setDevicePermissionHandler(({ deviceType, origin, device }) => {
    if (deviceType !== 'hid' || !isOurOrigin(origin)) return false;
    const hid = device as HIDDevice;
    return isTelephonyDevice(hid) && allowed.some((model) => sameModel(model, hid));
  });
  session.on('select-hid-device', (event, { deviceList, frame }, callback) => {
    event.preventDefault();
    if (frame?.url.startsWith(AGENT_PAGE) !== true) {
      callback(null);
      return;
    }
    answer = callback;
    found.clear();
    for (const device of deviceList) note(device);
    publish();
  });
  session.on('hid-device-added', (_event, { device }) => {
    note(device);
    if (answer !== null) publish();
  });
  session.on('hid-device-removed', (_event, { device }) => {
    found.delete(device.deviceId);
    if (answer !== null) publish();
  });

  return {
    allow: (models) => {
      allowed = models;
    },
    onChoices: (listener) => {
      tell = listener;
    },
    modelOf: (deviceId) => {
      const device = found.get(deviceId);
      return device === undefined ? null : { vendorId: device.vendorId, productId: device.productId, name: device.name };
    },
    choose: (deviceId) => {
      const reply = answer;
      answer = null;
      found.clear();
      reply?.(deviceId);
      publish();
    },
    unreadable,
  };
}

/** By its own description; a device that does not describe itself is none. */
function isTelephonyDevice({ collections }: HIDDevice): boolean {
  return Array.isArray(collections) && collections.some(({ usagePage }) => usagePage === TELEPHONY_PAGE);
}
