import type { CustomerSort } from '../../../../shared/domain/contact/customer-filter.ts';

type Column = {
  /** Share of the width that is left, and the least width, px. */
  readonly share: number;
  readonly least: number;
  readonly sort?: CustomerSort['by'];
  /** Figures stand at the right. */
  readonly right?: true;
};

export const COLUMNS = {
  name: { share: 5, least: 224, sort: 'name' },
  organisation: { share: 2.5, least: 100, sort: 'organisation' },
  city: { share: 2, least: 90, sort: 'city' },
  number: { share: 2, least: 116 },
  mail: { share: 3, least: 130 },
  postcode: { share: 1, least: 70 },
  customerNumber: { share: 1.4, least: 88, sort: 'customerNumber' },
  value: { share: 1.2, least: 84, sort: 'value', right: true },
  lastContact: { share: 1.3, least: 104, sort: 'lastContact' },
  owner: { share: 1.6, least: 90 },
  type: { share: 1, least: 70 },
  tags: { share: 2, least: 100 },
} as const satisfies Readonly<Record<string, Column>>;
export type ColumnId = keyof typeof COLUMNS;
export const COLUMN_IDS = Object.keys(COLUMNS) as readonly ColumnId[];
/** The name is always there: it is what a row is called. */
export const FIXED_COLUMN: ColumnId = 'name';
const AT_FIRST: readonly ColumnId[] = [
  'name',
  'organisation',
  'city',
  'number',
  'value',
  'lastContact',
  'tags',
];

const KEY = 'balie.customers.columns';

/** The columns that were chosen on this machine; the usual ones when nothing usable is remembered. */
export function rememberedColumns(): readonly ColumnId[] {
  try {
    const chosen: unknown = JSON.parse(localStorage.getItem(KEY) ?? 'null');
    if (!Array.isArray(chosen)) return AT_FIRST;
    return COLUMN_IDS.filter((id) => id === FIXED_COLUMN || chosen.includes(id));
  } catch {
    return AT_FIRST;
  }
}

export function rememberColumns(columns: readonly ColumnId[]): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(columns));
  } catch {
    // A full or forbidden store: the choice holds until the window closes.
  }
}

/** For `grid-template-columns`, the mark at the left included. */
export function columnTracks(columns: readonly ColumnId[]): string {
  return `32px ${columns.map((id) => `minmax(${COLUMNS[id].least}px, ${COLUMNS[id].share}fr)`).join(' ')}`;
}
