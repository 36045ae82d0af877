import { err, ok, type Result } from '../../lib/result.ts';
import { scaled } from './field-text.ts';
import type { LineAmounts, TableField } from './form.ts';
import { isBlankRow, type TableRow } from './table-value.ts';

/** Amounts in minor units. `gross` is what is paid. */
export type Amounts = { readonly net: number; readonly vat: number; readonly gross: number };
export type TableTotals = Amounts & {
  /** Of each line; null where quantity or price is missing or cannot be read. */
  readonly lines: readonly (Amounts | null)[];
  /** By VAT percentage, lowest first; lines without one are under 0. */
  readonly rates: readonly (Amounts & { readonly percent: string })[];
};

/** Largest amount that is accepted, in minor units; the same as of every amount that is stored. */
export const LARGEST_AMOUNT = 1_000_000_000_000;
/** A quantity has at most three decimals, a percentage two. */
const QUANTITY_DECIMALS = 3;
const PERCENT_DECIMALS = 2;
const WHOLE_PERCENT = 10_000n;

/**
 * What the lines of a table come to: quantity × unit price − discount, rounded to the cent for each line, halves away from zero; VAT
 * likewise for each line, taken out of the price or put on top of it. Totals are the sums of the lines (DOMAIN 9.7). Error `overflow`
 * when a line or a total is larger than 10 000 million.
 */
export function tableTotals(field: TableField, rows: readonly TableRow[]): Result<TableTotals | null, 'overflow'> {
  const { amounts } = field;
  if (amounts === undefined) return ok(null);
  const lines = rows.map((row) => (isBlankRow(row) ? null : lineAmounts(amounts, row)));
  const counted = lines.flatMap((line) => (line === null ? [] : [line]));
  const totals = sum(counted);
  if ([...counted, totals].some(({ net, gross }) => Math.abs(net) > LARGEST_AMOUNT || Math.abs(gross) > LARGEST_AMOUNT)) return err('overflow');
  const percents = [...new Set(counted.map(({ percent }) => percent))].toSorted((a, b) => Number(a) - Number(b));
  return ok({
    ...totals,
    lines,
    rates: percents.map((percent) => ({ percent, ...sum(counted.filter((line) => line.percent === percent)) })),
  });
}

function lineAmounts(columns: LineAmounts, row: TableRow): (Amounts & { readonly percent: string }) | null {
  const quantity = scaled(row[columns.quantity] ?? '', QUANTITY_DECIMALS);
  const price = scaled(row[columns.price] ?? '', 2);
  if (quantity === null || price === null) return null;
  const discount = percentIn(row, columns.discount);
  const rate = percentIn(row, columns.vat);
  if (discount === null || rate === null) return null;
  const whole = BigInt(quantity) * BigInt(price) * (WHOLE_PERCENT - BigInt(discount));
  const amount = rounded(whole, 10n ** BigInt(QUANTITY_DECIMALS) * WHOLE_PERCENT);
  const vat = columns.includesVat
    ? rounded(amount * BigInt(rate), WHOLE_PERCENT + BigInt(rate))
    : rounded(amount * BigInt(rate), WHOLE_PERCENT);
  const net = columns.includesVat ? amount - vat : amount;
  const percent = String(rate / 10 ** PERCENT_DECIMALS);
  return { net: Number(net), vat: Number(vat), gross: Number(net + vat), percent };
}

/** In hundredths of a per cent; 0 when there is none, null for what is no percentage from 0 to 100. */
function percentIn(row: TableRow, column: string | undefined): number | null {
  const text = column === undefined ? '' : (row[column] ?? '');
  if (text.trim() === '') return 0;
  const value = scaled(text, PERCENT_DECIMALS);
  return value === null || value < 0 || value > 10_000 ? null : value;
}

/** Halves away from zero. @param by greater than zero */
function rounded(value: bigint, by: bigint): bigint {
  return value < 0n ? -((-value * 2n + by) / (by * 2n)) : (value * 2n + by) / (by * 2n);
}

function sum(lines: readonly Amounts[]): Amounts {
  const over = (part: keyof Amounts): number => lines.reduce((all, line) => all + line[part], 0);
  return { net: over('net'), vat: over('vat'), gross: over('gross') };
}
