import { networkInterfaces } from 'node:os';
import { systemClock, systemTimers } from './clock.ts';
import type { Log } from '../app/ports/platform-ports.ts';
import { LOOK_EVERY_MS, MachineWatch } from './machine-watch.ts';

/**
 * Watches sleep and network for as long as the application runs.
 *
 * @param reconnect told what may have cost the connection.
 */
export function watchMachine(reconnect: (cause: 'address-added' | 'address-lost' | 'woke') => void, log: Log): void {
  const watch = new MachineWatch({
    clock: systemClock,
    interfaces: networkInterfaces,
    onChange: (change) => {
      log.warn('a change of the machine', change);
      if (change.type === 'woke') reconnect('woke');
      if (change.type === 'network') reconnect(change.lost ? 'address-lost' : 'address-added');
    },
  });
  systemTimers.every(LOOK_EVERY_MS, () => watch.look());
}
