import { expect, test, type Page } from '@playwright/test';
import { rmSync } from 'node:fs';
import type { Role } from '../../shared/domain/agent-state/agent-state.ts';
import type { SoftphoneBridge } from '../../shared/ipc/envelope.ts';
import { completeByCommand, newProfile, practise, restart, talk, type Practice } from './support/practice.ts';
import { rowsOf } from './support/tables.ts';

type Session = {
  readonly id: string;
  readonly agent_id: string;
  readonly login_at: number;
  readonly logout_at: number | null;
  readonly logout_reason: string | null;
};
type Interval = {
  readonly session_id: string;
  readonly agent_id: string;
  readonly state: string;
  readonly reason: string | null;
  readonly from_at: number;
  readonly to_at: number | null;
};

async function choose({ balie, desk }: Practice, option: string): Promise<void> {
  await desk.agentState.click();
  await balie.window.getByRole('option', { name: option, exact: true }).click();
}

/** The code with which main refuses a command; empty when it does not. */
async function refusal(window: Page, name: string, input: object): Promise<string> {
  const reply = await window.evaluate(
    ([command, data]) =>
      (globalThis as unknown as { readonly softphone: SoftphoneBridge }).softphone.invoke(command, data),
    [name, input] as const,
  );
  return reply.ok ? '' : reply.error.code;
}

/** Each interval begins where the one before it ended, the first with the session, and the last ends with it. */
function expectPartition(profile: string): readonly Session[] {
  const sessions = rowsOf<Session>(profile, 'select * from agent_session order by login_at');
  const intervals = rowsOf<Interval>(profile, 'select * from state_interval order by id');
  for (const session of sessions) {
    const own = intervals.filter(({ session_id }) => session_id === session.id);
    expect(own.length).toBeGreaterThan(0);
    expect(own.every(({ agent_id }) => agent_id === session.agent_id)).toBe(true);
    expect(own[0]?.from_at).toBe(session.login_at);
    expect(own.at(-1)?.to_at).toBe(session.logout_at);
    for (const [index, interval] of own.entries()) {
      const next = own[index + 1];
      if (next !== undefined) expect(interval.to_at).toBe(next.from_at);
      if (interval.to_at !== null) expect(interval.to_at).toBeGreaterThanOrEqual(interval.from_at);
    }
    if (session.logout_at !== null) {
      const sum = own.reduce((ms, { from_at, to_at }) => ms + ((to_at ?? 0) - from_at), 0);
      expect(sum).toBe(session.logout_at - session.login_at);
    }
  }
  return sessions;
}

test('states, the state that follows, and a kill -9: the intervals partition every session', async () => {
  const profile = newProfile();
  let practice = await practise({ profile });
  const { desk } = practice;
  await expect(desk.agentState).toHaveText('Ready');
  await choose(practice, 'Not ready: lunch');
  await expect(desk.agentState).toHaveText('Not ready: lunch');
  await choose(practice, 'Ready');
  await expect(desk.agentState).toHaveText('Ready');

  const card = await talk(practice, 'question');
  await expect(desk.agentState).toHaveText('Talking');
  await choose(practice, 'Not ready: break');
  await expect(desk.agentState).toHaveText('Talking');
  await expect(practice.balie.window.getByText('Next: break')).toBeVisible();
  await desk.agentState.click();
  await expect(practice.balie.window.getByRole('option', { name: 'Log out' })).toBeDisabled();
  await practice.balie.window.keyboard.press('Escape');
  await card.hold.click();
  await expect(desk.agentState).toHaveText('On hold');
  await card.resume.click();
  await expect(desk.agentState).toHaveText('Talking');
  await card.hangUp.click();
  await expect(desk.agentState).toHaveText('Handling');
  // The time to complete it runs; a minute more is a key away, and nothing closes by itself.
  const timer = practice.panes.registration.getByRole('timer');
  await expect(timer).toHaveText(/^0:\d\d to complete$/);
  await practice.balie.window.keyboard.press('Control+m');
  await expect(timer).toHaveText(/^1:\d\d to complete$/);
  await completeByCommand(practice);
  await practice.panes.save.click();
  await expect(desk.agentState).toHaveText('Not ready: break');
  await choose(practice, 'Ready');
  await expect(desk.agentState).toHaveText('Ready');
  const states = () => rowsOf<{ state: string }>(profile, 'select state from state_interval order by id').map(({ state }) => state);
  await expect.poll(() => states().at(-1)).toBe('ready');
  expect(expectPartition(profile)).toHaveLength(1);
  expect(states()).toEqual(['ready', 'not-ready', 'ready', 'ringing', 'talking', 'hold', 'talking', 'handling', 'not-ready', 'ready']);

  await desk.clear();
  await talk(practice, 'complaint');
  await practice.balie.kill();
  practice = await restart(practice.balie, { profile });
  await expect(practice.desk.agentState).toHaveText('Handling', { timeout: 30_000 });
  await practice.panes.closeIncomplete.click();
  await practice.panes.whyIncomplete.getByRole('option', { name: 'The call was interrupted' }).click();
  await expect(practice.desk.agentState).toHaveText('Ready');
  await choose(practice, 'Log out');
  await expect(practice.balie.window.getByRole('heading', { name: 'Who are you?' })).toBeVisible();
  await practice.balie.window.getByRole('list', { name: 'People' }).getByRole('button').click();
  await expect(practice.desk.agentState).toHaveText('Ready');
  await test.step('time asleep is Not ready, and Ready goes on', async () => {
    const recent = () =>
      rowsOf<{ state: string; reason: string | null; ms: number }>(profile, 'select state, reason, to_at - from_at as ms from state_interval order by id desc limit 3').toReversed();
    const asleep = async (ms: number, sleep: () => unknown): Promise<void> => {
      const before = rowsOf(profile, 'select id from state_interval').length;
      await sleep();
      await expect.poll(() => rowsOf(profile, 'select id from state_interval').length, { timeout: 30_000 }).toBe(before + 2);
      const [ready, slept, again] = recent();
      expect([ready?.state, slept?.state, slept?.reason, again?.state]).toEqual(['ready', 'not-ready', 'technical', 'ready']);
      expect(slept?.ms).toBeGreaterThanOrEqual(ms);
      await expect(practice.desk.agentState).toHaveText('Ready');
    };
    // The process really stands still, as in sleep; that takes longer than work ever holds a heartbeat up.
    if (process.env['BALIE_N'] === 'full')
      await asleep(25_000, async () => {
        const { pid = 0 } = practice.balie.app.process();
        process.kill(pid, 'SIGSTOP');
        await new Promise((resolve) => setTimeout(resolve, 26_000));
        process.kill(pid, 'SIGCONT');
      });
    // Both clocks of the machine, ten minutes on.
    await asleep(600_000, () =>
      practice.balie.app.evaluate(() => {
        const os = process.getBuiltinModule('node:os');
        const [uptime, now] = [os.uptime, Date.now];
        os.uptime = () => uptime() + 600;
        Date.now = () => now() + 600_000;
      }),
    );
  });
  await practice.balie.close();

  const sessions = expectPartition(profile);
  expect(sessions.map(({ logout_reason }) => logout_reason)).toEqual(['logged-out', 'quit']);
  rmSync(profile, { recursive: true, force: true });
});

test('several people share a profile: roles, passwords, and who did what', async () => {
  test.setTimeout(120_000);
  const profile = newProfile();
  const practice = await practise({ profile });
  const { balie, desk, panes } = practice;
  const { window } = balie;
  const menu = async (item: string): Promise<void> => {
    await window.getByRole('button', { name: 'Menu', exact: true }).click();
    await window.getByRole('menuitem', { name: item }).click();
  };
  const list = window.getByRole('list', { name: 'People who work here' });
  const add = async (name: string, role: string, password: string): Promise<void> => {
    await window.getByRole('button', { name: 'Add a person' }).first().click();
    const form = window
      .getByRole('form')
      .or(window.locator('form'))
      .filter({ has: window.getByRole('textbox', { name: 'Name', exact: true }) });
    await form.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
    await form.getByRole('combobox', { name: 'Role' }).click();
    await window.getByRole('option', { name: role, exact: true }).click();
    await form.getByRole('button', { name: 'Add a person' }).click();
    await list.getByRole('button', { name: `Change ${name}` }).click();
    await list.getByRole('textbox', { name: 'New password', exact: true }).fill(password);
    await list.getByRole('textbox', { name: 'New password again' }).fill(password);
    await list.getByRole('button', { name: 'Set password' }).click();
    await expect(list.getByText('The password has been changed.')).toBeVisible();
    await list.getByRole('button', { name: 'Close' }).click();
  };
  await menu('People');
  await add('Ada', 'Agent', 'horse battery');
  await add('Sven', 'Supervisor', 'staple correct');
  await window.keyboard.press('Escape');

  const people = new Map((await desk.state()).session.agents.map(({ name, id, role }) => [name, { id, role }]));
  expect([...people.values()].map(({ role }) => role).sort()).toEqual([
    'administrator',
    'agent',
    'supervisor',
  ] satisfies readonly Role[]);
  const hashes = rowsOf<{ password_hash: string | null }>(
    profile,
    'select password_hash from agent where password_hash is not null',
  );
  expect(hashes).toHaveLength(2);
  expect(hashes.every(({ password_hash }) => password_hash?.startsWith('scrypt') === true)).toBe(true);

  await choose(practice, 'Log out');
  const enter = async (name: string, password: string): Promise<void> => {
    const row = window.getByRole('list', { name: 'People' }).getByRole('button', { name: new RegExp(`^${name}`) });
    if ((await row.getAttribute('aria-expanded')) !== 'true') await row.click();
    await window.getByRole('textbox', { name: 'Password' }).fill(password);
    await window.getByRole('button', { name: 'Log in' }).click();
  };
  await enter('Ada', 'wrong');
  await expect(window.getByText('This password is not right.')).toBeVisible();
  await enter('Ada', 'horse battery');
  await expect(desk.agentState).toHaveText('Ready');

  // What the window does not offer is refused by main all the same.
  const account = {
    displayName: '',
    uri: 'sip:1@pbx.example',
    server: 'wss://pbx.example/ws',
    authUser: '',
    tls: { caFile: '', rejectUnauthorized: true },
    iceServers: [],
    codecs: ['opus', 'G722', 'PCMA', 'PCMU'],
  };
  const other = people.get('Sven')?.id ?? '';
  expect(
    await refusal(window, 'agent.save', { agentId: null, name: 'Mallory', role: 'administrator', active: true }),
  ).toBe('not-allowed');
  expect(
    await refusal(window, 'agent.save', {
      agentId: people.get('Ada')?.id,
      name: 'Ada',
      role: 'administrator',
      active: true,
    }),
  ).toBe('not-allowed');
  expect(await refusal(window, 'agent.setPassword', { agentId: other, currentPassword: '', newPassword: 'mine' })).toBe(
    'not-allowed',
  );
  expect(await refusal(window, 'account.useSip', { account, password: 'x' })).toBe('not-allowed');
  expect(await refusal(window, 'account.usePractice', {})).toBe('not-allowed');
  const [backup] = (await desk.state()).backups;
  expect(await refusal(window, 'backup.restore', { name: backup?.name ?? 'daily-20260101T000000000Z.sqlite' })).toBe(
    'not-allowed',
  );
  await menu('People');
  await expect(window.getByText('Only administrators can add people and change roles.')).toBeVisible();
  await expect(window.getByRole('button', { name: 'Add a person' })).toHaveCount(0);
  await window.keyboard.press('Escape');

  await window.keyboard.press('Control+n');
  await panes.customer.getByRole('textbox', { name: 'Last name' }).fill('Adasklant');
  await window.keyboard.press('Control+Enter');
  await expect(panes.customer.getByRole('heading', { name: 'Adasklant' })).toBeVisible();

  const card = await talk(practice, 'question');
  await completeByCommand(practice);
  await expect(panes.registration.getByText('Closes itself at hang-up')).toBeVisible();
  await card.hangUp.click();
  await expect(desk.agentState).toHaveText('Ready');
  await choose(practice, 'Log out');
  await enter('Sven', 'staple correct');
  await expect(desk.agentState).toHaveText('Ready');
  await desk.clear();
  expect(await refusal(window, 'agent.save', { agentId: null, name: 'Mallory', role: 'agent', active: true })).toBe(
    'not-allowed',
  );
  await balie.close();

  const ada = people.get('Ada')?.id;
  expect(rowsOf(profile, 'select agent_id, created_by, updated_by from call')).toEqual([
    { agent_id: ada, created_by: ada, updated_by: ada },
  ]);
  expect(rowsOf(profile, 'select agent_id, created_by, updated_by from interaction')).toEqual([
    { agent_id: ada, created_by: ada, updated_by: ada },
  ]);
  expect(rowsOf(profile, 'select agent_id, created_by, updated_by from registration')).toEqual([
    { agent_id: ada, created_by: ada, updated_by: ada },
  ]);
  expect(rowsOf(profile, "select created_by, updated_by from contact where last_name = 'Adasklant'")).toEqual([
    { created_by: ada, updated_by: ada },
  ]);
  const administrator = [...people.values()].find(({ role }) => role === 'administrator')?.id;
  expect(rowsOf(profile, "select distinct created_by from agent where name in ('Ada', 'Sven')")).toEqual([
    { created_by: administrator },
  ]);
  const names = new Map([...people].map(([name, { id }]) => [id as string, name]));
  expect(
    expectPartition(profile)
      .map(({ agent_id }) => names.get(agent_id))
      .slice(1),
  ).toEqual(['Ada', 'Sven']);
  rmSync(profile, { recursive: true, force: true });
});
