import { findDevice, ladderOf, remember, type KnownDevice } from '../../shared/domain/audio/device.ts';
import { livingCalls } from '../../shared/domain/call/call-selectors.ts';
import { DEVICE_KINDS, type DeviceKind, type DeviceState } from '../../shared/ipc/app-state.ts';
import { ok } from '../../shared/lib/result.ts';
import type { MediaControl } from '../media/media-control.ts';
import type { NoticeDesk } from './notice-desk.ts';
import type { DataPort } from './ports/data-port.ts';
import type { Log, Outcome, Timers } from './ports/platform-ports.ts';
import type { StateStore } from './state-store.ts';

/** How often a microphone that gave no sound is listened to again, in ms, while somebody is waiting with it. */
const PROBE_AGAIN_MS = 3_000;

/** Which microphone, speaker and ring device are used, and what is wrong with the microphone. */
export type DeviceDesk = {
  readonly load: () => Promise<void>;
  /** An empty id is the system's default. The choice is remembered by name and outlives unplugging. */
  readonly choose: (kind: DeviceKind, deviceId: string) => Promise<Outcome>;
  readonly monitorMicrophone: (on: boolean) => Promise<Outcome>;
  /** Holds the microphone open while calls can come and go, so that none waits for the device. */
  readonly warm: (on: boolean) => Promise<Outcome>;
};

type Choice = { readonly chosen: KnownDevice | null; readonly recent: readonly KnownDevice[] };
const NO_CHOICE: Choice = { chosen: null, recent: [] };

export function createDeviceDesk(deps: {
  readonly data: () => DataPort;
  readonly store: StateStore;
  readonly media: MediaControl;
  readonly notices: NoticeDesk;
  readonly timers: Timers;
  readonly log: Log;
  /** The last microphone went, or cannot be had any more, while it was held open. */
  readonly onMicrophoneLost: (problem: Exclude<DeviceState['microphoneProblem'], 'none'>) => void;
}): DeviceDesk {
  const { store, media, notices } = deps;
  const choices: Record<DeviceKind, Choice> = { microphone: NO_CHOICE, speaker: NO_CHOICE, ringer: NO_CHOICE };
  let wanted = false;
  let cancelProbe = (): void => undefined;

  const change = (patch: Partial<DeviceState>): void => store.setSlice('devices', { ...store.get().devices, ...patch });
  const listOf = (kind: DeviceKind): readonly KnownDevice[] =>
    kind === 'microphone' ? store.get().devices.microphones : store.get().devices.speakers;
  const perKind = <T>(of: (kind: DeviceKind) => T): Record<DeviceKind, T> => ({
    microphone: of('microphone'),
    speaker: of('speaker'),
    ringer: of('ringer'),
  });

  /** Works out from what is chosen and what is plugged in what the media window is to use. */
  const apply = (): void => {
    const foundOf = (kind: DeviceKind): KnownDevice | null => {
      const { chosen } = choices[kind];
      return chosen === null ? null : (findDevice(chosen, listOf(kind)) ?? chosen);
    };
    const chosenIds = perKind((kind) => foundOf(kind)?.id ?? '');
    change({ ...chosenIds, chosenNames: perKind((kind) => choices[kind].chosen?.label ?? '') });
    media.setDevices(perKind((kind) => ladderOf(choices[kind].chosen, choices[kind].recent, listOf(kind))));
  };

  /** Says once, quietly, that a call goes on without the chosen headset, and takes it back when that is there again. */
  const tellFallback = (): void => {
    const { devices, calls } = store.get();
    const missing = (['microphone', 'speaker'] as const).find(
      (kind) => choices[kind].chosen !== null && findDevice(choices[kind].chosen, listOf(kind)) === undefined,
    );
    if (missing === undefined) {
      notices.solve('device-fallback');
      return;
    }
    if (livingCalls(calls.calls).length === 0) return;
    const device = choices[missing].chosen?.label ?? '';
    const used = listOf(missing).find(({ id }) => id === devices.inUse[missing])?.label ?? '';
    notices.show({ code: 'device-fallback', severity: 'info', details: { device, used } });
  };

  const probe = async (): Promise<void> => {
    cancelProbe();
    if (!wanted || livingCalls(store.get().calls.calls).length > 0) return;
    const silent = await media.probeMicrophone();
    change({ microphoneSilent: silent });
    if (silent) notices.show({ code: 'microphone-silent', severity: 'warning', details: {} });
    else notices.solve('microphone-silent');
    if (silent) cancelProbe = deps.timers.after(PROBE_AGAIN_MS, () => void probe());
  };

  media.events.on('devices', (lists) => {
    change(lists);
    apply();
    tellFallback();
  });
  media.events.on('outputs', (outputs) => {
    change({ inUse: { ...store.get().devices.inUse, ...outputs } });
    tellFallback();
  });
  media.events.on('microphone', ({ problem, open, deviceId }) => {
    const { inUse, microphoneOpen: wasOpen } = store.get().devices;
    change({ microphoneProblem: problem, microphoneOpen: open, inUse: { ...inUse, microphone: deviceId } });
    if (problem === 'none') {
      for (const code of ['microphone-missing', 'microphone-refused', 'microphone-busy'] as const) notices.solve(code);
      if (open && wanted) void probe();
    } else if (wasOpen && !open && wanted) deps.onMicrophoneLost(problem);
    tellFallback();
  });
  media.events.on('window', (state) => {
    if (state === 'ready' && wanted) void media.warmMicrophone(true);
  });

  const save = (kind: DeviceKind): Promise<void> =>
    deps.data().settings.set(`device.${kind}`, choices[kind], 'default', store.get().session.agent?.id ?? null);

  return {
    load: async () => {
      const stored = await Promise.all(DEVICE_KINDS.map((kind) => deps.data().settings.get(`device.${kind}`, null)));
      for (const [index, kind] of DEVICE_KINDS.entries()) choices[kind] = choiceOf(stored[index]);
      apply();
    },
    choose: async (kind, deviceId) => {
      const { chosen, recent } = choices[kind];
      const listed = listOf(kind).find(({ id }) => id === deviceId);
      const unplugged = chosen?.id === deviceId ? chosen : { id: deviceId, label: '' };
      const known = deviceId === '' ? null : listed === undefined ? unplugged : { id: listed.id, label: listed.label };
      choices[kind] = { chosen: known, recent: known === null ? recent : remember(known, recent) };
      apply();
      tellFallback();
      await save(kind);
      return ok();
    },
    monitorMicrophone: (on) => media.monitorMicrophone(on),
    warm: async (on) => {
      wanted = on;
      if (!on) {
        cancelProbe();
        change({ microphoneSilent: false });
        notices.solve('microphone-silent');
      }
      const warmed = await media.warmMicrophone(on);
      if (!warmed.ok) wanted = false;
      else if (on) void probe();
      return warmed;
    },
  };
}

/** What is stored; the first version kept the bare id. */
function choiceOf(stored: unknown): Choice {
  if (typeof stored === 'string') return stored === '' ? NO_CHOICE : { chosen: { id: stored, label: '' }, recent: [] };
  if (typeof stored !== 'object' || stored === null) return NO_CHOICE;
  const { chosen = null, recent = [] } = stored as Partial<Choice>;
  return { chosen, recent };
}
