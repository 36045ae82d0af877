import type { DeviceState } from '../../shared/ipc/app-state.ts';
import { ok } from '../../shared/lib/result.ts';
import type { MediaControl } from '../media/media-control.ts';
import type { DataPort } from './ports/data-port.ts';
import type { Log, Outcome, Timers } from './ports/platform-ports.ts';
import type { StateStore } from './state-store.ts';

type DeviceKind = 'microphone' | 'speaker' | 'ringer';
const DEVICE_KINDS: readonly DeviceKind[] = ['microphone', 'speaker', 'ringer'];
const TEST_RING_MS = 2_500;

/** Which microphone, speaker and ring device are used, and what is wrong with the microphone. */
export type DeviceDesk = {
  readonly load: () => Promise<void>;
  readonly choose: (kind: DeviceKind, deviceId: string) => Promise<Outcome>;
  readonly testRinger: () => Outcome;
  readonly monitorMicrophone: (on: boolean) => Promise<Outcome>;
  /** Holds the microphone open while calls can come and go, so that none waits for the device. */
  readonly warm: (on: boolean) => Promise<Outcome>;
};

export function createDeviceDesk(deps: {
  readonly data: () => DataPort;
  readonly store: StateStore;
  readonly media: MediaControl;
  readonly timers: Timers;
  readonly log: Log;
}): DeviceDesk {
  const { store, media } = deps;
  const change = (patch: Partial<DeviceState>): void => store.setSlice('devices', { ...store.get().devices, ...patch });
  let wanted = false;

  media.events.on('devices', change);
  media.events.on('microphoneProblem', (microphoneProblem) => change({ microphoneProblem }));
  media.events.on('window', (state) => {
    if (state !== 'ready') return;
    media.setDevices(store.get().devices);
    if (wanted) void media.warmMicrophone(true);
  });

  return {
    load: async () => {
      for (const kind of DEVICE_KINDS) {
        const stored = await deps.data().settings.get(`device.${kind}`, null);
        if (typeof stored === 'string') change({ [kind]: stored });
      }
      media.setDevices(store.get().devices);
    },
    choose: async (kind, deviceId) => {
      change({ [kind]: deviceId });
      media.setDevices(store.get().devices);
      await deps.data().settings.set(`device.${kind}`, deviceId, 'default', store.get().session.agent?.id ?? null);
      return ok();
    },
    testRinger: () => {
      if (store.get().calls.calls.some(({ phase }) => phase !== 'ended')) return ok();
      media.startRinging('ring');
      deps.timers.after(TEST_RING_MS, () => {
        if (!store.get().calls.calls.some(({ phase }) => phase === 'ringing-in')) media.stopRinging();
      });
      return ok();
    },
    monitorMicrophone: (on) => media.monitorMicrophone(on),
    warm: (on) => {
      wanted = on;
      return media.warmMicrophone(on);
    },
  };
}
