export type DeviceList = {
  readonly microphones: { readonly id: string; readonly label: string }[];
  readonly speakers: { readonly id: string; readonly label: string }[];
};

/** What is plugged in, by id, with the browser's own names for the system's choice (`default`, `communications`). */
export type PresentDevices = {
  readonly microphones: ReadonlySet<string>;
  readonly speakers: ReadonlySet<string>;
  /** The system's default microphone is another device than before. */
  readonly defaultMoved: boolean;
};

export type Devices = {
  readonly start: () => Promise<void>;
  /** As of the last reading. */
  readonly present: () => PresentDevices;
};

/**
 * How often the list is read where the browser does not tell of every change, in ms, while a device is in use and else. On
 * Linux it hears only of devices that the kernel announces: a headset that the sound server adds or loses (Bluetooth) would go
 * unnoticed, and with it the end of the sound. In a call often enough that no hand is quicker with a plug.
 */
const POLL_BUSY_MS = 250;
const POLL_IDLE_MS = 2_500;

/**
 * Lists the sound devices now and after each change. The pseudo devices `default` and `communications` are left out of the
 * list: an empty id stands for the default.
 *
 * @param options.onChange called after the list, also the first one
 * @param options.busy a call, a ring or an open microphone depends on a device
 */
export function createDevices({
  onList,
  onChange,
  busy,
}: {
  readonly onList: (list: DeviceList) => void;
  readonly onChange: (present: PresentDevices) => Promise<void>;
  readonly busy: () => boolean;
}): Devices {
  let defaultGroup: string | undefined;
  let present: PresentDevices = { microphones: new Set(), speakers: new Set(), defaultMoved: false };
  let known = '';

  const read = async (): Promise<void> => {
    const devices = await navigator.mediaDevices.enumerateDevices();
    const fingerprint = JSON.stringify(devices);
    if (fingerprint === known) return;
    const first = known === '';
    known = fingerprint;
    const ofKind = (kind: MediaDeviceKind): MediaDeviceInfo[] =>
      devices.filter((device) => device.kind === kind && device.deviceId !== '');
    const [inputs, outputs] = [ofKind('audioinput'), ofKind('audiooutput')];
    const group = inputs.find(({ deviceId }) => deviceId === 'default')?.groupId;
    present = {
      microphones: new Set(inputs.map(({ deviceId }) => deviceId)),
      speakers: new Set(outputs.map(({ deviceId }) => deviceId)),
      defaultMoved: !first && group !== defaultGroup,
    };
    defaultGroup = group;
    onList({ microphones: inputs.filter(isReal).map(nameOf), speakers: outputs.filter(isReal).map(nameOf) });
    await onChange(present).catch(() => undefined);
  };

  let readAt = performance.now();
  /** What begins to depend on a device is seen to at once, not only at the next slow look. */
  const poll = (): void => {
    window.setTimeout(() => {
      if (!busy() && performance.now() - readAt < POLL_IDLE_MS) {
        poll();
        return;
      }
      readAt = performance.now();
      read()
        .catch(() => undefined)
        .finally(poll);
    }, POLL_BUSY_MS);
  };

  return {
    start: async () => {
      await read();
      navigator.mediaDevices.addEventListener('devicechange', () => void read().catch(() => undefined));
      if (navigator.userAgent.includes('Linux')) poll();
    },
    present: () => present,
  };
}

const isReal = ({ deviceId }: MediaDeviceInfo): boolean => deviceId !== 'default' && deviceId !== 'communications';
const nameOf = ({ deviceId, label }: MediaDeviceInfo): { id: string; label: string } => ({ id: deviceId, label });
