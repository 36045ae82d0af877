import { describe, expect, it } from 'vitest';
import { appError } from '../../../shared/errors/app-error.ts';
import { PRACTICE_PROJECT, SERVICE_PROJECT } from '../../../shared/domain/project/default-projects.ts';
import { brandId, type AccountId, type E164 } from '../../../shared/lib/brand.ts';
import { err } from '../../../shared/lib/result.ts';
import { createFakeSecrets } from '../../support/fake-platform.ts';
import { startCore, type TestCore } from '../../support/test-core.ts';
import { ACCOUNT, addContact, atTheDesk, callIn, fillIn, person, PROVISIONED_ACCOUNT, talking } from './desk.ts';

/** The project of every row of these tables, each once. */
const projectsIn = (desk: TestCore, table: string): unknown[] =>
  desk.rows<{ project_id: string }>(`select distinct project_id from ${table}`).map(({ project_id }) => project_id);

async function wholeCall(desk: TestCore): Promise<void> {
  const callId = await talking(desk);
  await fillIn(desk, callId);
  await desk.pass(30_000);
  desk.sip.ends(callId, 'hung-up-there');
  await desk.settle();
}

describe('the telephone account', () => {
  it('registers with the password of the key store, which never reaches the data or the window', async () => {
    const desk = await atTheDesk();
    expect(desk.sip.asked('start')).toEqual([[{ account: ACCOUNT, password: 'secret' }]]);
    expect(desk.state()).toMatchObject({
      line: { state: 'registered', user: '1001' },
      account: { kind: 'sip', sip: ACCOUNT, passwordInMemoryOnly: false },
    });
    expect(
      JSON.stringify([
        desk.state(),
        desk.frames,
        desk.rows('select * from account'),
        desk.rows('select * from setting'),
        desk.log.lines,
      ]),
    ).not.toContain('secret');
    await desk.core.stop();
    const again = await startCore({ folder: desk.folder, clock: desk.clock, secrets: desk.secrets });
    expect(again.sip.asked('start')).toEqual([[{ account: ACCOUNT, password: 'secret' }]]);
  });

  it('keeps the stored password when none is given', async () => {
    const desk = await atTheDesk();
    await desk.must('account.useSip', { account: { ...ACCOUNT, displayName: 'Ans 2' }, password: null });
    expect(desk.sip.asked('start').at(-1)).toEqual([
      { account: { ...ACCOUNT, displayName: 'Ans 2' }, password: 'secret' },
    ]);
  });

  it('without its password says so, and registers when it is given', async () => {
    const desk = await atTheDesk({ secrets: createFakeSecrets(false) });
    expect(desk.state().account.passwordInMemoryOnly).toBe(true);
    await desk.core.stop();
    const again = await startCore({ folder: desk.folder, clock: desk.clock, secrets: createFakeSecrets(false) });
    expect(again.state().line).toMatchObject({ state: 'not-registered', problem: 'password-missing' });
    expect(again.sip.asked('start')).toEqual([]);
    await again.must('account.enterPassword', { password: 'secret' });
    expect(again.state().line).toEqual({ state: 'registered', user: '1001' });
  });

  it('cannot be switched during a call', async () => {
    const desk = await atTheDesk();
    const callId = desk.sip.ring();
    await desk.settle();
    for (const answered of [false, true]) {
      if (answered) await desk.must('call.answer', { callId });
      expect(await desk.refusal('account.usePractice', {})).toBe('during-call');
      expect(await desk.refusal('account.useSip', { account: ACCOUNT, password: null })).toBe('during-call');
      expect(await desk.refusal('account.enterPassword', { password: 'other' })).toBe('during-call');
    }
    expect(callIn(desk, callId).phase).toBe('connected');
    expect(desk.secrets.kept()).toContain('secret');
    desk.sip.ends(callId, 'hung-up-there');
    expect(await desk.refusal('account.usePractice', {})).toBe('ok');
  });

  it('can be tried without being taken, and what failed is told', async () => {
    const tried: unknown[] = [];
    const desk = await atTheDesk({
      testRegistration: (account) => {
        tried.push(account);
        return Promise.resolve(err(appError('credentials-refused', 'refused', { status: 403 })));
      },
    });
    const other = { ...ACCOUNT, uri: 'sip:1002@pbx.example' };
    expect(await desk.ask('account.test', { account: other, password: 'x' })).toMatchObject({
      ok: false,
      error: { code: 'credentials-refused', details: { status: 403 } },
    });
    expect(tried).toEqual([{ account: other, password: 'x' }]);
    expect(desk.state().account.sip).toEqual(ACCOUNT);
  });

  it('is tried again at once when the network is back, unless it rests', async () => {
    const desk = await atTheDesk();
    desk.core.reconnect();
    expect(desk.sip.asked('reconnect')).toHaveLength(1);
    await desk.must('agent.logOut', {});
    desk.core.reconnect();
    expect(desk.sip.asked('reconnect')).toHaveLength(1);
  });
});

describe('the practice line', () => {
  const practiceContacts = [
    {
      phone: brandId<E164>('+31612340000'),
      fields: person({ firstName: 'Petra', lastName: 'Oefening', infix: '' }, '+31612340000'),
    },
  ];

  it('has customers and a project of its own, and counts in no figure', async () => {
    const desk = await startCore({ practiceContacts });
    await desk.must('account.usePractice', {});
    expect(desk.state()).toMatchObject({ line: { state: 'registered', user: 'practice' }, project: PRACTICE_PROJECT });
    expect(desk.practice.active()).toBe(true);
    await desk.must('practice.callMe', { scenarioId: 'order' });
    expect(desk.practice.called).toEqual(['order']);
    const callId = desk.practice.engine.ring({ number: '+31612340000' });
    await desk.settle();
    expect(callIn(desk, callId).contact).toMatchObject({ state: 'found', contact: { name: 'Petra Oefening' } });
    await desk.must('call.answer', { callId });
    expect(desk.practice.engine.asked('answer')).toEqual([[callId]]);
    await fillIn(desk, callId);
    await desk.pass(60_000);
    desk.practice.engine.ends(callId, 'hung-up-there');
    const missed = desk.practice.engine.ring({ number: '+31612340000' });
    desk.practice.engine.ends(missed, 'missed');
    await desk.settle();
    for (const table of ['call', 'interaction', 'registration'])
      expect([table, projectsIn(desk, table)]).toEqual([table, [PRACTICE_PROJECT.id]]);
    expect(
      desk
        .rows(
          'select practice from call union all select practice from interaction union all select practice from registration',
        )
        .every((row) => row['practice'] === 1),
    ).toBe(true);
    expect(desk.state().figures).toEqual({ calls: 0, averageHandleMs: null, afterCallMs: 0, missedUnseen: 0 });
    expect(desk.desktop.badge()).toBe(0);
    expect(desk.state().recentCalls).toHaveLength(2);
  });

  it('is kept apart: its customers and calls are not those of the account, and the other way round', async () => {
    const desk = await atTheDesk({ practiceContacts });
    await addContact(desk);
    await wholeCall(desk);
    await desk.must('account.usePractice', {});
    expect(desk.state().recentCalls).toEqual([]);
    expect(await desk.must('contact.search', { query: 'anna', limit: 5 })).toEqual([]);
    expect(await desk.must('contact.search', { query: 'petra', limit: 5 })).toHaveLength(1);
    await desk.must('account.usePractice', {});
    expect(desk.rows('select id from contact where practice = 1')).toHaveLength(1);
    await desk.must('account.useSip', { account: ACCOUNT, password: null });
    expect(desk.state()).toMatchObject({ project: SERVICE_PROJECT, figures: { calls: 1 } });
    expect(desk.practice.active()).toBe(false);
    expect(await desk.must('contact.search', { query: 'petra', limit: 5 })).toEqual([]);
    expect(await desk.refusal('practice.callMe', { scenarioId: null })).toBe('call-not-possible');
    const callId = desk.sip.ring({ number: '+31612340000' });
    await desk.settle();
    expect(callIn(desk, callId).contact.state).toBe('none');
  });

  it('passes on what the customer says and when the next one rings', async () => {
    const desk = await startCore();
    desk.practice.says({ nextCallAt: 5, caption: 'Good morning' });
    expect(desk.state().practice).toMatchObject({ nextCallAt: 5, caption: 'Good morning' });
  });
});

describe('provisioning', () => {
  it('sets account, language and country, and names the first agent', async () => {
    const desk = await startCore({ provisioning: { account: PROVISIONED_ACCOUNT, language: 'nl', country: 'BE' } });
    expect(desk.state()).toMatchObject({
      startup: { phase: 'ready' },
      line: { state: 'registered' },
      account: { kind: 'sip', sip: { uri: ACCOUNT.uri } },
      settings: { language: 'nl', country: 'BE' },
      session: { agent: { name: 'Ans' } },
    });
    expect(desk.sip.asked('start')).toMatchObject([[{ password: 'secret' }]]);
    expect(desk.announced.at(-1)?.language).toBe('nl');
    expect(JSON.stringify(desk.rows('select * from account'))).not.toContain('secret');
  });

  it('keeps credentials of TURN servers out of the data, and gives them to the line', async () => {
    const iceServers = [{ urls: ['turn:turn.example'], username: 'u', credential: 'turn-secret' }];
    const desk = await startCore({ provisioning: { account: { ...PROVISIONED_ACCOUNT, iceServers } } });
    expect(JSON.stringify([desk.state(), desk.rows('select * from account')])).not.toContain('turn-secret');
    expect(desk.sip.asked('start')).toMatchObject([[{ account: { iceServers } }]]);
  });

  it('that is not valid stops the start with field and reason; the corrected file is taken at the next try', async () => {
    const desk = await startCore({
      provisioning: { account: { ...PROVISIONED_ACCOUNT, server: 'http://pbx' } },
      trouble: true,
    });
    expect(desk.state().startup).toMatchObject({
      phase: 'failed',
      problem: 'provisioning-invalid',
      details: { field: 'account.server' },
    });
    expect(desk.rows('select * from account')).toEqual([]);
    expect(await desk.refusal('agent.logIn', { agentId: '018f0000-0000-7000-8000-000000000001', password: '' })).toBe(
      'database-unavailable',
    );
    const { writeFileSync } = await import('node:fs');
    writeFileSync(`${desk.folder}/desk.json`, JSON.stringify({ practice: true }));
    await desk.must('system.retryStart', {});
    expect(desk.state()).toMatchObject({ startup: { phase: 'ready' }, account: { kind: 'practice' } });
  });

  it('of two projects: rows refer to the active one, also after a restart without the file', async () => {
    const provisioning = {
      account: PROVISIONED_ACCOUNT,
      projects: [
        { key: 'garden', name: 'Tuin & Co' },
        { key: 'books', name: 'Boekhandel' },
      ],
      project: 'books',
    };
    const desk = await startCore({ provisioning });
    expect(desk.state().project).toMatchObject({ key: 'books', name: 'Boekhandel', kind: 'service' });
    const { id } = desk.state().project!;
    const callId = desk.sip.ring();
    await desk.settle();
    expect(desk.desktop.announced.at(-1)?.body).toContain('Boekhandel');
    desk.sip.ends(callId, 'missed');
    await wholeCall(desk);
    for (const table of ['call', 'interaction', 'registration', 'state_interval'])
      expect([table, projectsIn(desk, table)]).toEqual([table, [id]]);
    await desk.core.stop();
    const again = await startCore({ folder: desk.folder, clock: desk.clock, secrets: desk.secrets });
    expect(again.state().project).toMatchObject({ id, key: 'books' });
    await again.core.stop();
    const changed = await startCore({
      folder: desk.folder,
      clock: desk.clock,
      secrets: desk.secrets,
      provisioning: { ...provisioning, project: 'garden' },
    });
    expect(changed.state().project?.key).toBe('garden');
    expect(changed.rows(`select key from project where kind = 'service' order by key`)).toEqual([
      { key: 'books' },
      { key: 'garden' },
      { key: 'service' },
    ]);
    await wholeCall(changed);
    expect(projectsIn(changed, 'registration')).toHaveLength(2);
  });
});

describe('several accounts', () => {
  const projects = [
    { key: 'garden', name: 'Tuin & Co' },
    { key: 'books', name: 'Boekhandel' },
  ];
  const provisioning = {
    account: PROVISIONED_ACCOUNT,
    accounts: [
      { id: 'books', ...PROVISIONED_ACCOUNT, uri: 'sip:1002@pbx.example', password: 'kluisdeur', projects: ['books'] },
      { id: 'help', ...PROVISIONED_ACCOUNT, uri: 'sip:1003@pbx.example', projects: ['none'], emergency: true },
    ],
    projects: [...projects, { key: 'none', name: 'Niemand' }],
  };
  const projectId = (desk: TestCore, key: string) => desk.state().projects.find((one) => one.key === key)?.id ?? '';
  const books = brandId<AccountId>('books');

  it('connect together, each with its own password, and the project says which one calls', async () => {
    const desk = await startCore({ provisioning });
    expect(desk.sip.asked('start')).toMatchObject([
      [
        { account: { uri: ACCOUNT.uri }, password: 'secret' },
        [
          { id: 'books', account: { uri: 'sip:1002@pbx.example' }, password: 'kluisdeur' },
          { id: 'help', account: { uri: 'sip:1003@pbx.example' }, password: 'secret' },
        ],
      ],
    ]);
    expect(JSON.stringify([desk.state(), desk.rows('select * from sip_account')])).not.toMatch(/secret|kluisdeur/);
    expect(desk.state().line).toEqual({ state: 'registered', user: '1001' });
    expect(desk.state().lines.map(({ id, status }) => [id, status.state])).toEqual([
      ['main', 'registered'],
      ['books', 'registered'],
      ['help', 'registered'],
    ]);
    await desk.must('call.dial', { target: '0612345678', contactId: null });
    expect(desk.sip.asked('dial').at(-1)?.[2]).toEqual({ accountId: 'main' });
    const [garden] = desk.state().calls.calls;
    await desk.must('call.hangUp', { callId: garden?.id ?? '' });

    await desk.must('project.choose', { projectId: projectId(desk, 'books') });
    expect(desk.state()).toMatchObject({
      project: { name: 'Boekhandel' },
      line: { state: 'registered', user: 'books' },
    });
    await desk.must('call.dial', { target: '0612345678', contactId: null });
    expect(desk.sip.asked('dial').at(-1)?.[2]).toEqual({ accountId: 'books' });
    await desk.settle();
    expect(
      desk.rows<{ project_id: string }>('select project_id from call order by started_at').map((row) => row.project_id),
    ).toEqual([projectId(desk, 'garden'), projectId(desk, 'books')]);
    expect(await desk.refusal('project.choose', { projectId: PRACTICE_PROJECT.id })).toBe('not-found');
  });

  it('bring a call with the project of the account that was called', async () => {
    const desk = await startCore({ provisioning });
    const callId = desk.sip.ring({ accountId: books });
    await desk.settle();
    expect(callIn(desk, callId)).toMatchObject({ accountId: 'books', projectId: projectId(desk, 'books') });
    expect(desk.state().interactions[0]?.projectId).toBe(projectId(desk, 'books'));
    expect(desk.state().project?.key).toBe('garden');
    expect(projectsIn(desk, 'call')).toEqual([projectId(desk, 'books')]);
  });

  it('have one for emergency calls, which serves whatever the project and even when that one’s line is gone', async () => {
    const desk = await startCore({ provisioning });
    desk.sip.events.emit('line', {
      state: 'not-registered',
      problem: 'server-unreachable',
      sipStatus: null,
      field: null,
      retryAt: null,
    });
    expect(desk.state().line.state).toBe('not-registered');
    expect(await desk.refusal('call.dial', { target: '0612345678', contactId: null })).toBe('line-not-registered');
    await desk.must('call.dial', { target: '112', contactId: null, byHand: true });
    expect(desk.sip.asked('dial').at(-1)?.[2]).toEqual({ accountId: 'help' });
  });

  it('are added, changed and removed by an administrator, and forget their passwords', async () => {
    const desk = await atTheDesk();
    const second = { ...ACCOUNT, uri: 'sip:1002@pbx.example' };
    await desk.must('account.save', {
      accountId: null,
      account: second,
      password: 'two',
      projects: ['books'],
      emergency: true,
    });
    const added = desk.state().lines[1];
    expect(added).toMatchObject({
      account: second,
      projects: ['books'],
      emergency: true,
      status: { state: 'registered' },
    });
    expect(desk.state().account.sip).toEqual(ACCOUNT);
    const accountId = added?.id ?? '';
    await desk.must('account.save', { accountId, account: second, password: null, projects: [], emergency: false });
    expect(desk.sip.asked('start').at(-1)?.[1]).toMatchObject([{ id: accountId, password: 'two' }]);
    await desk.must('account.remove', { accountId });
    expect(desk.state().lines).toHaveLength(1);
    expect(desk.secrets.kept()).not.toContain('two');
    expect(await desk.refusal('account.remove', { accountId })).toBe('not-found');
    expect(await desk.refusal('account.remove', { accountId: 'main' })).toBe('account-needed');
  });
});
