import { DEFAULT_SETTINGS } from '../../../shared/ipc/default-settings.ts';
import type { SoftphoneBridge } from '../../../shared/ipc/envelope.ts';
import { UNKNOWN_FIRST_SCREEN, type FirstScreen } from '../../../shared/ipc/first-screen.ts';
import { initialState } from '../../../shared/ipc/initial-state.ts';
import { followAfterPaint } from './after-paint.ts';
import { startMirror, type Mirror } from './app-store.ts';
import { createClient, type Client } from './client.ts';
import { nextTask } from './next-task.ts';
import { startLevels, type LevelsFeed } from './levels-store.ts';
import { createViewStore, startAnewWith, type ViewStore } from './view-store.ts';

/** Everything the components share: the way to main, the mirror of its state, the levels, and what is on screen. */
export type Connection = {
  readonly client: Client;
  readonly mirror: Mirror;
  /** The one that follows at once, whatever `mirror` is here. */
  readonly promptMirror: Mirror;
  /** The mirror for parts that can wait until the card of a new call, or whoever comes next on a list, is painted. */
  readonly lateMirror: Mirror;
  readonly levels: LevelsFeed;
  readonly view: ViewStore;
  /** The window draws its telephone before main's first snapshot. */
  readonly opensAtWork: boolean;
  readonly stop: () => void;
};

/**
 * @param first what main expects to be the first screen
 * @param turns when what main tells is taken over
 */
export function connect(bridge: SoftphoneBridge, first: FirstScreen = UNKNOWN_FIRST_SCREEN, turns: typeof nextTask = nextTask): Connection {
  const opensAtWork = first.opens === 'work';
  const settings = { ...DEFAULT_SETTINGS, language: first.language ?? DEFAULT_SETTINGS.language, theme: first.theme };
  const mirror = startMirror(bridge, createClient(bridge), opensAtWork ? initialState(settings, [], Date.now()) : null, turns);
  const client = createClient(bridge, mirror.reached);
  const lateMirror = followAfterPaint(mirror);
  const levels = startLevels(bridge);
  const view = createViewStore();
  const unfollow = startAnewWith(view, mirror.store, ({ state }) => state?.session.agent?.id ?? null);
  return {
    client,
    mirror,
    promptMirror: mirror,
    lateMirror,
    levels,
    view,
    opensAtWork,
    stop: () => {
      unfollow();
      lateMirror.stop();
      mirror.stop();
      levels.stop();
    },
  };
}
