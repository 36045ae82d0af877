import { activeCall, callById, heldCalls, ringingCall } from '../../../shared/domain/call/call-selectors.ts';
import type { Call } from '../../../shared/domain/call/call.ts';
import { isClosed } from '../../../shared/domain/interaction/interaction-reducer.ts';
import type { AppState, InteractionView } from '../../../shared/ipc/app-state.ts';
import type { InteractionId } from '../../../shared/lib/brand.ts';
import { useAppState, useView } from './hooks.ts';
import type { View } from './view-store.ts';

type Work = Pick<AppState, 'calls' | 'interactions'>;
type Wish = Pick<View, 'chosen' | 'editing'>;
const NO_WISH: Wish = { chosen: null, editing: null };

/**
 * The interaction that script, customer and registration show: that of the conversation, else of the call being dialled or answered,
 * else of the one that rings, else of the one on hold; without a call the oldest that is not complete, else the last one that was closed
 * and is still here. A ring does not take away the fields in which the agent is typing. The agent's own choice goes first, as long as it
 * is open and nothing else has come to the front since.
 */
export function focusedInteraction(state: Work, wish: Wish = NO_WISH): InteractionView | null {
  const natural = naturalInteraction(state, wish.editing);
  if (wish.chosen === null || wish.chosen.over !== (natural?.id ?? null)) return natural;
  const chosen = find(state, wish.chosen.id);
  return chosen !== null && !isClosed(chosen) ? chosen : natural;
}

/** What is shown when the agent has not chosen otherwise. */
export function naturalInteraction(state: Work, editing: InteractionId | null = null): InteractionView | null {
  const { calls } = state.calls;
  const busy = ofCall(state, activeCall(calls));
  if (busy !== null) return busy;
  const ringing = ofCall(state, ringingCall(calls));
  if (ringing !== null) {
    const edited = editing === null ? null : find(state, editing);
    return edited !== null && !isClosed(edited) ? edited : ringing;
  }
  const held = ofCall(state, heldCalls(calls)[0] ?? null);
  if (held !== null) return held;
  const handling = state.interactions
    .filter((interaction) => interaction.state === 'handling')
    .sort((a, b) => a.startedAt - b.startedAt)[0];
  if (handling !== undefined) return handling;
  return state.interactions.filter(isClosed).sort((a, b) => closedAt(b) - closedAt(a))[0] ?? null;
}

/** Interactions that still need something, in order of arrival. */
export function openInteractions({ interactions }: Pick<AppState, 'interactions'>): readonly InteractionView[] {
  return interactions.filter((interaction) => !isClosed(interaction)).sort((a, b) => a.startedAt - b.startedAt);
}

/** The interaction on screen; null when there is nothing to show. */
export function useFocusedInteraction(): InteractionView | null {
  const chosen = useView((view) => view.chosen);
  const editing = useView((view) => view.editing);
  return useAppState((state) => focusedInteraction(state, { chosen, editing }));
}

/** The id of what would be shown without a choice: what is opened by hand is tied to it. */
export function useNaturalId(): InteractionId | null {
  const editing = useView((view) => view.editing);
  return useAppState((state) => naturalInteraction(state, editing)?.id ?? null);
}

/** The call of an interaction; null once its card is gone. */
export function useCallOf(interaction: InteractionView | null): Call | null {
  return useAppState(({ calls }) => (interaction === null ? null : callById(calls.calls, interaction.callId)));
}

function find({ interactions }: Pick<AppState, 'interactions'>, id: InteractionId): InteractionView | null {
  return interactions.find((interaction) => interaction.id === id) ?? null;
}

function ofCall(state: Work, call: Call | null): InteractionView | null {
  return call === null ? null : find(state, call.interactionId);
}

function closedAt({ completedAt, endedAt, startedAt }: InteractionView): number {
  return completedAt ?? endedAt ?? startedAt;
}
