import { X } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import type { ArticleFound } from '../../../../shared/domain/article/article.ts';
import { canonicalCell } from '../../../../shared/domain/registration/canonical.ts';
import { displayMinor, displayNumber } from '../../../../shared/domain/registration/describe.ts';
import { withPresentValue } from '../../../../shared/domain/interaction/present-value.ts';
import { enrichmentOf } from '../../../../shared/domain/registration/enrichment.ts';
import { cellsOf } from '../../../../shared/domain/registration/order-code.ts';
import { cellProblem } from '../../../../shared/domain/registration/field-state.ts';
import type { TableColumn, TableField } from '../../../../shared/domain/registration/form.ts';
import { tableTotals, type TableTotals } from '../../../../shared/domain/registration/line-totals.ts';
import { isBlankRow, MOST_ROWS, newRow, readRows, writeRows, type TableRow } from '../../../../shared/domain/registration/table-value.ts';
import type { InteractionView, Language } from '../../../../shared/ipc/app-state.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { cx } from '../../ui/cx.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { ArticleInput } from './article-input.tsx';
import { CatalogueNote } from './catalogue-note.tsx';
import { NameInput } from './name-input.tsx';
import fieldStyles from '../../ui/field.module.css';
import styles from './table-control.module.css';
import { displayed } from './typed-control.tsx';
import { useFieldDraft } from './use-field-draft.ts';

type Cell = { readonly row: number; readonly key: string };

/**
 * The lines of a table with one to fill in at the end, and what they come to. Enter goes to the next cell and from the last to the next
 * line; in an empty line it goes nowhere, and is left to whoever is around the table.
 */
export function TableControl({
  interaction,
  field,
  catalogue,
  language,
  label,
  aside,
  marked,
  hint,
}: {
  readonly interaction: InteractionView;
  readonly field: TableField;
  /** What the catalogue says of the order codes in the lines, by code. */
  readonly catalogue: ReadonlyMap<string, ArticleFound>;
  readonly language: Language;
  readonly label: string;
  readonly aside: string | undefined;
  readonly marked: boolean;
  readonly hint: string | undefined;
}) {
  const { t } = useTranslation();
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const { value, change } = useFieldDraft(interaction, field.key);
  const [typing, setTyping] = useState<(Cell & { readonly text: string }) | null>(null);
  const rows = readRows(field, value);
  const most = field.maxRows ?? MOST_ROWS;
  const shown: readonly TableRow[] = rows.length < most ? [...rows, {}] : rows;
  const totals = tableTotals(field, rows);

  const fill = (row: number, cells: TableRow): void => {
    const begun = rows[row] ?? newRow(field);
    change(writeRows(field, [...rows.slice(0, row), { ...begun, ...cells }, ...rows.slice(row + 1)]));
  };
  const put = (row: number, key: string, text: string): void => {
    const column = field.columns.find((each) => each.key === key);
    fill(row, { [key]: column === undefined ? text : canonicalCell(column, text) });
  };
  /** What is chosen to be put right comes with what stands there now. */
  const choose = (row: number, key: string, value: string): void =>
    field.writesBack?.field === key ? fill(row, withPresentValue(field, { ...rows[row], [key]: value }, interaction.contact)) : put(row, key, value);
  const remove = (row: number): void => {
    setTyping(null);
    change(writeRows(field, rows.filter((_, index) => index !== row)), true);
    focusCell(row, field.columns[0]?.key ?? '');
  };
  const focusCell = (row: number, key: string): void => {
    // At once: the next letter belongs there already.
    box.current?.querySelector<HTMLElement>(`[data-cell="${String(row)}.${key}"]`)?.focus();
  };
  const onward = (row: number, column: number): void => {
    if (isBlankRow(shown[row] ?? {}) && column === 0) return;
    const next = field.columns[column + 1];
    if (next !== undefined) focusCell(row, next.key);
    else focusCell(Math.min(row + 1, most - 1), field.columns[0]?.key ?? '');
  };

  return (
    <div ref={box} role="group" aria-labelledby={`${id}-label`} className={cx(styles['table'], marked && fieldStyles['missing'], rows.some((row) => !isBlankRow(row)) && styles['begun'])}>
      <div className={fieldStyles['head']}>
        <span id={`${id}-label`} title={hint}>
          {label}
        </span>
        {aside !== undefined && <span className={fieldStyles['aside']}>{aside}</span>}
      </div>
      <div className={cx(styles['line'], styles['names'])} aria-hidden="true">
        {field.columns.map((column) => (
          <span key={column.key} className={cx(styles['cell'], styles[widthOf(column, field)])}>
            {column.label[language]}
          </span>
        ))}
        {field.amounts !== undefined && <span className={cx(styles['cell'], styles['amount'])}>{t('registration.table.amount')}</span>}
        <span className={styles['end']} />
      </div>
      {shown.map((row, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- a line is its place; it has no other name
        <div key={index} role="group" aria-label={t('registration.table.line', { number: index + 1 })} className={styles['line']}>
          {field.columns.map((column, position) => {
            const cell = row[column.key] ?? '';
            const name = t('registration.table.cell', { column: column.label[language], number: index + 1 });
            const active = typing?.row === index && typing.key === column.key;
            const wrong = !isBlankRow(row) && !active && cellProblem(column, cell) !== null;
            const common = {
              'aria-label': name,
              'aria-invalid': wrong || undefined,
              'data-cell': `${String(index)}.${column.key}`,
              className: cx(styles['cell'], styles[widthOf(column, field)], fieldStyles['control'], styles['control'], wrong && styles['wrong']),
            };
            const onKeyDown = (event: React.KeyboardEvent): void => {
              if (event.key === 'Delete' && event.shiftKey && index < rows.length) {
                event.preventDefault();
                remove(index);
              }
              if (event.key !== 'Enter' || event.ctrlKey || event.altKey || event.shiftKey) return;
              event.preventDefault();
              onward(index, position);
            };
            if (column.kind === 'choice') {
              return (
                <select key={column.key} {...common} value={cell} onKeyDown={onKeyDown} onChange={(event) => choose(index, column.key, event.target.value)}>
                  <option value="" aria-label={t('registration.choose')} />
                  {column.options.map((option) => (
                    <option key={option.value} value={option.value}>
                      {option.label[language]}
                    </option>
                  ))}
                </select>
              );
            }
            if (column.kind === 'lookup' && (column.of === 'contact' || column.of === 'organisation')) {
              return <NameInput key={column.key} {...common} of={column.of} value={cell} onKeyDown={onKeyDown} onType={(text) => put(index, column.key, text)} onPick={(name) => put(index, column.key, name)} />;
            }
            if (column.kind === 'lookup') {
              return (
                <ArticleInput
                  key={column.key}
                  {...common}
                  interactionId={interaction.id}
                  language={language}
                  value={cell}
                  onKeyDown={onKeyDown}
                  onType={(text) => put(index, column.key, text)}
                  onPick={(article) => {
                    fill(index, { [column.key]: article.name, ...cellsOf(field, article) });
                    focusCell(index, field.amounts?.quantity ?? column.key);
                  }}
                />
              );
            }
            return (
              <input
                key={column.key}
                {...common}
                type="text"
                autoComplete="off"
                spellCheck={false}
                maxLength={300}
                inputMode={column.kind === 'number' || column.kind === 'money' ? 'decimal' : undefined}
                value={active ? typing.text : displayed(column.kind, cell, language)}
                onKeyDown={onKeyDown}
                // What a line begins with is replaced by typing.
                onFocus={(event) => event.target.select()}
                onBlur={() => setTyping(null)}
                onChange={(event) => {
                  setTyping({ row: index, key: column.key, text: event.target.value });
                  put(index, column.key, event.target.value);
                }}
              />
            );
          })}
          {field.amounts !== undefined && (
            <span className={cx(styles['cell'], styles['amount'])}>{amountOf(totals.ok ? totals.value : null, index, field, language)}</span>
          )}
          <span className={styles['end']}>
            {index < rows.length && (
              <IconButton
                size="s"
                variant="quiet"
                label={t('registration.table.remove', { number: index + 1 })}
                icon={<X />}
                onClick={() => remove(index)}
              />
            )}
          </span>
          <WriteBackNote field={field} row={row} known={interaction.contactId !== null} />
          <CatalogueNote field={field} row={row} found={catalogue} language={language} />
        </div>
      ))}
      <Totals field={field} totals={totals.ok ? totals.value : null} overflow={!totals.ok} language={language} />
    </div>
  );
}

/** What becomes of the new value of a line. */
function WriteBackNote({ field, row, known }: { readonly field: TableField; readonly row: TableRow; readonly known: boolean }) {
  const { t } = useTranslation();
  if (enrichmentOf(field, row) === null) return null;
  return <span className={styles['note']}>{t(known ? 'registration.goesToCustomer' : 'registration.onlyNoted')}</span>;
}

function Totals({
  field,
  totals,
  overflow,
  language,
}: {
  readonly field: TableField;
  readonly totals: TableTotals | null;
  readonly overflow: boolean;
  readonly language: Language;
}) {
  const { t } = useTranslation();
  const { amounts } = field;
  if (amounts === undefined) return null;
  if (overflow) return <p className={cx(styles['totals'], styles['overflow'])}>{t('registration.problem.overflow')}</p>;
  const money = (minor: number): string => displayMinor(minor, amounts.currency, language);
  return (
    <dl className={styles['totals']}>
      {totals?.rates
        .filter(({ percent }) => percent !== '0')
        .map(({ percent, vat }) => (
          <div key={percent}>
            <dt>{t(amounts.includesVat ? 'registration.table.vatIncluded' : 'registration.table.vat', { percent: displayNumber(percent, language) })}</dt>
            <dd>{money(vat)}</dd>
          </div>
        ))}
      <div className={styles['total']}>
        <dt>{t('registration.table.total')}</dt>
        <dd>{money(totals?.gross ?? 0)}</dd>
      </div>
    </dl>
  );
}

function amountOf(totals: TableTotals | null, row: number, { amounts }: TableField, language: Language): string {
  const line = totals?.lines[row] ?? null;
  if (line === null || amounts === undefined) return '';
  return displayMinor(amounts.includesVat ? line.gross : line.net, amounts.currency, language);
}

function widthOf(column: TableColumn, { amounts }: TableField): 'wide' | 'short' | 'middle' {
  if (column.kind === 'number') return 'short';
  // Beside what counts, a choice is a rate; elsewhere it is words.
  if (column.kind === 'choice' && amounts === undefined) return 'wide';
  return column.kind === 'text' || column.kind === 'lookup' ? 'wide' : 'middle';
}
