import type { KnowledgeDesk } from '../../app/follow-up/knowledge-desk.ts';
import type { Handlers } from '../handler.ts';

export function knowledgeHandlers(desk: KnowledgeDesk): Handlers<'knowledge'> {
  return {
    'knowledge.search': ({ text, projectId }) => desk.search(text, projectId),
    'knowledge.suggest': ({ refs, text, projectId }) => desk.suggest(refs, text, projectId),
    'knowledge.list': () => desk.list(),
    'knowledge.save': ({ id, version, fields }) => desk.save(id, version, fields),
    'knowledge.remove': ({ id, removed }) => desk.remove(id, removed),
    'knowledge.read': ({ id, version }) => desk.read(id, version),
    'knowledge.steps': () => desk.steps(),
    'knowledge.readers': ({ id, version }) => desk.readers(id, version),
  };
}
