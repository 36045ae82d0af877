import type { Balie } from '../../e2e/support/balie.ts';
import type { HidCollection } from '../../../renderer/media/headset/hid-port.ts';
import type { VirtualHeadset } from '../../support/headset/virtual-headset.ts';

type Plugged = { readonly key: string; readonly vendorId: number; readonly productId: number; readonly productName: string; readonly collections: readonly HidCollection[] };
type Bridge = {
  readonly changed: (kind: 'connect' | 'disconnect') => void;
  readonly report: (key: string, reportId: number, bytes: readonly number[]) => void;
};
/** What the page gets from outside; the application knows nothing of it. */
type Scope = {
  readonly balieHidPlugged: () => Promise<readonly Plugged[]>;
  readonly balieHidSent: (key: string, reportId: number, bytes: readonly number[]) => Promise<void>;
  readonly balieHidOpen: (key: string) => Promise<boolean>;
  balieHid?: Bridge;
};

/** Sockets for virtual headsets at the media window. */
export type HeadsetSockets = {
  readonly plug: (headset: VirtualHeadset) => Promise<void>;
  readonly unplug: (headset: VirtualHeadset) => Promise<void>;
  /** From now on this headset refuses to be opened, as one that another program holds. */
  readonly hold: (headset: VirtualHeadset, held: boolean) => void;
};

/**
 * Puts virtual headsets in the place of the browser's HID devices, from outside: `navigator.hid` of the media page becomes an object
 * of the test's before the page's own code runs. Everything from there on is the application's, its use of WebHID included.
 */
export async function openHeadsetSockets(balie: Balie): Promise<HeadsetSockets> {
  const plugged = new Map<string, VirtualHeadset>();
  const held = new Set<VirtualHeadset>();
  let next = 1;
  const context = balie.app.context();
  await context.exposeFunction('balieHidPlugged', (): readonly Plugged[] =>
    [...plugged].map(([key, { description }]) => ({
      key,
      vendorId: description.vendorId,
      productId: description.productId,
      productName: description.name,
      collections: description.collections,
    })),
  );
  await context.exposeFunction('balieHidSent', (key: string, reportId: number, bytes: number[]) =>
    plugged.get(key)?.receive(reportId, Uint8Array.from(bytes)),
  );
  await context.exposeFunction('balieHidOpen', (key: string) => {
    const headset = plugged.get(key);
    return headset !== undefined && !held.has(headset);
  });
  await context.addInitScript(install);
  await balie.media().reload();

  const tell = <K extends keyof Bridge>(name: K, ...args: Parameters<Bridge[K]>): Promise<void> =>
    balie.media().evaluate(
      ([what, given]) => {
        const bridge = (globalThis as unknown as Scope).balieHid as unknown as Record<string, (...all: readonly unknown[]) => void>;
        bridge[what]?.(...given);
      },
      [name, args] as const,
    );
  return {
    plug: async (headset) => {
      const key = `virtual-${String(next++)}`;
      plugged.set(key, headset);
      headset.onReport((reportId, data) => void tell('report', key, reportId, [...data]));
      await tell('changed', 'connect');
    },
    unplug: async (headset) => {
      for (const [key, one] of plugged) if (one === headset) plugged.delete(key);
      await tell('changed', 'disconnect');
    },
    hold: (headset, on) => {
      if (on) held.add(headset);
      else held.delete(headset);
    },
  };
}

/** Runs in every page before its own code; only the media page asks for it. */
function install(): void {
  const scope = globalThis as unknown as Scope;
  if (!globalThis.location.pathname.startsWith('/media/')) return;
  class Device extends EventTarget {
    opened = false;
    readonly key: string;
    readonly vendorId: number;
    readonly productId: number;
    readonly productName: string;
    readonly collections: readonly HidCollection[];
    constructor({ key, vendorId, productId, productName, collections }: Plugged) {
      super();
      this.key = key;
      this.vendorId = vendorId;
      this.productId = productId;
      this.productName = productName;
      this.collections = collections;
    }
    async open(): Promise<void> {
      if (!(await scope.balieHidOpen(this.key))) throw new DOMException('Failed to open the device.', 'NotAllowedError');
      this.opened = true;
    }
    close(): Promise<void> {
      this.opened = false;
      return Promise.resolve();
    }
    async sendReport(reportId: number, data: Uint8Array): Promise<void> {
      if (!this.opened) throw new DOMException('The device must be opened first.', 'InvalidStateError');
      await scope.balieHidSent(this.key, reportId, [...data]);
    }
  }
  const known = new Map<string, Device>();
  const hid = Object.assign(new EventTarget(), {
    getDevices: async (): Promise<readonly Device[]> =>
      (await scope.balieHidPlugged()).map((plugged) => {
        const device = known.get(plugged.key) ?? new Device(plugged);
        known.set(plugged.key, device);
        return device;
      }),
  });
  Object.defineProperty(navigator, 'hid', { value: hid, configurable: true });
  scope.balieHid = {
    changed: (kind) => void hid.dispatchEvent(new Event(kind)),
    report: (key, reportId, bytes) => {
      const device = known.get(key);
      if (device?.opened !== true) return;
      const data = new DataView(Uint8Array.from(bytes).buffer);
      device.dispatchEvent(Object.assign(new Event('inputreport'), { device, reportId, data }));
    },
  };
}
