import { describe, expect, it } from 'vitest';

import type { FaqProposal } from '../../../shared/domain/improvement/faq.ts';
import { moveRemark, type Remark } from '../../../shared/domain/improvement/remark.ts';
import { WEEK_MS } from '../../../shared/domain/improvement/similar.ts';
import { SERVICE_PROJECT } from '../../../shared/domain/project/default-projects.ts';
import type { AgentId, ContactId, FaqId, InteractionId, RemarkId } from '../../../shared/lib/brand.ts';
import { fields, freshData, id, interaction, T0 } from './support.ts';

async function fixture() {
  const fresh = await freshData();
  const { data, agentId, author } = fresh;
  const add = async (more: Partial<Remark> = {}): Promise<Remark> => {
    const own = id<RemarkId>();
    const remark: Remark = {
      ...{ id: own, projectId: SERVICE_PROJECT.id, kind: 'bottleneck', text: 'The price list is out of date', product: 'Chair', contactId: null, contactName: '', interactionId: null },
      ...{ about: { on: 'step', scriptId: 'service', version: 1, stepId: 'start' }, department: '', source: 'person', group: own, state: 'new', takenBy: null, answer: '' },
      ...{ madeBy: agentId, madeAt: T0, closedAt: null, closedBy: null, version: 1 },
      ...more,
    };
    await data.improvement.add(remark, author);
    return remark;
  };
  const ask = async (text: string, madeAt = T0, more: Partial<Remark> = {}): Promise<Remark> => {
    const [same] = await data.improvement.alike(text, { agentId, practice: false }, madeAt - WEEK_MS, 1);
    return add({ kind: 'question', text, madeAt, ...(same === undefined ? {} : { group: same.group }), ...more });
  };
  return { ...fresh, add, ask, mine: { agentId, practice: false }, every: { settled: false, kinds: ['bottleneck', 'need', 'question'] as const, own: false } };
}

describe('remarks', () => {
  it('come back as they were written, are passed on, taken and dealt with', async () => {
    const { data, add, mine, every, author } = await fixture();
    const made = await add();
    expect(await data.improvement.remark(made.id, mine)).toEqual(made);
    expect(await data.improvement.remarks(mine, every, 10)).toEqual([made]);
    expect(await data.improvement.remarks(mine, { ...every, kinds: ['need'] }, 10)).toEqual([]);
    expect(await data.improvement.remarks({ ...mine, practice: true }, every, 10)).toEqual([]);
    const other = id<AgentId>();
    await data.agents.save({ id: other, name: 'Bo', role: 'agent', active: true }, T0);
    const taken = moveRemark(made, { do: 'take' }, { agentId: other, role: 'agent' }, T0 + 1);
    if (!taken.ok) throw new Error(taken.refusal);
    expect(await data.improvement.save(taken.remark, 1, { agentId: other, at: T0 + 1 }, 'take')).toBe(true);
    expect(await data.improvement.save(taken.remark, 1, author, 'take')).toBe(false);
    const done = moveRemark(taken.remark, { do: 'settle', state: 'done', answer: 'New list sent' }, { agentId: other, role: 'agent' }, T0 + 2);
    if (!done.ok) throw new Error(done.refusal);
    await data.improvement.save(done.remark, 2, { agentId: other, at: T0 + 2 }, 'settle');
    expect(await data.improvement.remarks(mine, every, 10)).toEqual([]);
    expect(await data.improvement.remarks(mine, { ...every, settled: true }, 10)).toEqual([done.remark]);
    expect(await data.improvement.remarks({ ...mine, agentId: other }, { ...every, settled: true, own: true }, 10)).toEqual([done.remark]);
  });

  it('go when they were noted by mistake, and come back', async () => {
    const { data, add, mine, author } = await fixture();
    const made = await add();
    expect(await data.improvement.remove(made.id, true, author)).toBe(true);
    expect(await data.improvement.remark(made.id, mine)).toBeNull();
    await data.improvement.remove(made.id, false, author);
    expect(await data.improvement.remark(made.id, mine)).toEqual(made);
    expect(await data.improvement.remove(id<RemarkId>(), true, author)).toBe(false);
  });

  it('about a confidential contact are for those who may see it', async () => {
    const { data, add, mine, every, agentId, author } = await fixture();
    const contactId = id<ContactId>();
    await data.contacts.create(contactId, fields({ confidential: true, visibleTo: [agentId] }), false, author);
    const made = await add({ contactId });
    const theirs = { agentId: id<AgentId>(), practice: false };
    expect(await data.improvement.remarks(mine, every, 10)).toEqual([made]);
    expect(await data.improvement.remarks(theirs, every, 10)).toEqual([]);
    expect(await data.improvement.remark(made.id, theirs)).toBeNull();
  });
});

describe('questions', () => {
  it('that say the same are found in other words, and counted by week', async () => {
    const { data, ask, mine } = await fixture();
    const first = await ask('When will my order be delivered?', T0 - WEEK_MS - 1);
    await ask('Wanneer wordt mijn bestelling geleverd');
    await ask('When is the order delivered');
    await ask('Order delivered when?');
    await ask('How do I return a chair');
    const [found, ...rest] = await data.improvement.alike('delivered order: when exactly', mine, T0 - WEEK_MS, 5);
    expect(rest).toEqual([]);
    expect(found).toMatchObject({ group: first.group, askedInWeek: 2, lastAskedAt: T0, faqId: null });
    expect(await data.improvement.alike('zz" OR *', mine, 0, 5)).toEqual([]);
    expect(await data.improvement.alike('', mine, 0, 5)).toEqual([]);
    expect(await data.improvement.askedOften(mine, T0 - 2 * WEEK_MS, 3, 5)).toMatchObject([{ group: first.group, askedInWeek: 3 }]);
    expect(await data.improvement.askedOften(mine, T0 - WEEK_MS, 3, 5)).toEqual([]);
  });

  it('of a registration count once for each conversation, and stand in no list', async () => {
    const { data, ask, mine, every, agentId, author } = await fixture();
    const held = interaction(agentId, { id: id<InteractionId>() });
    await data.interactions.save(held, author);
    const asked = await ask('How long is the warranty');
    const registered = { ...asked, id: id<RemarkId>(), source: 'form' as const, interactionId: held.id };
    expect(await data.improvement.addRegistered(registered, author)).toBe(true);
    expect(await data.improvement.addRegistered({ ...registered, id: id<RemarkId>() }, author)).toBe(false);
    expect(await data.improvement.remarks(mine, every, 10)).toEqual([asked]);
    expect(await data.improvement.alike('warranty: how long', mine, 0, 5)).toMatchObject([{ askedInWeek: 2 }]);
  });

  it('have one proposal for a group', async () => {
    const { data, ask, mine, agentId, author } = await fixture();
    const asked = await ask('How long is the warranty');
    const faq: FaqProposal = {
      ...{ id: id<FaqId>(), projectId: SERVICE_PROJECT.id, language: 'en', question: 'How long is the warranty?', answer: 'Two years', group: asked.group, asked: 1 },
      ...{ state: 'draft', reason: '', madeBy: agentId, madeAt: T0, decidedBy: null, decidedAt: null, version: 1 },
    };
    expect(await data.improvement.addFaq(faq, author)).toBe(true);
    expect(await data.improvement.addFaq({ ...faq, id: id<FaqId>() }, author)).toBe(false);
    expect(await data.improvement.faqs(null, false, 10)).toEqual([faq]);
    expect(await data.improvement.alike('warranty how long', mine, 0, 5)).toMatchObject([{ faqId: faq.id }]);
    const placed: FaqProposal = { ...faq, state: 'placed', decidedBy: agentId, decidedAt: T0, version: 2 };
    expect(await data.improvement.saveFaq(placed, 1, author, 'place')).toBe(true);
    expect(await data.improvement.saveFaq(placed, 1, author, 'place')).toBe(false);
    expect(await data.improvement.faq(faq.id)).toEqual(placed);
  });
});
