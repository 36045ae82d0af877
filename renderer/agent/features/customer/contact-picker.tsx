import { useLayoutEffect, useRef, useState } from 'react';
import type { ContactSummary } from '../../../../shared/domain/call/call.ts';
import { displayPhone } from '../../../../shared/domain/contact/phone-number.ts';
import type { ContactId } from '../../../../shared/lib/brand.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { ChoiceList } from '../../ui/choice-list.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useContactSearch } from '../search/index.ts';
import styles from './customer.module.css';

const MOST = 9;
const SHORTEST_QUERY = 2;

/** Finds a customer in this pane: type, go down with the arrow key, pick. */
export function ContactPicker({
  autoFocus = false,
  onPick,
  onCancel,
}: {
  readonly autoFocus?: boolean;
  readonly onPick: (id: ContactId) => void;
  readonly onCancel?: () => void;
}) {
  const { t } = useTranslation();
  const [query, setQuery] = useState('');
  const found = useContactSearch(query, MOST);
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (autoFocus) box.current?.querySelector('input')?.focus();
  }, [autoFocus]);
  return (
    <div ref={box} className={styles['picker']}>
      <TextField
        label={t('customer.search')}
        labelHidden
        placeholder={t('customer.searchPlaceholder')}
        maxLength={300}
        value={query}
        onChange={(event) => setQuery(event.target.value)}
        onKeyDown={(event) => {
          const [first] = found;
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Enter' && first !== undefined) onPick(first.id);
          else if (event.key === 'ArrowDown') box.current?.querySelector<HTMLElement>('[role=listbox]')?.focus();
          else if (event.key === 'Escape' && query !== '') setQuery('');
          else if (event.key === 'Escape' && onCancel !== undefined) onCancel();
          else return;
          event.preventDefault();
        }}
      />
      {found.length > 0 && <Candidates label={t('customer.results')} candidates={found} onPick={onPick} />}
      {found.length === 0 && query.trim().length >= SHORTEST_QUERY && (
        <p className={styles['quiet']}>{t('customer.nothingFound', { query: query.trim() })}</p>
      )}
    </div>
  );
}

/** Customers to choose from, told apart by organisation, place and number. */
export function Candidates({
  label,
  candidates,
  onPick,
}: {
  readonly label: string;
  readonly candidates: readonly ContactSummary[];
  readonly onPick: (id: ContactId) => void;
}) {
  const { t } = useTranslation();
  const country = useAppState(({ settings }) => settings.country);
  return (
    <ChoiceList
      label={label}
      choices={candidates.map(({ id, name, organisation, city, number, hidden }) => ({
        value: id,
        label: hidden ? t('customer.confidential') : name || organisation || t('customer.noName'),
        detail: [organisation === name ? '' : organisation, city, displayPhone(number, country)]
          .filter(Boolean)
          .join(' · '),
      }))}
      onPick={onPick}
    />
  );
}
