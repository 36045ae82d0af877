import type { projects as en } from '../en/projects.ts';
import type { Mirror } from '../mirror.ts';

export const projects = {
  script: 'Gespreksleidraad',
  scriptHint: 'Voor gesprekken die vanaf nu beginnen.',
  form: 'Formulier',
  formHint: 'Gaat open bij elk gesprek; wat bekend is, vult zichzelf in.',
  formOfScript: 'Dat van de leidraad ({{name}})',
  outcomes: 'Resultaten',
  outcomesHint: 'Hoe een gesprek kan aflopen, elk met een toets.',
  outcomesOfForm: 'Die van het formulier',
  wrapUp: 'Tijd om na het gesprek te registreren',
  wrapUpHint: 'Je krijgt een waarschuwing als de tijd op is. De klok bewaart of sluit nooit iets.',
  noLimit: 'Geen limiet',
  seconds_one: '{{count}} seconde',
  seconds_other: '{{count}} seconden',
  minutes_one: '{{count}} minuut',
  minutes_other: '{{count}} minuten',
  onlySupervisors: 'Alleen leidinggevenden en beheerders kunnen dit wijzigen.',
} as const satisfies Mirror<typeof en>;
