/** The parts of WebHID's report descriptions that are read (W3C WICG WebHID, HIDCollectionInfo and below). TypeScript's DOM types lack them. */
export type HidItem = {
  readonly isAbsolute?: boolean;
  readonly isArray?: boolean;
  readonly isConstant?: boolean;
  readonly isRange?: boolean;
  readonly hasPreferredState?: boolean;
  /** Page × 65536 + usage; with `isRange` from `usageMinimum` to `usageMaximum`. */
  readonly usages?: readonly number[];
  readonly usageMinimum?: number;
  readonly usageMaximum?: number;
  /** In bits. */
  readonly reportSize?: number;
  readonly reportCount?: number;
  readonly logicalMinimum?: number;
  readonly logicalMaximum?: number;
};
export type HidReport = { readonly reportId?: number; readonly items?: readonly HidItem[] };
export type HidCollection = {
  readonly usagePage?: number;
  readonly usage?: number;
  readonly children?: readonly HidCollection[];
  readonly inputReports?: readonly HidReport[];
  readonly outputReports?: readonly HidReport[];
};

/** One device that may be used, open or not. */
export type HidDevicePort = {
  /** The same for as long as the device stays plugged in. */
  readonly key: string;
  readonly name: string;
  readonly vendorId: number;
  readonly productId: number;
  readonly collections: readonly HidCollection[];
  /** @throws the browser's error when the system or another program refuses */
  readonly open: () => Promise<void>;
  /** The data come without the report id, as in WebHID. */
  readonly onInputReport: (listener: (reportId: number, data: DataView) => void) => void;
  readonly sendReport: (reportId: number, data: Uint8Array<ArrayBuffer>) => Promise<void>;
  readonly close: () => Promise<void>;
};

/** The devices that the agent has connected. Its one real implementation is the only place that names `navigator.hid`. */
export type HidPort = {
  readonly devices: () => Promise<readonly HidDevicePort[]>;
  /** Called when a device comes or goes. */
  readonly onChange: (listener: () => void) => void;
};
