export const data = {
  backups: 'Backups',
  intro:
    'A copy is made every day while Balie is in use, and before each change of the data file. The last seven daily copies are kept.',
  noneText: 'The first one is made today, or when you choose Back up now.',
  kind: { daily: 'daily', migration: 'before an update', manual: 'made by hand' },
  backUpNow: 'Back up now',
  backedUp: 'The backup has been made.',
  showFolder: 'Show data folder',
  restore: 'Restore',
  restoreOf: 'Restore the backup of {{when}}',
  restoreQuestion:
    'Go back to the data of {{when}}? What was registered after it is no longer in view; the present file is kept under another name.',
  about: 'About Balie',
  version: 'Version {{version}}',
  licence: 'Free software under the MIT licence.',
} as const;
