import { useEffect, useState } from 'react';
import type { Call } from '../../../../shared/domain/call/call.ts';
import { useConnection } from '../../bridge/hooks.ts';

/** Below this nobody speaks, of full scale; breath and line noise stay under it. */
const SPEECH = 0.03;
const LOOK_MS = 500;

/**
 * How long neither side has said anything, in milliseconds since the step came up at the earliest; 0 while the call is not connected or on hold.
 * @param since wall-clock ms at which the step came up
 */
export function useSilence(call: Call | null, since: number): number {
  const { levels } = useConnection();
  const callId = call?.phase === 'connected' && call.hold.local === 'off' && !call.hold.remote ? call.id : null;
  const [heard, setHeard] = useState({ at: since, now: since });
  useEffect(() => {
    if (callId === null) return undefined;
    let last = Date.now();
    const stop = levels.store.subscribe(({ callId: of, microphone, speaker }) => {
      if ((of === null || of === callId) && Math.max(microphone, speaker) > SPEECH) last = Date.now();
    });
    const timer = setInterval(() => setHeard({ at: last, now: Date.now() }), LOOK_MS);
    return () => {
      stop();
      clearInterval(timer);
    };
  }, [callId, levels]);
  return callId === null ? 0 : Math.max(0, heard.now - Math.max(heard.at, since));
}
