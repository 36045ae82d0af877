import type { ScriptStep } from './script.ts';

/** A question about a delivery, an invoice, a product or something else: answer it, and see whether that helps. */
export const QUESTION_STEPS: readonly ScriptStep[] = [
  {
    id: 'question-proposal',
    phase: 'proposal',
    kind: 'ask',
    title: { en: 'Answer the question', nl: 'Vraag beantwoorden' },
    text: {
      en: 'Thank you. I’m looking it up for you now; one moment, please. … I have found it, and this is what I can do for you: …',
      nl: 'Dank u wel. Ik zoek het nu voor u op, een ogenblik alstublieft. … Ik heb het gevonden. Ik kan het volgende voor u doen: …',
    },
    hint: {
      en: 'Takes longer than ten seconds? Say what you are doing. Type the solution that you propose.',
      nl: 'Duurt het langer dan tien seconden? Zeg wat je aan het doen bent. Typ de oplossing die je voorstelt.',
    },
    fillsField: 'proposedSolution',
    next: 'question-think',
    maxSilenceMs: 10_000,
  },
  {
    id: 'question-think',
    phase: 'time-to-think',
    kind: 'choice',
    title: { en: 'Does it help?', nl: 'Geholpen?' },
    text: {
      en: 'Please take a moment to think about it. Does that answer your question, and does it suit you this way?',
      nl: 'Denkt u er gerust even over na. Is uw vraag daarmee beantwoord, en komt het u zo goed uit?',
    },
    hint: {
      en: 'Be silent and give the customer time. A doubt? Ask what is behind it.',
      nl: 'Zwijg en geef de klant de tijd. Twijfel? Vraag wat erachter zit.',
    },
    answers: [
      {
        value: 'solved',
        label: { en: 'Yes, that helps', nl: 'Ja, geholpen' },
        next: 'summary',
        fills: { outcome: 'solved', solvedAtOnce: 'yes' },
      },
      {
        value: 'colleague',
        label: { en: 'No, pass on to a colleague', nl: 'Nee, doorgeven aan collega' },
        next: 'summary',
        fills: { outcome: 'passed-on', solvedAtOnce: 'no' },
      },
      {
        value: 'callback',
        label: { en: 'Not yet, call back', nl: 'Nog niet, terugbellen' },
        next: 'when',
        fills: { outcome: 'callback', solvedAtOnce: 'no' },
      },
    ],
    maxSilenceMs: 15_000,
  },
];

/** A complaint: hear it out, offer what lies within the agent's mandate, and see whether that puts it right. */
export const COMPLAINT_STEPS: readonly ScriptStep[] = [
  {
    id: 'complaint-details',
    phase: 'inventory',
    kind: 'ask',
    title: { en: 'Hear the complaint', nl: 'Klacht aanhoren' },
    text: {
      en: 'I’m very sorry to hear that, {{customer.name}}. I can imagine how annoying this is for you, and I want to put it right. What exactly is wrong, and what would be a good solution for you?',
      nl: 'Wat vervelend, {{customer.name}}, dat spijt me. Ik begrijp dat u daar niet blij mee bent en ik wil dit graag goed voor u oplossen. Wat is er precies aan de hand, en wat zou voor u een goede oplossing zijn?',
    },
    hint: {
      en: 'Feelings first, facts second. Let the customer finish; do not argue about whose fault it is.',
      nl: 'Eerst het gevoel, dan de feiten. Laat de klant uitpraten; ga niet in discussie over de schuldvraag.',
    },
    fillsField: 'note',
    next: 'complaint-proposal',
    maxSilenceMs: 8_000,
  },
  {
    id: 'complaint-proposal',
    phase: 'proposal',
    kind: 'choice',
    title: { en: 'Offer a solution', nl: 'Oplossing aanbieden' },
    text: {
      en: 'Thank you for explaining. I’m registering your complaint and I’m going to arrange this for you. What I can offer you is the following: …',
      nl: 'Dank u wel voor uw uitleg. Ik leg uw klacht vast en ga dit voor u regelen. Wat ik u kan aanbieden, is het volgende: …',
    },
    hint: {
      en: 'Offer what the customer asked for if you may decide on it yourself. Promise only what you can keep.',
      nl: 'Bied aan wat de klant vroeg als je dat zelf mag beslissen. Beloof alleen wat je kunt waarmaken.',
    },
    answers: [
      {
        value: 'replace',
        label: { en: 'Replacement, free of charge', nl: 'Kosteloos vervangen' },
        next: 'complaint-think',
        fills: {
          proposedSolution: {
            en: 'We replace the article free of charge and take the damaged one back.',
            nl: 'We vervangen het artikel kosteloos en nemen het beschadigde exemplaar mee terug.',
          },
        },
      },
      {
        value: 'repair',
        label: { en: 'Repair or new part', nl: 'Herstel of nieuw onderdeel' },
        next: 'complaint-think',
        fills: {
          proposedSolution: {
            en: 'We repair the article or send the part that is needed, free of charge.',
            nl: 'We herstellen het artikel of sturen het benodigde onderdeel kosteloos op.',
          },
        },
      },
      {
        value: 'refund',
        label: { en: 'Money back', nl: 'Geld terug' },
        next: 'complaint-think',
        fills: {
          proposedSolution: {
            en: 'We collect the article and refund the purchase price.',
            nl: 'We halen het artikel op en betalen het aankoopbedrag terug.',
          },
        },
      },
      {
        value: 'colleague',
        label: { en: 'A colleague looks into it', nl: 'Collega zoekt het uit' },
        next: 'summary',
        fills: {
          proposedSolution: {
            en: 'A colleague looks into the complaint and contacts the customer.',
            nl: 'Een collega onderzoekt de klacht en neemt contact op met de klant.',
          },
          outcome: 'passed-on',
          solvedAtOnce: 'no',
        },
      },
    ],
    maxSilenceMs: 10_000,
  },
  {
    id: 'complaint-think',
    phase: 'time-to-think',
    kind: 'choice',
    title: { en: 'Is it put right?', nl: 'Goed opgelost?' },
    text: {
      en: 'Please think it over for a moment; there is no hurry. Would that put things right for you?',
      nl: 'Denkt u er rustig even over na; er is geen haast bij. Is het daarmee voor u goed opgelost?',
    },
    hint: {
      en: 'Listen to the tone, not only to the words. Still a doubt? Ask what is missing.',
      nl: 'Luister naar de toon, niet alleen naar de woorden. Nog twijfel? Vraag wat eraan ontbreekt.',
    },
    answers: [
      {
        value: 'agreed',
        label: { en: 'Yes, agreed', nl: 'Ja, akkoord' },
        next: 'summary',
        fills: { outcome: 'complaint-registered', solvedAtOnce: 'yes' },
      },
      {
        value: 'supervisor',
        label: { en: 'No, pass on to supervisor', nl: 'Nee, doorgeven aan leidinggevende' },
        next: 'summary',
        fills: { outcome: 'passed-on', solvedAtOnce: 'no' },
      },
      {
        value: 'callback',
        label: { en: 'Not yet, call back', nl: 'Nog niet, terugbellen' },
        next: 'when',
        fills: { outcome: 'callback', solvedAtOnce: 'no' },
      },
    ],
    maxSilenceMs: 15_000,
  },
];

/** A new order: what, how many and when; then the price and the day; then time to think. */
export const ORDER_STEPS: readonly ScriptStep[] = [
  {
    id: 'order-details',
    phase: 'inventory',
    kind: 'ask',
    title: { en: 'Take the order', nl: 'Bestelling opnemen' },
    text: {
      en: 'With pleasure. Which article would you like, how many of them, and on which day would you like to have them?',
      nl: 'Heel graag. Om welk artikel gaat het, hoeveel wilt u er hebben, en op welke dag wilt u ze graag ontvangen?',
    },
    hint: {
      en: 'Type article, order code, quantity and day. Repeat every number aloud.',
      nl: 'Typ artikel, bestelcode, aantal en dag. Herhaal elk getal hardop.',
    },
    fillsField: 'note',
    next: 'order-proposal',
    maxSilenceMs: 8_000,
  },
  {
    id: 'order-proposal',
    phase: 'proposal',
    kind: 'ask',
    title: { en: 'Offer price and day', nl: 'Prijs en bezorgdag' },
    text: {
      en: 'I can arrange that for you. We deliver to {{customer.address}}. The total price and the delivery day would then be: …',
      nl: 'Dat kan ik voor u regelen. We bezorgen op {{customer.address}}. De totaalprijs en de bezorgdag zijn dan: …',
    },
    hint: {
      en: 'Type what you offer: quantity, article, total price, delivery day.',
      nl: 'Typ wat je aanbiedt: aantal, artikel, totaalprijs, bezorgdag.',
    },
    fillsField: 'proposedSolution',
    next: 'order-think',
    maxSilenceMs: 10_000,
  },
  {
    id: 'order-think',
    phase: 'time-to-think',
    kind: 'choice',
    title: { en: 'Place the order?', nl: 'Bestelling plaatsen?' },
    text: {
      en: 'Would you like to think it over for a moment, or may I place the order for you right away?',
      nl: 'Wilt u er nog even over nadenken, of mag ik de bestelling meteen voor u plaatsen?',
    },
    hint: {
      en: 'Do not press. A customer who was given time stays with the order.',
      nl: 'Dring niet aan. Een klant die de tijd krijgt, blijft bij de bestelling.',
    },
    answers: [
      {
        value: 'place',
        label: { en: 'Place the order', nl: 'Bestelling plaatsen' },
        next: 'summary',
        fills: { outcome: 'order-placed', solvedAtOnce: 'yes' },
      },
      {
        value: 'callback',
        label: { en: 'Wants to think, call back', nl: 'Wil nadenken, terugbellen' },
        next: 'when',
        fills: { outcome: 'callback', solvedAtOnce: 'no' },
      },
      {
        value: 'declined',
        label: { en: 'Does not order', nl: 'Bestelt niet' },
        next: 'summary',
        fills: { outcome: 'no-result', solvedAtOnce: 'no' },
      },
    ],
    maxSilenceMs: 15_000,
  },
];
