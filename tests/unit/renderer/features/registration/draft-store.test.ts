import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createDrafts, draftKey } from '../../../../../renderer/agent/features/registration/draft-store.ts';
import { appError, type AppError } from '../../../../../shared/errors/app-error.ts';
import { err, ok, type Result } from '../../../../../shared/lib/result.ts';
import { interactionIdOf } from '../../../../support/interactions.ts';

const ID = interactionIdOf(1);
const KEY = draftKey(ID, 'note');

function setUp() {
  const sent: { value: string; at: number; answer: (result: Result<void, AppError>) => void }[] = [];
  const drafts = createDrafts({
    invoke: (_name, input) =>
      new Promise((resolve) => {
        const { value } = input as { value: string };
        sent.push({ value, at: Date.now(), answer: resolve as never });
      }),
  });
  return { drafts, sent, draft: () => drafts.store.getState().get(KEY)?.value ?? null };
}

beforeEach(() => void vi.useFakeTimers({ now: 0 }));
afterEach(() => void vi.useRealTimers());

describe('what is typed', () => {
  it('is on its way within 120 ms, also when the typing never stops', async () => {
    const { drafts, sent } = setUp();
    const typedAt: number[] = [];
    for (let letters = 1; letters <= 40; letters += 1) {
      typedAt.push(Date.now());
      drafts.change(ID, 'note', 'x'.repeat(letters));
      await vi.advanceTimersByTimeAsync(30);
    }
    await vi.advanceTimersByTimeAsync(200);
    typedAt.forEach((at, index) => {
      const first = sent.find(({ value }) => value.length > index);
      expect((first?.at ?? Infinity) - at).toBeLessThanOrEqual(120);
    });
    expect(sent.length).toBeLessThan(14);
  });

  it('is not overwritten by the answer to an earlier text', async () => {
    const { drafts, sent, draft } = setUp();
    drafts.change(ID, 'note', 'a');
    await vi.advanceTimersByTimeAsync(100);
    drafts.change(ID, 'note', 'ab');
    sent[0]?.answer(ok(undefined));
    await vi.advanceTimersByTimeAsync(0);
    expect(draft()).toBe('ab');
    await vi.advanceTimersByTimeAsync(100);
    sent[1]?.answer(ok(undefined));
    await vi.advanceTimersByTimeAsync(0);
    expect(draft()).toBeNull();
  });

  it('is not taken for answered by the answer to the same words of before', async () => {
    const { drafts, sent, draft } = setUp();
    for (const text of ['a', 'ab', 'a']) drafts.change(ID, 'note', text, true);
    sent[0]?.answer(ok(undefined));
    await vi.advanceTimersByTimeAsync(0);
    expect(draft()).toBe('a');
    sent[2]?.answer(ok(undefined));
    await vi.advanceTimersByTimeAsync(0);
    expect(draft()).toBeNull();
  });

  it('goes at once on a flush, which waits for the answers', async () => {
    const { drafts, sent } = setUp();
    drafts.change(ID, 'note', 'a');
    let done = false;
    void drafts.flush().then(() => (done = true));
    await vi.advanceTimersByTimeAsync(0);
    expect([sent.map(({ value }) => value), done]).toEqual([['a'], false]);
    sent[0]?.answer(ok(undefined));
    await vi.advanceTimersByTimeAsync(0);
    expect(done).toBe(true);
  });

  it('stays with its error until an attempt succeeds', async () => {
    const { drafts, sent, draft } = setUp();
    drafts.change(ID, 'note', 'a', true);
    sent[0]?.answer(err(appError('disk-full', 'x')));
    await vi.advanceTimersByTimeAsync(0);
    expect([draft(), drafts.store.getState().get(KEY)?.error?.code]).toEqual(['a', 'disk-full']);
    void drafts.flush();
    sent[1]?.answer(ok(undefined));
    await vi.advanceTimersByTimeAsync(0);
    expect(draft()).toBeNull();
  });
});
