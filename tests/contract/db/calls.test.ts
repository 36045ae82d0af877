import { describe, expect, it } from 'vitest';

import { PRACTICE_PROJECT } from '../../../shared/domain/project/default-projects.ts';
import type { AgentId, ContactId } from '../../../shared/lib/brand.ts';
import { callRecord, fields, freshData, id, interaction, T0 } from './support.ts';

describe('calls', () => {
  it('lists the last calls with the name of the customer, else the signalled one', async () => {
    const { data, agentId, author } = await freshData();
    const contactId = id<ContactId>();
    await data.contacts.create(contactId, fields(), false, author);
    const known = interaction(agentId, { contactId });
    await data.interactions.save(known, author);
    const first = callRecord(agentId, { interactionId: known.id, displayName: 'CALLER' });
    const second = callRecord(agentId, {
      direction: 'out',
      startedAt: T0 + 10,
      displayName: 'Front desk',
      remoteRaw: '1001',
      remoteNumber: null,
    });
    await data.calls.save(first);
    await data.calls.save(second);
    await data.calls.save({
      ...first,
      answeredAt: T0 + 2,
      endedAt: T0 + 9,
      end: { cause: 'busy', sipStatus: 486, q850Cause: 17 },
      holdMs: 1_234.4,
      codec: 'G722',
    });
    await data.calls.save(callRecord(agentId, { projectId: PRACTICE_PROJECT.id, startedAt: T0 + 20 }));
    const entry = (call: typeof first) => ({
      callId: call.id,
      interactionId: call.interactionId,
      direction: call.direction,
      at: call.startedAt,
      seen: call.seen,
    });
    expect(await data.calls.recent(10, false, agentId)).toEqual([
      {
        ...entry(second),
        answeredAt: null,
        endedAt: null,
        cause: null,
        number: '1001',
        name: 'Front desk',
        contactId: null,
        transferredTo: '',
      },
      {
        ...entry(first),
        answeredAt: T0 + 2,
        endedAt: T0 + 9,
        cause: 'busy',
        number: '+31612345678',
        name: 'Anna van den Berg',
        contactId,
        transferredTo: '',
      },
    ]);
    expect(await data.calls.recent(1, false, agentId)).toHaveLength(1);
    expect(await data.calls.recent(10, true, agentId)).toHaveLength(1);
  });

  it('lists a colleague who was consulted by their own name, not as the customer whose interaction it is', async () => {
    const { data, agentId, author } = await freshData();
    const contactId = id<ContactId>();
    await data.contacts.create(contactId, fields(), false, author);
    const known = interaction(agentId, { contactId });
    await data.interactions.save(known, author);
    const customer = callRecord(agentId, { interactionId: known.id });
    const consulted = { direction: 'out', startedAt: T0 + 10, displayName: 'Bea Vos', remoteRaw: '2002', remoteNumber: null } as const;
    await data.calls.save(customer);
    await data.calls.save(callRecord(agentId, { ...consulted, interactionId: known.id, consultsFor: customer.id }));
    expect(await data.calls.recent(10, false, agentId)).toMatchObject([
      { name: 'Bea Vos', number: '2002', contactId: null },
      { name: 'Anna van den Berg', contactId },
    ]);
  });

  it('remembers the target that a person dialled last, apart for practice', async () => {
    const { data, agentId } = await freshData();
    expect(await data.calls.lastDialled(false, agentId)).toBeNull();
    await data.calls.save(callRecord(agentId, { direction: 'out', remoteRaw: '020 123 45 67' }));
    await data.calls.save(callRecord(agentId, { direction: 'in', startedAt: T0 + 5 }));
    await data.calls.save(
      callRecord(agentId, { direction: 'out', startedAt: T0 + 9, remoteRaw: '99', projectId: PRACTICE_PROJECT.id }),
    );
    expect(await data.calls.lastDialled(false, agentId)).toBe('020 123 45 67');
    expect(await data.calls.lastDialled(true, agentId)).toBe('99');
    // Somebody else's is no number that whoever works here now has dialled.
    expect(await data.calls.lastDialled(false, id<AgentId>())).toBeNull();
  });

  it('counts missed calls until the agent has seen them', async () => {
    const { data, agentId } = await freshData();
    const other = id<AgentId>();
    await data.agents.save({ id: other, name: 'Bo', role: 'agent', active: true }, T0);
    await data.calls.save(callRecord(agentId, { seen: false }));
    await data.calls.save(callRecord(agentId, { seen: false }));
    await data.calls.save(callRecord(other, { seen: false }));
    expect((await data.sessions.todayFigures(agentId, T0, T0 + 1)).missedUnseen).toBe(2);
    await data.calls.markMissedSeen(agentId);
    expect((await data.sessions.todayFigures(agentId, T0, T0 + 1)).missedUnseen).toBe(0);
    expect((await data.sessions.todayFigures(other, T0, T0 + 1)).missedUnseen).toBe(1);
  });

  it('lists one’s own, and who did not get through to others here, which are nobody else’s to see as new', async () => {
    const { data, agentId } = await freshData();
    const other = id<AgentId>();
    await data.agents.save({ id: other, name: 'Bert', role: 'agent', active: true }, T0);
    const end = (cause: 'missed' | 'not-ready' | 'hung-up-there') => ({ cause, sipStatus: 0, q850Cause: 0 });
    const calls = [
      callRecord(agentId, { startedAt: T0, answeredAt: T0 + 1, endedAt: T0 + 2, end: end('hung-up-there') }),
      callRecord(agentId, { startedAt: T0 + 10, answeredAt: null, endedAt: T0 + 12, end: end('missed'), seen: false }),
      callRecord(agentId, { startedAt: T0 + 20, answeredAt: null, endedAt: T0 + 22, end: end('not-ready'), seen: false }),
      callRecord(agentId, { direction: 'out', startedAt: T0 + 30, answeredAt: null, endedAt: T0 + 32, end: end('missed') }),
      callRecord(other, { startedAt: T0 + 40, answeredAt: T0 + 41, endedAt: T0 + 42, end: end('hung-up-there') }),
    ];
    for (const call of calls) await data.calls.save(call);
    const listed = async (whose: AgentId) => (await data.calls.recent(10, false, whose)).map(({ callId, seen }) => [calls.findIndex((call) => call.id === callId), seen]);
    expect(await listed(other)).toEqual([[4, true], [2, true], [1, true]]);
    expect(await listed(agentId)).toEqual([[3, true], [2, false], [1, false], [0, true]]);
  });

  it('refuses a call of an unknown project and goes on', async () => {
    const { data, agentId } = await freshData();
    await expect(data.calls.save(callRecord(agentId, { projectId: id() }))).rejects.toMatchObject({
      code: 'internal',
      details: { sqlite: 'SQLITE_CONSTRAINT_FOREIGNKEY' },
    });
    await data.calls.save(callRecord(agentId));
    expect(await data.calls.recent(5, false, agentId)).toHaveLength(1);
  });
});
