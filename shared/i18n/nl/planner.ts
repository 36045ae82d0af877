import type { planner as en } from '../en/planner.ts';
import type { Mirror } from '../mirror.ts';

export const planner = {
  title: 'Planner',
  part: { offered: 'Aan jou aangeboden', overdue: 'Te laat', today: 'Vandaag', tomorrow: 'Morgen', later: 'Later', sending: 'Te versturen', needs: 'Voor een afdeling' },
  promise: 'Afspraak',
  count_one: '{{count}} ding te doen',
  count_other: '{{count}} dingen te doen',
  none: 'Niets te doen',
  noneText: 'Afspraken, zendingen en behoeften die op iemand wachten komen hier te staan.',
  calendar: 'Agendabestand …',
  calendarSaved_one: '{{count}} afspraak opgeslagen',
  calendarSaved_other: '{{count}} afspraken opgeslagen',
  keys: '↑↓ langs · ↵ openen · K nagekomen · C annuleren · V opnieuw versturen · B is verstuurd · T oppakken',
} as const satisfies Mirror<typeof en>;
