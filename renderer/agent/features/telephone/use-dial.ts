import { useCallback, useLayoutEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { canDial } from '../../../../shared/domain/call/call-guards.ts';
import type { AppError, AppErrorCode } from '../../../../shared/errors/app-error.ts';
import type { ContactId } from '../../../../shared/lib/brand.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { clearDial } from './dial-store.ts';

/** Refusals that end as a call card which says the same, with what to do. */
const ON_THE_CARD: readonly AppErrorCode[] = [
  'microphone-missing',
  'microphone-refused',
  'microphone-busy',
  'media-unavailable',
];

export type Dial = {
  readonly call: (target: string, contactId: ContactId | null) => void;
  readonly redial: () => void;
  readonly pending: boolean;
  readonly error: AppError | null;
  readonly clear: () => void;
};

/**
 * Starts calls. A second press while the first is under way does nothing. The same object as long as what it shows is the
 * same, so that a call that begins does not re-render every row of the recent calls.
 */
export function useDial(): Dial {
  const { run: runDial, clear: clearDialError, pending: dialling, error: dialError } = useCommand('call.dial');
  const {
    run: runRedial,
    clear: clearRedialError,
    pending: redialling,
    error: redialError,
  } = useCommand('call.redial');
  const blocked = useDialBlocked();
  const pending = dialling || redialling;
  const error = dialError ?? redialError;
  const refuses = useRef(true);
  useLayoutEffect(() => {
    refuses.current = pending || blocked !== null;
  }, [pending, blocked]);

  const clear = useCallback((): void => {
    clearDialError();
    clearRedialError();
  }, [clearDialError, clearRedialError]);
  const call = useCallback<Dial['call']>(
    (target, contactId) => {
      if (refuses.current || target.trim() === '') return;
      clear();
      void runDial({ target: target.trim().slice(0, 300), contactId }).then((reply) => reply.ok && clearDial());
    },
    [clear, runDial],
  );
  const redial = useCallback((): void => {
    if (refuses.current) return;
    clear();
    void runRedial({});
  }, [clear, runRedial]);
  const shown = error === null || ON_THE_CARD.includes(error.code) ? null : error;
  return useMemo(() => ({ call, redial, pending, error: shown, clear }), [call, redial, pending, shown, clear]);
}

/** Why no call can start now, in words; null when one can. */
export function useDialBlocked(): string | null {
  const { t } = useTranslation();
  const registered = useAppState(({ line }) => line.state === 'registered');
  const free = useAppState(({ calls }) => canDial(calls.calls));
  if (!registered) return t('telephone.blocked.line');
  return free ? null : t('telephone.blocked.inCall');
}
