import type { script as en } from '../en/script.ts';
import type { Mirror } from '../mirror.ts';

export const script = {
  region: 'Script',
} as const satisfies Mirror<typeof en>;
