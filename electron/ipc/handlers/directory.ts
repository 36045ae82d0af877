import type { DirectoryDesk } from '../../app/directory-desk.ts';
import { ok } from '../../../shared/lib/result.ts';
import type { Handlers } from '../handler.ts';

export function directoryHandlers(directory: DirectoryDesk): Handlers<'directory'> {
  return {
    'directory.save': ({ entryId, fields }) => directory.save(entryId, fields),
    'directory.remove': ({ entryId }) => directory.remove(entryId),
    'directory.watch': ({ on }) => {
      directory.watch(on);
      return ok();
    },
  };
}
