import { useId, useLayoutEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import { createPortal } from 'react-dom';
import { cx } from '../../ui/cx.ts';
import styles from './lookup-input.module.css';

/** Something that was found, as it stands in the list. */
export type Suggestion = { readonly key: string; readonly code: string; readonly name: string; readonly price: string; readonly about: string; /** It is what was typed, and is marked by itself. */ readonly exact: boolean };

/** What the cell or the field around it gives to the line of text. */
export type LookupLine = {
  readonly value: string;
  readonly onType: (text: string) => void;
  readonly onKeyDown?: (event: KeyboardEvent) => void;
  readonly id?: string;
  readonly title?: string | undefined;
  readonly className?: string | undefined;
  readonly 'aria-label'?: string;
  readonly 'aria-invalid'?: true | undefined;
  readonly 'data-cell'?: string;
};

/**
 * A line of text that finds things of a list while it is typed. Down goes into the list, Enter takes the marked one; what was typed in full is
 * marked by itself. What is not in the list is kept as it was typed.
 */
export function LookupInput({
  query,
  onQuery,
  found,
  listName,
  value,
  onType,
  onPick,
  onKeyDown,
  ...input
}: LookupLine & {
  readonly query: string;
  readonly onQuery: (query: string) => void;
  readonly found: readonly Suggestion[];
  readonly listName: string;
  readonly onPick: (key: string) => void;
}) {
  const list = useId();
  const field = useRef<HTMLInputElement>(null);
  const [marked, setMarked] = useState<number | null>(null);
  const open = query.trim() !== '' && found.length > 0;
  const exact = found.findIndex((one) => one.exact);
  const active = marked ?? (exact >= 0 ? exact : null);
  const close = (): void => {
    onQuery('');
    setMarked(null);
  };
  const pick = (index: number): void => {
    const one = found[index];
    close();
    if (one !== undefined) onPick(one.key);
  };
  return (
    <>
      <input
        {...input}
        ref={field}
        type="text"
        role="combobox"
        aria-expanded={open}
        aria-controls={open ? list : undefined}
        aria-autocomplete="list"
        aria-activedescendant={open && active !== null ? `${list}-${String(active)}` : undefined}
        autoComplete="off"
        spellCheck={false}
        maxLength={300}
        value={value}
        onFocus={({ target }) => target.select()}
        onBlur={close}
        onChange={({ target }) => {
          onQuery(target.value);
          setMarked(null);
          onType(target.value);
        }}
        onKeyDown={(event) => {
          if (open) {
            const to = { ArrowDown: active === null ? 0 : Math.min(active + 1, found.length - 1), ArrowUp: active === null || active === 0 ? null : active - 1 }[event.key];
            if (to !== undefined || event.key === 'Escape' || (event.key === 'Enter' && active !== null)) {
              event.preventDefault();
              event.stopPropagation();
              if (event.key === 'Enter' && active !== null) pick(active);
              else if (event.key === 'Escape') close();
              else setMarked(to ?? null);
              return;
            }
          }
          onKeyDown?.(event);
        }}
      />
      {open && (
        <Suggestions anchor={field}>
          <div id={list} role="listbox" aria-label={listName} className={styles['list']}>
            {found.map(({ key, code, name, price, about }, index) => (
              // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the keys go to the field, which has the focus
              <div
                key={key}
                tabIndex={-1}
                id={`${list}-${String(index)}`}
                role="option"
                aria-selected={index === active}
                className={cx(styles['option'], index === active && styles['active'])}
                // The field keeps the focus.
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => pick(index)}
              >
                <span className={styles['code']}>{code}</span>
                <span className={styles['name']}>{name}</span>
                <span className={styles['price']}>{price}</span>
                <span className={styles['about']}>{about}</span>
              </div>
            ))}
          </div>
        </Suggestions>
      )}
    </>
  );
}

/** Below the field, over everything: the panes around it scroll and would cut it off. */
function Suggestions({ anchor, children }: { readonly anchor: RefObject<HTMLElement | null>; readonly children: React.ReactNode }) {
  const [place, setPlace] = useState<{ readonly left: number; readonly top: number } | null>(null);
  useLayoutEffect(() => {
    const put = (): void => {
      const at = anchor.current?.getBoundingClientRect();
      if (at !== undefined) setPlace({ left: Math.min(at.left, window.innerWidth - 348), top: Math.min(at.bottom + 2, window.innerHeight - 200) });
    };
    put();
    window.addEventListener('scroll', put, true);
    window.addEventListener('resize', put);
    return () => {
      window.removeEventListener('scroll', put, true);
      window.removeEventListener('resize', put);
    };
  }, [anchor]);
  return createPortal(
    <div className={styles['popup']} style={place ?? { visibility: 'hidden' }}>
      {children}
    </div>,
    document.body,
  );
}
