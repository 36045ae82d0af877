import type { Log, SecretStore } from '../ports/platform-ports.ts';
import type { readKey as ReadKey } from './signed-text.ts';

type Key = ReturnType<typeof ReadKey>;

/** The key that this profile signs with: made when it is first needed, kept by the key store of the operating system. */
export type ProfileKey = { readonly get: () => Promise<Key>; readonly inMemoryOnly: () => boolean };

export function createProfileKey(secrets: SecretStore, log: Log): ProfileKey {
  let made: Promise<Key> | null = null;
  const read = async (): Promise<Key> => {
    const { newKey, readKey } = await import('./signed-text.ts');
    const kept = await secrets.get();
    if (kept !== null) {
      try {
        return readKey(kept);
      } catch (error) {
        log.warn('the key for signed files cannot be read; a new one is made', error);
      }
    }
    const fresh = newKey();
    await secrets.set(fresh);
    return readKey(fresh);
  };
  return {
    get: () =>
      (made ??= read().catch((error: unknown) => {
        made = null;
        throw error;
      })),
    inMemoryOnly: () => !secrets.durable(),
  };
}
