import type { search as en } from '../en/search.ts';
import type { Mirror } from '../mirror.ts';

export const search = {
  region: 'Zoeken',
} as const satisfies Mirror<typeof en>;
