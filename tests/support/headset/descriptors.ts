/**
 * The telephony collections of real headsets, as the browser describes them. Facts only, written down by hand from the sources named
 * with each; the descriptors themselves are not part of this repository. Of EPOS, Poly and Yealink no public document of the
 * protocol was found, only captured descriptors; how their firmware answers lights is therefore an assumption (see
 * virtual-headset.ts). Of Logitech no headset with a telephony collection was found, only a webcam.
 */
import type { HidCollection, HidItem } from '../../../renderer/media/headset/hid-port.ts';

const TELEPHONY = 0x0b_0000;
const LED = 0x08_0000;
const BUTTON = 0x09_0000;

type How = 'switch' | 'level' | 'toggle' | 'press';
/**
 * Flags as WebHID tells them. `switch`: absolute, no preferred state (0x22). `level`, `press`: absolute (0x02). `toggle`: relative
 * (0x06).
 */
const FLAGS: Readonly<Record<How, Pick<HidItem, 'isAbsolute' | 'hasPreferredState'>>> = {
  switch: { isAbsolute: true, hasPreferredState: false },
  level: { isAbsolute: true, hasPreferredState: true },
  press: { isAbsolute: true, hasPreferredState: true },
  toggle: { isAbsolute: false, hasPreferredState: true },
};

const base: HidItem = { isArray: false, isConstant: false, isRange: false, logicalMinimum: 0, logicalMaximum: 1, reportSize: 1 };
/** Single bits of the telephony page, in order. */
const bits = (how: How, ...usages: number[]): HidItem => ({
  ...base,
  ...FLAGS[how],
  usages: usages.map((id) => TELEPHONY + id),
  reportCount: usages.length,
});
/** The programmable button: one bit with two names. */
const rejectBit = (how: How, button: number): HidItem => ({ ...base, ...FLAGS[how], usages: [TELEPHONY + 0x07, BUTTON + button], reportCount: 1 });
/** The programmable button of EPOS: a choice of one bit, whose value 1 is button 1. */
const rejectChoice: HidItem = { ...base, ...FLAGS.press, isArray: true, usages: [TELEPHONY + 0x07, BUTTON + 1], reportCount: 1 };
/** The dial pad of Jabra: four bits that name a key. */
const keypad = (logicalMaximum: number): HidItem => ({
  ...base,
  isArray: true,
  isAbsolute: true,
  isRange: true,
  usageMinimum: TELEPHONY + 0xb0,
  usageMaximum: TELEPHONY + 0xbb,
  logicalMaximum,
  reportSize: 4,
  reportCount: 1,
});
const pad = (count: number): HidItem => ({ ...base, isConstant: true, usages: [], reportCount: count });
const lamps = (...usages: number[]): HidItem => ({ ...base, ...FLAGS.switch, usages: usages.map((id) => LED + id), reportCount: usages.length });
const ringer: HidItem = { ...base, ...FLAGS.switch, usages: [TELEPHONY + 0x9e], reportCount: 1 };

type Reports = Readonly<Record<number, readonly HidItem[]>>;
const reports = (all: Reports) => Object.entries(all).map(([reportId, items]) => ({ reportId: Number(reportId), items }));
const collection = (inputs: Reports, outputs: Reports, more: Partial<HidCollection> = {}): HidCollection => ({
  usagePage: 0x0b,
  usage: 0x05,
  inputReports: reports(inputs),
  outputReports: reports(outputs),
  ...more,
});
/** Beside the telephony collection: volume keys, which the operating system handles. */
const consumer: HidCollection = { usagePage: 0x0c, usage: 0x01, inputReports: [{ reportId: 1, items: [{ ...base, usages: [0x0c_00e9, 0x0c_00ea], reportCount: 2 }] }] };

export type HeadsetDescription = {
  readonly name: string;
  readonly vendorId: number;
  readonly productId: number;
  readonly collections: readonly HidCollection[];
  /** Where the facts are from, with the licence of what was read. */
  readonly source: string;
};

const CAPTURE = 'layout of a captured descriptor, gonicus/gonnect tests/resources/hid (GPL-2.0-or-later)';

const jabraInputs: Reports = {
  2: [bits('switch', 0x20, 0x97), bits('toggle', 0x2f, 0x21, 0x24, 0x50), bits('press', 0x07), keypad(11), pad(5)],
};
const jabraOutputs: Reports = { 2: [lamps(0x17, 0x09, 0x18, 0x20, 0x21), ringer, pad(10)] };

export const GENERIC: HeadsetDescription = {
  name: 'Generic telephony headset',
  vendorId: 0x1209,
  productId: 0x0001,
  collections: [collection({ 1: [bits('switch', 0x20), bits('toggle', 0x2f), pad(6)] }, { 2: [lamps(0x17, 0x09, 0x18), pad(5)] })],
  source: 'HID Usage Tables 1.12, telephony and LED pages (usb.org)',
};

export const JABRA_EVOLVE_LINK: HeadsetDescription = {
  name: 'Jabra EVOLVE LINK MS',
  vendorId: 0x0b0e,
  productId: 0x0307,
  collections: [collection(jabraInputs, jabraOutputs), consumer],
  source: `${CAPTURE}: 0b0e-0307; behaviour: developer.jabra.com "Interacting with devices", WICG/webhid issues 61 and 72`,
};

export const JABRA_BIZ_2400: HeadsetDescription = {
  name: 'Jabra BIZ 2400 II',
  vendorId: 0x0b0e,
  productId: 0x2453,
  collections: [
    collection(
      { 2: [bits('switch', 0x20, 0x97), bits('toggle', 0x2f, 0x21, 0x24, 0x70, 0x50), keypad(12), bits('press', 0x07), pad(4)] },
      jabraOutputs,
    ),
    consumer,
  ],
  source: `${CAPTURE}: 0b0e-2453`,
};

export const POLY_BT700: HeadsetDescription = {
  name: 'Poly BT700',
  vendorId: 0x047f,
  productId: 0x02e6,
  collections: [
    consumer,
    collection(
      { 32: [bits('switch', 0x20), bits('toggle', 0x2f), bits('press', 0x21), bits('toggle', 0x24), rejectBit('toggle', 1), pad(3)] },
      { 33: [lamps(0x18), pad(7)], 34: [lamps(0x1e), pad(7)], 35: [lamps(0x09), pad(7)], 36: [lamps(0x17), pad(7)], 37: [lamps(0x20), pad(7)] },
    ),
  ],
  source: `${CAPTURE}: 047f-02e6`,
};

export const POLY_BLACKWIRE_5220: HeadsetDescription = {
  name: 'Plantronics Blackwire 5220 Series',
  vendorId: 0x047f,
  productId: 0xc053,
  collections: [
    consumer,
    collection(
      { 8: [bits('toggle', 0x2f), bits('switch', 0x20), bits('press', 0x21), bits('toggle', 0x24), rejectBit('press', 1), pad(3)] },
      {
        9: [lamps(0x09), pad(7)],
        23: [lamps(0x17), pad(7)],
        24: [lamps(0x18), pad(7)],
        26: [lamps(0x1e), pad(7)],
        32: [lamps(0x20), pad(7)],
        42: [lamps(0x2a), pad(7)],
      },
    ),
  ],
  source: `${CAPTURE}: 047f-c053`,
};

export const POLY_BLACKWIRE_3220: HeadsetDescription = {
  name: 'Plantronics Blackwire 3220 Series',
  vendorId: 0x047f,
  productId: 0xc056,
  collections: [
    consumer,
    collection(
      { 8: [bits('toggle', 0x2f), bits('switch', 0x20, 0x21), pad(5)] },
      { 9: [lamps(0x09), pad(7)], 23: [lamps(0x17), pad(7)], 24: [lamps(0x18), pad(7)] },
    ),
  ],
  source: 'part of a report descriptor in libusb/hidapi pull request 262 (facts of a public issue thread)',
};

export const SENNHEISER_SC660: HeadsetDescription = {
  name: 'Sennheiser SC 660 ANC USB',
  vendorId: 0x1395,
  productId: 0x0082,
  collections: [
    consumer,
    collection(
      { 8: [bits('toggle', 0x2f), bits('switch', 0x20), bits('toggle', 0x24, 0x21, 0x26), rejectBit('press', 1), pad(2)] },
      { 9: [lamps(0x09, 0x17, 0x18, 0x21, 0x2a, 0x20), pad(2)] },
    ),
  ],
  source: `${CAPTURE}: 1395-0082`,
};

export const EPOS_IMPACT_D1: HeadsetDescription = {
  name: 'EPOS IMPACT D1',
  vendorId: 0x1395,
  productId: 0x009c,
  collections: [
    collection(
      { 2: [bits('level', 0x20), bits('toggle', 0x21, 0x24, 0x2f, 0x26), rejectChoice, pad(2)] },
      { 3: [lamps(0x17, 0x21, 0x18, 0x09, 0x2a, 0x20), pad(2)] },
    ),
    consumer,
  ],
  source: `${CAPTURE}: 1395-009c`,
};

export const EPOS_IMPACT_DW: HeadsetDescription = {
  name: 'EPOS IMPACT DW',
  vendorId: 0x1395,
  productId: 0x00a2,
  collections: [
    collection(
      {
        2: [
          { ...base, ...FLAGS.press, usages: [0x0c_00ea, 0x0c_00e9], reportCount: 2 },
          bits('switch', 0x20),
          bits('toggle', 0x21, 0x24, 0x2f, 0x26),
          rejectChoice,
        ],
      },
      { 3: [ringer, lamps(0x17, 0x21, 0x18, 0x09, 0x2a, 0x20), pad(1)] },
    ),
    consumer,
  ],
  source: `${CAPTURE}: 1395-00a2`,
};

export const YEALINK_WH66: HeadsetDescription = {
  name: 'Yealink WH66',
  vendorId: 0x6993,
  productId: 0xb02b,
  collections: [collection(jabraInputs, jabraOutputs), consumer],
  source: `${CAPTURE}: 6993-b02b`,
};

/** The reports of a Yealink UH38 stand in a child of the telephony collection. */
export const YEALINK_UH38: HeadsetDescription = {
  name: 'Yealink UH38',
  vendorId: 0x6993,
  productId: 0x0001,
  collections: [collection({}, {}, { children: [collection(jabraInputs, jabraOutputs)] })],
  source: 'purecloudlabs/softphone-vendor-headsets pull request 150 (MIT): report 2 in a child collection; product id not given there, layout assumed that of the WH66',
};

export const GIGASET_ION: HeadsetDescription = {
  name: 'Gigaset ION',
  vendorId: 0x1e85,
  productId: 0x0001,
  collections: [
    collection(
      { 2: [bits('switch', 0x20, 0x97), bits('press', 0x2a), bits('toggle', 0x2f, 0x21, 0x24, 0x50), rejectBit('press', 7), pad(8)] },
      { 2: [lamps(0x17, 0x09, 0x18, 0x20, 0x21, 0x2a), ringer, pad(9)] },
    ),
  ],
  source: 'teamwork.gigaset.com "ION - USB HID commands" (public vendor documentation); flags and USB numbers are not given there',
};

export const DELL_SP325: HeadsetDescription = {
  name: 'Dell SP325',
  vendorId: 0x413c,
  productId: 0x8223,
  collections: [
    consumer,
    collection(
      { 5: [bits('switch', 0x20), bits('toggle', 0x2f), bits('toggle', 0x24, 0x21, 0x97, 0x2a, 0x50), rejectBit('press', 7)] },
      { 5: [lamps(0x17, 0x09, 0x18, 0x20, 0x21, 0x2a), pad(2)] },
    ),
  ],
  source: 'layout of a descriptor captured from a device, in a public repository of a meeting tool (speakerphone, not a headset)',
};

/** Not a headset, but the one Logitech device found; mute both ways, no hook light. */
export const LOGITECH_MX_BRIO: HeadsetDescription = {
  name: 'Logitech MX Brio',
  vendorId: 0x046d,
  productId: 0x0944,
  collections: [collection({ 8: [bits('toggle', 0x2f), bits('switch', 0x20), pad(6)] }, { 8: [lamps(0x09), { ...base, ...FLAGS.switch, usages: [TELEPHONY + 0x2a], reportCount: 1 }, pad(6)] })],
  source: 'layout of a captured descriptor in a public repository (a webcam with a telephony collection)',
};

/** A mute that keeps its position, such as a microphone arm that is up (absolute Phone Mute, systemd pull request 23372). */
export const MUTE_SWITCH: HeadsetDescription = {
  name: 'Speakerphone with a mute switch',
  vendorId: 0x18d1,
  productId: 0x8001,
  collections: [collection({ 1: [bits('switch', 0x20, 0x2f), pad(6)] }, { 1: [lamps(0x17, 0x09, 0x18, 0x20), pad(4)] })],
  source: 'systemd/systemd pull request 23372 (facts of a public thread): Phone Mute as a switch, 1 is muted; layout assumed',
};

export const ALL_HEADSETS: readonly HeadsetDescription[] = [
  GENERIC,
  JABRA_EVOLVE_LINK,
  JABRA_BIZ_2400,
  POLY_BT700,
  POLY_BLACKWIRE_5220,
  POLY_BLACKWIRE_3220,
  SENNHEISER_SC660,
  EPOS_IMPACT_D1,
  EPOS_IMPACT_DW,
  YEALINK_WH66,
  YEALINK_UH38,
  GIGASET_ION,
  DELL_SP325,
  LOGITECH_MX_BRIO,
  MUTE_SWITCH,
];
