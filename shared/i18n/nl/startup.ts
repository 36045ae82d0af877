import type { startup as en } from '../en/startup.ts';
import type { Mirror } from '../mirror.ts';

export const startup = {
  long: 'Balie opent de gegevens. Na een onverwacht einde leest het eerst het hele bestand na; met veel klanten kan dat een paar minuten duren.',
  file: 'Bestand',
  problem: {
    'database-corrupt': {
      title: 'Het gegevensbestand is beschadigd',
      text: 'Balie kan het gegevensbestand niet lezen en heeft het gelaten zoals het is. Zet een reservekopie terug, of begin met een leeg bestand; het beschadigde blijft bewaard.',
    },
    'database-from-future': {
      title: 'Het gegevensbestand is van een nieuwere versie',
      text: 'Een nieuwere versie van Balie heeft dit bestand geschreven. Installeer die versie of een latere. Het bestand is niet aangeraakt.',
    },
    'disk-full': {
      title: 'De schijf is vol',
      text: 'Balie heeft wat ruimte op de schijf nodig om te starten. Verwijder wat je niet meer nodig hebt en probeer het opnieuw. Het gegevensbestand is niet aangeraakt.',
    },
    'database-unavailable': {
      title: 'Het gegevensbestand kan niet worden geopend',
      text: 'Misschien houdt een ander programma het vast, of mag je het niet lezen en schrijven. Sluit andere exemplaren van Balie, controleer de map en probeer het opnieuw.',
    },
    'provisioning-invalid': {
      title: 'In het provisioningbestand staat een fout',
      text: 'Balie is gestart met een bestand met instellingen dat niet bruikbaar is. Verbeter het bestand en probeer het opnieuw.',
    },
  },
  field: 'Veld',
  reason: 'Reden',
  /** What is wrong with a field of the provisioning file. */
  rule: {
    'not-json': 'geen geldige JSON: {{value}}',
    unreadable: 'kan niet worden gelezen ({{value}})',
    'unknown-setting': 'is geen bekende instelling',
    'account-missing': 'ontbreekt (of zet practice op true)',
    missing: 'ontbreekt',
    'wrong-kind': 'is van een andere soort: verwacht wordt {{value}}',
    'not-a-choice': 'moet een van deze zijn: {{value}}',
    'too-short': 'is te kort of te klein',
    'too-long': 'is te lang of te groot',
    uri: 'moet eruitzien als sip:1001@pbx.example',
    server: 'moet beginnen met ws://, wss://, tls:// of tcp://, of een domein zijn',
    country: 'moet uit twee hoofdletters bestaan, zoals NL',
    'codec-twice': 'noemt een codec twee keer',
    'project-unknown': 'noemt geen project van het bestand: {{value}}',
    'account-main': 'hoort bij account',
    twice: 'staat er twee keer: {{value}}',
    'emergency-twice': 'een ander account is al voor noodgesprekken',
    key: 'mag alleen kleine letters, cijfers en streepjes bevatten',
    'number-or-uri': 'heeft of number of uri nodig',
    invalid: 'is niet geldig',
  },
  version: 'Versie van het bestand',
  supported: 'Versie die deze Balie kent',
  tryAgain: 'Opnieuw proberen',
  openFolder: 'Gegevensmap openen',
  restoreTitle: 'Een reservekopie terugzetten',
  restoreNone: 'Er staan geen reservekopieën in de gegevensmap.',
  fresh: 'Met een leeg bestand beginnen',
  freshQuestion:
    'Beginnen zonder klanten en registraties? Het oude bestand blijft onder een andere naam in de gegevensmap staan.',
} as const satisfies Mirror<typeof en>;
