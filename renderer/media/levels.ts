import { levelsOf, plainStats } from './stats.ts';

/** Five readings a second: enough for a meter, and cheap because the browser measures anyway (no AudioContext). */
const INTERVAL_MS = 200;

export type Levels = { readonly watch: (peerId: string, on: boolean) => void; readonly running: () => boolean };

/** Reads the levels of the watched connections while there are any. */
export function createLevels(
  find: (peerId: string) => RTCPeerConnection | undefined,
  onLevels: (peerId: string, levels: { readonly microphone: number; readonly speaker: number }) => void,
): Levels {
  const watched = new Set<string>();
  let timer: number | null = null;
  const read = async (peerId: string): Promise<void> => {
    const connection = find(peerId);
    if (connection === undefined || connection.connectionState !== 'connected') return;
    const { microphoneLevel, speakerLevel } = levelsOf(plainStats(await connection.getStats()));
    if (watched.has(peerId)) onLevels(peerId, { microphone: microphoneLevel, speaker: speakerLevel });
  };
  return {
    watch: (peerId, on) => {
      if (on) watched.add(peerId);
      else watched.delete(peerId);
      if (watched.size > 0 && timer === null) {
        timer = window.setInterval(() => {
          for (const one of watched) read(one).catch(() => undefined);
        }, INTERVAL_MS);
      } else if (watched.size === 0 && timer !== null) {
        window.clearInterval(timer);
        timer = null;
      }
    },
    running: () => watched.size > 0,
  };
}
