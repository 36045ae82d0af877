import type { CallId } from '../../lib/brand.ts';
import { activeCall, isHeld, ringingCall } from '../call/call-selectors.ts';
import type { Call } from '../call/call.ts';
import type { AgentState, ChosenState } from './agent-state.ts';

/** Everything that the agent state follows from. */
export type AgentStateModel = {
  readonly loggedIn: boolean;
  /** What holds when there is no call and nothing to handle. */
  readonly choice: ChosenState;
  /** What the agent chose last; becomes `choice` when the last call and its handling are over. Equal to `choice` when idle. */
  readonly next: ChosenState;
  readonly calls: readonly Call[];
  /** An interaction whose call is over is not closed yet. */
  readonly handling: boolean;
};

export type AgentEvent =
  /** `choice` is the state to begin with: the log-in's own, or the restored one after a crash. */
  | { readonly type: 'logged-in'; readonly choice: ChosenState }
  | { readonly type: 'logged-out' }
  | { readonly type: 'chose'; readonly choice: ChosenState }
  /** Give `handling` along when the same change begins or ends it, so that no empty interval of another state comes between. */
  | { readonly type: 'calls-changed'; readonly calls: readonly Call[]; readonly handling?: boolean }
  | { readonly type: 'handling-changed'; readonly handling: boolean };

/** Nobody is logged in. */
export const initialAgentModel: AgentStateModel = {
  loggedIn: false,
  choice: { state: 'ready' },
  next: { state: 'ready' },
  calls: [],
  handling: false,
};

/** The model after one event; the same object when nothing changes. A choice made during a call or its handling only sets what follows. */
export function reduceAgent(model: AgentStateModel, event: AgentEvent): AgentStateModel {
  switch (event.type) {
    case 'logged-in':
      return model.loggedIn ? model : { ...model, loggedIn: true, choice: event.choice, next: event.choice };
    case 'logged-out':
      return model.loggedIn ? { ...model, loggedIn: false } : model;
    case 'chose':
      return model.loggedIn && !sameChoice(model.next, event.choice) ? settle({ ...model, next: event.choice }) : model;
    case 'calls-changed': {
      const handling = event.handling ?? model.handling;
      return event.calls === model.calls && handling === model.handling
        ? model
        : settle({ ...model, calls: event.calls, handling });
    }
    case 'handling-changed':
      return event.handling === model.handling ? model : settle({ ...model, handling: event.handling });
  }
}

/**
 * The state that counts, in this order: talking (to a colleague about a customer: consult) before hold before ringing before dialling before handling before the agent's choice.
 * A hold that is not in effect yet is still talking, and a resume that is not in effect yet is still hold.
 */
export function agentStateOf(model: AgentStateModel): AgentState {
  if (!model.loggedIn) return { state: 'logged-out', reason: null };
  const counting = countingCall(model.calls);
  if (counting !== null) return { state: counting.state, reason: null };
  if (model.handling) return { state: 'handling', reason: null };
  // Whoever listens to a colleague takes no calls, and has none either.
  const listening = model.choice.state === 'ready' && model.calls.some(({ listensIn, phase }) => listensIn !== undefined && phase !== 'ended');
  return listening ? { state: 'not-ready', reason: 'meeting' } : chosenAgentState(model.choice);
}

/** The call that the present state comes from, for its interval; null when the state does not come from a living call. */
export function agentStateCall(model: AgentStateModel): CallId | null {
  return model.loggedIn ? (countingCall(model.calls)?.call.id ?? null) : null;
}

/** A chosen state as an agent state. */
export function chosenAgentState(choice: ChosenState): AgentState {
  return choice.state === 'ready' ? { state: 'ready', reason: null } : { state: 'not-ready', reason: choice.reason };
}

/** Same state and, where there is one, same reason. */
export function sameAgentState(a: AgentState, b: AgentState): boolean {
  return a.state === b.state && a.reason === b.reason;
}

type CountingCall = { readonly state: 'talking' | 'consult' | 'hold' | 'ringing' | 'dialling'; readonly call: Call };

function countingCall(all: readonly Call[]): CountingCall | null {
  const calls = all.filter(({ listensIn }) => listensIn === undefined);
  const connected = calls.filter(({ phase }) => phase === 'connected');
  const talking = connected.find((call) => !isHeld(call));
  if (talking !== undefined) return { state: talking.consultsFor === null ? 'talking' : 'consult', call: talking };
  const held = connected[0];
  if (held !== undefined) return { state: 'hold', call: held };
  const ringing = calls.find(({ phase }) => phase === 'answering') ?? ringingCall(calls);
  if (ringing !== null) return { state: 'ringing', call: ringing };
  const dialling = activeCall(calls);
  return dialling === null ? null : { state: 'dialling', call: dialling };
}

function settle(model: AgentStateModel): AgentStateModel {
  const busy = model.handling || model.calls.some(({ phase }) => phase !== 'ended');
  return busy || sameChoice(model.choice, model.next) ? model : { ...model, choice: model.next };
}

function sameChoice(a: ChosenState, b: ChosenState): boolean {
  return sameAgentState(chosenAgentState(a), chosenAgentState(b));
}
