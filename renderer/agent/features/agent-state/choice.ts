import type { AgentState, ChosenState, NotReadyReason } from '../../../../shared/domain/agent-state/agent-state.ts';
import type { ReasonRule } from '../../../../shared/domain/agent-state/not-ready-reasons.ts';

export type ChoiceKey = 'ready' | 'log-out' | NotReadyReason;

/** What stands in the list: the states that can be chosen, and logging out. What is chosen stands in it, also when it is no longer offered. */
export function choiceKeys(rules: readonly ReasonRule[], next: ChosenState): readonly ChoiceKey[] {
  const chosen = keyOfChoice(next);
  return ['ready', ...rules.filter(({ reason, offered }) => offered || reason === chosen).map(({ reason }) => reason), 'log-out'];
}

export function keyOfChoice(choice: ChosenState): ChoiceKey {
  return choice.state === 'ready' ? 'ready' : choice.reason;
}

/** Null for logging out. */
export function choiceOfKey(key: ChoiceKey): ChosenState | null {
  if (key === 'log-out') return null;
  return key === 'ready' ? { state: 'ready' } : { state: 'not-ready', reason: key };
}

/** A state that the agent chose, as opposed to one that follows from calls and handling. */
export function isChosen({ state }: AgentState): boolean {
  return state === 'ready' || state === 'not-ready';
}
