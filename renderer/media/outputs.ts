import { DEFAULT_SOUND } from '../../shared/media/default-sound.ts';
import { firstPresent, type DeviceLadder, type SoundSettings } from '../../shared/media/sound.ts';
import type { PeerHost } from './peer-host.ts';
import { decodeRing } from './own-ring.ts';
import { createTonePlayer } from './tone-player.ts';
import type { ToneName } from './tones.ts';

type Ladders = { readonly speaker: DeviceLadder; readonly ringer: DeviceLadder };
type InUse = { readonly speaker: string; readonly ringer: string };

/** Everything that is heard: the far ends and the progress tones on one device, the ring on another. */
export type Outputs = {
  readonly setDevices: (ladders: Ladders) => void;
  /** Devices have come or gone. */
  readonly devicesChanged: () => void;
  readonly setSound: (sound: SoundSettings) => void;
  /** @returns length in ms. @throws DOMException `EncodingError` for what the browser cannot decode */
  readonly setOwnRing: (bytes: Uint8Array | null) => Promise<number>;
  readonly ring: (kind: 'ring' | 'waiting', tone?: SoundSettings['ringTone']) => void;
  readonly stopRing: () => void;
  /** A ring sounds, also the soft one in the ear. */
  readonly isRinging: () => boolean;
  /** Device id and volume that a voice is played with. */
  readonly forVoice: () => { readonly deviceId: string; readonly volume: number };
  readonly tone: (tone: 'none' | 'ringback' | 'busy' | 'error' | 'beep') => void;
};

/**
 * How long a device that was pulled is left alone when it is back, in ms. Chromium keeps an output stream for five seconds
 * after its last use and takes it up again; PulseAudio has moved that stream to another device meanwhile, so a headset that is
 * plugged in again at once would stay silent.
 */
const REST_MS = 6_000;

/** @param present ids of the output devices that are plugged in */
export function createOutputs({
  peers,
  present,
  onUse,
  fault,
}: {
  readonly peers: PeerHost;
  readonly present: () => ReadonlySet<string>;
  readonly onUse: (use: InUse) => void;
  readonly fault: (op: string, error: unknown) => void;
}): Outputs {
  const ringer = createTonePlayer((error) => fault('ring.start', error));
  const earpiece = createTonePlayer((error) => fault('tone.play', error));
  let ladders: Ladders = { speaker: [''], ringer: [''] };
  let sound = DEFAULT_SOUND;
  let use: InUse = { speaker: '', ringer: '' };
  let ringing: ToneName | null = null;
  let waiting = false;
  /** When devices went, by id (monotonic ms). */
  const gone = new Map<string, number>();
  let timer: number | null = null;

  /** What is plugged in and has rested. */
  const usable = (): ReadonlySet<string> => {
    const there = present();
    for (const id of [use.speaker, use.ringer]) if (id !== '' && !there.has(id)) gone.set(id, performance.now());
    const resting = new Set<string>();
    for (const [id, at] of gone) {
      if (performance.now() - at > REST_MS) gone.delete(id);
      else if (there.has(id)) resting.add(id);
    }
    if (timer !== null) window.clearTimeout(timer);
    timer =
      resting.size === 0
        ? null
        : window.setTimeout(
            apply,
            REST_MS - (performance.now() - Math.min(...[...resting].map((id) => gone.get(id) ?? 0))) + 50,
          );
    return new Set([...there].filter((id) => !resting.has(id)));
  };

  const apply = (): void => {
    const there = usable();
    const next = { speaker: firstPresent(ladders.speaker, there), ringer: firstPresent(ladders.ringer, there) };
    peers.setSpeaker(next.speaker);
    earpiece.setDevice(next.speaker);
    ringer.setDevice(next.ringer);
    if (next.speaker !== use.speaker || next.ringer !== use.ringer) onUse(next);
    use = next;
  };
  const startRing = (tone: ToneName): void => {
    ringing = tone;
    ringer.play(tone);
  };

  return {
    setDevices: (next) => {
      ladders = next;
      apply();
    },
    devicesChanged: apply,
    setSound: (next) => {
      const before = sound;
      sound = next;
      peers.setVolume(next.outputVolume);
      ringer.setVolume(next.ringSilently ? 0 : next.ringVolume);
      if (ringing !== null && before.ringTone !== next.ringTone) startRing(next.ringTone);
    },
    setOwnRing: async (bytes) => {
      const own = bytes === null ? null : await decodeRing(bytes);
      ringer.setOwn('own', own);
      return own === null ? 0 : own.duration * 1_000;
    },
    ring: (kind, tone) => {
      if (kind === 'ring') {
        startRing(tone ?? sound.ringTone);
        return;
      }
      // In mid-call the other one would be heard in the room by the customer.
      stopRinger();
      waiting = true;
      earpiece.play('waiting');
    },
    stopRing: () => {
      stopRinger();
      waiting = false;
      earpiece.stop('waiting');
    },
    isRinging: () => ringing !== null || waiting,
    forVoice: () => ({ deviceId: use.speaker, volume: sound.outputVolume }),
    tone: (tone) => {
      if (tone === 'none') earpiece.stopProgress();
      else earpiece.play(tone);
    },
  };

  function stopRinger(): void {
    if (ringing !== null) ringer.stop(ringing);
    ringing = null;
  }
}
