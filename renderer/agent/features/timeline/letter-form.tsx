import { useLayoutEffect, useRef, useState } from 'react';
import { isDate, localDate } from '../../../../shared/domain/contact/calendar-date.ts';
import { LETTER_CHANNELS, LETTER_DIRECTIONS } from '../../../../shared/domain/contact/letter.ts';
import type { AppError } from '../../../../shared/errors/app-error.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useNow } from '../../bridge/use-now.ts';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { EscapeForm } from '../../ui/escape-form.tsx';
import { LineActs } from '../../ui/line-acts.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useKeysOf, useShortcut } from '../shortcuts/index.ts';
import styles from './timeline.module.css';
import type { LetterDraft } from './use-letter-draft.ts';

const MINUTE_MS = 60_000;

/** A letter or message that came in or left: which, when, about what, and its text. */
export function LetterForm({
  label,
  draft,
  pending,
  error,
  onChange,
  onSave,
  onCancel,
}: {
  /** What is being done, for whoever hears the window. */
  readonly label: string;
  readonly draft: LetterDraft;
  readonly pending: boolean;
  readonly error: AppError | null;
  readonly onChange: (draft: LetterDraft) => void;
  readonly onSave: () => void;
  readonly onCancel: () => void;
}) {
  const { t } = useTranslation();
  const keysOf = useKeysOf();
  const [tried, setTried] = useState(false);
  const [within, setWithin] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useLayoutEffect(() => {
    form.current?.querySelector<HTMLElement>('[role="radio"][aria-checked="true"]')?.focus();
    // Its foot too, where it opens within a list.
    form.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const set = (part: Partial<LetterDraft>): void => onChange({ ...draft, ...part });
  const empty = draft.subject.trim() === '' && draft.text.trim() === '';
  const today = localDate(useNow(MINUTE_MS));
  const badDay = !isDate(draft.day) || draft.day > today;
  const save = (): void => {
    setTried(true);
    if (!empty && !badDay && !pending) onSave();
  };
  useShortcut('save-registration', save, within);
  return (
    <div className={styles['letter']} onFocus={() => setWithin(true)} onBlur={({ currentTarget, relatedTarget }) => setWithin(currentTarget.contains(relatedTarget))}>
    <EscapeForm label={label} className={styles['letter-form']} formRef={form} onSubmit={save} onCancel={onCancel}>
      <div className={styles['letter-line']}>
        <Segmented
          label={t('timeline.letter.direction')}
          labelHidden
          options={LETTER_DIRECTIONS.map((value) => ({ value, label: t(`timeline.letter.directions.${value}`) }))}
          value={draft.direction}
          onChange={(direction) => set({ direction })}
        />
        <Segmented
          label={t('timeline.letter.channel')}
          labelHidden
          options={LETTER_CHANNELS.map((value) => ({ value, label: t(`timeline.letter.channels.${value}`) }))}
          value={draft.channel}
          onChange={(channel) => set({ channel })}
        />
      </div>
      <div className={styles['letter-line']}>
        <TextField
          type="date"
          label={t(`timeline.letter.days.${draft.direction}`)}
          max={today}
          value={draft.day}
          onChange={(event) => set({ day: event.target.value })}
          error={tried && badDay ? t('timeline.letter.badDay') : undefined}
        />
        <TextField
          className={styles['grows']}
          label={t('timeline.letter.subject')}
          maxLength={300}
          value={draft.subject}
          onChange={(event) => set({ subject: event.target.value })}
          error={tried && empty ? t('timeline.letter.empty') : undefined}
        />
      </div>
      <TextArea
        label={t('timeline.letter.text')}
        rows={3}
        maxLength={20_000}
        controlClassName={styles['letter-text']}
        value={draft.text}
        onChange={(event) => set({ text: event.target.value })}
      />
      <ErrorAlert error={error} />
      <div className={styles['letter-line']}>
        <LineActs shortcut={keysOf('save-registration')} pending={pending} onCancel={onCancel} />
      </div>
    </EscapeForm>
    </div>
  );
}
