import type { HeadsetControl, HeadsetLight } from '../../../shared/media/headset.ts';

/**
 * Numbers from the HID Usage Tables for USB (usb.org, version 1.12 and later): telephony page 0x0B, LED page 0x08, button
 * page 0x09. WebHID writes a usage as page × 65536 + usage.
 */
export const TELEPHONY_PAGE = 0x0b;
const LED_PAGE = 0x08;
const BUTTON_PAGE = 0x09;

const usage = (page: number, id: number): number => page * 0x1_0000 + id;

/**
 * What the telephony usages mean here. Left out on purpose: Answer On/Off (0x74) switches an answering machine, Line
 * Busy Tone (0x97) reports that another line of the headset is busy, Speaker Phone (0x2B), Speed Dial (0x50) and Voice
 * Mail (0x70) have nothing to do in Balie.
 */
const CONTROLS: Readonly<Record<number, HeadsetControl>> = {
  // Programmable Button: the headsets that have one use it to reject (see `controlOf`).
  [usage(TELEPHONY_PAGE, 0x07)]: 'reject',
  [usage(TELEPHONY_PAGE, 0x20)]: 'hook',
  [usage(TELEPHONY_PAGE, 0x21)]: 'flash',
  [usage(TELEPHONY_PAGE, 0x23)]: 'hold',
  [usage(TELEPHONY_PAGE, 0x24)]: 'redial',
  [usage(TELEPHONY_PAGE, 0x26)]: 'drop',
  [usage(TELEPHONY_PAGE, 0x2f)]: 'mute',
};

/** Phone Key 0 is 0xB0; star, pound and A to D follow 9. */
const FIRST_KEY = usage(TELEPHONY_PAGE, 0xb0);
const KEYS = '0123456789*#ABCD';

/**
 * What a usage in the input report of a telephony collection means. Any usage of the button page is the programmable
 * button: 7 with Jabra, Yealink and Gigaset, 1 with Poly and EPOS, and all of them send it to reject a call.
 */
export function controlOf(id: number): { readonly control: HeadsetControl; readonly key: string } | null {
  if (Math.floor(id / 0x1_0000) === BUTTON_PAGE) return { control: 'reject', key: '' };
  const key = KEYS[id - FIRST_KEY];
  if (key !== undefined) return { control: 'key', key };
  const control = CONTROLS[id];
  return control === undefined ? null : { control, key: '' };
}

/**
 * Which lights a usage in an output report shows. Microphone (0x21) is lit by headsets that are muted, beside or instead of
 * Mute (WICG/webhid issue 72; Gigaset ION, "USB HID commands"); On-Line (0x2A) is how EPOS headsets are told of a call.
 */
const LIGHTS: Readonly<Record<number, HeadsetLight>> = {
  [usage(LED_PAGE, 0x09)]: 'mute',
  [usage(LED_PAGE, 0x17)]: 'offHook',
  [usage(LED_PAGE, 0x18)]: 'ring',
  [usage(LED_PAGE, 0x20)]: 'hold',
  [usage(LED_PAGE, 0x21)]: 'mute',
  [usage(LED_PAGE, 0x2a)]: 'offHook',
};

export const lightOf = (id: number): HeadsetLight | null => LIGHTS[id] ?? null;
