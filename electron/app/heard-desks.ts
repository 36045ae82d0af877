import type { CallEvent } from '../../shared/domain/call/call-event.ts';
import type { QualityInterval } from '../../shared/domain/quality/quality-history.ts';
import type { CallId } from '../../shared/lib/brand.ts';
import type { MediaControl } from '../media/media-control.ts';
import { createQualityDesk } from './quality-desk.ts';
import { createTalkDesk, type TalkDesk } from './talk-desk.ts';

/** What is measured of the sound of calls: how good it is, and who speaks. */
export type HeardDesks = {
  readonly talk: TalkDesk;
  /** Told of everything that happens to calls. */
  readonly onCall: (event: CallEvent) => void;
  /** Of a living call so far, or of one that is over. */
  readonly intervalsOf: (callId: CallId) => Promise<readonly (QualityInterval | null)[]>;
};

export function createHeardDesks(deps: Parameters<typeof createTalkDesk>[0] & { readonly media: MediaControl }): HeardDesks {
  const quality = createQualityDesk(deps);
  const talk = createTalkDesk(deps);
  deps.media.events.on('quality', ({ callId, sample }) => quality.onSample(callId, sample));
  deps.media.events.on('talk', ({ callId, chunk }) => talk.onChunk(callId, chunk));
  return {
    talk,
    onCall: (event) => {
      quality.onCall(event);
      talk.onCall(event);
    },
    intervalsOf: async (callId) => {
      const living = quality.historyOf(callId);
      return living.length > 0 ? living : deps.data().quality.get(callId);
    },
  };
}
