/** What an agent can do on a headset, whatever the button looks like. `key` is the dial pad. */
export type HeadsetControl = 'hook' | 'mute' | 'flash' | 'hold' | 'redial' | 'drop' | 'reject' | 'key';

/** What Balie shows on a headset. */
export type HeadsetLight = 'offHook' | 'ring' | 'mute' | 'hold';
export type HeadsetLights = { readonly [Light in HeadsetLight]: boolean };
export const DARK: HeadsetLights = { offHook: false, ring: false, mute: false, hold: false };

/**
 * One control that changed. `on` and `off` come from a control that keeps its position (off-hook or on-hook, muted or
 * not); `press` from one that only says that it was pressed. `key` is the key of the dial pad, else empty.
 */
export type HeadsetSignal = {
  readonly control: HeadsetControl;
  readonly change: 'on' | 'off' | 'press';
  readonly key: string;
};

/** A telephony device (HID usage page 0x0B) that the agent has connected. */
export type Headset = {
  /** Names it as long as it is plugged in. */
  readonly key: string;
  readonly name: string;
  readonly vendorId: number;
  readonly productId: number;
  /** Why it cannot be used; `refused` by the operating system or by another program that holds it. */
  readonly problem: 'none' | 'refused' | 'failed';
  readonly controls: readonly HeadsetControl[];
  readonly lights: readonly HeadsetLight[];
};

/** A model that may be used: what the agent once picked. */
export type HeadsetModel = { readonly vendorId: number; readonly productId: number; readonly name: string };

export const sameModel = (one: Pick<HeadsetModel, 'vendorId' | 'productId'>, other: Pick<HeadsetModel, 'vendorId' | 'productId'>): boolean =>
  one.vendorId === other.vendorId && one.productId === other.productId;

const hex = (value: number): string => value.toString(16).padStart(4, '0');

/**
 * The headset whose buttons count: the one that the chosen microphone belongs to, else the first that works. Browsers
 * write a USB device's numbers behind the label of its microphone, such as `Jabra Link (0b0e:0307)`; where they do not, the
 * name tells.
 *
 * @param microphone label of the chosen microphone; empty for the system's choice
 */
export function headsetInUse(headsets: readonly Headset[], microphone: string): Headset | null {
  const usable = headsets.filter(({ problem }) => problem === 'none');
  const label = microphone.toLowerCase();
  return (
    usable.find(({ vendorId, productId }) => label.includes(`(${hex(vendorId)}:${hex(productId)})`)) ??
    usable.find(({ name }) => name !== '' && label.includes(name.toLowerCase())) ??
    usable[0] ??
    null
  );
}
