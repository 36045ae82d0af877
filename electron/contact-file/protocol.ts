import type { Holiday } from '../../shared/domain/guard/holiday.ts';
import type { CalendarEntry } from '../../shared/domain/agreement/calendar.ts';
import type { ContactFields } from '../../shared/domain/contact/contact.ts';
import type {
  ChosenReading,
  DuplicateRule,
  ExportedPart,
  ExportFormat,
  FileProblem,
  PlannedCounts,
  ReadCounts,
  Reading,
} from '../../shared/domain/contact-file/import-job.ts';
import type { Rejection, RemarkKind } from '../../shared/domain/contact-file/row-to-contact.ts';
import type { AnswerFact } from '../../shared/domain/registration/answers-table.ts';
import type { AgentId, ContactId } from '../../shared/lib/brand.ts';
import type { RegistrationSearch } from '../app/ports/registration-port.ts';
import type { NumberFile } from './read-numbers.ts';
import type { CatalogueResult } from './read-articles.ts';
import type { QueueFileArgs } from './read-queue.ts';
import type { QueueFileFound } from '../../shared/domain/acd/queue-import.ts';
import type { ExportedParts } from './write/columns.ts';
import type { NamedAgent } from '../../shared/domain/contact-file/status-cells.ts';
import type { ImportedField, Target } from '../../shared/domain/contact-file/target-field.ts';

/** Texts of a list of rows that were not, or not wholly, taken over. */
export type ReportWords = {
  readonly columns: { readonly row: string; readonly outcome: string; readonly reason: string };
  readonly rejected: string;
  readonly imported: string;
  readonly reasons: Readonly<Record<Rejection, string>>;
  readonly remarks: Readonly<Record<RemarkKind, string>>;
};

/** Texts of the file with everything about one person. */
export type PersonWords = {
  readonly language: 'en' | 'nl';
  readonly title: string;
  readonly intro: string;
};

/** Texts of a table of answers. */
export type AnswersWords = {
  readonly language: 'en' | 'nl';
  /** Stands where a form did not ask. */
  readonly notAsked: string;
  readonly columns: Readonly<Record<AnswerFact, string>>;
  readonly complete: string;
  readonly incomplete: string;
};

/** Everything the thread for files of contacts can be asked. One request at a time; to give one up, the thread is ended. */
export type FileRequests = {
  /** What a file is and how it begins. */
  readonly open: {
    readonly args: { readonly file: string; readonly chosen: ChosenReading };
    readonly result: {
      readonly bytes: number;
      readonly reading: Reading;
      readonly rows: readonly (readonly string[])[];
      /** Of formats whose columns are always the same. */ readonly columns:
        | readonly (readonly [heading: string, target: Target])[]
        | null;
    };
  };
  /** Reads all of a file into a staging file. */
  readonly stage: {
    readonly args: {
      readonly file: string;
      readonly chosen: ChosenReading;
      readonly staging: string;
      readonly hasHeadings: boolean;
      readonly headings: readonly string[];
      readonly mapping: readonly Target[];
      readonly country: string;
      readonly language: ContactFields['language'];
      readonly customFields: readonly ImportedField[];
      readonly agents: readonly NamedAgent[];
      /** Who imports. */
      readonly importer: AgentId;
      /** Wall clock, ms. */
      readonly at: number;
    };
    readonly result: ReadCounts;
  };
  /** A log or a table of a queue, into a staging file; `mapping` null for what the headings say. */
  readonly queue: { readonly args: QueueFileArgs; readonly result: QueueFileFound };
  /** Looks up in the data who of a staging file is known already, and decides what each row does. */
  readonly match: {
    readonly args: {
      readonly staging: string;
      readonly dataFile: string;
      readonly practice: boolean;
      readonly rule: DuplicateRule;
    };
    readonly result: PlannedCounts;
  };
  /** Writes the rows of a staging file that were left out, or of which something was, as a CSV file. */
  readonly report: {
    readonly args: {
      readonly file: string;
      readonly chosen: ChosenReading;
      readonly staging: string;
      readonly target: string;
      readonly headings: readonly string[];
      readonly words: ReportWords;
    };
    readonly result: { readonly rows: number };
  };
  readonly export: {
    readonly args: {
      readonly dataFile: string;
      readonly target: string;
      readonly format: ExportFormat;
      readonly practice: boolean;
      /** Null for all. */
      readonly only: ExportedPart | null;
      readonly parts: ExportedParts;
      readonly agentId: string;
      readonly headings: readonly string[];
      readonly sheetName: string;
    };
    readonly result: { readonly rows: number; readonly hidden: number };
  };
  /** Writes what was answered with a form. */
  readonly answers: {
    readonly args: {
      readonly dataFile: string;
      readonly target: string;
      readonly formId: string;
      readonly search: RegistrationSearch;
      /** Null unless whoever exports may not see telephone numbers: then the country (ISO 3166-1 alpha-2) of those without a country code. */
      readonly hideNumbers: string | null;
      readonly words: AnswersWords;
    };
    readonly result: { readonly rows: number };
  };
  /** Reads all of a file of articles. */
  readonly catalogue: { readonly args: { readonly file: string }; readonly result: CatalogueResult };
  /** Reads a file of numbers, or of their hashes, into a staging file of hashes. */
  readonly numbers: { readonly args: { readonly file: string; readonly staging: string; readonly country: string }; readonly result: NumberFile };
  /** Public holidays of a country (ISO 3166-1 alpha-2). */
  readonly holidays: { readonly args: { readonly country: string; readonly years: readonly number[] }; readonly result: readonly Holiday[] };
  /** Appointments for a calendar. */
  readonly calendar: {
    readonly args: { readonly target: string; readonly entries: readonly CalendarEntry[] };
    readonly result: { readonly rows: number };
  };
  readonly person: {
    readonly args: {
      readonly dataFile: string;
      readonly contactId: ContactId;
      /** Null unless whoever exports may not see telephone numbers: then the country (ISO 3166-1 alpha-2) of those without a country code. */
      readonly hideNumbers: string | null;
      readonly target: string;
      readonly words: PersonWords;
    };
    readonly result: { readonly rows: number };
  };
};

export type FileRequestName = keyof FileRequests;
export type FileFailure = FileProblem | 'disk-full' | 'data' | 'staging-lost' | 'not-writable' | 'too-many-rows';

export type FileRequest = {
  readonly [Name in FileRequestName]: {
    readonly id: number;
    readonly name: Name;
    readonly args: FileRequests[Name]['args'];
  };
}[FileRequestName];

export type FileReply =
  /** How far the request has come: rows, and the share of the whole. */
  | {
      readonly id: number;
      readonly type: 'progress';
      readonly done: number;
      readonly total: number | null;
      readonly share: number;
    }
  | { readonly id: number; readonly type: 'done'; readonly result: unknown }
  /** `message` is English, for the log, and holds nothing of the file's content. */
  | { readonly id: number; readonly type: 'failed'; readonly problem: FileFailure; readonly message: string };

/** Told by the main thread at any time: whether to leave more of the processor to others, because somebody is talking. */
export type FilePace = { readonly type: 'pace'; readonly calm: boolean };
