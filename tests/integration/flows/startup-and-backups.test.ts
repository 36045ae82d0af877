import BetterSqlite from 'better-sqlite3';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { appError } from '../../../shared/errors/app-error.ts';
import { mounted } from '../../contract/db/mount.ts';
import { profileFolder, startCore, type TestCore } from '../../support/test-core.ts';
import { addContact, atTheDesk, fillIn, interactionOf, talking } from './desk.ts';

const HOUR = 60 * 60_000;
/** Time between two looks at whether a copy is due. */
const LOOK = 10 * 60_000;
const daily = (desk: TestCore): number => desk.state().backups.filter(({ kind }) => kind === 'daily').length;

/** A profile with a customer, a copy of the data made then, and a file that was damaged afterwards. */
async function damagedProfile(): Promise<{ readonly folder: string; readonly backup: string }> {
  const desk = await atTheDesk();
  await addContact(desk);
  await desk.must('backup.create', {});
  const backup = desk.state().backups.find(({ kind }) => kind === 'manual')!.name;
  await desk.core.stop();
  const bytes = readFileSync(desk.file);
  bytes.fill(0xff, 0, 8192);
  writeFileSync(desk.file, bytes);
  return { folder: desk.folder, backup };
}

describe('a start on a corrupt file', () => {
  it('says so, touches nothing, refuses work, and offers the copies', async () => {
    const { folder, backup } = await damagedProfile();
    const before = readFileSync(path.join(folder, 'balie.sqlite'));
    const desk = await startCore({ folder, trouble: true });
    expect(desk.state().startup).toMatchObject({ phase: 'failed', problem: 'database-corrupt', file: desk.file });
    const { startup } = desk.state();
    expect(startup.phase === 'failed' && startup.backups.map(({ name }) => name)).toContain(backup);
    expect(readFileSync(path.join(folder, 'balie.sqlite')).equals(before)).toBe(true);
    for (const name of ['call.redial', 'agent.logOut', 'backup.create'] as const)
      expect(await desk.refusal(name, {})).toBe('database-unavailable');
    await desk.must('system.retryStart', {});
    expect(desk.state().startup.phase).toBe('failed');
    await desk.must('system.showDataFolder', {});
    await desk.must('system.quit', {});
    expect(desk.desktop.asked).toEqual([`show ${folder}`, 'quit']);
  });

  it('goes on with a copy', async () => {
    const { folder, backup } = await damagedProfile();
    const desk = await startCore({ folder, trouble: true });
    await desk.must('backup.restore', { name: backup });
    expect(desk.state()).toMatchObject({
      startup: { phase: 'ready' },
      session: { agent: { name: 'Ans' } },
      account: { kind: 'sip' },
    });
    expect(desk.state().notices.map(({ code }) => code)).toContain('backup-restored');
    expect(await desk.must('contact.search', { query: 'berg', limit: 5 })).toHaveLength(1);
  });

  it('goes on afresh, with the damaged file kept', async () => {
    const { folder } = await damagedProfile();
    const before = readFileSync(path.join(folder, 'balie.sqlite'));
    const desk = await startCore({ folder, trouble: true });
    await Promise.all([desk.ask('system.startFresh', {}), desk.ask('system.startFresh', {})]);
    await desk.settle();
    expect(desk.state()).toMatchObject({
      startup: { phase: 'ready' },
      session: { agent: { name: 'Ans' } },
      account: { kind: 'none' },
    });
    expect(desk.rows('select id from agent_session')).toHaveLength(1);
    const kept = readdirSync(folder).filter((name) => name.startsWith('balie-damaged-') && name.endsWith('.sqlite'));
    expect(kept.map((name) => readFileSync(path.join(folder, name)).equals(before))).toEqual([true]);
    expect(await desk.refusal('system.startFresh', {})).toBe('call-not-possible');
    expect(desk.rows('select * from contact')).toEqual([]);
  });

  it('with an unusable copy stays where it is and says why', async () => {
    const { folder, backup } = await damagedProfile();
    writeFileSync(path.join(folder, 'backups', backup), 'nonsense');
    const desk = await startCore({ folder, trouble: true });
    expect(await desk.refusal('backup.restore', { name: backup })).toBe('backup-unusable');
    expect(await desk.refusal('backup.restore', { name: '../balie.sqlite' })).toBe('bad-request');
    expect(desk.state().startup).toMatchObject({ phase: 'failed', problem: 'database-corrupt' });
  });
});

describe('a start on a file of a newer version', () => {
  it('says so and touches nothing', async () => {
    const first = await atTheDesk();
    await first.core.stop();
    const file = new BetterSqlite(first.file);
    file.pragma('user_version = 9999');
    file.close();
    const desk = await startCore({ folder: first.folder, trouble: true });
    expect(desk.state().startup).toMatchObject({ phase: 'failed', problem: 'database-from-future' });
    const again = await startCore({ folder: first.folder, trouble: true });
    expect(again.rows('select count(*) as n from agent')).toEqual([{ n: 1 }]);
  });
});

describe('copies of the data', () => {
  it('are made daily while it is in use, at the first start at once', async () => {
    const desk = await startCore();
    expect(daily(desk)).toBe(1);
    await desk.must('agent.logOut', {});
    await desk.pass(23 * HOUR);
    expect(daily(desk)).toBe(1);
    await desk.pass(HOUR);
    await desk.pass(LOOK);
    expect(daily(desk)).toBe(2);
    for (let day = 0; day < 7; day++) {
      await desk.pass(24 * HOUR);
      await desk.pass(LOOK);
    }
    expect(daily(desk)).toBe(7);
    expect(readdirSync(path.join(desk.folder, 'backups')).filter((name) => name.startsWith('daily-'))).toHaveLength(7);
    await desk.core.stop();
    const again = await startCore({ folder: desk.folder, clock: desk.clock });
    expect(daily(again)).toBe(7);
    expect(again.state().backups[0]?.at).toBe(desk.state().backups[0]?.at);
  });

  it('that fail are told, and tried again at the next look', async () => {
    const desk = await startCore({ trouble: true });
    desk.failWrites(appError('disk-full', 'no space'), (name) => name === 'backups.create');
    await desk.must('agent.logOut', {});
    await desk.pass(24 * HOUR);
    await desk.pass(LOOK);
    expect(desk.state().notices).toMatchObject([{ code: 'disk-full' }]);
    desk.failWrites(null);
    await desk.pass(LOOK);
    expect(daily(desk)).toBe(2);
  });

  it('are put back from the window by an administrator, but not during a call', async () => {
    const desk = await atTheDesk();
    await addContact(desk);
    await desk.must('backup.create', {});
    const { name } = desk.state().backups.find(({ kind }) => kind === 'manual')!;
    await addContact(desk, { firstName: 'Bert' }, '+31201234567');
    const callId = await talking(desk);
    expect(await desk.refusal('backup.restore', { name })).toBe('during-call');
    await fillIn(desk, callId);
    desk.sip.ends(callId, 'hung-up-there');
    await desk.must('backup.restore', { name });
    expect(desk.state()).toMatchObject({
      startup: { phase: 'ready' },
      session: { agent: { name: 'Ans' } },
      line: { state: 'registered' },
      calls: { calls: [] },
      interactions: [],
    });
    expect((await desk.must('contact.search', { query: 'berg', limit: 5 })).map(({ name: found }) => found)).toEqual([
      'Anna van den Berg',
    ]);
    const next = await talking(desk);
    expect(interactionOf(desk, next).contact?.firstName).toBe('Anna');
  });
});

describe.runIf(mounted.possible)('a disk that fills up in mid-call', () => {
  it('is told, the call goes on, and everything is written when there is space again', async () => {
    const disk = mounted.disk('8m');
    const desk = await atTheDesk({ folder: disk.folder, trouble: true });
    const callId = await talking(desk);
    const { id: interactionId } = interactionOf(desk, callId);
    const empty = disk.fill();
    const long = 'n'.repeat(20_000);
    let refused = 'ok';
    for (let n = 0; n < 40 && refused === 'ok'; n++) {
      await addContact(desk, { notes: `${n}${long}`.slice(0, 20_000) }, '+31201234567').catch(() => undefined);
      refused = await desk.refusal('registration.change', {
        interactionId,
        field: 'note',
        value: `${n} ${long}`.slice(0, 20_000),
      });
    }
    expect(refused).toBe('disk-full');
    const { note } = interactionOf(desk, callId).values;
    expect(desk.state().calls.calls[0]?.phase).toBe('connected');
    desk.sip.ends(callId, 'hung-up-there');
    await desk.settle();
    expect(desk.state().notices.map(({ code }) => code)).toContain('disk-full');
    empty();
    await desk.must('registration.close', { interactionId, reason: 'other' });
    expect(desk.rows("select form_values ->> '$.note.value' as note, state from registration")).toEqual([{ note: note?.value, state: 'incomplete' }]);
  });
});

describe('a new profile', () => {
  it('starts with one administrator, no line and no secrets, and finds itself again', async () => {
    const folder = profileFolder();
    const desk = await startCore({ folder, firstAgentName: 'Eef', languageOverride: 'nl' });
    expect(desk.state()).toMatchObject({
      startup: { phase: 'ready' },
      account: { kind: 'none', sip: null },
      line: { state: 'off' },
      settings: { language: 'nl' },
      session: { agent: { name: 'Eef', role: 'administrator' }, state: { state: 'ready' } },
    });
    await desk.must('settings.change', { theme: 'dark', country: 'DE' });
    await desk.must('settings.chooseDevice', { kind: 'speaker', deviceId: 'headset' });
    await desk.core.stop();
    const again = await startCore({ folder, clock: desk.clock, firstAgentName: 'Other' });
    expect(again.state()).toMatchObject({
      settings: { language: 'en', theme: 'dark', country: 'DE' },
      devices: { speaker: 'headset' },
      session: { agents: [{ name: 'Eef' }] },
    });
  });
});
