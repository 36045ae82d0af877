import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readFirstScreen, writeFirstScreen, UNKNOWN_FIRST_SCREEN, type FirstScreen } from '../../shared/ipc/first-screen.ts';

const NAME = 'first-screen';

/** What the run before left in the profile's folder about the first screen. Never throws. */
export function firstScreenOf(folder: string): FirstScreen {
  try {
    return readFirstScreen(readFileSync(path.join(folder, NAME), 'utf8'));
  } catch {
    return UNKNOWN_FIRST_SCREEN;
  }
}

/** @returns keeps it for the next start, where it differs from what is kept. Never throws: without it the next start is slower, no more. */
export function firstScreenKeeper(folder: string): (first: FirstScreen) => void {
  let kept = writeFirstScreen(firstScreenOf(folder));
  return (first) => {
    const now = writeFirstScreen(first);
    if (now === kept) return;
    try {
      writeFileSync(path.join(folder, NAME), now);
      kept = now;
    } catch {
      // A full or read-only disk.
    }
  };
}
