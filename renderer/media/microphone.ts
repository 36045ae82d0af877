import { microphoneProblemOf, type MicrophoneProblem } from '../../shared/media/microphone-problem.ts';
import type { TrackTable } from './track-table.ts';

export type Microphone = {
  /** Gives a call its own track of the shared microphone. @throws the error of getUserMedia */
  readonly take: (streamId: string, trackId: string) => Promise<void>;
  /** Keeps the device open under this name until let go. @throws the error of getUserMedia */
  readonly hold: (holder: Holder) => Promise<MediaStreamTrack>;
  readonly letGo: (holder: Holder) => void;
  /** By device id, empty for the default. Running calls change over at once, without renegotiation. */
  readonly setDevice: (deviceId: string) => Promise<void>;
  /** Reopens what was unplugged, returns to the chosen device when it is back, follows a new default. */
  readonly devicesChanged: (defaultMoved: boolean) => Promise<void>;
  readonly closeIfUnused: () => void;
};
type Holder = 'warm' | 'monitor';

const PROCESSING = { echoCancellation: true, noiseSuppression: true, autoGainControl: true } as const;

/**
 * The one open microphone. Calls get clones of its track, so that each can be muted by itself while the device is opened
 * (and its echo canceller trained) once. It is closed as soon as neither a call nor a holder wants it.
 */
export function createMicrophone(tracks: TrackTable, onProblem: (problem: MicrophoneProblem) => void): Microphone {
  const holders = new Set<Holder>();
  let wanted = '';
  let base: MediaStreamTrack | null = null;
  /** Openings, one after the other; a second asker waits for the first's device. */
  let opening: Promise<MediaStreamTrack> | null = null;
  let problem: MicrophoneProblem = 'none';
  /** Askers between their question and their clone; the device stays open for them. */
  let asking = 0;

  const report = (next: MicrophoneProblem): void => {
    if (next === problem) return;
    problem = next;
    onProblem(next);
  };

  const open = async (): Promise<MediaStreamTrack> => {
    const ask = async (deviceId: string): Promise<MediaStream> =>
      navigator.mediaDevices.getUserMedia({
        audio: deviceId === '' ? PROCESSING : { ...PROCESSING, deviceId: { exact: deviceId } },
      });
    try {
      const stream = await ask(wanted).catch(async (error: unknown) => {
        // The chosen headset lies at home: any microphone is better than none.
        if (
          wanted !== '' &&
          error instanceof Error &&
          (error.name === 'OverconstrainedError' || error.name === 'NotFoundError')
        )
          return ask('');
        throw error;
      });
      const [track] = stream.getAudioTracks();
      if (track === undefined) throw new DOMException('the stream has no audio', 'NotFoundError');
      track.addEventListener('ended', () => void reopen().catch(() => undefined));
      report('none');
      return track;
    } catch (error) {
      report((error instanceof Error ? microphoneProblemOf(error.name) : undefined) ?? 'none');
      throw error;
    }
  };

  const ensure = (): Promise<MediaStreamTrack> => {
    if (base !== null && base.readyState === 'live') return Promise.resolve(base);
    opening ??= open()
      .then((track) => {
        base = track;
        return track;
      })
      .finally(() => {
        opening = null;
      });
    return opening;
  };

  const isWanted = (): boolean => asking > 0 || holders.size > 0 || tracks.ofSource('microphone').length > 0;

  const closeIfUnused = (): void => {
    if (isWanted() || base === null) return;
    base.stop();
    base = null;
  };

  let reopening: Promise<void> = Promise.resolve();
  /** One after the other, so that quick changes end with the device that was chosen last. */
  const reopen = (): Promise<void> => {
    reopening = reopening.catch(() => undefined).then(moveToWanted);
    return reopening;
  };

  /** Opens the device that is wanted now and moves running calls to it; the old one stays until the new one is there. */
  const moveToWanted = async (): Promise<void> => {
    if (!isWanted()) return;
    await opening?.catch(() => undefined);
    const old = base;
    base = null;
    try {
      const track = await ensure();
      await Promise.all(tracks.ofSource('microphone').map((slot) => tracks.replace(slot, track.clone())));
    } catch (error) {
      if (old !== null && old.readyState === 'live') {
        base = old;
        return;
      }
      throw error;
    }
    if (old !== base) old?.stop();
  };

  const idInUse = (): string => base?.getSettings().deviceId ?? '';

  return {
    take: async (streamId, trackId) => {
      asking += 1;
      try {
        const track = (await ensure()).clone();
        tracks.add({ trackId, streamId, source: 'microphone', stream: new MediaStream([track]), track });
      } finally {
        asking -= 1;
      }
    },
    hold: async (holder) => {
      holders.add(holder);
      try {
        return await ensure();
      } catch (error) {
        // A warm microphone is opened when one is plugged in; a monitor is started anew by hand.
        if (holder === 'monitor') holders.delete(holder);
        throw error;
      }
    },
    letGo: (holder) => {
      holders.delete(holder);
      closeIfUnused();
    },
    setDevice: async (deviceId) => {
      if (deviceId === wanted) return;
      wanted = deviceId;
      if (base !== null || opening !== null) await reopen();
    },
    devicesChanged: async (defaultMoved) => {
      if (!isWanted()) return;
      const dead = base === null || base.readyState === 'ended';
      const devices = await navigator.mediaDevices.enumerateDevices();
      const chosenIsBack =
        wanted !== '' &&
        idInUse() !== wanted &&
        devices.some(({ kind, deviceId }) => kind === 'audioinput' && deviceId === wanted);
      if (dead || chosenIsBack || (wanted === '' && defaultMoved)) await reopen();
    },
    closeIfUnused,
  };
}
