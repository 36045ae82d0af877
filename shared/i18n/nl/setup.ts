import type { setup as en } from '../en/setup.ts';
import type { Mirror } from '../mirror.ts';

export const setup = {
  title: 'Hoe ga je bellen?',
  subtitle: 'Je kunt dit altijd wijzigen in de instellingen.',
  practice: {
    button: 'Oefenlijn',
    text: 'Binnen een minuut belt een gesimuleerde klant je op. Alles werkt zoals in een echt gesprek, en niets verlaat deze computer.',
    needs: 'Je hebt alleen een headset of luidsprekers nodig.',
  },
  account: {
    button: 'Mijn telefoonaccount',
    text: 'Verbind met de telefooncentrale van je organisatie en voer echte gesprekken.',
    needs: 'Je hebt het SIP-adres, de server en het wachtwoord van je beheerder nodig.',
  },
  formTitle: 'Mijn telefoonaccount',
  field: {
    displayName: 'Weergavenaam',
    displayNameHint: 'Wat de andere kant als jouw naam kan zien.',
    uri: 'SIP-adres',
    uriHint: 'Je adres op de telefooncentrale, zoals sip:1001@pbx.example.',
    server: 'Server',
    serverHint: 'Waarmee Balie verbindt, zoals wss://pbx.example:8089/ws of tls://pbx.example:5061.',
    password: 'Wachtwoord',
    passwordHint: 'Het wachtwoord van het telefoonaccount, niet van je computer.',
    passwordKept: 'Laat leeg om het bewaarde wachtwoord te houden.',
    authUser: 'Gebruiker voor authenticatie',
    authUserHint: 'Alleen als die verschilt van de naam in het SIP-adres.',
    ice: 'STUN- en TURN-servers',
    iceHint:
      'Eén per regel: stun:host:poort, of turn:host:poort gebruiker wachtwoord. Alleen als het geluid niet doorkomt.',
    caFile: 'Certificaatautoriteit',
    caFileHint: 'PEM-bestand van de eigen autoriteit van je bedrijf, als die er is.',
    caFileNone: 'Die van deze computer',
    caFileChoose: 'Bestand kiezen…',
    caFileClear: 'Verwijderen',
    verify: 'Het certificaat van de server controleren',
    verifyHint: 'Laat dit aan. Zonder controle kan iedereen op het netwerk zich voordoen als je server.',
  },
  advanced: 'Geavanceerd',
  test: 'Testen',
  testing: 'Verbinden met de server…',
  testOk: 'Het werkt: aangemeld als {{user}}.',
  testFailed: 'Dat lukte niet',
  connect: 'Opslaan en verbinden',
  invalid: {
    uri: 'Schrijf het als sip:naam@server.',
    server: 'Schrijf het als wss://host:poort/pad of tls://host:poort; ws:// en tcp:// zijn niet versleuteld.',
    transport: 'Dit soort adres kan niet. Schrijf het met wss://, tls://, ws:// of tcp://.',
    ice: 'Regel {{line}}: begin met stun: of turn:. Na turn: komen het adres, de gebruiker en het wachtwoord.',
  },
} as const satisfies Mirror<typeof en>;
