import type { desktop as english } from '../en/desktop.ts';
import type { Mirror } from '../mirror.ts';

export const desktop = {
  incoming: { title: '{{name}} belt', unknown: 'Onbekende beller', project: '{{number}} · {{project}}' },
  chooseCaFile: 'Kies het bestand met de certificeringsinstantie',
} as const satisfies Mirror<typeof english>;
