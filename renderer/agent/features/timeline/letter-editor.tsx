import { Pencil, Undo2 } from 'lucide-react';
import { useLayoutEffect, useRef, useState } from 'react';
import type { EarlierLetter } from '../../../../shared/domain/contact/letter.ts';
import type { LetterBody } from '../../../../shared/domain/timeline/timeline.ts';
import type { LetterId } from '../../../../shared/lib/brand.ts';
import { formatDayTime, formatLongDay } from '../../bridge/format.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { LetterForm } from './letter-form.tsx';
import { letterChanged } from '../../bridge/letters-changed.ts';
import styles from './timeline.module.css';
import { letterKey, useLetterDraft } from './use-letter-draft.ts';

/** Puts a letter right, with the way back from that. */
export function LetterEditor({ letterId, letter, onChanged }: { readonly letterId: LetterId; readonly letter: LetterBody; readonly onChanged: () => void }) {
  const { t } = useTranslation();
  const change = useCommand('customer.changeLetter');
  const undo = useCommand('customer.undoLetter');
  const { direction, channel, day, subject, text, version } = letter;
  const { draft, open, change: write, close } = useLetterDraft(letterKey(letterId, version), () => ({ direction, channel, day, subject, text }));
  // Covered words would be saved as they are shown.
  const covered = useAppState(({ interactions }) => interactions.some(({ masked }) => masked !== undefined));
  const [made, setMade] = useState<number | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const writing = draft !== null && !covered;
  const wrote = useRef(writing);
  useLayoutEffect(() => {
    // The form had the keyboard: it goes on here.
    if (wrote.current && !writing) box.current?.querySelector('button')?.focus();
    wrote.current = writing;
  }, [writing]);
  const done = (next: number | null): void => {
    setMade(next);
    letterChanged();
    onChanged();
  };
  if (writing)
    return (
      <LetterForm
        label={t('timeline.letter.edit')}
        draft={draft}
        pending={change.pending}
        error={change.error}
        onChange={write}
        onCancel={() => {
          close();
          change.clear();
        }}
        onSave={() =>
          void change.run({ letterId, version, ...draft, subject: draft.subject.trim(), text: draft.text.trim() }).then((reply) => {
            if (!reply.ok) return;
            close();
            done(reply.value.version);
          })
        }
      />
    );
  return (
    <div ref={box} className={styles['act']}>
      {made !== null && <span role="status">{t('timeline.letter.changed')}</span>}
      {made !== null && (
        <Button size="s" icon={<Undo2 aria-hidden="true" />} pending={undo.pending} onClick={() => void undo.run({ letterId, version: made }).then(({ ok }) => ok && done(null))}>
          {t('common.undo')}
        </Button>
      )}
      {!covered && (
        <Button size="s" variant="quiet" icon={<Pencil aria-hidden="true" />} onClick={open}>
          {t('timeline.letter.edit')}
        </Button>
      )}
      <ErrorAlert error={undo.error} onDismiss={undo.clear} />
    </div>
  );
}

/** What a letter was before it was put right. */
export function EarlierLetters({ earlier }: { readonly earlier: readonly EarlierLetter[] }) {
  const { t } = useTranslation();
  const language = useAppState(({ settings }) => settings.language);
  return earlier.map(({ at, byName, was }) => (
    <details key={at} className={styles['full']}>
      <summary>{t('timeline.letter.until', { when: formatDayTime(at, language), name: byName })}</summary>
      <p>
        {[t(`timeline.letter.${was.direction}`, { channel: t(`timeline.letter.named.${was.channel}`) }), formatLongDay(new Date(`${was.day}T12:00:00`).getTime(), language), was.subject, was.text]
          .filter((part) => part !== '')
          .join(' · ')}
      </p>
    </details>
  ));
}
