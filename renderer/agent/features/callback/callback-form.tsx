import { useEffect, useMemo, useRef, useState } from 'react';
import { MAX_WHAT } from '../../../../shared/domain/agreement/agreement.ts';
import type { CallbackConflict } from '../../../../shared/domain/agreement/callback.ts';
import { zonesOfNumber } from '../../../../shared/domain/call-list/calling-time.ts';
import { understandWhen } from '../../../../shared/domain/callback/when-words.ts';
import { displayPhone, parsePhone } from '../../../../shared/domain/contact/phone-number.ts';
import type { ContactId, E164, InteractionId } from '../../../../shared/lib/brand.ts';
import { formatTime } from '../../bridge/format.ts';
import { useAppState, useClient } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { useNow } from '../../bridge/use-now.ts';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { EscapeForm } from '../../ui/escape-form.tsx';
import { LineActs } from '../../ui/line-acts.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useDueText } from '../agreements/due-text.ts';
import styles from './callback.module.css';
import { momentIn } from './moment-text.ts';

const HALF_MINUTE_MS = 30_000;
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const LONGEST_NAME = 100;
/** The words that one press writes; translated, and understood as if they were typed. */
const QUICK = ['half-hour', 'tomorrow-morning'] as const;

/** The time zone of this computer, which may be changed while the window is open. */
const homeZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;

export type CallbackSubject = { readonly contactId: ContactId | null; readonly interactionId: InteractionId | null; /** The preferred one first. */ readonly numbers: readonly E164[] };

/** Calling back at a moment that is written as it is said. What was understood stands below the words before anything is saved. */
export function CallbackForm({ contactId, interactionId, numbers, said = '', onDone, onCancel }: CallbackSubject & { /** What was said about the moment already. */ readonly said?: string; readonly onDone: () => void; readonly onCancel: () => void }) {
  const { t } = useTranslation();
  const me = useAppState(({ session }) => session.agent?.id ?? null);
  const { language, country } = useAppState(({ settings }) => settings);
  const make = useCommand('agreement.make');
  const now = useNow(HALF_MINUTE_MS);
  const [words, setWords] = useState(said);
  const [what, setWhat] = useState('');
  const [name, setName] = useState('');
  const [whose, setWhose] = useState<'me' | 'anyone'>('me');
  const [number, setNumber] = useState<string>(numbers[0] === undefined ? '' : contactId === null ? displayPhone(numbers[0], country) : numbers[0]);
  const [chosenZone, setZone] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.scrollIntoView?.({ block: 'nearest' }), []);

  const e164 = number.trim() === '' ? null : parsePhone(number, country);
  const home = homeZone();
  const zones = useMemo(() => (e164 === null ? [home] : zonesOfNumber(e164, home, now)), [e164, home, now]);
  const zone = chosenZone !== null && zones.includes(chosenZone) ? chosenZone : zones.includes(home) ? home : (zones[0] ?? home);
  const understood = useMemo(() => understandWhen(words, { language, now, zone }), [words, language, now, zone]);
  const conflicts = useConflicts(understood.ok ? understood.at : null, e164);
  if (me === null) return null;

  const badNumber = number.trim() === '' ? contactId === null : e164 === null;
  const save = (): void => {
    setTried(true);
    if (make.pending || badNumber) return;
    // "In half an hour" is counted from the moment at which it is saved.
    const moment = understandWhen(words, { language, now: Date.now(), zone });
    if (!moment.ok) return;
    void make
      .run({
        ...{ contactId, interactionId, number: e164, toWhom: name.trim(), what: what.trim() || t('callbacks.usualReason'), dueAt: moment.at, owner: me },
        callback: { anyone: whose === 'anyone', zone },
      })
      .then(({ ok }) => ok && onDone());
  };
  return (
    <EscapeForm formRef={form} label={t('callbacks.new')} className={styles['form']} onSubmit={save} onCancel={onCancel}>
      <TextField
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- opened by a key to type into
        autoFocus
        label={t('callbacks.when')}
        placeholder={t('callbacks.whenExample')}
        maxLength={120}
        value={words}
        onChange={(event) => setWords(event.target.value)}
        error={tried && !understood.ok ? t(`callbacks.problem.${understood.problem}`) : undefined}
      />
      <Echo understood={understood} tried={tried} zone={zone} home={home} now={now} conflicts={conflicts} />
      <div role="group" aria-label={t('callbacks.quick')} className={styles['quick']}>
        {QUICK.map((which) => (
          <Button key={which} size="s" onClick={() => setWords(t(`callbacks.words.${which}`))}>
            {t(`callbacks.words.${which}`)}
          </Button>
        ))}
      </div>
      <div className={styles['pair']}>
        <TextField label={t('callbacks.reason')} placeholder={t('callbacks.usualReason')} maxLength={MAX_WHAT} value={what} onChange={(event) => setWhat(event.target.value)} />
        {contactId === null || numbers.length === 0 ? (
          <TextField
            type="tel"
            label={t('callbacks.number')}
            value={number}
            maxLength={LONGEST_NAME}
            onChange={(event) => setNumber(event.target.value)}
            error={tried && badNumber ? t('agreements.badNumber') : undefined}
          />
        ) : (
          <Select label={t('callbacks.number')} value={number} options={numbers.map((each) => ({ value: each as string, label: displayPhone(each, country) }))} onChange={setNumber} />
        )}
        {contactId === null && <TextField label={t('agreements.name')} value={name} maxLength={LONGEST_NAME} onChange={(event) => setName(event.target.value)} />}
        {zones.length > 1 && !zones.includes(home) && <Select label={t('callbacks.zone')} value={zone} options={zones.map((each) => ({ value: each, label: placeOf(each) }))} onChange={setZone} />}
      </div>
      <ErrorAlert error={make.error} />
      <div className={styles['acts']}>
        <Segmented
          label={t('callbacks.whose')}
          labelHidden
          value={whose}
          options={[
            { value: 'me', label: t('callbacks.me') },
            { value: 'anyone', label: t('callbacks.anyone') },
          ]}
          onChange={setWhose}
        />
        <LineActs pending={make.pending} onCancel={onCancel} />
      </div>
    </EscapeForm>
  );
}

/** "Europe/Lisbon" as people say it. */
const placeOf = (zone: string): string => (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');

/** What the words were understood as, and what stands against it; always as high, so that nothing moves while typing. */
function Echo({
  understood,
  tried,
  zone,
  home,
  now,
  conflicts,
}: {
  readonly understood: ReturnType<typeof understandWhen>;
  readonly tried: boolean;
  readonly zone: string;
  readonly home: string;
  readonly now: number;
  readonly conflicts: readonly CallbackConflict[];
}) {
  const { t } = useTranslation();
  const { language } = useAppState(({ settings }) => settings);
  const due = useDueText(now);
  const inWords = (at: number): string => {
    const minutes = Math.round((at - now) / MINUTE_MS);
    const distance = minutes < 120 ? t('callbacks.inMinutes', { count: Math.max(1, minutes) }) : at - now < 2 * DAY_MS ? t('callbacks.inHours', { count: Math.round(minutes / 60) }) : t('callbacks.inDays', { count: Math.round((at - now) / DAY_MS) });
    const here = momentIn(home, at, language);
    return zone === home ? t('callbacks.understood', { moment: here, distance }) : t('callbacks.understoodThere', { moment: here, there: momentIn(zone, at, language), place: placeOf(zone), distance });
  };
  const warning = (conflict: CallbackConflict): string =>
    conflict.kind === 'other'
      ? t('callbacks.conflict.other', { name: conflict.toWhom || t('callbacks.somebody'), time: formatTime(conflict.at, language) })
      : conflict.kind === 'holiday'
        ? t('callbacks.conflict.holiday', { name: conflict.name[language] })
        : conflict.next === null
          ? t('callbacks.conflict.hours')
          : t('callbacks.conflict.hoursUntil', { when: due(conflict.next) });
  return (
    <div className={cx(styles['echo'], zone !== home && styles['two-clocks'])} role="status">
      {understood.ok ? <strong>{inWords(understood.at)}</strong> : !tried && understood.problem !== 'nothing' ? <span className={styles['soft']}>{t(`callbacks.problem.${understood.problem}`)}</span> : null}
      {understood.ok && conflicts.length > 0 && <span className={styles['warning']}>{conflicts.map(warning).join(' · ')}</span>}
    </div>
  );
}

/** Asked of main whenever the moment changes, not at each letter. */
function useConflicts(at: number | null, number: E164 | null): readonly CallbackConflict[] {
  const client = useClient();
  const me = useAppState(({ session }) => session.agent?.id ?? null);
  const minute = at === null ? null : Math.round(at / MINUTE_MS) * MINUTE_MS;
  const [found, setFound] = useState<{ readonly minute: number; readonly conflicts: readonly CallbackConflict[] } | null>(null);
  useEffect(() => {
    if (minute === null || me === null) return undefined;
    let current = true;
    void client.invoke('callback.conflicts', { dueAt: minute, number, owner: me, agreementId: null }).then((reply) => {
      if (current && reply.ok) setFound({ minute, conflicts: reply.value });
    });
    return () => {
      current = false;
    };
  }, [client, me, minute, number]);
  return found !== null && found.minute === minute ? found.conflicts : [];
}
