import { levelsOf, pathOf, plainStats } from './stats.ts';

/** Five readings a second: enough for a meter, and cheap because the browser measures anyway (no AudioContext). */
const INTERVAL_MS = 200;
/** Without a packet for this long, in ms, no sound arrives. */
const SILENT_PATH_MS = 1_000;

export type Levels = { readonly watch: (peerId: string, on: boolean) => void; readonly running: () => boolean };

/** So many packets come in beside the sound itself: reports and keep-alives are a few in that time. */
const OTHER_PACKETS = 15;

/** What a connection carries: the codec in use (empty before any packet), whether sound arrives, or comes in and cannot be read. */
type Path = { readonly codec: string; readonly arrives: boolean; readonly unread: boolean };
type Watched = { packets: number; allPackets: number; lastPacketAt: number | null; told: Path | null };

/** Reads the levels of the watched connections while there are any, and tells when their path begins to carry something else. */
export function createLevels(
  find: (peerId: string) => RTCPeerConnection | undefined,
  onLevels: (peerId: string, levels: { readonly microphone: number; readonly speaker: number }) => void,
  onPath: (peerId: string, path: Path) => void,
): Levels {
  const watched = new Map<string, Watched>();
  let timer: number | null = null;

  const followPath = (peerId: string, one: Watched, records: readonly Record<string, unknown>[]): void => {
    const { packets, allPackets, codec } = pathOf(records);
    const now = performance.now();
    // The clock starts when there is something to wait for.
    one.lastPacketAt ??= now;
    const arrived = packets > one.packets;
    if (arrived) [one.lastPacketAt, one.allPackets] = [now, allPackets];
    one.packets = packets;
    const quiet = now - one.lastPacketAt > SILENT_PATH_MS;
    if (!arrived && !quiet) return;
    const unread = !arrived && allPackets - one.allPackets > OTHER_PACKETS;
    const path = { codec: codec === '' ? (one.told?.codec ?? '') : codec, arrives: arrived, unread };
    const { told } = one;
    if (told?.codec === path.codec && told.arrives === arrived && told.unread === unread) return;
    one.told = path;
    onPath(peerId, path);
  };

  const read = async (peerId: string, one: Watched): Promise<void> => {
    const connection = find(peerId);
    // Before the far end has described itself there is nothing to hear and nothing to miss.
    if (connection === undefined || connection.remoteDescription === null) return;
    const records = plainStats(await connection.getStats());
    if (watched.get(peerId) !== one) return;
    if (connection.connectionState === 'connected') {
      const { microphoneLevel, speakerLevel } = levelsOf(records);
      onLevels(peerId, { microphone: microphoneLevel, speaker: speakerLevel });
    }
    followPath(peerId, one, records);
  };
  return {
    watch: (peerId, on) => {
      if (!on) watched.delete(peerId);
      else if (!watched.has(peerId)) watched.set(peerId, { packets: 0, allPackets: 0, lastPacketAt: null, told: null });
      if (watched.size > 0 && timer === null) {
        timer = window.setInterval(() => {
          for (const [id, one] of watched) read(id, one).catch(() => undefined);
        }, INTERVAL_MS);
      } else if (watched.size === 0 && timer !== null) {
        window.clearInterval(timer);
        timer = null;
      }
    },
    running: () => watched.size > 0,
  };
}
