import { ArrowDown, ArrowUp, Plus, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from '../bridge/texts.ts';
import { Button } from './button.tsx';
import { IconButton } from './icon-button.tsx';
import styles from './edit-rows.module.css';

/** A few rows of small fields, each with a way to remove it, and a button for one more. Rows have no name but their number. */
export function EditRows<Row>({
  label,
  hint,
  rows,
  add,
  create,
  most,
  ordered = false,
  disabled = false,
  onChange,
  children,
}: {
  readonly label: string;
  /** What stands there while there are none. */
  readonly hint?: string;
  readonly rows: readonly Row[];
  /** What the button says. */
  readonly add: string;
  readonly create: () => Row;
  readonly most: number;
  /** Rows can be moved. */
  readonly ordered?: boolean;
  readonly disabled?: boolean;
  readonly onChange: (rows: readonly Row[]) => void;
  readonly children: (row: Row, change: (change: Partial<Row>) => void, index: number) => ReactNode;
}) {
  const { t } = useTranslation();
  const move = (from: number, to: number): void => {
    const rest = rows.filter((_, index) => index !== from);
    const moved = rows[from];
    if (moved !== undefined) onChange([...rest.slice(0, to), moved, ...rest.slice(to)]);
  };
  return (
    <div role="group" aria-label={label} className={styles['list']}>
      <span className={styles['label']} aria-hidden="true">
        {label}
      </span>
      {rows.length === 0 && hint !== undefined && <span className={styles['hint']}>{hint}</span>}
      {rows.map((row, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- a row is its place; it has no other name
        <div key={index} role="group" aria-label={t('common.row', { number: index + 1 })} className={styles['row']}>
          {children(row, (change) => onChange(rows.map((each, at) => (at === index ? { ...each, ...change } : each))), index)}
          {ordered && (
            <>
              <IconButton size="s" variant="quiet" disabled={disabled || index === 0} label={t('common.moveUp')} icon={<ArrowUp />} onClick={() => move(index, index - 1)} />
              <IconButton size="s" variant="quiet" disabled={disabled || index === rows.length - 1} label={t('common.moveDown')} icon={<ArrowDown />} onClick={() => move(index, index + 1)} />
            </>
          )}
          <IconButton size="s" variant="quiet" disabled={disabled} label={t('common.removeRow', { number: index + 1 })} icon={<X />} onClick={() => onChange(rows.filter((_, at) => at !== index))} />
        </div>
      ))}
      {rows.length < most && (
        <Button size="s" variant="quiet" icon={<Plus />} disabled={disabled} onClick={() => onChange([...rows, create()])}>
          {add}
        </Button>
      )}
    </div>
  );
}
