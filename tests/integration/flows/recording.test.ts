import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { measureOgg } from '../../../electron/media/ogg-opus.ts';
import { appError } from '../../../shared/errors/app-error.ts';
import type { RecordingMode } from '../../../shared/domain/recording/recording.ts';
import type { RecordingEntry } from '../../../shared/ipc/commands/recording.ts';
import type { CallId } from '../../../shared/lib/brand.ts';
import { err } from '../../../shared/lib/result.ts';
import { startCore, type TestCore, type TestCoreOptions } from '../../support/test-core.ts';
import { addContact, atTheDesk, NUMBER, PROVISIONED_ACCOUNT, talking } from './desk.ts';

const DAY_MS = 86_400_000;

async function deskThatRecords(mode: RecordingMode, options: TestCoreOptions = {}): Promise<TestCore> {
  return atTheDesk({
    ...options,
    provisioning: {
      account: PROVISIONED_ACCOUNT,
      recording: { mode, ...(options.provisioning as object | undefined) },
    },
  });
}

/** The work on files is beyond what `settle` watches. */
async function until(done: () => boolean | Promise<boolean>): Promise<void> {
  for (const end = performance.now() + 5_000; !(await done());) {
    if (performance.now() > end) throw new Error('waited in vain');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
const recordingNow = (desk: TestCore, callId: CallId): Promise<void> =>
  until(
    () =>
      desk.recorder.running.has(callId) && desk.rows('select 1 from recording where state = ?', 'recording').length > 0,
  );

async function seconds(desk: TestCore, callId: CallId, count: number): Promise<void> {
  for (let second = 0; second < count; second += 1) {
    desk.clock.advance(1_000);
    desk.recorder.second(callId);
    await desk.settle();
  }
}

async function hangUp(desk: TestCore, callId: CallId): Promise<RecordingEntry> {
  desk.sip.ends(callId, 'hung-up-there');
  const list = (): Promise<readonly RecordingEntry[]> => desk.must('recording.list', { contactId: null, limit: 9 });
  await until(async () => (await list()).some((entry) => entry.callId === callId));
  const entry = (await list()).find(({ callId: id }) => id === callId);
  if (entry === undefined) throw new Error('no recording');
  return entry;
}

const soundFiles = (desk: TestCore): readonly string[] => {
  const folder = path.join(desk.folder, 'recordings');
  return existsSync(folder)
    ? readdirSync(folder, { recursive: true })
        .map(String)
        .filter((name) => name.includes('.ogg'))
    : [];
};

describe('recording', () => {
  it('of every call begins with the conversation and ends with it; a pause is on record', async () => {
    const desk = await deskThatRecords('always');
    const anna = await addContact(desk);
    const callId = await talking(desk, NUMBER);
    await recordingNow(desk, callId);
    expect(desk.state().recordings).toMatchObject([{ callId, state: 'recording' }]);
    expect(await desk.refusal('recording.stop', { callId })).toBe('call-not-possible');
    await seconds(desk, callId, 2);
    await desk.must('recording.pause', { callId, on: true });
    expect(desk.recorder.running.get(callId)).toBe(true);
    expect(desk.state().recordings[0]?.state).toBe('paused');
    await seconds(desk, callId, 2);
    await desk.must('recording.pause', { callId, on: false });
    await seconds(desk, callId, 1);
    const entry = await hangUp(desk, callId);
    expect(entry).toMatchObject({
      durationMs: 5_000,
      pauses: [{ fromMs: 2_000, toMs: 4_000 }],
      interrupted: false,
      agentName: 'Ans',
    });
    expect(desk.state().recordings).toEqual([]);
    expect(await desk.must('recording.list', { contactId: anna.id, limit: 5 })).toEqual([entry]);
    const file = await desk.core.recordingFile(entry.id);
    expect(measureOgg(readFileSync(file ?? '')).durationMs).toBe(5_000);
    const { peaks } = await desk.must('recording.waveform', { recordingId: entry.id });
    expect(peaks.length).toBe(40);
    expect(peaks.every((peak) => peak > 0.3)).toBe(true);
  });

  it('on demand begins and stops when the agent says so, as often as the agent likes', async () => {
    const desk = await deskThatRecords('on-demand');
    const callId = await talking(desk);
    expect([desk.recorder.running.size, soundFiles(desk)]).toEqual([0, []]);
    for (const _ of [1, 2]) {
      await desk.must('recording.start', { callId });
      expect(await desk.refusal('recording.start', { callId })).toBe('call-not-possible');
      await recordingNow(desk, callId);
      await seconds(desk, callId, 1);
      await desk.must('recording.stop', { callId });
      await until(() => desk.rows("select 1 from recording where state = 'recording'").length === 0);
    }
    await hangUp(desk, callId);
    expect(desk.rows('select duration_ms from recording')).toEqual([{ duration_ms: 1_000 }, { duration_ms: 1_000 }]);
  });

  it('never happens where the project says never, or when the customer could not be told', async () => {
    const desk = await deskThatRecords('never', { trouble: true });
    const callId = await talking(desk);
    expect(await desk.refusal('recording.start', { callId })).toBe('call-not-possible');
    expect(await desk.refusal('recording.setPolicy', { announcement: '/no/such/file.wav' })).toBe(
      'announcement-missing',
    );
    const sound = path.join(desk.folder, 'announcement.wav');
    writeFileSync(sound, 'RIFF');
    await desk.must('recording.setPolicy', { mode: 'on-demand', announcement: sound });
    desk.recorder.announcement = err(appError('media-unavailable', 'no sound'));
    await desk.must('recording.start', { callId });
    await until(() => desk.state().notices.some(({ code }) => code === 'announcement-missing'));
    expect([desk.recorder.running.size, soundFiles(desk), desk.state().recordings]).toEqual([0, [], []]);
    expect(Buffer.from(desk.recorder.announced[0] ?? []).toString()).toBe('RIFF');
  });

  it('is the project’s own setting, and the practice line has another', async () => {
    const desk = await deskThatRecords('always');
    await desk.must('recording.setPolicy', { mode: 'on-demand' });
    expect(desk.state().recordingPolicy.mode).toBe('on-demand');
    await desk.must('account.usePractice', {});
    await until(() => desk.state().recordingPolicy.mode === 'always');
    const provisioned = await startCore({
      provisioning: {
        account: PROVISIONED_ACCOUNT,
        recording: { mode: 'never', retentionDays: 30 },
        projects: [{ key: 'sales', name: 'Sales', recording: 'always' }],
      },
    });
    expect(provisioned.state().recordingPolicy).toEqual({ mode: 'always', announcement: '', retentionDays: 30 });
  });

  it('stops with a notice when a piece cannot be kept, keeps what there is, and the call goes on', async () => {
    const desk = await deskThatRecords('always', { trouble: true });
    const callId = await talking(desk);
    await recordingNow(desk, callId);
    await seconds(desk, callId, 2);
    desk.recorder.fail(callId);
    await until(() => desk.state().notices.some(({ code }) => code === 'recording-failed'));
    expect(desk.state().calls.calls[0]?.phase).toBe('connected');
    await until(() => desk.rows("select 1 from recording where state = 'interrupted'").length === 1);
    const [entry] = await desk.must('recording.list', { contactId: null, limit: 9 });
    expect(entry).toMatchObject({ durationMs: 2_000, interrupted: true });
  });

  it('survives the death of everything: the next start finishes the file', async () => {
    const desk = await deskThatRecords('always');
    const callId = await talking(desk);
    await recordingNow(desk, callId);
    await seconds(desk, callId, 3);
    await until(() => soundFiles(desk).some((name) => name.endsWith('.part')));
    desk.vanish();
    const again = await startCore({ folder: desk.folder, clock: desk.clock, secrets: desk.secrets });
    const [entry] = await again.must('recording.list', { contactId: null, limit: 9 });
    expect(entry).toMatchObject({ callId, durationMs: 3_000, interrupted: true });
    expect(soundFiles(again).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('is heard by who made it, by supervisors and administrators, and by nobody else', async () => {
    const desk = await deskThatRecords('always');
    const callId = await talking(desk);
    await recordingNow(desk, callId);
    await seconds(desk, callId, 1);
    const { id } = await hangUp(desk, callId);
    const { interactions } = desk.state();
    for (const one of interactions) await desk.must('registration.close', { interactionId: one.id, reason: 'no-time' });
    await desk.must('agent.save', { agentId: null, name: 'Bert', role: 'agent', active: true });
    const bert = desk.state().session.agents.find(({ name }) => name === 'Bert');
    const ans = desk.state().session.agents.find(({ name }) => name === 'Ans');
    await desk.must('agent.logIn', { agentId: bert?.id ?? '', password: '' });
    expect(await desk.must('recording.list', { contactId: null, limit: 9 })).toEqual([]);
    expect(await desk.refusal('recording.waveform', { recordingId: id })).toBe('not-found');
    expect(await desk.core.recordingFile(id)).toBeNull();
    expect(await desk.refusal('recording.remove', { recordingId: id })).toBe('not-allowed');
    await desk.must('agent.logIn', { agentId: ans?.id ?? '', password: '' });
    expect(await desk.core.recordingFile(id)).not.toBeNull();
  });

  it('is removed with a way back, and gone for good after a day or when it is too old', async () => {
    const desk = await deskThatRecords('always');
    const ids = [];
    for (const _ of [1, 2]) {
      const callId = await talking(desk);
      await recordingNow(desk, callId);
      await seconds(desk, callId, 1);
      ids.push((await hangUp(desk, callId)).id);
    }
    const [first = '', second = ''] = ids;
    const list = async (): Promise<readonly string[]> =>
      (await desk.must('recording.list', { contactId: null, limit: 9 })).map(({ id }) => id);
    await desk.must('recording.remove', { recordingId: first });
    expect([await list(), await desk.core.recordingFile(first)]).toEqual([[second], null]);
    await desk.must('recording.restore', { recordingId: first });
    expect(await list()).toHaveLength(2);
    await desk.must('recording.remove', { recordingId: first });
    desk.clock.jump(DAY_MS);
    await desk.pass(3_600_000);
    await until(() => soundFiles(desk).length === 2);
    await until(() => desk.rows("select 1 from audit where action = 'recording.purged'").length === 1);
    expect(await desk.refusal('recording.restore', { recordingId: first })).toBe('not-found');
    expect(await list()).toEqual([second]);
    desk.clock.jump(10 * DAY_MS);
    await desk.must('recording.setPolicy', { retentionDays: 9 });
    await until(() => soundFiles(desk).length === 0);
    // The files go first; the rows of the data follow on their thread.
    const purged = (): readonly unknown[] => desk.rows("select 1 from audit where action = 'recording.purged'");
    await until(() => purged().length >= 2);
    expect(purged()).toHaveLength(2);
  });
});
