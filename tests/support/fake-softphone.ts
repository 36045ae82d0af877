import type { AppError } from '../../shared/errors/app-error.ts';
import type { AppState, Levels, Slices, StateEvent } from '../../shared/ipc/app-state.ts';
import type { CommandName, Input, Output } from '../../shared/ipc/contract.ts';
import type { EventFrame, SoftphoneBridge } from '../../shared/ipc/envelope.ts';
import { COMMAND_NAMES } from '../../shared/ipc/names.ts';
import { reduceAppState } from '../../shared/ipc/reduce-app-state.ts';
import { ok, type Result } from '../../shared/lib/result.ts';

type Handler<Name extends CommandName> = (
  input: Input<Name>,
) => Result<Output<Name>, AppError> | Promise<Result<Output<Name>, AppError>>;
type Invocation = { readonly [Name in CommandName]: { readonly name: Name; readonly input: Input<Name> } }[CommandName];

export type FakeSoftphone = {
  /** What goes where the preload script's object would be. */
  readonly bridge: SoftphoneBridge;
  /** Commands so far, oldest first, without the snapshots and what the page asks and says by itself. */
  readonly invoked: readonly Invocation[];
  /** Inputs of one command, oldest first. */
  readonly inputsOf: <Name extends CommandName>(name: Name) => Input<Name>[];
  /** Snapshots asked for so far. */
  readonly snapshots: () => number;
  /** Main's state as it is now. */
  readonly state: () => AppState;
  /** Answers a command; without a handler every command is accepted with nothing in return, and no form is begun. */
  readonly on: <Name extends CommandName>(name: Name, handler: Handler<Name>) => void;
  /** Changes main's state and publishes the event. With `lost` the event gets its number but never arrives. */
  readonly emit: (event: StateEvent, options?: { readonly lost?: boolean }) => void;
  readonly set: <Name extends keyof Slices>(name: Name, value: Slices[Name]) => void;
  /** How state events travel from here on; each at once unless this says otherwise. Calls `arrive` once for each, in their order. */
  readonly travel: (way: (arrive: () => void) => void) => void;
  readonly levels: (levels: Levels) => void;
};

/**
 * Main as the agent window sees it: a state that is folded with the same reducer, numbered events, and commands whose
 * answers the test scripts. An unknown command name is refused loudly, as the preload script does.
 */
export function createFakeSoftphone(initial: AppState): FakeSoftphone {
  let state = initial;
  let seq = 0;
  let snapshots = 0;
  const listeners = new Set<(frame: EventFrame) => void>();
  const handlers = new Map<string, (input: never) => unknown>();
  const invoked: Invocation[] = [];
  let way = (arrive: () => void): void => arrive();

  const publish = (frame: EventFrame): void => {
    for (const listener of [...listeners]) listener(frame);
  };
  const emit: FakeSoftphone['emit'] = (event, { lost = false } = {}) => {
    state = reduceAppState(state, event);
    seq += 1;
    if (lost) return;
    const frame = { kind: 'state', seq, event } as const;
    way(() => publish(frame));
  };

  return {
    bridge: {
      pathOf: () => '/dropped.csv',
      invoke: async (name, input) => {
        if (!(COMMAND_NAMES as readonly string[]).includes(name)) throw new Error(`no such command: ${name}`);
        if (name === 'system.snapshot') {
          snapshots += 1;
          const custom = handlers.get(name);
          return custom === undefined
            ? ok({ seq, state })
            : ((await custom(input as never)) as Result<unknown, AppError>);
        }
        // Said by the page itself, at an instant of its own: never what a test asks about.
        if (name !== 'system.painted' && name !== 'draft.list' && name !== 'knowledge.suggest') invoked.push({ name, input } as Invocation);
        const handler = handlers.get(name);
        if (handler === undefined && name === 'draft.list') return ok([]);
        if (handler === undefined && name === 'knowledge.suggest') return ok([]);
        const reply = handler === undefined ? ok(undefined) : ((await handler(input as never)) as Result<unknown, AppError>);
        return { ...reply, told: seq };
      },
      on: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    invoked,
    inputsOf: (name) => invoked.filter((each) => each.name === name).map((each) => each.input) as never,
    snapshots: () => snapshots,
    state: () => state,
    on: (name, handler) => {
      handlers.set(name, handler);
    },
    emit,
    set: (name, value) => emit({ type: 'slice', name, value } as StateEvent),
    travel: (other) => {
      way = other;
    },
    levels: (levels) => publish({ kind: 'levels', levels }),
  };
}
