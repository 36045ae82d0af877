import { callsMoved, headsetLit, headsetSignalled, NEW_HEADSET, relight, type HeadsetIntent, type HeadsetMemory } from '../../shared/domain/headset/headset-buttons.ts';
import { DARK, headsetInUse, sameModel, type HeadsetLight, type HeadsetModel, type HeadsetSignal } from '../../shared/domain/headset/headset.ts';
import { livingCalls } from '../../shared/domain/call/call-selectors.ts';
import type { Call } from '../../shared/domain/call/call.ts';
import { appError } from '../../shared/errors/app-error.ts';
import type { HeadsetState } from '../../shared/ipc/app-state.ts';
import type { Clock } from '../../shared/lib/clock.ts';
import { err, ok } from '../../shared/lib/result.ts';
import type { MediaControl } from '../media/media-control.ts';
import type { CallDesk } from './call-desk.ts';
import type { DataPort } from './ports/data-port.ts';
import type { HeadsetAccess } from './ports/headset-port.ts';
import type { Log, Outcome, Timers } from './ports/platform-ports.ts';
import type { StateStore } from './state-store.ts';

const ALLOWED_KEY = 'headset.allowed';
/** Longest list of models that is kept. */
const MAX_MODELS = 50;
/** How long each light burns when they are tried out. */
const TRY_LIGHT_MS = 700;
const TRIED: readonly HeadsetLight[] = ['ring', 'offHook', 'mute', 'hold'];

/** The headset's buttons act on calls through the same guards as the window's; its lights follow the state. */
export type HeadsetDesk = {
  readonly load: () => Promise<void>;
  /** Ends the window's asking for a device. Null picks none. */
  readonly pick: (deviceId: string | null) => Promise<Outcome>;
  readonly forget: (model: Pick<HeadsetModel, 'vendorId' | 'productId'>) => Promise<Outcome>;
  /** Tries again to open what could not be opened, and looks what the system does not let us read. */
  readonly look: () => Promise<Outcome>;
  /** Lights one light after the other on the headset in use. Refused while there is a call. */
  readonly tryLights: () => Outcome;
};

export function createHeadsetDesk(deps: {
  readonly data: () => DataPort;
  readonly store: StateStore;
  readonly media: MediaControl;
  readonly access: HeadsetAccess;
  readonly calls: Pick<CallDesk, 'answer' | 'decline' | 'hangUp' | 'setHold' | 'setMuted' | 'sendDtmf' | 'redial'>;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly log: Log;
}): HeadsetDesk {
  const { store, media, access, clock, log } = deps;
  let memory: HeadsetMemory = NEW_HEADSET;
  let calls: readonly Call[] = store.get().calls.calls;
  /** Stops the trying out of lights. */
  let stopTrying: (() => void) | null = null;

  const state = (): HeadsetState => store.get().headset;
  const change = (patch: Partial<HeadsetState>): void => store.setSlice('headset', { ...state(), ...patch });

  const light = (again = false): void => {
    const key = state().inUse;
    if (key === null) return;
    const { memory: next, lights } = relight(memory, calls, again, clock.monotonic());
    if (lights === null) return;
    memory = next;
    media.lightHeadset(key, lights, again);
    change({ lights });
  };

  /** Chooses whose buttons count. One that comes into use in the middle of a call is told at once how things stand. */
  const chooseInUse = (): void => {
    const { devices, headset } = store.get();
    const label = devices.microphones.find(({ id }) => id === (devices.inUse.microphone || devices.microphone))?.label ?? '';
    const inUse = headsetInUse(headset.headsets, label)?.key ?? null;
    if (inUse === headset.inUse) return;
    endTrying();
    if (headset.inUse !== null && headset.headsets.some(({ key }) => key === headset.inUse)) media.lightHeadset(headset.inUse, DARK, false);
    memory = NEW_HEADSET;
    change({ inUse, lights: DARK, lastPressed: null });
    if (livingCalls(calls).length > 0) light(true);
  };

  const carryOut = async (intent: HeadsetIntent): Promise<Outcome<unknown>> => {
    const desk = deps.calls;
    switch (intent.type) {
      case 'answer':
        return desk.answer(intent.callId);
      case 'decline':
        return desk.decline(intent.callId);
      case 'hang-up':
        return desk.hangUp(intent.callId, true);
      case 'hold':
        return desk.setHold(intent.callId, intent.on);
      case 'mute':
        return desk.setMuted(intent.callId, intent.on);
      case 'keys':
        return desk.sendDtmf(intent.callId, intent.digits);
      case 'redial':
        return store.get().session.agent === null ? err(appError('not-logged-in', 'nobody is logged in')) : desk.redial();
    }
  };

  /** Outside the event that led to it: what follows must be told after it. */
  const act = (intent: HeadsetIntent): void => {
    Promise.resolve()
      .then(() => carryOut(intent))
      .then((outcome) => {
        if (outcome.ok) return;
        log.warn(`a headset button was refused: ${intent.type}: ${outcome.error.code}`);
        // The device may believe that it was obeyed.
        if (livingCalls(calls).length > 0) light(true);
      })
      .catch((error: unknown) => log.error('a headset button failed', error));
  };

  const signalled = (signal: HeadsetSignal): void => {
    change({ lastPressed: { ...signal, count: (state().lastPressed?.count ?? 0) + 1 } });
    const pressed = headsetSignalled(memory, signal, calls, clock.monotonic());
    memory = pressed.memory;
    if (pressed.intent !== null) act(pressed.intent);
    light();
  };

  const callsChanged = (): void => {
    const before = calls;
    calls = store.get().calls.calls;
    if (calls === before) return;
    if (livingCalls(before).length === 0) endTrying();
    const moved = callsMoved(memory, before, calls);
    memory = moved.memory;
    // A mute that is under way shows when it is done.
    if (moved.intent === null) light(moved.again);
    else act(moved.intent);
  };

  const endTrying = (): void => {
    const stop = stopTrying;
    stopTrying = null;
    stop?.();
  };

  const keep = async (allowed: readonly HeadsetModel[]): Promise<Outcome> => {
    access.allow(allowed);
    change({ allowed });
    media.useHeadsets(allowed);
    await deps.data().settings.set(ALLOWED_KEY, allowed, 'default', store.get().session.agent?.id ?? null);
    return ok();
  };

  store.subscribe(({ event }) => {
    if (event.type === 'call') callsChanged();
    else if (event.type === 'slice' && event.name === 'devices') chooseInUse();
  });
  media.events.on('headsets', (headsets) => {
    change({ headsets });
    chooseInUse();
  });
  media.events.on('headsetSignal', ({ key, signal }) => {
    if (key === state().inUse) signalled(signal);
  });
  media.events.on('window', (window) => {
    if (window !== 'lost') return;
    change({ headsets: [] });
    chooseInUse();
  });
  access.onChoices((choices) => change({ choices }));

  return {
    load: async () => {
      const stored = await deps.data().settings.get(ALLOWED_KEY, null);
      const allowed = Array.isArray(stored) ? stored.filter(isModel).slice(0, MAX_MODELS) : [];
      access.allow(allowed);
      change({ allowed, unreadable: await access.unreadable() });
      media.useHeadsets(state().allowed);
    },
    pick: (deviceId) => {
      const model = deviceId === null ? null : access.modelOf(deviceId);
      if (model === null) {
        access.choose(null);
        return Promise.resolve(deviceId === null ? ok() : err(appError('not-found', 'that headset is not there any more')));
      }
      const kept = keep([...state().allowed.filter((known) => !sameModel(known, model)), model].slice(-MAX_MODELS));
      access.choose(deviceId);
      return kept;
    },
    forget: (model) => keep(state().allowed.filter((known) => !sameModel(known, model))),
    look: async () => {
      media.useHeadsets(state().allowed);
      change({ unreadable: await access.unreadable() });
      return ok();
    },
    tryLights: () => {
      const { inUse } = state();
      if (inUse === null) return err(appError('not-found', 'no headset is connected'));
      if (livingCalls(calls).length > 0) return err(appError('during-call', 'the lights show the call'));
      endTrying();
      const steps = [...TRIED, null];
      const cancels = steps.map((step, index) =>
        deps.timers.after(index * TRY_LIGHT_MS, () => {
          const lights = step === null ? DARK : { ...DARK, [step]: true };
          memory = headsetLit(memory, lights, clock.monotonic());
          media.lightHeadset(inUse, lights, false);
          change({ lights });
          if (step === null) stopTrying = null;
        }),
      );
      stopTrying = () => {
        for (const cancel of cancels) cancel();
      };
      return ok();
    },
  };
}

function isModel(value: unknown): value is HeadsetModel {
  return (
    typeof value === 'object' &&
    value !== null &&
    'vendorId' in value &&
    typeof value.vendorId === 'number' &&
    'productId' in value &&
    typeof value.productId === 'number' &&
    'name' in value &&
    typeof value.name === 'string'
  );
}
