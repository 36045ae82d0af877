import type { BulkDesk } from '../../app/bulk-desk.ts';
import type { Handlers } from '../handler.ts';

export function bulkHandlers(bulk: BulkDesk): Handlers<'bulk'> {
  return {
    'bulk.start': ({ target, change }) => bulk.start(target, change),
    'bulk.cancel': () => bulk.cancel(),
    'bulk.undo': () => bulk.undo(),
    'bulk.dismiss': () => bulk.dismiss(),
  };
}
