/** One audio track that main knows by id, with the connections that send it. */
export type TrackSlot = {
  readonly trackId: string;
  readonly streamId: string;
  readonly source: 'microphone' | 'file';
  readonly stream: MediaStream;
  readonly senders: Set<RTCRtpSender>;
  track: MediaStreamTrack;
  enabled: boolean;
  /** Its call is on hold: silent, whatever `enabled` says. */
  held: boolean;
  /** Set while the senders send something that is made of this track: told of another track in its place. */
  divert: (() => void) | null;
};

export type TrackTable = {
  readonly add: (slot: Omit<TrackSlot, 'senders' | 'enabled' | 'held' | 'divert'>) => void;
  /** @throws DOMException `NotFoundError` */
  readonly get: (trackId: string) => TrackSlot;
  readonly ofSource: (source: TrackSlot['source']) => TrackSlot[];
  readonly setEnabled: (trackId: string, enabled: boolean) => null;
  readonly setHeld: (slot: TrackSlot, on: boolean) => void;
  readonly stop: (trackId: string) => void;
  readonly releaseStream: (streamId: string) => void;
  /** Puts another track in the place of the slot's, in running connections too, without renegotiation; muted stays muted. */
  readonly replace: (slot: TrackSlot, track: MediaStreamTrack) => Promise<void>;
};

export function createTrackTable(): TrackTable {
  const slots = new Map<string, TrackSlot>();
  const get = (trackId: string): TrackSlot => {
    const slot = slots.get(trackId);
    if (slot === undefined) throw new DOMException(`no track ${trackId}`, 'NotFoundError');
    return slot;
  };
  const stop = (trackId: string): void => {
    slots.get(trackId)?.track.stop();
    slots.delete(trackId);
  };
  const apply = ({ track, enabled, held }: TrackSlot): void => {
    track.enabled = enabled && !held;
  };
  return {
    add: (slot) => {
      slots.set(slot.trackId, { ...slot, senders: new Set(), enabled: true, held: false, divert: null });
    },
    get,
    ofSource: (source) => [...slots.values()].filter((slot) => slot.source === source),
    setEnabled: (trackId, enabled) => {
      const slot = slots.get(trackId);
      // JsSIP sets it once more on a call that has just ended.
      if (slot === undefined) return null;
      slot.enabled = enabled;
      apply(slot);
      return null;
    },
    setHeld: (slot, on) => {
      slot.held = on;
      apply(slot);
    },
    stop,
    releaseStream: (streamId) => {
      for (const slot of slots.values()) if (slot.streamId === streamId) stop(slot.trackId);
    },
    replace: async (slot, track) => {
      const old = slot.track;
      slot.track = track;
      apply(slot);
      slot.stream.removeTrack(old);
      slot.stream.addTrack(track);
      slot.divert?.();
      await Promise.all(
        (slot.divert === null ? [...slot.senders] : []).map((sender) =>
          sender.replaceTrack(track).catch(() => {
            // Its connection was closed.
            slot.senders.delete(sender);
          }),
        ),
      );
      old.stop();
    },
  };
}
