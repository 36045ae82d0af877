import type { quality as english } from '../en/quality.ts';
import type { Mirror } from '../mirror.ts';

export const quality = {
  label: 'Geluidskwaliteit',
  level: { unknown: 'nog onbekend', good: 'goed', fair: 'matig', bad: 'slecht' },
  tip: 'Geluid {{level}} ({{mos}} van 4,5)',
  advice: {
    'nothing-received':
      'Je ontvangt geen geluid. Hoort de klant jou wel, dan houdt het netwerk één richting tegen: bel opnieuw en meld het je beheerder.',
    receiving: 'Geluid valt weg: neem een kabel, geen wifi, of stop downloads.',
    sending: 'Zij missen woorden: neem een kabel, geen wifi, of stop uploads. Spreek in korte zinnen.',
    both: 'Beide kanten haperen: neem een kabel, geen wifi, of sluit andere programma’s die het netwerk gebruiken.',
    delay: 'De lijn is traag: wacht even voor je antwoordt. Dit komt vaak door een VPN.',
    jitter: 'De lijn is onrustig: neem een kabel, geen wifi.',
  },
} as const satisfies Mirror<typeof english>;
