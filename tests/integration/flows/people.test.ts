import { describe, expect, it } from 'vitest';
import type { Role } from '../../../shared/domain/agent-state/agent-state.ts';
import type { AgentId } from '../../../shared/lib/brand.ts';
import { startCore, type TestCore } from '../../support/test-core.ts';
import { ACCOUNT, addContact, atTheDesk, fillIn, interactionOf, person, talking } from './desk.ts';
import { expectPartition } from './intervals.ts';

const idOf = (desk: TestCore, name: string): AgentId =>
  desk.state().session.agents.find((agent) => agent.name === name)!.id;

/** Adds somebody with a password equal to the name. */
async function addPerson(desk: TestCore, name: string, role: Role): Promise<AgentId> {
  const { id } = await desk.must('agent.save', { agentId: null, name, role, active: true });
  await desk.must('agent.setPassword', { agentId: id, currentPassword: '', newPassword: name });
  return id;
}

/** Ans (administrator), Bert (agent) and Carla (supervisor), each with the own name as password; Ans is logged in. */
async function threePeople(): Promise<TestCore> {
  const desk = await atTheDesk();
  await addPerson(desk, 'Bert', 'agent');
  await addPerson(desk, 'Carla', 'supervisor');
  await desk.must('agent.setPassword', { agentId: idOf(desk, 'Ans'), currentPassword: '', newPassword: 'Ans' });
  return desk;
}

const logIn = (desk: TestCore, name: string, password = name): Promise<unknown> =>
  desk.must('agent.logIn', { agentId: idOf(desk, name), password });

describe('people who share a profile', () => {
  it('a profile of one person logs in by itself, one with a password does not', async () => {
    const desk = await startCore({ firstAgentName: 'Eef' });
    expect(desk.state().session.agent).toMatchObject({ name: 'Eef', role: 'administrator', hasPassword: false });
    await desk.must('agent.setPassword', { agentId: idOf(desk, 'Eef'), currentPassword: '', newPassword: 'geheim' });
    await desk.core.stop();
    const again = await startCore({ folder: desk.folder, clock: desk.clock });
    expect(again.state()).toMatchObject({
      session: { agent: null, state: { state: 'logged-out' } },
      line: { state: 'off' },
    });
    expect(await again.refusal('agent.logIn', { agentId: idOf(again, 'Eef'), password: 'fout' })).toBe(
      'wrong-password',
    );
    expect(again.state().session.agent).toBeNull();
    await logIn(again, 'Eef', 'geheim');
    expect(again.state().session.agent?.name).toBe('Eef');
    const [row] = again.rows<{ password_hash: string }>('select password_hash from agent');
    expect(row?.password_hash).toMatch(/^scrypt\$/);
    expect(JSON.stringify([again.state(), again.log.lines])).not.toMatch(/geheim|scrypt\$/);
  });

  it('take turns, and every row says who', async () => {
    const desk = await threePeople();
    const first = await talking(desk);
    await fillIn(desk, first);
    desk.sip.ends(first, 'hung-up-there');
    await desk.settle();
    await logIn(desk, 'Bert');
    const second = await talking(desk);
    await fillIn(desk, second);
    desk.sip.ends(second, 'hung-up-there');
    await desk.settle();
    const [ans, bert] = [idOf(desk, 'Ans'), idOf(desk, 'Bert')];
    expect(desk.rows('select agent_id from call order by rowid')).toEqual([{ agent_id: ans }, { agent_id: bert }]);
    expect(desk.rows('select agent_id, created_by, updated_by from interaction order by rowid')).toEqual(
      [ans, bert].map((id) => ({ agent_id: id, created_by: id, updated_by: id })),
    );
    expect(desk.rows('select agent_id, created_by from registration order by rowid')).toEqual(
      [ans, bert].map((id) => ({ agent_id: id, created_by: id })),
    );
    expect(desk.rows('select agent_id from agent_session order by rowid')).toEqual([
      { agent_id: ans },
      { agent_id: bert },
    ]);
    expect(desk.rows('select created_by from agent where name = ?', 'Bert')).toEqual([{ created_by: ans }]);
    expect(desk.state().figures.calls).toBe(1);
    expectPartition(desk);
  });

  it('each see only their own unfinished registrations', async () => {
    const desk = await threePeople();
    await addContact(desk);
    const callId = await talking(desk);
    await fillIn(desk, callId, [['note', 'of Ans']]);
    desk.sip.ends(callId, 'hung-up-there');
    await desk.pass(30_000);
    const unfinished = interactionOf(desk, callId);
    await logIn(desk, 'Bert');
    expect(desk.state()).toMatchObject({
      interactions: [],
      calls: { calls: [] },
      session: { state: { state: 'ready' } },
    });
    expect(
      await desk.refusal('registration.change', { interactionId: unfinished.id, field: 'note', value: 'of Bert' }),
    ).toBe('not-found');
    expect(await desk.refusal('registration.close', { interactionId: unfinished.id, reason: 'other' })).not.toBe('ok');
    await logIn(desk, 'Ans');
    // The customer is read anew, with the moment at which she was reached.
    const { contact, ...own } = unfinished;
    expect(desk.state().interactions).toMatchObject([{ ...own, contact: { id: contact?.id } }]);
    expect(desk.state().session.state.state).toBe('handling');
    await desk.must('registration.close', { interactionId: unfinished.id, reason: 'no-time' });
    await desk.pass(5_000);
    expect(desk.state()).toMatchObject({ interactions: [], session: { state: { state: 'ready' } } });
  });

  it('after a crash come back to the log-in screen, and the session that was open is closed', async () => {
    const desk = await threePeople();
    await logIn(desk, 'Bert');
    const callId = await talking(desk);
    await desk.pass(5_000);
    desk.vanish();
    desk.clock.advance(10_000);
    const again = await startCore({ folder: desk.folder, clock: desk.clock, secrets: desk.secrets });
    expect(again.state()).toMatchObject({
      session: { agent: null },
      interactions: [],
      notices: [{ code: 'interrupted-call' }],
    });
    expect(again.rows(`select logout_reason from agent_session order by rowid`)).toEqual([
      { logout_reason: 'logged-out' },
      { logout_reason: 'crash' },
    ]);
    expectPartition(again);
    await logIn(again, 'Ans');
    expect(again.state().interactions).toEqual([]);
    await logIn(again, 'Bert');
    expect(interactionOf(again, callId).end?.cause).toBe('interrupted');
  });

  it('one log-in at a time: two clicks make one session', async () => {
    const desk = await threePeople();
    await desk.must('agent.logOut', {});
    await Promise.all([
      desk.ask('agent.logIn', { agentId: idOf(desk, 'Bert'), password: 'Bert' }),
      desk.ask('agent.logIn', { agentId: idOf(desk, 'Bert'), password: 'Bert' }),
    ]);
    await desk.settle();
    expect(desk.rows('select id from agent_session where logout_at is null')).toHaveLength(1);
    await desk.core.stop();
    expectPartition(desk);
  });

  it('need an active agent to log in', async () => {
    const desk = await threePeople();
    const bert = idOf(desk, 'Bert');
    await desk.must('agent.save', { agentId: bert, name: 'Bert', role: 'agent', active: false });
    expect(await desk.refusal('agent.logIn', { agentId: bert, password: 'Bert' })).toBe('not-found');
  });
});

describe('roles', () => {
  it('are refused in main, whatever the window shows', async () => {
    const desk = await threePeople();
    const [ans, bert, carla] = [idOf(desk, 'Ans'), idOf(desk, 'Bert'), idOf(desk, 'Carla')];
    for (const name of ['Bert', 'Carla']) {
      await logIn(desk, name);
      const own = idOf(desk, name);
      const other = name === 'Bert' ? carla : bert;
      const { role } = desk.state().session.agent!;
      expect(await desk.refusal('agent.save', { agentId: null, name: 'Dirk', role: 'agent', active: true })).toBe(
        'not-allowed',
      );
      expect(await desk.refusal('agent.save', { agentId: other, name: 'Dirk', role: 'agent', active: true })).toBe(
        'not-allowed',
      );
      expect(await desk.refusal('agent.save', { agentId: own, name, role: 'administrator', active: true })).toBe(
        'not-allowed',
      );
      expect(await desk.refusal('agent.setPassword', { agentId: ans, currentPassword: '', newPassword: 'mine' })).toBe(
        'not-allowed',
      );
      expect(
        await desk.refusal('agent.setPassword', { agentId: own, currentPassword: 'wrong', newPassword: 'mine' }),
      ).toBe('wrong-password');
      expect(await desk.refusal('account.useSip', { account: ACCOUNT, password: null })).toBe('not-allowed');
      expect(await desk.refusal('account.usePractice', {})).toBe('not-allowed');
      expect(await desk.refusal('account.test', { account: ACCOUNT, password: null })).toBe('not-allowed');
      expect(await desk.refusal('account.chooseCaFile', {})).toBe('not-allowed');
      await desk.must('backup.create', {});
      expect(await desk.refusal('backup.restore', { name: desk.state().backups[0]!.name })).toBe('not-allowed');
      expect(await desk.ask('agent.save', { agentId: own, name: `${name} zelf`, role, active: true })).toMatchObject({
        ok: true,
      });
      expect(desk.state().session.agent?.name).toBe(`${name} zelf`);
      await desk.must('agent.setPassword', { agentId: own, currentPassword: name, newPassword: '' });
      expect(desk.state().session.agent?.hasPassword).toBe(false);
    }
    expect(desk.rows('select role from agent order by name')).toEqual([
      { role: 'administrator' },
      { role: 'agent' },
      { role: 'supervisor' },
    ]);
  });

  it('of an administrator include people, but the last one stays and names are unique', async () => {
    const desk = await threePeople();
    const [ans, bert] = [idOf(desk, 'Ans'), idOf(desk, 'Bert')];
    expect(await desk.refusal('agent.save', { agentId: ans, name: 'Ans', role: 'agent', active: true })).toBe(
      'last-administrator',
    );
    expect(await desk.refusal('agent.save', { agentId: ans, name: 'Ans', role: 'administrator', active: false })).toBe(
      'not-allowed',
    );
    expect(await desk.refusal('agent.save', { agentId: null, name: 'BERT', role: 'agent', active: true })).toBe(
      'name-taken',
    );
    await desk.must('agent.setPassword', { agentId: bert, currentPassword: '', newPassword: 'nieuw' });
    await logIn(desk, 'Bert', 'nieuw');
    expect(desk.rows('select updated_by from agent where id = ?', bert)).toEqual([{ updated_by: ans }]);
  });

  it('of nobody allow nothing but to log in', async () => {
    const desk = await threePeople();
    await desk.must('agent.logOut', {});
    const contact = { contactId: null, version: 0, fields: person(), interactionId: null };
    expect(await desk.refusal('call.dial', { target: '0201234567', contactId: null })).toBe('not-logged-in');
    expect(await desk.refusal('contact.search', { query: 'anna', limit: 5 })).toBe('not-logged-in');
    expect(await desk.refusal('contact.save', contact as never)).toBe('not-logged-in');
    expect(await desk.refusal('agent.save', { agentId: null, name: 'Dirk', role: 'administrator', active: true })).toBe(
      'not-logged-in',
    );
    expect(await desk.refusal('backup.restore', { name: 'daily-20260115T090000000Z.sqlite' })).toBe('not-allowed');
    expect(await desk.refusal('settings.change', { language: 'nl' })).toBe('ok');
  });
});
