import type { CallEvent } from '../../shared/domain/call/call-event.ts';
import { callById } from '../../shared/domain/call/call-selectors.ts';
import { hear, kindOf, NOTHING_HEARD, quietSince, reportOf, type CallTalk, type TalkLog, type TalkReport } from '../../shared/domain/talk/talk.ts';
import { sameLimits, type SilenceLimits } from '../../shared/domain/talk/silence-limits.ts';
import { lengthOf } from '../../shared/domain/talk/intervals.ts';
import { CHUNK_FRAMES, FRAME_MS } from '../../shared/lib/sound/voice-activity.ts';
import { runsOf } from '../../shared/domain/talk/speech-runs.ts';
import type { CallId } from '../../shared/lib/brand.ts';
import type { Clock } from '../../shared/lib/clock.ts';
import type { TalkChunk } from '../../shared/media/protocol.ts';
import type { NoticeDesk } from './notice-desk.ts';
import type { DataPort } from './ports/data-port.ts';
import type { Timers } from './ports/platform-ports.ts';
import type { StateStore } from './state-store.ts';

/** A pause between two sentences is told to nobody; in ms. */
const TOLD_FROM_MS = 1_000;
/** How often main looks whether it was held up, and from when that counts: the agent then waits for Balie. In ms. */
const LAG_LOOK_MS = 250;
const LAG_COUNTS_MS = 500;
/** Messages are told apart from earlier ones from this on. */
const LATE_MS = 100;
/** What was measured is written so often: no more of it is lost when Balie is killed. In ms. */
const KEEP_EVERY_MS = 5_000;
/** A step in the agent's share of the talk that is worth telling. */
const SHARE_STEP = 0.05;

type Heard = {
  log: TalkLog;
  /** Grow with the call: never copied. */
  readonly powers: { readonly agent: number[]; readonly customer: number[] };
  /** Monotonic ms at which the call's time begins: when its first sound was heard. */
  readonly begun: number;
  stretch: number;
  /** The audio clock at the end of the last piece. */
  elapsedMs: number;
  /** What is added to the audio clock of this stretch. */
  base: number;
  /** Monotonic ms at which it was written last. */
  keptAt: number;
  shown: CallTalk;
};

/** Who speaks in each call, and for how long nobody does: shown while it lasts, kept with its record (F81). */
export type TalkDesk = {
  readonly onChunk: (callId: CallId, chunk: TalkChunk) => void;
  readonly onCall: (event: CallEvent) => void;
  /** The agent says that the customer has to wait for a moment. */
  readonly announce: (callId: CallId) => void;
  /** Of a living call so far, or of one that is over; null when nothing was heard of it. */
  readonly reportOf: (callId: CallId) => Promise<TalkReport | null>;
};

export function createTalkDesk(deps: {
  readonly data: () => DataPort;
  readonly store: StateStore;
  readonly notices: NoticeDesk;
  /** When a silence of this call is long: now, and for its record. */
  readonly limitsOf: (callId: CallId) => { readonly now: SilenceLimits; readonly record: SilenceLimits };
  readonly clock: Clock;
  readonly timers: Timers;
}): TalkDesk {
  const { store, clock, timers } = deps;
  const calls = new Map<CallId, Heard>();
  let stopLooking: (() => void) | null = null;

  const publish = (): void => store.setSlice('talk', [...calls.values()].map(({ shown }) => shown));

  /** What to show now; the same object where nothing changed. */
  const shownOf = (callId: CallId, { log, shown }: Heard): CallTalk => {
    const now = log.measured.at(-1)?.[1] ?? 0;
    const since = quietSince(log);
    const quiet = since !== null && now - since >= TOLD_FROM_MS;
    const wall = quiet ? Math.round(clock.now() - (now - since)) : null;
    const agentMs = lengthOf(runsOf(log.agent));
    const both = agentMs + lengthOf(runsOf(log.customer));
    const share = both === 0 ? null : agentMs / both;
    const kind = quiet ? kindOf(log, since, now) : 'unannounced';
    const limits = deps.limitsOf(callId).now;
    const sameShare = share === shown.share || (share !== null && shown.share !== null && Math.abs(share - shown.share) < SHARE_STEP);
    // A message that was late makes a silence look shorter, none makes it look longer.
    const sameQuiet = wall === null ? shown.quietSince === null : shown.quietSince !== null && wall > shown.quietSince - LATE_MS && wall < shown.quietSince + TOLD_FROM_MS;
    if (sameShare && sameQuiet && kind === shown.kind && sameLimits(limits, shown.limits)) return shown;
    return { callId, quietSince: sameQuiet ? shown.quietSince : wall, kind, limits, share: sameShare ? shown.share : share };
  };
  const show = (callId: CallId, heard: Heard): void => {
    const shown = shownOf(callId, heard);
    if (shown === heard.shown) return;
    heard.shown = shown;
    publish();
  };

  const told = (callId: CallId, { log, powers }: Heard): TalkReport => reportOf(log, powers, deps.limitsOf(callId).record.greyMs);
  const keep = (callId: CallId, heard: Heard): void => {
    if (callById(store.get().calls.calls, callId)?.unattended === true) return;
    deps
      .data()
      .talk.save(callId, told(callId, heard))
      .catch((error: unknown) => deps.notices.report('who spoke in a call could not be recorded', error));
  };

  /** While somebody talks main watches itself. */
  const watchLag = (): void => {
    if (stopLooking !== null) return;
    let last = clock.monotonic();
    stopLooking = timers.every(LAG_LOOK_MS, () => {
      const now = clock.monotonic();
      if (now - last - LAG_LOOK_MS >= LAG_COUNTS_MS) for (const heard of calls.values()) heard.log = { ...heard.log, slow: [...heard.log.slow, [last - heard.begun, now - heard.begun]] };
      last = now;
      for (const [callId, heard] of calls) {
        const recovering = callById(store.get().calls.calls, callId)?.media === 'recovering';
        if (recovering) heard.log = { ...heard.log, slow: [...heard.log.slow, [now - LAG_LOOK_MS - heard.begun, now - heard.begun]] };
      }
    });
  };

  return {
    onChunk: (callId, chunk) => {
      if (callById(store.get().calls.calls, callId)?.phase !== 'connected') return;
      const now = clock.monotonic();
      const length = CHUNK_FRAMES * FRAME_MS;
      const heard: Heard = calls.get(callId) ?? {
        ...{ log: NOTHING_HEARD, powers: { agent: [], customer: [] }, begun: now - length, stretch: -1, elapsedMs: 0, base: 0, keptAt: now },
        shown: { callId, quietSince: null, kind: 'unannounced', limits: deps.limitsOf(callId).now, share: null },
      };
      calls.set(callId, heard);
      watchLag();
      const end = heard.log.measured.at(-1)?.[1] ?? 0;
      // Within a stretch the audio clock alone counts: messages come early and late.
      // A media window that took the place of a dead one counts from the beginning.
      if (chunk.stretch !== heard.stretch || chunk.elapsedMs <= heard.elapsedMs) heard.base = Math.max(end + length, now - heard.begun) - chunk.elapsedMs;
      heard.stretch = chunk.stretch;
      heard.elapsedMs = chunk.elapsedMs;
      const to = heard.base + chunk.elapsedMs;
      heard.log = hear(heard.log, to - length, to, chunk);
      heard.powers.agent.push(...chunk.agent.powers);
      heard.powers.customer.push(...chunk.customer.powers);
      show(callId, heard);
      if (now - heard.keptAt < KEEP_EVERY_MS) return;
      heard.keptAt = now;
      keep(callId, heard);
    },
    announce: (callId) => {
      const heard = calls.get(callId);
      if (heard === undefined) return;
      heard.log = { ...heard.log, announced: [...heard.log.announced, clock.monotonic() - heard.begun] };
      show(callId, heard);
    },
    reportOf: async (callId) => {
      const heard = calls.get(callId);
      return heard === undefined ? deps.data().talk.get(callId) : told(callId, heard);
    },
    onCall: (event) => {
      const heard = calls.get(event.callId);
      if (heard === undefined) return;
      if (event.type === 'hold-changed' && event.local === 'turning-on') {
        heard.log = { ...heard.log, holds: [...heard.log.holds, clock.monotonic() - heard.begun] };
        show(event.callId, heard);
      }
      if (event.type !== 'ended') return;
      calls.delete(event.callId);
      if (calls.size === 0) {
        stopLooking?.();
        stopLooking = null;
      }
      publish();
      keep(event.callId, heard);
    },
  };
}
