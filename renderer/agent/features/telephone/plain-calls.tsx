import { Phone, PhoneOff, TriangleAlert } from 'lucide-react';
import { canAnswer, canDecline, canHangUp } from '../../../../shared/domain/call/call-guards.ts';
import { livingCalls } from '../../../../shared/domain/call/call-selectors.ts';
import type { Call } from '../../../../shared/domain/call/call.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { useShortcut } from '../shortcuts/index.ts';
import { statusOf } from './call-look.ts';
import styles from './plain-calls.module.css';
import { useCallActions } from './use-call-actions.ts';

/**
 * The telephone when the part that shows it has a fault: every living call with what cannot wait, made of as little as possible, so that
 * the fault is not met a second time.
 */
export function PlainTelephone({ onAgain }: { readonly onAgain: () => void }) {
  const { t } = useTranslation();
  const calls = useAppState((state) => state.calls.calls);
  return (
    <div className={styles['telephone']}>
      <div role="alert" className={styles['fault']}>
        <TriangleAlert size={18} aria-hidden="true" />
        <p>
          <strong>{t('common.fault.title')}</strong> {t('common.fault.text')}
        </p>
        <Button size="s" onClick={onAgain}>
          {t('common.fault.again')}
        </Button>
      </div>
      {livingCalls(calls).map((call, index) => (
        <PlainCall key={call.id} call={call} keys={index === 0} />
      ))}
    </div>
  );
}

/** One call: number, state, and the ways to begin and to end it. */
export function PlainCall({
  call,
  keys,
  onAgain,
}: {
  readonly call: Call;
  /** It has the keys for answering, declining and hanging up. */
  readonly keys: boolean;
  /** Shows the call as it should be; left out where something around it does. */
  readonly onAgain?: () => void;
}) {
  const { t } = useTranslation();
  const actions = useCallActions(call.id);
  const ringing = call.phase === 'ringing-in';
  const number = call.remote.number ?? call.remote.raw;
  const name = number === '' ? t('telephone.anonymous') : number;
  useShortcut('answer', actions.answer, keys && canAnswer(call));
  useShortcut('decline', actions.decline, keys && canDecline(call));
  useShortcut('hang-up', actions.hangUp, keys && canHangUp(call) && !ringing);
  return (
    <article aria-label={name} className={styles['call']}>
      <span className={styles['texts']}>
        <strong>{name}</strong>
        <span role="status" aria-label={t('telephone.statusLabel')}>
          {t(`telephone.status.${statusOf(call)}`)}
        </span>
      </span>
      {onAgain !== undefined && (
        <IconButton size="s" variant="quiet" label={t('common.fault.againInBar')} icon={<TriangleAlert />} onClick={onAgain} />
      )}
      {ringing && (
        <Button variant="ok" icon={<Phone aria-hidden="true" />} onClick={actions.answer}>
          {t('telephone.answer')}
        </Button>
      )}
      {ringing ? (
        <IconButton label={t('telephone.decline')} icon={<PhoneOff />} onClick={actions.decline} />
      ) : (
        <Button variant="danger" icon={<PhoneOff aria-hidden="true" />} disabled={!canHangUp(call)} onClick={actions.hangUp}>
          {t('telephone.hangUp')}
        </Button>
      )}
    </article>
  );
}
