import type { TFunction } from 'i18next';
import { Fragment, useState } from 'react';
import type { Language } from '../../../../shared/ipc/app-state.ts';
import type { HistoryEntry, PastLetter } from '../../../../shared/ipc/commands/contact.ts';
import type { ContactId, InteractionId, RecordingId } from '../../../../shared/lib/brand.ts';
import { formatDay, formatDayTime, withWholeAmounts } from '../../bridge/format.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useNow } from '../../bridge/use-now.ts';
import { cx } from '../../ui/cx.ts';
import { RecordingRow, RecordingToggle, useRecordings } from '../recording/index.ts';
import styles from './customer.module.css';
import { useHistory } from './use-contact-data.ts';

const SHOWN = 5;
/** A call may have several recordings. */
const RECORDINGS = 30;
const MINUTE_MS = 60_000;

/** The last contacts with this customer: when, what about, how it ended. The contact of the moment is not one of them. */
export function HistoryList({
  contactId,
  except,
}: {
  readonly contactId: ContactId;
  readonly except: InteractionId | null;
}) {
  const { t } = useTranslation();
  const language = useAppState(({ settings }) => settings.language);
  const now = useNow(MINUTE_MS);
  // One more than is shown, because the contact of the moment may be among them.
  const entries = useHistory(contactId, SHOWN + 1);
  const recordings = useRecordings(contactId, RECORDINGS);
  const [open, setOpen] = useState<RecordingId | null>(null);
  const shown = entries?.filter((entry) => 'letterId' in entry || entry.interactionId !== except).slice(0, SHOWN) ?? null;
  if (shown === null) return <p className={styles['quiet']}>{t('customer.historyLoading')}</p>;
  if (shown.length === 0) return <p className={styles['quiet']}>{t('customer.noHistory')}</p>;
  return (
    <ul className={styles['history']} aria-label={t('customer.history')}>
      {shown.map((entry) => {
        if ('letterId' in entry) return <LetterLine key={entry.letterId} letter={entry} />;
        const what = whatOf(entry, language, t);
        const recorded = recordings.entries.filter(({ interactionId }) => interactionId === entry.interactionId);
        return (
          <Fragment key={entry.interactionId}>
            <li className={styles['entry']} title={titleOf(entry, what, language)}>
              <span className={styles['day']}>{formatDay(entry.at, language, now)}</span>
              <span className={cx(styles['what'], 'words')}>{withWholeAmounts(what)}</span>
              {recorded.map(({ id, durationMs }) => (
                <RecordingToggle
                  key={id}
                  durationMs={durationMs}
                  open={open === id}
                  onToggle={() => setOpen(open === id ? null : id)}
                />
              ))}
              <span className={styles['result']}>{resultOf(entry, language, t)}</span>
            </li>
            {recorded
              .filter(({ id }) => id === open)
              .map((each) => (
                <li key={each.id} className={styles['entry']}>
                  <RecordingRow entry={each} onChanged={recordings.refresh} />
                </li>
              ))}
          </Fragment>
        );
      })}
    </ul>
  );
}

/** A letter has a day and no time of it. */
function LetterLine({ letter }: { readonly letter: PastLetter }) {
  const { t } = useTranslation();
  const language = useAppState(({ settings }) => settings.language);
  const now = useNow(MINUTE_MS);
  const what = letter.subject || letter.text;
  const kind = t(`timeline.letter.${letter.direction}`, { channel: t(`timeline.letter.named.${letter.channel}`) });
  return (
    <li className={styles['entry']} title={[kind, letter.agentName, letter.subject, letter.text].filter((line) => line !== '').join('\n')}>
      <span className={styles['day']}>{formatDay(letter.at, language, now)}</span>
      <span className={cx(styles['what'], 'words')}>{what}</span>
      <span className={styles['result']}>{kind}</span>
    </li>
  );
}

function whatOf(entry: HistoryEntry, language: Language, t: TFunction): string {
  if (entry.registered.subject !== null) return entry.registered.subject[language];
  if (!entry.answered) {
    if (entry.direction === 'out') return t('customer.notReached');
    if (entry.cause === 'answered-elsewhere') return t('customer.elsewhere');
    return t(entry.cause === 'declined-here' ? 'customer.declinedCall' : 'customer.missedCall');
  }
  return t('customer.noNote');
}

function resultOf(entry: HistoryEntry, language: Language, t: TFunction): string {
  if (entry.state === 'incomplete') return t('customer.incomplete');
  if (entry.registered.outcome !== null) return entry.registered.outcome[language];
  if (!entry.answered && entry.cause !== null) return t(`telephone.brief.${entry.cause}`);
  return entry.state === 'open' || entry.state === 'handling' ? t('customer.busyEntry') : '';
}

/** The whole of it, for the pointer: what the line has no room for. */
function titleOf(entry: HistoryEntry, what: string, language: Language): string {
  return [
    [formatDayTime(entry.at, language), entry.agentName].filter(Boolean).join(' · '),
    what,
    ...entry.registered.facts.map(({ name, value }) => `${name[language]}: ${value[language]}`),
  ]
    .filter((line) => line !== '')
    .join('\n');
}
