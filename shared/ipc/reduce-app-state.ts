import { reduceCalls } from '../domain/call/call-reducer.ts';
import type { AppState, StateEvent } from './app-state.ts';

/** Applies one event. Main and the agent window run this same function, so that the mirror cannot drift. */
export function reduceAppState(state: AppState, event: StateEvent): AppState {
  switch (event.type) {
    case 'slice':
      return { ...state, [event.name]: event.value };
    case 'call':
      return { ...state, calls: reduceCalls(state.calls, event.event) };
    case 'interaction': {
      const known = state.interactions.some(({ id }) => id === event.interaction.id);
      return {
        ...state,
        interactions: known
          ? state.interactions.map((interaction) => (interaction.id === event.interaction.id ? event.interaction : interaction))
          : [...state.interactions, event.interaction],
      };
    }
    case 'interaction-closed':
      return { ...state, interactions: state.interactions.filter(({ id }) => id !== event.interactionId) };
  }
}
