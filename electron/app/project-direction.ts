import type { Project } from '../../shared/domain/project/project.ts';
import { appError, type AppError } from '../../shared/errors/app-error.ts';
import type { Clock } from '../../shared/lib/clock.ts';

/** So long the same call again means that it was meant, in ms. */
const MEANT_MS = 30_000;

/**
 * Warns before a customer is called for a project of incoming calls only: the first time it says so, and the same call again goes out.
 * @returns why not, or null when the call may go
 */
export function createDirectionGuard(clock: Clock): (project: Pick<Project, 'id' | 'name' | 'plan'>, whom: string) => AppError | null {
  let warned = { whom: '', at: Number.NEGATIVE_INFINITY };
  return ({ id, name, plan }, whom) => {
    if (plan.direction !== 'inbound') return null;
    const [key, at] = [`${id} ${whom}`, clock.now()];
    const meant = warned.whom === key && at - warned.at < MEANT_MS;
    warned = meant ? { whom: '', at: Number.NEGATIVE_INFINITY } : { whom: key, at };
    return meant ? null : appError('project-inbound', 'a project of incoming calls only', { project: name });
  };
}
