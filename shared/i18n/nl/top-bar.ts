import type { topBar as en } from '../en/top-bar.ts';
import type { Mirror } from '../mirror.ts';

export const topBar = {
  figures: 'Vandaag',
  targets: 'doelen',
  target: '{{what}}: {{reached}}, doel {{goal}}',
  figure: { calls: 'gesprekken', handleTime: 'afhandeltijd', afterCall: 'nabewerking' },
  explained: {
    calls: 'Gesprekken van vandaag die jij aannam of die de andere kant aannam.',
    handleTime: 'Gemiddelde van het gesprek (met wacht) plus de afhandeling erna, per beantwoord gesprek van vandaag.',
    afterCall: 'Afhandelen na opgenomen gesprekken, van vandaag samen.',
  },
  day: {
    title: 'Mijn dag',
    loggedIn: 'Ingelogd',
    since: '{{from}} – nu',
    session: '{{from}} – {{to}}',
    total: 'Totaal',
    states: 'Tijd per status',
    none: 'Vandaag nog niets.',
  },
  practice: 'Oefenen: telt niet mee',
  project: 'Project',
  practiceExplained:
    'Gesprekken op de oefenlijn tellen in geen cijfer mee. Je cijfers komen terug met je telefoonaccount.',
} as const satisfies Mirror<typeof en>;
