import { ListChecks, Phone, SkipForward, Voicemail } from 'lucide-react';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { progressOf, SKIP_REASONS, type ListWork as Work } from '../../../../shared/domain/call-list/call-list.ts';
import { RETRIED } from '../../../../shared/domain/call-list/attempt-policy.ts';
import { BAD_NUMBER } from '../../../../shared/domain/call-list/attempt.ts';
import { quickDue } from '../../../../shared/domain/agreement/agenda.ts';
import { displayPhone } from '../../../../shared/domain/contact/phone-number.ts';
import type { ShortcutId } from '../../../../shared/domain/keys/shortcut-list.ts';
import type { E164 } from '../../../../shared/lib/brand.ts';
import { afterPaint } from '../../bridge/after-paint.ts';
import { capitalised, formatDecimal } from '../../bridge/format.ts';
import { useNaturalId } from '../../bridge/focused-interaction.ts';
import { useAppState, useConnection, useLateState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { useNow } from '../../bridge/use-now.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { isFocusFree } from '../../ui/focus.ts';
import { ariaKeys } from '../../ui/kbd.tsx';
import { Menu } from '../../ui/menu.tsx';
import { ONE_PRESS } from '../../ui/one-press.ts';
import { useDueText } from '../agreements/index.ts';
import { useKeysOf, useShortcut } from '../shortcuts/index.ts';
import styles from './call-list.module.css';
import { useCountdown } from './use-countdown.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** What is offered to postpone to; from now. */
const LATER = [
  { text: 'callLists.inMinutes', count: 30, ms: 30 * MINUTE_MS },
  { text: 'callLists.inHours', count: 2, ms: 2 * HOUR_MS },
] as const;
const RESULTS = [...RETRIED, ...BAD_NUMBER] as const;

/** Working a call list: who is next, why, and what came of the one before; above the script, so that its opening is read with it. */
export function ListWork() {
  const work = useAppState(({ callLists }) => callLists.work);
  return work === null ? null : <EntryInHand work={work} />;
}

function EntryInHand({ work }: { readonly work: Work }) {
  const { t } = useTranslation();
  const { entry, phase, before, number, dialAt } = work;
  const keysOf = useKeysOf();
  const left = useCountdown(dialAt);
  /** The keys without their caps: the line has no room for them. */
  const hinted = (id: ShortcutId) => ({ title: keysOf(id), 'aria-keyshortcuts': ariaKeys(keysOf(id)) });
  const { country, language } = useAppState(({ settings }) => settings);
  const pace = useAppState(({ callLists }) => callLists.pace);
  const worked = useAppState(({ callLists }) => callLists.lists.find(({ id }) => id === work.list.id) ?? null);
  const progress = worked === null ? null : progressOf(worked);
  const goal = worked?.settings.goal ?? null;
  const now = useNow(MINUTE_MS);
  const due = useDueText(now);
  const { view } = useConnection();
  const over = useNaturalId();
  const dial = useCommand('callList.dial');
  const skip = useCommand('callList.skip');
  const postpone = useCommand('callList.postpone');
  const book = useCommand('callList.book');
  const stop = useCommand('callList.work');
  const region = useRef<HTMLElement>(null);
  const call = useRef<HTMLButtonElement>(null);
  const skipTrigger = useRef<HTMLButtonElement>(null);
  const laterTrigger = useRef<HTMLButtonElement>(null);
  const [chosen, setChosen] = useState<{ readonly entryId: number; readonly number: E164 } | null>(null);
  const shown = chosen !== null && chosen.entryId === entry?.entryId ? chosen.number : number;

  const contactId = phase === 'preview' ? (entry?.contactId ?? null) : null;
  // Whoever is next is on screen with everything that is known, before they are dialled.
  useEffect(() => (contactId === null ? undefined : afterPaint(() => view.setState({ openedContact: { id: contactId, over } }))), [contactId, over, view]);
  // Enter dials, as long as the agent is not typing somewhere.
  const entryId = entry?.entryId ?? null;
  // A rule stood against the call, and the question whether it is set aside is gone again.
  const asked = useAppState(({ guard }) => guard.refused !== null);
  const toDial = phase === 'preview' ? `${String(entryId)} ${number ?? ''}` : null;
  // The field of a registration that was closed goes a little later than the next one comes, and with it the focus.
  const settled = useLateState((state) => state?.callLists.work?.entry?.entryId ?? null) === entryId;
  useLayoutEffect(() => {
    if (toDial !== null && !asked && isFocusFree(region.current)) call.current?.focus();
  }, [toDial, asked]);
  useLayoutEffect(() => {
    if (toDial !== null && settled && isFocusFree(region.current)) call.current?.focus();
  }, [toDial, settled]);

  // Opened as by a key on the button itself: the first reason has the focus, and Enter takes it.
  useShortcut('list-skip', () => skipTrigger.current?.click(), phase === 'preview');
  useShortcut('list-later', () => laterTrigger.current?.click(), phase === 'preview');
  useShortcut('list-voicemail', () => void book.run({ result: 'voicemail' }), phase === 'calling');
  useShortcut('list-wrong-number', () => void book.run({ result: 'wrong-number' }), phase === 'calling');
  useShortcut('list-stop', () => void stop.run({ listId: null }), phase !== 'calling');

  const name = entry === null ? '' : entry.name || entry.organisation;
  const last = entry?.tried.at(-1);
  const said = Object.entries(entry?.fields ?? {})
    .map(([heading, value]) => `${heading}: ${value}`)
    .join(' · ');
  const lead = before === null ? '' : before.again === null ? t(`callLists.before.${before.result}`, { name: before.name }) : t('callLists.beforeAgain', { text: t(`callLists.before.${before.result}`, { name: before.name }), when: due(before.again) });
  const count = new Intl.NumberFormat(language);
  const soFar = [
    progress === null ? '' : t('callLists.soFar', { behind: count.format(progress.behind), total: count.format(progress.total) }),
    pace === null ? '' : t('callLists.pace', { number: Math.round(pace.perHour) }),
    pace?.hoursLeft == null ? '' : t('callLists.endsAbout', { when: due(now + pace.hoursLeft * HOUR_MS) }),
  ].filter((part) => part !== '');
  const suggested = before?.suggested ?? null;
  const told = suggested === null ? lead : t('callLists.announcement', { text: lead });
  const mayCorrect = before !== null && before.result !== 'skipped' && before.result !== 'postponed' && before.result !== 'answered' && before.entryId !== entryId;
  return (
    <section ref={region} className={styles['work']} aria-label={t('callLists.inHand')} {...ONE_PRESS}>
      <div className={styles['line']}>
        <span className={styles['of']}>
          <ListChecks size={14} aria-hidden="true" />
          {work.together ? t('callLists.together', { name: work.list.name }) : work.list.name}
          {work.list.why !== '' && <span className={styles['why']}>{work.list.why}</span>}
          {goal !== null && <span className={styles['why']}>{t('callLists.goalSo', { results: count.format(worked?.results ?? 0), goal: count.format(goal.results) })}</span>}
        </span>
        <Button size="s" variant="quiet" {...hinted('list-stop')} disabled={phase === 'calling'} onClick={() => void stop.run({ listId: null })}>
          {t('callLists.stop')}
        </Button>
      </div>
      <div className={styles['slim']}>
        <span className={styles['so-far']} title={pace?.hoursLeft == null ? undefined : t('callLists.paceLeft', { hours: formatDecimal(pace.hoursLeft, language) })}>
          {soFar.join(' · ')}
        </span>
        <span className={styles['before']} role="status" title={told}>
          {told}
        </span>
        {mayCorrect && suggested !== null && suggested !== before.result && (
          <Button size="s" pending={book.pending} onClick={() => suggested !== 'answered' && void book.run({ result: suggested })}>
            {t('callLists.bookAs', { result: t(`callLists.result.${suggested}`).toLocaleLowerCase(language) })}
          </Button>
        )}
        {mayCorrect && (
          <Menu
            trigger={
              <Button size="s" variant="quiet">
                {t('callLists.correct')}
              </Button>
            }
            groups={[RESULTS.map((result) => ({ key: result, label: t(`callLists.result.${result}`), onSelect: () => void book.run({ result }) }))]}
          />
        )}
      </div>
      {entry === null ? (
        <p className={styles['nobody']}>{work.stopped !== null ? t(`callLists.stopped.${work.stopped}`) : work.nextAt === null ? t('callLists.empty') : t('callLists.emptyUntil', { when: due(work.nextAt) })}</p>
      ) : (
        <div className={styles['line']}>
          <div className={styles['who']}>
            <strong>{name}</strong>
            <span className={left === null ? styles['soft'] : styles['countdown']} role={left === null ? undefined : 'timer'}>
              {left !== null ? t('callLists.countdown', { seconds: left }) : [entry.priority === 'normal' ? '' : t(`callLists.priority.${entry.priority}`), entry.name === '' ? '' : entry.organisation, last === undefined ? t('callLists.firstTry') : t('callLists.lastTry', { count: entry.tried.length, result: t(`callLists.result.${last.result}`), when: due(last.at) })]
                .filter((part) => part !== '')
                .join(' · ')}
            </span>
            {said !== '' && (
              <span className={styles['soft']} title={said}>
                {said}
              </span>
            )}
          </div>
          {phase === 'preview' && (
            <div className={styles['acts']}>
              {entry.numbers.length > 1 && (
                <Menu
                  trigger={
                    <Button variant="quiet" size="s">
                      {t('callLists.otherNumber', { count: entry.numbers.length })}
                    </Button>
                  }
                  groups={[entry.numbers.map((each) => ({ key: each, label: displayPhone(each, country), onSelect: () => setChosen({ entryId: entry.entryId, number: each }) }))]}
                />
              )}
              <Menu
                trigger={
                  <Button ref={skipTrigger} size="s" icon={<SkipForward />} {...hinted('list-skip')}>
                    {t('callLists.skip')}
                  </Button>
                }
                groups={[SKIP_REASONS.map((reason) => ({ key: reason, label: t(`callLists.skipReason.${reason}`), onSelect: () => void skip.run({ reason }) }))]}
                focusAfter={() => call.current}
              />
              <Menu
                trigger={
                  <Button ref={laterTrigger} size="s" {...hinted('list-later')}>
                    {t('callLists.postpone')}
                  </Button>
                }
                groups={[
                  [
                    ...LATER.map(({ text, count: many, ms }) => ({ key: String(ms), label: t(text, { count: many }), onSelect: () => void postpone.run({ at: Date.now() + ms }) })),
                    { key: 'tomorrow', label: capitalised(due(quickDue('tomorrow', now)), language), onSelect: () => void postpone.run({ at: quickDue('tomorrow', Date.now()) }) },
                  ],
                ]}
                focusAfter={() => call.current}
              />
              <Button ref={call} variant="primary" icon={<Phone />} pending={dial.pending} disabled={shown === null} onClick={() => shown !== null && void dial.run({ number: shown })}>
                {t('callLists.call', { number: displayPhone(shown ?? '', country) })}
              </Button>
            </div>
          )}
          {phase === 'calling' && (
            <div className={styles['acts']}>
              <Button icon={<Voicemail />} shortcut={keysOf('list-voicemail')} pending={book.pending} onClick={() => void book.run({ result: 'voicemail' })}>
                {t('callLists.voicemail')}
              </Button>
              <Button shortcut={keysOf('list-wrong-number')} onClick={() => void book.run({ result: 'wrong-number' })}>{t('callLists.result.wrong-number')}</Button>
            </div>
          )}
          {phase === 'after' && <span className={styles['soft']}>{t('callLists.after')}</span>}
        </div>
      )}
      <ErrorAlert error={dial.error ?? skip.error ?? postpone.error ?? book.error ?? stop.error} />
    </section>
  );
}
