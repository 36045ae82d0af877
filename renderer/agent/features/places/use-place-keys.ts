import { useEffect } from 'react';
import { useView } from '../../bridge/hooks.ts';
import { useOpenPlace, usePlaces } from '../../bridge/place.ts';
import { useShortcut } from '../shortcuts/index.ts';

/** Ctrl and a digit open a place; Ctrl+0 and Escape go back to the conversation. */
export function usePlaceKeys(): void {
  const places = usePlaces();
  const open = useOpenPlace() !== null;
  const goTo = useView((view) => view.goTo);
  const close = useView((view) => view.close);
  const tab = useView((view) => view.tab);
  const openSettings = useView((view) => view.open);
  useShortcut('place', (digit) => {
    const place = places.find((each) => each.digit === digit);
    if (place !== undefined) goTo(place.id);
  });
  useShortcut('conversation', close, open);
  useShortcut('settings', () => openSettings(tab));
  useEffect(() => {
    if (!open) return undefined;
    // Unless something nearer (a list, a confirmation) took the key.
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && !event.defaultPrevented) close();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [open, close]);
}
