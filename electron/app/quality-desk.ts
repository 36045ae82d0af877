import type { CallEvent } from '../../shared/domain/call/call-event.ts';
import { callById } from '../../shared/domain/call/call-selectors.ts';
import { INTERVAL_SAMPLES, intervalOf, type QualityInterval } from '../../shared/domain/quality/quality-history.ts';
import { CALM_SAMPLES, judge, NO_QUALITY, steady, type Quality, type QualitySample } from '../../shared/domain/quality/quality.ts';
import type { CallId } from '../../shared/lib/brand.ts';
import type { NoticeDesk } from './notice-desk.ts';
import type { DataPort } from './ports/data-port.ts';
import type { StateStore } from './state-store.ts';

type Heard = {
  samples: QualitySample[];
  judgements: Quality[];
  shown: Quality;
  interval: QualitySample[];
  /** Null for intervals without sound, as on hold. */
  history: (QualityInterval | null)[];
};

/** How good the sound of each call is: shown while it lasts, kept with its record. */
export type QualityDesk = {
  readonly onSample: (callId: CallId, sample: QualitySample) => void;
  /** Told of everything that happens to calls. */
  readonly onCall: (event: CallEvent) => void;
  /** Intervals of a living call so far; the last one may still go on. */
  readonly historyOf: (callId: CallId) => readonly (QualityInterval | null)[];
};

export function createQualityDesk(deps: { readonly data: () => DataPort; readonly store: StateStore; readonly notices: NoticeDesk }): QualityDesk {
  const { store } = deps;
  const calls = new Map<CallId, Heard>();

  const publish = (): void => store.setSlice('quality', [...calls].map(([callId, { shown }]) => ({ callId, ...shown })));

  const closeInterval = (heard: Heard): void => {
    if (heard.interval.length === 0) return;
    heard.history.push(intervalOf(heard.interval));
    heard.interval = [];
  };

  return {
    historyOf: (callId) => {
      const { history = [], interval = [] } = calls.get(callId) ?? {};
      return interval.length === 0 ? history : [...history, intervalOf(interval)];
    },
    onSample: (callId, sample) => {
      const call = callById(store.get().calls.calls, callId);
      if (call === null || call.phase !== 'connected') return;
      const heard = calls.get(callId) ?? { samples: [], judgements: [], shown: NO_QUALITY, interval: [], history: [] };
      calls.set(callId, heard);
      heard.samples = [...heard.samples.slice(-9), sample];
      heard.interval.push(sample);
      if (heard.interval.length >= INTERVAL_SAMPLES) closeInterval(heard);
      const held = call.hold.local !== 'off' || call.hold.remote || call.media === 'recovering';
      // What was heard before a hold says nothing about the sound after it.
      if (held) heard.samples = [];
      heard.judgements = [...heard.judgements.slice(-CALM_SAMPLES), judge(heard.samples, held)];
      const next = steady(heard.shown, heard.judgements);
      const same = next.level === heard.shown.level && next.problem === heard.shown.problem && next.mos === heard.shown.mos;
      heard.shown = next;
      if (!same) publish();
    },
    onCall: (event) => {
      const heard = calls.get(event.callId);
      if (event.type !== 'ended' || heard === undefined) return;
      calls.delete(event.callId);
      closeInterval(heard);
      publish();
      const unattended = callById(store.get().calls.calls, event.callId)?.unattended === true;
      if (!unattended && heard.history.some((interval) => interval !== null))
        deps
          .data()
          .quality.save(event.callId, heard.history)
          .catch((error: unknown) => deps.notices.report('the quality of a call could not be recorded', error));
    },
  };
}
