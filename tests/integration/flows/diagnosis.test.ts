import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { QualitySample } from '../../../shared/domain/quality/quality.ts';
import { startCore, type TestCore } from '../../support/test-core.ts';
import { unzip } from '../../support/unzip.ts';
import { addContact, atTheDesk, NUMBER, talking } from './desk.ts';

async function reportOf(
  desk: TestCore,
  callId: string,
): Promise<{ readonly files: ReadonlyMap<string, string>; readonly causes: readonly string[] }> {
  const { file, causes } = await desk.must('diagnosis.save', { callId });
  const target = path.join(desk.folder, 'reports', file);
  expect(statSync(target).mode & 0o777).toBe(0o600);
  return { files: unzip(readFileSync(target)), causes };
}

const sample = (change: Partial<QualitySample> = {}): QualitySample => ({
  received: 50,
  lost: 0,
  jitterMs: 2,
  bufferMs: 40,
  roundTripMs: 20,
  remoteLoss: 0,
  ...change,
});

describe('a call report', () => {
  it('names the likely cause and holds no number, name or password', async () => {
    const desk = await atTheDesk({
      stats: [
        { type: 'inbound-rtp', packetsReceived: 0 },
        { type: 'outbound-rtp', packetsSent: 400 },
        { type: 'media-source', totalAudioEnergy: 1 },
        { type: 'candidate-pair', state: 'succeeded' },
      ],
    });
    await addContact(desk, { lastName: 'Geheimenberg' });
    const callId = await talking(desk, NUMBER);
    const [call] = desk.state().calls.calls;
    desk.sip.events.emit('trace', {
      direction: 'in',
      text: `INVITE sip:1001@pbx.example SIP/2.0\r\nFrom: "Geheimenberg" <sip:${NUMBER}@203.0.113.9>\r\nCall-ID: ${call?.sipCallId ?? ''}\r\nCSeq: 1 INVITE\r\nAuthorization: Digest response="zeergeheim"\r\n\r\n`,
    });
    await desk.pass(4_000);
    const { files, causes } = await reportOf(desk, callId);
    expect(causes).toEqual(['no-sound-received']);
    expect([...files.keys()]).toEqual(['report.txt', 'report.json', 'sip.txt']);
    expect(files.get('report.txt')).toContain('No sound arrived here');
    expect(files.get('sip.txt')).toContain('INVITE sip:user-1@host-1');
    const all = [...files.values()].join('\n');
    for (const secret of [
      NUMBER,
      NUMBER.slice(3),
      'Geheimenberg',
      'zeergeheim',
      'pbx.example',
      '203.0.113.9',
      'Anna',
      'secret',
    ])
      expect(all).not.toContain(secret);
    expect(JSON.parse(files.get('report.json') ?? '')).toMatchObject({
      call: { direction: 'in' },
      likelyCauses: ['no-sound-received'],
    });
  });

  it('is there for a call of an earlier run too, with what is still known', async () => {
    const desk = await atTheDesk();
    const callId = await talking(desk);
    for (let second = 0; second < 10; second += 1)
      desk.media.events.emit('quality', { callId, sample: sample({ received: 45, lost: 5 }) });
    expect(desk.state().quality).toMatchObject([{ callId, level: 'bad', problem: 'receiving' }]);
    desk.sip.ends(callId, 'hung-up-there');
    await desk.settle();
    expect(desk.state().quality).toEqual([]);
    expect(await desk.must('diagnosis.quality', { callId })).toEqual([
      [expect.any(Number), 100, 0, 2, 20],
      [expect.any(Number), 100, 0, 2, 20],
    ]);
    await desk.core.stop();
    const again = await startCore({ folder: desk.folder, clock: desk.clock, secrets: desk.secrets });
    const { files, causes } = await reportOf(again, callId);
    expect(causes).toEqual(['loss-receiving']);
    expect(files.get('sip.txt')).toContain('no longer in memory');
    expect(await again.refusal('diagnosis.save', { callId: '018f0000-0000-7000-8000-00000000abcd' })).toBe('not-found');
  });
});
