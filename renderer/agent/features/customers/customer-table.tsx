import { useVirtualizer } from '@tanstack/react-virtual';
import { ArrowDown, ArrowUp, Check } from 'lucide-react';
import { useEffect, useId, useLayoutEffect, useRef, useState, type CSSProperties, type KeyboardEvent, type RefObject } from 'react';
import type { CustomerRow, CustomerSort } from '../../../../shared/domain/contact/customer-filter.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { cx } from '../../ui/cx.ts';
import { useCellText } from './cell-text.tsx';
import { COLUMNS, columnTracks, type ColumnId } from './columns.ts';
import type { CustomerList, ListView } from './customer-list.ts';
import styles from './customers.module.css';
import type { Selection } from './use-selection.ts';

/** px; a million rows of this height fit into what the browser engine can lay out. */
const ROW = 32;

/**
 * The rows in view of a list of any length. The focus stays on the table; arrow keys move the active row, Enter opens it, C calls, Space
 * marks it. A list that is counted from its end stands there upside down: its first row is at the foot, and more comes in at the head.
 */
export function CustomerTable({
  list,
  view,
  query,
  columns,
  sort,
  selection,
  table,
  onSort,
  onJump,
  onOpen,
  onCall,
}: {
  readonly list: CustomerList;
  readonly view: ListView;
  readonly query: string;
  readonly columns: readonly ColumnId[];
  readonly sort: CustomerSort;
  readonly selection: Selection;
  readonly table: RefObject<HTMLDivElement | null>;
  readonly onSort: (sort: CustomerSort) => void;
  /** To the very first or last row, where the list does not reach there yet. */
  readonly onJump: (toEnd: boolean) => void;
  readonly onOpen: (row: CustomerRow) => void;
  readonly onCall: (row: CustomerRow) => void;
}) {
  const { t } = useTranslation();
  const { fromEnd } = list;
  const id = useId();
  const cell = useCellText(query);
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(0);
  const [of, setOf] = useState(list);
  // Another list begins at its first row.
  if (of !== list) {
    setOf(list);
    setActive(0);
  }
  const count = view.count + (view.end ? 0 : 1);
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 12,
  });
  const rows = virtual.getVirtualItems();
  /** Where a row of the list stands on screen, and the other way round. */
  const turned = (index: number): number => (fromEnd ? count - 1 - index : index);
  const [top, bottom] = [turned(rows[0]?.index ?? 0), turned(rows.at(-1)?.index ?? 0)];
  const [first, last] = [Math.max(0, Math.min(top, bottom)), Math.max(top, bottom)];
  useEffect(() => list.show(first, last), [list, first, last]);
  const before = useRef({ list, count: 0 });
  useLayoutEffect(() => {
    const was = before.current.list === list ? before.current.count : 0;
    before.current = { list, count };
    const element = scroller.current;
    if (element === null) return;
    if (was === 0) element.scrollTop = fromEnd ? element.scrollHeight : 0;
    // What came in above pushes nothing down.
    else if (fromEnd && count !== was) element.scrollTop += (count - was) * ROW;
  }, [list, count, fromEnd]);

  const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 320) / ROW) - 1);
  const goTo = (index: number, extend: boolean): void => {
    const to = Math.max(0, Math.min(view.count - 1, index));
    const from = active;
    setActive(to);
    virtual.scrollToIndex(turned(to));
    if (!extend) return;
    for (let each = Math.min(from, to); each <= Math.max(from, to); each++) {
      const row = list.row(each);
      if (row !== undefined) selection.set(row, true);
    }
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.metaKey) return;
    const row = list.row(active);
    const all = event.ctrlKey && event.key.toLowerCase() === 'a';
    if (event.ctrlKey && !all && !['Home', 'End'].includes(event.key)) return;
    const down = fromEnd ? -1 : 1;
    /** To one end of the list: known already, or to be asked for. Shift marks only as far as is known. */
    const jump = (toEnd: boolean): void => {
      if (toEnd === fromEnd) goTo(0, event.shiftKey);
      else if (view.end || event.shiftKey) goTo(view.count - 1, event.shiftKey);
      else onJump(toEnd);
    };
    const steps: Readonly<Record<string, () => void>> = {
      ArrowDown: () => goTo(active + down, event.shiftKey),
      ArrowUp: () => goTo(active - down, event.shiftKey),
      PageDown: () => goTo(active + down * page, event.shiftKey),
      PageUp: () => goTo(active - down * page, event.shiftKey),
      Home: () => jump(false),
      End: () => jump(true),
      Enter: () => row !== undefined && onOpen(row),
      ' ': () => row !== undefined && selection.toggle(row),
      c: () => row !== undefined && onCall(row),
      a: () => all && list.loaded().forEach(([, each]) => selection.set(each, true)),
    };
    const step = steps[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (step === undefined || (event.key.toLowerCase() === 'a' && !all)) return;
    event.preventDefault();
    step();
  };
  const rowId = (index: number): string => `${id}-${String(index)}`;
  const tracks = { '--tracks': columnTracks(columns) } as CSSProperties;
  return (
    <div
      ref={table}
      role="grid"
      tabIndex={0}
      aria-label={t('customers.list')}
      aria-rowcount={view.end ? view.count + 1 : -1}
      aria-colcount={columns.length}
      aria-multiselectable="true"
      aria-busy={view.loading || undefined}
      aria-activedescendant={view.count > 0 ? rowId(active) : undefined}
      className={styles['table']}
      style={tracks}
      onKeyDown={onKeyDown}
    >
      <div ref={scroller} role="rowgroup" className={styles['scroller']}>
        <div role="row" aria-rowindex={1} className={cx(styles['row'], styles['head'])}>
          <span role="columnheader">
            <span className="visually-hidden">{t('customers.marked')}</span>
          </span>
          {columns.map((column) => (
            <HeadCell key={column} column={column} sort={sort} ranked={view.ranked} onSort={onSort} />
          ))}
        </div>
        <div role="presentation" className={styles['rows']} style={{ height: virtual.getTotalSize() }}>
          {rows.map(({ index: place, start }) => {
            const index = turned(place);
            const row = list.row(index);
            const marked = row !== undefined && selection.has(row);
            return (
              // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the table takes the keys
              <div
                key={index}
                id={rowId(index)}
                role="row"
                tabIndex={-1}
                aria-rowindex={fromEnd && !view.end ? undefined : place + 2}
                aria-selected={marked}
                className={cx(styles['row'], index === active && styles['active'], marked && styles['marked'])}
                style={{ transform: `translateY(${String(start)}px)` }}
                onClick={(event) => {
                  table.current?.focus();
                  if (row !== undefined && event.ctrlKey) selection.toggle(row);
                  goTo(index, event.shiftKey);
                }}
                onDoubleClick={() => row !== undefined && onOpen(row)}
              >
                {row === undefined ? (
                  <span role="gridcell" className={styles['waiting']}>
                    {index >= view.count && view.loading ? t('customers.more') : ''}
                  </span>
                ) : (
                  <>
                    {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the space bar does it */}
                    <span
                      role="gridcell"
                      tabIndex={-1}
                      className={styles['mark']}
                      onClick={(event) => {
                        event.stopPropagation();
                        selection.toggle(row);
                      }}
                    >
                      <span className={styles['box']}>{marked && <Check size={12} aria-hidden="true" />}</span>
                    </span>
                    {columns.map((column) => (
                      <span
                        key={column}
                        role="gridcell"
                        className={cx(styles['cell'], 'right' in COLUMNS[column] && styles['right'])}
                        title={column === 'name' ? row.name : column === 'organisation' ? row.organisation : undefined}
                      >
                        {cell(row, column)}
                      </span>
                    ))}
                  </>
                )}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

function HeadCell({
  column,
  sort,
  ranked,
  onSort,
}: {
  readonly column: ColumnId;
  readonly sort: CustomerSort;
  /** Ordered by fit: no column says so. */
  readonly ranked: boolean;
  readonly onSort: (sort: CustomerSort) => void;
}) {
  const { t } = useTranslation();
  const { sort: by, ...look } = { sort: undefined, right: undefined, ...COLUMNS[column] };
  const own = by === sort.by && !ranked;
  const label = t(`customers.column.${column}`);
  return (
    <span
      role="columnheader"
      aria-sort={own ? (sort.descending ? 'descending' : 'ascending') : undefined}
      className={cx(styles['cell'], look.right && styles['right'])}
    >
      {by === undefined ? (
        label
      ) : (
        <button
          type="button"
          className={styles['sort']}
          disabled={ranked}
          // Figures and dates are asked for from the top.
          onClick={() => onSort({ by, descending: own ? !sort.descending : by === 'value' || by === 'lastContact' })}
        >
          {label}
          {own &&
            (sort.descending ? <ArrowDown size={12} aria-hidden="true" /> : <ArrowUp size={12} aria-hidden="true" />)}
        </button>
      )}
    </span>
  );
}
