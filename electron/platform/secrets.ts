import { safeStorage } from 'electron/main';
import { readFile, rm, writeFile } from 'node:fs/promises';
import type { Log, SecretStore } from '../app/ports/platform-ports.ts';

/** On Linux without a key ring Electron falls back to a key that is known to everybody; that is no key store. */
function hasKeyStore(): boolean {
  if (!safeStorage.isEncryptionAvailable()) return false;
  if (process.platform !== 'linux') return true;
  const backend = safeStorage.getSelectedStorageBackend();
  return backend !== 'basic_text' && backend !== 'unknown';
}

/**
 * Keeps one secret encrypted by the key store of the operating system in `file`; where there is none it lives in memory for this run.
 * A secret that can no longer be decrypted (another user, a reset key ring) counts as absent.
 */
export function createSecretStore(file: string, log: Log): SecretStore {
  let inMemory: string | null = null;
  const durable = hasKeyStore();
  return {
    durable: () => durable,
    get: async () => {
      if (inMemory !== null || !durable) return inMemory;
      try {
        inMemory = safeStorage.decryptString(await readFile(file));
        return inMemory;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOENT') log.warn('the stored password cannot be read', error);
        return null;
      }
    },
    set: async (secret) => {
      inMemory = secret;
      if (durable) await writeFile(file, safeStorage.encryptString(secret), { mode: 0o600 });
    },
    clear: async () => {
      inMemory = null;
      await rm(file, { force: true });
    },
  };
}
