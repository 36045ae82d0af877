import type { HidCollection, HidDevicePort, HidPort } from './hid-port.ts';

/** What is used of WebHID (W3C WICG draft); TypeScript's DOM types lack it. */
type WebHidDevice = EventTarget & {
  readonly opened: boolean;
  readonly vendorId: number;
  readonly productId: number;
  readonly productName: string;
  readonly collections: readonly HidCollection[];
  readonly open: () => Promise<void>;
  readonly close: () => Promise<void>;
  readonly sendReport: (reportId: number, data: Uint8Array<ArrayBuffer>) => Promise<void>;
};
type InputReportEvent = Event & { readonly reportId: number; readonly data: DataView };
type WebHid = EventTarget & { readonly getDevices: () => Promise<readonly WebHidDevice[]> };

/** The browser's own HID devices; none where the browser has no WebHID. */
export function createWebHidPort(): HidPort {
  const { hid } = navigator as Navigator & { readonly hid?: WebHid };
  if (hid === undefined) return { devices: () => Promise.resolve([]), onChange: () => undefined };
  /** WebHID gives the same object for a device until it is unplugged. */
  const ports = new WeakMap<WebHidDevice, HidDevicePort>();
  let next = 1;
  const portOf = (device: WebHidDevice): HidDevicePort => {
    const known = ports.get(device);
    if (known !== undefined) return known;
    const port: HidDevicePort = {
      key: `hid-${String(next++)}`,
      name: device.productName,
      vendorId: device.vendorId,
      productId: device.productId,
      collections: device.collections,
      open: async () => {
        if (!device.opened) await device.open();
      },
      onInputReport: (listener) =>
        device.addEventListener('inputreport', (event) => {
          const { reportId, data } = event as InputReportEvent;
          listener(reportId, data);
        }),
      sendReport: (reportId, data) => device.sendReport(reportId, data),
      close: () => device.close(),
    };
    ports.set(device, port);
    return port;
  };
  return {
    devices: async () => (await hid.getDevices()).map(portOf),
    onChange: (listener) => {
      hid.addEventListener('connect', listener);
      hid.addEventListener('disconnect', listener);
    },
  };
}
