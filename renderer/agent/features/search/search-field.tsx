import { Building2, ChevronRight, Search as SearchIcon, UserRound } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import type { ContactSummary } from '../../../../shared/domain/call/call.ts';
import { displayPhone } from '../../../../shared/domain/contact/phone-number.ts';
import { useAppState, useConnection } from '../../bridge/hooks.ts';
import { usePlaces } from '../../bridge/place.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { ariaKeys, Kbd } from '../../ui/kbd.tsx';
import { useKeysOf, useShortcut } from '../shortcuts/index.ts';
import { openContact } from './open-contact.ts';
import { matchCommands, searchCommands } from './search-commands.ts';
import styles from './search-field.module.css';
import listStyles from './suggest-list.module.css';
import { SuggestOption } from './suggest-option.tsx';
import { useContactSearch } from './use-contact-search.ts';
import { useSuggestList } from './use-suggest-list.ts';

const CONTACTS = 6;
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
  const contacts = useContactSearch(query, CONTACTS);
  // The commands are those of the moment in which something is typed; nothing is listed without a query.
  const commands = useMemo(
    () => (query.trim() === '' ? [] : matchCommands(searchCommands(t, state, connection, places), query, COMMANDS)),
    [query, t, state, connection, places],
  );

  const pick = (index: number): void => {
    setQuery('');
    input.current?.blur();
    const contact = contacts[index];
    if (contact === undefined) commands[index - contacts.length]?.run();
    else if (!openContact(contact.id, connection.view)) onPrepare(contact);
  };
  const list = useSuggestList({ count: contacts.length + commands.length, preselect: true, onPick: pick });

  useShortcut('search', () => {
    input.current?.focus();
    input.current?.select();
    list.show();
  });

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
          {contacts.map((contact, index) => (
            <SuggestOption
              key={contact.id}
              list={list}
              index={index}
              icon={
                contact.organisation !== '' && contact.organisation === contact.name ? (
                  <Building2 aria-hidden="true" />
                ) : (
                  <UserRound aria-hidden="true" />
                )
              }
              name={contact.name || contact.organisation}
              detail={[
                contact.organisation === contact.name ? '' : contact.organisation,
                displayPhone(contact.number, state.settings.country),
                contact.city,
              ]
                .filter(Boolean)
                .join(' · ')}
            />
          ))}
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
        </div>
      )}
      <div role="status" className="visually-hidden">
        {searched && contacts.length + commands.length === 0 ? t('search.nothing') : ''}
      </div>
    </div>
  );
}
