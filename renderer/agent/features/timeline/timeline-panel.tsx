import { X } from 'lucide-react';
import { useDeferredValue, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { TIMELINE_FILTERS, type TimelineFilter } from '../../../../shared/domain/timeline/timeline.ts';
import type { ContactId } from '../../../../shared/lib/brand.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { EmptyState } from '../../ui/pane.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { LetterPart, NoteLetter } from './letter-part.tsx';
import { TimelineList } from './timeline-list.tsx';
import styles from './timeline.module.css';
import { newDraft, newLetterKey, useLetterDraft } from './use-letter-draft.ts';
import { useSettled } from './use-settled.ts';
import { useTimeline } from './use-timeline.ts';

/** Typing is over after this, ms. */
const SETTLED_MS = 150;

/** Everything that happened with one customer: what to show of it, a search in it, and the list. */
export function TimelinePanel({
  contactId,
  version,
  compact = false,
  autoFocus = false,
  noting = false,
}: {
  readonly contactId: ContactId;
  /** Of the contact, so that its changes come in. */
  readonly version: number;
  readonly compact?: boolean;
  /** Opened just now: the keyboard goes to the search. */
  readonly autoFocus?: boolean;
  /** Opened to note a letter. */
  readonly noting?: boolean;
}) {
  const { t } = useTranslation();
  const [filters, setFilters] = useState<readonly TimelineFilter[]>([]);
  const [query, setQuery] = useState('');
  const search = useSettled(query.trim(), SETTLED_MS);
  const timeline = useTimeline(contactId, version, filters, search);
  const shown = useDeferredValue(timeline);
  const narrowed = filters.length > 0 || search !== '';
  const box = useRef<HTMLDivElement>(null);
  const letter = useLetterDraft(newLetterKey(contactId), newDraft);
  const { open: note } = letter;
  useEffect(() => {
    if (noting) note();
    // oxlint-disable-next-line react/exhaustive-deps -- once, as it appears
  }, [noting]);
  useLayoutEffect(() => {
    if (autoFocus) box.current?.querySelector('input')?.focus();
  }, [autoFocus]);
  const toggle = (filter: TimelineFilter): void =>
    setFilters(filters.includes(filter) ? filters.filter((each) => each !== filter) : [...filters, filter]);

  return (
    <div ref={box} className={styles[compact ? 'compact' : 'panel']}>
      <div className={styles['tools']}>
        <div role="group" aria-label={t('timeline.filter.label')} className={styles['filters']}>
          {TIMELINE_FILTERS.map((filter) => (
            <Button
              key={filter}
              size="s"
              variant="quiet"
              on={filters.includes(filter)}
              aria-pressed={filters.includes(filter)}
              onClick={() => toggle(filter)}
            >
              {t(`timeline.filter.${filter}`)}
            </Button>
          ))}
        </div>
        <div className={styles['search']}>
          <TextField
            label={t('timeline.search')}
            labelHidden
            placeholder={t('timeline.search')}
            maxLength={300}
            value={query}
            data-first-focus=""
            end={
              query === '' ? undefined : (
                <IconButton variant="quiet" size="s" label={t('timeline.clear')} icon={<X />} onClick={() => setQuery('')} />
              )
            }
            onChange={(event) => setQuery(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Escape' || query === '') return;
              event.preventDefault();
              event.stopPropagation();
              setQuery('');
            }}
          />
        </div>
        <NoteLetter letter={letter} compact={compact} />
      </div>
      <LetterPart contactId={contactId} letter={letter} onChanged={timeline.refresh} />
      <ErrorAlert error={shown.error} onDismiss={timeline.refresh} />
      {shown.entries.length > 0 ? (
        // Another question is another list: it begins at its top.
        <TimelineList key={`${contactId} ${filters.join()} ${search}`} timeline={shown} label={t('timeline.title')} />
      ) : shown.loading ? (
        <p className={styles['end']}>{t('timeline.loading')}</p>
      ) : (
        <EmptyState compact title={t(narrowed ? 'timeline.nothingFound' : 'timeline.nothing')} />
      )}
    </div>
  );
}
