import {
  columnDoubts,
  guessColumns,
  hasHeadings as firstRowNames,
} from '../../../shared/domain/contact-file/guess-columns.ts';
import { headingSetKey } from '../../../shared/domain/contact-file/headings.ts';
import type { ImportPreview } from '../../../shared/domain/contact-file/import-job.ts';
import { fieldOfTarget, mappingProblems, type ImportedField, type Target } from '../../../shared/domain/contact-file/target-field.ts';
import { searchKey } from '../../../shared/domain/contact/search-key.ts';
import type { FileRequests } from '../../contact-file/protocol.ts';

/** What a file begins with; `hasHeadings` where a person has said it. */
export type OpenedRows = Pick<FileRequests['open']['result'], 'reading' | 'rows' | 'columns'> & {
  readonly hasHeadings?: boolean;
};

type ByHeading = Readonly<Record<string, Target>>;

/** Rows shown. */
const SHOWN = 12;

/** Under what the mapping of a file is remembered, and each column in it; headings that stand there twice are told apart. */
export function headingRecord(
  opened: Pick<OpenedRows, 'rows' | 'columns'>,
  mapping: readonly Target[] = [],
): { readonly key: string; readonly byHeading: ByHeading } {
  const names = headingNames(opened.columns?.map(([heading]) => heading) ?? opened.rows[0] ?? []);
  return {
    key: headingSetKey(names),
    byHeading: Object.fromEntries(names.map((name, column) => [name, mapping[column] ?? 'ignore'])),
  };
}

function headingNames(headings: readonly string[]): readonly string[] {
  const seen = new Map<string, number>();
  return headings.map((heading) => {
    const key = searchKey(heading);
    const times = (seen.get(key) ?? 0) + 1;
    seen.set(key, times);
    return times === 1 ? key : `${key} #${times}`;
  });
}

/**
 * The first rows of a file with a guess at its columns.
 * @param chosen what a person has said that the columns are
 */
export function previewOf(
  opened: OpenedRows,
  remembered: ByHeading | null,
  country: string,
  customFields: readonly ImportedField[],
  chosen?: readonly Target[],
): ImportPreview {
  const { rows, columns, reading } = opened;
  const hasHeadings = columns === null && (opened.hasHeadings ?? firstRowNames(rows, country));
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const [first = []] = rows;
  const headings =
    columns?.map(([heading]) => heading) ??
    Array.from({ length: hasHeadings ? first.length : width }, (_, column) =>
      hasHeadings ? (first[column] ?? '') : '',
    );
  const below = hasHeadings ? rows.slice(1) : rows;
  const known =
    hasHeadings && remembered !== null ? headingNames(headings).map((name) => stillThere(remembered[name] ?? 'ignore', customFields)) : null;
  const mapping =
    chosen ??
    columns?.map(([, target]) => target) ??
    guessColumns({ headings, rows: below, remembered: known, country, customFields });
  return {
    reading,
    hasHeadings,
    headings,
    rows: below.slice(0, SHOWN),
    mapping,
    remembered: known !== null && chosen === undefined,
    problems: mappingProblems(mapping),
    doubts: columnDoubts(mapping, below, country),
  };
}

/** A field that was removed since is nothing that a column can be taken for. */
function stillThere(target: Target, customFields: readonly ImportedField[]): Target {
  const field = fieldOfTarget(target);
  return field === null || customFields.some(({ id }) => id === field) ? target : 'ignore';
}
