import { useEffect, useState } from 'react';
import { useClient } from '../../bridge/hooks.ts';

const SECOND_MS = 1_000;

/** Keys that only change what another key does. */
const MODIFIERS = new Set(['Alt', 'AltGraph', 'Control', 'Meta', 'Shift', 'CapsLock']);

/**
 * Whole seconds until somebody is dialled by itself; null when nobody is. Any key stops it, and does what it does: who types is not
 * interrupted by a call.
 * @param dialAt wall-clock ms
 */
export function useCountdown(dialAt: number | null): number | null {
  const client = useClient();
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (dialAt === null) return undefined;
    const tick = (): void => setNow(Date.now());
    tick();
    const timer = setInterval(tick, SECOND_MS / 4);
    const stop = (event: KeyboardEvent): void => {
      if (!MODIFIERS.has(event.key)) void client.invoke('callList.halt', {});
    };
    window.addEventListener('keydown', stop, { capture: true });
    return () => {
      clearInterval(timer);
      window.removeEventListener('keydown', stop, { capture: true });
    };
  }, [client, dialAt]);
  return dialAt === null ? null : Math.max(0, Math.ceil((dialAt - now) / SECOND_MS));
}
