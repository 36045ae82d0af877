import { useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { isFocusFree } from './focus.ts';
import styles from './row-list.module.css';

export type RowPart<Item> = { readonly key: string; readonly title: string; readonly late?: boolean; readonly items: readonly Item[] };

/**
 * Things to deal with under the headings of their parts, one in the tab order: arrow keys, Home and End go along, other keys go to
 * `onKey`. When the one in focus goes, the next takes its place.
 */
export function RowList<Item extends { readonly id: string }>({
  parts,
  about = null,
  keys,
  onKey,
  children,
}: {
  readonly parts: readonly RowPart<Item>[];
  /** The one to begin with. */
  readonly about?: string | null;
  /** What the keys do, below the list. */
  readonly keys: string;
  /** @returns whether the key did something */
  readonly onKey: (item: Item, key: string) => boolean;
  readonly children: (item: Item, focusable: boolean) => ReactNode;
}) {
  const box = useRef<HTMLDivElement>(null);
  const all = parts.flatMap(({ items }) => items);
  const [active, setActive] = useState<string | null>(about);
  const [place, setPlace] = useState(0);
  const known = all.findIndex(({ id }) => id === active);
  const at = known === -1 ? Math.max(0, Math.min(place, all.length - 1)) : known;

  // After each drawing: whichever row had the focus may be gone.
  useLayoutEffect(() => {
    if (isFocusFree() || document.activeElement?.matches('[data-view]') === true) box.current?.querySelector<HTMLElement>('[data-row][tabindex="0"]')?.focus();
  });
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!(event.target instanceof HTMLElement) || event.target.dataset['row'] === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key];
    const item = all[at];
    if (to !== undefined) {
      const next = all[Math.max(0, Math.min(all.length - 1, to))];
      if (next !== undefined) box.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(next.id)}"]`)?.focus();
    } else if (item === undefined || !onKey(item, event.key.length === 1 ? event.key.toLowerCase() : event.key)) return;
    event.preventDefault();
  };
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the keys of the rows, which have the focus */}
      <div ref={box} className={styles['parts']} onKeyDown={onKeyDown}>
        {parts.map(({ key, title, late = false, items }) => (
          <section key={key} aria-label={title}>
            <h3 className={styles[late ? 'head-late' : 'head']}>
              {title} <span className={styles['faint']}>{items.length}</span>
            </h3>
            <ul className={styles['rows']}>
              {items.map((item) => {
                const focusable = item.id === all[at]?.id;
                return (
                  // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the list has the keys, the row the focus
                  <li
                    key={item.id}
                    data-row={item.id}
                    data-first-focus={focusable ? '' : undefined}
                    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the row in focus has the keys
                    tabIndex={focusable ? 0 : -1}
                    className={styles['row']}
                    onFocus={() => {
                      setActive(item.id);
                      setPlace(all.indexOf(item));
                    }}
                  >
                    {children(item, focusable)}
                  </li>
                );
              })}
            </ul>
          </section>
        ))}
      </div>
      <p className={styles['keys']}>{keys}</p>
    </>
  );
}

/** One line of a list: when, what with what goes with it, marks, and what can be done. */
export function RowLine({ when, late = false, title, detail, marks, acts }: { readonly when: ReactNode; readonly late?: boolean; readonly title: ReactNode; readonly detail: string; readonly marks?: ReactNode; readonly acts?: ReactNode }) {
  return (
    <div className={styles['line']}>
      <span className={styles[late ? 'when-late' : 'when']}>{when}</span>
      <span className={styles['what']}>
        <span className="words">{title}</span>
        {detail !== '' && <span className={styles['soft']}>{detail}</span>}
      </span>
      {marks}
      {acts !== undefined && <span className={styles['acts']}>{acts}</span>}
    </div>
  );
}
