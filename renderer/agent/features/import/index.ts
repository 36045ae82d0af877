export { ExportPerson } from './export-person.tsx';
export { ExportStatus } from './export-status.tsx';
