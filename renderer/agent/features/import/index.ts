export { ExportPerson, PersonExported, usePersonExport, type PersonExport } from './export-person.tsx';
export { ExportStatus } from './export-status.tsx';
