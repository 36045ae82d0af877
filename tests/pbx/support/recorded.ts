import type { RecordingEntry } from '../../../shared/ipc/commands/recording.ts';
import type { Balie } from '../../e2e/support/balie.ts';
import type { Desk } from '../../e2e/support/desk.ts';
import { loudness, toneLevel } from './tones.ts';

/** Sample rate at which recordings are judged, in Hz. */
const RATE = 8_000;
/** How much later than the clock of the call a recording may begin, in ms: its encoder has to start. */
const LATE_MS = 700;

/** A recording as the window gets it, decoded by the browser itself. */
export type Recorded = {
  readonly durationMs: number;
  /** A jump to the middle of it arrives there. */
  readonly seekable: boolean;
  /** Level of a tone in a stretch (ms from the start), in dB of full scale. Left is the agent, right the customer. */
  readonly level: (side: 'left' | 'right', hz: number, fromMs?: number, toMs?: number) => number;
  readonly loudness: (side: 'left' | 'right', fromMs: number, toMs: number) => number;
};

/** Everything on record that the person at the desk may hear, newest first. */
export async function recordings(desk: Desk): Promise<readonly RecordingEntry[]> {
  return (await desk.invoke('recording.list', { contactId: null, limit: 9 })) as readonly RecordingEntry[];
}

/** Plays a recording the way the window does. @throws Error for what the browser cannot play. */
export async function soundOf(balie: Balie, id: string): Promise<Recorded> {
  const address = `/recordings/${id}`;
  // In parts, as players ask for it; the window itself may not fetch anything.
  const encoded = await balie.app.evaluate(async ({ session }, to) => {
    const parts: Buffer[] = [];
    for (let at = 0, size = Infinity; at < size;) {
      const reply = await session.defaultSession.fetch(`app://bundle${to}`, { headers: { Range: `bytes=${at}-` } });
      if (reply.status !== 206) throw new Error(`status ${reply.status}`);
      size = Number(reply.headers.get('Content-Range')?.split('/')[1]);
      const piece = Buffer.from(await reply.arrayBuffer());
      parts.push(piece);
      at += piece.length;
    }
    return Buffer.concat(parts).toString('base64');
  }, address);
  const sound = await balie.window.evaluate(
    async ([url, rate, encoded]) => {
      const audio = new Audio(url);
      await new Promise((resolve, reject) => {
        audio.addEventListener('loadedmetadata', resolve, { once: true });
        audio.addEventListener('error', () => reject(new Error('not playable')), { once: true });
      });
      const durationMs = audio.duration * 1_000;
      audio.currentTime = audio.duration / 2;
      await new Promise((resolve) => audio.addEventListener('seeked', resolve, { once: true }));
      const seekable = Math.abs(audio.currentTime - audio.duration / 2) < 0.2;
      const bytes = Uint8Array.from(atob(encoded), (sign) => sign.charCodeAt(0)).buffer;
      const decoded = await new OfflineAudioContext(2, 1, rate).decodeAudioData(bytes);
      return { left: [...decoded.getChannelData(0)], right: [...decoded.getChannelData(1)], durationMs, seekable };
    },
    [address, RATE, encoded] as const,
  );
  const sides = { left: Float32Array.from(sound.left), right: Float32Array.from(sound.right) };
  const part = (side: 'left' | 'right', fromMs: number, toMs: number): Float32Array =>
    sides[side].subarray((fromMs * RATE) / 1_000, (toMs * RATE) / 1_000);
  return {
    durationMs: sound.durationMs,
    seekable: sound.seekable,
    level: (side, hz, fromMs = 0, toMs = sound.durationMs) => toneLevel(part(side, fromMs, toMs), hz, RATE),
    loudness: (side, fromMs, toMs) => loudness(part(side, fromMs, toMs)),
  };
}

/** A stretch of a call, in ms of its recording: what is in it was said in that stretch. */
export type Stretch = { readonly fromMs: number; readonly toMs: number };

/** Lets `ms` go by in the call that is recorded and says where in the file that is. @throws Error when nothing is recorded. */
export async function stretch(desk: Desk, callId: string, ms: number): Promise<Stretch> {
  const since = (await desk.state()).recordings.find((one) => one.callId === callId)?.since;
  if (since == null) throw new Error('the call is not recorded');
  const fromMs = Date.now() - since;
  await new Promise((resolve) => setTimeout(resolve, ms + LATE_MS));
  return { fromMs, toMs: fromMs + ms };
}
