import { useTranslation } from 'react-i18next';
import { canDial } from '../../../../shared/domain/call/call-guards.ts';
import type { AppError, AppErrorCode } from '../../../../shared/errors/app-error.ts';
import type { ContactId } from '../../../../shared/lib/brand.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { clearDial } from './dial-store.ts';

/** Refusals that end as a call card which says the same, with what to do. */
const ON_THE_CARD: readonly AppErrorCode[] = ['microphone-missing', 'microphone-refused', 'microphone-busy', 'media-unavailable'];

export type Dial = {
  readonly call: (target: string, contactId: ContactId | null) => void;
  readonly redial: () => void;
  readonly pending: boolean;
  readonly error: AppError | null;
  readonly clear: () => void;
};

/** Starts calls. A second press while the first is under way does nothing. */
export function useDial(): Dial {
  const dial = useCommand('call.dial');
  const redial = useCommand('call.redial');
  const blocked = useDialBlocked();
  const pending = dial.pending || redial.pending;
  const error = dial.error ?? redial.error;
  const clear = (): void => {
    dial.clear();
    redial.clear();
  };
  return {
    call: (target, contactId) => {
      if (pending || blocked !== null || target.trim() === '') return;
      clear();
      void dial.run({ target: target.trim().slice(0, 300), contactId }).then((reply) => reply.ok && clearDial());
    },
    redial: () => {
      if (pending || blocked !== null) return;
      clear();
      void redial.run({});
    },
    pending,
    error: error === null || ON_THE_CARD.includes(error.code) ? null : error,
    clear,
  };
}

/** Why no call can start now, in words; null when one can. */
export function useDialBlocked(): string | null {
  const { t } = useTranslation();
  const registered = useAppState(({ line }) => line.state === 'registered');
  const free = useAppState(({ calls }) => canDial(calls.calls));
  if (!registered) return t('telephone.blocked.line');
  return free ? null : t('telephone.blocked.inCall');
}
