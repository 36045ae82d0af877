import type { Connection } from '../../../renderer/agent/bridge/connection.ts';
import type { AppState } from '../../../shared/ipc/app-state.ts';
import type { FakeSoftphone } from '../fake-softphone.ts';
import { HAND_SCENES } from './scenes-at-hand.ts';
import { LINE_SCENES } from './scenes-lines.ts';
import { SHELL_SCENES } from './scenes-shell.ts';
import { TELEPHONE_SCENES } from './scenes-telephone.ts';
import { WORK_SCENES } from './scenes-work.ts';

/** A state to look at, what main answers, and what to do once it is on screen. */
export type Scene = {
  readonly state: () => AppState;
  readonly prepare?: (fake: FakeSoftphone) => void;
  readonly act?: (fake: FakeSoftphone, connection: Connection) => void;
};

/** Every scene by name. Each feature adds a file of its own. */
export const SCENES: Readonly<Record<string, Scene>> = { ...SHELL_SCENES, ...TELEPHONE_SCENES, ...LINE_SCENES, ...WORK_SCENES, ...HAND_SCENES };
