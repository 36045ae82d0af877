export type Speaker = {
  readonly play: (stream: MediaStream) => void;
  readonly setDevice: (deviceId: string) => void;
  readonly refresh: (present: readonly { readonly id: string }[]) => void;
  readonly end: () => void;
};

/** Plays the far end of one connection on the chosen output device; on the default when that one is not there. */
export function createSpeaker(deviceId: string, onFault: (error: unknown) => void): Speaker {
  const audio = new Audio();
  audio.autoplay = true;
  let wanted = deviceId;
  const apply = (id: string): void => {
    if (audio.sinkId === id) return;
    audio.setSinkId(id).catch((error: unknown) => {
      // Unplugged: the sound must come out somewhere.
      if (id !== '') audio.setSinkId('').catch(onFault);
      else onFault(error);
    });
  };
  apply(wanted);
  return {
    play: (stream) => {
      audio.srcObject = stream;
      audio.play().catch((error: unknown) => {
        // Interrupted by a newer stream or by the end of the call.
        if (!(error instanceof DOMException && error.name === 'AbortError')) onFault(error);
      });
    },
    setDevice: (id) => {
      wanted = id;
      apply(id);
    },
    refresh: (present) => apply(present.some(({ id }) => id === wanted) ? wanted : ''),
    end: () => {
      audio.pause();
      audio.srcObject = null;
    },
  };
}
