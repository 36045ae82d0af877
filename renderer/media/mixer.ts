import { createAudioContext } from './audio-output.ts';
import type { TrackSlot } from './track-table.ts';

/** What the mixer needs of one connection: what it sends by itself, and what comes in over it once that is there. */
export type MixerLeg = {
  readonly sender: RTCRtpSender;
  readonly slot: TrackSlot;
  readonly far: MediaStreamTrack | null;
};

export type Mixer = {
  /** Groups of connections that are mixed from now on, in the place of the former groups. */
  readonly set: (groups: readonly (readonly string[])[]) => null;
  /** A connection has come, has gone, or carries another track than before. */
  readonly refresh: () => void;
};

type Output = {
  readonly sender: RTCRtpSender;
  readonly slot: TrackSlot;
  readonly node: MediaStreamAudioDestinationNode;
};

/**
 * Sends each far end of a group the microphone and the other far ends, by putting another track in the place of the one that is
 * sent: no renegotiation. The microphone comes from the connection's own track, so that mute stays what it is. The AudioContext
 * behind it costs a part of a core and lives only while something is mixed.
 *
 * @param legOf undefined when the connection is not there or sends nothing yet.
 */
export function createMixer(legOf: (peerId: string) => MixerLeg | undefined, onFault: (error: unknown) => void): Mixer {
  let groups: readonly (readonly string[])[] = [];
  let context: AudioContext | null = null;
  /** Settled when the context makes sound: on a busy machine its start takes up to a second. */
  let started: Promise<void> = Promise.resolve();
  const outputs = new Map<string, Output>();
  const sources = new Map<MediaStreamTrack, MediaStreamAudioSourceNode>();

  const send = (sender: RTCRtpSender, track: MediaStreamTrack | null): void => {
    sender.replaceTrack(track).catch((error: unknown) => {
      // Its connection was closed meanwhile.
      if (!(error instanceof DOMException && error.name === 'InvalidStateError')) onFault(error);
    });
  };

  const sourceOf = (running: AudioContext, track: MediaStreamTrack): MediaStreamAudioSourceNode => {
    const source =
      sources.get(track) ?? new MediaStreamAudioSourceNode(running, { mediaStream: new MediaStream([track]) });
    sources.set(track, source);
    return source;
  };

  /** The connection sends its own track again. */
  const letGo = (peerId: string, { sender, slot }: Output): void => {
    outputs.delete(peerId);
    slot.divert = null;
    send(sender, slot.track);
  };

  const outputOf = (running: AudioContext, peerId: string, { sender, slot }: MixerLeg): Output => {
    const present = outputs.get(peerId);
    if (present?.sender === sender) return present;
    const node = new MediaStreamAudioDestinationNode(running, { channelCount: 1 });
    const output = { sender, slot, node };
    outputs.set(peerId, output);
    // Until the mix is there, the agent is heard as before.
    started.then(() => {
      if (outputs.get(peerId) !== output) return;
      // Another microphone comes into the mix and not into its place.
      slot.divert = refresh;
      send(sender, node.stream.getAudioTracks()[0] ?? null);
    }, onFault);
    return output;
  };

  function refresh(): void {
    if (groups.length === 0 && context === null) return;
    const wanted = groups
      .map((group) =>
        group.flatMap((peerId) => {
          const leg = legOf(peerId);
          return leg === undefined ? [] : [{ peerId, leg }];
        }),
      )
      .filter((group) => group.length > 1);
    const members = new Set(wanted.flat().map(({ peerId }) => peerId));
    for (const [peerId, output] of [...outputs]) if (!members.has(peerId)) letGo(peerId, output);
    if (wanted.length === 0) {
      sources.clear();
      void context?.close();
      context = null;
      return;
    }
    if (context === null) {
      context = createAudioContext({ sampleRate: 48_000, latencyHint: 'interactive', silent: true });
      started = context.resume();
    }
    const running = context;
    // Taken apart and put together in one go: nothing is heard of it.
    for (const source of sources.values()) source.disconnect();
    const heard = new Set<MediaStreamTrack>();
    const lead = (track: MediaStreamTrack, to: AudioNode): void => {
      heard.add(track);
      sourceOf(running, track).connect(to);
    };
    for (const group of wanted) {
      for (const { peerId, leg } of group) {
        const { node } = outputOf(running, peerId, leg);
        lead(leg.slot.track, node);
        for (const other of group) if (other.peerId !== peerId && other.leg.far !== null) lead(other.leg.far, node);
      }
    }
    for (const track of [...sources.keys()]) if (!heard.has(track)) sources.delete(track);
  }

  return {
    set: (next) => {
      groups = next;
      refresh();
      return null;
    },
    refresh,
  };
}
