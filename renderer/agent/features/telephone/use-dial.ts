import { useCallback, useLayoutEffect, useMemo, useRef } from 'react';
import { dialObstacle } from '../../../../shared/domain/call/call-guards.ts';
import { isEmergency } from '../../../../shared/domain/contact/emergency-numbers.ts';
import type { AppError, AppErrorCode } from '../../../../shared/errors/app-error.ts';
import type { ContactId } from '../../../../shared/lib/brand.ts';
import { useAppState, useStarting } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { clearDial, linkText, prepareDial } from './dial-store.ts';
import { diedIn, useAllTheSame } from './use-all-the-same.ts';

/** Refusals that end as a call card which says the same, with what to do. */
const ON_THE_CARD: readonly AppErrorCode[] = [
  'microphone-missing',
  'microphone-refused',
  'microphone-busy',
  'media-unavailable',
];

export type Dial = {
  /** @param byHand the agent has the number before the eyes and pressed Call; else an emergency number is only put into the field. */
  readonly call: (target: string, contactId: ContactId | null, byHand?: boolean) => void;
  readonly redial: () => void;
  readonly pending: boolean;
  readonly error: AppError | null;
  /** Whoever was dialled last has died, and nothing was dialled; `name` is empty where it may not be seen. */
  readonly died: { readonly name: string } | null;
  /** Makes that call, because it is meant. */
  readonly allTheSame: () => void;
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
  const last = useRef((): void => undefined);
  const { run: runAllTheSame, pending: asking, error: askError } = useAllTheSame(useCallback(() => last.current(), []));
  const pending = dialling || redialling || asking;
  const error = dialError ?? redialError ?? askError;
  const died = diedIn(error)?.name ?? null;
  const country = useAppState(({ settings }) => settings.country);
  const now = useRef({ pending: true, blocked: true });
  useLayoutEffect(() => {
    now.current = { pending, blocked: blocked !== null };
  }, [pending, blocked]);

  const clear = useCallback((): void => {
    clearDialError();
    clearRedialError();
  }, [clearDialError, clearRedialError]);
  const call = useCallback<Dial['call']>(
    (target, contactId, byHand = false) => {
      if (now.current.pending || target.trim() === '') return;
      const emergency = isEmergency(target, country);
      if (emergency && !byHand) {
        prepareDial(linkText(target));
        return;
      }
      if (now.current.blocked && !emergency) return;
      last.current = () => {
        clear();
        void runDial({ target: target.trim().slice(0, 300), contactId, ...(byHand ? { byHand } : {}) }).then((reply) => reply.ok && clearDial());
      };
      last.current();
    },
    [clear, country, runDial],
  );
  const redial = useCallback((): void => {
    if (now.current.pending || now.current.blocked) return;
    last.current = () => {
      clear();
      void runRedial({}).then((reply) => reply.ok && clearDial());
    };
    last.current();
  }, [clear, runRedial]);
  const shown = error === null || died !== null || ON_THE_CARD.includes(error.code) ? null : error;
  return useMemo(
    () => ({ call, redial, pending, error: shown, died: died === null ? null : { name: died }, allTheSame: runAllTheSame, clear }),
    [call, redial, pending, shown, died, runAllTheSame, clear],
  );
}

/** Why no ordinary call can start now, in words; null when one can. */
export function useDialBlocked(): string | null {
  const { t } = useTranslation();
  const starting = useStarting();
  const registered = useAppState(({ line }) => line.state === 'registered');
  const obstacle = useAppState(({ calls }) => dialObstacle(calls.calls));
  if (starting) return t('telephone.blocked.starting');
  if (!registered) return t('telephone.blocked.line');
  if (obstacle === 'too-many-calls') return t('telephone.blocked.tooMany');
  return obstacle === null ? null : t('telephone.blocked.inCall');
}
