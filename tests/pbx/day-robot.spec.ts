// A robot works a day on a real exchange: what Balie says of it afterwards is what the exchange has on record.
import { expect, test } from '@playwright/test';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { isMemberEvent, visitCollector, type QueueVisit } from '../../shared/domain/acd/queue-entry.ts';
import { readQueueLogLine } from '../../shared/domain/acd/queue-log.ts';
import { QUEUE_FIGURES, type QueueReport } from '../../shared/domain/acd/service-level.ts';
import { FIGURES } from '../../shared/domain/figures/figures.ts';
import { loggedInMs } from '../../shared/domain/figures/sums.ts';
import type { CallBehind, Report } from '../../shared/domain/figures/report.ts';
import type { CallSet } from '../../shared/domain/figures/figures.ts';
import type { Desk } from '../e2e/support/desk.ts';
import { rowsOf } from '../e2e/support/tables.ts';
import { AMI_SECRET, AMI_USER } from './asterisk/config-core.ts';
import { accountOf, openOffice, plainPhone, rounds, type Office } from './support/office.ts';
import type { SipPeer } from './support/sip-peer.ts';

/** What happens in a day, in turn. */
const KINDS = ['queue', 'transfer', 'out', 'abandoned', 'missed', 'lunch', 'direct', 'busy', 'consult', 'break'] as const;
type Kind = (typeof KINDS)[number];
const TURNS = rounds(4, 60);
const planned = (kind: Kind): number => Array.from({ length: TURNS }, (_, turn) => KINDS[turn % KINDS.length]).filter((each) => each === kind).length;
const [ECHO, BUSY, COLLEAGUE] = ['600', '610', '2002'];
const LUNCH_CODE = '12';
/** The exchange counts whole seconds, cut off, and hears of each beginning and end by a message. */
const SLACK_MS = 1_500;
/** A state is told to the queue by calling a code of it. */
const TOLD_WITHIN_MS = 4_000;

const folder = mkdtempSync(path.join(tmpdir(), 'balie-day-'));
let office: Office;
let desk: Desk;
let colleague: SipPeer;
test.beforeAll(async () => {
  office = await openOffice({ account: ({ urls }) => accountOf('1001', urls.ws, { queue: { method: 'codes', reasons: { lunch: LUNCH_CODE, break: '11' } } }) });
  desk = office.desk();
  colleague = await plainPhone(office.asterisk, COLLEAGUE, 1_700);
});
test.afterAll(async () => {
  await colleague?.close();
  await office.close();
  rmSync(folder, { recursive: true, force: true });
});

test.afterEach(async () => {
  if (test.info().status === test.info().expectedStatus) return;
  await test.info().attach('balie.log', { body: office.balie().log() });
  await test.info().attach('queue_log', { body: (await office.asterisk.queueLog()).map((line) => line.join('|')).join('\n') });
  await test.info().attach('visits.json', { body: JSON.stringify(rowsOf(office.balie().profile, 'select * from queue_visit order by entered_at'), null, 1) });
});

const living = async () => (await desk.state()).calls.calls.filter(({ phase }) => phase !== 'ended');
const connected = async (): Promise<string> => {
  await expect.poll(async () => (await living()).filter(({ phase }) => phase === 'connected').length, { timeout: 20_000 }).toBe(1);
  return (await living())[0]?.id ?? '';
};
const answer = async (): Promise<string> => {
  await expect.poll(async () => (await living()).some(({ phase }) => phase === 'ringing-in'), { timeout: 20_000 }).toBe(true);
  await desk.window.keyboard.press('F2');
  return connected();
};
const quiet = async (): Promise<void> => expect.poll(async () => (await living()).length, { timeout: 20_000 }).toBe(0);
const beReady = async (): Promise<void> => {
  await desk.invoke('agent.chooseState', { choice: { state: 'ready' } });
  await expect(desk.agentState).toHaveText('Ready', { timeout: 20_000 });
  await expect.poll(async () => (await desk.state()).queue.state, { timeout: 20_000 }).toBe('in');
};
/** As long as a conversation here lasts: longer now and then, so that means differ from sums. */
const talk = (turn: number): Promise<void> => desk.window.waitForTimeout(1_200 + (turn % 5) * 600);

/** Writes up what waits for it. @returns whether it was solved at once */
async function writeUp(turn: number): Promise<boolean | null> {
  const waiting = (await desk.state()).interactions.filter(({ state }) => state === 'handling');
  if (waiting.length === 0) return null;
  expect(waiting).toHaveLength(1);
  const interactionId = waiting[0]?.id;
  const solved = turn % 3 !== 0;
  for (const [field, value] of [
    ['question', 'Robot'],
    ['category', 'delivery'],
    ['proposedSolution', 'Sent'],
    ['solvedAtOnce', solved ? 'yes' : 'no'],
    ['outcome', solved ? 'solved' : 'no-result'],
  ] as const)
    await desk.invoke('registration.change', { interactionId, field, value });
  await desk.invoke('registration.save', { interactionId });
  return solved;
}

const queueCall = () => office.asterisk.ami.callAgent({ to: '5000', callerIdNumber: '0612345678' });
const TURN: Readonly<Record<Kind, (turn: number) => Promise<void>>> = {
  queue: async (turn) => {
    const caller = await queueCall();
    await answer();
    await talk(turn);
    if (turn % 2 === 0) await caller.hangup();
    else await desk.window.keyboard.press('F4');
  },
  direct: async (turn) => {
    const caller = await office.peer.call('1001');
    await answer();
    await talk(turn);
    await caller.hangup();
  },
  out: async (turn) => {
    await desk.invoke('call.dial', { target: ECHO, contactId: null });
    const callId = await connected();
    await talk(turn);
    await desk.invoke('call.hold', { callId, on: true });
    await talk(turn + 1);
    await desk.invoke('call.hold', { callId, on: false });
    await expect(desk.agentState).toHaveText('Talking');
    await desk.window.keyboard.press('F4');
  },
  busy: async () => {
    await desk.invoke('call.dial', { target: BUSY, contactId: null });
    await expect.poll(async () => (await desk.state()).calls.calls.some(({ end }) => end?.cause === 'busy')).toBe(true);
  },
  transfer: async (turn) => {
    await queueCall();
    const callId = await answer();
    await talk(turn);
    const rings = colleague.nextCall();
    await desk.invoke('transfer.start', { callId, target: { address: COLLEAGUE, name: '' }, note: '' });
    const taken = await rings;
    await taken.answer();
    await quiet();
    await desk.window.waitForTimeout(1_000);
    await taken.hangup();
  },
  consult: async (turn) => {
    const caller = await queueCall();
    const callId = await answer();
    await talk(turn);
    const rings = colleague.nextCall();
    await desk.invoke('transfer.consult', { callId, target: { address: COLLEAGUE, name: '' }, note: '' });
    const asked = await rings;
    await asked.answer();
    await expect(desk.agentState).toHaveText('Consulting');
    await talk(turn);
    await asked.hangup();
    await expect(desk.agentState).toHaveText('Talking', { timeout: 20_000 });
    await talk(turn);
    await caller.hangup();
  },
  // Nobody is there: the queue keeps the caller until that is enough.
  abandoned: async (turn) => {
    await desk.invoke('agent.chooseState', { choice: { state: 'not-ready', reason: 'e-mail' } });
    await expect.poll(async () => (await desk.state()).queue.state).toBe('paused');
    const caller = await queueCall();
    await expect.poll(async () => (await desk.state()).queueLive.queues.find(({ name }) => name === 'service')?.waiting).toBe(1);
    await talk(turn);
    await caller.hangup();
    await expect.poll(async () => (await desk.state()).queueLive.queues.find(({ name }) => name === 'service')?.waiting).toBe(0);
  },
  missed: async (turn) => {
    const caller = await queueCall();
    await expect.poll(async () => (await living()).some(({ phase }) => phase === 'ringing-in'), { timeout: 20_000 }).toBe(true);
    await talk(turn);
    await caller.hangup();
  },
  lunch: async (turn) => {
    await desk.invoke('agent.chooseState', { choice: { state: 'not-ready', reason: 'lunch' } });
    await expect.poll(async () => (await desk.state()).queue.state).toBe('paused');
    await talk(turn + 3);
  },
  break: async (turn) => {
    await desk.invoke('agent.chooseState', { choice: { state: 'not-ready', reason: 'break' } });
    await expect.poll(async () => (await desk.state()).queue.state).toBe('paused');
    await talk(turn);
  },
};

test(`a day of ${String(TURNS)} turns: time, calls, waiting and results are those of the exchange`, async () => {
  test.setTimeout(120_000 + TURNS * 30_000);
  await desk.invoke('queues.setLink', { link: { host: '127.0.0.1', port: office.asterisk.ports.ami, tls: false, user: AMI_USER, tellListening: false }, secret: AMI_SECRET });
  await expect.poll(async () => (await desk.state()).queueLive.state).toBe('on');
  await beReady();
  const [results, solvedOnes] = [[] as boolean[], () => results.filter(Boolean).length];
  const holds: { readonly at: number; readonly on: boolean }[] = [];
  for (let turn = 0; turn < TURNS; turn += 1) {
    const kind = KINDS[turn % KINDS.length] as Kind;
    await test.step(`${String(turn)}: ${kind}`, async () => {
      const begun = Date.now() / 1_000;
      await TURN[kind](turn);
      await quiet();
      if (kind === 'out')
        holds.push(
          ...office.asterisk.ami.events
            .filter(({ Event: name, Timestamp: at }) => (name === 'Hold' || name === 'Unhold') && Number(at) >= begun)
            .map(({ Event: name, Timestamp: at }) => ({ at: Number(at) * 1_000, on: name === 'Hold' })),
        );
      const solved = await writeUp(turn);
      if (solved !== null) results.push(solved);
      await desk.clear();
      await beReady();
    });
  }
  const [own, agentId] = [(await desk.state()).session.agent, (await desk.state()).session.agent?.id];
  const behind = async (set: CallSet): Promise<readonly CallBehind[]> => ((await desk.invoke('figures.calls', { whose: agentId, projectId: null, set, from: 0, to: Date.now() + 1 })) as { readonly calls: readonly CallBehind[] }).calls;
  const [answered, out, missed] = [await behind('answered'), await behind('out'), await behind('missed')];
  await desk.invoke('agent.logOut', {});
  await expect.poll(async () => (await office.asterisk.queueLog()).some((line) => line[4] === 'REMOVEMEMBER')).toBe(true);
  await desk.invoke('agent.logIn', { agentId: own?.id, password: '' });
  await expect(desk.agentState).toHaveText('Ready', { timeout: 30_000 });
  const ask = { projectId: null, span: 'day', at: Date.now(), steps: 0 } as const;
  const report = (await desk.invoke('figures.report', { ...ask, whose: agentId })) as Report;
  const { total } = report;

  await test.step('the queue: callers, waiting and talk', async () => {
    const visits: QueueVisit[] = [];
    const collector = visitCollector((visit) => visits.push(visit));
    for (const line of await office.asterisk.queueLog()) {
      const entry = readQueueLogLine(line.join('|'))?.entry;
      if (entry != null && !isMemberEvent(entry)) collector.add(entry);
    }
    collector.rest();
    const spoken = visits.filter(({ outcome }) => outcome === 'answered');
    const lost = visits.filter(({ outcome }) => outcome === 'abandoned');
    expect([spoken.length, lost.length]).toEqual([planned('queue') + planned('transfer') + planned('consult'), planned('abandoned') + planned('missed')]);
    const sum = (of: readonly QueueVisit[], key: 'waitMs' | 'talkMs'): number => of.reduce((ms, visit) => ms + (visit[key] ?? 0), 0);
    const live = (await desk.invoke('queues.report', ask)) as QueueReport;
    // The exchange does not tell the end of every conversation at once (AgentComplete stays out now and then); its log has it.
    const file = path.join(folder, 'queue_log');
    copyFileSync(path.join(office.asterisk.directory, 'log', 'queue_log'), file);
    await office.balie().app.evaluate(({ dialog }, chosen) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
    }, file);
    await desk.invoke('queues.openFile', {});
    await desk.invoke('queues.takeFile', {});
    await expect.poll(async () => (await desk.state()).queueFile?.phase, { timeout: 30_000 }).toBe('done');
    const queues = (await desk.invoke('queues.report', ask)) as QueueReport;
    const counted = ({ total: { answered: count, abandoned, short, waitMs, longestMs, unknown } }: QueueReport) => ({ count, lost: abandoned + short, waitMs, longestMs, unknown });
    const logged = {
      ...{ count: spoken.length, lost: lost.length, waitMs: sum(spoken, 'waitMs') },
      ...{ longestMs: Math.max(...spoken.map(({ waitMs: ms }) => ms ?? 0), ...lost.map(({ waitMs: ms }) => ms ?? 0)), unknown: 0 },
    };
    console.log(`talk as it was told ${String(live.total.talkMs)} ms, by the log ${String(sum(spoken, 'talkMs'))} ms`);
    expect([counted(live), counted(queues), queues.total.talkMs]).toEqual([logged, logged, sum(spoken, 'talkMs')]);
    expect(live.total.talkMs).toBeLessThanOrEqual(queues.total.talkMs);
    const inTime = spoken.filter(({ waitMs: ms }) => (ms ?? 0) <= queues.rule.withinSeconds * 1_000).length;
    const gaveUp = lost.filter(({ waitMs: ms }) => (ms ?? 0) >= queues.rule.shortSeconds * 1_000).length;
    expect(QUEUE_FIGURES.serviceLevel.of(queues.total, queues.rule)).toBeCloseTo((100 * inTime) / (spoken.length + gaveUp), 6);
  });

  await test.step('the calls: how many, and how long', async () => {
    const records = await office.asterisk.callRecords();
    const of = (to: string, disposition: string) => records.filter((record) => record.to === to && record.disposition === disposition);
    const log = await office.asterisk.queueLog();
    const inQueue = log.filter((line) => line[4] === 'CONNECT').length;
    const direct = of('1001', 'ANSWERED');
    expect(total.counts).toMatchObject({ callsIn: inQueue + direct.length, callsOut: of(ECHO ?? '', 'ANSWERED').length });
    expect([direct.length, of(ECHO ?? '', 'ANSWERED').length, of(BUSY ?? '', 'BUSY').length]).toEqual([planned('direct'), planned('out'), planned('busy')]);
    expect(total.counts.missed).toBe(log.filter((line) => line[4] === 'RINGCANCELED' || line[4] === 'RINGNOANSWER').length);
    expect([answered.length, out.length, missed.length]).toEqual([total.counts.callsIn + total.counts.callsOut, total.counts.callsOut, total.counts.missed]);
    const exchangeMs = [
      ...direct.map(({ talkSeconds }) => talkSeconds),
      ...of(ECHO ?? '', 'ANSWERED').map(({ talkSeconds }) => talkSeconds),
      ...log.filter((line) => line[4]?.startsWith('COMPLETE')).map((line) => Number(line[6])),
      ...log.filter((line) => line[4]?.endsWith('TRANSFER')).map((line) => Number(line.at(-2))),
    ].reduce((ms, seconds) => ms + seconds * 1_000, 0);
    const spokenMs = answered.reduce((ms, call) => ms + (call.endedAt ?? 0) - (call.answeredAt ?? 0), 0);
    const conversationMs = total.time.talking + total.time.hold + total.time.consult;
    console.log(`exchange ${String(exchangeMs)} ms, calls ${String(spokenMs)} ms, states ${String(conversationMs)} ms, of ${String(answered.length)} calls`);
    expect(Math.abs(spokenMs - exchangeMs)).toBeLessThan(SLACK_MS * answered.length);
    expect(Math.abs(conversationMs - exchangeMs)).toBeLessThan(SLACK_MS * answered.length);
    const holdMs = holds.reduce((ms, { at, on }) => ms + (on ? -at : at), 0);
    expect(holds).toHaveLength(2 * planned('out'));
    expect(Math.abs(out.reduce((ms, call) => ms + call.holdMs, 0) - holdMs)).toBeLessThan(500 * Math.max(1, out.length));
  });

  await test.step('the agent: log-in, lunch, and every second in one state', async () => {
    const log = await office.asterisk.queueLog();
    const at = (line: readonly string[] | undefined): number => Number(line?.[0]) * 1_000;
    const [session] = rowsOf<{ login_at: number; logout_at: number }>(office.balie().profile, 'select login_at, logout_at from agent_session order by login_at');
    const loginMs = (session?.logout_at ?? 0) - (session?.login_at ?? 0);
    const inQueueMs = at(log.find((line) => line[4] === 'REMOVEMEMBER')) - at(log.find((line) => line[4] === 'ADDMEMBER'));
    expect(Math.abs(loginMs - inQueueMs)).toBeLessThan(2 * TOLD_WITHIN_MS);
    expect(rowsOf<{ residue: number }>(office.balie().profile, 'select (select sum(to_at - from_at) from state_interval i where i.session_id = s.id) - (s.logout_at - s.login_at) as residue from agent_session s where s.logout_at is not null')).toEqual([{ residue: 0 }]);
    expect(total.time.unrecorded).toBe(0);
    expect(loggedInMs(total)).toBeGreaterThanOrEqual(loginMs);
    const pausedMs = log.reduce((ms, line, index) => {
      if (line[4] !== 'PAUSE' || line[5] !== LUNCH_CODE) return ms;
      return ms + at(log.slice(index + 1).find((later) => later[4] === 'UNPAUSE' || later[4] === 'PAUSE')) - at(line);
    }, 0);
    expect(Math.abs((total.reasons['lunch'] ?? 0) - pausedMs)).toBeLessThanOrEqual(TOLD_WITHIN_MS * planned('lunch'));
    expect(Object.keys(total.reasons).toSorted()).toEqual([...(planned('break') > 0 ? ['break'] : []), ...(planned('abandoned') > 0 ? ['e-mail'] : []), ...(planned('lunch') > 0 ? ['lunch'] : [])]);
  });

  await test.step('what was registered', async () => {
    expect(total.counts).toMatchObject({ registered: results.length, asked: results.length, solved: solvedOnes() });
    expect(FIGURES.solved.of(total)).toBeCloseTo((100 * solvedOnes()) / results.length, 6);
    // (conversation + handling + dialling of those that were answered) ÷ answered, from the intervals themselves.
    const [row] = rowsOf<{ ms: number }>(
      office.balie().profile,
      `select total(to_at - from_at) as ms from state_interval i where state in ('talking', 'hold', 'consult', 'handling') or state = 'dialling' and exists (select 1 from call c where c.id = i.call_id and c.answered_at is not null)`,
    );
    expect(FIGURES.aht.of(total)).toBeCloseTo((row?.ms ?? 0) / answered.length, 3);
  });
});
