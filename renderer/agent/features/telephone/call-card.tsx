import { X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { codecName } from '../../../../shared/domain/account/account.ts';
import type { Call } from '../../../../shared/domain/call/call.ts';
import { projectOf } from '../../../../shared/ipc/project-of.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { cx } from '../../ui/cx.ts';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { CallMark } from '../coaching/index.ts';
import { CallReport } from '../diagnosis/index.ts';
import { QualityLight } from '../quality/index.ts';
import { SilenceClock, TalkLine } from '../silence/index.ts';
import styles from './call-card.module.css';
import { CallControls } from './call-controls.tsx';
import { CallIcon } from './call-icon.tsx';
import { isCalmEnd, statusOf } from './call-look.ts';
import { CallTimer } from './call-timer.tsx';
import { EndedPart } from './ended-part.tsx';
import type { Dial } from './use-dial.ts';
import { useCallActions } from './use-call-actions.ts';
import { useParty } from './use-party.ts';

/** One call: who, how long, in what state, and what can be done about it now. `current` is the call that the keys work on. */
export function CallCard({
  call,
  current,
  dial,
  beside = false,
}: {
  readonly call: Call;
  readonly current: boolean;
  readonly dial: Dial;
  /** Below another card: the name has one line. */
  readonly beside?: boolean;
}) {
  const { t } = useTranslation();
  const party = useParty(call);
  const actions = useCallActions(call.id);
  const status = statusOf(call);
  const card = useRef<HTMLElement>(null);
  const incoming = call.phase === 'ringing-in' || call.phase === 'answering';
  const measured = call.phase === 'connected' && call.listensIn === undefined;
  const calm = call.end === null || isCalmEnd(call.end.cause);

  // The one that begins to ring must be in view. Below others only: scrolling lays the page out before its frame.
  useEffect(() => {
    if (incoming && beside) card.current?.scrollIntoView?.({ block: 'nearest' });
  }, [incoming, beside]);

  return (
    <article
      ref={card}
      aria-label={party.name}
      className={cx(
        styles['card'],
        beside && styles['beside'],
        styles[status],
        incoming && styles['incoming'],
        !calm && styles['failed'],
      )}
    >
      <div className={styles['head']}>
        <CallIcon call={call} className={styles['icon']} />
        <span role="status" aria-label={t('telephone.statusLabel')} className={styles['status']}>
          {t(`telephone.status.${status}`)}
        </span>
        {call.phase === 'connected' && <QualityLight call={call} />}
        {measured && <SilenceClock call={call} current={current} />}
        <CallTimer call={call} className={styles['timer']} />
        {call.phase === 'ended' && (
          <IconButton
            size="s"
            variant="quiet"
            label={t('telephone.dismiss')}
            icon={<X />}
            className={styles['dismiss']}
            onClick={actions.dismiss}
          />
        )}
      </div>
      <div className={styles['who']}>
        <p className={styles['name']} title={party.name}>
          {party.name}
        </p>
        <p className={styles['detail']}>
          <Details call={call} organisation={party.organisation} number={party.number} />
        </p>
      </div>
      {call.listensIn !== undefined && call.phase !== 'ended' && (
        <p className={styles['listens']}>
          <strong>{t(`atHand.listenIn.modes.${call.listensIn}`)}</strong> {t(`atHand.listenIn.hint.${call.listensIn}`)}
        </p>
      )}
      {call.note !== '' && (
        <p role="note" aria-label={t('transfer.noteReceived')} className={styles['hand-over']} title={call.note}>
          <span className={styles['hand-over-text']}>{call.note}</span>
        </p>
      )}
      {call.phase === 'ended' ? (
        <EndedPart call={call} dial={dial} />
      ) : (
        <CallControls call={call} current={current} actions={actions} />
      )}
      {measured && current && <TalkLine call={call} />}
      <CallReport callId={call.id} current={current} />
      {call.answeredAt !== null && <CallMark key={call.id} callId={call.id} keyed={current} />}
      {actions.error !== null && <ErrorAlert error={actions.error} onDismiss={actions.clear} />}
    </article>
  );
}

/** Number, organisation, project, and how many customers have this number. The direction is the icon, and words for who cannot see it. */
function Details({
  call,
  organisation,
  number,
}: {
  readonly call: Call;
  readonly organisation: string;
  readonly number: string;
}) {
  const { t } = useTranslation();
  const project = useAppState((state) =>
    state.account.kind === 'practice' ? t('telephone.practice.title') : (projectOf(state, call.projectId)?.name ?? ''),
  );
  const { contact } = call;
  const searching = contact.state === 'searching' && call.phase !== 'ended' ? t('telephone.searching') : '';
  // The number first: it is what must not be cut when the line is too long.
  const line = [number, organisation, project, searching, codecName(call.codec)].filter(Boolean).join(' · ');
  return (
    <>
      <span className="visually-hidden">{t(`telephone.direction.${call.direction}`)} </span>
      <span className={styles['line']} title={line}>
        {line}
      </span>
      {contact.state === 'several' && (
        <strong className={styles['several']}>
          {t('telephone.severalCustomers', { count: contact.candidates.length })}
        </strong>
      )}
    </>
  );
}
