import type { Script, ScriptObjection, ScriptStep } from './script.ts';
import { offersInWords } from './shipped/offers.ts';
import { callBackWhen } from './shipped/opening.ts';
import { COMPLAINT_STEPS, ORDER_STEPS, QUESTION_STEPS } from './starter-branches.ts';

const CONTACT: readonly ScriptStep[] = [
  {
    id: 'greeting',
    phase: 'contact',
    kind: 'say',
    title: { en: 'Greeting', nl: 'Begroeting' },
    text: {
      en: 'Good day, {{company.name}}, {{agent.name}} speaking. How may I help you?',
      nl: 'Goedendag, {{company.name}}, u spreekt met {{agent.name}}. Waarmee kan ik u helpen?',
    },
    hint: {
      en: 'Smile: it can be heard. Let the customer finish and note the name as it is said.',
      nl: 'Glimlach: dat is te horen. Laat de klant uitpraten en noteer de naam zoals die wordt genoemd.',
    },
    next: 'person',
    maxSilenceMs: 5_000,
  },
  {
    id: 'person',
    phase: 'contact',
    kind: 'choice',
    title: { en: 'Right person', nl: 'Juiste persoon' },
    text: {
      en: 'Thank you, I’ll gladly help you with that. {% if customer.name %}Am I speaking with {{customer.name}}? And may I have your postcode and house number{% else %}May I have your name, postcode and house number{% endif %}, so that I am sure I have the right details in front of me?',
      nl: 'Dank u wel, daar help ik u graag mee. {% if customer.name %}Spreek ik met {{customer.name}}? En mag ik uw postcode en huisnummer{% else %}Mag ik uw naam, postcode en huisnummer{% endif %}, zodat ik zeker weet dat ik de juiste gegevens voor me heb?',
    },
    hint: {
      en: 'Let the customer name the address; do not read it out. Nobody on screen? Choose New customer.',
      nl: 'Laat de klant het adres noemen; lees het niet voor. Niemand in beeld? Kies Nieuwe klant.',
    },
    answers: [
      { value: 'confirmed', label: { en: 'Yes, details are right', nl: 'Ja, gegevens kloppen' }, next: 'question' },
      {
        value: 'changed',
        label: { en: 'Yes, details have changed', nl: 'Ja, gegevens zijn gewijzigd' },
        next: 'question',
      },
      { value: 'someone-else', label: { en: 'No, someone else', nl: 'Nee, iemand anders' }, next: 'question' },
    ],
    maxSilenceMs: 5_000,
  },
];

const INVENTORY: readonly ScriptStep[] = [
  {
    id: 'question',
    phase: 'inventory',
    kind: 'ask',
    title: { en: 'Question or request', nl: 'Vraag of verzoek' },
    text: {
      en: 'Thank you, {{customer.name}}. You just told me what you are calling about. Could you tell me a little more about it?',
      nl: 'Dank u wel, {{customer.name}}. U zei net waar u over belt. Kunt u me daar iets meer over vertellen?',
    },
    hint: {
      en: 'Listen, ask on, and type the question in a few words: you will read it back in the summary.',
      nl: 'Luister, vraag door en typ de vraag in een paar woorden: je leest die terug in de samenvatting.',
    },
    fillsField: 'question',
    next: 'subject',
    maxSilenceMs: 8_000,
  },
  {
    id: 'subject',
    phase: 'inventory',
    kind: 'choice',
    title: { en: 'Subject', nl: 'Onderwerp' },
    text: {
      en: 'Thank you, that is clear; I’m making a note of it. Do you happen to have an order number or a customer number at hand?',
      nl: 'Dank u wel, dat is duidelijk; ik noteer het meteen. Heeft u misschien een bestelnummer of klantnummer bij de hand?',
    },
    hint: {
      en: 'Choose what the call is about while the customer looks for the number.',
      nl: 'Kies waar het gesprek over gaat terwijl de klant het nummer erbij zoekt.',
    },
    answers: [
      {
        value: 'delivery',
        label: { en: 'Delivery', nl: 'Levering' },
        next: 'question-proposal',
        fills: { category: 'delivery' },
      },
      {
        value: 'complaint',
        label: { en: 'Complaint', nl: 'Klacht' },
        next: 'complaint-details',
        fills: { category: 'complaint' },
      },
      {
        value: 'order',
        label: { en: 'New order', nl: 'Nieuwe bestelling' },
        next: 'order-details',
        fills: { category: 'order' },
      },
      {
        value: 'invoice',
        label: { en: 'Invoice', nl: 'Factuur' },
        next: 'question-proposal',
        fills: { category: 'invoice' },
      },
      {
        value: 'product',
        label: { en: 'Product', nl: 'Product' },
        next: 'question-proposal',
        fills: { category: 'product' },
      },
      {
        value: 'other',
        label: { en: 'Something else', nl: 'Iets anders' },
        next: 'question-proposal',
        fills: { category: 'other' },
      },
    ],
    maxSilenceMs: 8_000,
  },
];

const CLOSE: readonly ScriptStep[] = [
  {
    id: 'summary',
    phase: 'summary',
    kind: 'check',
    title: { en: 'Summary', nl: 'Samenvatting' },
    text: {
      en: 'Let me sum up. You called about: {{answer.question}}. And this is what we have agreed: … Is that correct? And is there anything else I can do for you?',
      nl: 'Ik vat het even samen. U belde over: {{answer.question}}. En dit hebben we afgesproken: … Klopt dat zo? En kan ik verder nog iets voor u doen?',
    },
    hint: {
      en: 'Read the agreement from the registration: what, who and when. Tick when the customer has confirmed it.',
      nl: 'Lees de afspraak voor uit de registratie: wat, wie en wanneer. Vink af als de klant die heeft bevestigd.',
    },
    next: 'close',
    maxSilenceMs: 8_000,
  },
  {
    id: 'close',
    phase: 'close',
    kind: 'end',
    title: { en: 'Goodbye', nl: 'Afsluiting' },
    text: {
      en: 'Thank you for calling {{company.name}}, {{customer.name}}. I wish you a very pleasant day. Goodbye!',
      nl: 'Dank u wel voor uw telefoontje, {{customer.name}}. Namens {{company.name}} wens ik u nog een prettige dag. Tot ziens!',
    },
    hint: {
      en: 'Let the customer hang up first.',
      nl: 'Laat de klant als eerste ophangen.',
    },
  },
];

const OBJECTIONS: readonly ScriptObjection[] = [
  {
    id: 'called-before',
    label: { en: '“I have called about this before”', nl: '“Ik heb hier al eerder over gebeld”' },
    reply: {
      en: 'I’m sorry that you have to call again. I have your earlier contacts in front of me, so you need not explain everything twice. Let me tell you what I see here, and we’ll take it from there.',
      nl: 'Wat vervelend dat u opnieuw moet bellen. Ik heb uw eerdere contacten voor me, dus u hoeft niet alles nog eens uit te leggen. Ik vertel u wat ik hier zie, en dan gaan we vandaar verder.',
    },
  },
  {
    id: 'takes-too-long',
    label: { en: '“That takes too long”', nl: '“Dat duurt me te lang”' },
    reply: {
      en: 'I understand that you had hoped for it sooner. Let me see whether an earlier day is possible. If it isn’t, I’ll tell you honestly what you can count on.',
      nl: 'Ik begrijp dat u het eerder had gehoopt. Ik kijk graag of het sneller kan. Lukt dat niet, dan zeg ik u eerlijk waar u wél op kunt rekenen.',
    },
  },
  {
    id: 'supervisor',
    label: { en: '“I want to speak to your supervisor”', nl: '“Ik wil uw leidinggevende spreken”' },
    reply: {
      en: 'Of course you can. I would like to try to solve it for you myself first, as that is quickest for you. If we don’t manage, I’ll ask my supervisor to call you back. Is that all right with you?',
      nl: 'Dat mag natuurlijk. Ik probeer het eerst graag zelf voor u op te lossen, dat gaat het snelst. Komen we er samen niet uit, dan vraag ik mijn leidinggevende u terug te bellen. Vindt u dat goed?',
    },
  },
  {
    id: 'no-time',
    label: { en: '“I have no time for this now”', nl: '“Ik heb nu geen tijd”' },
    reply: {
      en: 'I understand, I’ll keep it short: two minutes will do. Or would you rather I called you back? What time would suit you?',
      nl: 'Dat begrijp ik, ik houd het kort: twee minuten is genoeg. Of zal ik u op een ander moment terugbellen? Wanneer komt het u uit?',
    },
  },
  {
    id: 'too-expensive',
    label: { en: '“That is too expensive”', nl: '“Dat vind ik te duur”' },
    reply: {
      en: 'I’m glad you say so. May I ask what you compare it with? Then I’ll tell you what is included in the price, and we’ll see together whether something else suits you better.',
      nl: 'Fijn dat u het zegt. Mag ik vragen waarmee u het vergelijkt? Dan vertel ik u wat er bij de prijs is inbegrepen en kijken we samen of er iets is wat beter bij u past.',
    },
  },
  {
    id: 'why-details',
    label: { en: '“Why do you need my details?”', nl: '“Waarom heeft u mijn gegevens nodig?”' },
    reply: {
      en: 'It is good that you ask. I check them so that nobody else is told about your orders, and I use them only to help you.',
      nl: 'Goed dat u het vraagt. Ik controleer ze zodat niemand anders iets over uw bestellingen te horen krijgt, en ik gebruik ze alleen om u te helpen.',
    },
  },
];

/**
 * The service conversation that comes with a new installation: one greeting and one close, and between them a way
 * through a question, a complaint and an order. Every way through it leaves the registration complete. Three dots in
 * a text are where the agent's own words go. A changed text needs a higher `version`: conversations in progress keep
 * the version they began with.
 */
export const STARTER_SCRIPT: Script = {
  id: 'starter-service',
  version: 4,
  name: { en: 'Service conversation', nl: 'Servicegesprek' },
  conversationKind: 'service',
  firstStep: 'greeting',
  steps: [...CONTACT, ...INVENTORY, ...QUESTION_STEPS, ...COMPLAINT_STEPS, ...ORDER_STEPS, callBackWhen('summary'), ...CLOSE],
  objections: OBJECTIONS,
  // Never to somebody who calls with a complaint or a question.
  hints: offersInWords('note', { all: [{ on: 'answer.subject', is: ['order'] }, { not: { on: 'answer.order-think', is: ['declined'] } }] }),
};
