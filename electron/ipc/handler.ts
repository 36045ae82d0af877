import type { AppError } from '../../shared/errors/app-error.ts';
import type { CommandName, Input, Output } from '../../shared/ipc/contract.ts';
import type { Result } from '../../shared/lib/result.ts';

/** One command's implementation; the input has been validated. */
export type Handler<Name extends CommandName> = (input: Input<Name>) => Promise<Result<Output<Name>, AppError>> | Result<Output<Name>, AppError>;

/** All handlers of one feature: a missing or misspelt one does not compile. */
export type Handlers<Feature extends string> = { readonly [Name in Extract<CommandName, `${Feature}.${string}`>]: Handler<Name> };

export type AllHandlers = { readonly [Name in CommandName]: Handler<Name> };
