/** The one part of WebHID that the agent's window uses; TypeScript's DOM types lack it. */
type WebHid = { readonly requestDevice: (options: { readonly filters: readonly { readonly usagePage: number }[] }) => Promise<unknown> };

/** HID usage page of telephony devices (HID Usage Tables). */
const TELEPHONY_PAGE = 0x0b;

/**
 * Asks for a headset; must be called in a click. What there is comes back in the state (`headset.choices`), because main shows
 * no dialog; `headset.pick` ends it. The device is opened and used by the media window.
 *
 * @returns false where the browser engine has no WebHID
 */
export function askForHeadset(): boolean {
  const { hid } = navigator as Navigator & { readonly hid?: WebHid };
  if (hid === undefined) return false;
  // Rejected when it is not a click that asks; then nothing appears, and nothing is broken.
  hid.requestDevice({ filters: [{ usagePage: TELEPHONY_PAGE }] }).catch(() => undefined);
  return true;
}
