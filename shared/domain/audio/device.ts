/** A sound device as the browser lists it. The id may change (another port, a cleared profile); the name stays. */
export type KnownDevice = { readonly id: string; readonly label: string };

/** Devices that were chosen before and are remembered per kind. */
const REMEMBERED = 5;

/**
 * What stays the same of a name when the device is plugged in elsewhere: without the number that Windows puts in front of a
 * second port (`Microphone (2- Jabra Link)`), without the browser's prefix for the system's choice, in lower case. Vendor and
 * product number (`(0b0e:0300)`), which the browser adds on Windows and macOS, stay in.
 */
export function deviceName(label: string): string {
  return label
    .replace(/^(default|communications) - /i, '')
    .replaceAll(/(^|\()\d+-\s+/g, '$1')
    .trim()
    .toLowerCase();
}

/** Finds a remembered device among those that are plugged in: by id, else by name. */
export function findDevice(wanted: KnownDevice, present: readonly KnownDevice[]): KnownDevice | undefined {
  const name = deviceName(wanted.label);
  return (
    present.find(({ id }) => id === wanted.id) ??
    (name === '' ? undefined : present.find(({ label }) => deviceName(label) === name))
  );
}

/**
 * Ids to try, most wanted first: the chosen device, those that were used before, the system's device for conversations, the
 * system's default. Without a choice it is the system's from the start.
 */
export function ladderOf(
  chosen: KnownDevice | null,
  recent: readonly KnownDevice[],
  present: readonly KnownDevice[],
): readonly string[] {
  if (chosen === null) return [''];
  const there = [chosen, ...recent].flatMap((device) => findDevice(device, present)?.id ?? []);
  return [...new Set([...there, 'communications', ''])];
}

/** Puts a device that is used now in front of those that were used before. */
export function remember(device: KnownDevice, recent: readonly KnownDevice[]): readonly KnownDevice[] {
  const name = deviceName(device.label);
  return [device, ...recent.filter((one) => one.id !== device.id && deviceName(one.label) !== name)].slice(
    0,
    REMEMBERED,
  );
}
