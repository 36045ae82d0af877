import type { AgentState, ChosenState, NotReadyReason } from '../agent-state/agent-state.ts';
import { isShippedReason } from '../agent-state/not-ready-reasons.ts';
import type { PauseReason, QueueSettings } from './queue-settings.ts';

/** Where the agent stands in the queues of the PBX. */
export type QueuePosition = { readonly state: 'out' } | { readonly state: 'in' } | { readonly state: 'paused'; readonly reason: PauseReason };

/** One thing to ask of the PBX. */
export type QueueStep =
  | { readonly action: 'log-in' }
  | { readonly action: 'log-out' }
  | { readonly action: 'pause'; readonly reason: PauseReason }
  | { readonly action: 'unpause' };

/**
 * Where the agent must stand, given the own state. A pause that is chosen for after the call begins at once: otherwise the
 * queue would send a call into the moment between (F29). A call itself pauses nothing; the PBX sees that the line is busy.
 */
export function wantedQueuePosition(
  session: { readonly loggedIn: boolean; readonly state: AgentState; readonly next: ChosenState },
  settings: Pick<QueueSettings, 'pauseWhileHandling'>,
): QueuePosition {
  const { state, next } = session;
  if (!session.loggedIn || state.state === 'logged-out') return { state: 'out' };
  if (state.state === 'not-ready') return { state: 'paused', reason: pauseReason(state.reason ?? 'other') };
  if (next.state === 'not-ready') return { state: 'paused', reason: pauseReason(next.reason) };
  if (state.state === 'handling' && settings.pauseWhileHandling) return { state: 'paused', reason: 'handling' };
  return { state: 'in' };
}

/** An exchange knows the reasons that it has codes for: one of the organisation's own is another one to it. */
function pauseReason(reason: NotReadyReason): PauseReason {
  return isShippedReason(reason) ? reason : 'other';
}

/**
 * What to ask of the PBX, in order.
 *
 * @param from where the PBX has the agent; null when that is not known (after a start or a lost connection), so that
 *   everything is said again: a PBX takes a second log-in or pause as done
 * @param entersPaused who logs in gets no calls yet, as with `feature-event`
 */
export function queueSteps(from: QueuePosition | null, to: QueuePosition, entersPaused = false): readonly QueueStep[] {
  if (to.state === 'out') return from === null || from.state === 'out' ? [] : [{ action: 'log-out' }];
  const logIn: readonly QueueStep[] = from === null || from.state === 'out' ? [{ action: 'log-in' }] : [];
  if (to.state === 'in') return from?.state === 'in' ? [] : [...logIn, ...(from?.state === 'out' && !entersPaused ? [] : [{ action: 'unpause' } as const])];
  return from?.state === 'paused' && from.reason === to.reason ? [] : [...logIn, { action: 'pause', reason: to.reason }];
}

/** Where the agent stands once the PBX has accepted a step. */
export function positionAfter(step: QueueStep): QueuePosition {
  switch (step.action) {
    case 'log-in':
    case 'unpause':
      return { state: 'in' };
    case 'log-out':
      return { state: 'out' };
    case 'pause':
      return { state: 'paused', reason: step.reason };
  }
}

/**
 * A text of the settings with its placeholders filled in.
 *
 * @param encode for the place where the text goes, such as an address
 */
export function fillQueueText(
  text: string,
  step: QueueStep,
  { agent, reasons, encode = (value: string) => value }: { readonly agent: string; readonly reasons: QueueSettings['reasons']; readonly encode?: (value: string) => string },
): string {
  const reason = step.action === 'pause' ? reasons[step.reason] : '';
  return text.replaceAll('{agent}', encode(agent)).replaceAll('{reason}', encode(reason)).replaceAll('{action}', encode(step.action));
}

/** The number to dial for a step; empty when the PBX has none. */
export function codeOf(step: QueueStep, settings: Pick<QueueSettings, 'codes' | 'reasons'>, agent: string): string {
  const { logIn, logOut, pause, unpause } = settings.codes;
  const code = { 'log-in': logIn, 'log-out': logOut, pause, unpause }[step.action];
  return fillQueueText(code, step, { agent, reasons: settings.reasons });
}
