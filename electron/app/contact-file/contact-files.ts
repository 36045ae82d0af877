import { statfsSync } from 'node:fs';
import path from 'node:path';

import { livingCalls } from '../../../shared/domain/call/call-selectors.ts';
import { createFileThread, type FileThread } from '../../contact-file/client.ts';
import { createExportDesk, type ExportDesk } from './export-desk.ts';
import { createImportDesk, type ImportDesk, type ImportDeskDeps } from './import-desk.ts';

/** The texts that files of contacts need in main. */
export type ContactFileWords = ReturnType<ImportDeskDeps['words']> &
  ReturnType<Parameters<typeof createExportDesk>[0]['words']>;

export type ContactFiles = {
  readonly imports: ImportDesk;
  readonly exports: ExportDesk;
  /** For other tables that are read. */
  readonly thread: FileThread;
  /** After the data was opened. */
  readonly load: () => Promise<void>;
  /** Before it is closed. */
  readonly stop: () => Promise<void>;
};

/** Imports and exports, each with a thread of its own, so that giving one up leaves the other alone. */
export function createContactFiles(
  deps: Omit<ImportDeskDeps, 'thread' | 'folder' | 'freeBytes' | 'inCall' | 'words' | 'dataFile'> & {
    readonly dataFile: string;
    readonly dataFolder: string;
    readonly words: () => ContactFileWords;
  },
): ContactFiles {
  const { log, store } = deps;
  const dataFile = (): string => deps.dataFile;
  const importing = createFileThread(log);
  const exporting = createFileThread(log);
  const inCall = (): boolean => livingCalls(store.get().calls.calls).length > 0;
  const imports = createImportDesk({
    ...deps,
    dataFile,
    thread: importing,
    folder: path.join(deps.dataFolder, 'imports'),
    freeBytes,
    inCall,
  });
  const exports = createExportDesk({ ...deps, dataFile, thread: exporting });
  store.subscribe(({ event }) => {
    if (event.type !== 'call') return;
    importing.setCalm(inCall());
    exporting.setCalm(inCall());
  });
  return {
    imports,
    exports,
    thread: exporting,
    load: async () => {
      await exports.load();
      await imports.load();
    },
    stop: async () => {
      await imports.stop();
      await exports.stop();
    },
  };
}

function freeBytes(folder: string): number | null {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  } catch {
    // Some file systems do not tell; what is full shows when it is written.
    return null;
  }
}
