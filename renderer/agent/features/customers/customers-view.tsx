import { Columns3, ListChecks, Search } from 'lucide-react';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import {
  isEmptyFilter,
  NO_FILTER,
  type CustomerFilter,
  type CustomerRow,
  type CustomerSort,
} from '../../../../shared/domain/contact/customer-filter.ts';
import { useAppState, useConnection, useView } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { PlaceHeader } from '../../ui/place-header.tsx';
import { ExportStatus } from '../import/index.ts';
import { openContact } from '../search/index.ts';
import { useDial } from '../telephone/index.ts';
import { BulkBar } from './bulk-bar.tsx';
import { BulkStatus } from './bulk-status.tsx';
import { COLUMN_IDS, FIXED_COLUMN, rememberColumns, rememberedColumns, type ColumnId } from './columns.ts';
import { CustomerTable } from './customer-table.tsx';
import styles from './customers.module.css';
import { ExportMenu } from './export-menu.tsx';
import { FilterBar } from './filter-bar.tsx';
import { FIRST_SORT, SavedFilters } from './saved-filters.tsx';
import { useCustomerList } from './use-customer-list.ts';
import { useSelection } from './use-selection.ts';

/** All customers: searched, filtered and ordered, however many there are. */
export function CustomersView() {
  const { t } = useTranslation();
  const { view: viewStore } = useConnection();
  const goTo = useView((each) => each.goTo);
  const leads = useAppState(({ session }) => session.agent !== null && session.agent.role !== 'agent');
  const [query, setQuery] = useState('');
  const [filter, setFilter] = useState<CustomerFilter>(NO_FILTER);
  const [sort, setSort] = useState<CustomerSort>(FIRST_SORT);
  const [fromEnd, setFromEnd] = useState(false);
  const [columns, setColumns] = useState(rememberedColumns);
  const shown = JSON.stringify([query.trim(), filter, sort]);
  const [of, setOf] = useState(shown);
  // Another list begins at its head.
  if (of !== shown) {
    setOf(shown);
    setFromEnd(false);
  }
  const ask = { query: query.trim(), filter, sort, fromEnd };
  const { list, view, reload } = useCustomerList(ask);
  const selection = useSelection();
  const dial = useDial();
  const write = useCommand('export.contacts');
  const field = useRef<HTMLInputElement>(null);
  const table = useRef<HTMLDivElement>(null);
  useSlashKey(field);

  const toggleColumn = (id: ColumnId): void => {
    const next = COLUMN_IDS.filter((each) => (each === id ? !columns.includes(id) : columns.includes(each)));
    setColumns(next);
    rememberColumns(next);
  };
  const open = (row: CustomerRow): void => void openContact(row.id, viewStore);
  const call = (row: CustomerRow): void => {
    if (row.number !== '') dial.call(row.number, row.id);
  };
  const nothing = view.end && view.count === 0;
  return (
    <>
      <PlaceHeader title={t('customers.title')}>
        <div className={styles['search']}>
          <Search size={15} aria-hidden="true" className={styles['search-icon']} />
          <input
            ref={field}
            data-first-focus=""
            type="text"
            autoComplete="off"
            spellCheck={false}
            maxLength={300}
            aria-label={t('customers.search')}
            aria-keyshortcuts="/"
            placeholder={t('customers.searchHint')}
            value={query}
            className={styles['search-input']}
            onChange={(event) => setQuery(event.target.value)}
            onKeyDown={(event: KeyboardEvent) => {
              if (event.key === 'ArrowDown' || (event.key === 'Enter' && view.count > 0)) {
                event.preventDefault();
                table.current?.focus();
              } else if (event.key === 'Escape' && query !== '') {
                event.preventDefault();
                setQuery('');
              }
            }}
          />
        </div>
        {leads && (
          <Button size="s" icon={<ListChecks />} onClick={() => goTo('lists', JSON.stringify({ query: ask.query, filter }))}>
            {t('customers.makeList')}
          </Button>
        )}
        <ExportMenu label={t('customers.exportList')} target={{ query: ask.query, filter, sort }} write={write} />
        <Menu
          trigger={<IconButton size="s" label={t('customers.columns')} icon={<Columns3 />} />}
          groups={[
            COLUMN_IDS.filter((id) => id !== FIXED_COLUMN).map((id) => ({
              key: id,
              label: t(columns.includes(id) ? 'customers.hideColumn' : 'customers.showColumn', {
                column: t(`customers.column.${id}`),
              }),
              onSelect: () => toggleColumn(id),
            })),
          ]}
        />
      </PlaceHeader>
      <div className={styles['bars']}>
        <SavedFilters
          filter={filter}
          sort={sort}
          onPick={(picked, order) => {
            setFilter(picked);
            setSort(order);
          }}
        >
          <FilterBar filter={filter} onChange={setFilter} />
        </SavedFilters>
        {selection.rows.length > 0 && <BulkBar selection={selection} ask={ask} />}
        <BulkStatus onOver={reload} />
        <ExportStatus />
        <ErrorAlert error={write.error} onDismiss={write.clear} />
        <ErrorAlert error={dial.error} onDismiss={dial.clear} />
        <ErrorAlert
          error={view.error}
          actions={
            <Button size="s" onClick={() => list.retry()}>
              {t('common.tryAgain')}
            </Button>
          }
        />
      </div>
      {nothing ? (
        <div className={styles['empty']} role="status">
          <p>{t(ask.query === '' && isEmptyFilter(filter) ? 'customers.none' : 'customers.nothing')}</p>
          {(ask.query !== '' || !isEmptyFilter(filter)) && (
            <Button
              size="s"
              onClick={() => {
                setQuery('');
                setFilter(NO_FILTER);
                field.current?.focus();
              }}
            >
              {t('customers.showAll')}
            </Button>
          )}
        </div>
      ) : (
        <CustomerTable
          list={list}
          view={view}
          query={ask.query}
          columns={columns}
          sort={sort}
          selection={selection}
          table={table}
          onSort={setSort}
          onJump={setFromEnd}
          onOpen={open}
          onCall={call}
        />
      )}
      <div className={styles['foot']}>{t('customers.keys')}</div>
    </>
  );
}

/** The slash goes to the search field, wherever nobody types. */
function useSlashKey(field: { readonly current: HTMLInputElement | null }): void {
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent): void => {
      if (event.key !== '/' || event.defaultPrevented || event.ctrlKey || event.altKey) return;
      if (
        event.target instanceof HTMLElement &&
        event.target.closest('input, textarea, select, [contenteditable]') !== null
      )
        return;
      event.preventDefault();
      field.current?.focus();
      field.current?.select();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [field]);
}
