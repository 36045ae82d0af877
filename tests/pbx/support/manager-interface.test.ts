import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createConnectPbx, type PbxConnection } from '../../../electron/pbx/ami-connection.ts';
import type { PbxLink } from '../../../shared/domain/acd/queue-live.ts';
import type { AmiFields } from '../../../shared/domain/acd/ami-event.ts';
import { AMI_SECRET, AMI_USER, AMI_USER_WITHOUT_RIGHTS, HOST } from '../asterisk/config-core.ts';
import { startAsterisk, type Asterisk } from './asterisk.ts';

let asterisk: Asterisk;
beforeAll(async () => {
  asterisk = await startAsterisk();
}, 360_000);
afterAll(() => asterisk?.close());

const link = (change: Partial<PbxLink> = {}): PbxLink => ({ host: HOST, port: asterisk.ports.amiTls, tls: true, user: AMI_USER, tellListening: false, ...change });
const authority = (which: 'caFile' | 'unrelatedCaFile'): string[] => [readFileSync(asterisk.certificates[which], 'utf8')];
const connect = (authorities: string[] | undefined, change: Partial<PbxLink> = {}, event: (fields: AmiFields) => void = () => undefined) =>
  createConnectPbx(() => authorities)(link(change), AMI_SECRET, { event, lost: () => undefined });

test('over TLS, with an authority that is trusted: the queues are told, and what happens in them', async () => {
  const events: AmiFields[] = [];
  const made = await connect(authority('caFile'), {}, (fields) => events.push(fields));
  if (!made.ok) throw new Error(made.error);
  const connection: PbxConnection = made.value;
  expect((await connection.list('QueueStatus', 'QueueStatusComplete'))?.filter(({ Event }) => Event === 'QueueParams')).toHaveLength(2);
  const caller = await asterisk.ami.callAgent({ to: '5000', callerIdNumber: '0612345678' });
  await expect.poll(() => events.map(({ Event }) => Event), { timeout: 10_000 }).toContain('QueueCallerJoin');
  await caller.hangup();
  connection.close();
});

test('a certificate of an authority that is not trusted, or of another name, is told', async () => {
  expect(await connect(authority('unrelatedCaFile'))).toMatchObject({ ok: false, error: 'certificate' });
  expect(await connect(undefined)).toMatchObject({ ok: false, error: 'certificate' });
  const other = await startAsterisk({ certificate: 'wrong-host' });
  try {
    expect(await connect([readFileSync(other.certificates.caFile, 'utf8')], { port: other.ports.amiTls })).toMatchObject({ ok: false, error: 'certificate' });
  } finally {
    await other.close();
  }
}, 60_000);

test('without TLS on the port of TLS, and with TLS on the port without, it says that no manager interface answers', async () => {
  expect(await connect(undefined, { tls: false })).toMatchObject({ ok: false, error: 'not-ami' });
  expect(await connect(authority('caFile'), { port: asterisk.ports.ami })).toMatchObject({ ok: false, error: 'not-ami' });
}, 30_000);

test('somebody without rights may log in and ask for the queues, but is told nothing of them', async () => {
  const events: AmiFields[] = [];
  const made = await connect(authority('caFile'), { user: AMI_USER_WITHOUT_RIGHTS }, (fields) => events.push(fields));
  if (!made.ok) throw new Error(made.error);
  const inQueue = async (): Promise<number> => (await made.value.list('QueueStatus', 'QueueStatusComplete'))?.filter(({ Event }) => Event === 'QueueEntry').length ?? -1;
  expect(await inQueue()).toBe(0);
  const caller = await asterisk.ami.callAgent({ to: '5000', callerIdNumber: '0612345678' });
  await expect.poll(inQueue, { timeout: 10_000 }).toBe(1);
  expect(events).toEqual([]);
  await caller.hangup();
  made.value.close();
});
