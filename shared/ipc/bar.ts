import type { BarView } from './bar-view.ts';
import type { CommandName } from './contract.ts';

/** The channel on which the call bar is told what to show. */
export const BAR_CHANNEL = 'softphone:bar';

/** All that the page of the call bar may ask of main; everything else is refused whatever the role. */
export const BAR_COMMANDS = ['bar.show', 'bar.showWindow', 'call.answer', 'call.decline', 'call.hangUp', 'call.hold', 'call.mute'] as const satisfies readonly CommandName[];
export type BarCommandName = (typeof BAR_COMMANDS)[number];

/** What the preload script offers the page of the bar. */
export type BarBridge = {
  readonly invoke: (name: BarCommandName, input: unknown) => Promise<unknown>;
  readonly on: (listener: (view: BarView) => void) => () => void;
};
