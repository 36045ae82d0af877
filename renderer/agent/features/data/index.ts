export { BackupList } from './backup-list.tsx';
export { DataSettings } from './data-settings.tsx';
