import { describe, expect, it } from 'vitest';
import type { AgentId } from '../../../shared/lib/brand.ts';
import { freshData, id, T0 } from './support.ts';

describe('forms that were begun', () => {
  it('are each agent’s own, the one typed in last at the end, until they are sent or left', async () => {
    const { data, agentId } = await freshData();
    const other = id<AgentId>();
    await data.agents.save({ id: other, name: 'Bo', role: 'agent', active: true }, T0);
    await data.formDrafts.save(agentId, 'customer:a', '{"lastName":"B"}');
    await data.formDrafts.save(agentId, 'customer:b', '{}');
    await data.formDrafts.save(other, 'customer:a', '{"lastName":"Other"}');
    await data.formDrafts.save(agentId, 'customer:a', '{"lastName":"Berg"}');
    expect(await data.formDrafts.list(agentId)).toEqual(
      expect.arrayContaining([
        { key: 'customer:a', body: '{"lastName":"Berg"}' },
        { key: 'customer:b', body: '{}' },
      ]),
    );
    await data.formDrafts.save(agentId, 'customer:a', null);
    expect(await data.formDrafts.list(agentId)).toEqual([{ key: 'customer:b', body: '{}' }]);
    expect(await data.formDrafts.list(other)).toHaveLength(1);
  });
});
