import { effectsOf, soundOf } from '../../shared/domain/call/call-effects.ts';
import type { CallEvent } from '../../shared/domain/call/call-event.ts';
import type { CallEffect } from '../../shared/domain/call/call-effects.ts';
import type { Call, CallsState } from '../../shared/domain/call/call.ts';
import type { CallId } from '../../shared/lib/brand.ts';
import type { MediaControl } from '../media/media-control.ts';
import type { Log } from './ports/platform-ports.ts';
import type { StateStore } from './state-store.ts';

/** The one way in which anything happens to a call: reduce, publish, sound, effects. */
export type CallStore = {
  readonly dispatch: (event: CallEvent) => void;
  /** The SIP Call-ID of an outgoing call, known once the INVITE is made. */
  readonly rememberSipCallId: (callId: CallId, sipCallId: string) => void;
  readonly sipCallIdOf: (call: Call) => string;
};

export function createCallStore(deps: {
  readonly store: StateStore;
  readonly media: MediaControl;
  readonly runEffect: (effect: CallEffect) => void;
  /** Told after every change of the calls, before the agent state follows: what a transfer does because of it. */
  readonly onEvent: (before: CallsState, after: CallsState, event: CallEvent) => void;
  /** Told after every change of the calls, after its effects. */
  readonly onCallsChanged: () => void;
  readonly log: Log;
}): CallStore {
  const { store, media } = deps;
  const sipCallIds = new Map<CallId, string>();
  let sound = soundOf(store.get().calls);

  const follow = (): void => {
    const wanted = soundOf(store.get().calls);
    if (wanted.ring !== sound.ring) {
      if (wanted.ring === 'none') media.stopRinging();
      else media.startRinging(wanted.ring);
    }
    if (wanted.tone !== sound.tone) media.playTone(wanted.tone);
    sound = wanted;
  };

  return {
    dispatch: (event) => {
      const before = store.get().calls;
      if (!store.apply({ type: 'call', event })) {
        deps.log.warn('an event did not fit the state of its call', { type: event.type, callId: event.callId });
        return;
      }
      const after = store.get().calls;
      follow();
      for (const effect of effectsOf(before, after, event)) deps.runEffect(effect);
      deps.onEvent(before, after, event);
      // Last, so that an interaction that begins or ends with the call counts in the same change of the agent state.
      deps.onCallsChanged();
      if (event.type === 'dismissed') sipCallIds.delete(event.callId);
    },
    rememberSipCallId: (callId, sipCallId) => void sipCallIds.set(callId, sipCallId),
    sipCallIdOf: (call) => sipCallIds.get(call.id) ?? call.sipCallId,
  };
}
