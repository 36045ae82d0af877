import type { checklist as english } from '../en/checklist.ts';
import type { Mirror } from '../mirror.ts';

export const checklist = {
  title: 'Checklist',
  about: 'Wat het script gehad heeft, wordt vanzelf afgevinkt. Pijltjes gaan langs de punten, de spatiebalk vinkt af.',
  item: {
    greeting: 'Begroet',
    'own-name': 'Eigen naam genoemd',
    'right-person': 'Persoon nagegaan',
    convenient: 'Komt gelegen',
    reason: 'Reden duidelijk',
    duration: 'Duur genoemd',
    listen: 'Geluisterd',
    proposal: 'Voorgesteld',
    'time-to-think': 'Laten nadenken',
    summary: 'Samengevat',
    closing: 'Afgesloten',
  },
  gaps: 'Nog niet gedaan: {{items}}',
  missed: 'niet gedaan: {{items}}',
  whole: 'alles gedaan',
  count: '{{done}} van {{total}}',
  by: { script: 'gehad in het script', hand: 'met de hand afgevinkt', none: 'niet gedaan' },
  covers: 'Met deze stap gedaan',
} as const satisfies Mirror<typeof english>;
