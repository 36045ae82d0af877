import type { HeadsetLights, HeadsetSignal } from '../../../shared/media/headset.ts';
import type { InputField, ReportLayout } from './report-layout.ts';

/**
 * The unsigned value of a bit field, at most 32 bits, least significant bit first (Device Class Definition for HID 1.11,
 * 5.6); 0 where the data end too soon.
 */
export function bitsAt(data: DataView, offset: number, size: number): number {
  let value = 0;
  for (let bit = 0; bit < size; bit += 1) {
    const place = offset + bit;
    const byte = Math.floor(place / 8);
    if (byte < data.byteLength && (data.getUint8(byte) & (1 << (place % 8))) !== 0) value += 2 ** bit;
  }
  return value;
}

/** Reads input reports of one device and says what changed since the one before. */
export function createInputReader(layout: ReportLayout): (reportId: number, data: DataView) => HeadsetSignal[] {
  const last = new Map<InputField, number>();
  /** What an array field says when nothing is pressed: its first value. Some headsets have no value for it of its own. */
  const rest = new Map<InputField, number>();

  const read = (field: InputField, data: DataView): HeadsetSignal[] => {
    const value = bitsAt(data, field.offset, field.size);
    if (field.form === 'array') {
      if (!rest.has(field)) {
        // A first report that already names a choice other than the lowest is a press.
        rest.set(
          field,
          value === field.logicalMinimum || choiceAt(field, value) === null ? value : field.logicalMinimum,
        );
        last.set(field, rest.get(field) ?? value);
      }
      if (value === last.get(field)) return [];
      last.set(field, value);
      const choice = value === rest.get(field) ? null : choiceAt(field, value);
      return choice === null ? [] : [{ ...choice, change: 'press' }];
    }
    const was = (last.get(field) ?? 0) !== 0;
    const is = value !== 0;
    last.set(field, value);
    if (is === was) return [];
    if (field.kind === 'switch') return [{ control: field.control, key: field.key, change: is ? 'on' : 'off' }];
    return is ? [{ control: field.control, key: field.key, change: 'press' }] : [];
  };

  return (reportId, data) => (layout.inputs.get(reportId) ?? []).flatMap((field) => read(field, data));
}

function choiceAt(
  field: Extract<InputField, { form: 'array' }>,
  value: number,
): Pick<HeadsetSignal, 'control' | 'key'> | null {
  return field.choices[value - field.logicalMinimum] ?? null;
}

/** Makes the output reports of one device. Bits that are no light of ours stay as they are. */
export function createLightWriter(
  layout: ReportLayout,
): (lights: HeadsetLights, again: boolean) => { readonly reportId: number; readonly data: Uint8Array<ArrayBuffer> }[] {
  const written = new Map<number, Uint8Array<ArrayBuffer>>();
  return (lights, again) =>
    [...layout.outputs].flatMap(([reportId, { bytes, bits }]) => {
      const before = written.get(reportId);
      const data = before === undefined ? new Uint8Array(bytes) : before.slice();
      for (const { offset, light } of bits) {
        const byte = Math.floor(offset / 8);
        const mask = 1 << (offset % 8);
        data[byte] = lights[light] ? (data[byte] ?? 0) | mask : (data[byte] ?? 0) & ~mask;
      }
      // Before the first writing every light is believed to be off.
      const same = data.every((value, index) => value === (before?.[index] ?? 0));
      if (same && !again) return [];
      written.set(reportId, data);
      return [{ reportId, data: data.slice() }];
    });
}
