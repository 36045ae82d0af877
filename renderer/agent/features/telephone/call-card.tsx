import { CircleAlert, Pause, Phone, PhoneIncoming, PhoneMissed, PhoneOff, PhoneOutgoing, RefreshCw, X } from 'lucide-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { conversationMs } from '../../../../shared/domain/call/call-selectors.ts';
import type { Call } from '../../../../shared/domain/call/call.ts';
import { formatDuration } from '../../bridge/format.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { useNow } from '../../bridge/use-now.ts';
import { cx } from '../../ui/cx.ts';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import styles from './call-card.module.css';
import { CallControls } from './call-controls.tsx';
import { isCalmEnd, statusOf } from './call-look.ts';
import { EndedPart } from './ended-part.tsx';
import type { Dial } from './use-dial.ts';
import { useCallActions } from './use-call-actions.ts';
import { useParty } from './use-party.ts';

/** One call: who, how long, in what state, and what can be done about it now. `current` is the call that the keys work on. */
export function CallCard({ call, current, dial }: { readonly call: Call; readonly current: boolean; readonly dial: Dial }) {
  const { t } = useTranslation();
  const party = useParty(call);
  const actions = useCallActions(call.id);
  const status = statusOf(call);
  const card = useRef<HTMLElement>(null);
  const incoming = call.phase === 'ringing-in' || call.phase === 'answering';
  const calm = call.end === null || isCalmEnd(call.end.cause);

  // With several calls the one that begins to ring must be in view.
  useEffect(() => {
    if (incoming) card.current?.scrollIntoView?.({ block: 'nearest' });
  }, [incoming]);

  return (
    <article ref={card} aria-label={party.name} className={cx(styles['card'], styles[status], incoming && styles['incoming'], !calm && styles['failed'])}>
      <div className={styles['head']}>
        <span className={styles['icon']} aria-hidden="true">
          {iconOf(call, calm)}
        </span>
        <span role="status" aria-label={t('telephone.statusLabel')} className={styles['status']}>
          {t(`telephone.status.${status}`)}
        </span>
        <Timer call={call} />
        {call.phase === 'ended' && <IconButton size="s" variant="quiet" label={t('telephone.dismiss')} icon={<X />} className={styles['dismiss']} onClick={actions.dismiss} />}
      </div>
      <div className={styles['who']}>
        <p className={styles['name']} title={party.name}>
          {party.name}
        </p>
        <p className={styles['detail']}>
          {[party.organisation, party.number].filter(Boolean).map((part) => (
            <span key={part}>{part}</span>
          ))}
          <Origin call={call} />
        </p>
      </div>
      {call.phase === 'ended' ? <EndedPart call={call} dial={dial} /> : <CallControls call={call} current={current} actions={actions} />}
      {actions.error !== null && <ErrorAlert error={actions.error} onDismiss={actions.clear} />}
    </article>
  );
}

function iconOf(call: Call, calm: boolean): ReactNode {
  if (call.phase === 'ended') return call.end?.cause === 'missed' ? <PhoneMissed /> : calm ? <PhoneOff /> : <CircleAlert />;
  if (call.phase === 'ringing-in' || call.phase === 'answering') return <PhoneIncoming />;
  if (call.phase !== 'connected') return <PhoneOutgoing />;
  if (call.media === 'recovering') return <RefreshCw />;
  return call.hold.since !== null || call.hold.remote ? <Pause /> : <Phone />;
}

/** Direction and project, and how many customers have this number. */
function Origin({ call }: { readonly call: Call }) {
  const { t } = useTranslation();
  const project = useAppState((state) => (state.account.kind === 'practice' ? null : (state.project?.name ?? null)));
  const practice = useAppState((state) => state.account.kind === 'practice');
  return (
    <>
      <span>{[t(`telephone.direction.${call.direction}`), practice ? t('telephone.practice.title') : project].filter(Boolean).join(' · ')}</span>
      {call.contact.state === 'several' && <span className={styles['several']}>{t('telephone.severalCustomers', { count: call.contact.candidates.length })}</span>}
      {call.contact.state === 'searching' && <span>{t('telephone.searching')}</span>}
    </>
  );
}

/** Conversation time once there is one, else the time since the first ring. By itself, so that its tick re-renders nothing else. */
function Timer({ call }: { readonly call: Call }) {
  const now = useNow();
  const ms = call.answeredAt === null ? (call.endedAt ?? now) - call.startedAt : conversationMs(call, now);
  return <span className={styles['timer']}>{formatDuration(ms)}</span>;
}
