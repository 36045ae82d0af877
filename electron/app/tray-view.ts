import type { ChosenState } from '../../shared/domain/agent-state/agent-state.ts';
import type { ReasonRule } from '../../shared/domain/agent-state/not-ready-reasons.ts';
import { canHangUp } from '../../shared/domain/call/call-guards.ts';
import { activeCall, heldCalls, ringingCall } from '../../shared/domain/call/call-selectors.ts';
import type { AppState, Language, SessionState } from '../../shared/ipc/app-state.ts';
import type { CallId } from '../../shared/lib/brand.ts';
import { shownOutside } from './shown-outside.ts';

/** What the tray shows and offers. */
export type TrayView = {
  readonly language: Language;
  readonly loggedIn: boolean;
  /** The desk was left: callers are not named. */
  readonly locked: boolean;
  readonly state: SessionState['state'];
  /** What is or will be: the checked entry of the menu. */
  readonly next: ChosenState;
  readonly reasons: readonly ReasonRule[];
  readonly ringing: { readonly callId: CallId; readonly name: string } | null;
  /** The call that can be hung up. */
  readonly current: { readonly callId: CallId; readonly name: string } | null;
  readonly doNotDisturb: boolean;
  readonly missed: number;
  /** To be called back now. */
  readonly callBack: number;
};

/** What the tray shows of the state. */
export function trayViewOf({
  settings,
  session,
  notReadyReasons,
  locked,
  calls: { calls },
  figures,
  atHand,
  callbacks,
}: AppState): TrayView {
  const ringing = ringingCall(calls);
  const current = activeCall(calls) ?? heldCalls(calls)[0] ?? null;
  return {
    language: settings.language,
    loggedIn: session.agent !== null,
    locked,
    state: session.state,
    next: session.next,
    reasons: notReadyReasons,
    ringing: ringing === null ? null : { callId: ringing.id, name: shownOutside(ringing, locked).name },
    current:
      current === null || !canHangUp(current) ? null : { callId: current.id, name: shownOutside(current, locked).name },
    doNotDisturb: atHand.doNotDisturb,
    missed: session.agent === null ? 0 : figures.missedUnseen,
    callBack: session.agent === null ? 0 : callbacks.due.length,
  };
}
