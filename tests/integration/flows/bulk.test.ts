import { describe, expect, it } from 'vitest';
import { NO_FILTER } from '../../../shared/domain/contact/customer-filter.ts';
import type { CommandInput, TestCore } from '../../support/test-core.ts';
import { addContact, atTheDesk, NUMBER, talking } from './desk.ts';

type Target = CommandInput<'bulk.start'>['target'];
const ALL: Target = { query: '', filter: NO_FILTER, sort: { by: 'name', descending: false } };

/** Sixty customers: more than are changed in one step. */
async function sixty(): Promise<TestCore> {
  const desk = await atTheDesk();
  for (let number = 0; number < 60; number++) await addContact(desk, { lastName: `Klant ${number}`, tags: [] }, `+316${10_000_000 + number}`);
  return desk;
}

/** Until the change that is under way is over. */
async function over(desk: TestCore): Promise<NonNullable<ReturnType<TestCore['state']>['bulk']>> {
  for (let round = 0; round < 2_000; round++) {
    const job = desk.state().bulk;
    if (job !== null && job.phase !== 'running' && job.phase !== 'undoing') return job;
    await desk.pass(60);
  }
  throw new Error('the change did not end');
}
const tagged = (desk: TestCore): number => (desk.rows<{ n: number }>("select count(*) as n from contact_tag where tag_key = 'vip'")[0] ?? { n: -1 }).n;

describe('a change to many customers', () => {
  it('reaches all that a filter lets through, tells how far it is, and is taken back', async () => {
    const desk = await sixty();
    // Both at once: one change at a time.
    const [, second] = await Promise.all([
      desk.must('bulk.start', { target: ALL, change: { kind: 'tag', tag: 'VIP', on: true } }),
      desk.refusal('bulk.start', { target: ALL, change: { kind: 'remove' } }),
    ]);
    expect(second).toBe('bad-request');
    expect(await over(desk)).toMatchObject({ phase: 'done', seen: 60, changed: 60, left: 0, more: false, undoable: true });
    expect(tagged(desk)).toBe(60);
    await desk.must('bulk.undo', {});
    expect(await over(desk)).toMatchObject({ phase: 'undone', changed: 60, undoable: false });
    expect(tagged(desk)).toBe(0);
    expect(await desk.refusal('bulk.undo', {})).toBe('not-found');
    await desk.must('bulk.dismiss', {});
    expect(desk.state().bulk).toBeNull();
  });

  it('goes on in a call, spares whoever is being spoken with, and shows them as they are now', async () => {
    const desk = await sixty();
    const spoken = await addContact(desk, { lastName: 'Aan de lijn' }, NUMBER);
    await talking(desk, NUMBER);
    await desk.must('bulk.start', { target: { ids: [spoken.id] }, change: { kind: 'tag', tag: 'VIP', on: true } });
    await over(desk);
    expect(desk.state().interactions[0]?.contact?.tags).toEqual(['VIP']);
    await desk.must('bulk.start', { target: ALL, change: { kind: 'remove' } });
    expect(await over(desk)).toMatchObject({ changed: 60, left: 1 });
    expect(desk.state().interactions[0]?.contact).toMatchObject({ id: spoken.id });
    await desk.must('bulk.undo', {});
    await over(desk);
    expect((await desk.must('customers.page', { asker: 'test', query: '', filter: NO_FILTER, sort: { by: 'name', descending: false }, after: null, fromEnd: false, limit: 100 }))?.rows).toHaveLength(61);
  });

  it('is stopped in the middle, and what was done till then is taken back', async () => {
    const desk = await sixty();
    await Promise.all([
      desk.must('bulk.start', { target: ALL, change: { kind: 'tag', tag: 'VIP', on: true } }),
      desk.must('bulk.cancel', {}),
    ]);
    const { phase, changed } = await over(desk);
    expect(phase).toBe('done');
    expect(changed).toBeLessThan(60);
    expect(tagged(desk)).toBe(changed);
    if (changed > 0) {
      await desk.must('bulk.undo', {});
      await over(desk);
    }
    expect(tagged(desk)).toBe(0);
  });

  it('leaves to supervisors who owns, sees and removes many, and the export', async () => {
    const desk = await sixty();
    await desk.must('agent.save', { agentId: null, name: 'Bert', role: 'agent', active: true });
    const bert = desk.state().session.agents.find(({ name }) => name === 'Bert')!;
    await desk.must('agent.logIn', { agentId: bert.id, password: '' });
    for (const change of [{ kind: 'remove' }, { kind: 'owner', ownerId: bert.id }, { kind: 'confidential', on: true }] as const)
      expect(await desk.refusal('bulk.start', { target: ALL, change })).toBe('not-allowed');
    expect(await desk.refusal('export.contacts', { target: ALL, format: 'csv' })).toBe('not-allowed');
    await desk.must('bulk.start', { target: ALL, change: { kind: 'objection' } });
    expect(await over(desk)).toMatchObject({ changed: 60 });
  });
});

describe('a notification', () => {
  it('names nobody while the desk is locked, also one that was there before', async () => {
    const desk = await atTheDesk();
    await addContact(desk, { lastName: 'Berg' }, NUMBER);
    desk.sip.ring({ number: NUMBER });
    await desk.settle();
    expect(desk.desktop.announced.at(-1)?.title).toContain('Berg');
    await desk.must('lock.lock', {});
    expect(JSON.stringify(desk.desktop.announced.at(-1))).not.toMatch(/Berg|12345678/u);
    const told = desk.desktop.announced.at(-1);
    // It is answered as it is: nobody who calls waits for a password.
    told?.onAnswer();
    await desk.settle();
    expect(desk.state().calls.calls[0]?.phase).not.toBe('ringing-in');
    expect(desk.state().locked).toBe(true);
  });
});
