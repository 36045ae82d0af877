import { useLayoutEffect, useMemo, useRef, type KeyboardEvent } from 'react';
import type { ContactSummary } from '../../../../shared/domain/call/call.ts';
import { SURE_FROM } from '../../../../shared/domain/contact/duplicates/score-duplicates.ts';
import { displayPhone } from '../../../../shared/domain/contact/phone-number.ts';
import type { DuplicatePair } from '../../../../shared/ipc/commands/duplicate.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { isFocusFree } from '../../ui/focus.ts';
import { Tag } from '../../ui/status-dot.tsx';
import { VirtualList, type VirtualScroller } from '../../ui/virtual-list.tsx';
import styles from './duplicates.module.css';
import { pairKey } from './use-pairs.ts';

const ROW_PX = 66;

/** Pairs below each other: who, how sure and why. Arrow keys go along, Enter opens, N says that they are not the same. */
export function PairList({
  pairs,
  active,
  onActive: setActive,
  label,
  decideLabel,
  onMore,
  onOpen,
  onDecide,
}: {
  readonly pairs: readonly DuplicatePair[];
  /** The pair that the keys work on. */
  readonly active: number;
  readonly onActive: (index: number) => void;
  readonly label: string;
  readonly decideLabel: string;
  readonly onMore: () => void;
  readonly onOpen: (pair: DuplicatePair) => void;
  readonly onDecide: (pair: DuplicatePair) => void;
}) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  const scroller = useRef<VirtualScroller | null>(null);
  const at = Math.min(active, pairs.length - 1);
  const rows = useMemo(() => pairs.map((pair) => ({ key: pairKey(pair), height: ROW_PX, pair })), [pairs]);

  useLayoutEffect(() => {
    // The list came after the place was opened, or after two were compared: the keyboard goes into it unless it is elsewhere.
    if (isFocusFree() || document.activeElement?.matches('[data-view]') === true)
      box.current?.querySelector<HTMLElement>('[data-pair][tabindex="0"]')?.focus();
  }, []);
  const focusOn = (index: number): void => {
    setActive(index);
    scroller.current?.show(index);
    requestAnimationFrame(() => box.current?.querySelector<HTMLElement>(`[data-pair="${String(index)}"]`)?.focus({ preventScroll: true }));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!(event.target instanceof HTMLElement) || event.target.dataset['pair'] === undefined) return;
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const pair = pairs[at];
    const steps: Readonly<Record<string, number>> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: pairs.length - 1 };
    const to = steps[event.key];
    if (to !== undefined) focusOn(Math.max(0, Math.min(pairs.length - 1, to)));
    else if (event.key === 'Enter' && pair !== undefined) onOpen(pair);
    else if (event.key.toLowerCase() === 'n' && pair !== undefined) {
      onDecide(pair);
      focusOn(Math.min(at, pairs.length - 2));
    } else return;
    event.preventDefault();
  };

  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys of the rows, which have the focus */}
      <div ref={box} role="list" aria-label={label} className={styles['pairs']} onKeyDown={onKeyDown}>
        <VirtualList rows={rows} pinned={at} scroller={scroller} onNearEnd={onMore}>
          {({ pair }, index) => (
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Enter on the row does it
            <div
              role="listitem"
              data-pair={index}
              data-first-focus={index === at ? '' : undefined}
              // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the row in focus has the keys
              tabIndex={index === at ? 0 : -1}
              aria-setsize={-1}
              aria-posinset={index + 1}
              className={styles['pair']}
              onFocus={() => setActive(index)}
              onDoubleClick={() => onOpen(pair)}
            >
              <div className={styles['two']}>
                <Who contact={pair.one} />
                <Who contact={pair.other} />
              </div>
              <div className={styles['why']}>
                <Tag tone={pair.score >= SURE_FROM ? 'ok' : 'neutral'}>
                  {pair.score >= SURE_FROM ? t('duplicates.sure', { score: pair.score }) : t('duplicates.score', { score: pair.score })}
                </Tag>
                <span className={styles['reasons']} title={pair.reasons.map(({ kind }) => t(`duplicates.reason.${kind}`)).join(', ')}>
                  {pair.reasons.map(({ kind, points }) => (
                    <span key={kind} className={cx(styles['reason'], points < 0 && styles['against'])}>
                      {t(`duplicates.reason.${kind}`)}
                    </span>
                  ))}
                </span>
              </div>
              <div className={styles['acts']}>
                <Button size="s" tabIndex={index === at ? 0 : -1} onClick={() => onOpen(pair)}>
                  {t('duplicates.compare')}
                </Button>
                <Button size="s" variant="quiet" tabIndex={index === at ? 0 : -1} onClick={() => onDecide(pair)}>
                  {decideLabel}
                </Button>
              </div>
            </div>
          )}
        </VirtualList>
      </div>
      <p className={styles['keys']}>{t('duplicates.keys')}</p>
    </>
  );
}

function Who({ contact }: { readonly contact: ContactSummary }) {
  const { t } = useTranslation();
  const country = useAppState(({ settings }) => settings.country);
  const name = contact.name || t('customer.noName');
  const number = contact.number === '' ? '' : displayPhone(contact.number, country);
  const more = [contact.organisation === contact.name ? '' : contact.organisation, contact.city, number].filter((part) => part !== '').join(' · ');
  return (
    <span className={styles['who']}>
      <span className={cx(styles['who-name'], 'words')}>{name}</span>
      <span className={cx(styles['soft'], 'words')}>{more}</span>
    </span>
  );
}
