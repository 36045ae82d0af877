import type { Script, ScriptAnswer } from '../script.ts';
import { answer, both, CALLER_OBJECTIONS, opening } from './opening.ts';

/** A mark out of five. @param good where those go who are content @param poor where the others go */
export function marks(field: string, good: string, poor: string): readonly ScriptAnswer[] {
  return [
    answer('very-good', 'Very good', 'Heel goed', good, { [field]: 'very-good' }),
    answer('good', 'Good', 'Goed', good, { [field]: 'good' }),
    answer('fair', 'Fair', 'Redelijk', poor, { [field]: 'fair' }),
    answer('poor', 'Poor', 'Matig', poor, { [field]: 'poor' }),
    answer('bad', 'Bad', 'Slecht', poor, { [field]: 'bad' }),
  ];
}

/** The inventory conversation: what the customer has, what is missing and who decides, before anything is offered. */
export const INVENTORY_SCRIPT: Script = {
  id: 'shipped-inventory',
  version: 5,
  name: both('Inventory conversation', 'Inventarisatiegesprek'),
  conversationKind: 'inventory',
  form: 'inventory',
  firstStep: 'greeting',
  steps: [
    ...opening(
      'situation',
      both(
        'I would like to hear what you need, so that we can help you better; I am not selling anything today. It takes about five minutes. Is this a convenient moment?',
        'Ik hoor graag wat u nodig heeft, zodat we u beter kunnen helpen; ik verkoop u vandaag niets. Het duurt ongeveer vijf minuten. Komt het u nu gelegen?',
      ),
    ),
    {
      ...{ id: 'situation', phase: 'inventory', kind: 'ask', title: both('Present situation', 'Huidige situatie') },
      text: both('Thank you. How is it arranged at the moment?', 'Dank u wel. Hoe heeft u het op dit moment geregeld?'),
      hint: both('Open questions: what, how, how many. Summarise now and then.', 'Open vragen: wat, hoe, hoeveel. Vat af en toe samen.'),
      ...{ fillsField: 'situation', next: 'supplier', maxSilenceMs: 10_000 },
    },
    {
      ...{ id: 'supplier', phase: 'inventory', kind: 'ask', title: both('Present supplier', 'Huidige leverancier') },
      text: both('And who is your supplier for that at the moment?', 'En bij welke leverancier heeft u dat nu?'),
      hint: both('Nobody? Leave it empty and go on.', 'Niemand? Laat het leeg en ga verder.'),
      ...{ fillsField: 'supplier', next: 'satisfied', maxSilenceMs: 8_000 },
    },
    {
      ...{ id: 'satisfied', phase: 'inventory', kind: 'choice', title: both('How does it work?', 'Hoe bevalt het?') },
      text: both('How satisfied are you with it: very good, good, fair, poor or bad?', 'Hoe bevalt dat: heel goed, goed, redelijk, matig of slecht?'),
      hint: both('Say nothing bad about anybody else.', 'Zeg niets negatiefs over een ander.'),
      answers: marks('satisfied', 'need', 'problem'),
      maxSilenceMs: 8_000,
    },
    {
      ...{ id: 'problem', phase: 'inventory', kind: 'ask', title: both('What is missing?', 'Wat ontbreekt er?') },
      text: both('What would have to be different? And what does it cost you that it is not?', 'Wat zou er anders moeten? En waar merkt u dat aan?'),
      ...{ fillsField: 'problem', next: 'need', maxSilenceMs: 10_000 },
    },
    {
      ...{ id: 'need', phase: 'inventory', kind: 'ask', title: both('The need', 'De behoefte') },
      text: both('If you could have anything: what would help you most?', 'Als u het voor het kiezen had: wat zou u het meest helpen?'),
      hint: both('In the words of the customer: they come back in the offer.', 'In de woorden van de klant: die komen terug in het aanbod.'),
      ...{ fillsField: 'need', next: 'horizon', maxSilenceMs: 10_000 },
    },
    {
      ...{ id: 'horizon', phase: 'inventory', kind: 'choice', title: both('When?', 'Wanneer?') },
      text: both('When would you like to have that arranged?', 'Wanneer wilt u dat geregeld hebben?'),
      answers: [
        answer('now', 'Now', 'Nu', 'decides', { horizon: 'now' }),
        answer('quarter', 'Within three months', 'Binnen drie maanden', 'decides', { horizon: 'quarter' }),
        answer('year', 'Within a year', 'Binnen een jaar', 'decides', { horizon: 'year' }),
        answer('later', 'Later', 'Later', 'decides', { horizon: 'later' }),
      ],
      maxSilenceMs: 8_000,
    },
    {
      ...{ id: 'decides', phase: 'inventory', kind: 'choice', title: both('Who decides?', 'Wie beslist?') },
      text: both('Who decides on that: you yourself, or somebody else as well?', 'Wie beslist daarover: uzelf, of ook iemand anders?'),
      answers: [
        answer('yes', 'Decides', 'Beslist zelf', 'proposal', { decides: 'yes' }),
        answer('no', 'Somebody else', 'Iemand anders', 'decider', { decides: 'no' }),
      ],
      maxSilenceMs: 8_000,
    },
    {
      ...{ id: 'decider', phase: 'inventory', kind: 'ask', title: both('The right person', 'De juiste persoon') },
      text: both('Whom should I speak to about it? And how can I reach that person?', 'Wie kan ik daarover het best spreken? En hoe bereik ik die persoon?'),
      ...{ fillsField: 'decider', next: 'proposal', maxSilenceMs: 8_000 },
    },
    {
      ...{ id: 'proposal', phase: 'proposal', kind: 'say', title: both('What we can do', 'Wat wij kunnen doen') },
      text: both(
        'Thank you, that gives me a good picture. From what you tell me, this is what we could do for you: …',
        'Dank u wel, dat geeft een goed beeld. Als ik u zo hoor, kunnen wij dit voor u doen: …',
      ),
      hint: both('Propose what fits the need; sell nothing.', 'Stel voor wat bij de behoefte past; verkoop niets.'),
      ...{ next: 'next-step', maxSilenceMs: 10_000 },
    },
    {
      ...{ id: 'next-step', phase: 'time-to-think', kind: 'choice', title: both('What next?', 'Hoe verder?') },
      text: both(
        'Please take a moment to think about it. What would you prefer: information, an appointment, a quote, or nothing for now?',
        'Denkt u er rustig even over na. Wat heeft uw voorkeur: informatie, een afspraak, een offerte, of voorlopig niets?',
      ),
      hint: both('Be silent. Nothing is an answer as well.', 'Zwijg. Niets is ook een antwoord.'),
      answers: [
        answer('information', 'Send information', 'Informatie sturen', 'summary', { nextStep: 'information' }),
        answer('appointment', 'Make an appointment', 'Afspraak maken', 'appointment', { nextStep: 'appointment' }),
        answer('quote', 'Make a quote', 'Offerte maken', 'summary', { nextStep: 'quote' }),
        answer('none', 'Nothing', 'Geen vervolg', 'summary', { nextStep: 'none' }),
      ],
      maxSilenceMs: 10_000,
    },
    {
      ...{ id: 'appointment', phase: 'time-to-think', kind: 'ask', title: both('The appointment', 'De afspraak') },
      text: both('With pleasure. Which day and time would suit you, and with whom shall we make it?', 'Heel graag. Welke dag en welk tijdstip schikken u, en met wie maken we de afspraak?'),
      hint: both('Type day, time and with whom; note it as a promise as well, so that it is kept.', 'Typ dag, tijd en met wie; noteer het ook als afspraak, dan wordt die bewaakt.'),
      ...{ fillsField: 'note', next: 'summary', maxSilenceMs: 10_000 },
    },
    {
      ...{ id: 'summary', phase: 'summary', kind: 'choice', title: both('Summary', 'Samenvatting') },
      text: both('To sum up, this is what would help you: {{answer.need}}. And this is how we go on: {% if answer.appointment %}{{answer.appointment}}.{% else %}…{% endif %} Have I understood you correctly? And is there anything you would like to ask?', 'Ik vat het even samen. Dit zou u helpen: {{answer.need}}. En zo gaan we verder: {% if answer.appointment %}{{answer.appointment}}.{% else %}…{% endif %} Heb ik u goed begrepen? En heeft u zelf nog vragen?'),
      hint: both('Not quite? Put it right in the form while you repeat it.', 'Niet helemaal? Verbeter het in het formulier terwijl je het herhaalt.'),
      answers: [answer('right', 'Yes, that is right', 'Ja, dat klopt', 'close', { outcome: 'completed' })],
      maxSilenceMs: 8_000,
    },
    {
      ...{ id: 'close', phase: 'close', kind: 'end', title: both('Goodbye', 'Afsluiting') },
      text: both('Thank you for your time, {{customer.name}}. You have been a great help. I wish you a pleasant day. Goodbye!', 'Dank u wel voor uw tijd, {{customer.name}}. U heeft ons goed geholpen. Ik wens u nog een prettige dag!'),
    },
  ],
  objections: [
    {
      id: 'selling',
      label: both('“You want to sell something”', '“U wilt iets verkopen”'),
      reply: both(
        'I understand why you think so. Today I am only asking; whether anything comes of it is up to you.',
        'Ik begrijp dat u dat denkt. Vandaag stel ik alleen vragen; of er iets uit volgt, bepaalt u zelf.',
      ),
    },
    ...CALLER_OBJECTIONS,
  ],
};
