import { expect, test } from 'vitest';
import { createLiveDesk } from '../../../../electron/app/acd/live-desk.ts';
import type { DataPort } from '../../../../electron/app/ports/data-port.ts';
import type { SecretStore } from '../../../../electron/app/ports/platform-ports.ts';
import { createStateStore } from '../../../../electron/app/state-store.ts';
import type { ConnectPbx } from '../../../../electron/pbx/ami-connection.ts';
import type { AmiFields } from '../../../../shared/domain/acd/ami-event.ts';
import type { QueueVisit } from '../../../../shared/domain/acd/queue-entry.ts';
import { ok } from '../../../../shared/lib/result.ts';
import { TEST_NOW, testAppState } from '../../../support/app-state.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const LOOKS_MS = 20_000;

/** A PBX of which the test says what its queue has counted, and what it tells. */
async function open({ asked = true }: { /** Whether the counts have been asked for again. */ readonly asked?: boolean } = {}) {
  const clock = createFakeClock(TEST_NOW);
  const store = createStateStore(testAppState());
  const link = { host: 'pbx', port: 5_038, tls: false, user: 'balie', tellListening: false };
  let completed = 0;
  let tell: (fields: AmiFields) => void = () => undefined;
  let closed = 0;
  const kept: QueueVisit[] = [];
  const connectPbx: ConnectPbx = (_link, _secret, on) => {
    tell = on.event;
    return Promise.resolve(ok({ ask: () => Promise.resolve(null), list: () => Promise.resolve([{ Event: 'QueueParams', Queue: 'service', Calls: '0', Completed: String(completed), Abandoned: '0' }]), close: () => void (closed += 1) }));
  };
  const desk = createLiveDesk({
    data: () => ({ settings: { get: () => Promise.resolve(link) }, queues: { put: (some: readonly QueueVisit[]) => Promise.resolve(void kept.push(...some)) } }) as unknown as DataPort,
    ...{ store, clock, timers: clock.timers, log: { info: () => undefined, warn: () => undefined, error: () => undefined } as never },
    agentId: () => '' as never,
    ...{ connectPbx, pbxSecrets: { get: () => Promise.resolve('secret') } as unknown as SecretStore },
  });
  await desk.load();
  await settled();
  const look = async (): Promise<void> => {
    clock.advance(LOOKS_MS);
    await settled();
  };
  if (asked) await look();
  return { live: () => store.get().queueLive, answered: () => void (completed += 1), tell: (fields: AmiFields) => tell(fields), look, closed: () => closed, kept };
}

test('a PBX that counts callers and tells of none gives no rights to be told, and that is said', async () => {
  const pbx = await open();
  await pbx.look();
  expect(pbx.live()).toMatchObject({ state: 'on', problem: null });
  pbx.answered();
  await pbx.look();
  expect(pbx.live()).toMatchObject({ state: 'failed', problem: 'no-rights' });
  expect(pbx.closed()).toBe(1);
});

test('that is said of the first caller, also of one who came before the counts were asked for again', async () => {
  const pbx = await open({ asked: false });
  pbx.answered();
  await pbx.look();
  expect(pbx.live()).toMatchObject({ state: 'failed', problem: 'no-rights' });
});

test('one that tells of them is believed', async () => {
  const pbx = await open();
  for (let round = 0; round < 3; round += 1) {
    pbx.answered();
    pbx.tell({ Event: 'QueueMemberPause', Queue: 'service', Interface: 'PJSIP/1001', MemberName: '1001', Paused: '0' });
    await pbx.look();
  }
  expect(pbx.live()).toMatchObject({ state: 'on', problem: null });
});

test('the end of a conversation whose caller the PBX has forgotten belongs to whoever answered', async () => {
  const pbx = await open();
  const service = { Queue: 'service', Interface: 'PJSIP/1001', MemberName: '1001' };
  for (const [id, agent] of [
    ['1.1', service],
    ['1.2', { ...service, Interface: 'PJSIP/1002', MemberName: '1002' }],
  ] as const) {
    pbx.tell({ Event: 'QueueCallerJoin', Queue: 'service', Uniqueid: id });
    pbx.tell({ ...agent, Event: 'AgentConnect', Uniqueid: id, HoldTime: '3' });
  }
  pbx.tell({ ...service, Event: 'AgentComplete', HoldTime: '3', TalkTime: '84' });
  pbx.tell({ ...service, Event: 'AgentComplete', HoldTime: '3', TalkTime: '85' });
  await pbx.look();
  expect(pbx.kept).toContainEqual(expect.objectContaining({ callId: '1.1', outcome: 'answered', talkMs: 84_000 }));
  expect(pbx.kept.filter(({ talkMs }) => talkMs !== null)).toHaveLength(1);
});
