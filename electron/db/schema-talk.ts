import type { ColumnType } from 'kysely';

/** Who spoke in a call. */
export type CallTalkTable = {
  readonly call_id: ColumnType<string, string, never>;
  readonly agent_ms: number;
  readonly customer_ms: number;
  readonly overlap_ms: number;
  readonly announced_ms: number;
  readonly unannounced_ms: number;
  readonly system_ms: number;
  readonly agent_lufs: number | null;
  readonly customer_lufs: number | null;
  readonly syllables_per_s: number | null;
  /** JSON: the rest of `TalkReport`. */
  readonly detail: string;
  readonly created_at: number;
};
