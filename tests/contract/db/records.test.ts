import { brandId, type AccountId } from '../../../shared/lib/brand.ts';
import { MAIN_ACCOUNT, type LineAccount, type SipAccount } from '../../../shared/domain/account/account.ts';
import { describe, expect, it } from 'vitest';

import type { Script } from '../../../shared/domain/script/script.ts';
import { NO_PLAN } from '../../../shared/domain/project/project-plan.ts';
import { PRACTICE_PROJECT, SERVICE_PROJECT } from '../../../shared/domain/project/default-projects.ts';
import type { Project, ProjectRecord } from '../../../shared/domain/project/project.ts';
import type { AgentId, ProjectId } from '../../../shared/lib/brand.ts';
import { freshData, id, opened, T0, testOptions } from './support.ts';

const ACCOUNT: SipAccount = {
  displayName: 'A',
  uri: 'sip:1@x',
  server: 'wss://x',
  authUser: '',
  tls: { caFile: '', rejectUnauthorized: true },
  iceServers: [],
  codecs: ['G722', 'opus'],
};

describe('agents', () => {
  it('keeps names unique among active agents, whatever the capitals', async () => {
    const { data, agentId } = await freshData();
    const second = { id: id<AgentId>(), name: ' ANS ', role: 'agent' as const, active: true };
    expect(await data.agents.save(second, T0)).toMatchObject({ ok: false, error: { code: 'name-taken' } });
    expect(await data.agents.save({ ...second, active: false }, T0)).toMatchObject({ ok: true });
    expect(await data.agents.save(second, T0)).toMatchObject({ ok: false, error: { code: 'name-taken' } });
    expect(await data.agents.save({ ...second, name: 'Bo' }, T0)).toMatchObject({
      ok: true,
      value: { name: 'Bo', active: true },
    });
    expect((await data.agents.list()).map(({ name, id: each }) => [name, each])).toEqual([
      ['Ans', agentId],
      ['Bo', second.id],
    ]);
  });

  it('keeps the last active administrator', async () => {
    const { data, agentId } = await freshData();
    const last = { id: agentId, name: 'Ans', role: 'administrator' as const, active: true };
    expect(await data.agents.save({ ...last, role: 'agent' }, T0)).toMatchObject({
      ok: false,
      error: { code: 'last-administrator' },
    });
    expect(await data.agents.save({ ...last, active: false }, T0)).toMatchObject({
      ok: false,
      error: { code: 'last-administrator' },
    });
    expect(await data.agents.save({ ...last, name: 'Anna' }, T0)).toMatchObject({ ok: true });
    await data.agents.save({ id: id(), name: 'Chef', role: 'administrator', active: true }, T0);
    expect(await data.agents.save({ ...last, role: 'agent' }, T0)).toMatchObject({
      ok: true,
      value: { role: 'agent' },
    });
  });

  it('stores and removes a password hash', async () => {
    const { data, agentId } = await freshData();
    expect(await data.agents.passwordHash(agentId)).toBeNull();
    await data.agents.setPasswordHash(agentId, 'scrypt$x', T0, agentId);
    expect(await data.agents.passwordHash(agentId)).toBe('scrypt$x');
    expect(await data.agents.list()).toEqual([
      { id: agentId, name: 'Ans', role: 'administrator', hasPassword: true, active: true },
    ]);
    await data.agents.save({ id: agentId, name: 'Ans', role: 'administrator', active: true }, T0);
    expect(await data.agents.passwordHash(agentId)).toBe('scrypt$x');
    await data.agents.setPasswordHash(agentId, null, T0);
    expect(await data.agents.passwordHash(agentId)).toBeNull();
    await expect(data.agents.setPasswordHash(id(), 'x', T0)).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('projects', () => {
  it('has one for service and one for practice from the start, and takes others', async () => {
    const { data } = await freshData();
    // Without what is set for them: that is kept among the settings.
    const recordOf = ({ wrapUpSeconds: _limit, scriptId: _script, formId: _form, outcomesId: _outcomes, ...record }: Project): ProjectRecord => record;
    const first = [recordOf(PRACTICE_PROJECT), recordOf(SERVICE_PROJECT)];
    expect(await data.projects.list()).toEqual(first);
    const other = { id: id<ProjectId>(), key: 'acme', name: 'Acme', kind: 'service' as const, purpose: 'sales' as const, active: true, plan: { ...NO_PLAN, client: 'Acme' } };
    await data.projects.upsert(other);
    await data.projects.upsert({ ...other, name: 'Acme Ltd', active: false });
    expect(await data.projects.list()).toEqual([
      { ...other, name: 'Acme Ltd', active: false },
      ...first,
    ]);
  });
});

describe('settings', () => {
  it('resolve project, then account, then default', async () => {
    const { data } = await freshData();
    const { id: project } = SERVICE_PROJECT;
    expect(await data.settings.get('theme', project)).toBeNull();
    await data.settings.set('theme', 'dark', 'default');
    await data.settings.set('theme', { light: true }, { account: 'sip' });
    expect(await data.settings.get('theme', project)).toBe('dark');
    await data.settings.saveAccounts({ kind: 'sip', accounts: [] });
    expect(await data.settings.get('theme', project)).toEqual({ light: true });
    await data.settings.set('theme', [1], { projectId: project });
    await data.settings.set('theme', [2], { projectId: project });
    expect(await data.settings.get('theme', project)).toEqual([2]);
    expect(await data.settings.get('theme', PRACTICE_PROJECT.id)).toEqual({ light: true });
    expect(await data.settings.get('theme', null)).toEqual({ light: true });
    await data.settings.set('theme', false, { account: 'sip' });
    expect(await data.settings.get('theme', null)).toBe(false);
  });

  it('keep the accounts in their order over a restart', async () => {
    const test = testOptions();
    const data = await opened(test.options);
    const line = (id: string, change: Partial<LineAccount> = {}): LineAccount => ({
      id: brandId<AccountId>(id),
      account: ACCOUNT,
      projects: [],
      emergency: false,
      ...change,
    });
    expect(await data.settings.accounts()).toEqual({ kind: 'none', accounts: [] });
    await data.settings.saveAccounts({ kind: 'practice', accounts: [line('main', { emergency: true }), line('gone')] });
    const accounts = [line('sales', { projects: ['a', 'b'], emergency: true }), line('main')];
    await data.settings.saveAccounts({ kind: 'sip', accounts });
    await data.close();
    const again = await opened(test.options);
    expect(await again.settings.accounts()).toEqual({ kind: 'sip', accounts });
  });

  it('offer every codec for an account of the first version, which knew none', async () => {
    const data = await opened(testOptions().options);
    const { codecs: _unknown, ...first } = ACCOUNT;
    const line = { id: MAIN_ACCOUNT, account: first as SipAccount, projects: [], emergency: false };
    await data.settings.saveAccounts({ kind: 'sip', accounts: [line] });
    expect((await data.settings.accounts()).accounts[0]?.account.codecs).toEqual(['opus', 'G722', 'PCMA', 'PCMU']);
  });
});

describe('scripts', () => {
  it('are written once per version', async () => {
    const { data } = await freshData();
    const name = { en: 'S', nl: 'S' };
    const script: Script = {
      id: 'service',
      version: 1,
      name,
      conversationKind: 'service',
      firstStep: 'a',
      steps: [],
      objections: [],
    };
    await data.scripts.add(script, T0);
    await data.scripts.add(script, T0);
    await data.scripts.add({ ...script, version: 2 }, T0);
    expect(await data.scripts.get('service', 1)).toEqual(script);
    expect(await data.scripts.newest('service')).toEqual({ ...script, version: 2 });
    expect(await data.scripts.get('service', 3)).toBeNull();
    expect(await data.scripts.newest('other')).toBeNull();
    await expect(data.scripts.add({ ...script, firstStep: 'b' }, T0)).rejects.toMatchObject({ code: 'bad-request' });
    expect(await data.scripts.get('service', 1)).toEqual(script);
  });
});
