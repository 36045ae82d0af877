import { useState } from 'react';
import type { AppError } from '../../../../shared/errors/app-error.ts';
import type { CommandName } from '../../../../shared/ipc/contract.ts';
import type { CallId } from '../../../../shared/lib/brand.ts';
import type { CommandInput } from '../../bridge/client.ts';
import { useClient } from '../../bridge/hooks.ts';

export type CallActions = {
  readonly answer: () => void;
  readonly decline: () => void;
  readonly hangUp: () => void;
  /** Everybody of the conference, and not this party alone. */
  readonly hangUpAll: () => void;
  readonly hold: (on: boolean) => void;
  readonly mute: (on: boolean) => void;
  /** Makes one conversation of this call and the other one. */
  readonly merge: (withCallId: CallId) => void;
  /** Goes on with this call alone. */
  readonly split: () => void;
  /** Leaves the conference; the others stay connected. */
  readonly leave: () => void;
  readonly sendDtmf: (digits: string) => void;
  readonly dismiss: () => void;
  /** The command that waits for its answer, to show that the click arrived. */
  readonly pending: CommandName | null;
  readonly error: AppError | null;
  readonly clear: () => void;
};

/**
 * What can be asked of one call. A command that waits for its answer is not sent a second time, and `call-not-possible` is not
 * shown: the call changed while the finger was on its way down, and its card already says how.
 */
export function useCallActions(callId: CallId): CallActions {
  const client = useClient();
  const [pending, setPending] = useState<CommandName | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const [underWay] = useState(() => new Set<CommandName>());

  const send = <Name extends CommandName>(name: Name, input: CommandInput<Name>, once = true): void => {
    if (once && underWay.has(name)) return;
    underWay.add(name);
    setPending(name);
    setError(null);
    void client.invoke(name, input).then((reply) => {
      underWay.delete(name);
      setPending((now) => (now === name ? null : now));
      if (!reply.ok && reply.error.code !== 'call-not-possible') setError(reply.error);
    });
  };

  return {
    answer: () => send('call.answer', { callId }),
    decline: () => send('call.decline', { callId }),
    hangUp: () => send('call.hangUp', { callId }),
    hangUpAll: () => send('call.hangUp', { callId, whole: true }),
    hold: (on) => send('call.hold', { callId, on }),
    mute: (on) => send('call.mute', { callId, on }),
    merge: (withCallId) => send('call.merge', { callId, withCallId }),
    leave: () => send('call.leave', { callId }),
    split: () => send('call.split', { callId }),
    // Keys follow each other faster than answers come back; main keeps their order.
    sendDtmf: (digits) => send('call.sendDtmf', { callId, digits }, false),
    dismiss: () => send('call.dismiss', { callId }),
    pending,
    error,
    clear: () => setError(null),
  };
}
