import type { HeadsetAccess } from '../../electron/app/ports/headset-port.ts';
import type { PracticeLinePort } from '../../electron/app/line-desk.ts';
import type {
  Desktop,
  IncomingNotification,
  Log,
  Outcome,
  Reminder,
  SecretStore,
} from '../../electron/app/ports/platform-ports.ts';
import type { Ladders, MediaControl, MediaEvents } from '../../electron/media/media-control.ts';
import { AUDIO_CODECS } from '../../shared/domain/account/account.ts';
import type { HeadsetModel } from '../../shared/domain/headset/headset.ts';
import type { PracticeState } from '../../shared/ipc/app-state.ts';
import type { CallId } from '../../shared/lib/brand.ts';
import type { Clock } from '../../shared/lib/clock.ts';
import type { SoundSettings } from '../../shared/media/sound.ts';
import { ok } from '../../shared/lib/result.ts';
import { TypedEmitter } from '../../shared/lib/typed-emitter.ts';
import { createFakeSipEngine, type FakeSipEngine } from './fake-sip-engine.ts';

type LogLine = {
  readonly level: 'error' | 'warn' | 'info' | 'debug';
  readonly message: string;
  readonly details: unknown;
};
export type TestLog = Log & {
  readonly lines: readonly LogLine[];
  readonly of: (level: LogLine['level']) => readonly LogLine[];
};

/** A log that keeps its lines. */
export function createTestLog(): TestLog {
  const lines: LogLine[] = [];
  const at = (level: LogLine['level']) => (message: string, details?: unknown) =>
    void lines.push({ level, message, details });
  return {
    lines,
    of: (level) => lines.filter((line) => line.level === level),
    error: at('error'),
    warn: at('warn'),
    info: at('info'),
    debug: at('debug'),
  };
}

/** The media window as the application hears it: what sounds, and whether the microphone is open. */
export function createFakeMedia(): {
  readonly control: MediaControl;
  readonly events: MediaControl['events'];
  readonly sounds: readonly string[];
  /** What is to be mixed, as asked for last. */
  readonly mixed: () => readonly (readonly CallId[])[];
  /** What headsets were told, such as `hid-1 again: offHook mute`. */
  readonly headsets: readonly string[];
  readonly microphone: () => 'open' | 'closed';
  /** What was asked for, oldest first. */
  readonly devices: readonly Ladders[];
  readonly settings: readonly SoundSettings[];
  /** Whether the microphone gives nothing but zeros from now on. */
  readonly microphoneIsSilent: (silent: boolean) => void;
  /** What opening the microphone answers from now on. */
  readonly microphoneAnswers: (outcome: Outcome) => void;
} {
  const events = new TypedEmitter<MediaEvents>((error) => {
    throw error;
  });
  const sounds: string[] = [];
  const devices: Ladders[] = [];
  const settings: SoundSettings[] = [];
  let silent = false;
  const headsets: string[] = [];
  let open = false;
  let groups: readonly (readonly CallId[])[] = [];
  let answer: Outcome = ok();
  const control: MediaControl = {
    events,
    startRinging: (kind) => void sounds.push(kind),
    stopRinging: () => void sounds.push('silence'),
    playTone: (tone) => void sounds.push(tone),
    mix: (wanted) => {
      groups = wanted;
    },
    setDevices: (ladders) => void devices.push(ladders),
    setSound: (next) => void settings.push(next),
    setOwnRing: () => Promise.resolve(ok()),
    probeMicrophone: () => Promise.resolve(silent),
    selfTest: (on) => {
      sounds.push(on ? 'self-test' : 'self-test over');
      return Promise.resolve(ok());
    },
    warmMicrophone: (on) => {
      if (on && !answer.ok) return Promise.resolve(answer);
      open = on;
      return Promise.resolve(ok());
    },
    monitorMicrophone: () => Promise.resolve(answer),
    useHeadsets: (models) =>
      void headsets.push(models.map(({ vendorId, productId }) => `use ${vendorId}:${productId}`).join(' ')),
    lightHeadset: (key, lights, again) =>
      void headsets.push(
        `${key}${again ? ' again' : ''}: ${
          Object.entries(lights)
            .flatMap(([light, on]) => (on ? [light] : []))
            .join(' ') || 'dark'
        }`,
      ),
  };
  return {
    control,
    events,
    sounds,
    mixed: () => groups,
    headsets,
    microphone: () => (open ? 'open' : 'closed'),
    devices,
    settings,
    microphoneIsSilent: (next) => {
      silent = next;
    },
    microphoneAnswers: (outcome) => {
      answer = outcome;
    },
  };
}

type Announced = IncomingNotification;

/** The desktop: notifications, badge and the like, written down. */
export function createFakeDesktop(): {
  readonly port: Desktop;
  readonly announced: readonly Announced[];
  readonly withdrawn: () => number;
  readonly badge: () => number;
  readonly asked: readonly string[];
  /** The file that is chosen from now on. */
  readonly reminder: () => Reminder | null;
  readonly choose: (file: string) => void;
} {
  const announced: Announced[] = [];
  const asked: string[] = [];
  let withdrawn = 0;
  let badge = 0;
  let reminder: Reminder | null = null;
  let chosen = '/ca.pem';
  return {
    port: {
      announceIncoming: (call) => void announced.push(call),
      withdrawIncoming: () => {
        withdrawn += 1;
      },
      remind: (next) => {
        reminder = next;
      },
      setBadge: (count) => {
        badge = count;
      },
      chooseFile: () => Promise.resolve(chosen),
      chooseFiles: () => Promise.resolve([]),
      chooseSaveFile: () => Promise.resolve(null),
      showFolder: (path) => void asked.push(`show ${path}`),
      quit: () => void asked.push('quit'),
      bringToFront: () => void asked.push('front'),
    },
    announced,
    withdrawn: () => withdrawn,
    badge: () => badge,
    reminder: () => reminder,
    asked,
    choose: (file) => void (chosen = file),
  };
}

export type FakeSecrets = { readonly store: SecretStore; readonly kept: () => string | null };

/** A key store; with `durable: false` one that forgets when the application ends, which the test plays by making another one. */
export function createFakeSecrets(durable = true): FakeSecrets {
  let secret: string | null = null;
  return {
    store: {
      durable: () => durable,
      get: () => Promise.resolve(secret),
      set: (value) => {
        secret = value;
        return Promise.resolve();
      },
      clear: () => {
        secret = null;
        return Promise.resolve();
      },
    },
    kept: () => secret,
  };
}

export type FakePractice = {
  readonly port: PracticeLinePort;
  readonly engine: FakeSipEngine;
  /** Scenarios asked for; null for the next one. */
  readonly called: readonly (string | null)[];
  readonly active: () => boolean;
  readonly says: (change: Pick<PracticeState, 'nextCallAt' | 'caption'>) => void;
};

/** The practice line without its simulated customers. */
export function createFakePractice(deps: { readonly clock: Clock; readonly newId: () => string }): FakePractice {
  const engine = createFakeSipEngine(deps);
  engine.becomes({ state: 'registered', user: 'practice' });
  const called: (string | null)[] = [];
  const listeners: ((change: Pick<PracticeState, 'nextCallAt' | 'caption'>) => void)[] = [];
  let active = false;
  return {
    engine,
    called,
    active: () => active,
    says: (change) => {
      for (const listener of listeners) listener(change);
    },
    port: {
      engine,
      account: () => ({
        account: {
          displayName: 'Practice',
          uri: 'sip:agent@practice.invalid',
          server: 'ws://practice.invalid',
          authUser: '',
          tls: { caFile: '', rejectUnauthorized: true },
          iceServers: [],
          codecs: AUDIO_CODECS,
        },
        password: '',
      }),
      callMe: (scenarioId) => {
        called.push(scenarioId);
        return ok();
      },
      setActive: (value) => {
        active = value;
      },
      onChanged: (listener) => void listeners.push(listener),
    },
  };
}

/** Which HID devices there are and may be used, as the shell would say. */
export function createFakeHeadsetAccess(): {
  readonly port: HeadsetAccess;
  /** The window asks for a device; these are found. */
  readonly ask: (found: readonly (HeadsetModel & { readonly deviceId: string })[]) => void;
  readonly allowed: () => readonly HeadsetModel[];
  readonly chosen: readonly (string | null)[];
  readonly setUnreadable: (models: readonly HeadsetModel[]) => void;
} {
  let tell: Parameters<HeadsetAccess['onChoices']>[0] = () => undefined;
  let found: readonly (HeadsetModel & { readonly deviceId: string })[] = [];
  let allowed: readonly HeadsetModel[] = [];
  let unreadable: readonly HeadsetModel[] = [];
  const chosen: (string | null)[] = [];
  return {
    port: {
      allow: (models) => {
        allowed = models;
      },
      onChoices: (listener) => {
        tell = listener;
      },
      modelOf: (id) => {
        const device = found.find(({ deviceId }) => deviceId === id);
        return device === undefined
          ? null
          : { vendorId: device.vendorId, productId: device.productId, name: device.name };
      },
      choose: (deviceId) => {
        chosen.push(deviceId);
        tell(null);
      },
      unreadable: () => Promise.resolve(unreadable),
    },
    ask: (devices) => {
      found = devices;
      tell(devices.map(({ deviceId, name }) => ({ deviceId, name })));
    },
    allowed: () => allowed,
    chosen,
    setUnreadable: (models) => {
      unreadable = models;
    },
  };
}
