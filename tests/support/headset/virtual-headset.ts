import { bitsAt } from '../../../renderer/media/headset/reports.ts';
import type { HidDevicePort, HidItem, HidReport } from '../../../renderer/media/headset/hid-port.ts';
import type { HeadsetDescription } from './descriptors.ts';

const page = (usage: number): number => Math.floor(usage / 0x1_0000);
const TELEPHONY = 0x0b_0000;
const LED = 0x08_0000;
const BUTTON_PAGE = 0x09;

/** Usages of the buttons, as a person would name them. */
const BUTTONS = { hook: 0x20, flash: 0x21, redial: 0x24, drop: 0x26, mute: 0x2f } as const;
export type VirtualButton = keyof typeof BUTTONS | 'reject' | `key ${string}`;
export type VirtualLamp = 'offHook' | 'ring' | 'mute' | 'hold';
const LAMPS: Readonly<Record<VirtualLamp, number>> = { offHook: 0x17, ring: 0x18, mute: 0x09, hold: 0x20 };

type Place = { readonly reportId: number; readonly offset: number; readonly size: number; readonly item: HidItem; readonly value: number };

export type VirtualHeadsetOptions = {
  /**
   * Answers the off-hook and mute lamps with its own position, after this time in ms; null never does. Jabra documents that every
   * off-hook is acknowledged in the same direction.
   */
  readonly acknowledges?: number | null;
  /** Answers a mute lamp with a press of its own mute, as some devices with a relative mute do. */
  readonly echoesMutePress?: boolean;
};

/**
 * A headset made of a recorded description. It knows nothing of the application: it sends input reports when a button is pressed
 * and keeps what the output reports say. Bits are placed by this class itself, from the items, not by the code under test (only
 * the reading of a single bit field is shared, and tested by itself).
 */
export class VirtualHeadset {
  readonly description: HeadsetDescription;
  readonly #options: VirtualHeadsetOptions;
  readonly #inputs = new Map<number, Uint8Array<ArrayBuffer>>();
  readonly #outputs = new Map<number, Uint8Array<ArrayBuffer>>();
  #send: (reportId: number, data: Uint8Array<ArrayBuffer>) => void = () => undefined;
  /** Output reports so far. */
  readonly received: { readonly reportId: number; readonly data: readonly number[] }[] = [];

  constructor(description: HeadsetDescription, options: VirtualHeadsetOptions = {}) {
    this.description = description;
    this.#options = options;
  }

  /** Where input reports go from now on. */
  onReport(send: (reportId: number, data: Uint8Array<ArrayBuffer>) => void): void {
    this.#send = send;
  }

  /** Presses and lets go. A hook or mute that keeps its position moves to the other one. */
  press(button: VirtualButton): void {
    const place = this.#input(button);
    if (this.#keeps(place)) {
      this.#set(place, this.#value(place) === 0 ? 1 : 0);
      return;
    }
    this.#set(place, place.value);
    this.#set(place, 0);
  }

  /** Moves a hook or mute that keeps its position. */
  move(button: 'hook' | 'mute', on: boolean): void {
    this.#set(this.#input(button), on ? 1 : 0);
  }

  position(button: 'hook' | 'mute'): boolean {
    return this.#value(this.#input(button)) !== 0;
  }

  has(button: VirtualButton): boolean {
    return this.#find('inputReports', this.#usages(button)) !== null;
  }

  lit(lamp: VirtualLamp): boolean {
    const place = this.#find('outputReports', [LED + LAMPS[lamp]]);
    const data = place === null ? undefined : this.#outputs.get(place.reportId);
    return place !== null && data !== undefined && bitsAt(new DataView(data.buffer), place.offset, 1) === 1;
  }

  /** The lamps that burn, in order. */
  lamps(): VirtualLamp[] {
    return (Object.keys(LAMPS) as VirtualLamp[]).filter((lamp) => this.lit(lamp));
  }

  /** An output report arrives. @throws Error when it is not as long as described */
  receive(reportId: number, data: Uint8Array): void {
    const length = this.#reportBytes('outputReports', reportId);
    if (data.length !== length) throw new Error(`report ${reportId} has ${data.length} bytes instead of ${length}`);
    const before = { offHook: this.lit('offHook'), mute: this.lit('mute') };
    this.#outputs.set(reportId, Uint8Array.from(data));
    this.received.push({ reportId, data: [...data] });
    const { acknowledges = 20, echoesMutePress = false } = this.#options;
    if (acknowledges === null) return;
    const later = (run: () => void): void => void setTimeout(run, acknowledges);
    if (this.#acknowledged('hook', before.offHook)) later(() => this.move('hook', this.lit('offHook')));
    if (this.#acknowledged('mute', before.mute)) later(() => this.move('mute', this.lit('mute')));
    if (echoesMutePress && before.mute !== this.lit('mute')) later(() => this.press('mute'));
  }

  /** As a port of the media window's headset host. */
  port(key: string): HidDevicePort & { readonly opened: () => boolean } {
    let open = false;
    return {
      key,
      name: this.description.name,
      vendorId: this.description.vendorId,
      productId: this.description.productId,
      collections: this.description.collections,
      open: () => {
        open = true;
        return Promise.resolve();
      },
      opened: () => open,
      onInputReport: (listener) =>
        this.onReport((reportId, data) => {
          if (open) listener(reportId, new DataView(data.buffer));
        }),
      sendReport: (reportId, data) => {
        this.receive(reportId, data);
        return Promise.resolve();
      },
      close: () => {
        open = false;
        return Promise.resolve();
      },
    };
  }

  #acknowledged(button: 'hook' | 'mute', before: boolean): boolean {
    if (!this.has(button)) return false;
    const now = this.lit(button === 'hook' ? 'offHook' : 'mute');
    return now !== before && this.#keeps(this.#input(button)) && this.position(button) !== now;
  }

  #keeps({ item }: Place): boolean {
    const [usage = 0] = item.usages ?? [];
    const isHookOrMute = item.usages?.some((id) => id === TELEPHONY + BUTTONS.hook || id === TELEPHONY + BUTTONS.mute) === true;
    return item.isArray !== true && item.isAbsolute === true && isHookOrMute && (item.hasPreferredState === false || usage === TELEPHONY + BUTTONS.hook);
  }

  #usages(button: VirtualButton): readonly number[] {
    if (button === 'reject') return [TELEPHONY + 0x07];
    if (button.startsWith('key ')) return [TELEPHONY + 0xb0 + '0123456789*#'.indexOf(button.slice(4))];
    return [TELEPHONY + BUTTONS[button as keyof typeof BUTTONS]];
  }

  #input(button: VirtualButton): Place {
    const place = this.#find('inputReports', this.#usages(button));
    if (place === null) throw new Error(`${this.description.name} has no ${button}`);
    return place;
  }

  #reports(direction: 'inputReports' | 'outputReports'): readonly HidReport[] {
    return this.description.collections
      .filter(({ usagePage }) => usagePage === 0x0b)
      .flatMap((collection) => [...(collection[direction] ?? []), ...(collection.children ?? []).flatMap((child) => child[direction] ?? [])]);
  }

  #find(direction: 'inputReports' | 'outputReports', wanted: readonly number[]): Place | null {
    for (const { reportId = 0, items = [] } of this.#reports(direction)) {
      let offset = 0;
      for (const item of items) {
        const size = item.reportSize ?? 0;
        const count = item.reportCount ?? 0;
        const usages = item.isRange === true ? range(item.usageMinimum ?? 0, item.usageMaximum ?? 0) : (item.usages ?? []);
        const index = usages.findIndex((usage) => wanted.includes(usage) && page(usage) !== BUTTON_PAGE);
        if (index >= 0 && item.isArray === true) {
          // A button that is a choice by itself rests at 0; it is the last name that is pressed.
          const value = item.isRange === true ? index + (item.logicalMinimum ?? 0) : usages.length - 1;
          return { reportId, offset, size, item, value };
        }
        if (index >= 0 && index < count) return { reportId, offset: offset + index * size, size, item, value: 1 };
        offset += size * count;
      }
    }
    return null;
  }

  #reportBytes(direction: 'inputReports' | 'outputReports', reportId: number): number {
    const report = this.#reports(direction).find((one) => one.reportId === reportId);
    if (report === undefined) throw new Error(`${this.description.name} has no report ${reportId}`);
    return Math.ceil((report.items ?? []).reduce((sum, { reportSize = 0, reportCount = 0 }) => sum + reportSize * reportCount, 0) / 8);
  }

  #data(reportId: number): Uint8Array<ArrayBuffer> {
    const known = this.#inputs.get(reportId);
    if (known !== undefined) return known;
    const fresh = new Uint8Array(this.#reportBytes('inputReports', reportId));
    this.#inputs.set(reportId, fresh);
    return fresh;
  }

  #value({ reportId, offset, size }: Place): number {
    return bitsAt(new DataView(this.#data(reportId).buffer), offset, size);
  }

  #set({ reportId, offset, size }: Place, value: number): void {
    const data = this.#data(reportId);
    for (let bit = 0; bit < size; bit += 1) {
      const at = offset + bit;
      const mask = 1 << (at % 8);
      const byte = Math.floor(at / 8);
      data[byte] = (value >> bit) & 1 ? (data[byte] ?? 0) | mask : (data[byte] ?? 0) & ~mask;
    }
    this.#send(reportId, data.slice());
  }
}

const range = (from: number, to: number): number[] => Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
