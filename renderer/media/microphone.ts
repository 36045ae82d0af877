import { microphoneProblemOf, type MicrophoneProblem } from '../../shared/media/microphone-problem.ts';
import { firstPresent, type DeviceLadder, type MicrophoneProcessing } from '../../shared/media/sound.ts';
import { createGainStage, type GainStage } from './gain-stage.ts';
import type { PresentDevices } from './devices.ts';
import type { TrackTable } from './track-table.ts';

/** What is known of the microphone now. */
export type MicrophoneStatus = {
  readonly problem: MicrophoneProblem;
  /** The device is open: its light is on, a Bluetooth headset is in telephone quality. */
  readonly open: boolean;
  /** The device that is open, empty for the system's default. */
  readonly deviceId: string;
};

export type Microphone = {
  /** Gives a call its own track of the shared microphone. @throws the error of getUserMedia */
  readonly take: (streamId: string, trackId: string) => Promise<void>;
  /** Keeps the device open under this name until let go. @throws the error of getUserMedia */
  readonly hold: (holder: Holder) => Promise<MediaStreamTrack>;
  readonly letGo: (holder: Holder) => void;
  /** Most wanted first. Running calls change over at once, without renegotiation. */
  readonly setDevices: (ladder: DeviceLadder) => Promise<void>;
  /** Running calls change over at once. */
  readonly setProcessing: (processing: MicrophoneProcessing) => Promise<void>;
  /** Linear factor, 0..2. */
  readonly setVolume: (volume: number) => Promise<void>;
  /** Reopens what was unplugged, returns to the chosen device when it is back, follows a new default. */
  readonly devicesChanged: () => Promise<void>;
  readonly closeIfUnused: () => void;
  readonly isOpen: () => boolean;
  /** What calls send clones of; null while it is closed. */
  readonly track: () => MediaStreamTrack | null;
  /** What it is open as; empty for the system's default. */
  readonly deviceId: () => string;
};
type Holder = 'warm' | 'monitor' | 'self-test';

/**
 * The one open microphone. Calls get clones of its track, so that each can be muted by itself while the device is opened
 * (and its echo canceller trained) once. It is closed as soon as neither a call nor a holder wants it.
 *
 * @param present what is plugged in, as of the last reading
 */
export function createMicrophone(
  tracks: TrackTable,
  present: () => PresentDevices,
  onStatus: (status: MicrophoneStatus) => void,
): Microphone {
  const holders = new Set<Holder>();
  let ladder: DeviceLadder = [''];
  let processing: MicrophoneProcessing = { echoCancellation: true, noiseSuppression: true, autoGainControl: true };
  let volume = 1;
  let base: MediaStreamTrack | null = null;
  let stage: GainStage | null = null;
  /** What `base` was opened as. */
  let openId = '';
  /** Openings, one after the other; a second asker waits for the first's device. */
  let opening: Promise<MediaStreamTrack> | null = null;
  /** Askers between their question and their clone; the device stays open for them. */
  let asking = 0;
  let status: MicrophoneStatus = { problem: 'none', open: false, deviceId: '' };

  const report = (problem: MicrophoneProblem = status.problem): void => {
    const next = { problem, open: base !== null && base.readyState === 'live', deviceId: base === null ? '' : openId };
    if (next.problem === status.problem && next.open === status.open && next.deviceId === status.deviceId) return;
    status = next;
    onStatus(next);
  };

  /** Most wanted first, then the system's default, then whatever else there is: any microphone is better than none. */
  const candidates = (): string[] => {
    const there = present().microphones;
    return [...new Set([...ladder.filter((id) => id === '' || there.has(id)), '', ...there])];
  };

  const open = async (): Promise<MediaStreamTrack> => {
    let first: unknown = null;
    for (const id of candidates()) {
      try {
        const stream = await navigator.mediaDevices.getUserMedia({
          audio: id === '' ? processing : { ...processing, deviceId: { exact: id } },
        });
        const [track] = stream.getAudioTracks();
        if (track === undefined) throw new DOMException('the stream has no audio', 'NotFoundError');
        track.addEventListener('ended', () => void reopen().catch(() => undefined));
        openId = id;
        return track;
      } catch (error) {
        first ??= error;
        // Nobody is asked twice; another device would be refused as well.
        if (error instanceof Error && microphoneProblemOf(error.name) === 'refused') throw error;
      }
    }
    throw first;
  };

  const ensure = (): Promise<MediaStreamTrack> => {
    if (base !== null && base.readyState === 'live') return Promise.resolve(sent(base));
    const meant = ladder;
    opening ??= open()
      .then(
        (track) => {
          stage?.end();
          stage = null;
          base = track;
          report('none');
          return sent(track);
        },
        (error: unknown) => {
          report((error instanceof Error ? microphoneProblemOf(error.name) : undefined) ?? 'none');
          throw error;
        },
      )
      .finally(() => {
        opening = null;
        // Meanwhile everybody may have let go, or another device may have been chosen while nobody wanted any.
        closeIfUnused();
        const { microphones } = present();
        if (base !== null && firstPresent(ladder, microphones) !== firstPresent(meant, microphones))
          void reopen().catch(() => undefined);
      });
    return opening;
  };

  /** The track that calls get clones of: the device's own, or at another volume one that is made from it. */
  const sent = (track: MediaStreamTrack): MediaStreamTrack => {
    if (volume !== 1) stage ??= createGainStage(track, volume);
    return stage?.track ?? track;
  };

  const isWanted = (): boolean => asking > 0 || holders.size > 0 || tracks.ofSource('microphone').length > 0;

  const closeIfUnused = (): void => {
    if (isWanted() || base === null) return;
    stage?.end();
    stage = null;
    base.stop();
    base = null;
    report();
  };

  let moving: Promise<void> = Promise.resolve();
  /** One after the other, so that quick changes end with what was chosen last. */
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    moving = moving.catch(() => undefined).then(work);
    return moving;
  };
  const reopen = (): Promise<void> => inTurn(openAnew);

  const moveCalls = async (track: MediaStreamTrack): Promise<void> => {
    await Promise.all(tracks.ofSource('microphone').map((slot) => tracks.replace(slot, track.clone())));
  };

  /** Opens the device that is wanted now and moves running calls to it; the old one stays until the new one is there. */
  async function openAnew(): Promise<void> {
    if (!isWanted()) return;
    await opening?.catch(() => undefined);
    const [old, oldStage, oldId] = [base, stage, openId];
    base = null;
    stage = null;
    try {
      await moveCalls(await ensure());
    } catch (error) {
      if (old !== null && old.readyState === 'live') {
        [base, stage, openId] = [old, oldStage, oldId];
        report();
        closeIfUnused();
        return;
      }
      throw error;
    }
    if (old !== base) {
      oldStage?.end();
      old?.stop();
    }
    report();
    // The last one who wanted it may have let go in the meantime.
    closeIfUnused();
  }

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
        // A warm microphone is opened when one is plugged in; the others are started anew by hand.
        if (holder !== 'warm') holders.delete(holder);
        throw error;
      }
    },
    letGo: (holder) => {
      holders.delete(holder);
      closeIfUnused();
    },
    setDevices: async (next) => {
      ladder = next;
      if ((base !== null || opening !== null) && firstPresent(ladder, present().microphones) !== openId) await reopen();
    },
    setProcessing: async (next) => {
      const changed = (['echoCancellation', 'noiseSuppression', 'autoGainControl'] as const).some(
        (name) => next[name] !== processing[name],
      );
      processing = next;
      // Chromium builds the processing when it opens a device and does not change it afterwards.
      if (changed && (base !== null || opening !== null)) await reopen();
    },
    setVolume: async (next) => {
      if (next === volume) return;
      volume = next;
      if (base === null && opening === null) return;
      await inTurn(async () => {
        await opening?.catch(() => undefined);
        if (base === null) return;
        if (stage !== null && volume !== 1) {
          stage.setVolume(volume);
          return;
        }
        const old = stage;
        stage = null;
        await moveCalls(sent(base));
        old?.end();
      });
    },
    devicesChanged: async () => {
      if (!isWanted()) return;
      const { microphones, defaultMoved } = present();
      const dead = base === null || base.readyState === 'ended';
      const wanted = firstPresent(ladder, microphones);
      if (dead || wanted !== openId || (openId === '' && defaultMoved)) await reopen();
      // The last one is gone: there is nothing to open and nobody asks.
      if (base === null || base.readyState === 'ended') report();
    },
    closeIfUnused,
    isOpen: () => base !== null,
    track: () => (base === null ? null : sent(base)),
    deviceId: () => openId,
  };
}
