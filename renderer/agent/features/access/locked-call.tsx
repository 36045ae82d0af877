import { Mic, MicOff, Phone, PhoneOff } from 'lucide-react';
import { canAnswer, canDecline, canHangUp, canMute } from '../../../../shared/domain/call/call-guards.ts';
import { activeCall, heldCalls, ringingCall } from '../../../../shared/domain/call/call-selectors.ts';
import type { Call } from '../../../../shared/domain/call/call.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { useKeysOf, useShortcut } from '../shortcuts/index.ts';
import { CallTimer, useCallActions } from '../telephone/index.ts';
import styles from './access.module.css';

/** What rings and who is being talked to, on the lock screen and while nobody is logged in: to be answered and ended, without a name or number. */
export function LockedCalls() {
  const calls = useAppState((state) => state.calls.calls);
  const ringing = ringingCall(calls);
  const current = activeCall(calls) ?? heldCalls(calls)[0] ?? null;
  return (
    <>
      {ringing !== null && <LockedCall key={ringing.id} call={ringing} />}
      {current !== null && current.id !== ringing?.id && <LockedCall key={current.id} call={current} />}
    </>
  );
}

function LockedCall({ call }: { readonly call: Call }) {
  const { t } = useTranslation();
  const keysOf = useKeysOf();
  const actions = useCallActions(call.id);
  const rings = call.phase === 'ringing-in';
  const toggleMute = (): void => actions.mute(!call.muted);
  useShortcut('answer', actions.answer, canAnswer(call));
  useShortcut('decline', actions.decline, canDecline(call));
  useShortcut('mute', toggleMute, canMute(call));
  useShortcut('hang-up', actions.hangUpAll, !rings && canHangUp(call));
  const title = t(
    rings ? 'access.call.ringing' : call.phase !== 'connected' ? 'access.call.dialling' : call.hold.since === null ? 'access.call.talking' : 'access.call.held',
  );
  return (
    <section aria-label={title} className={styles['call']}>
      <p className={styles['line']}>
        <span className={styles['grow']} role="status">
          {title}
        </span>
        <CallTimer call={call} className={styles['time']} />
      </p>
      <div className={styles['line']}>
        {canAnswer(call) && (
          <Button variant="ok" icon={<Phone aria-hidden="true" />} shortcut={keysOf('answer')} pending={actions.pending === 'call.answer'} onClick={actions.answer}>
            {t('telephone.answer')}
          </Button>
        )}
        {canDecline(call) && (
          <Button shortcut={keysOf('decline')} pending={actions.pending === 'call.decline'} onClick={actions.decline}>
            {t('telephone.decline')}
          </Button>
        )}
        {canMute(call) && (
          <Button icon={call.muted ? <Mic aria-hidden="true" /> : <MicOff aria-hidden="true" />} on={call.muted} shortcut={keysOf('mute')} onClick={toggleMute}>
            {t(call.muted ? 'telephone.unmute' : 'telephone.mute')}
          </Button>
        )}
        {!rings && canHangUp(call) && (
          <Button variant="danger" icon={<PhoneOff aria-hidden="true" />} shortcut={keysOf('hang-up')} pending={actions.pending === 'call.hangUp'} onClick={actions.hangUpAll}>
            {t('telephone.hangUp')}
          </Button>
        )}
      </div>
      <ErrorAlert error={actions.error} onDismiss={actions.clear} />
    </section>
  );
}
