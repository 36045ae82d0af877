import type { diagnosis as english } from '../en/diagnosis.ts';
import type { Mirror } from '../mirror.ts';

export const diagnosis = {
  details: 'Geluid en verslag van {{name}}',
  graph: 'Geluid van het gesprek: {{mos}} van 4,5',
  noGraph: 'Er is geen geluid gemeten.',
  save: 'Gespreksverslag opslaan',
  saved: 'Opgeslagen als {{file}}.',
  show: 'Tonen',
  tip: 'Voor je beheerder: wat er gebeurde, zonder nummers, namen en wachtwoorden',
  report: {
    title: 'Gespreksverslag van Balie',
    likely: 'Waarschijnlijk:',
    privacy:
      'Telefoonnummers, namen, openbare adressen, servernamen, wachtwoorden en sleutels zijn vervangen; dezelfde waarde kreeg dezelfde vervanger.',
    noTrace: 'De signalering van dit gesprek staat niet meer in het geheugen.',
  },
  cause: {
    'credentials-refused': 'De telefooncentrale weigert de gebruiker of het wachtwoord.',
    'not-allowed': 'De telefooncentrale staat dit gesprek niet toe (403).',
    'wrong-number': 'De telefooncentrale kent dit nummer niet.',
    busy: 'De andere kant was in gesprek.',
    'codec-mismatch': 'De twee telefoons hebben geen soort geluid gemeen.',
    'server-fault': 'De telefooncentrale meldde een eigen storing.',
    'server-unreachable': 'De telefooncentrale was niet bereikbaar, of de verbinding ermee viel weg.',
    'no-microphone': 'Er was geen microfoon, of Balie mocht die niet gebruiken.',
    'ice-failed': 'Er is geen weg voor het geluid gevonden: er zit een firewall tussen, of een STUN- of TURN-server ontbreekt.',
    'no-sound-received': 'Hier kwam geen geluid aan, terwijl het onze wel werd verstuurd: geluid in één richting. Een firewall, of een verkeerd adres bij de centrale.',
    'no-sound-sent': 'Van hier werd geen geluid verstuurd, terwijl het wel aankwam: geluid in één richting.',
    'microphone-silent': 'De microfoon gaf stilte: hij staat uit op de headset, of er is een andere bedoeld.',
    'loss-receiving': 'Geluid ging verloren op weg hierheen: een zwak draadloos netwerk of een drukke lijn.',
    'loss-sending': 'Geluid ging verloren op weg hiervandaan: een zwak draadloos netwerk of een drukke lijn.',
    'slow-line': 'De lijn is traag: mensen gaan door elkaar praten. Vaak een VPN.',
    'unsteady-line': 'De lijn is onrustig: geluid kwam in stoten.',
    'application-stopped': 'Balie is tijdens het gesprek gesloten of gestopt.',
    'nothing-found': 'Er is niets bijzonders gevonden.',
  },
} as const satisfies Mirror<typeof english>;
