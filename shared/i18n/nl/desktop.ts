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
  callback: 'Terugbellen',
  callbackDue: 'Er moet iemand worden teruggebeld',
  handOver: {
    open: 'Kies een overdrachtsbestand of een ontvangstbewijs',
    save: 'Overdrachtsbestand opslaan',
    saveReceipt: 'Ontvangstbewijs opslaan',
    offerSubject: 'Afspraak overgedragen: {{what}}',
    offerBody:
      'Beste collega,\n\n{{from}} draagt een afspraak met een klant aan je over: {{what}}\n\nOpen het bestand bij dit bericht met Balie (Afspraken, Overdracht) en neem de afspraak aan of geef haar terug. Tot je ontvangstbewijs terug is, houdt {{from}} de afspraak.\n\nGeen Balie? Beantwoord dan dit bericht.',
    receiptSubject: { accepted: 'Aangenomen: {{what}}', returned: 'Teruggegeven: {{what}}' },
    receiptBody: {
      accepted:
        'Beste collega,\n\n{{by}} neemt de afspraak aan die je hebt overgedragen: {{what}}\n\nHet ontvangstbewijs zit bij dit bericht. Open het met Balie (Afspraken, Overdracht): dan pas telt het.',
      returned:
        'Beste collega,\n\n{{by}} geeft de afspraak terug die je hebt overgedragen: {{what}}\n\nHet ontvangstbewijs met de reden zit bij dit bericht. Open het met Balie (Afspraken, Overdracht).',
    },
  },
  aftermath: {
    discount: 'Beslis over {{given}}% korting (mandaat {{limit}}%): {{subject}}',
    amount: 'Beslis over een vergoeding van {{given}} (mandaat {{limit}}): {{subject}}',
    note: 'Boven het mandaat. De klant hoort wat wordt besloten.',
    department: 'Leidinggevenden',
    answer: 'Beantwoord de klacht: {{subject}}',
    followQuote: 'Vraag naar de offerte voordat die verloopt: {{subject}}',
    processOrder: 'Verwerk de order: {{subject}}',
    orderNote: 'Door de klant bevestigd. Aannemen is de ontvangstbevestiging.',
    orderDesk: 'Orderbureau',
    writeByHand: 'Met de hand in de klantgegevens zetten: {{changes}}',
  },
  openScript: 'Script openen',
  saveScript: 'Script opslaan',
  openProject: 'Kies het bestand van een project',
  openCatalogue: 'Kies een tabel met artikelen (CSV of Excel)',
  openQueue: 'Kies het logboek of de tabel van een wachtrij',
  openFigures: 'Kies cijferbestanden van je team',
  openNumbers: 'Kies het bestand met nummers die niet gebeld worden',
  saveProject: 'Bewaar het project als bestand',
  chooseAnnouncement: 'Kies het geluidsbestand van de melding',
  chooseMaterial: 'Kies het bestand dat wordt verstuurd',
  saveCalendar: 'Het agendabestand opslaan',
  chooseCaFile: 'Kies het bestand met de certificeringsinstantie',
  tray: {
    toolTip: 'Balie: {{state}}',
    answer: '{{name}} opnemen',
    decline: '{{name}} weigeren',
    callBack_one: 'Nu terugbellen: {{count}} persoon',
    callBack_other: 'Nu terugbellen: {{count}} personen',
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
