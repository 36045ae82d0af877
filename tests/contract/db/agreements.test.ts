import { describe, expect, it } from 'vitest';

import type { Agreement } from '../../../shared/domain/agreement/agreement.ts';
import { moveAgreement, type AgreementMove } from '../../../shared/domain/agreement/agreement-move.ts';
import type { TimelineCursor } from '../../../shared/domain/timeline/timeline.ts';
import { SERVICE_PROJECT } from '../../../shared/domain/project/default-projects.ts';
import type { AgentId, AgreementId, ContactId, HandOverId } from '../../../shared/lib/brand.ts';
import { fields, freshData, id, T0 } from './support.ts';

const HOUR = 3_600_000;

async function fixture() {
  const fresh = await freshData();
  const { data, agentId, author } = fresh;
  const other = id<AgentId>();
  await data.agents.save({ id: other, name: 'Bo', role: 'agent', active: true }, T0);
  const contactId = id<ContactId>();
  await data.contacts.create(contactId, fields(), false, author);
  const make = async (more: Partial<Agreement> = {}): Promise<Agreement> => {
    const agreement: Agreement = {
      ...{ id: id<AgreementId>(), projectId: SERVICE_PROJECT.id, contactId, interactionId: null, toWhom: 'Anna', number: null },
      ...{ what: 'Call back', owner: agentId, dueAt: T0 + HOUR, state: 'open', madeBy: agentId, madeAt: T0, closedAt: null, closedBy: null, result: '', version: 1, handOver: null, received: null },
      ...more,
    };
    await data.agreements.add(agreement, author);
    return agreement;
  };
  const move = async (agreement: Agreement, what: AgreementMove, by: AgentId, at: number): Promise<Agreement> => {
    const moved = moveAgreement(agreement, what, { agentId: by, role: 'agent' }, at);
    if (!moved.ok) throw new Error(moved.refusal);
    expect(await data.agreements.save(moved.agreement, agreement.version, { agentId: by, at }, what.do, null)).toBe(true);
    return moved.agreement;
  };
  return { ...fresh, other, contactId, make, move, mine: { agentId, practice: false }, theirs: { agentId: other, practice: false } };
}

describe('agreements', () => {
  it('come back as they were written, in the order in which they are due', async () => {
    const { data, make, mine, contactId } = await fixture();
    const later = await make({ dueAt: T0 + 5 * HOUR });
    const soon = await make();
    expect(await data.agreements.get(soon.id, mine)).toEqual(soon);
    expect(await data.agreements.open(mine, false, 10)).toEqual([soon, later]);
    expect(await data.agreements.ofContact(contactId, mine, 10)).toEqual([soon, later]);
    expect(await data.agreements.open({ ...mine, practice: true }, true, 10)).toEqual([]);
  });

  it('are handed over, and seen by the one who is asked', async () => {
    const { data, make, move, mine, theirs, agentId, other, contactId } = await fixture();
    const made = await make();
    expect(await data.agreements.open(theirs, false, 10)).toEqual([]);
    const offered = await move(made, { do: 'offer', handOverId: id<HandOverId>(), to: other, department: '', note: 'please' }, agentId, T0 + 1);
    expect(await data.agreements.open(theirs, false, 10)).toEqual([offered]);
    const returned = await move(offered, { do: 'return', reason: 'busy' }, other, T0 + 2);
    expect(await data.agreements.open(theirs, false, 10)).toEqual([]);
    expect(await data.agreements.open(mine, false, 10)).toEqual([returned]);
    const again = await move(returned, { do: 'offer', handOverId: id<HandOverId>(), to: null, department: 'Sales', note: '' }, agentId, T0 + 3);
    const taken = await move(again, { do: 'accept' }, other, T0 + 4);
    const kept = await move(taken, { do: 'settle', state: 'kept', result: 'spoken' }, other, T0 + 5);
    expect(await data.agreements.settled(theirs, false, 10)).toEqual([kept]);
    expect(await data.agreements.settled(mine, false, 10)).toEqual([]);
    expect(await data.agreements.settled(mine, true, 10)).toEqual([kept]);

    const page = await data.timeline.page({ contactId, viewer: { agentId, all: true }, filters: ['agreement'], search: '', after: null, limit: 50 });
    expect(page.entries.map(({ body }) => ('event' in body ? body.event : ''))).toEqual(['kept', 'accepted', 'offered', 'returned', 'offered', 'made']);
    let found = 0;
    // A search stops after its time, with what it has.
    for (let after: TimelineCursor | null | undefined; after !== null; ) {
      const part = await data.timeline.page({ contactId, viewer: { agentId, all: true }, filters: [], search: 'busy', after: after ?? null, limit: 50 });
      found += part.entries.length;
      after = part.next;
    }
    expect(found).toBe(1);
  });

  it('are changed by one at a time', async () => {
    const { data, make, move, agentId } = await fixture();
    const made = await make();
    await move(made, { do: 'change', what: 'Write', dueAt: T0 + 2 * HOUR }, agentId, T0 + 1);
    expect(await data.agreements.save({ ...made, what: 'Other', version: 2 }, 1, { agentId, at: T0 + 2 }, 'change', null)).toBe(false);
  });

  it('go when they were made by mistake, and come back', async () => {
    const { data, make, mine, author } = await fixture();
    const made = await make();
    expect(await data.agreements.remove(made.id, true, author)).toBe(true);
    expect(await data.agreements.get(made.id, mine)).toBeNull();
    expect(await data.agreements.open(mine, true, 10)).toEqual([]);
    await data.agreements.remove(made.id, false, author);
    expect(await data.agreements.get(made.id, mine)).toEqual(made);
    expect(await data.agreements.remove(id<AgreementId>(), true, author)).toBe(false);
  });

  it('with a confidential contact are for those who may see it', async () => {
    const { data, make, mine, theirs, contactId, agentId, author } = await fixture();
    const made = await make();
    await data.contacts.update(contactId, 1, fields({ confidential: true, visibleTo: [agentId] }), author);
    expect(await data.agreements.open(mine, true, 10)).toEqual([made]);
    expect(await data.agreements.open(theirs, true, 10)).toEqual([]);
    expect(await data.agreements.get(made.id, theirs)).toBeNull();
    expect(await data.agreements.ofContact(contactId, theirs, 10)).toEqual([]);
  });
});
