import { useEffect } from 'react';
import { useStore } from 'zustand';
import { useAppState, useStarting } from '../../bridge/hooks.ts';
import { dialStore } from './dial-store.ts';

/** Longer than that nobody waits for a call: it would come as a surprise. In ms. */
const AT_MOST_MS = 10_000;

/**
 * For whoever presses Call in the first moments: while the application loads, and while the line connects for the first time, the call is
 * kept and goes out as soon as it can. What is typed meanwhile, or Escape, takes the wish back.
 * @param emergency such a number waits for the application alone: it goes out in every state of the line
 * @param call what Call does
 * @returns whether Call can be pressed ahead; `wait` to do so
 */
export function useCallWhenConnected(emergency: boolean, call: () => void): { readonly ahead: boolean; readonly wait: () => void } {
  const starting = useStarting();
  const connecting = useAppState(({ line }) => line.state === 'connecting' && line.problem === null);
  const ahead = starting || (connecting && !emergency);
  const waiting = useStore(dialStore, ({ wait }) => wait === 'line');
  const possible = useAppState(({ line }) => line.state === 'registered') || emergency;

  useEffect(() => {
    if (!waiting) return;
    const timer = setTimeout(() => dialStore.setState({ wait: 'over' }), AT_MOST_MS);
    return () => clearTimeout(timer);
  }, [waiting]);
  useEffect(() => {
    if (!waiting || ahead) return;
    dialStore.setState({ wait: possible ? 'none' : 'over' });
    if (possible) call();
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- `call` is another function at every render
  }, [waiting, ahead, possible]);

  return { ahead, wait: () => dialStore.setState({ wait: 'line' }) };
}
