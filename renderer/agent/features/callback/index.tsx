import { useAppState } from '../../bridge/hooks.ts';
import { later } from '../../ui/later.tsx';
import { StatusBar } from '../shortcuts/status-bar.tsx';

/** Dates in words bring a library along that is read when somebody books the first one. */
export const CallbackForm = later(async () => (await import('./callback-form.tsx')).CallbackForm);
/** The callback in which a conversation ends. */
export const OutcomeCallback = later(async () => (await import('./outcome-callback.tsx')).OutcomeCallback);
const CallbackBar = later(async () => (await import('./callback-bar.tsx')).CallbackBar);
const Notes = later(async () => (await import('./callback-bar.tsx')).CallbackNotes);

/** The keys of the moment, or whom to call back now in their place. */
export function WorkStatusBar() {
  const isDue = useAppState(({ callbacks: { due, inHand } }) => due.some((id) => id !== inHand?.agreementId));
  return <StatusBar instead={isDue ? <CallbackBar /> : null} />;
}

export function CallbackNotes() {
  return useAppState(({ callbacks }) => callbacks.inHand) === null ? null : <Notes />;
}
