import { z } from 'zod';
import { DELIMITERS } from '../../domain/contact-file/csv-dialect.ts';
import { EXPORT_FORMATS, MATCH_ACTIONS, MATCH_KEYS } from '../../domain/contact-file/import-job.ts';
import { TARGETS, type CustomTarget } from '../../domain/contact-file/target-field.ts';
import { ENCODINGS } from '../../domain/contact-file/text-encoding.ts';
import { contactId } from '../schemas.ts';
import { customerTarget } from './bulk.ts';
import { registrationSearch } from './registration.ts';

const target = z.union([z.enum(TARGETS), z.custom<CustomTarget>((value) => typeof value === 'string' && /^custom:[\da-f-]{36}$/u.test(value))]);
const nothing = { input: z.object({}), output: z.void() };

/** Files of contacts: the import goes step by step (`AppState.contactFiles.job`), the export is one command. */
export const contactFileCommands = {
  /** Asks for a file and opens it. */
  'import.choose': nothing,
  /** A file that was dropped on the window. */
  'import.open': { input: z.object({ file: z.string().min(1).max(4096) }), output: z.void() },
  'import.setReading': {
    input: z.object({ encoding: z.enum(ENCODINGS).exactOptional(), delimiter: z.enum(DELIMITERS).exactOptional(), sheet: z.string().max(300).exactOptional() }),
    output: z.void(),
  },
  'import.setColumns': {
    input: z.object({ hasHeadings: z.boolean().exactOptional(), mapping: z.array(target).max(500).readonly().exactOptional() }),
    output: z.void(),
  },
  /** Reads all of the file and finds out what the import would do. */
  'import.check': nothing,
  'import.setRule': { input: z.object({ action: z.enum(MATCH_ACTIONS), keys: z.array(z.enum(MATCH_KEYS)).max(MATCH_KEYS.length).readonly() }), output: z.void() },
  'import.start': nothing,
  /** Back to the columns; once rows are being written, takes all of them back. */
  'import.cancel': nothing,
  /** Goes on after the application ended in the middle, or the disk was full. */
  'import.resume': nothing,
  'import.close': nothing,
  'import.undo': { input: z.object({ id: z.string().uuid() }), output: z.void() },
  /** Asks for a place; false when none was chosen. */
  'import.saveRejected': { input: z.object({}), output: z.boolean() },
  /** Asks for a place; false when none was chosen. */
  'export.contacts': {
    /** Null for all customers. */
    input: z.object({ format: z.enum(EXPORT_FORMATS), target: customerTarget.nullable() }),
    output: z.boolean(),
  },
  /** Everything that is stored about one person, as a page. */
  'export.person': { input: z.object({ contactId }), output: z.boolean() },
  /** What was answered with one form, of the registrations that are found, as a CSV file. */
  'export.answers': { input: registrationSearch.extend({ formId: z.string().min(1).max(100) }), output: z.boolean() },
  'export.cancel': nothing,
  'export.dismiss': nothing,
  'export.allowAgents': { input: z.object({ allowed: z.boolean() }), output: z.void() },
} as const;
