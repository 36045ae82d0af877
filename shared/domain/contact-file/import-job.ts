import type { ContactId } from '../../lib/brand.ts';
import type { CustomerFilter, CustomerSort } from '../contact/customer-filter.ts';
import type { CsvDialect, Delimiter } from './csv-dialect.ts';
import type { ColumnDoubt } from './guess-columns.ts';
import type { Rejection, RemarkKind } from './row-to-contact.ts';
import type { MappingProblem, Target } from './target-field.ts';
import type { Encoding } from './text-encoding.ts';

/**
 * By what a row of the file is recognised as somebody who is known already, in this order. `name`, with an address or a birth date, only
 * counts for a row that has none of the others.
 */
export const MATCH_KEYS = ['customer-number', 'phone', 'email', 'name'] as const;
export type MatchKey = (typeof MATCH_KEYS)[number];

/** What happens to a row of somebody who is known: `update` fills in and adds, `skip` leaves the contact as it is, `add` makes a second one. */
export const MATCH_ACTIONS = ['update', 'skip', 'add'] as const;
export type MatchAction = (typeof MATCH_ACTIONS)[number];
export type DuplicateRule = { readonly action: MatchAction; readonly keys: readonly MatchKey[] };
export const DEFAULT_RULE: DuplicateRule = { action: 'update', keys: MATCH_KEYS };

/** What keeps a whole file from being read. */
export const FILE_PROBLEMS = [
  'not-found',
  'empty',
  'unknown-format',
  'encrypted',
  'damaged',
  'unpacks-too-large',
  'old-spreadsheet',
  'no-sheet',
] as const;
export type FileProblem = (typeof FILE_PROBLEMS)[number];

/** How a file is read. */
export type Reading =
  | ({ readonly format: 'csv'; readonly encoding: Encoding } & CsvDialect)
  | { readonly format: 'xlsx'; readonly sheet: string; readonly sheets: readonly string[] }
  | { readonly format: 'vcard'; readonly encoding: Encoding };

/** What a person may say about the reading; the rest is found out. */
export type ChosenReading = { readonly encoding?: Encoding; readonly delimiter?: Delimiter; readonly sheet?: string };

/** The first rows of a file and what its columns are taken for. */
export type ImportPreview = {
  readonly reading: Reading;
  /** The first row names the columns. */
  readonly hasHeadings: boolean;
  readonly headings: readonly string[];
  /** Long cells are cut off. */
  readonly rows: readonly (readonly string[])[];
  readonly mapping: readonly Target[];
  /** The mapping was chosen at an earlier import of a file with these headings. */
  readonly remembered: boolean;
  readonly problems: readonly MappingProblem[];
  readonly doubts: readonly ColumnDoubt[];
  /** Bytes on the disk: reading the file would take more than there is. */
  readonly shortOfRoom?: { readonly needed: number; readonly free: number };
};

/**
 * Room that reading a file takes beside it, in bytes, rather too much than too little: about 1,000 for each row and twice what it holds
 * (measured on lists of 20,000 and more: 780 for rows of 24 bytes, 1,310 for full ones of 156, 2,100 for ones of 2,000 that are mostly one
 * long text).
 *
 * @param rows the first ones, by which their length is estimated
 * @returns null for a workbook (how much there is in it shows only when it is unpacked), and without a row
 */
export function roomToRead(bytes: number, format: Reading['format'], rows: readonly (readonly string[])[]): number | null {
  if (format === 'xlsx' || rows.length === 0) return null;
  const length = rows.reduce((sum, cells) => sum + cells.reduce((of, cell) => of + cell.length + 1, 0), 0) / rows.length;
  return Math.ceil((bytes / Math.max(1, length)) * 1_000 + bytes * 2);
}

/** What the rows of a file come to, as far as they have been looked at. */
export type ReadCounts = {
  readonly contacts: number;
  readonly rejected: number;
  /** Of `contacts`, those of which something was left out. */
  readonly remarked: number;
  /** Of `contacts`, those with a legal basis, and those who object. */
  readonly consents: number;
  readonly objections: number;
  readonly reasons: Readonly<Partial<Record<Rejection, number>>>;
  readonly remarks: Readonly<Partial<Record<RemarkKind, number>>>;
};

/** What an import would do. */
export type PlannedCounts = {
  readonly add: number;
  readonly update: number;
  readonly skip: number;
  readonly ambiguous: number;
};

/** What an import did. */
export type WrittenCounts = {
  readonly added: number;
  readonly updated: number;
  /** Rows of known contacts that said nothing new. */
  readonly unchanged: number;
  /** Contacts that were removed meanwhile. */
  readonly gone: number;
};
export const NOTHING_WRITTEN: WrittenCounts = { added: 0, updated: 0, unchanged: 0, gone: 0 };

/** How far an import was taken back, in rows: contacts that are gone again, that have what they had before, and that somebody used or changed since and stay. */
export type TakenBack = { readonly removed: number; readonly restored: number; readonly kept: number };
export const NOTHING_TAKEN_BACK: TakenBack = { removed: 0, restored: 0, kept: 0 };

/** Rows of an import that are still in the data as it left them. */
export function leftOf({ added, updated }: WrittenCounts, { removed, restored, kept }: TakenBack): number {
  return Math.max(0, added + updated - removed - restored - kept);
}

export type ImportProgress = {
  readonly done: number;
  /** Rows in all; null while the file is read for the first time. */
  readonly total: number | null;
  /** 0 to 1. */
  readonly share: number;
  readonly perSecond: number;
  /** Null while it cannot be told yet. */
  readonly secondsLeft: number | null;
};

/**
 * How far the import that is open has come. `interrupted`: the application ended in the middle of the writing, or, where something of it
 * is taken back, of that; nothing goes on by itself. `part-undone`: somebody stopped the taking back, the rest stays.
 */
export const IMPORT_PHASES = [
  'opening',
  'mapping',
  'reading',
  'matching',
  'rules',
  'writing',
  'undoing',
  'interrupted',
  'done',
  'undone',
  'part-undone',
  'failed',
] as const;
export type ImportPhase = (typeof IMPORT_PHASES)[number];

export type ImportJob = {
  readonly id: string;
  readonly fileName: string;
  readonly bytes: number;
  readonly phase: ImportPhase;
  readonly preview: ImportPreview | null;
  readonly rule: DuplicateRule;
  readonly read: ReadCounts | null;
  readonly planned: PlannedCounts | null;
  readonly written: WrittenCounts;
  readonly progress: ImportProgress | null;
  /** Null unless it is, or was, being taken back. */
  readonly takenBack: TakenBack | null;
  /** All of its rows were written, so that what is not taken back yet may stay. */
  readonly isWhole: boolean;
  /** Why it failed: of the file, of the disk or of the program. */
  readonly problem: FileProblem | 'disk-full' | 'data' | 'staging-lost' | null;
};

export type ImportStatus = 'writing' | 'done' | 'part-undone' | 'undoing' | 'undone' | 'cancelled';

/** An import of the past. */
export type ImportRecord = {
  readonly id: string;
  readonly at: number;
  readonly agentName: string;
  readonly fileName: string;
  readonly status: ImportStatus;
  readonly total: number;
  readonly written: WrittenCounts;
  readonly skipped: number;
  readonly rejected: number;
  readonly takenBack: TakenBack;
  /** Something of it is in the data, so that it can be taken back. */
  readonly mayUndo: boolean;
};

/** `vcard3` (RFC 2426) is what every address book reads, `vcard4` (RFC 6350) what tells most. */
export const EXPORT_FORMATS = ['csv', 'xlsx', 'vcard3', 'vcard4'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export type ExportJob = {
  /** `person`: everything about one; `answers`: of registrations. */
  readonly of: 'contacts' | 'person' | 'answers';
  readonly phase: 'running' | 'done' | 'failed';
  readonly fileName: string;
  readonly done: number;
  readonly total: number | null;
  /** Confidential customers that were left out. */
  readonly hidden: number;
  /** Telephone numbers were left out: whoever exported may not see them. */
  readonly withoutNumbers: boolean;
  readonly problem: 'disk-full' | 'not-writable' | 'data' | 'too-many-rows' | null;
};

/** What the list of customers shows, to be exported in its order; or those that are named, in the order in which they were made. */
export type ExportedPart = ExportedList | { readonly ids: readonly ContactId[] };
export type ExportedList = {
  readonly query: string;
  readonly filter: CustomerFilter;
  readonly sort: CustomerSort;
  /** ISO 3166-1 alpha-2, of numbers that are typed without their country. */
  readonly country: string;
};

/** Everything about files of contacts that the window shows. */
export type ContactFilesState = {
  readonly job: ImportJob | null;
  readonly history: readonly ImportRecord[];
  readonly exporting: ExportJob | null;
  /** Agents may export one person. */
  readonly agentsMayExport: boolean;
};
export const NO_CONTACT_FILES: ContactFilesState = { job: null, history: [], exporting: null, agentsMayExport: false };

/** The rate: steady enough to be read, quick enough to follow a call that slows things down. */
const RATE_WINDOW_MS = 8_000;
/** The time left: what a busy minute takes from the rate comes back in the next. */
const LEFT_WINDOW_MS = 60_000;
const SURE_AFTER_MS = 1_500;

/** Rate and time left from what was done by when; old points count no more. Times are any clock's milliseconds. */
export class ProgressMeter {
  readonly #points: { readonly at: number; readonly done: number; readonly share: number }[] = [];

  /**
   * @param share of the whole work, 0 to 1
   * @param total rows in all, null when not known
   */
  at(now: number, done: number, total: number | null, share: number): ImportProgress {
    this.#points.push({ at: now, done, share });
    while (this.#points.length > 2 && now - (this.#points[0]?.at ?? now) > LEFT_WINDOW_MS) this.#points.shift();
    const first = this.#points[0] ?? { at: now, done, share };
    const late = this.#points.length - 2;
    const recent = this.#points[Math.max(0, Math.min(late, this.#points.findIndex(({ at }) => now - at <= RATE_WINDOW_MS)))] ?? first;
    const ms = now - first.at;
    const perSecond = now <= recent.at ? 0 : ((done - recent.done) * 1_000) / (now - recent.at);
    const speed = ms <= 0 ? 0 : (share - first.share) / ms;
    const secondsLeft = ms < SURE_AFTER_MS || speed <= 0 ? null : Math.ceil((1 - share) / speed / 1_000);
    return { done, total, share: Math.min(1, share), perSecond: Math.max(0, Math.round(perSecond)), secondsLeft };
  }
}
