import type { shortcuts as en } from '../en/shortcuts.ts';
import type { Mirror } from '../mirror.ts';

export const shortcuts = {
  title: 'Alle sneltoetsen',
  hint: 'Alle sneltoetsen',
  fields: 'De toetsen werken ook terwijl je typt. Alleen ? en de losse cijfers wachten tot je het veld hebt verlaten.',
  global: 'In elk ander programma, als dat in de instellingen aan staat: Ctrl+Alt met F2, F4 of F7.',
  group: { call: 'Gesprek', work: 'Script en klant', window: 'Venster' },
  action: {
    answer: 'Opnemen',
    decline: 'Weigeren',
    'hang-up': 'Ophangen',
    hold: 'In de wacht of terughalen',
    mute: 'Dempen of mic aan',
    keypad: 'Toetsen',
    redial: 'Herhalen',
    number: 'Naar het nummerveld',
    'script-answer': 'Antwoord in het script kiezen',
    'script-next': 'Volgende stap van het script',
    'script-back': 'Vorige stap van het script',
    'save-registration': 'Registratie opslaan',
    'new-customer': 'Nieuwe klant',
    'edit-customer': 'Klant wijzigen',
    search: 'Zoeken',
    'agent-state': 'Naar de status',
    'call-me': 'Oefenklant laten bellen',
    'cheat-sheet': 'Alle sneltoetsen',
  },
} as const satisfies Mirror<typeof en>;
