import type { CallEvent } from '../../shared/domain/call/call-event.ts';
import { callById } from '../../shared/domain/call/call-selectors.ts';
import { figuresOf, hear, insertLost, kindOf, NOTHING_HEARD, quietSince, reportOf, SLOW_FROM_MS, type CallTalk, type TalkLog, type TalkReport } from '../../shared/domain/talk/talk.ts';
import { sameLimits, type SilenceLimits } from '../../shared/domain/talk/silence-limits.ts';
import { CHUNK_FRAMES, FRAME_MS } from '../../shared/lib/sound/voice-activity.ts';
import type { CallId } from '../../shared/lib/brand.ts';
import type { Clock } from '../../shared/lib/clock.ts';
import type { TalkChunk } from '../../shared/media/protocol.ts';
import type { NoticeDesk } from './notice-desk.ts';
import type { DataPort } from './ports/data-port.ts';
import type { Timers } from './ports/platform-ports.ts';
import type { StateStore } from './state-store.ts';

/** A pause between two sentences is told to nobody; in ms. */
const TOLD_FROM_MS = 1_000;
/** How often main looks whether it was held up, in ms. */
const LAG_LOOK_MS = 250;
/** The beginning of a silence is told anew when it moves by as much: sound that was lost comes to light a little later. In ms. */
const MOVES_MS = 100;
/** So many pieces in a row, by so much late, do not come late: the sound of that time was lost. In ms. */
const LATE_PIECES = 3;
const LOST_FROM_MS = 45;
/** Further behind the wall clock than that, the sound did not get lost: the clock was set, or the computer slept. In ms. */
const CLOCK_SET_MS = 10_000;
/** What was measured is written so often: no more of it is lost when Balie is killed. In ms. */
const KEEP_EVERY_MS = 5_000;

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
  /** How far the wall clock is ahead of the audio clock when nothing is late, and by how much the last pieces were late. In ms. */
  ahead: number;
  late: readonly number[];
  /** The wall clock at the end of the last piece; what it is ahead of the monotonic one, which nobody sets. */
  wallAt: number;
  wallSet: number;
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
  const shownOf = (callId: CallId, { log, shown, wallAt }: Heard): CallTalk => {
    const now = log.measured.at(-1)?.[1] ?? 0;
    const since = quietSince(log);
    const quiet = since !== null && now - since >= TOLD_FROM_MS;
    const wall = quiet ? Math.round(wallAt - (now - since)) : null;
    const kind = quiet ? kindOf(log, since, now) : 'unannounced';
    const limits = deps.limitsOf(callId).now;
    const sameQuiet = wall === null ? shown.quietSince === null : shown.quietSince !== null && Math.abs(wall - shown.quietSince) < MOVES_MS;
    if (sameQuiet && kind === shown.kind && sameLimits(limits, shown.limits)) return shown;
    return { callId, quietSince: sameQuiet ? shown.quietSince : wall, kind, limits, figures: shown.figures };
  };
  const show = (callId: CallId, heard: Heard): void => {
    const shown = shownOf(callId, heard);
    if (shown === heard.shown) return;
    heard.shown = shown;
    publish();
  };

  const told = (callId: CallId, { log, powers }: Heard): TalkReport => reportOf(log, powers, deps.limitsOf(callId).record.greyMs);
  const keep = (callId: CallId, report: TalkReport): void => {
    if (callById(store.get().calls.calls, callId)?.unattended === true) return;
    deps
      .data()
      .talk.save(callId, report)
      .catch((error: unknown) => deps.notices.report('who spoke in a call could not be recorded', error));
  };

  /**
   * On a busy machine Chromium leaves out turns of a context that plays nothing: its clock stands still meanwhile, and the sound of that time
   * is lost. A turn that is only late is made up for at once, so what stays behind the wall clock was lost.
   */
  const makeUp = (heard: Heard, { at, elapsedMs }: TalkChunk, to: number): void => {
    const wallSet = clock.now() - clock.monotonic();
    heard.ahead += wallSet - heard.wallSet;
    heard.wallSet = wallSet;
    const late = at - elapsedMs - heard.ahead;
    if (late <= 0 || late > CLOCK_SET_MS) {
      heard.ahead = at - elapsedMs;
      heard.late = [];
      return;
    }
    heard.late = late < LOST_FROM_MS ? [] : [...heard.late, late];
    if (heard.late.length < LATE_PIECES) return;
    const lost = Math.min(...heard.late);
    heard.log = insertLost(heard.log, to - LATE_PIECES * CHUNK_FRAMES * FRAME_MS, lost);
    heard.base += lost;
    heard.ahead += lost;
    heard.late = [];
  };

  /** While somebody talks main watches itself. */
  const watchLag = (): void => {
    if (stopLooking !== null) return;
    let last = clock.monotonic();
    stopLooking = timers.every(LAG_LOOK_MS, () => {
      const now = clock.monotonic();
      if (now - last - LAG_LOOK_MS >= SLOW_FROM_MS) for (const heard of calls.values()) heard.log = { ...heard.log, slow: [...heard.log.slow, [last - heard.begun, now - heard.begun]] };
      last = now;
      for (const [callId, heard] of calls) {
        const recovering = callById(store.get().calls.calls, callId)?.media === 'recovering';
        if (recovering) heard.log = { ...heard.log, slow: [...heard.log.slow, [now - LAG_LOOK_MS - heard.begun, now - heard.begun]] };
      }
    });
  };

  return {
    onChunk: (callId, chunk) => {
      const call = callById(store.get().calls.calls, callId);
      if (call?.phase !== 'connected' || call.listensIn !== undefined) return;
      const now = clock.monotonic();
      const length = CHUNK_FRAMES * FRAME_MS;
      const heard: Heard = calls.get(callId) ?? {
        ...{ log: NOTHING_HEARD, powers: { agent: [], customer: [] }, begun: now - length, stretch: -1, elapsedMs: 0, base: 0, ahead: 0, late: [], wallAt: 0, wallSet: 0, keptAt: now },
        shown: { callId, quietSince: null, kind: 'unannounced', limits: deps.limitsOf(callId).now, figures: null },
      };
      if (!calls.has(callId)) {
        calls.set(callId, heard);
        publish();
      }
      watchLag();
      const end = heard.log.measured.at(-1)?.[1] ?? 0;
      // Within a stretch the audio clock counts, and not when messages come: they come early and late.
      // A media window that took the place of a dead one counts from the beginning.
      if (chunk.stretch !== heard.stretch || chunk.elapsedMs <= heard.elapsedMs) {
        heard.base = Math.max(end + length, now - heard.begun) - chunk.elapsedMs;
        heard.ahead = chunk.at - chunk.elapsedMs;
        heard.wallSet = clock.now() - now;
        heard.late = [];
      }
      heard.stretch = chunk.stretch;
      heard.elapsedMs = chunk.elapsedMs;
      heard.wallAt = chunk.at;
      const to = heard.base + chunk.elapsedMs;
      heard.log = hear(heard.log, to - length, to, chunk);
      makeUp(heard, chunk, to);
      heard.powers.agent.push(...chunk.agent.powers);
      heard.powers.customer.push(...chunk.customer.powers);
      show(callId, heard);
      if (now - heard.keptAt < KEEP_EVERY_MS) return;
      heard.keptAt = now;
      const report = told(callId, heard);
      heard.shown = { ...heard.shown, figures: figuresOf(report) };
      publish();
      keep(callId, report);
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
      keep(event.callId, told(event.callId, heard));
    },
  };
}
