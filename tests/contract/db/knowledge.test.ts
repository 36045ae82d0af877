import { expect, it } from 'vitest';

import type { KnowledgeFields } from '../../../shared/domain/knowledge/knowledge.ts';
import { SERVICE_PROJECT } from '../../../shared/domain/project/default-projects.ts';
import type { AgentId, KnowledgeId, ProjectId } from '../../../shared/lib/brand.ts';
import { freshData, id, T0 } from './support.ts';

async function fixture() {
  const fresh = await freshData();
  const write = async (more: Partial<KnowledgeFields> = {}): Promise<KnowledgeId> => {
    const own = id<KnowledgeId>();
    const fields: KnowledgeFields = { kind: 'article', title: { en: 'Warranty', nl: 'Garantie' }, body: { en: 'Two years.', nl: 'Twee jaar op elke stoel.' }, projectId: null, beside: [], validFrom: T0, validTo: null, mustRead: false, ...more };
    expect(await fresh.data.knowledge.save(own, fields, null, fresh.author)).toBe(true);
    return own;
  };
  return { ...fresh, write, asker: { agentId: fresh.agentId, projectId: SERVICE_PROJECT.id, at: T0 } };
}

it('knowledge is found by the beginnings of words in either language, titles first, while it is valid', async () => {
  const { data, write, asker } = await fixture();
  const inText = await write({ title: { en: '', nl: 'Stoelen' }, body: { en: '', nl: 'Over garantie en onderhoud' } });
  const inTitle = await write();
  await write({ title: { en: '', nl: 'Garantie van vorig jaar' }, validFrom: T0 - 10, validTo: T0 });
  await write({ title: { en: '', nl: 'Garantie van straks' }, validFrom: T0 + 1 });
  await write({ title: { en: '', nl: 'Garantie elders' }, projectId: SERVICE_PROJECT.id });
  const ids = async (words: readonly string[], all = true, projectId: ProjectId | null = null) => (await data.knowledge.search(words, all, { ...asker, projectId }, 10)).map((item) => item.id);
  expect(await ids(['garan'])).toEqual([inTitle, inText]);
  expect(await ids(['warranty'])).toEqual([inTitle]);
  expect(await ids(['garantie', 'onderhoud'])).toEqual([inText]);
  expect(await ids(['niets', 'onderhoud'])).toEqual([]);
  expect(await ids(['niets', 'onderhoud'], false)).toEqual([inText]);
  expect(await ids(['garan'], true, SERVICE_PROJECT.id)).toHaveLength(3);
  expect(await ids(['a" OR b*'])).toEqual([]);
  expect(await ids([])).toEqual([]);
});

it('knowledge stands beside its step, is changed by one at a time, goes and comes back', async () => {
  const { data, write, asker, author } = await fixture();
  const own = await write({ beside: ['service/start', 'service/close'] });
  expect((await data.knowledge.beside(['x/y', 'service/close'], asker, 5)).map((item) => item.id)).toEqual([own]);
  expect(await data.knowledge.beside(['service'], asker, 5)).toEqual([]);
  const item = await data.knowledge.get(own);
  if (item === null) throw new Error('gone');
  expect(await data.knowledge.save(own, { ...item, title: { en: 'Cover', nl: 'Dekking' } }, 1, author)).toBe(true);
  expect(await data.knowledge.save(own, item, 1, author)).toBe(false);
  expect(await data.knowledge.search(['garan'], true, asker, 5)).toEqual([]);
  expect(await data.knowledge.search(['dekking'], true, asker, 5)).toMatchObject([{ version: 2 }]);
  await data.knowledge.remove(own, true, author);
  expect(await data.knowledge.list(5)).toEqual([]);
  await data.knowledge.remove(own, false, author);
  expect(await data.knowledge.list(5)).toHaveLength(1);
});

it('news is read by each person, version by version', async () => {
  const { data, write, asker, author, agentId } = await fixture();
  const own = await write({ kind: 'news', mustRead: true });
  await write({ kind: 'news', mustRead: true, validFrom: T0 + 100 });
  const unread = async (agent: AgentId) => (await data.knowledge.unread({ ...asker, agentId: agent }, 5)).map(({ id: known, version }) => [known, version]);
  expect(await unread(agentId)).toEqual([[own, 1]]);
  await data.knowledge.read(own, 1, author);
  await data.knowledge.read(own, 1, { ...author, at: T0 + 5 });
  expect(await unread(agentId)).toEqual([]);
  expect(await unread(id<AgentId>())).toEqual([[own, 1]]);
  expect(await data.knowledge.readers(own, 1)).toEqual([{ agentId, at: T0 }]);
  const item = await data.knowledge.get(own);
  if (item === null) throw new Error('gone');
  await data.knowledge.save(own, item, 1, author);
  expect(await unread(agentId)).toEqual([[own, 2]]);
});
