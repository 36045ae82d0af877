// A small disk of its own (tmpfs), where the tests may mount one: as root on Linux.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';

export type Disk = {
  readonly folder: string;
  readonly readOnly: () => void;
  /** Fills the disk up to the last byte with a file of its own; returns how to empty it again. */
  readonly fill: () => () => void;
};

function canMount(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  const folder = mkdtempSync(path.join(os.tmpdir(), 'balie-disk-'));
  const tried = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder]);
  if (tried.status === 0) spawnSync('umount', [folder]);
  rmSync(folder, { recursive: true, force: true });
  return tried.status === 0;
}

function disk(size: string): Disk {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'balie-disk-'));
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder]);
  onTestFinished(() => {
    execFileSync('umount', ['-l', folder]);
    rmSync(folder, { recursive: true, force: true });
  });
  const ballast = path.join(folder, 'ballast');
  return {
    folder,
    readOnly: () => execFileSync('mount', ['-o', 'remount,ro', folder]),
    fill: () => {
      const { bavail, bsize } = statfsSync(folder);
      try {
        writeFileSync(ballast, Buffer.alloc(bavail * bsize));
      } catch (error) {
        // Somebody else wrote meanwhile: it is full, all the same.
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
      }
      return () => rmSync(ballast);
    },
  };
}

export const mounted = { possible: canMount(), disk };
