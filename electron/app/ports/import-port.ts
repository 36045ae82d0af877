import type { DuplicateRule, ExportFormat, ImportRecord, ImportStatus, TakenBack, WrittenCounts } from '../../../shared/domain/contact-file/import-job.ts';
import type { Target } from '../../../shared/domain/contact-file/target-field.ts';
import type { AgentId } from '../../../shared/lib/brand.ts';

/** Who did it, and when by the wall clock. */
type Author = { readonly agentId: AgentId; readonly at: number };

/** How an import shares the data with whoever else writes: it ends what it does as soon as somebody else wants to. */
export type ImportPace = {
  /** How long it works before it looks for others, ms. */
  readonly sliceMs: number;
  /** How long it rests then, as a share of that. */
  readonly rest: number;
  /** After how long what is written is kept, and told, ms. A crash takes back at most as much. */
  readonly holdMs: number;
};

/** What one piece of an import came to. */
export type ImportStep = {
  /** Number of the last row that is written. */
  readonly position: number;
  /** Nothing is left to write. */
  readonly done: boolean;
  /** How long the data was busy with it. */
  readonly ms: number;
  /** Of the whole import so far. */
  readonly written: WrittenCounts;
};

/** Imports are written in pieces, each a transaction of its own, which ends when somebody else wants to write. */
export type ImportPort = {
  readonly begin: (
    run: {
      readonly id: string;
      readonly practice: boolean;
      readonly fileName: string;
      readonly rule: DuplicateRule;
      readonly saysLanguage: boolean;
      /** Rows to be written, skipped and rejected. */
      readonly total: number;
      readonly skipped: number;
      readonly rejected: number;
    },
    author: Author,
  ) => Promise<void>;
  /** Writes the next rows of the staging file. Rejects with `not-found` when the file is gone. */
  readonly write: (id: string, stagingFile: string, pace: ImportPace) => Promise<ImportStep>;
  /** Takes back some of what was written, the last rows first. `left`: rows, consents and organisations. `total`: rows in all. `takenBack`: of them so far. */
  readonly takeBack: (id: string, pace: ImportPace, author: Author) => Promise<{ readonly done: boolean; readonly left: number; readonly total: number; readonly takenBack: TakenBack; readonly ms: number }>;
  /** Leaves in the data what is not taken back yet. Null when the import is not being taken back any more. */
  readonly leaveRest: (id: string, author: Author) => Promise<{ readonly status: Extract<ImportStatus, 'undone' | 'part-undone'>; readonly takenBack: TakenBack } | null>;
  readonly finish: (id: string, status: Extract<ImportStatus, 'done' | 'undone' | 'cancelled'>, author: Author) => Promise<void>;
  /** Newest first. */
  readonly list: (limit: number) => Promise<readonly ImportRecord[]>;
  /** The import in whose middle the application ended; null without one. */
  readonly unfinished: () => Promise<{
    readonly id: string;
    readonly status: 'writing' | 'undoing';
    readonly fileName: string;
    readonly total: number;
    readonly written: WrittenCounts;
    readonly takenBack: TakenBack;
  } | null>;
  /** Contacts of an import that are no longer as it left them. */
  readonly changedSince: (id: string) => Promise<number>;
  /** What the columns with these headings were taken for last, by heading; null when there was no such file yet. */
  readonly mapping: (headings: string) => Promise<Readonly<Record<string, Target>> | null>;
  readonly rememberMapping: (headings: string, mapping: Readonly<Record<string, Target>>, at: number) => Promise<void>;
  /** Keeps who exported what. */
  readonly exported: (
    details: { readonly contactId: string | null; readonly format: ExportFormat | 'report' | 'answers'; readonly rows: number; readonly filter: string },
    author: Author,
  ) => Promise<void>;
};
