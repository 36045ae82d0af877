import type { line as en } from '../en/line.ts';
import type { Mirror } from '../mirror.ts';

export const line = {
  label: 'Lijn',
  off: 'Geen telefoonlijn',
  connecting: 'Verbinden',
  registered: 'Aangemeld',
  notRegistered: 'Niet aangemeld: {{reason}}',
  practice: 'Oefenlijn',
  reason: {
    'logged-out': 'uitgelogd',
    'server-unreachable': 'server onbereikbaar',
    'certificate-untrusted': 'certificaat niet vertrouwd',
    'certificate-wrong-host': 'certificaat van andere server',
    'credentials-refused': 'verkeerde gebruiker of wachtwoord',
    'password-missing': 'wachtwoord nodig',
    'registration-refused': 'geweigerd door de server',
    'registration-timeout': 'server antwoordt niet',
    'connection-lost': 'verbinding verbroken',
    'account-invalid': 'account onvolledig',
    'transport-not-supported': 'verbinding niet mogelijk',
    'media-unavailable': 'geen geluid',
  },
  explain: {
    'logged-out': 'Er is niemand ingelogd, dus gesprekken komen hier niet aan. Log in om de lijn te verbinden.',
    'server-unreachable':
      'De telefoonserver antwoordt niet. Controleer of je netwerk werkt; zo ja, dan klopt het serveradres misschien niet of ligt de server stil.',
    'certificate-untrusted':
      'De server toont een certificaat dat je computer niet vertrouwt. Heeft je bedrijf een eigen certificaatautoriteit, kies dan haar bestand in het account; vraag anders je beheerder.',
    'certificate-wrong-host':
      'Het certificaat van de server staat op een andere naam dan het adres in het account. Controleer het serveradres.',
    'credentials-refused':
      'De server accepteert deze gebruiker niet met dit wachtwoord. Voer het wachtwoord opnieuw in, of controleer de gebruiker in het account.',
    'password-missing':
      'Deze computer heeft geen veilige plek om het wachtwoord te bewaren, dus Balie vraagt er na elke start om.',
    'registration-refused': 'De server kent dit account maar weigert het. Je beheerder kan zien waarom.',
    'registration-timeout': 'De server is bereikt maar antwoordt niet op de aanmelding. Je beheerder kan zien waarom.',
    'connection-lost':
      'De verbinding met de server is verbroken. Balie verbindt vanzelf weer zodra het netwerk terug is.',
    'account-invalid': 'In het account ontbreekt iets of staat een fout.',
    'transport-not-supported':
      'Zo kan Balie niet verbinden. Gebruik het adres van je server dat begint met wss://, tls://, ws:// of tcp://.',
    'media-unavailable': 'Het deel van Balie dat het geluid regelt draait niet. Het wordt vanzelf opnieuw gestart.',
  },
  sipStatus: 'Het antwoord van de server: {{status}}.',
  field: 'Het veld waar het aan ligt: {{field}}.',
  retryIn: 'Volgende poging over {{seconds}} s.',
  retryNow: 'Opnieuw proberen…',
  noRetry: 'Vanzelf opnieuw proberen helpt hier niet.',
  details: 'Details van de lijn',
  all: 'Telefoonaccounts',
  state: {
    off: 'uit',
    connecting: 'verbinden',
    registered: 'aangemeld',
    'not-registered': 'niet aangemeld',
  },
  several: '{{user}} · {{registered}} van {{all}} lijnen',
  calling: 'hiermee bel je',
  emergency: 'noodgesprekken',
  via: 'via {{server}}',
  onBackup: 'Dit is een reserveserver: {{server}} is niet bereikbaar. Balie gaat er vanzelf naar terug, nooit tijdens een gesprek.',
  retryShort: 'volgende poging over {{seconds}} s',
  registeredText: 'Gesprekken voor {{user}} komen binnen via {{server}}.',
  practiceText: 'Oefenklanten bellen je hier. Er gaat niets buiten deze computer en niets telt mee in je cijfers.',
  enterPassword: 'Wachtwoord invoeren',
  connect: 'Verbinden',
  changeAccount: 'Account wijzigen',
  passwordInMemoryOnly: 'Deze computer kan wachtwoorden niet veilig bewaren: het wachtwoord geldt tot Balie sluit.',
} as const satisfies Mirror<typeof en>;
