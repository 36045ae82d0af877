import type { verification as en } from '../en/verification.ts';
import type { Mirror } from '../mirror.ts';

export const verification = {
  region: 'Verificatie',
  items: 'Te bevestigen',
  item: { name: 'Naam', birthDate: 'Geboortedatum', postcode: 'Postcode en huisnummer', customerNumber: 'Klantnummer' },
  short: { name: 'Naam', birthDate: 'Geboren', postcode: 'Postcode', customerNumber: 'Klantnr.' },
  open: 'Laat de beller dit eerst noemen',
  verified: 'Geverifieerd om {{time}}',
  done: 'Geverifieerd',
  failed: 'Niet geverifieerd',
  fail: 'Klopt niet',
  remark: 'Noteren als kwaliteitsopmerking',
  remarked: 'Genoteerd',
  again: 'Toch verifiëren',
  notWanted: 'Dit project vraagt geen verificatie.',
  nobody: 'Kies eerst de klant; dan verschijnt hier wat je laat bevestigen.',
  setting: 'Bevestigen voordat je gegevens noemt',
  settingHint: 'Tot de beller dit heeft genoemd, is het in het venster afgedekt. Geldt voor gesprekken die vanaf nu beginnen.',
} as const satisfies Mirror<typeof en>;
