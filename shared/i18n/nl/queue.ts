import type { queue as en } from '../en/queue.ts';
import type { Mirror } from '../mirror.ts';

export const queue = {
  title: 'Wachtrij van de telefooncentrale',
  method: 'Mijn status doorgeven aan de wachtrij',
  methodHint: 'Zodat de wachtrij alleen gesprekken stuurt terwijl je gereed bent.',
  methods: { none: 'Nee', codes: 'Met belcodes', http: 'Met een webdienst', 'feature-event': 'Met feature events (BroadWorks)' },
  codes: { logIn: 'Inloggen', logOut: 'Uitloggen', pause: 'Pauze', unpause: 'Einde pauze' },
  pauseHint: 'Bijvoorbeeld *47{reason}. {reason} en {agent} worden ingevuld; laat leeg wat je centrale niet kent.',
  pauseWhileHandling: 'Pauze tijdens afhandelen',
  pauseWhileHandlingHint: 'Tussen ophangen en een volledige registratie komt geen gesprek binnen.',
  url: 'Adres van de dienst',
  urlHint: '{action}, {agent} en {reason} worden ingevuld.',
  body: 'Wat er wordt verstuurd',
  bodyHint: 'JSON of formuliergegevens. Zonder dit wordt het adres opgehaald.',
  token: 'Toegangssleutel',
  tokenHint: 'Wordt bij het wachtwoord bewaard. Laat leeg om de huidige te houden.',
  reasons: 'Hoe de telefooncentrale je redenen noemt',
  handling: 'afhandelen',
  state: {
    working: 'Wachtrij: wordt doorgegeven…',
    in: 'Wachtrij: stuurt je gesprekken',
    paused: 'Wachtrij: pauze ({{reason}})',
    out: 'Wachtrij: uitgelogd',
    failed: 'Wachtrij: niet doorgegeven',
  },
  answer: 'Antwoord van de telefooncentrale: {{answer}}',
} satisfies Mirror<typeof en>;
