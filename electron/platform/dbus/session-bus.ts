import type { Log } from '../../app/ports/platform-ports.ts';
import { connectBus, sessionBusAddress, type Bus } from './bus.ts';

/** The bus of the desktop's session, joined when it is first needed and again after it was lost. */
export type SessionBus = {
  /** Null where there is none. Never rejects. */
  readonly get: () => Promise<Bus | null>;
  readonly close: () => void;
};

/** @param env of this process */
export function createSessionBus(env: NodeJS.ProcessEnv, log: Log): SessionBus {
  let joined: Promise<Bus | null> | null = null;
  const join = async (): Promise<Bus | null> => {
    const address = process.platform === 'linux' ? sessionBusAddress(env) : null;
    if (address === null) return null;
    try {
      const bus = await connectBus(address);
      bus.onClose(() => {
        joined = null;
      });
      return bus;
    } catch (error) {
      log.info('there is no session bus', String(error));
      return null;
    }
  };
  return {
    get: () => (joined ??= join()),
    close: () => {
      void joined?.then((bus) => bus?.close());
      joined = null;
    },
  };
}
