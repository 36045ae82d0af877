import type { CustomerFilter, CustomerRow, CustomerSort } from '../../../../shared/domain/contact/customer-filter.ts';
import type { AppError } from '../../../../shared/errors/app-error.ts';
import type { CustomerListPart } from '../../../../shared/ipc/commands/customers.ts';
import type { Result } from '../../../../shared/lib/result.ts';

/** What a list shows, and in which order. */
export type ListAsk = {
  readonly query: string;
  readonly filter: CustomerFilter;
  readonly sort: CustomerSort;
  /** The same rows counted from the last one: how the end of a list is reached without reading all of it. */
  readonly fromEnd: boolean;
};

/** Asks main for the rows behind `after`; null when a later question overtook this one. */
export type LoadPart = (after: string | null, limit: number) => Promise<Result<CustomerListPart | null, AppError>>;

/** What React shows; a new object after every change. */
export type ListView = {
  /** Rows that are known to be there. */
  readonly count: number;
  readonly end: boolean;
  readonly loading: boolean;
  readonly error: AppError | null;
  /** Ordered by how well they fit what was typed, and not by a column. */
  readonly ranked: boolean;
};

type Part = {
  readonly after: string | null;
  readonly from: number;
  readonly count: number;
  rows: readonly CustomerRow[] | null;
};

export const PART_SIZE = 100;
/** Parts whose rows are kept; the others are asked for again when they come into view. */
const MOST_PARTS = 40;

/**
 * The rows of a list of any length, in parts. Each part begins where the one before ended, so that the thousandth takes as long as the
 * first; what is far from the view is forgotten, so that a million rows do not fill the memory. One question at a time.
 */
export class CustomerList {
  /** Counted from its last row. */
  readonly fromEnd: boolean;
  readonly #load: LoadPart;
  readonly #onChange: () => void;
  readonly #parts: Part[] = [];
  #next: string | null = null;
  #view: ListView = { count: 0, end: false, loading: false, error: null, ranked: false };
  #wanted: readonly [number, number] = [0, 0];
  #closed = false;

  constructor(load: LoadPart, onChange: () => void, fromEnd = false) {
    this.fromEnd = fromEnd;
    this.#load = load;
    this.#onChange = onChange;
  }

  get view(): ListView {
    return this.#view;
  }

  /** Undefined while it is not there. */
  row(index: number): CustomerRow | undefined {
    const part = this.#partAt(index);
    return part?.rows?.[index - part.from];
  }

  /** Says which rows are in view; loads what is missing there, and a part ahead. */
  show(first: number, last: number): void {
    this.#wanted = [first, last];
    void this.#fill();
  }

  /** After an error. */
  retry(): void {
    this.#change({ error: null });
    void this.#fill();
  }

  /** Goes on after `close`, for a view that was hidden for a while. */
  open(): void {
    this.#closed = false;
    void this.#fill();
  }

  /** Nobody looks any more: nothing is asked for, so that another list is not overtaken. */
  close(): void {
    this.#closed = true;
  }

  /** All rows that are there now, by number. */
  loaded(): readonly (readonly [number, CustomerRow])[] {
    return this.#parts.flatMap(({ from, rows }) => (rows ?? []).map((row, index) => [from + index, row] as const));
  }

  #partAt(index: number): Part | undefined {
    let low = 0;
    let high = this.#parts.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const part = this.#parts[middle] as Part;
      if (index < part.from) high = middle - 1;
      else if (index >= part.from + part.count) low = middle + 1;
      else return part;
    }
    return undefined;
  }

  async #fill(): Promise<void> {
    if (this.#view.loading || this.#view.error !== null || this.#closed) return;
    const missing = this.#missing();
    if (missing === undefined) return;
    this.#change({ loading: true });
    const reply = await this.#load(missing === 'next' ? this.#next : missing.after, PART_SIZE);
    if (!reply.ok) return this.#change({ loading: false, error: reply.error });
    // Overtaken, by a list that took the place of this one.
    if (reply.value === null) return this.#change({ loading: false });
    if (missing === 'next') this.#append(reply.value);
    else missing.rows = reply.value.rows;
    this.#forget();
    this.#change({ loading: false });
    void this.#fill();
  }

  /** The part to load now, nearest to the view first. */
  #missing(): Part | 'next' | undefined {
    const [first, last] = this.#wanted;
    const seen = this.#parts.find((part) => part.rows === null && part.from <= last && part.from + part.count > first);
    if (seen !== undefined) return seen;
    const { count, end } = this.#view;
    return !end && last + PART_SIZE >= count ? 'next' : undefined;
  }

  #append({ rows, after, ranked }: CustomerListPart): void {
    const from = this.#view.count;
    if (rows.length > 0) this.#parts.push({ after: this.#next, from, count: rows.length, rows });
    this.#next = after;
    this.#view = { ...this.#view, count: from + rows.length, end: after === null, ranked };
  }

  #forget(): void {
    const [first, last] = this.#wanted;
    const middle = (first + last) / 2;
    const kept = this.#parts.filter(({ rows }) => rows !== null);
    if (kept.length <= MOST_PARTS) return;
    const distance = ({ from, count }: Part): number => Math.abs(from + count / 2 - middle);
    for (const part of kept.toSorted((a, b) => distance(b) - distance(a)).slice(0, kept.length - MOST_PARTS))
      part.rows = null;
  }

  #change(change: Partial<ListView>): void {
    this.#view = { ...this.#view, ...change };
    this.#onChange();
  }
}
