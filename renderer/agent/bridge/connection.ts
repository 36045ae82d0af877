import type { SoftphoneBridge } from '../../../shared/ipc/envelope.ts';
import { followAfterPaint } from './after-paint.ts';
import { startMirror, type Mirror } from './app-store.ts';
import { createClient, type Client } from './client.ts';
import { startLevels, type LevelsFeed } from './levels-store.ts';
import { createViewStore, type ViewStore } from './view-store.ts';

/** Everything the components share: the way to main, the mirror of its state, the levels, and what is on screen. */
export type Connection = {
  readonly client: Client;
  readonly mirror: Mirror;
  /** The mirror for parts that can wait until the card of a new call is painted. */
  readonly lateMirror: Mirror;
  readonly levels: LevelsFeed;
  readonly view: ViewStore;
  readonly stop: () => void;
};

export function connect(bridge: SoftphoneBridge): Connection {
  const client = createClient(bridge);
  const mirror = startMirror(bridge, client);
  const lateMirror = followAfterPaint(mirror);
  const levels = startLevels(bridge);
  return {
    client,
    mirror,
    lateMirror,
    levels,
    view: createViewStore(),
    stop: () => {
      lateMirror.stop();
      mirror.stop();
      levels.stop();
    },
  };
}
