import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isTelephony, layoutOf } from '../../../../../renderer/media/headset/report-layout.ts';
import { bitsAt, createInputReader, createLightWriter } from '../../../../../renderer/media/headset/reports.ts';
import { DARK, type HeadsetLights, type HeadsetSignal } from '../../../../../shared/domain/headset/headset.ts';
import {
  ALL_HEADSETS,
  DELL_SP325,
  EPOS_IMPACT_D1,
  EPOS_IMPACT_DW,
  GIGASET_ION,
  JABRA_BIZ_2400,
  JABRA_EVOLVE_LINK,
  LOGITECH_MX_BRIO,
  MUTE_SWITCH,
  POLY_BT700,
  YEALINK_UH38,
  type HeadsetDescription,
} from '../../../../support/headset/descriptors.ts';
import { VirtualHeadset, type VirtualButton } from '../../../../support/headset/virtual-headset.ts';

/** What the application hears of a headset while it is used. */
function hear(description: HeadsetDescription, use: (headset: VirtualHeadset) => void): string[] {
  const headset = new VirtualHeadset(description, { acknowledges: null });
  const read = createInputReader(layoutOf(description.collections));
  const heard: HeadsetSignal[] = [];
  headset.onReport((reportId, data) => heard.push(...read(reportId, new DataView(data.buffer))));
  use(headset);
  return heard.map(({ control, change, key }) => [control, change, key].filter(Boolean).join(' '));
}

const raw = (description: HeadsetDescription, ...all: readonly (readonly [reportId: number, ...bytes: number[]])[]): string[] => {
  const read = createInputReader(layoutOf(description.collections));
  return all
    .flatMap(([reportId, ...bytes]) => read(reportId, new DataView(Uint8Array.from(bytes).buffer)))
    .map(({ control, change, key }) => [control, change, key].filter(Boolean).join(' '));
};

const lights = (...on: (keyof HeadsetLights)[]): HeadsetLights => ({ ...DARK, ...Object.fromEntries(on.map((one) => [one, true])) });
const written = (description: HeadsetDescription, ...steps: readonly (readonly [HeadsetLights, boolean?])[]): (readonly number[])[][] => {
  const write = createLightWriter(layoutOf(description.collections));
  return steps.map(([wanted, again = false]) => write(wanted, again).map(({ reportId, data }) => [reportId, ...data]));
};

describe('bit fields', () => {
  it('are read least significant bit first, across bytes', () => {
    const data = new DataView(Uint8Array.from([0b1010_0000, 0b0000_0101]).buffer);
    expect(bitsAt(data, 5, 1)).toBe(1);
    expect(bitsAt(data, 5, 6)).toBe(0b10_1101);
    expect(bitsAt(data, 0, 16)).toBe(0x05a0);
  });

  it('come out as they went in, wherever they stand', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 32 }), fc.nat({ max: 0xffff_ffff }), (offset, size, any) => {
        const value = any % 2 ** size;
        const bytes = new Uint8Array(10);
        for (let bit = 0; bit < size; bit += 1)
          if (Math.floor(value / 2 ** bit) % 2 === 1) bytes[Math.floor((offset + bit) / 8)]! |= 1 << ((offset + bit) % 8);
        expect(bitsAt(new DataView(bytes.buffer), offset, size)).toBe(value);
      }),
    );
  });

  it('are 0 where a report is too short', () => {
    expect(bitsAt(new DataView(new ArrayBuffer(0)), 0, 8)).toBe(0);
  });
});

describe('input reports', () => {
  it('of a Jabra: hook as a position, mute as a press, as recorded from a device', () => {
    // WICG/webhid issue 61: the call button sends 01 00, and 00 00 when nobody answers it.
    expect(raw(JABRA_EVOLVE_LINK, [2, 0x01, 0x00], [2, 0x00, 0x00])).toEqual(['hook on', 'hook off']);
    expect(raw(JABRA_EVOLVE_LINK, [2, 0x05, 0x00], [2, 0x01, 0x00], [2, 0x05, 0x00])).toEqual(['hook on', 'mute press', 'mute press']);
    expect(raw(JABRA_EVOLVE_LINK, [2, 0x08, 0], [2, 0, 0], [2, 0x10, 0], [2, 0, 0], [2, 0x40, 0])).toEqual([
      'flash press',
      'redial press',
      'reject press',
    ]);
  });

  it('of the dial pad: a key once, and nothing for a pad that rests at its lowest value', () => {
    expect(hear(JABRA_EVOLVE_LINK, (headset) => [headset.press('hook'), headset.press('key 5'), headset.press('key #')])).toEqual([
      'hook on',
      'key press 5',
      'key press #',
    ]);
    // A pad with a value of its own for "no key" has all twelve.
    expect(raw(JABRA_BIZ_2400, [2, 0x80, 0x07], [2, 0x00, 0x00], [2, 0x80, 0x07])).toEqual(['key press 0']);
  });

  it('of Poly: each button in the one report with the number 32', () => {
    expect(raw(POLY_BT700, [32, 0x01], [32, 0x03], [32, 0x01], [32, 0x05], [32, 0x01], [32, 0x11], [32, 0])).toEqual([
      'hook on',
      'mute press',
      'flash press',
      'reject press',
      'hook off',
    ]);
  });

  it('of EPOS: the reject button is a choice, volume keys are skipped', () => {
    expect(raw(EPOS_IMPACT_D1, [2, 0x20], [2, 0x00], [2, 0x01], [2, 0x00])).toEqual(['reject press', 'hook on', 'hook off']);
    expect(raw(EPOS_IMPACT_DW, [2, 0x01], [2, 0x02], [2, 0x04], [2, 0x84])).toEqual(['hook on', 'reject press']);
  });

  it('of a mute that keeps its position', () => {
    expect(hear(MUTE_SWITCH, (headset) => [headset.press('mute'), headset.press('hook'), headset.press('mute')])).toEqual([
      'mute on',
      'hook on',
      'mute off',
    ]);
  });

  it('of a report that stands in a child collection', () => {
    expect(hear(YEALINK_UH38, (headset) => headset.press('hook'))).toEqual(['hook on']);
  });

  it('of a report that is repeated say nothing new; unknown and short reports say nothing', () => {
    expect(raw(JABRA_EVOLVE_LINK, [2, 1, 0], [2, 1, 0], [9, 255], [2], [2, 1, 0])).toEqual(['hook on', 'hook off', 'hook on']);
  });

  it.each(ALL_HEADSETS.map((description) => [description.name, description] as const))('of %s: every button as itself and nothing else', (_name, description) => {
    const buttons: VirtualButton[] = ['hook', 'mute', 'flash', 'redial', 'drop', 'reject', 'key 7'];
    for (const button of buttons) {
      const heard = hear(description, (headset) => headset.has(button) && headset.press(button));
      const has = new VirtualHeadset(description).has(button);
      expect(heard.map((signal) => signal.split(' ')[0]), button).toEqual(has ? [button.split(' ')[0]] : []);
    }
    expect(isTelephony(description.collections)).toBe(true);
  });

  it('never fail, whatever a device says', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ALL_HEADSETS),
        fc.array(fc.tuple(fc.nat({ max: 40 }), fc.uint8Array({ maxLength: 5 }))),
        (description, all) => {
          const read = createInputReader(layoutOf(description.collections));
          for (const [reportId, data] of all) read(reportId, new DataView(Uint8Array.from(data).buffer));
        },
      ),
    );
  });
});

describe('output reports', () => {
  it('of a Jabra light in one report, mute with the microphone light', () => {
    expect(written(JABRA_EVOLVE_LINK, [lights('ring')], [lights('offHook')], [lights('offHook', 'mute')], [lights('offHook', 'hold')], [DARK])).toEqual([
      [[2, 0b0000_0100, 0]],
      [[2, 0b0000_0001, 0]],
      [[2, 0b0001_0011, 0]],
      [[2, 0b0000_1001, 0]],
      [[2, 0, 0]],
    ]);
  });

  it('of Poly: a report for each light, and only those that change', () => {
    expect(written(POLY_BT700, [lights('ring')], [lights('offHook')], [lights('offHook', 'mute')])).toEqual([
      [[33, 1]],
      [
        [33, 0],
        [36, 1],
      ],
      [[35, 1]],
    ]);
  });

  it('of Gigaset as its documentation has them', () => {
    // Off-hook, mute, ring, hold, microphone, on-line; mute lights both the mute and the microphone bit.
    expect(written(GIGASET_ION, [lights('offHook', 'mute')])).toEqual([[[2, 0b0011_0011, 0]]]);
  });

  it('write nothing that is already so, unless asked to write again', () => {
    expect(written(JABRA_EVOLVE_LINK, [DARK], [lights('ring')], [lights('ring')], [lights('ring'), true])).toEqual([[], [[2, 4, 0]], [], [[2, 4, 0]]]);
    expect(written(POLY_BT700, [DARK, true])[0]).toEqual([[33, 0], [35, 0], [36, 0], [37, 0]]);
  });

  it('leave every bit alone that is no light of ours', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ALL_HEADSETS),
        fc.array(fc.record({ offHook: fc.boolean(), ring: fc.boolean(), mute: fc.boolean(), hold: fc.boolean() }), { minLength: 1, maxLength: 8 }),
        (description, steps) => {
          const layout = layoutOf(description.collections);
          const write = createLightWriter(layout);
          const headset = new VirtualHeadset(description, { acknowledges: null });
          for (const step of steps) {
            for (const { reportId, data } of write(step, false)) {
              headset.receive(reportId, data);
              const ours = layout.outputs.get(reportId)?.bits.map(({ offset }) => offset) ?? [];
              for (let bit = 0; bit < data.length * 8; bit += 1)
                if (!ours.includes(bit)) expect(bitsAt(new DataView(data.buffer), bit, 1)).toBe(0);
            }
            for (const light of layout.lights) expect(headset.lit(light), light).toBe(step[light]);
          }
        },
      ),
    );
  });

  it('of devices with fewer lights carry those there are', () => {
    expect(layoutOf(LOGITECH_MX_BRIO.collections).lights).toEqual(['mute']);
    expect(written(LOGITECH_MX_BRIO, [lights('offHook', 'ring')], [lights('mute')])).toEqual([[], [[8, 1]]]);
    expect(layoutOf(DELL_SP325.collections).lights.toSorted()).toEqual(['hold', 'mute', 'offHook', 'ring']);
  });
});

describe('a description that makes no sense', () => {
  it('is no telephony device or has no controls, and never fails', () => {
    expect(isTelephony([{ usagePage: 0x0c }])).toBe(false);
    expect(layoutOf([{ usagePage: 0x01, inputReports: [{ items: [{ usages: [0x0b_0020], reportSize: 1, reportCount: 1 }] }] }]).controls).toEqual([]);
    // A negative size must not place the items after it before the data.
    const inputReports = [{ items: [{ reportSize: -1, reportCount: 1 }, { usages: [0x0b_0020], reportSize: 1, reportCount: 1 }] }];
    const negative = createInputReader(layoutOf([{ usagePage: 0x0b, inputReports }]));
    expect(negative(0, new DataView(Uint8Array.from([1]).buffer))).toEqual([{ control: 'hook', key: expect.any(String) as string, change: 'on' }]);
    const item = fc.record(
      {
        isAbsolute: fc.boolean(),
        isArray: fc.boolean(),
        isConstant: fc.boolean(),
        isRange: fc.boolean(),
        hasPreferredState: fc.boolean(),
        usages: fc.array(fc.constantFrom(0x0b_0020, 0x0b_002f, 0x08_0017, 0x09_0001, 5, -1), { maxLength: 5 }),
        usageMinimum: fc.integer(),
        usageMaximum: fc.integer(),
        reportSize: fc.integer({ min: -1, max: 64 }),
        reportCount: fc.integer({ min: -1, max: 100_000 }),
        logicalMinimum: fc.integer(),
      },
      { requiredKeys: [] },
    );
    const report = fc.record({ reportId: fc.nat({ max: 3 }), items: fc.array(item, { maxLength: 4 }) }, { requiredKeys: [] });
    fc.assert(
      fc.property(fc.array(report, { maxLength: 3 }), fc.array(report, { maxLength: 3 }), (inputReports, outputReports) => {
        const layout = layoutOf([{ usagePage: 0x0b, inputReports, outputReports }]);
        const read = createInputReader(layout);
        for (let reportId = 0; reportId < 4; reportId += 1) read(reportId, new DataView(Uint8Array.from([255, 1]).buffer));
        for (const { data } of createLightWriter(layout)(lights('mute', 'ring'), true)) expect(data.length).toBeLessThan(40_000_000);
      }),
      { numRuns: 200 },
    );
  });
});
