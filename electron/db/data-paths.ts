import path from 'node:path';

/** Where the data of a profile are: `balie.sqlite` with its copies in `backups`. */
export function dataPaths(folder: string): { readonly file: string; readonly backupFolder: string } {
  return { file: path.join(folder, 'balie.sqlite'), backupFolder: path.join(folder, 'backups') };
}
