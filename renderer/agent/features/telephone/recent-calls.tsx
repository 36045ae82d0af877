import type { TFunction } from 'i18next';
import { Activity, Phone, PhoneIncoming, PhoneMissed, PhoneOutgoing, RotateCcw } from 'lucide-react';
import { memo, useEffect, useRef, useState } from 'react';
import { MISSED_CAUSES } from '../../../../shared/domain/call/end-cause.ts';
import { displayPhone } from '../../../../shared/domain/contact/phone-number.ts';
import type { RecentCall } from '../../../../shared/ipc/app-state.ts';
import { formatDay, formatTime } from '../../bridge/format.ts';
import { useAppState, useClient } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useNow } from '../../bridge/use-now.ts';
import { cx } from '../../ui/cx.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { EmptyState, PaneHeader } from '../../ui/pane.tsx';
import { CallDetails } from '../diagnosis/index.ts';
import { useKeysOf, useShortcut } from '../shortcuts/index.ts';
import { prepareDial } from './dial-store.ts';
import { GuardedButton } from './guarded-button.tsx';
import styles from './recent-calls.module.css';
import { useDialBlocked, type Dial } from './use-dial.ts';

const MINUTE_MS = 60_000;

/** The last calls. A row puts its number into the field; the button in it calls at once. Missed calls count as seen when the list is. */
export const RecentCalls = memo(function RecentCalls({ dial }: { readonly dial: Dial }) {
  const { t } = useTranslation();
  const keysOf = useKeysOf();
  const recent = useAppState(({ recentCalls }) => recentCalls);
  const missed = useAppState(({ figures }) => figures.missedUnseen);
  const blocked = useDialBlocked();
  const look = useMissedSeen(missed);
  const [onlyMissed, setOnlyMissed] = useState(false);
  const listed = onlyMissed ? recent.filter(isMissed) : recent;
  const toCallBack = recent.find((call) => isMissed(call) && call.number !== '');
  useShortcut('call-back', () => toCallBack !== undefined && dial.call(toCallBack.number, toCallBack.contactId), blocked === null && toCallBack !== undefined);
  useShortcut('redial', dial.redial, blocked === null);

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- only watches whether somebody looks
    <section
      className={styles['recent']}
      aria-label={t('telephone.recent.title')}
      onPointerEnter={look.start}
      onPointerLeave={look.stop}
      onFocus={look.start}
      onBlur={look.stop}
    >
      <PaneHeader title={t('telephone.recent.title')} className={styles['head']}>
        <IconButton
          size="s"
          variant="quiet"
          label={t('telephone.recent.onlyMissed')}
          aria-pressed={onlyMissed}
          icon={<PhoneMissed />}
          className={onlyMissed ? styles['pressed'] : undefined}
          onClick={() => setOnlyMissed(!onlyMissed)}
        />
        {missed > 0 && (
          <button
            type="button"
            className={styles['missed-count']}
            aria-label={t('telephone.recent.missed', { count: missed })}
            title={`${t('telephone.recent.missed', { count: missed })}. ${t('telephone.recent.markSeen')}`}
            onClick={look.now}
          >
            <PhoneMissed size={13} aria-hidden="true" />
            {missed > 99 ? '99+' : missed}
          </button>
        )}
        <GuardedButton
          size="s"
          variant="quiet"
          icon={<RotateCcw aria-hidden="true" />}
          blocked={blocked}
          tip={t('telephone.redialTip')}
          tipKeys={keysOf('redial')}
          pending={dial.pending}
          className={styles['redial']}
          onClick={dial.redial}
        >
          {t('telephone.redial')}
        </GuardedButton>
      </PaneHeader>
      {listed.length === 0 ? (
        <EmptyState compact title={t(onlyMissed ? 'telephone.recent.noneMissed' : 'telephone.recent.empty')}>
          {onlyMissed ? null : t('telephone.recent.emptyText')}
        </EmptyState>
      ) : (
        <ul className={styles['list']} aria-label={t('telephone.recent.title')} tabIndex={-1}>
          {listed.map((call) => (
            <Row key={call.callId} call={call} blocked={blocked} onCall={dial.call} />
          ))}
        </ul>
      )}
    </section>
  );
});

const Row = memo(function Row({
  call,
  blocked,
  onCall,
}: {
  readonly call: RecentCall;
  readonly blocked: string | null;
  readonly onCall: Dial['call'];
}) {
  const { t, i18n } = useTranslation();
  const country = useAppState(({ settings }) => settings.country);
  const now = useNow(MINUTE_MS);
  const [details, setDetails] = useState(false);
  const number = call.number === '' ? '' : displayPhone(call.number, country);
  const name = call.name || (call.hidden ? t('customer.confidential') : '') || number || t('telephone.anonymous');
  const missed = isMissed(call);
  const Icon = missed ? PhoneMissed : call.direction === 'in' ? PhoneIncoming : PhoneOutgoing;
  // The words say it themselves.
  const told = call.cause === null || call.answeredAt !== null || call.cause === 'missed';
  const sameDay = new Date(call.at).toDateString() === new Date(now).toDateString();
  const at = sameDay ? formatTime(call.at, i18n.language) : formatDay(call.at, i18n.language, now);
  const handedOver = call.transferredTo === '' ? '' : t('transfer.doneRecent', { name: call.transferredTo });
  const detail = [handedOver || wordsOf(call, t), call.name === '' ? '' : unbroken(number)].filter(Boolean).join(' · ');
  return (
    <li className={styles['item']}>
      <button
        type="button"
        className={styles['row']}
        disabled={call.number === ''}
        title={call.number === '' ? undefined : t('telephone.recent.prepare', { name })}
        onClick={() => prepareDial(call.number, { name, contactId: call.contactId })}
      >
        <Icon size={15} role="img" aria-hidden={told || undefined} aria-label={told ? undefined : t(`telephone.direction.${call.direction}`)} className={cx(styles['icon'], missed && styles['missed'])} />
        <span className={styles['texts']}>
          <span className={styles['top']}>
            {!call.seen && <span className={styles['unseen']} role="img" aria-label={t('telephone.recent.unseen')} />}
            <span className={styles['name']}>{name}</span>
            <span className={styles['at']}>{at}</span>
          </span>
          <span className={cx(styles['detail'], missed && styles['missed'])}>{detail}</span>
        </span>
      </button>
      <IconButton
        size="s"
        variant="quiet"
        label={t('diagnosis.details', { name })}
        icon={<Activity />}
        aria-expanded={details}
        onClick={() => setDetails(!details)}
      />
      {call.number !== '' && (
        <IconButton
          size="s"
          variant="quiet"
          label={blocked ?? t('telephone.recent.dial', { name })}
          icon={<Phone />}
          aria-disabled={blocked !== null || undefined}
          onClick={() => onCall(call.number, call.contactId)}
        />
      )}
      {details && <CallDetails callId={call.callId} />}
    </li>
  );
});

/** A number that moves to the next line as a whole rather than being cut off: half of one is of no use. */
function unbroken(number: string): string {
  return number.replaceAll(' ', '\u00a0');
}

/** Somebody wanted the agent and did not get through. */
function isMissed({ direction, cause }: RecentCall): boolean {
  return direction === 'in' && cause !== null && MISSED_CAUSES.includes(cause);
}

/** Direction, or what became of the call where that says more: which way it went the sign tells, and the number needs the room. */
function wordsOf({ direction, cause, answeredAt }: RecentCall, t: TFunction): string {
  if (cause === null || answeredAt !== null) return t(`telephone.direction.${direction}`);
  return direction === 'in' && cause === 'missed' ? t('telephone.recent.missedWord') : t(`telephone.brief.${cause}`);
}

/** Long enough to have read it, so that a pointer on its way elsewhere clears nothing. */
const LOOK_MS = 700;

/** Tells main that the missed calls were seen, once somebody stays with the list by pointer or focus. */
function useMissedSeen(missed: number): {
  readonly start: () => void;
  readonly stop: () => void;
  readonly now: () => void;
} {
  const client = useClient();
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const stop = (): void => clearTimeout(timer.current);
  const now = (): void => {
    stop();
    if (missed > 0) void client.invoke('call.markMissedSeen', {});
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  return {
    stop,
    now,
    start: () => {
      stop();
      if (missed > 0) timer.current = setTimeout(now, LOOK_MS);
    },
  };
}
