import type { customer as en } from '../en/customer.ts';
import type { Mirror } from '../mirror.ts';

export const customer = {
  region: 'Klant',
} as const satisfies Mirror<typeof en>;
