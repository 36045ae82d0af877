import { describe, expect, it } from 'vitest';

import { afterSleep } from '../../../../../shared/domain/agent-state/after-sleep.ts';
import { AGENT_STATES } from '../../../../../shared/domain/agent-state/agent-state.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe('time in which nothing ran', () => {
  it.each([
    ['ready', false, 20_000, 'goes-on'],
    ['ready', false, 20_001, 'interrupted'],
    ['ready', false, 30 * MINUTE, 'interrupted'],
    ['ready', false, 30 * MINUTE + 1, 'ended'],
    ['handling', false, 31 * MINUTE, 'ended'],
    ['not-ready', false, 31 * MINUTE, 'goes-on'],
    ['not-ready', false, 4 * HOUR, 'goes-on'],
    ['not-ready', false, 4 * HOUR + 1, 'ended'],
    ['talking', true, 9 * HOUR, 'interrupted'],
    ['not-ready', true, 9 * HOUR, 'interrupted'],
    ['logged-out', false, 9 * HOUR, 'goes-on'],
    ['ready', false, -HOUR, 'goes-on'],
  ] as const)('%s, in a call: %s, %i ms: %s', (state, inCall, ms, then) => {
    expect(afterSleep({ state }, inCall, ms)).toBe(then);
  });

  it('logs nobody out during a call', () => {
    for (const state of AGENT_STATES)
      for (const ms of [0, MINUTE, HOUR, 100 * HOUR]) expect(afterSleep({ state }, true, ms)).not.toBe('ended');
  });
});
