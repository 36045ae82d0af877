import type { DataPort } from '../../app/ports/data-port.ts';
import type { AgentId } from '../../../shared/lib/brand.ts';
import { ok } from '../../../shared/lib/result.ts';
import type { Handlers } from '../handler.ts';

export function draftHandlers(data: () => DataPort, agentId: () => AgentId): Handlers<'draft'> {
  return {
    'draft.save': async ({ key, body }) => ok(await data().formDrafts.save(agentId(), key, body)),
    'draft.list': async () => ok(await data().formDrafts.list(agentId())),
  };
}
