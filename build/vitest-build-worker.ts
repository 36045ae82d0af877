// Tests that start the database threads run the built workers, as the application does: Node 20 cannot load TypeScript in
// a thread. A no-op when nothing changed.
import { buildAll } from './build.mjs';

/** vitest's global set-up for the contract and integration projects. */
export async function setup(): Promise<void> {
  await buildAll({ only: ['db-worker', 'file-worker', 'mail-worker'], quiet: true });
}
