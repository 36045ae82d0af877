import { followDevice } from './follow-device.ts';

export type Speaker = {
  readonly play: (stream: MediaStream) => void;
  /** Output device by id, empty for the default. */
  readonly setDevice: (deviceId: string) => void;
  /** Nothing is played, whatever comes in, until this is taken back. */
  readonly setSilent: (on: boolean) => void;
  /** 0..1 */
  readonly setVolume: (volume: number) => void;
  readonly end: () => void;
};

/** Plays the far end of one connection on one output device; on the default when that one cannot be had. */
export function createSpeaker(
  { deviceId, volume }: { readonly deviceId: string; readonly volume: number },
  onFault: (error: unknown) => void,
): Speaker {
  const audio = new Audio();
  audio.autoplay = true;
  audio.volume = volume;
  const setDevice = followDevice(audio, onFault);
  const start = (): void => {
    audio.play().catch((error: unknown) => {
      // Interrupted by a newer stream or by the end of the call.
      if (!(error instanceof DOMException && error.name === 'AbortError')) onFault(error);
    });
  };
  setDevice(deviceId);
  return {
    play: (stream) => {
      audio.srcObject = stream;
      start();
    },
    setDevice,
    setSilent: (on) => {
      audio.muted = on;
    },
    setVolume: (next) => {
      audio.volume = next;
    },
    end: () => {
      audio.pause();
      audio.srcObject = null;
    },
  };
}
