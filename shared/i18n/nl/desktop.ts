import type { desktop as english } from '../en/desktop.ts';
import type { Mirror } from '../mirror.ts';

export const desktop = {
  incoming: {
    title: '{{name}} belt',
    unknown: 'Onbekende beller',
    locked: 'Inkomend gesprek',
    caller: 'Het gesprek',
  },
  chooseRingFile: 'Kies een geluidsbestand voor het belsignaal',
  quote: {
    title: 'Offerte',
    number: 'Nummer',
    date: 'Datum',
    validUntil: 'Geldig tot en met',
    net: 'Zonder btw',
    provisional: 'Onder voorbehoud: de korting moet nog worden bevestigd.',
    closing: 'Dank voor uw belangstelling. Heeft u vragen, dan helpen we u graag.',
    save: 'Bewaar de offerte',
  },
  aftermath: {
    discount: 'Beslis over {{given}}% korting (mandaat {{limit}}%): {{subject}}',
    amount: 'Beslis over een vergoeding van {{given}} (mandaat {{limit}}): {{subject}}',
    note: 'Boven het mandaat. De klant hoort wat wordt besloten.',
    department: 'Leidinggevenden',
    answer: 'Beantwoord de klacht: {{subject}}',
  },
  openScript: 'Script openen',
  saveScript: 'Script opslaan',
  openProject: 'Kies het bestand van een project',
  openCatalogue: 'Kies een tabel met artikelen (CSV of Excel)',
  saveProject: 'Bewaar het project als bestand',
  chooseAnnouncement: 'Kies het geluidsbestand van de melding',
  chooseMaterial: 'Kies het bestand dat wordt verstuurd',
  saveCalendar: 'Het agendabestand opslaan',
  chooseCaFile: 'Kies het bestand met de certificeringsinstantie',
  tray: {
    toolTip: 'Balie: {{state}}',
    answer: '{{name}} opnemen',
    decline: '{{name}} weigeren',
    hangUp: '{{name}} ophangen',
    show: 'Balie tonen',
    quit: 'Balie afsluiten',
  },
  bar: {
    title: 'Belbalk',
    showWindow: 'Het venster van Balie tonen',
    status: {
      dialling: 'Bellen',
      ringing: 'Gaat over',
      answering: 'Opnemen…',
      talking: 'In gesprek',
      onHold: 'In de wacht',
    },
  },
} as const satisfies Mirror<typeof english>;
