import { describe, expect, it, vi } from 'vitest';

import { fields, freshData, id, interaction, opened, testOptions } from './support.ts';

describe('a data thread that dies', () => {
  it.each([
    { which: 'writer', index: 0 },
    { which: 'reader', index: 1 },
  ])('takes its requests with it and is replaced: $which', async ({ index, which }) => {
    const { data, author, workers, log } = await freshData();
    await data.contacts.create(id(), fields({ lastName: 'Before' }), false, author);
    const slow =
      which === 'writer'
        ? Array.from({ length: 500 }, () => data.contacts.create(id(), fields(), false, author))
        : Array.from({ length: 500 }, () => data.contacts.search('before', 10, false));
    const outcomes = Promise.allSettled(slow);
    await workers[index]?.terminate();
    const lost = (await outcomes).filter(({ status }) => status === 'rejected');
    expect(lost.length).toBeGreaterThan(0);
    for (const each of lost) expect(each).toMatchObject({ reason: { code: 'data-no-answer' } });

    const written = await vi.waitFor(() => data.contacts.create(id(), fields({ lastName: 'After' }), false, author), {
      timeout: 5_000,
    });
    expect(written.lastName).toBe('After');
    expect(await vi.waitFor(() => data.contacts.search('after', 5, false), { timeout: 5_000 })).toHaveLength(1);
    expect(await data.contacts.search('before', 5, false)).toHaveLength(1);
    expect(workers).toHaveLength(3);
    expect(log.lines.filter(({ message }) => message.startsWith('data thread ended'))).toEqual([
      { level: 'warn', message: 'data thread ended, starting another', details: { role: which, wait: 0, deaths: 1 } },
    ]);
  });

  it('reads with the writing thread until the reading one has started', async () => {
    const { options, workers } = testOptions();
    const data = await opened({ ...options, readerAfterMs: 400 });
    expect(workers).toHaveLength(1);
    expect(await data.agents.list()).toEqual([]);
    await expect.poll(() => workers.length, { timeout: 10_000 }).toBe(2);
    expect(await data.agents.list()).toEqual([]);
    await data.close();
  });

  it('closes also while the reading thread has not started', async () => {
    const { options, workers } = testOptions();
    const data = await opened({ ...options, readerAfterMs: 60_000 });
    await data.close();
    expect(workers).toHaveLength(1);
    await expect(data.agents.list()).rejects.toMatchObject({ code: 'data-no-answer' });
  });

  it('again and again comes back each time, and closing still ends in order', async () => {
    const { data, agentId, author, workers } = await freshData();
    const draft = interaction(agentId);
    for (let death = 1; death <= 3; death++) {
      await workers.at(-1 - (death === 1 ? 1 : 0))?.terminate();
      await vi.waitFor(() => data.interactions.save({ ...draft, remoteRaw: `${death}` }, author), {
        timeout: 10_000,
        interval: 50,
      });
    }
    expect(await data.interactions.unfinished()).toEqual([{ ...draft, remoteRaw: '3' }]);
    await data.close();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(workers).toHaveLength(5);
  });

  it('is not needed for a request that cannot be sent', async () => {
    const { data, author } = await freshData();
    await expect(data.settings.set('f', () => 1, 'default')).rejects.toMatchObject({ code: 'internal' });
    await data.contacts.create(id(), fields(), false, author);
  });
});
