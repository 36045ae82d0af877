import type { CallEnd } from '../../shared/domain/call/end-cause.ts';
import type { SessionInternals } from './jssip-private.ts';

/**
 * Keeps JsSIP from ending a conversation when a request of it meets a lost connection: the dialog outlives that.
 *
 * @param guard what is to be done instead: `interrupt` in a conversation; `because` notes the reason before JsSIP ends a call.
 */
export function guardAgainstLoss(
  session: SessionInternals,
  guard: {
    readonly isEstablished: () => boolean;
    readonly interrupt: () => void;
    readonly because: (cause: CallEnd['cause']) => void;
  },
): void {
  const { onTransportError, onRequestTimeout, onDialogError } = session;
  session.onTransportError = () => {
    if (guard.isEstablished()) guard.interrupt();
    else {
      guard.because('connection-lost');
      onTransportError.call(session);
    }
  };
  // No answer in 32 s would end the dialog (RFC 3261, 12.2.1.2): while the network is away that is the customer. Whether it
  // still exists, the next request tells.
  session.onRequestTimeout = () => {
    if (guard.isEstablished()) guard.interrupt();
    else {
      guard.because('unreachable');
      onRequestTimeout.call(session);
    }
  };
  session.onDialogError = () => {
    guard.because('connection-lost');
    onDialogError.call(session);
  };
}
