import type { ParseKeys } from 'i18next';
import type { LucideIcon } from 'lucide-react';
import { createContext, useContext, useMemo, type ComponentType } from 'react';
import type { Role } from '../../../shared/domain/agent-state/agent-state.ts';
import { useAppState, useView } from './hooks.ts';

/** What every place gets. */
export type PlaceProps = {
  /** What it was opened about (`goTo(place, about)`), such as the id of a customer; null when it was only opened. */
  readonly about: string | null;
};

/** A working view that opens beside the telephone, over the conversation. The list of them is `renderer/agent/places.ts`. */
export type Place = {
  /** Its name in the view store; never `work`. */
  readonly id: string;
  /** Text of the rail, the cheat sheet and the search, and the accessible name of the region. */
  readonly label: ParseKeys;
  readonly icon: LucideIcon;
  /** Ctrl and this digit open it; null for a place without a key. 0 belongs to the conversation. */
  readonly digit: 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | null;
  /** Made with `later`, so that its code does not slow the start of the window. */
  readonly component: ComponentType<PlaceProps>;
  /** Who may open it; everybody when left out. */
  readonly roles?: readonly Role[];
  /** Whether it keeps its state (filters, what was typed, how far it was scrolled) while another view is open: yes when left out. */
  readonly keep?: boolean;
  /** At the foot of the rail: for what is set rather than worked with. */
  readonly foot?: true;
};

const PlacesContext = createContext<readonly Place[]>([]);
export const PlacesProvider = PlacesContext.Provider;

/** The places that somebody with this role may open, in the order of the rail. @param role null when nobody is logged in */
export function placesFor(places: readonly Place[], role: Role | null): readonly Place[] {
  return role === null ? [] : places.filter(({ roles }) => roles === undefined || roles.includes(role));
}

/** The places of the agent who is logged in. */
export function usePlaces(): readonly Place[] {
  const all = useContext(PlacesContext);
  const role = useAppState(({ session }) => session.agent?.role ?? null);
  return useMemo(() => placesFor(all, role), [all, role]);
}

/** The place that is open; null at the conversation, and for a place that this agent may not open. */
export function useOpenPlace(): Place | null {
  const name = useView((view) => view.name);
  return usePlaces().find(({ id }) => id === name) ?? null;
}
