import { expect, it } from 'vitest';

import { NO_PLAN } from '../../../shared/domain/project/project-plan.ts';
import type { CommandInput } from '../../support/test-core.ts';
import { atTheDesk } from './desk.ts';

const fields = { kind: 'news' as const, title: { en: 'New prices', nl: 'Nieuwe prijzen' }, body: { en: 'From May on.', nl: 'Vanaf mei.' }, projectId: null, beside: [], validFrom: 1, validTo: null, mustRead: true } satisfies CommandInput<'knowledge.save'>['fields'];

it('nobody is Ready before the news is read, and it is recorded who read it', async () => {
  const test = await atTheDesk();
  expect(test.state().session.state.state).toBe('ready');
  const item = await test.must('knowledge.save', { id: null, version: 0, fields });
  expect(test.state().session.state).toEqual({ state: 'not-ready', reason: 'training' });
  expect(test.state().news).toMatchObject([{ id: item.id }]);
  expect(await test.ask('agent.chooseState', { choice: { state: 'ready' } })).toMatchObject({ ok: false, error: { code: 'news-unread' } });
  expect(await test.ask('knowledge.read', { id: item.id, version: 2 })).toMatchObject({ ok: false, error: { code: 'stale-version' } });
  await test.must('knowledge.read', { id: item.id, version: 1 });
  expect(test.state().news).toEqual([]);
  await test.must('agent.chooseState', { choice: { state: 'ready' } });
  expect(test.state().session.state.state).toBe('ready');
  expect(await test.must('knowledge.readers', { id: item.id, version: 1 })).toMatchObject([{ name: test.state().session.agent?.name }]);
  // A change has to be read again, by whoever logs in too.
  await test.must('knowledge.save', { id: item.id, version: 1, fields: { ...fields, title: { en: 'Other prices', nl: 'Andere prijzen' } } });
  await test.must('agent.logOut', {});
  const [agent] = test.state().session.agents;
  if (agent === undefined) throw new Error('nobody');
  await test.must('agent.logIn', { agentId: agent.id, password: '' });
  await expect.poll(() => test.state().session.state).toEqual({ state: 'not-ready', reason: 'training' });
});

it('is looked up for the project of the conversation, whatever the agent works for', async () => {
  const test = await atTheDesk();
  const settings = { wrapUpSeconds: 60, scriptId: 'starter-service', formId: null, outcomesId: null, plan: NO_PLAN } as const;
  const other = await test.must('project.save', { projectId: null, key: 'spring', name: 'Spring', purpose: 'service', ...settings });
  const item = await test.must('knowledge.save', { id: null, version: 0, fields: { ...fields, kind: 'procedure', mustRead: false, projectId: other.id, beside: ['starter-service/greeting'] } });
  for (const [projectId, found] of [[undefined, []], [other.id, [item.id]]] as const) {
    expect((await test.must('knowledge.search', { text: 'prijzen', projectId })).map(({ id }) => id)).toEqual(found);
    expect((await test.must('knowledge.suggest', { refs: ['starter-service/greeting'], text: '', projectId })).map(({ id }) => id)).toEqual(found);
  }
});
