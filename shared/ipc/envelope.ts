import type { AppError } from '../errors/app-error.ts';
import type { Result } from '../lib/result.ts';
import type { Levels, StateEvent } from './app-state.ts';

/** The two channels between agent window and main. */
export const INVOKE_CHANNEL = 'softphone:invoke';
export const EVENT_CHANNEL = 'softphone:event';

/** On our own origin: the sound of a recording, by its id behind this path. */
export const RECORDING_PATH = '/recordings/';

/** A command as it travels. */
export type CommandFrame = { readonly name: string; readonly input: unknown };
/** `told` is the number of the last state event that was sent before the answer. */
export type CommandReply = Result<unknown, AppError> & { readonly told?: number };

/** An event as it travels. State events are numbered without gap; a gap makes the window ask for a snapshot. */
export type EventFrame =
  | { readonly kind: 'state'; readonly seq: number; readonly event: StateEvent }
  | { readonly kind: 'levels'; readonly levels: Levels };

/** What the preload script offers the agent window. */
export type SoftphoneBridge = {
  /** Path of a file that was dropped on the window (a `File`); empty for what is none. */
  readonly pathOf: (file: unknown) => string;
  readonly invoke: (name: string, input: unknown) => Promise<CommandReply>;
  readonly on: (listener: (frame: EventFrame) => void) => () => void;
};
