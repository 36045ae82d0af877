import { PhoneCall } from 'lucide-react';
import { useLayoutEffect, useRef } from 'react';
import { quickDue } from '../../../../shared/domain/agreement/agenda.ts';
import { escalation, isCallback } from '../../../../shared/domain/agreement/callback.ts';
import { displayPhone } from '../../../../shared/domain/contact/phone-number.ts';
import { useNaturalId } from '../../bridge/focused-interaction.ts';
import { capitalised, formatTime } from '../../bridge/format.ts';
import { useAppState, useConnection, useView } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { useErrorText } from '../../bridge/use-error-text.ts';
import { useNow } from '../../bridge/use-now.ts';
import { cx } from '../../ui/cx.ts';
import { ariaKeys, Kbd } from '../../ui/kbd.tsx';
import { Menu } from '../../ui/menu.tsx';
import { useDueText } from '../agreements/due-text.ts';
import { useKeysOf, useShortcut } from '../shortcuts/index.ts';
import { diedIn, useAllTheSame } from '../telephone/use-all-the-same.ts';
import { useDialBlocked } from '../telephone/use-dial.ts';
import styles from './callback.module.css';

const HALF_MINUTE_MS = 30_000;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const LATER = [
  { text: 'callbacks.inMinutes', count: 10, ms: 10 * MINUTE_MS },
  { text: 'callbacks.inMinutes', count: 30, ms: 30 * MINUTE_MS },
  { text: 'callbacks.inHours', count: 1, ms: HOUR_MS },
] as const;

/** Somebody is to be called back now: who, why, and one key that dials. During a call it waits in sight. */
export function CallbackBar() {
  const { t } = useTranslation();
  const keysOf = useKeysOf();
  const errorText = useErrorText();
  const { view } = useConnection();
  const over = useNaturalId();
  const now = useNow(HALF_MINUTE_MS);
  const due = useDueText(now);
  const goTo = useView((all) => all.goTo);
  const close = useView((all) => all.close);
  const button = useRef<HTMLButtonElement>(null);
  const blocked = useDialBlocked();
  const waiting = useWaiting();
  const first = useAppState(({ agreements }) => agreements.find(({ id }) => id === waiting[0]) ?? null);
  const { language, country } = useAppState(({ settings }) => settings);
  const me = useAppState(({ session }) => session.agent?.id ?? null);
  const owner = useAppState(({ session }) => session.agents.find(({ id }) => id === first?.owner)?.name ?? '');
  const dial = useCommand('callback.dial');
  const postpone = useCommand('callback.postpone');
  const call = (): void => {
    if (first === null || blocked !== null || dial.pending) return;
    if (first.contactId !== null) view.setState({ openedContact: { id: first.contactId, over } });
    void dial.run({ agreementId: first.id });
  };
  const allTheSame = useAllTheSame(call);
  const died = diedIn(dial.error);
  const leave = useRef<HTMLButtonElement>(null);
  const asked = died !== null;
  const wasAsked = useRef(false);
  // Enter pressed twice does no harm.
  useLayoutEffect(() => {
    if (asked) leave.current?.focus();
    else if (wasAsked.current) button.current?.focus();
    wasAsked.current = asked;
  }, [asked]);
  useShortcut('callback-dial', call, first !== null);
  const opened = useAppState(({ callbacks }) => callbacks.opened);
  const openedContact = useAppState(
    ({ agreements, callbacks }) => agreements.find(({ id }) => id === callbacks.opened?.agreementId)?.contactId ?? null,
  );
  const openedAt = opened?.at ?? null;
  // A click on the notification of the desktop shows whom it is about.
  useLayoutEffect(() => {
    if (openedAt === null || Date.now() - openedAt > HALF_MINUTE_MS) return;
    close();
    if (openedContact !== null) view.setState({ openedContact: { id: openedContact, over } });
    button.current?.focus();
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once for each click
  }, [openedAt]);
  if (first === null || !isCallback(first)) return null;
  const later = (dueAt: number): void => void postpone.run({ agreementId: first.id, dueAt });
  const error = dial.error ?? allTheSame.error ?? postpone.error;
  const up = escalation(first, now);
  const name = first.toWhom || (first.number === null ? t('callbacks.somebody') : displayPhone(first.number, country));
  const howLate = (ms: number): string =>
    ms < 2 * HOUR_MS
      ? t('callbacks.late', { count: Math.floor(ms / MINUTE_MS) })
      : ms < 2 * DAY_MS
        ? t('callbacks.lateHours', { count: Math.floor(ms / HOUR_MS) })
        : t('callbacks.lateDays', { count: Math.floor(ms / DAY_MS) });
  const why = [
    due(first.dueAt),
    up === 'none' ? '' : howLate(now - first.dueAt),
    first.callback.anyone ? t('callbacks.forAnyone') : first.owner === me ? '' : t('callbacks.of', { name: owner }),
    first.what,
  ];
  return (
    <section className={cx(styles['bar'], up !== 'none' && styles['late'])} aria-label={t('callbacks.bar')}>
      <PhoneCall size={14} aria-hidden="true" />
      <span className={styles['who']} role="status">
        {t('callbacks.callNow', { name })}
      </span>
      <span className={styles['why']}>
        {died !== null ? [died.name === '' ? t('telephone.died.somebody') : t('telephone.died.named', { name: died.name }), t('telephone.died.ask')].join(' ') : error === null ? why.filter((part) => part !== '').join(' · ') : errorText(error)}
      </span>
      {died !== null ? (
        <>
          <button ref={leave} type="button" className={styles['act']} onClick={dial.clear}>
            {t('telephone.died.leave')}
          </button>
          <button type="button" className={cx(styles['act'], styles['call'])} aria-disabled={allTheSame.pending || dial.pending || undefined} onClick={allTheSame.run}>
            {t('telephone.died.call')}
          </button>
        </>
      ) : (
        <>
          {waiting.length > 1 && (
            <button type="button" className={styles['act']} onClick={() => goTo('planner')}>
              {t('callbacks.more', { count: waiting.length - 1 })}
            </button>
          )}
          <Menu
            trigger={
              <button type="button" className={styles['act']}>
                {t('callbacks.later')}
              </button>
            }
            groups={[
              [
                ...LATER.map(({ text, count, ms }) => ({
                  key: String(ms),
                  label: capitalised(t(text, { count }), language),
                  onSelect: () => later(Math.ceil(Date.now() / MINUTE_MS) * MINUTE_MS + ms),
                })),
                {
                  key: 'tomorrow',
                  label: capitalised(t('callbacks.tomorrowAt', { time: formatTime(quickDue('tomorrow', now), language) }), language),
                  onSelect: () => later(quickDue('tomorrow', Date.now())),
                },
              ],
            ]}
          />
          <button
            ref={button}
            type="button"
            className={cx(styles['act'], styles['call'])}
            title={blocked ?? undefined}
            aria-disabled={blocked !== null || dial.pending || undefined}
            aria-keyshortcuts={ariaKeys(keysOf('callback-dial'))}
            onClick={call}
          >
            {t('callbacks.call')} <Kbd keys={keysOf('callback-dial')} />
          </button>
        </>
      )}
    </section>
  );
}

/** Those that are due and not being called already. */
function useWaiting(): readonly string[] {
  const { due, inHand } = useAppState(({ callbacks }) => callbacks);
  return due.filter((id) => id !== inHand?.agreementId);
}

/** The callback that is being called: why, and what was written down when it was agreed. */
export function CallbackNotes() {
  const { t } = useTranslation();
  const inHand = useAppState(({ callbacks }) => callbacks.inHand);
  const language = useAppState(({ settings }) => settings.language);
  if (inHand === null) return null;
  return (
    <section className={styles['in-hand']} aria-label={t('callbacks.inHand')}>
      <strong className="words">{t('callbacks.about', { what: inHand.what })}</strong>
      {inHand.notes.length > 0 && (
        <dl className={styles['notes']}>
          {inHand.notes.map(({ name, value }, at) => (
            // oxlint-disable-next-line react/no-array-index-key -- written once, in the order of the form
            <div key={at}>
              <dt>{name[language]}</dt>
              <dd className="words">{value[language]}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}
