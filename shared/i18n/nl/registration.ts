import type { registration as en } from '../en/registration.ts';
import type { Mirror } from '../mirror.ts';

export const registration = {
  region: 'Registratie',
} as const satisfies Mirror<typeof en>;
