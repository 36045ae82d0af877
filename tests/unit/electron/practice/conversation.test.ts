import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Conversation, WAITS } from '../../../../electron/practice/conversation.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Each line takes a second to say. */
function setUp(lines: readonly string[] = ['one', 'two']): { conversation: Conversation<string>; said: string[] } {
  const said: string[] = [];
  let stop: () => void = () => undefined;
  const conversation = new Conversation<string>({
    lines,
    say: (line) =>
      new Promise((resolve) => {
        said.push(line);
        const timer = setTimeout(() => resolve(true), 1_000);
        stop = () => {
          clearTimeout(timer);
          resolve(false);
        };
      }),
    hush: () => stop(),
    hangUp: () => void said.push('(hangs up)'),
  });
  void conversation.run();
  return { conversation, said };
}
const pass = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);

describe('a simulated customer', () => {
  it('begins by itself when the agent says nothing, goes on, and puts the telephone down', async () => {
    const { said } = setUp();
    await pass(WAITS.firstWord - 1);
    expect(said).toEqual([]);
    await pass(1);
    expect(said).toEqual(['one']);
    await pass(1_000 + WAITS.nextWord);
    expect(said).toEqual(['one', 'two']);
    await pass(1_000 + WAITS.goodbye);
    expect(said).toEqual(['one', 'two', '(hangs up)']);
  });

  it('lets the agent finish and answers after a pause', async () => {
    const { conversation, said } = setUp();
    await pass(1_000);
    conversation.setAgentSpeaking(true);
    await pass(5_000);
    expect(said).toEqual([]);
    conversation.setAgentSpeaking(false);
    await pass(WAITS.endOfTurn - 100);
    conversation.setAgentSpeaking(true);
    await pass(500);
    conversation.setAgentSpeaking(false);
    await pass(WAITS.endOfTurn);
    expect(said).toEqual(['one']);
  });

  it('speaks up when the microphone is never quiet', async () => {
    const { conversation, said } = setUp();
    for (let ms = 0; ms < WAITS.longestGreeting; ms += 500) {
      expect(said).toEqual([]);
      conversation.setAgentSpeaking(ms % 1_000 === 0);
      await pass(500);
    }
    expect(said).toEqual(['one']);
  });

  it('waits on hold and says the line again', async () => {
    const { conversation, said } = setUp();
    await pass(WAITS.firstWord + 500);
    conversation.setHeld(true);
    await pass(600_000);
    expect(said).toEqual(['one']);
    conversation.setHeld(false);
    await pass(WAITS.afterHold);
    expect(said).toEqual(['one', 'one']);
  });

  it('says nothing more after the agent hung up', async () => {
    const { conversation, said } = setUp();
    await pass(WAITS.firstWord);
    conversation.stop();
    await pass(60_000);
    expect(said).toEqual(['one']);
  });
});
