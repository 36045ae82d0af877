import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AGENT_STATES, NOT_READY_REASONS, type AgentState, type ChosenState } from '../../../../../shared/domain/agent-state/agent-state.ts';
import { codeOf, fillQueueText, positionAfter, queueSteps, wantedQueuePosition, type QueuePosition } from '../../../../../shared/domain/queue/queue-position.ts';
import { NO_QUEUE, PAUSE_REASONS } from '../../../../../shared/domain/queue/queue-settings.ts';

const READY: ChosenState = { state: 'ready' };
const LUNCH: ChosenState = { state: 'not-ready', reason: 'lunch' };

function wanted(state: AgentState['state'], next: ChosenState = READY, pauseWhileHandling = true): QueuePosition {
  return wantedQueuePosition({ loggedIn: true, state: { state, reason: state === 'not-ready' ? 'meeting' : null }, next }, { pauseWhileHandling });
}

const positions: fc.Arbitrary<QueuePosition> = fc.oneof(
  fc.constant({ state: 'out' as const }),
  fc.constant({ state: 'in' as const }),
  fc.constantFrom(...PAUSE_REASONS).map((reason) => ({ state: 'paused' as const, reason })),
);

describe('the place in the queue', () => {
  it('follows the agent state', () => {
    expect(
      Object.fromEntries(AGENT_STATES.map((state) => [state, wanted(state)])),
    ).toEqual({
      'logged-out': { state: 'out' },
      ready: { state: 'in' },
      ringing: { state: 'in' },
      preview: { state: 'in' },
      dialling: { state: 'in' },
      talking: { state: 'in' },
      hold: { state: 'in' },
      consult: { state: 'in' },
      handling: { state: 'paused', reason: 'handling' },
      'not-ready': { state: 'paused', reason: 'meeting' },
    });
    expect(wanted('handling', READY, false)).toEqual({ state: 'in' });
    expect(wantedQueuePosition({ loggedIn: false, state: { state: 'ready', reason: null }, next: READY }, { pauseWhileHandling: true })).toEqual({ state: 'out' });
  });

  it('is given up during the call when lunch comes after it, so that no call comes in between (F29)', () => {
    expect(wanted('talking', LUNCH)).toEqual({ state: 'paused', reason: 'lunch' });
    expect(wanted('handling', LUNCH)).toEqual({ state: 'paused', reason: 'lunch' });
  });

  it('is said from anywhere to anywhere, and only where something changes', () => {
    fc.assert(
      fc.property(fc.option(positions), positions, (from, to) => {
        const steps = queueSteps(from, to);
        const end = steps.reduce<QueuePosition | null>((_at, step) => positionAfter(step), from);
        if (from === null && to.state === 'out') expect(steps).toEqual([]);
        else expect(end).toEqual(to);
        if (from !== null && JSON.stringify(from) === JSON.stringify(to)) expect(steps).toEqual([]);
      }),
    );
  });

  it('is said in full where it is not known', () => {
    expect(queueSteps(null, { state: 'in' })).toEqual([{ action: 'log-in' }, { action: 'unpause' }]);
    expect(queueSteps(null, { state: 'paused', reason: 'lunch' })).toEqual([{ action: 'log-in' }, { action: 'pause', reason: 'lunch' }]);
  });

  it('is worded by the account', () => {
    const pause = { action: 'pause', reason: 'lunch' } as const;
    expect(codeOf(pause, NO_QUEUE, '1001')).toBe('*472');
    expect(codeOf({ action: 'unpause' }, NO_QUEUE, '1001')).toBe('*48');
    expect(codeOf(pause, { ...NO_QUEUE, codes: { ...NO_QUEUE.codes, pause: '*50*{agent}*{reason}' } }, '1001')).toBe('*50*1001*2');
    expect(fillQueueText('/q/{action}?a={agent}&r={reason}', pause, { agent: 'a b', reasons: { ...NO_QUEUE.reasons, lunch: 'één&' }, encode: encodeURIComponent })).toBe(
      '/q/pause?a=a%20b&r=%C3%A9%C3%A9n%26',
    );
    expect(NOT_READY_REASONS.every((reason) => NO_QUEUE.reasons[reason] !== '')).toBe(true);
  });
});
