import { describe, expect, it } from 'vitest';
import { brandId, type AccountId, type CallId } from '../../../shared/lib/brand.ts';
import { FIRST_WORD_MS, RING_LIMIT_MS } from '../../../shared/domain/call/transfer.ts';
import type { TestCore } from '../../support/test-core.ts';
import { atTheDesk, callIn, interactionOf, talking } from './desk.ts';

const BEA = { address: '2002', name: 'Bea' };

/** A customer on the line, and a call of ours to Bea that nobody has answered yet. */
async function handingOver(
  how: 'transfer.start' | 'transfer.consult',
): Promise<{ desk: TestCore; customer: CallId; colleague: CallId }> {
  const desk = await atTheDesk();
  const customer = await talking(desk);
  await desk.must(how, { callId: customer, target: BEA, note: 'Wants Bea' });
  const colleague = desk.sip.asked('dial').at(-1)?.[0] as CallId;
  return { desk, customer, colleague };
}

const customerIsBack = (desk: TestCore, customer: CallId): void =>
  expect(callIn(desk, customer)).toMatchObject({ phase: 'connected', hold: { local: 'off' } });

describe('a transfer', () => {
  it('holds the customer, calls the target muted, and completes itself when the target answers', async () => {
    const { desk, customer, colleague } = await handingOver('transfer.start');
    expect(callIn(desk, customer)).toMatchObject({
      hold: { local: 'on' },
      transfer: { state: 'consulting', mode: 'at-answer', target: BEA, note: 'Wants Bea' },
    });
    expect(desk.sip.asked('dial')).toEqual([[colleague, '2002', { note: 'Wants Bea' }]]);
    desk.sip.happens(colleague, { type: 'ringing-there' });
    expect(desk.sip.asked('transferAttended')).toEqual([]);
    desk.sip.happens(colleague, { type: 'connected' });
    expect(desk.sip.asked('setMuted')).toEqual([[colleague, true]]);
    expect(desk.sip.asked('transferAttended')).toEqual([[customer, colleague, 'Wants Bea']]);
    desk.sip.happens(customer, { type: 'transfer', fact: { type: 'refer-accepted' } });
    expect(callIn(desk, customer)).toMatchObject({ phase: 'connected', transfer: { state: 'proceeding' } });
    desk.sip.happens(customer, { type: 'transfer', fact: { type: 'refer-result', sipStatus: 200 } });
    expect(callIn(desk, customer)).toMatchObject({ phase: 'ended', transfer: { state: 'done', target: BEA } });
    expect(callIn(desk, colleague).phase).toBe('ended');
    // The agent has the customer's registration before them, and no other.
    expect(desk.state().interactions.map(({ id }) => id)).toEqual([interactionOf(desk, customer).id]);
    expect(interactionOf(desk, customer).state).toBe('handling');
    expect(desk.state().session.state.state).toBe('handling');
  });

  it.each(['busy', 'declined', 'not-found', 'no-answer', 'unreachable'] as const)(
    'to a target that is %s gives the customer back',
    async (cause) => {
      const { desk, customer, colleague } = await handingOver('transfer.start');
      desk.sip.ends(colleague, cause);
      customerIsBack(desk, customer);
      expect(callIn(desk, customer).transfer).toMatchObject({ state: 'failed', reason: cause });
      await desk.must('transfer.acknowledge', { callId: customer });
      expect(callIn(desk, customer).transfer).toBeNull();
      await desk.must('transfer.start', { callId: customer, target: BEA, note: '' });
    },
  );

  it('gives the customer back when nobody answers in time', async () => {
    const { desk, customer, colleague } = await handingOver('transfer.start');
    await desk.pass(RING_LIMIT_MS - 1_000);
    expect(callIn(desk, customer).transfer?.state).toBe('consulting');
    await desk.pass(1_100);
    customerIsBack(desk, customer);
    expect(callIn(desk, colleague).phase).toBe('ended');
    expect(callIn(desk, customer).transfer).toMatchObject({ state: 'failed', reason: 'no-answer' });
  });

  it('gives the customer back by a click, at once', async () => {
    const { desk, customer, colleague } = await handingOver('transfer.start');
    await desk.must('transfer.takeBack', { callId: customer });
    customerIsBack(desk, customer);
    expect(callIn(desk, colleague).phase).toBe('ended');
  });

  it('gives the customer back when the agent resumes the call', async () => {
    const { desk, customer, colleague } = await handingOver('transfer.start');
    await desk.must('call.hold', { callId: customer, on: false });
    customerIsBack(desk, customer);
    expect(callIn(desk, colleague).phase).toBe('ended');
    expect(callIn(desk, customer).transfer).toMatchObject({ state: 'failed', reason: 'cancelled' });
  });

  it('gives the customer back when the report never comes, and hears no late one', async () => {
    const { desk, customer, colleague } = await handingOver('transfer.start');
    desk.sip.happens(colleague, { type: 'connected' });
    desk.sip.happens(customer, { type: 'transfer', fact: { type: 'refer-accepted' } });
    await desk.pass(FIRST_WORD_MS + 100);
    customerIsBack(desk, customer);
    expect(callIn(desk, customer).transfer).toMatchObject({ state: 'failed', reason: 'no-report' });
    expect(desk.sip.asked('abandonTransfer')).toEqual([[customer]]);
    desk.sip.happens(customer, { type: 'transfer', fact: { type: 'refer-result', sipStatus: 200 } });
    customerIsBack(desk, customer);
  });

  it('gives the customer back when the exchange refuses', async () => {
    const { desk, customer, colleague } = await handingOver('transfer.start');
    desk.sip.happens(colleague, { type: 'connected' });
    desk.sip.happens(customer, { type: 'transfer', fact: { type: 'refer-refused', why: 'refused', sipStatus: 405 } });
    customerIsBack(desk, customer);
    expect(callIn(desk, customer).transfer).toMatchObject({ state: 'failed', reason: 'refused', sipStatus: 405 });
    expect(callIn(desk, colleague).phase).toBe('ended');
  });

  it('gives the customer back when the line is lost after the REFER', async () => {
    const { desk, customer, colleague } = await handingOver('transfer.start');
    desk.sip.happens(colleague, { type: 'connected' });
    desk.sip.events.emit('line', { state: 'connecting', problem: null });
    customerIsBack(desk, customer);
    expect(callIn(desk, customer).transfer).toMatchObject({ state: 'failed', reason: 'connection-lost' });
  });

  it('calls nobody when the customer cannot be put on hold, or hangs up meanwhile', async () => {
    const desk = await atTheDesk();
    const customer = await talking(desk);
    desk.sip.ends(customer, 'hung-up-there');
    expect((await desk.ask('transfer.start', { callId: customer, target: BEA, note: '' })).ok).toBe(false);
    expect(desk.sip.asked('dial')).toEqual([]);
  });

  it('ends the call to the target when the customer hangs up', async () => {
    const { desk, customer, colleague } = await handingOver('transfer.start');
    desk.sip.ends(customer, 'hung-up-there');
    expect(callIn(desk, colleague).phase).toBe('ended');
    expect(callIn(desk, customer).transfer).toMatchObject({ state: 'failed', reason: 'customer-gone' });
  });

  it('needs a number, and a line; the customer feels nothing of a refusal', async () => {
    const desk = await atTheDesk();
    const customer = await talking(desk);
    const nobody = { address: '  ', name: '' };
    expect((await desk.ask('transfer.start', { callId: customer, target: nobody, note: '' })).ok).toBe(false);
    expect(callIn(desk, customer).hold.local).toBe('off');
  });
});

describe('a consultation', () => {
  it('is talked, swapped and completed; it makes no registration of its own', async () => {
    const { desk, customer, colleague } = await handingOver('transfer.consult');
    desk.sip.happens(colleague, { type: 'connected' });
    expect(desk.sip.asked('transferAttended')).toEqual([]);
    expect(desk.state().session.state.state).toBe('consult');
    await desk.must('call.hold', { callId: customer, on: false });
    customerIsBack(desk, customer);
    expect(callIn(desk, colleague).hold.local).toBe('on');
    expect(callIn(desk, customer).transfer?.state).toBe('consulting');
    await desk.must('call.hold', { callId: colleague, on: false });
    expect(callIn(desk, customer).hold.local).toBe('on');
    await desk.must('transfer.complete', { callId: customer });
    desk.sip.happens(customer, { type: 'transfer', fact: { type: 'refer-accepted' } });
    // The exchange ends our call to the colleague before it reports: that is no failure.
    desk.sip.ends(colleague, 'hung-up-there');
    expect(callIn(desk, customer).transfer?.state).toBe('proceeding');
    desk.sip.happens(customer, { type: 'transfer', fact: { type: 'refer-result', sipStatus: 200 } });
    expect(callIn(desk, customer).transfer?.state).toBe('done');
    await desk.settle();
    expect(desk.rows('select count(*) as n from interaction')).toEqual([{ n: 1 }]);
    expect(desk.rows('select count(distinct interaction_id) as n, count(*) as calls from call')).toEqual([
      { n: 1, calls: 2 },
    ]);
  });

  it('ends with the colleague hanging up: the customer is back', async () => {
    const { desk, customer, colleague } = await handingOver('transfer.consult');
    desk.sip.happens(colleague, { type: 'connected' });
    desk.sip.ends(colleague, 'hung-up-there');
    customerIsBack(desk, customer);
    expect(callIn(desk, customer).transfer).toMatchObject({ reason: 'target-gone' });
  });

  it('goes on when the customer hangs up, and the agent is told', async () => {
    const { desk, customer, colleague } = await handingOver('transfer.consult');
    desk.sip.happens(colleague, { type: 'connected' });
    desk.sip.ends(customer, 'hung-up-there');
    expect(callIn(desk, colleague)).toMatchObject({ phase: 'connected', hold: { local: 'off' } });
    expect(callIn(desk, customer).transfer).toMatchObject({ state: 'failed', reason: 'customer-gone' });
  });

  it('keeps the colleague on hold when completing is refused', async () => {
    const { desk, customer, colleague } = await handingOver('transfer.consult');
    desk.sip.happens(colleague, { type: 'connected' });
    await desk.must('transfer.complete', { callId: customer });
    desk.sip.happens(customer, { type: 'transfer', fact: { type: 'refer-refused', why: 'refused', sipStatus: 603 } });
    customerIsBack(desk, customer);
    expect(callIn(desk, colleague)).toMatchObject({ phase: 'connected', hold: { local: 'on' } });
  });

  it('ends with Back to customer', async () => {
    const { desk, customer, colleague } = await handingOver('transfer.consult');
    desk.sip.happens(colleague, { type: 'connected' });
    await desk.must('transfer.takeBack', { callId: customer });
    customerIsBack(desk, customer);
    expect(callIn(desk, colleague).phase).toBe('ended');
  });
});

describe('a consultation that is completed while the colleague still rings', () => {
  async function completed(): Promise<Awaited<ReturnType<typeof handingOver>>> {
    const story = await handingOver('transfer.consult');
    story.desk.sip.happens(story.colleague, { type: 'ringing-there' });
    await story.desk.must('transfer.complete', { callId: story.customer });
    expect(story.desk.sip.asked('transferAttended')).toEqual([]);
    return story;
  }

  it('is completed at the answer, unheard by the colleague', async () => {
    const { desk, customer, colleague } = await completed();
    expect(callIn(desk, customer).transfer).toMatchObject({ state: 'consulting', mode: 'at-answer' });
    desk.sip.happens(colleague, { type: 'connected' });
    expect(desk.sip.asked('setMuted')).toEqual([[colleague, true]]);
    expect(desk.sip.asked('transferAttended')).toEqual([[customer, colleague, 'Wants Bea']]);
    desk.sip.happens(customer, { type: 'transfer', fact: { type: 'refer-result', sipStatus: 200 } });
    expect(callIn(desk, customer).transfer?.state).toBe('done');
  });

  it.each(['busy', 'declined', 'no-answer'] as const)('gives the customer back when the colleague is %s', async (cause) => {
    const { desk, customer, colleague } = await completed();
    desk.sip.ends(colleague, cause);
    customerIsBack(desk, customer);
    expect(callIn(desk, customer).transfer).toMatchObject({ state: 'failed', reason: cause });
  });

  it('gives the customer back by a click, when time is up, and when the exchange refuses', async () => {
    const clicked = await completed();
    await clicked.desk.must('transfer.takeBack', { callId: clicked.customer });
    customerIsBack(clicked.desk, clicked.customer);
    const late = await completed();
    await late.desk.pass(RING_LIMIT_MS + 100);
    customerIsBack(late.desk, late.customer);
    const refused = await completed();
    refused.desk.sip.happens(refused.colleague, { type: 'connected' });
    refused.desk.sip.happens(refused.customer, { type: 'transfer', fact: { type: 'refer-refused', why: 'refused', sipStatus: 603 } });
    customerIsBack(refused.desk, refused.customer);
    expect(callIn(refused.desk, refused.colleague).phase).toBe('ended');
  });
});

describe('a transfer left to the exchange', () => {
  async function asked(): Promise<{ desk: TestCore; customer: CallId }> {
    const desk = await atTheDesk();
    const customer = await talking(desk);
    await desk.must('transfer.blind', { callId: customer, target: BEA, note: 'Wants Bea' });
    expect(desk.sip.asked('dial')).toEqual([]);
    expect(desk.sip.asked('transferBlind')).toEqual([[customer, '2002', 'Wants Bea']]);
    expect(callIn(desk, customer)).toMatchObject({ hold: { local: 'on' }, transfer: { state: 'offered', mode: 'direct' } });
    return { desk, customer };
  }

  it('ends our part when the exchange has connected both', async () => {
    const { desk, customer } = await asked();
    desk.sip.happens(customer, { type: 'transfer', fact: { type: 'refer-accepted' } });
    desk.sip.happens(customer, { type: 'transfer', fact: { type: 'refer-progress', sipStatus: 180 } });
    desk.sip.happens(customer, { type: 'transfer', fact: { type: 'refer-result', sipStatus: 200 } });
    expect(callIn(desk, customer)).toMatchObject({ phase: 'ended', transfer: { state: 'done' } });
  });

  it.each([
    ['the exchange refuses', { type: 'refer-refused', why: 'refused', sipStatus: 603 }, 'refused'],
    ['the REFER is not answered', { type: 'refer-refused', why: 'timeout', sipStatus: null }, 'no-report'],
    ['the target is busy', { type: 'refer-result', sipStatus: 486 }, 'busy'],
    ['nobody answers there', { type: 'refer-result', sipStatus: 408 }, 'no-answer'],
    ['the report ends without a word', { type: 'refer-ended' }, 'no-report'],
  ] as const)('gives the customer back when %s', async (_what, fact, reason) => {
    const { desk, customer } = await asked();
    desk.sip.happens(customer, { type: 'transfer', fact });
    customerIsBack(desk, customer);
    expect(callIn(desk, customer).transfer).toMatchObject({ state: 'failed', reason });
  });

  it('gives the customer back without any word, when the line is lost, and by a click', async () => {
    const silent = await asked();
    silent.desk.sip.happens(silent.customer, { type: 'transfer', fact: { type: 'refer-accepted' } });
    await silent.desk.pass(FIRST_WORD_MS + 100);
    customerIsBack(silent.desk, silent.customer);
    const lost = await asked();
    lost.desk.sip.events.emit('line', { state: 'connecting', problem: null });
    customerIsBack(lost.desk, lost.customer);
    const clicked = await asked();
    await clicked.desk.must('transfer.takeBack', { callId: clicked.customer });
    customerIsBack(clicked.desk, clicked.customer);
  });

  it('says so when the exchange fails and lets the customer go', async () => {
    const { desk, customer } = await asked();
    desk.sip.happens(customer, { type: 'transfer', fact: { type: 'refer-result', sipStatus: 503 } });
    customerIsBack(desk, customer);
    desk.sip.ends(customer, 'hung-up-there');
    expect(callIn(desk, customer).transfer).toMatchObject({ state: 'failed', reason: 'let-go' });
  });
});

describe('a consultation over another account', () => {
  it('goes out over that one and belongs to the same customer', async () => {
    const desk = await atTheDesk();
    const customer = await talking(desk);
    const accountId = brandId<AccountId>('bank');
    await desk.must('transfer.consult', { callId: customer, target: BEA, note: '', accountId });
    expect(desk.sip.asked('dial').at(-1)?.[2]).toEqual({ accountId, note: '' });
    expect(desk.state().interactions).toHaveLength(1);
  });
});
