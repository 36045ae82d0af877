import { Check } from 'lucide-react';
import { useLayoutEffect, useRef, type KeyboardEvent } from 'react';
import type { ContactFields } from '../../../../shared/domain/contact/contact.ts';
import type { MergeChoices, MergeRow, MergeSide } from '../../../../shared/domain/contact/merge/merge-rules.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { cx } from '../../ui/cx.ts';
import { fieldLines } from '../timeline/field-text.ts';
import { useWording } from '../timeline/use-wording.ts';
import styles from './duplicates.module.css';

type Row = MergeRow<ContactFields>;

/** Fields that are shown and chosen together with another one, in front of or behind it. */
const TOGETHER: Readonly<Partial<Record<keyof ContactFields, readonly (keyof ContactFields)[]>>> = { lastName: ['infix', 'lastName'] };

/**
 * The fields below each other, both values beside each other, the taken ones marked. Up and down go from choice to choice, left and right
 * choose.
 */
export function MergeRows({
  left,
  right,
  rows,
  choices,
  onChoose,
}: {
  readonly left: ContactFields;
  readonly right: ContactFields;
  readonly rows: readonly Row[];
  readonly choices: MergeChoices<ContactFields>;
  readonly onChoose: (field: Row['key'], side: MergeSide) => void;
}) {
  const wording = useWording();
  const { t } = wording;
  const box = useRef<HTMLDivElement>(null);
  const linesOf = (fields: ContactFields, key: Row['key']): readonly string[] => {
    const together = TOGETHER[key];
    return together === undefined
      ? fieldLines(key, fields[key], wording)
      : [together.flatMap((each) => fieldLines(each, fields[each], wording)).join(' ')].filter((line) => line !== '');
  };
  const shown = rows
    .map((row) => ({ row, mine: linesOf(left, row.key), theirs: linesOf(right, row.key) }))
    .filter(({ mine, theirs }) => mine.length > 0 || theirs.length > 0);

  useLayoutEffect(() => box.current?.querySelector<HTMLElement>('[data-row]')?.focus(), []);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey || !(event.target instanceof HTMLElement)) return;
    const groups = [...(box.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
    const at = groups.findIndex((group) => group.contains(event.target as HTMLElement));
    const row = shown.find(({ row: { key } }) => key === groups[at]?.dataset['row'])?.row;
    if (row === undefined) return;
    const now = row.offers.indexOf(choices[row.key] ?? row.side);
    if (event.key === 'ArrowDown') groups[Math.min(groups.length - 1, at + 1)]?.focus();
    else if (event.key === 'ArrowUp') groups[Math.max(0, at - 1)]?.focus();
    else if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') {
      const next = row.offers[Math.max(0, Math.min(row.offers.length - 1, now + (event.key === 'ArrowLeft' ? -1 : 1)))];
      if (next !== undefined) onChoose(row.key, next);
    } else return;
    event.preventDefault();
  };

  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the keys of the rows, which have the focus
    <div ref={box} className={styles['fields']} onKeyDown={onKeyDown}>
      {shown.map(({ row, mine, theirs }) => {
        const name = t(`timeline.field.${row.key}`);
        if (row.same)
          return (
            <div key={row.key} className={cx(styles['field'], styles['same'])}>
              <span className={styles['field-name']}>{name}</span>
              <Lines lines={mine} className={styles['value']} />
            </div>
          );
        const side = choices[row.key] !== undefined && row.offers.includes(choices[row.key] as MergeSide) ? choices[row.key] : row.side;
        const taken = (which: 'left' | 'right'): boolean => side === which || side === 'both';
        const lost = side === 'both' && row.key === 'custom' ? linesOf({ ...right, custom: overruled(left.custom, right.custom) }, 'custom') : [];
        if (row.offers.length === 0)
          return (
            <div key={row.key} className={styles['field']}>
              <span className={styles['field-name']}>{name}</span>
              <Lines lines={mine} className={cx(styles['value'], taken('left') && styles['taken'])} />
              <span />
              <Lines lines={theirs} className={cx(styles['value'], taken('right') && styles['taken'])} />
            </div>
          );
        const cell = (which: MergeSide) => (
          <button
            type="button"
            role="radio"
            tabIndex={-1}
            aria-checked={side === which}
            aria-label={t('duplicates.merge.choose', { field: name, side: t(`duplicates.merge.side.${which}`) })}
            className={cx(which === 'both' ? styles['both'] : styles['value'], (which === 'both' ? side === 'both' : taken(which)) && styles['taken'])}
            onClick={() => onChoose(row.key, which)}
          >
            {which === 'both' ? t('duplicates.merge.side.both') : <Lines lines={which === 'left' ? mine : theirs} lost={which === 'right' ? lost : []} />}
            {which !== 'both' && taken(which) && <Check size={14} aria-hidden="true" className={styles['tick']} />}
          </button>
        );
        return (
          <div
            key={row.key}
            role="radiogroup"
            aria-label={name}
            data-row={row.key}
            tabIndex={0}
            className={cx(styles['field'], styles['choice'])}
          >
            <span className={styles['field-name']}>{name}</span>
            {cell('left')}
            {row.offers.includes('both') ? cell('both') : <span />}
            {cell('right')}
          </div>
        );
      })}
    </div>
  );
}

/** Of both, the value of the one that stays counts where both have one. @returns what is lost of the other's */
function overruled(left: ContactFields['custom'], right: ContactFields['custom']): ContactFields['custom'] {
  const mine: Readonly<Record<string, string>> = left;
  return Object.fromEntries(Object.entries(right).filter(([id, value]) => (mine[id] ?? '') !== '' && mine[id] !== value));
}

function Lines({ lines, lost = [], className }: { readonly lines: readonly string[]; readonly lost?: readonly string[]; readonly className?: string | undefined }) {
  const { t } = useTranslation();
  return (
    <span className={className ?? styles['lines']}>
      {lines.length === 0 ? <span className={styles['soft']}>{t('duplicates.merge.empty')}</span> : null}
      {lines.map((line) => (
        <span key={line} className={cx(styles['line'], 'words', lost.includes(line) && styles['lost'])}>
          {line}
        </span>
      ))}
    </span>
  );
}
