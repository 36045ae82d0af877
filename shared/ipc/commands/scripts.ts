import { z } from 'zod';
import type { DefinitionFault } from '../../domain/definition/definition-fault.ts';
import type { ScriptProblem } from '../../domain/script/check-script.ts';
import type { RegistrationForm } from '../../domain/registration/form.ts';
import type { Script } from '../../domain/script/script.ts';
import { SCRIPT_MOVES, type ScriptDraft, type ScriptEntry } from '../../domain/script/script-library.ts';
import { readScript } from '../definitions/script-schema.ts';
import { note } from '../schemas.ts';

const word = z.string().trim().min(1).max(200);
const scriptId = z.string().min(1).max(100);
/** Shown in the agent's language, so it is there in both. */
const scriptName = z.strictObject({ en: word, nl: word });
const version = z.number().int().min(1);

/** What the checks say of a draft, and the form that it fills. */
export type ScriptCheck = { readonly problems: readonly ScriptProblem[]; readonly form: RegistrationForm };

/** What came of reading a file: a draft of its script, what is wrong with it, or nothing chosen. */
export type ScriptImport = { readonly state: 'none' } | { readonly state: 'read'; readonly scriptId: string } | { readonly state: 'refused'; readonly fault: DefinitionFault };

export const scriptsCommands = {
  /** Every script with its versions. */
  'scripts.library': { input: z.object({}), output: z.custom<readonly ScriptEntry[]>() },
  /** A draft to write in: of a version (one that came with the application is copied), or of nothing. One that was begun is gone on with. */
  'scripts.begin': { input: z.object({ from: z.object({ scriptId, version }).nullable(), name: scriptName }), output: z.custom<{ readonly scriptId: string }>() },
  'scripts.draft': { input: z.object({ scriptId }), output: z.custom<ScriptDraft & ScriptCheck>() },
  /** Keeps what was written so far; it may be half done, but nothing that is no script. */
  'scripts.save': { input: z.object({ scriptId, script: z.custom<Script>((data) => readScript(data).ok) }), output: z.custom<ScriptCheck>() },
  'scripts.discard': { input: z.object({ scriptId }), output: z.void() },
  /** The draft as a version, for a supervisor to decide about. Refused while the checks find something. */
  'scripts.propose': { input: z.object({ scriptId, note }), output: z.custom<{ readonly version: number }>() },
  'scripts.decide': { input: z.object({ scriptId, version, move: z.enum(SCRIPT_MOVES), note }), output: z.void() },
  /** Asks for a place and writes the version there; the draft with null. False when no place was chosen. */
  'scripts.export': { input: z.object({ scriptId, version: version.nullable() }), output: z.custom<boolean>() },
  'scripts.import': { input: z.object({}), output: z.custom<ScriptImport>() },
} as const;
