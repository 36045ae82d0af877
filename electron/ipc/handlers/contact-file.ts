import type { ExportDesk } from '../../app/contact-file/export-desk.ts';
import type { ImportDesk } from '../../app/contact-file/import-desk.ts';
import type { Handlers } from '../handler.ts';

export function contactFileHandlers(imports: ImportDesk, exports: ExportDesk): Handlers<'import'> & Handlers<'export'> {
  return {
    'import.choose': () => imports.choose(),
    'import.open': ({ file }) => imports.open(file),
    'import.setReading': (chosen) => imports.setReading(chosen),
    'import.setColumns': (columns) => imports.setColumns(columns),
    'import.check': () => imports.check(),
    'import.setRule': (rule) => imports.setRule(rule),
    'import.start': () => imports.start(),
    'import.cancel': () => imports.cancel(),
    'import.resume': () => imports.resume(),
    'import.close': () => imports.close(),
    'import.undo': ({ id }) => imports.undo(id),
    'import.saveRejected': () => imports.saveRejected(),
    'export.contacts': ({ format, target }) => exports.contacts(format, target),
    'export.person': ({ contactId }) => exports.person(contactId),
    'export.answers': (asked) => exports.answers(asked),
    'export.cancel': () => exports.cancel(),
    'export.dismiss': () => exports.dismiss(),
    'export.allowAgents': ({ allowed }) => exports.allowAgents(allowed),
  };
}
