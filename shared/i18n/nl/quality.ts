import type { quality as english } from '../en/quality.ts';
import type { Mirror } from '../mirror.ts';

export const quality = {
  label: 'Geluidskwaliteit',
  level: { unknown: 'nog onbekend', good: 'goed', fair: 'matig', bad: 'slecht' },
  tip: 'Geluid {{level}} ({{mos}} van 4,5)',
  advice: {
    'nothing-received':
      'Je ontvangt geen geluid. Hoort de klant jou wel, dan houdt het netwerk één richting tegen: bel opnieuw en meld het je beheerder.',
    receiving: 'Je netwerk verliest geluid: gebruik een kabel in plaats van wifi, of stop downloads.',
    sending: 'Zij missen delen van wat je zegt: gebruik een kabel in plaats van wifi, of stop uploads. Spreek in korte zinnen.',
    both: 'Geluid valt beide kanten op weg: gebruik een kabel in plaats van wifi, of sluit andere programma’s die het netwerk gebruiken.',
    delay: 'De lijn is traag: wacht even voor je antwoordt. Dit komt vaak door een VPN.',
    jitter: 'De lijn is onrustig: gebruik een kabel in plaats van wifi.',
  },
} as const satisfies Mirror<typeof english>;
