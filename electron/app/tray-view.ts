import { NOT_READY_REASONS, type ChosenState, type NotReadyReason } from '../../shared/domain/agent-state/agent-state.ts';
import { canHangUp } from '../../shared/domain/call/call-guards.ts';
import { activeCall, heldCalls, partyName, ringingCall } from '../../shared/domain/call/call-selectors.ts';
import type { AppState, Language, SessionState } from '../../shared/ipc/app-state.ts';
import type { CallId } from '../../shared/lib/brand.ts';

/** What the tray shows and offers. */
export type TrayView = {
  readonly language: Language;
  readonly loggedIn: boolean;
  readonly state: SessionState['state'];
  /** What is or will be: the checked entry of the menu. */
  readonly next: ChosenState;
  readonly reasons: readonly NotReadyReason[];
  readonly ringing: { readonly callId: CallId; readonly name: string } | null;
  /** The call that can be hung up. */
  readonly current: { readonly callId: CallId; readonly name: string } | null;
  readonly doNotDisturb: boolean;
  readonly missed: number;
};

/** What the tray shows of the state. */
export function trayViewOf({ settings, session, calls: { calls }, figures, atHand }: AppState): TrayView {
  const ringing = ringingCall(calls);
  const current = activeCall(calls) ?? heldCalls(calls)[0] ?? null;
  return {
    language: settings.language,
    loggedIn: session.agent !== null,
    state: session.state,
    next: session.next,
    reasons: NOT_READY_REASONS,
    ringing: ringing === null ? null : { callId: ringing.id, name: partyName(ringing) },
    current: current === null || !canHangUp(current) ? null : { callId: current.id, name: partyName(current) },
    doNotDisturb: atHand.doNotDisturb,
    missed: session.agent === null ? 0 : figures.missedUnseen,
  };
}
