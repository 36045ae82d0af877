import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  agentStateCall,
  agentStateOf,
  initialAgentModel,
  reduceAgent,
  sameAgentState,
  type AgentEvent,
  type AgentStateModel,
} from '../../../../../shared/domain/agent-state/agent-state-reducer.ts';
import {
  NOT_READY_REASONS,
  type AgentState,
  type ChosenState,
} from '../../../../../shared/domain/agent-state/agent-state.ts';
import { reduceCalls } from '../../../../../shared/domain/call/call-reducer.ts';
import { NO_CALLS, type Call } from '../../../../../shared/domain/call/call.ts';
import { SITUATIONS, anyCallEvents, callAfter, callId } from '../call-samples.ts';

const ready: ChosenState = { state: 'ready' };
const lunch: ChosenState = { state: 'not-ready', reason: 'lunch' };

const calls = (...situations: readonly (keyof typeof SITUATIONS)[]): readonly Call[] =>
  situations.map((situation, i) => ({ ...callAfter(...SITUATIONS[situation]), id: callId(i + 1) }));
const changed = (...situations: readonly (keyof typeof SITUATIONS)[]): AgentEvent => ({
  type: 'calls-changed',
  calls: calls(...situations),
});
const modelAfter = (...events: readonly AgentEvent[]): AgentStateModel =>
  ([{ type: 'logged-in', choice: ready }, ...events] satisfies AgentEvent[]).reduce(reduceAgent, initialAgentModel);
const label = ({ state, reason }: AgentState): string => (reason === null ? state : `${state}: ${reason}`);
const states = (...events: readonly AgentEvent[]): readonly string[] =>
  events.map((_, i) => label(agentStateOf(modelAfter(...events.slice(0, i + 1)))));

describe('which state counts', () => {
  test('whoever listens to a colleague is not ready, and no call of theirs goes on', () => {
    const listening = calls('talking').map((call) => ({ ...call, listensIn: 'listen' as const }));
    const model = modelAfter({ type: 'calls-changed', calls: listening });
    expect(label(agentStateOf(model))).toBe('not-ready: meeting');
    expect(agentStateCall(model)).toBeNull();
    expect(states({ type: 'chose', choice: lunch }, { type: 'calls-changed', calls: listening })).toEqual(['not-ready: lunch', 'not-ready: lunch']);
  });
  test.each([
    [[], 'ready', null],
    [['ended'], 'ready', null],
    [['dialing'], 'dialling', 1],
    [['ringing-out'], 'dialling', 1],
    [['early media'], 'dialling', 1],
    [['ringing-in'], 'ringing', 1],
    [['answering'], 'ringing', 1],
    [['talking'], 'talking', 1],
    [['turning-on'], 'talking', 1],
    [['on hold'], 'hold', 1],
    [['turning-off'], 'hold', 1],
    [['on hold', 'talking'], 'talking', 2],
    [['on hold', 'dialing'], 'hold', 1],
    [['ringing-in', 'on hold'], 'hold', 2],
    [['ringing-in', 'answering'], 'ringing', 2],
    [['dialing', 'ringing-in'], 'ringing', 2],
    [['ended', 'recovering'], 'talking', 2],
  ] as const)('%j: %s', (situations, state, n) => {
    const model = modelAfter(changed(...situations));
    expect(agentStateOf(model)).toEqual({ state, reason: null });
    expect(agentStateCall(model)).toBe(n === null ? null : callId(n));
  });

  test('handling counts only when there is no call', () => {
    expect(
      states({ type: 'handling-changed', handling: true }, changed('ringing-in'), changed('ended'), {
        type: 'handling-changed',
        handling: false,
      }),
    ).toEqual(['handling', 'ringing', 'handling', 'ready']);
  });

  test('logged out, whatever the calls do', () => {
    expect(agentStateOf(initialAgentModel)).toEqual({ state: 'logged-out', reason: null });
    const model = modelAfter(changed('talking'), { type: 'logged-out' });
    expect([agentStateOf(model).state, agentStateCall(model)]).toEqual(['logged-out', null]);
  });
});

describe('choosing', () => {
  test('when idle it holds at once', () => {
    expect(states({ type: 'chose', choice: lunch }, { type: 'chose', choice: ready })).toEqual([
      'not-ready: lunch',
      'ready',
    ]);
  });

  test('in a call it follows after the call and its handling', () => {
    const events: readonly AgentEvent[] = [
      changed('talking'),
      { type: 'chose', choice: lunch },
      { type: 'calls-changed', calls: calls('ended'), handling: true },
      { type: 'handling-changed', handling: false },
    ];
    expect(states(...events)).toEqual(['talking', 'talking', 'handling', 'not-ready: lunch']);
  });

  test('in handling it follows after the handling, and the last choice counts', () => {
    const events: readonly AgentEvent[] = [
      { type: 'handling-changed', handling: true },
      { type: 'chose', choice: lunch },
      { type: 'chose', choice: ready },
      { type: 'chose', choice: { state: 'not-ready', reason: 'break' } },
      { type: 'handling-changed', handling: false },
    ];
    expect(states(...events)).toEqual(['handling', 'handling', 'handling', 'handling', 'not-ready: break']);
  });

  test('a call during not ready leads back to it', () => {
    expect(states({ type: 'chose', choice: lunch }, changed('ringing-in'), changed('ended'))).toEqual([
      'not-ready: lunch',
      'ringing',
      'not-ready: lunch',
    ]);
  });

  test('logging in begins with its own choice; choosing while logged out does nothing', () => {
    expect(reduceAgent(initialAgentModel, { type: 'chose', choice: lunch })).toBe(initialAgentModel);
    expect(agentStateOf(reduceAgent(initialAgentModel, { type: 'logged-in', choice: lunch }))).toEqual({
      state: 'not-ready',
      reason: 'lunch',
    });
  });
});

test.each<[string, (model: AgentStateModel) => AgentEvent]>([
  ['logging in twice', () => ({ type: 'logged-in', choice: lunch })],
  ['choosing the same', () => ({ type: 'chose', choice: { state: 'ready' } })],
  ['the same calls', ({ calls: same }) => ({ type: 'calls-changed', calls: same })],
  ['the same handling', ({ handling }) => ({ type: 'handling-changed', handling })],
])('%s returns the same object', (_, event) => {
  const model = modelAfter(changed('talking'));
  expect(reduceAgent(model, event(model))).toBe(model);
});

const choice: fc.Arbitrary<ChosenState> = fc.constantFrom<ChosenState>(
  ready,
  ...NOT_READY_REASONS.map((reason): ChosenState => ({ state: 'not-ready', reason })),
);
const anyAgentEvent: fc.Arbitrary<AgentEvent> = fc.oneof(
  choice.map((what): AgentEvent => ({ type: 'logged-in', choice: what })),
  choice.map((what): AgentEvent => ({ type: 'chose', choice: what })),
  fc.boolean().map((handling): AgentEvent => ({ type: 'handling-changed', handling })),
  fc.tuple(anyCallEvents, fc.option(fc.boolean(), { nil: undefined })).map(([events, handling]): AgentEvent => {
    const { calls: some } = events.reduce(reduceCalls, NO_CALLS);
    return handling === undefined
      ? { type: 'calls-changed', calls: some }
      : { type: 'calls-changed', calls: some, handling };
  }),
  fc.constant<AgentEvent>({ type: 'logged-out' }),
);

describe('any sequence of events', () => {
  test('the intervals that follow from it partition the session, and idle means that the choice holds', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ event: anyAgentEvent, after: fc.nat(5000) }), { maxLength: 25 }), (steps) => {
        let model = initialAgentModel;
        let at = 0;
        const intervals: { readonly state: AgentState; readonly from: number; to: number }[] = [
          { state: agentStateOf(model), from: 0, to: 0 },
        ];
        for (const { event, after } of steps) {
          at += after;
          const before = model;
          model = reduceAgent(model, event);
          const running = intervals.at(-1);
          if (running === undefined) throw new Error('no interval');
          running.to = at;
          if (!sameAgentState(running.state, agentStateOf(model)))
            intervals.push({ state: agentStateOf(model), from: at, to: at });
          const busy = model.handling || model.calls.some(({ phase }) => phase !== 'ended');
          if (!busy) expect(model.choice).toEqual(model.next);
          if (busy && event.type !== 'logged-in') expect(model.choice).toBe(before.choice);
          if (!busy && model.loggedIn) expect(['ready', 'not-ready']).toContain(agentStateOf(model).state);
          expect(agentStateOf(model).reason !== null).toBe(agentStateOf(model).state === 'not-ready');
          expect(agentStateCall(model) !== null).toBe(
            ['ringing', 'dialling', 'talking', 'hold'].includes(agentStateOf(model).state),
          );
        }
        intervals.forEach((interval, i) => expect(interval.from).toBe(intervals[i - 1]?.to ?? 0));
        expect(intervals.reduce((sum, { from, to }) => sum + to - from, 0)).toBe(at);
      }),
    );
  });
});
