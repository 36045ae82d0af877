import { describe, expect, it } from 'vitest';
import { createSpeechDetector } from '../../../../renderer/media/speech.ts';

/** Feeds levels 200 ms apart and returns the changes with their times. */
function changes(levels: readonly number[]): [number, boolean][] {
  const found: [number, boolean][] = [];
  let now = 0;
  const detector = createSpeechDetector((speaking) => found.push([now, speaking]));
  for (const level of levels) {
    detector.hear(level, now);
    now += 200;
  }
  return found;
}

describe('createSpeechDetector', () => {
  it('hears speech begin at once and end after a pause', () => {
    expect(changes([0, 0.2, 0.3, 0, 0, 0, 0, 0])).toEqual([
      [200, true],
      [1_200, false],
    ]);
  });
  it('takes a breath for no end', () => {
    expect(changes([0.2, 0, 0, 0, 0.2, 0, 0, 0, 0.2])).toEqual([[0, true]]);
  });
  it('does not take the noise of a room for speech', () => {
    expect(changes([0.01, 0.02, 0.029, 0.02])).toEqual([]);
  });
  it('holds on while it fades', () => {
    expect(changes([0.2, 0.02, 0.02, 0.02, 0.02, 0.02, 0.02])).toEqual([[0, true]]);
  });
  it('ends when measuring ends', () => {
    const found: boolean[] = [];
    const detector = createSpeechDetector((speaking) => found.push(speaking));
    detector.hear(0.5, 0);
    detector.end();
    detector.end();
    expect(found).toEqual([true, false]);
  });
});
