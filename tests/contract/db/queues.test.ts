import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

import { readQueue } from '../../../electron/contact-file/read-queue.ts';
import { type QueueSums } from '../../../shared/domain/acd/service-level.ts';
import { guessQueueColumns } from '../../../shared/domain/acd/queue-table.ts';
import { freshData, id, tempFolder } from './support.ts';
import { USUAL_LEVEL } from '../../../shared/domain/project/service-level-rule.ts';

type Data = Awaited<ReturnType<typeof freshData>>;
const SECOND = 1_790_000_000;
const at = (seconds: number): number => (SECOND + seconds) * 1_000;
const line = (seconds: number, call: string, agent: string, event: string, ...data: (string | number)[]): string =>
  [SECOND + seconds, call, 'service', agent, event, ...data].join('|');

/** 100 callers: 80 answered in 20 s, 10 later, 10 gave up after 30 s. */
const EIGHTY_TWENTY = Array.from({ length: 100 }, (_each, index) => {
  const [enter, call] = [index * 60, `c.${String(index)}`];
  const wait = index < 80 ? 20 : 30;
  return index < 90
    ? [
        line(enter, call, 'NONE', 'ENTERQUEUE', '', '0612345678', 1),
        line(enter + wait, call, 'Anna', 'CONNECT', wait, 'x', 2),
        line(enter + wait + 30, call, 'Anna', 'COMPLETEAGENT', wait, 30, 1),
      ]
    : [
        line(enter, call, 'NONE', 'ENTERQUEUE', '', '0612345678', 1),
        line(enter + wait, call, 'NONE', 'ABANDON', 1, 1, wait),
      ];
}).flat();

async function bring(
  { data, agentId }: Data,
  text: string,
  mapping: Parameters<typeof readQueue>[0]['mapping'] = null,
) {
  const folder = tempFolder();
  const [file, staging] = [path.join(folder, 'queue_log'), path.join(folder, 'staged')];
  writeFileSync(file, text);
  const found = await readQueue(
    { file, staging, mapping },
    () => undefined,
    () => Promise.resolve(),
  );
  const importId = id();
  await data.queues.begin({ id: importId, file: 'queue_log', ...found }, { agentId, at: at(0) });
  let [added, known] = [0, 0];
  for (let next: number | null = 0; next !== null;) {
    const page = await data.queues.take(importId, staging, next, 50);
    [added, known, next] = [added + page.added, known + page.known, page.next];
  }
  await data.queues.end(importId);
  return { importId, found, added, known };
}
const sums = async ({ data }: Data, rule = USUAL_LEVEL, to = 10_000): Promise<QueueSums> =>
  (await data.queues.sums({ asker: 'test', queues: ['service'], rule, bounds: [at(0), at(to)] }))?.[0] as QueueSums;

describe('queues of the PBX', () => {
  it('a log of 80/20 gives 80.0 %, the same file again gives nothing, and it can be taken back', async () => {
    const data = await freshData();
    const log = [line(-10, 'x', 'Anna', 'ADDMEMBER'), ...EIGHTY_TWENTY].join('\n');
    const first = await bring(data, log);
    expect([first.found.kind, first.found.rows, first.found.members, first.found.refused, first.added]).toEqual([
      'log',
      100,
      1,
      0,
      101,
    ]);
    expect(await sums(data)).toMatchObject({
      answered: 90,
      answeredWithin: 80,
      abandoned: 10,
      abandonedWithin: 0,
      short: 0,
      waitMs: 80 * 20_000 + 10 * 30_000,
      longestMs: 30_000,
      talkMs: 90 * 30_000,
      busyMs: 90 * 30_000,
    });
    expect(await sums(data, { ...USUAL_LEVEL, shortSeconds: 31 })).toMatchObject({ abandoned: 0, short: 10 });
    // On record until the last line.
    expect((await sums(data)).staffedMs).toBe(99 * 60_000 + 30_000);
    expect(await bring(data, log)).toMatchObject({ added: 0, known: 101 });
    expect((await sums(data)).answered).toBe(90);
    expect(
      await data.data.queues.visits({
        queues: ['service'],
        rule: USUAL_LEVEL,
        set: 'late',
        from: at(0),
        to: at(10_000),
        limit: 3,
      }),
    ).toMatchObject({ total: 20, visits: [{ outcome: 'abandoned', waitMs: 30_000, agent: '' }, {}, {}] });
    while (await data.data.queues.takeBack(first.importId, 30, { agentId: data.agentId, at: at(1) }));
    expect((await sums(data)).answered).toBe(0);
    expect((await data.data.queues.imports(10)).map(({ state, added }) => [state, added])).toContainEqual([
      'undone',
      101,
    ]);
    expect(await data.data.queues.names()).toEqual([]);
  });

  it('what the PBX told as it happened and its log are one; what the log knows further counts', async () => {
    const data = await freshData();
    const visit = {
      queue: 'service',
      callId: 'c.1',
      enteredAt: at(60) + 340,
      outcome: 'waiting',
      waitMs: null,
      talkMs: null,
      agent: '',
    } as const;
    await data.data.queues.put([visit], [], { from: at(0), to: at(100) });
    await data.data.queues.put([{ ...visit, enteredAt: at(61) }], [], { from: at(110), to: at(200) });
    expect(await sums(data)).toMatchObject({ unknown: 1, answered: 0 });
    expect(await bring(data, EIGHTY_TWENTY.slice(0, 6).join('\n'))).toMatchObject({ added: 2, known: 0 });
    expect(await sums(data)).toMatchObject({ unknown: 0, answered: 2, talkMs: 60_000 });
    await data.data.queues.put(
      [{ ...visit, outcome: 'answered', waitMs: 21_000, talkMs: null, agent: 'Anna' }],
      [],
      null,
    );
    expect(await sums(data)).toMatchObject({ answered: 2, waitMs: 40_000, talkMs: 60_000 });
  });

  it('totals of a file count where no single callers are on record, and say when they were counted by another time', async () => {
    const data = await freshData();
    const table = (start: number): string =>
      `Queue;Start;Offered;Answered;Answered within 20 s;Abandoned\nservice;${String(SECOND + start)};100;90;80;10\n`;
    expect((await bring(data, table(0))).found).toMatchObject({
      kind: 'intervals',
      rows: 1,
      problem: null,
      queues: ['service'],
    });
    expect(await sums(data)).toMatchObject({ answered: 90, answeredWithin: 80, abandoned: 10, otherRule: 0 });
    expect(await sums(data, { ...USUAL_LEVEL, withinSeconds: 30 })).toMatchObject({ otherRule: 100 });
    expect(await sums(data, { ...USUAL_LEVEL, abandoned: 'within' })).toMatchObject({ otherRule: 100 });
    expect(await bring(data, table(0))).toMatchObject({ added: 0, known: 1 });
    await bring(data, EIGHTY_TWENTY.slice(0, 3).join('\n'));
    expect(await sums(data)).toMatchObject({ answered: 1 });
  });

  it('a table with unknown columns waits for what they hold', async () => {
    const data = await freshData();
    const text = 'Rij X;Moment;Kleur;Secondes\nservice;2026-11-23 10:00;rood;12\n';
    const { found } = await bring(data, text);
    expect(found).toMatchObject({
      problem: 'no-start',
      rows: 0,
      headings: ['Rij X', 'Moment', 'Kleur', 'Secondes'],
      sample: [['service', '2026-11-23 10:00', 'rood', '12']],
    });
    const mapping = { ...guessQueueColumns(found.headings), columns: ['queue', 'start', null, 'talk'] as const };
    expect((await bring(data, text, mapping)).found).toMatchObject({ problem: null, kind: 'calls', rows: 1 });
  });

  it('refuses what is neither, and takes a log with broken lines without them', async () => {
    const data = await freshData();
    await expect(bring(data, '')).rejects.toThrow('empty');
    const { found } = await bring(data, `${EIGHTY_TWENTY.join('\n')}\nbroken|\u0001line\n`);
    expect(found).toMatchObject({ rows: 100, refused: 1, faults: [{ row: 291, fault: 'line' }] });
  });
});
