import type { AppError } from '../../../shared/errors/app-error.ts';
import { appError } from '../../../shared/errors/app-error.ts';
import type { CommandName, Input, Output } from '../../../shared/ipc/contract.ts';
import type { SoftphoneBridge } from '../../../shared/ipc/envelope.ts';
import type { Result } from '../../../shared/lib/result.ts';
import { err } from '../../../shared/lib/result.ts';

/** What a caller may hand over: the same data, which nobody is going to change. */
type Given<T> = T extends string | number | boolean | null | undefined
  ? T
  : T extends readonly (infer Item)[]
    ? readonly Given<Item>[]
    : { readonly [Key in keyof T]: Given<T[Key]> };
export type CommandInput<Name extends CommandName> = Input<Name> | Given<Input<Name>>;

/** Sends commands to main with the types of the contract. */
export type Client = {
  /** Never rejects: a bridge that fails (main is going down) answers `internal`. */
  readonly invoke: <Name extends CommandName>(
    name: Name,
    input: CommandInput<Name>,
  ) => Promise<Result<Output<Name>, AppError>>;
};

/**
 * Main validates what goes in and what comes out, so the reply is taken at its word.
 * @param reached resolves when the state event of this number, which main told before it answered, has come in too
 */
export function createClient(bridge: SoftphoneBridge, reached: (told: number) => Promise<void> | null = () => null): Client {
  return {
    invoke: async <Name extends CommandName>(name: Name, input: CommandInput<Name>) => {
      try {
        const reply = await bridge.invoke(name, input);
        const late = reply.told === undefined ? null : reached(reply.told);
        if (late !== null) await late;
        return reply as Result<Output<Name>, AppError>;
      } catch (error) {
        return err(appError('internal', `bridge failed for ${name}: ${String(error)}`, { logId: 'bridge' }));
      }
    },
  };
}
