/** A version of a script: its text never changes, its status does. Instants are wall-clock ms. */
export type ScriptVersionTable = {
  readonly script_id: string;
  readonly version: number;
  readonly body: string;
  readonly created_at: number;
  readonly created_by: string | null;
  readonly status: string;
  readonly note: string;
  readonly decided_at: number | null;
  readonly decided_by: string | null;
};

/** A script that is being written. */
export type ScriptDraftTable = { readonly script_id: string; readonly body: string; readonly updated_at: number; readonly updated_by: string };
