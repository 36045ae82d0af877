import { MailPlus, Undo2 } from 'lucide-react';
import { useLayoutEffect, useRef, useState } from 'react';
import type { ContactId, LetterId } from '../../../../shared/lib/brand.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { useKeysOf, useShortcut } from '../shortcuts/index.ts';
import { LetterForm } from './letter-form.tsx';
import { letterChanged } from '../../bridge/letters-changed.ts';
import styles from './timeline.module.css';
import type { KeptLetter } from './use-letter-draft.ts';

/** Opens the form for a letter; its key works from everywhere in the window. */
export function NoteLetter({ letter, compact }: { readonly letter: KeptLetter; readonly compact: boolean }) {
  const { t } = useTranslation();
  const keysOf = useKeysOf();
  useShortcut('note-letter', letter.open);
  return (
    <Button size="s" variant={compact ? 'quiet' : 'default'} icon={<MailPlus aria-hidden="true" />} title={keysOf('note-letter')} aria-expanded={letter.draft !== null} onClick={letter.open}>
      {t('timeline.letter.note')}
    </Button>
  );
}

/** The form while a letter is being noted, and what was noted just now with the way back. */
export function LetterPart({ contactId, letter, onChanged }: { readonly contactId: ContactId; readonly letter: KeptLetter; readonly onChanged: () => void }) {
  const { t } = useTranslation();
  const add = useCommand('customer.addLetter');
  const [noted, setNoted] = useState<LetterId | null>(null);
  const { draft } = letter;
  if (draft !== null)
    return (
      <LetterForm
        label={t('timeline.letter.note')}
        draft={draft}
        pending={add.pending}
        error={add.error}
        onChange={letter.change}
        onCancel={letter.close}
        onSave={() =>
          void add.run({ contactId, ...draft, subject: draft.subject.trim(), text: draft.text.trim() }).then((reply) => {
            if (!reply.ok) return;
            letter.close();
            setNoted(reply.value.letterId);
            letterChanged();
            onChanged();
          })
        }
      />
    );
  return noted === null ? null : <LetterMark key={noted} letterId={noted} begins="noted" autoFocus onChanged={onChanged} />;
}

/** What happened to a letter just now, and the way back from it. */
export function LetterMark({
  letterId,
  begins,
  autoFocus = false,
  onChanged,
}: {
  readonly letterId: LetterId;
  readonly begins: 'noted' | 'there';
  /** The form had the keyboard: it goes on here. */
  readonly autoFocus?: boolean;
  readonly onChanged: () => void;
}) {
  const { t } = useTranslation();
  const remove = useCommand('customer.removeLetter');
  const [state, setState] = useState<'noted' | 'there' | 'removed'>(begins);
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (autoFocus) box.current?.querySelector('button')?.focus();
  }, [autoFocus]);
  const set = (removed: boolean): void =>
    void remove.run({ letterId, removed }).then(({ ok }) => {
      if (!ok) return;
      setState(removed ? 'removed' : 'there');
      letterChanged();
      // What stands in the entry itself stays with it until it is brought back.
      if (begins === 'noted' || !removed) onChanged();
    });
  return (
    <div ref={box} className={styles[begins === 'noted' ? 'letter-mark' : 'act']}>
      {state !== 'there' && <span role="status">{t(`timeline.letter.${state}`)}</span>}
      {state === 'there' ? (
        <Button size="s" variant="quiet" pending={remove.pending} onClick={() => set(true)}>
          {t('timeline.letter.remove')}
        </Button>
      ) : (
        <Button size="s" icon={<Undo2 aria-hidden="true" />} pending={remove.pending} onClick={() => set(state === 'noted')}>
          {t('common.undo')}
        </Button>
      )}
      <ErrorAlert error={remove.error} onDismiss={remove.clear} />
    </div>
  );
}
