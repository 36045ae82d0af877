import type { planner as en } from '../en/planner.ts';
import type { Mirror } from '../mirror.ts';

export const planner = {
  title: 'Planner',
  show: 'Tonen',
  list: 'Lijst',
  week: 'Week',
  weekBefore: 'De week ervoor',
  weekAfter: 'De week erna',
  thisWeek: 'Deze week',
  weekKeys: '←→↑↓ kiezen · PgUp PgDn week · ↵ klant',
  part: { stuck: 'Niet vertrokken', offered: 'Aan jou aangeboden', overdue: 'Te laat', today: 'Vandaag', tomorrow: 'Morgen', later: 'Later', elsewhere: 'Bij een ander', sending: 'Te versturen', needs: 'Voor een afdeling' },
  confirmed: 'Verstuurd: {{kind}} voor {{address}}.',
  promise: 'Afspraak',
  count_one: '{{count}} ding te doen',
  count_other: '{{count}} dingen te doen',
  none: 'Niets te doen',
  noneText: 'Afspraken, zendingen en behoeften die op iemand wachten komen hier te staan.',
  calendar: 'Agendabestand…',
  calendarSaved_one: '{{count}} afspraak opgeslagen',
  calendarSaved_other: '{{count}} afspraken opgeslagen',
  keys: '↑↓ kiezen · ↵ openen · K nagekomen · C annuleren · V opnieuw versturen · B is verstuurd · T oppakken',
} as const satisfies Mirror<typeof en>;
