import type { telephone as en } from '../en/telephone.ts';
import type { Mirror } from '../mirror.ts';

export const telephone = {
  region: 'Telefoon',
} as const satisfies Mirror<typeof en>;
