import type { topBar as en } from '../en/top-bar.ts';
import type { Mirror } from '../mirror.ts';

export const topBar = {
  region: 'Bovenbalk',
} as const satisfies Mirror<typeof en>;
