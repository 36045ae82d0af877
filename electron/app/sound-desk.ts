import { livingCalls } from '../../shared/domain/call/call-selectors.ts';
import { appError } from '../../shared/errors/app-error.ts';
import { err, ok } from '../../shared/lib/result.ts';
import { soundSettings, type RingTone, type SoundSettings } from '../../shared/media/sound.ts';
import type { MediaControl } from '../media/media-control.ts';
import type { DataPort } from './ports/data-port.ts';
import type { Desktop, Log, Outcome, Timers } from './ports/platform-ports.ts';
import type { RingFile } from './ring-file.ts';
import type { StateStore } from './state-store.ts';

const TEST_RING_MS = 4_000;

/** How things sound: processing, volumes, rings, and the self-test. */
export type SoundDesk = {
  readonly load: () => Promise<void>;
  /** Heard at once, in a running call too. */
  readonly change: (patch: { readonly [Key in keyof SoundSettings]?: SoundSettings[Key] | undefined }) => Promise<Outcome>;
  /** Rings for a moment on the ring device, in the tone that is set or in this one; never during a call. */
  readonly testRinger: (tone: RingTone | undefined) => Outcome;
  /** Lets the agent choose a sound file and rings with it from now on. Nothing changes when the chooser is cancelled. */
  readonly chooseOwnRing: () => Promise<Outcome>;
  /** Records five seconds and plays them; refused during a call. */
  readonly selfTest: (on: boolean) => Promise<Outcome>;
};

export function createSoundDesk(deps: {
  readonly data: () => DataPort;
  readonly store: StateStore;
  readonly media: MediaControl;
  readonly ringFile: RingFile;
  readonly desktop: Desktop;
  readonly chooserTitle: () => string;
  readonly timers: Timers;
  readonly log: Log;
}): SoundDesk {
  const { store, media, ringFile } = deps;
  const inCall = (): boolean => livingCalls(store.get().calls.calls).length > 0;

  media.events.on('selfTest', (selfTest) => store.setSlice('sound', { ...store.get().sound, selfTest }));
  media.events.on('window', (state) => {
    if (state === 'lost') store.setSlice('sound', { ...store.get().sound, selfTest: { phase: 'idle', heard: null } });
  });

  const change: SoundDesk['change'] = async (patch) => {
    const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
    const settings = { ...store.get().sound.settings, ...given };
    store.setSlice('sound', { ...store.get().sound, settings });
    media.setSound(settings);
    await deps.data().settings.set('sound', settings, 'default', store.get().session.agent?.id ?? null);
    return ok();
  };

  return {
    load: async () => {
      const stored = soundSettings.partial().safeParse(await deps.data().settings.get('sound', null));
      const settings = { ...store.get().sound.settings, ...(stored.success ? stored.data : {}) } as SoundSettings;
      const own = await ringFile.load();
      store.setSlice('sound', { ...store.get().sound, settings, ownRing: own !== null });
      media.setSound(settings);
      if (own === null) return;
      // Not waited for: the media window may still be on its way.
      void media.setOwnRing(own).then((set) => {
        if (!set.ok) deps.log.warn('the own ring cannot be used', set.error.message);
      });
    },
    change,
    testRinger: (tone) => {
      if (inCall()) return ok();
      media.startRinging('ring', tone);
      deps.timers.after(TEST_RING_MS, () => {
        if (!store.get().calls.calls.some(({ phase }) => phase === 'ringing-in')) media.stopRinging();
      });
      return ok();
    },
    chooseOwnRing: async () => {
      const file = await deps.desktop.chooseFile(deps.chooserTitle());
      if (file === null) return ok();
      const bytes = await ringFile.read(file);
      if (!bytes.ok) return bytes;
      const taken = await media.setOwnRing(bytes.value);
      if (!taken.ok) return taken;
      await ringFile.keep(bytes.value);
      store.setSlice('sound', { ...store.get().sound, ownRing: true });
      return change({ ringTone: 'own' });
    },
    selfTest: (on) =>
      on && inCall() ? Promise.resolve(err(appError('during-call', 'the customer would hear the test'))) : media.selfTest(on),
  };
}
