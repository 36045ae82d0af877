import type { ColumnType } from 'kysely';

/** Milliseconds since the Unix epoch. */
type Instant = number;
/** Written once, never changed. */
type Fixed<T> = ColumnType<T, T, never>;

type EmotionNoteTable = {
  readonly id: Fixed<string>;
  readonly contact_id: string;
  readonly interaction_id: string | null;
  readonly tone: string;
  readonly intensity: number;
  readonly source: string;
  readonly text: string;
  readonly removed_at: Instant | null;
  readonly removed_by: string | null;
  readonly created_at: Fixed<Instant>;
  readonly created_by: Fixed<string | null>;
  readonly updated_at: Instant;
  readonly updated_by: string | null;
};

type LetterTable = {
  readonly id: Fixed<string>;
  readonly contact_id: Fixed<string>;
  readonly direction: string;
  readonly channel: string;
  /** ISO 8601. */
  readonly day: string;
  /** Where it stands in the history. */
  readonly at: Instant;
  readonly subject: string;
  readonly text: string;
  readonly version: ColumnType<number, number | undefined, number>;
  readonly removed_at: Instant | null;
  readonly removed_by: string | null;
  readonly created_at: Fixed<Instant>;
  readonly created_by: Fixed<string>;
  readonly updated_at: Instant;
  readonly updated_by: string;
};

type LetterVersionTable = {
  readonly letter_id: Fixed<string>;
  readonly version: Fixed<number>;
  readonly at: Fixed<Instant>;
  readonly by: Fixed<string>;
  /** JSON of `LetterText` as it was until then. */
  readonly before: Fixed<string>;
};

/** What agents note down about a customer. */
export type NoteTables = {
  readonly emotion_note: EmotionNoteTable;
  readonly letter: LetterTable;
  readonly letter_version: LetterVersionTable;
};
