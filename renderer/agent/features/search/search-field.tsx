import { ChevronRight, Search as SearchIcon } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import type { ContactSummary } from '../../../../shared/domain/call/call.ts';
import type { ContactHit } from '../../../../shared/domain/contact/customer-filter.ts';
import { useAppState, useConnection } from '../../bridge/hooks.ts';
import { usePlaces } from '../../bridge/place.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { takesFocus } from '../../ui/focus.ts';
import { ariaKeys, Kbd } from '../../ui/kbd.tsx';
import { useKeysOf, useShortcut } from '../shortcuts/index.ts';
import { ContactOption } from './contact-option.tsx';
import { openContact } from './open-contact.ts';
import { matchCommands, searchCommands } from './search-commands.ts';
import styles from './search-field.module.css';
import listStyles from './suggest-list.module.css';
import { SuggestOption } from './suggest-option.tsx';
import { useCustomerSearch } from './use-contact-search.ts';
import { useSuggestList } from './use-suggest-list.ts';

const CONTACTS = 20;
const COMMANDS = 6;

/**
 * Finds customers and commands by a few letters. A customer opens in the customer pane.
 * @param onPrepare what to do with a customer when no pane on screen can show one: put the number into the number field
 */
export function SearchField({ onPrepare }: { readonly onPrepare: (contact: ContactSummary) => void }) {
  const { t } = useTranslation();
  const keysOf = useKeysOf();
  const connection = useConnection();
  const places = usePlaces();
  const state = useAppState((all) => all);
  const [query, setQuery] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const { contacts, similar } = useCustomerSearch(query, CONTACTS, true);
  // The commands are those of the moment in which something is typed; nothing is listed without a query.
  const commands = useMemo(
    () => (query.trim() === '' ? [] : matchCommands(searchCommands(t, state, connection, places), query, COMMANDS)),
    [query, t, state, connection, places],
  );

  /** Where the agent was at work when the search was called by its key. */
  const before = useRef<Element | null>(null);

  const pick = (index: number): void => {
    setQuery('');
    input.current?.blur();
    // What was found with a typing error stands last: it comes later, and nothing may move by it.
    const contact = contacts[index] ?? similar[index - contacts.length - commands.length];
    if (contact === undefined) commands[index - contacts.length]?.run();
    else if (!openContact(contact.id, connection.view)) onPrepare(contact);
  };
  const list = useSuggestList({
    count: contacts.length + commands.length + similar.length,
    preselect: true,
    onPick: pick,
  });

  useShortcut('search', () => {
    if (document.activeElement !== input.current) before.current = document.activeElement;
    input.current?.focus();
    input.current?.select();
    list.show();
  });

  const option = (contact: ContactHit, index: number) => (
    <ContactOption key={contact.id} list={list} index={index} contact={contact} query={query} />
  );
  const searched = query.trim().length >= 2;
  return (
    <div className={styles['search']}>
      <SearchIcon size={15} aria-hidden="true" className={styles['icon']} />
      <input
        ref={input}
        type="text"
        autoComplete="off"
        spellCheck={false}
        maxLength={300}
        aria-label={t('search.label')}
        aria-keyshortcuts={ariaKeys(keysOf('search'))}
        placeholder={t('search.placeholder')}
        value={query}
        className={styles['input']}
        {...list.inputProps}
        onKeyDown={(event) => {
          const wasOpen = list.open;
          list.inputProps.onKeyDown?.(event);
          if (event.key !== 'Escape' || wasOpen) return;
          // The second Escape leaves, and leaves nothing behind.
          event.preventDefault();
          setQuery('');
          input.current?.blur();
          if (takesFocus(before.current)) before.current.focus();
        }}
        onChange={(event) => {
          setQuery(event.target.value);
          list.show();
        }}
      />
      <Kbd keys={keysOf('search')} className={styles['keys']} />
      {list.open && (
        <div {...list.listProps} aria-label={t('search.results')} className={listStyles['list']}>
          {contacts.length > 0 && (
            <div className={listStyles['group']} role="presentation">
              {t('search.customers')}
            </div>
          )}
          {contacts.map((contact, index) => option(contact, index))}
          {commands.length > 0 && (
            <div className={listStyles['group']} role="presentation">
              {t('search.commands')}
            </div>
          )}
          {commands.map((command, index) => (
            <SuggestOption
              key={command.key}
              list={list}
              index={contacts.length + index}
              icon={<ChevronRight aria-hidden="true" />}
              name={command.label}
              shortcut={command.shortcut}
            />
          ))}
          {similar.length > 0 && (
            <div className={listStyles['group']} role="presentation">
              {t('search.similar')}
            </div>
          )}
          {similar.map((contact, index) => option(contact, contacts.length + commands.length + index))}
        </div>
      )}
      <div role="status" className="visually-hidden">
        {searched && contacts.length + commands.length + similar.length === 0 ? t('search.nothing') : ''}
      </div>
    </div>
  );
}
