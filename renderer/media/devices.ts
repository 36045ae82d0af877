export type DeviceList = {
  readonly microphones: { readonly id: string; readonly label: string }[];
  readonly speakers: { readonly id: string; readonly label: string }[];
};

/**
 * Lists the sound devices now and after each change. The pseudo devices `default` and `communications` are left out:
 * an empty id stands for the default.
 *
 * @param options.onChange called after the first list, with true when the system's default microphone became another device
 */
export function createDevices({
  onList,
  onChange,
}: {
  readonly onList: (list: DeviceList) => void;
  readonly onChange: (present: DeviceList, defaultMoved: boolean) => Promise<void>;
}): { readonly start: () => Promise<void> } {
  let defaultGroup: string | undefined;
  const read = async (): Promise<{ readonly list: DeviceList; readonly group: string | undefined }> => {
    const devices = await navigator.mediaDevices.enumerateDevices();
    const ofKind = (kind: MediaDeviceKind): { id: string; label: string }[] =>
      devices
        .filter(
          (device) =>
            device.kind === kind &&
            device.deviceId !== '' &&
            device.deviceId !== 'default' &&
            device.deviceId !== 'communications',
        )
        .map(({ deviceId, label }) => ({ id: deviceId, label }));
    return {
      list: { microphones: ofKind('audioinput'), speakers: ofKind('audiooutput') },
      group: devices.find(({ kind, deviceId }) => kind === 'audioinput' && deviceId === 'default')?.groupId,
    };
  };
  return {
    start: async () => {
      const { list, group } = await read();
      defaultGroup = group;
      onList(list);
      navigator.mediaDevices.addEventListener('devicechange', () => {
        void read().then(async (now) => {
          const moved = now.group !== defaultGroup;
          defaultGroup = now.group;
          onList(now.list);
          await onChange(now.list, moved).catch(() => undefined);
        });
      });
    },
  };
}
