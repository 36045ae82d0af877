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
  session.onRequestTimeout = () => {
    guard.because(guard.isEstablished() ? 'connection-lost' : 'unreachable');
    onRequestTimeout.call(session);
  };
  session.onDialogError = () => {
    guard.because('connection-lost');
    onDialogError.call(session);
  };
}
