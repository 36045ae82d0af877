import type { HeadsetControl, HeadsetLight } from '../../../shared/media/headset.ts';
import type { HidCollection, HidItem, HidReport } from './hid-port.ts';
import { controlOf, lightOf, TELEPHONY_PAGE } from './usages.ts';

/**
 * How a control speaks (HID Usage Tables, 3.4.1.2 On/Off Controls). `switch`: its bit is its position. `button`: its bit
 * goes to 1 when pressed and back by itself.
 */
export type ControlKind = 'switch' | 'button';

/** One bit field of an input report that is about one control. */
export type ControlField = {
  readonly form: 'control';
  /** In bits from the start of the data. */
  readonly offset: number;
  readonly size: number;
  readonly control: HeadsetControl;
  readonly key: string;
  readonly kind: ControlKind;
};
/** A field of an input report whose value says which of several controls is pressed. */
export type ArrayField = {
  readonly form: 'array';
  readonly offset: number;
  readonly size: number;
  readonly logicalMinimum: number;
  /** The meaning of each value from the logical minimum on; null for one without a meaning here. */
  readonly choices: readonly ({ readonly control: HeadsetControl; readonly key: string } | null)[];
};
export type InputField = ControlField | ArrayField;

export type OutputReport = {
  /** Length of the data. */
  readonly bytes: number;
  readonly bits: readonly { readonly offset: number; readonly light: HeadsetLight }[];
};

export type ReportLayout = {
  readonly inputs: ReadonlyMap<number, readonly InputField[]>;
  readonly outputs: ReadonlyMap<number, OutputReport>;
  readonly controls: readonly HeadsetControl[];
  readonly lights: readonly HeadsetLight[];
};

/** Longest item that is believed; a descriptor can claim anything. */
const MAX_COUNT = 4_096;

/** Whether a device is a telephony device: only those are ever opened. */
export function isTelephony(collections: readonly HidCollection[]): boolean {
  return collections.some(({ usagePage }) => usagePage === TELEPHONY_PAGE);
}

/** Reads out of a device's telephony collections where its controls and lights are. */
export function layoutOf(collections: readonly HidCollection[]): ReportLayout {
  const inputs = new Map<number, InputField[]>();
  const outputs = new Map<number, OutputReport>();
  for (const collection of collections) {
    if (collection.usagePage !== TELEPHONY_PAGE) continue;
    for (const { reportId, items } of reportsOf(collection, 'inputReports')) {
      const fields = inputFields(items);
      if (fields.length > 0) inputs.set(reportId, [...(inputs.get(reportId) ?? []), ...fields]);
    }
    for (const { reportId, items } of reportsOf(collection, 'outputReports')) {
      const report = outputReport(items);
      if (report.bits.length > 0) outputs.set(reportId, report);
    }
  }
  const controls = [...inputs.values()]
    .flat()
    .flatMap((field) =>
      field.form === 'control' ? [field.control] : field.choices.flatMap((choice) => choice?.control ?? []),
    );
  const lights = [...outputs.values()].flatMap(({ bits }) => bits.map(({ light }) => light));
  return { inputs, outputs, controls: [...new Set(controls)], lights: [...new Set(lights)] };
}

/**
 * The reports of a collection. A report that a nested collection takes part in is listed whole with its parent; one that
 * is listed with the child only (Yealink UH38, purecloudlabs/softphone-vendor-headsets pull request 150) is taken from there.
 */
function reportsOf(
  collection: HidCollection,
  direction: 'inputReports' | 'outputReports',
): { readonly reportId: number; readonly items: readonly HidItem[] }[] {
  const own = (collection[direction] ?? []).map(({ reportId = 0, items = [] }: HidReport) => ({ reportId, items }));
  const known = new Set(own.map(({ reportId }) => reportId));
  const nested = (collection.children ?? []).flatMap((child) => reportsOf(child, direction));
  return [...own, ...nested.filter(({ reportId }) => !known.has(reportId))];
}

/** A size or count of a descriptor, kept to what can be: a negative one would place the next item before the data. */
function believed(claimed: number | undefined): number {
  return Math.min(Math.max(0, claimed ?? 0), MAX_COUNT);
}

function placed(
  items: readonly HidItem[],
): { readonly item: HidItem; readonly offset: number; readonly size: number; readonly count: number }[] {
  let offset = 0;
  return items.map((item) => {
    const size = believed(item.reportSize);
    const count = believed(item.reportCount);
    const at = { item, offset, size, count };
    offset += size * count;
    return at;
  });
}

/** The usages of an item in the order of its fields, ranges written out. */
function usagesOf({ isRange = false, usageMinimum = 0, usageMaximum = -1, usages = [] }: HidItem): readonly number[] {
  if (!isRange) return usages;
  const length = Math.max(0, Math.min(usageMaximum - usageMinimum + 1, MAX_COUNT));
  return Array.from({ length }, (_, index) => usageMinimum + index);
}

function inputFields(items: readonly HidItem[]): InputField[] {
  return placed(items).flatMap(({ item, offset, size, count }): InputField[] => {
    const usages = usagesOf(item);
    // Padding has no usages. A constant with usages is a control all the same (Anker PowerConf marks all of its so).
    if (usages.length === 0 || size < 1 || size > 32) return [];
    const places = Array.from({ length: count }, (_, index) => offset + index * size);
    if (item.isArray === true) {
      const choices = usages.map(controlOf);
      if (choices.every((choice) => choice === null)) return [];
      return places.map((place) => ({
        form: 'array',
        offset: place,
        size,
        logicalMinimum: item.logicalMinimum ?? 0,
        choices,
      }));
    }
    return places.flatMap((place, index): InputField[] => {
      // More usages than fields: the last field has the rest as further names (Programmable Button and Button 1 of Poly).
      const names = index === count - 1 ? usages.slice(index) : usages.slice(index, index + 1);
      const meaning = names.map(controlOf).find((found) => found !== null);
      return meaning === undefined
        ? []
        : [{ form: 'control', offset: place, size, ...meaning, kind: kindOf(meaning.control, item) }];
    });
  });
}

/**
 * Only the hook and mute keep a position. They do so when they are absolute; the tables ask for "no preferred state" too, but
 * there are headsets (EPOS IMPACT D1) whose hook switch lacks that and still reports its position.
 */
function kindOf(control: HeadsetControl, { isAbsolute = true, hasPreferredState = true }: HidItem): ControlKind {
  if (!isAbsolute) return 'button';
  if (control === 'hook') return 'switch';
  return control === 'mute' && !hasPreferredState ? 'switch' : 'button';
}

function outputReport(items: readonly HidItem[]): OutputReport {
  const all = placed(items);
  const bits = all.flatMap(({ item, offset, size, count }) => {
    if (item.isConstant === true || item.isArray === true) return [];
    const usages = usagesOf(item);
    return Array.from({ length: count }, (_, index) => ({
      offset: offset + index * size,
      light: lightOf(usages[index] ?? 0),
    })).flatMap(({ offset: place, light }) => (light === null ? [] : [{ offset: place, light }]));
  });
  const length = all.reduce((sum, { size, count }) => sum + size * count, 0);
  return { bytes: Math.ceil(length / 8), bits };
}
