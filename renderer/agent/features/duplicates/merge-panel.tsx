import { ArrowLeft, ArrowLeftRight, Merge } from 'lucide-react';
import { useState } from 'react';
import type { Contact, ContactFields } from '../../../../shared/domain/contact/contact.ts';
import { contactMergeRows } from '../../../../shared/domain/contact/merge/contact-merge.ts';
import type { MergeChoices } from '../../../../shared/domain/contact/merge/merge-rules.ts';
import type { DuplicatePair } from '../../../../shared/ipc/commands/duplicate.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { InlineAlert } from '../../ui/inline-alert.tsx';
import { nameOf } from '../customer/contact-label.ts';
import { useShortcut } from '../shortcuts/index.ts';
import { PlaceNote } from '../../ui/place-body.tsx';
import styles from './duplicates.module.css';
import { MergeRows } from './merge-rows.tsx';
import { useTwoContacts } from './use-two-contacts.ts';

/** A merge that was done, with the names for the sentence about it. */
export type Merged = { readonly mergeId: string; readonly stays: string; readonly goes: string };

/** Two customers side by side, field by field: which value stays, and then one of the two. */
export function MergePanel({
  pair,
  onMerged,
  onNotSame,
  onClose,
}: {
  readonly pair: DuplicatePair;
  readonly onMerged: (merged: Merged) => void;
  /** Null where that was said already. */
  readonly onNotSame: (() => void) | null;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const two = useTwoContacts(pair.one.id, pair.other.id);
  const [swapped, setSwapped] = useState(false);
  const [choices, setChoices] = useState<MergeChoices<ContactFields>>({});
  const [stale, setStale] = useState(false);
  const merge = useCommand('duplicate.merge');
  const ready = two.state === 'ready' ? two : null;
  const left: Contact | null = ready === null ? null : swapped ? ready.other : ready.one;
  const right: Contact | null = ready === null ? null : swapped ? ready.one : ready.other;

  const run = async (): Promise<void> => {
    if (left === null || right === null) return;
    const reply = await merge.run({
      ...{ survivorId: left.id, survivorVersion: left.version, mergedId: right.id, mergedVersion: right.version },
      choices,
    });
    const nameless = t('customer.noName');
    if (reply.ok) onMerged({ mergeId: reply.value.mergeId, stays: nameOf(reply.value.contact) || nameless, goes: nameOf(right) || nameless });
    else if (reply.error.code === 'stale-version') {
      setStale(true);
      merge.clear();
      two.refresh();
    }
  };
  useShortcut('save-registration', () => void run(), ready !== null, t('duplicates.merge.do'));

  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- Escape, from wherever in it
    <div
      className={styles['merge']}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        event.stopPropagation();
        onClose();
      }}
    >
      <div className={styles['merge-head']}>
        <Button size="s" variant="quiet" icon={<ArrowLeft aria-hidden="true" />} onClick={onClose}>
          {t('duplicates.merge.cancel')}
        </Button>
        <h3 className={styles['merge-title']}>{t('duplicates.merge.title')}</h3>
      </div>
      {stale && (
        <InlineAlert severity="warning" onDismiss={() => setStale(false)}>
          {t('duplicates.merge.stale')}
        </InlineAlert>
      )}
      {left !== null && right !== null ? (
        <>
          <div className={styles['heads']}>
            <span />
            <span className={styles['head']}>
              <span className={styles['soft']}>{t('duplicates.merge.stays')}</span>
              <strong className="words">{nameOf(left) || t('customer.noName')}</strong>
            </span>
            <Button size="s" icon={<ArrowLeftRight aria-hidden="true" />} onClick={() => setSwapped(!swapped)}>
              {t('duplicates.merge.swap')}
            </Button>
            <span className={styles['head']}>
              <span className={styles['soft']}>{t('duplicates.merge.goes')}</span>
              <strong className="words">{nameOf(right) || t('customer.noName')}</strong>
            </span>
          </div>
          <MergeRows
            left={left}
            right={right}
            rows={contactMergeRows(left, right)}
            choices={choices}
            onChoose={(field, side) => setChoices({ ...choices, [field]: side })}
          />
          <div className={styles['merge-foot']}>
            <Button variant="primary" icon={<Merge aria-hidden="true" />} shortcut="Ctrl+↵" pending={merge.pending} onClick={() => void run()}>
              {t('duplicates.merge.do')}
            </Button>
            {onNotSame !== null && <Button onClick={onNotSame}>{t('duplicates.notSame')}</Button>}
            <span className={styles['soft']}>{t('duplicates.merge.history')}</span>
            <ErrorAlert error={merge.error} onDismiss={merge.clear} />
          </div>
          <p className={styles['keys']}>{t('duplicates.merge.keys')}</p>
        </>
      ) : (
        <PlaceNote>
          {two.state === 'gone' ? t('duplicates.merge.gone') : two.state === 'hidden' ? t('duplicates.merge.hidden') : t('duplicates.loading')}
        </PlaceNote>
      )}
    </div>
  );
}
