import { expect, test } from '@playwright/test';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { visitCollector, isMemberEvent, type QueueVisit } from '../../shared/domain/acd/queue-entry.ts';
import { readQueueLogLine } from '../../shared/domain/acd/queue-log.ts';
import type { Report } from '../../shared/domain/figures/report.ts';
import type { QueueReport } from '../../shared/domain/acd/service-level.ts';
import { AMI_SECRET, AMI_USER } from './asterisk/config-core.ts';
import { openEar } from './support/ear.ts';
import { accountOf, AGENT_HZ, openOffice, PEER_HZ, plainPhone, type Office } from './support/office.ts';
import type { SipCall } from './support/sip-call.ts';
import { TcpProxy } from './support/tcp-proxy.ts';
import { toneLevel } from './support/tones.ts';

let office: Office;
let wire: TcpProxy;
const folder = mkdtempSync(path.join(tmpdir(), 'balie-queue-'));

test.beforeAll(async () => {
  office = await openOffice({
    account: ({ urls }) => accountOf('1001', urls.ws, { queue: { method: 'codes' } }),
  });
  wire = await TcpProxy.open(office.asterisk.ports.ami);
});
test.afterAll(async () => {
  await wire?.close();
  await office.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What app_queue wrote: its visits, and how many of them were answered. */
async function logged(): Promise<readonly QueueVisit[]> {
  const visits: QueueVisit[] = [];
  const collector = visitCollector((visit) => visits.push(visit));
  for (const line of await office.asterisk.queueLog()) {
    const entry = readQueueLogLine(line.join('|'))?.entry;
    if (entry != null && !isMemberEvent(entry)) collector.add(entry);
  }
  collector.rest();
  return visits;
}
const link = () => ({ host: '127.0.0.1', port: wire.port, tls: false, user: AMI_USER, tellListening: true });
const connected = async (): Promise<void> => {
  await office.desk().invoke('queues.setLink', { link: link(), secret: AMI_SECRET });
  await expect.poll(async () => (await office.desk().state()).queueLive.state).toBe('on');
};
const report = async (): Promise<QueueReport> =>
  (await office
    .desk()
    .invoke('queues.report', { projectId: null, span: 'day', at: Date.now(), steps: 0 })) as QueueReport;

test('service level, waiting and occupancy live from the PBX are those of its log, which adds nothing and loses nothing (F77)', async () => {
  const desk = office.desk();
  const { ami, ports } = office.asterisk;

  await test.step('a wrong secret and a port of something else are told apart', async () => {
    await expect(desk.invoke('queues.testLink', { link: link(), secret: 'wrong' })).rejects.toThrow(/refused/u);
    await expect(
      desk.invoke('queues.testLink', { link: { ...link(), port: ports.ws }, secret: AMI_SECRET }),
    ).rejects.toThrow(/not-ami/u);
    await expect(desk.invoke('queues.testLink', { link: { ...link(), port: ports.amiTls, tls: true }, secret: AMI_SECRET })).rejects.toThrow(/certificate/u);
    await expect(desk.invoke('queues.testLink', { link: { ...link(), port: 1 }, secret: AMI_SECRET })).rejects.toThrow(
      /unreachable/u,
    );
    expect(await desk.invoke('queues.testLink', { link: link(), secret: AMI_SECRET })).toEqual({ queues: 2 });
  });
  await expect.poll(async () => (await desk.state()).queue.state, { timeout: 30_000 }).toBe('in');
  await connected();

  const call = (): ReturnType<typeof ami.callAgent> => ami.callAgent({ to: '5000', callerIdNumber: '0612345678' });
  const closeAll = async (): Promise<void> => {
    for (const { id } of (await desk.state()).interactions)
      await desk.invoke('registration.close', { interactionId: id, reason: 'no-time' }).catch(() => undefined);
  };

  await test.step('one is answered, one gives up while it waits, and the window says who waits', async () => {
    const first = await call();
    await desk.onlyCard().answer.click();
    await expect(desk.onlyCard().status).toHaveText('Talking');
    const second = await call();
    await expect
      .poll(async () => (await desk.state()).queueLive.queues.find(({ name }) => name === 'service')?.waiting)
      .toBe(1);
    await expect(desk.window.getByRole('button', { name: /^1 ?in the queue/u })).toBeVisible();
    await second.hangup();
    await expect
      .poll(async () => (await desk.state()).queueLive.queues.find(({ name }) => name === 'service')?.waiting)
      .toBe(0);
    await first.hangup();
    await expect(desk.agentState).toContainText('Handling');
    await closeAll();
    await expect(desk.agentState).toHaveText('Ready', { timeout: 30_000 });
  });

  await test.step('the connection is lost and comes back by itself', async () => {
    wire.cut();
    await expect.poll(async () => (await desk.state()).queueLive).toMatchObject({ state: 'failed', queues: [] });
    wire.restore();
    await expect.poll(async () => (await desk.state()).queueLive.state, { timeout: 30_000 }).toBe('on');
    const third = await call();
    await desk.onlyCard().answer.click();
    await expect.poll(async () => (await logged()).filter(({ outcome }) => outcome === 'answered').length).toBe(2);
    await third.hangup();
    await expect(desk.agentState).toContainText('Handling');
    await closeAll();
  });

  const visits = await test.step('the figures are those of the log', async () => {
    await expect
      .poll(async () =>
        (await logged()).every(
          ({ outcome, talkMs }) => outcome !== 'waiting' && (outcome !== 'answered' || talkMs !== null),
        ),
      )
      .toBe(true);
    const found = await logged();
    expect(found).toHaveLength(3);
    const answered = found.filter(({ outcome }) => outcome === 'answered');
    await expect
      .poll(async () => {
        const { answered: count, abandoned, waitMs, longestMs, talkMs } = (await report()).total;
        return { count, abandoned, waitMs, longestMs, talkMs };
      })
      .toEqual({
        count: answered.length,
        abandoned: found.length - answered.length,
        waitMs: answered.reduce((sum, visit) => sum + (visit.waitMs ?? 0), 0),
        longestMs: Math.max(...found.map(({ waitMs }) => waitMs ?? 0)),
        talkMs: answered.reduce((sum, visit) => sum + (visit.talkMs ?? 0), 0),
      });
    // Balie's own records of the calls say the same: what the queue put through, and nothing else.
    const own = (await desk.invoke('figures.report', {
      whose: (await desk.state()).session.agent?.id,
      projectId: null,
      span: 'day',
      at: Date.now(),
      steps: 0,
    })) as Report;
    expect(own.total.counts.callsIn).toBe(answered.length);
    expect(
      Math.abs(own.total.time.talking - answered.reduce((sum, visit) => sum + (visit.talkMs ?? 0), 0)),
    ).toBeLessThan(1_500 * answered.length);
    return found;
  });

  await test.step('its log adds nothing, and is recognised', async () => {
    const file = path.join(folder, 'queue_log');
    copyFileSync(path.join(office.asterisk.directory, 'log', 'queue_log'), file);
    await office.balie().app.evaluate(({ dialog }, chosen) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
    }, file);
    const plan = await desk.invoke('queues.openFile', {});
    expect(plan).toMatchObject({ kind: 'log', rows: visits.length, refused: 0, problem: null });
    const before = (await report()).total;
    await desk.invoke('queues.takeFile', {});
    await expect.poll(async () => (await desk.state()).queueFile?.phase, { timeout: 30_000 }).toBe('done');
    const { total } = await report();
    expect({ ...total, staffedMs: 0, busyMs: 0 }).toEqual({ ...before, staffedMs: 0, busyMs: 0 });
  });

  await test.step('in the window: formula in words and the callers behind it', async () => {
    await desk.window.getByRole('button', { name: 'Figures' }).click();
    await desk.window.getByRole('button', { name: /^Service level/u }).click();
    await expect(desk.window.getByText(/^Answered within 20 s ÷ offered × 100/u)).toBeVisible();
    await expect(desk.window.getByText(/^2 within 20 s of 3: 66\.7/u)).toBeVisible();
    await expect(desk.window.getByText('Callers who were not answered in time · 1 caller')).toBeVisible();
  });
});

/** What the second plain telephone says. */
const THIRD_HZ = 1700;
/** A tone below this is not heard: what is left is the overtones of others. */
const HEARD_DB = -40;
const NOT_HEARD_DB = -55;

/** Waits until these tones are heard on a telephone, and those are not. */
async function hearsTones(call: SipCall, heard: readonly number[], not: readonly number[]): Promise<void> {
  await expect
    .poll(
      () => {
        const samples = call.media.recent(400);
        return {
          heard: heard.filter((hz) => toneLevel(samples, hz) >= HEARD_DB),
          not: not.filter((hz) => toneLevel(samples, hz) >= NOT_HEARD_DB),
        };
      },
      { timeout: 15_000, message: `heard ${String(heard)}, not ${String(not)}` },
    )
    .toEqual({ heard, not: [] });
}

test('a supervisor listens, whispers and joins through the PBX: who hears whom, by sound', async () => {
  const desk = office.desk();
  const ear = await openEar(office.balie());
  await desk.invoke('settings.changeSound', { noiseSuppression: false, echoCancellation: false });
  await desk.invoke('agent.chooseState', { choice: { state: 'not-ready', reason: 'meeting' } });
  await expect(desk.invoke('feature.listenIn', { extension: '2001', mode: 'listen' })).rejects.toThrow(/code-missing/u);
  await desk.invoke('feature.change', { listen: '*31{number}', whisper: '*32{number}', bargeIn: '*33{number}' });
  const customer = await plainPhone(office.asterisk, '2002', THIRD_HZ);
  try {
    const ringing = office.peer.nextCall();
    const outgoing = await customer.call('2001');
    const colleague = await ringing;
    await colleague.answer();
    await colleague.media.hears(THIRD_HZ);
    for (const [mode, words, hears] of [
      ['listen', 'Listen', []],
      ['whisper', 'Whisper', ['colleague']],
      ['bargeIn', 'Join', ['colleague', 'customer']],
    ] as const) {
      await desk.window.getByRole('button', { name: 'Telephone functions' }).click();
      const panel = desk.window.getByRole('form', { name: 'Listen in' });
      await panel
        .getByRole('radio', { name: words })
        .or(panel.getByRole('button', { name: words, exact: true }))
        .first()
        .click();
      await panel.getByRole('textbox', { name: 'Extension of the colleague' }).fill('2001');
      await panel.getByRole('button', { name: 'Begin' }).click();
      await desk.window.keyboard.press('Escape');
      await expect(desk.onlyCard().status).toHaveText('Talking', { timeout: 15_000 });
      // Whoever speaks must know who hears it.
      await expect(desk.onlyCard().root).toContainText({ listen: 'nobody hears you', whisper: 'only the colleague hears you', bargeIn: 'Everybody hears everybody' }[mode]);
      await expect(desk.onlyCard().root.getByRole('button', { name: 'Transfer' })).toHaveCount(0);
      await ear.hearsTogether([PEER_HZ, THIRD_HZ]);
      await hearsTones(
        colleague,
        [THIRD_HZ, ...(hears.includes('colleague' as never) ? [AGENT_HZ] : [])],
        hears.includes('colleague' as never) ? [] : [AGENT_HZ],
      );
      await hearsTones(
        outgoing,
        [PEER_HZ, ...(hears.includes('customer' as never) ? [AGENT_HZ] : [])],
        hears.includes('customer' as never) ? [] : [AGENT_HZ],
      );
      await expect(desk.invoke('feature.listenIn', { extension: '2001', mode })).rejects.toThrow(/already-in-a-call/u);
      // No conversation of one's own: nothing to register, and no time of talk.
      expect((await desk.state()).interactions).toEqual([]);
      expect((await desk.state()).session.state).toMatchObject({ state: 'not-ready', reason: 'meeting' });
      await desk.onlyCard().hangUp.click();
      await expect(desk.onlyCard().status).toHaveText('Ended');
      // Its code, dialled as a number, would be a conversation.
      await expect(desk.onlyCard().root.getByRole('button', { name: 'Call again' })).toHaveCount(0);
      await desk.clear();
      expect((await desk.state()).recentCalls.filter(({ number }) => number.startsWith('*3'))).toEqual([]);
    }
    const { agent } = (await desk.state()).session;
    const own = (await desk.invoke('figures.report', { whose: agent?.id, projectId: null, span: 'day', at: Date.now(), steps: 0 })) as Report;
    expect(own.total.counts.callsOut).toBe(0);
    await outgoing.hangup();
  } finally {
    await customer.close();
  }
});

test('whoever is listened to sees it, as long as it lasts', async () => {
  const desk = office.desk();
  await connected();
  const supervisor = await plainPhone(office.asterisk, '2002', THIRD_HZ);
  try {
    const { ami } = office.asterisk;
    const caller = await ami.callAgent({ to: '1001', callerIdNumber: '0612345678', behaviour: 'tone' });
    await desk.onlyCard().answer.click();
    await expect(desk.onlyCard().status).toHaveText('Talking');
    await expect(desk.window.getByText('Somebody listens in')).toHaveCount(0);
    const spying = await supervisor.call('*311001');
    await expect(desk.window.getByText('Somebody listens in')).toBeVisible();
    await spying.hangup();
    await expect(desk.window.getByText('Somebody listens in')).toHaveCount(0);
    await caller.hangup();
  } finally {
    await supervisor.close();
  }
});
