import type { DuplicateDesk } from '../../app/duplicate-desk.ts';
import { ok } from '../../../shared/lib/result.ts';
import type { Handlers } from '../handler.ts';

export function duplicateHandlers(desk: DuplicateDesk): Handlers<'duplicate'> {
  return {
    'duplicate.hints': async ({ contactId, ...subject }) => ok(await desk.hints({ id: contactId, ...subject })),
    'duplicate.list': async ({ state, after, limit }) => ok(await desk.list(state, after, limit)),
    'duplicate.decide': ({ one, other, notSame }) => desk.decide(one, other, notSame),
    'duplicate.merge': (request) => desk.merge(request),
    'duplicate.unmerge': ({ mergeId }) => desk.unmerge(mergeId),
  };
}
