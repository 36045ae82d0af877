import type { AppError } from '../../../shared/errors/app-error.ts';
import { appError } from '../../../shared/errors/app-error.ts';
import type { CommandName, Input, Output } from '../../../shared/ipc/contract.ts';
import type { SoftphoneBridge } from '../../../shared/ipc/envelope.ts';
import type { Result } from '../../../shared/lib/result.ts';
import { err } from '../../../shared/lib/result.ts';

/** Sends commands to main with the types of the contract. */
export type Client = {
  /** Never rejects: a bridge that fails (main is going down) answers `internal`. */
  readonly invoke: <Name extends CommandName>(name: Name, input: Input<Name>) => Promise<Result<Output<Name>, AppError>>;
};

/** Main validates what goes in and what comes out, so the reply is taken at its word. */
export function createClient(bridge: SoftphoneBridge): Client {
  return {
    invoke: async <Name extends CommandName>(name: Name, input: Input<Name>) => {
      try {
        return (await bridge.invoke(name, input)) as Result<Output<Name>, AppError>;
      } catch (error) {
        return err(appError('internal', `bridge failed for ${name}: ${String(error)}`));
      }
    },
  };
}
