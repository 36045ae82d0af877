import type { KnowledgeDesk } from '../../app/follow-up/knowledge-desk.ts';
import type { Handlers } from '../handler.ts';

export function knowledgeHandlers(desk: KnowledgeDesk): Handlers<'knowledge'> {
  return {
    'knowledge.search': ({ text }) => desk.search(text),
    'knowledge.suggest': ({ refs, text }) => desk.suggest(refs, text),
    'knowledge.list': () => desk.list(),
    'knowledge.save': ({ id, version, fields }) => desk.save(id, version, fields),
    'knowledge.remove': ({ id, removed }) => desk.remove(id, removed),
    'knowledge.read': ({ id, version }) => desk.read(id, version),
    'knowledge.steps': () => desk.steps(),
    'knowledge.readers': ({ id, version }) => desk.readers(id, version),
  };
}
