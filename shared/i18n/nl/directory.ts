import type { directory as en } from '../en/directory.ts';
import type { Mirror } from '../mirror.ts';

export const directory = {
  title: 'Collega’s om naar door te verbinden',
  intro: 'Collega’s en afdelingen naar wie je klanten doorverbindt. Zij staan bovenaan als je doorverbindt of ruggespraak houdt.',
  onlySupervisors: 'Supervisors en beheerders passen deze lijst aan.',
  empty: 'Nog niemand. Bij het doorverbinden kun je elk nummer typen.',
  add: 'Collega toevoegen',
  addTitle: 'Nieuwe regel',
  edit: '{{name}} wijzigen',
  remove: '{{name}} verwijderen',
  removeShort: 'Verwijderen',
  fromFile: 'uit het instellingenbestand',
  name: 'Naam',
  address: 'Nummer',
  addressHint: 'Toestel, telefoonnummer of SIP-adres.',
  department: 'Afdeling',
  showPresence: 'Laat zien of deze lijn vrij is',
  showPresenceHint: 'De telefooncentrale moet dit aanbieden (busy lamp field).',
  presence: { unknown: 'onbekend', idle: 'vrij', ringing: 'gaat over', talking: 'in gesprek' },
} satisfies Mirror<typeof en>;
