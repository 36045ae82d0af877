import type { DialogId } from './transfer/replaces.ts';

/** What takes a call's place, seen from the old call. */
export type Replacement = {
  readonly dialog: DialogId;
  readonly held: boolean;
  /** The other one stands. This one tells nothing more; the exchange ends its dialog, or we do after a while. */
  readonly done: () => {
    readonly held: boolean;
    readonly holdSettled: boolean;
    readonly heldThere: boolean;
    readonly muted: boolean;
  };
  /** This one goes on; what came meanwhile is made up for. */
  readonly failed: () => void;
};
