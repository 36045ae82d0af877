import type { shortcuts as en } from '../en/shortcuts.ts';
import type { Mirror } from '../mirror.ts';

export const shortcuts = {
  region: 'Sneltoetsen',
} as const satisfies Mirror<typeof en>;
