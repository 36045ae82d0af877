import type { notices as en } from '../en/notices.ts';
import type { Mirror } from '../mirror.ts';

export const notices = {
  region: 'Meldingen',
  backupRestored: 'De reservekopie is teruggezet. Het bestand van daarvoor is bewaard in de gegevensmap.',
  deviceFallback: '{{device}} is niet aangesloten. Het geluid gaat via {{used}} tot het terug is.',
  systemDevice: 'de keuze van het systeem',
  interruptedCall:
    'Balie stopte tijdens een gesprek. Het gesprek staat als onderbroken genoteerd en de registratie is bewaard zoals die was.',
  slept: 'De computer sliep. De inlogtijd van {{name}} eindigde op {{time}}.',
  holdRefused: '{{name}} kan niet in de wacht. Je microfoon staat voor dit gesprek uit, zodat niemand meeluistert.',
  agreementDue_one: 'Nu afgesproken: {{what}}',
  agreementDue_other: 'Nu afgesproken: {{what}}, en meer',
  agreementsOffered_one: '{{count}} afspraak is aan jou overgedragen en wacht op je antwoord.',
  agreementsOffered_other: '{{count}} afspraken zijn aan jou overgedragen en wachten op je antwoord.',
  agreementsOverdue_one: '{{count}} afspraak is te laat.',
  agreementsOverdue_other: '{{count}} afspraken zijn te laat.',
  handOverOpened: 'Iemand draagt een afspraak aan je over, of beantwoordt er een van jou.',
  toAgreements: 'Afspraken tonen',
  more_one: 'Nog {{count}} melding',
  more_other: 'Nog {{count}} meldingen',
} as const satisfies Mirror<typeof en>;
