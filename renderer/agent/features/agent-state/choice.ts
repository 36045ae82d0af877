import {
  NOT_READY_REASONS,
  type AgentState,
  type ChosenState,
} from '../../../../shared/domain/agent-state/agent-state.ts';

/** What stands in the list: the states that can be chosen, and logging out. */
export const CHOICE_KEYS = ['ready', ...NOT_READY_REASONS, 'log-out'] as const;
export type ChoiceKey = (typeof CHOICE_KEYS)[number];

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
