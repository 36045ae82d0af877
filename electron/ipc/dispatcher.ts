import type { Role } from '../../shared/domain/agent-state/agent-state.ts';
import { appError, isAppError } from '../../shared/errors/app-error.ts';
import type { CommandName } from '../../shared/ipc/contract.ts';
import type { CommandFrame, CommandReply } from '../../shared/ipc/envelope.ts';
import type { Log, NewId } from '../app/ports/platform-ports.ts';
import type { AllHandlers } from './handler.ts';
import { POLICY } from './policy.ts';

/** What the dispatcher must know of the application to apply the policy. */
export type Access = {
  readonly started: () => boolean;
  /** Null when nobody is logged in. */
  readonly role: () => Role | null;
};

function isCommandName(name: string): name is CommandName {
  return Object.hasOwn(POLICY, name);
}

/**
 * Takes a command frame, answers with a reply frame; never throws and never rejects. Order: known name, policy, schema, handler.
 * An unexpected failure becomes `internal` with the id under which the log has the details.
 */
export function createDispatcher(handlers: AllHandlers, access: Access, log: Log, newId: NewId): (frame: CommandFrame) => Promise<CommandReply> {
  const refuse = (code: Parameters<typeof appError>[0], message: string, details = {}): CommandReply => ({ ok: false, error: appError(code, message, details) });

  return async ({ name, input }) => {
    if (!isCommandName(name)) return refuse('bad-request', `unknown command ${String(name).slice(0, 60)}`);
    const permission = POLICY[name];
    if (permission.needs === 'started' && !access.started()) return refuse('database-unavailable', `${name}: the data is not open`);
    if (permission.who !== 'anyone') {
      const role = access.role();
      if (role === null) return refuse('not-logged-in', `${name}: nobody is logged in`);
      if (permission.who === 'supervisor' && role === 'agent') return refuse('not-allowed', `${name}: role ${role}`, { role: 'supervisor' });
      if (permission.who === 'administrator' && role !== 'administrator') return refuse('not-allowed', `${name}: role ${role}`, { role: 'administrator' });
    }
    // The schemas are made while the thread of the data opens its file.
    const { commands } = await import('../../shared/ipc/contract.ts');
    const parsed = commands[name].input.safeParse(input);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      log.warn('command refused: input does not fit', { name, path: issue?.path.join('.'), problem: issue?.code });
      return refuse('bad-request', `${name}: ${issue?.path.join('.') ?? ''} ${issue?.code ?? ''}`, { field: issue?.path.join('.') ?? '' });
    }
    try {
      // The handler table is typed per name; here name and input belong together by construction.
      const handler = handlers[name] as (value: unknown) => Promise<CommandReply> | CommandReply;
      return await handler(parsed.data);
    } catch (error) {
      if (isAppError(error)) return { ok: false, error: appError(error.code, error.message, error.details) };
      const logId = newId().slice(-8);
      log.error(`command ${name} failed [${logId}]`, error);
      return refuse('internal', `${name} failed`, { logId });
    }
  };
}
