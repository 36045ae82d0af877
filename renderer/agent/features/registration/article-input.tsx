import { useId, useLayoutEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import { createPortal } from 'react-dom';
import { articleKey, type ArticleFound } from '../../../../shared/domain/article/article.ts';
import { displayMinor } from '../../../../shared/domain/registration/describe.ts';
import type { Language } from '../../../../shared/ipc/app-state.ts';
import type { InteractionId } from '../../../../shared/lib/brand.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { cx } from '../../ui/cx.ts';
import styles from './article-input.module.css';
import { useArticleSearch } from './use-catalogue.ts';

/**
 * A line of text that finds articles by code or name while it is typed. Down goes into the list, Enter takes the marked one; a code that was
 * typed in full is marked by itself. What is not in the catalogue is kept as it was typed.
 */
export function ArticleInput({
  interactionId,
  language,
  value,
  onType,
  onPick,
  onKeyDown,
  ...input
}: {
  readonly interactionId: InteractionId;
  readonly language: Language;
  readonly value: string;
  readonly onType: (text: string) => void;
  readonly onPick: (article: ArticleFound) => void;
  readonly onKeyDown?: (event: KeyboardEvent) => void;
  readonly id?: string;
  readonly title?: string | undefined;
  readonly className?: string | undefined;
  readonly 'aria-label'?: string;
  readonly 'aria-invalid'?: true | undefined;
  readonly 'data-cell'?: string;
}) {
  const { t } = useTranslation();
  const list = useId();
  const field = useRef<HTMLInputElement>(null);
  const [query, setQuery] = useState('');
  const [marked, setMarked] = useState<number | null>(null);
  const found = useArticleSearch(query, interactionId);
  const open = query.trim() !== '' && found.length > 0;
  const exact = found.findIndex(({ code }) => articleKey(code) === articleKey(query));
  const active = marked ?? (exact >= 0 ? exact : null);
  const close = (): void => {
    setQuery('');
    setMarked(null);
  };
  const pick = (index: number): void => {
    const article = found[index];
    close();
    if (article !== undefined) onPick(article);
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
          setQuery(target.value);
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
          <div id={list} role="listbox" aria-label={t('articles.found')} className={styles['list']}>
            {found.map(({ code, name, unit, stock, price }, index) => (
              // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the keys go to the field, which has the focus
              <div
                key={code}
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
                <span className={styles['name']}>{unit === '' ? name : t('articles.perUnit', { name, unit })}</span>
                <span className={styles['price']}>{price === null ? '' : displayMinor(price.amount, 'EUR', language)}</span>
                <span className={styles['about']}>{[price === null ? t('articles.noPrice') : price.list === '' ? t('articles.generalList') : price.list, stock].filter((part) => part !== '').join(' · ')}</span>
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
