import type { people as en } from '../en/people.ts';
import type { Mirror } from '../mirror.ts';

export const people = {
  title: 'Mensen die hier werken',
  intro: 'Iedereen die op deze computer inlogt. Wat zij doen wordt onder hun eigen naam bewaard.',
  ownTitle: 'Jij',
  add: 'Iemand toevoegen',
  addTitle: 'Nieuwe persoon',
  name: 'Naam',
  nameHint: 'Zoals collega’s deze persoon kennen.',
  roleLabel: 'Rol',
  role: { agent: 'Medewerker', supervisor: 'Leidinggevende', administrator: 'Beheerder' },
  roleHint: {
    agent: 'Voert gesprekken en registreert ze.',
    supervisor: 'Bepaalt ook scripts en targets.',
    administrator: 'Beheert ook mensen, accounts en gegevens.',
  },
  edit: '{{name}} wijzigen',
  you: 'jij',
  inactive: 'kan niet inloggen',
  noPassword: 'geen wachtwoord',
  deactivate: 'Deactiveren',
  deactivateQuestion: '{{name}} deactiveren? Deze persoon kan niet meer inloggen; alles wat vastligt blijft.',
  activate: 'Activeren',
  password: 'Wachtwoord',
  setPassword: 'Wachtwoord instellen',
  changePassword: 'Wachtwoord wijzigen',
  currentPassword: 'Huidig wachtwoord',
  newPassword: 'Nieuw wachtwoord',
  newPasswordHint: 'Laat leeg voor geen wachtwoord.',
  repeatPassword: 'Nieuw wachtwoord nogmaals',
  repeatWrong: 'De twee wachtwoorden verschillen.',
  passwordSaved: 'Het wachtwoord is gewijzigd.',
  passwordRemoved: 'Het wachtwoord is verwijderd.',
  onlyAdministrators:
    'Alleen beheerders kunnen mensen toevoegen en rollen wijzigen. Je kunt je eigen naam en wachtwoord wijzigen.',
} as const satisfies Mirror<typeof en>;
