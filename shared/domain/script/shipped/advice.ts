import type { Script } from '../script.ts';
import { offersInWords } from './offers.ts';
import { callBackWhen } from './opening.ts';

/** The advice conversation: find out what the customer needs before anything is advised, and let the customer choose. */
export const ADVICE_SCRIPT: Script = {
  id: 'shipped-advice',
  version: 5,
  name: { en: 'Advice conversation', nl: 'Adviesgesprek' },
  conversationKind: 'advice',
  form: 'advice',
  firstStep: 'greeting',
  steps: [
    {
      id: 'greeting',
      phase: 'contact',
      kind: 'say',
      title: { en: 'Greeting', nl: 'Begroeting' },
      text: {
        en: 'Good day, {{company.name}}, {{agent.name}} speaking. What can I advise you about?',
        nl: 'Goedendag, {{company.name}}, u spreekt met {{agent.name}}. Waarover kan ik u adviseren?',
      },
      hint: {
        en: 'Note the name and the first words: they often hold the real question.',
        nl: 'Noteer de naam en de eerste woorden: daarin zit vaak de echte vraag.',
      },
      next: 'question',
      maxSilenceMs: 5_000,
    },
    {
      id: 'question',
      phase: 'inventory',
      kind: 'ask',
      title: { en: 'What is it about?', nl: 'Waar gaat het om?' },
      text: {
        en: 'Thank you, {{customer.name}}. Before I advise you, I would like to know exactly what you are looking for. Could you tell me a little more about it?',
        nl: 'Dank u wel, {{customer.name}}. Voordat ik u iets aanraad, wil ik graag precies weten wat u zoekt. Kunt u er iets meer over vertellen?',
      },
      hint: {
        en: 'Open questions: what, how, where, when. Advise nothing yet.',
        nl: 'Open vragen: wat, hoe, waar, wanneer. Geef nog geen advies.',
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
        en: 'That is clear. And what have you used, or tried, up to now?',
        nl: 'Dat is duidelijk. En wat gebruikt u nu, of wat heeft u al geprobeerd?',
      },
      hint: {
        en: 'Choose what the advice is about while the customer tells.',
        nl: 'Kies waarover het advies gaat terwijl de klant vertelt.',
      },
      answers: [
        { value: 'product', label: { en: 'A product', nl: 'Een product' }, next: 'needs', fills: { category: 'product' } },
        { value: 'order', label: { en: 'A purchase', nl: 'Een aankoop' }, next: 'needs', fills: { category: 'order' } },
        { value: 'delivery', label: { en: 'Delivery or fitting', nl: 'Levering of plaatsing' }, next: 'needs', fills: { category: 'delivery' } },
        { value: 'other', label: { en: 'Something else', nl: 'Iets anders' }, next: 'needs', fills: { category: 'other' } },
      ],
      maxSilenceMs: 8_000,
    },
    {
      id: 'needs',
      phase: 'inventory',
      kind: 'ask',
      title: { en: 'What matters most?', nl: 'Wat telt het zwaarst?' },
      text: {
        en: 'What matters most to you: ease, quality, price, or having it soon? And is there anything you definitely do not want?',
        nl: 'Wat telt voor u het zwaarst: gemak, kwaliteit, prijs, of dat u het snel heeft? En is er iets wat u juist niet wilt?',
      },
      hint: {
        en: 'Two or three wishes, in order. Repeat them: “So what you want is …, and above all …”',
        nl: 'Twee of drie wensen, op volgorde. Herhaal ze: ‘U wilt dus …, en vooral …’',
      },
      fillsField: 'note',
      next: 'advice',
      maxSilenceMs: 10_000,
    },
    {
      id: 'advice',
      phase: 'proposal',
      kind: 'ask',
      title: { en: 'Advice', nl: 'Advies' },
      text: {
        en: 'From what you tell me, this suits you best: … You get …, and what that means for you is … There is also …, which costs less, but then you do without …',
        nl: 'Als ik u zo hoor, past dit het best bij u: … U krijgt …, en dat betekent voor u … Er is ook …; dat is goedkoper, maar dan mist u …',
      },
      hint: {
        en: 'Each feature with what it brings this customer. Two choices at most; name the drawback of each.',
        nl: 'Elke eigenschap met wat die deze klant oplevert. Hoogstens twee keuzes; noem van elk ook het nadeel.',
      },
      fillsField: 'proposedSolution',
      next: 'think',
      maxSilenceMs: 10_000,
    },
    {
      id: 'think',
      phase: 'time-to-think',
      kind: 'choice',
      title: { en: 'What does the customer think?', nl: 'Wat vindt de klant?' },
      text: {
        en: 'Please take your time to think it over. What do you think of it? And is there anything that holds you back?',
        nl: 'Denkt u er rustig over na. Wat vindt u ervan? En is er iets wat u nog tegenhoudt?',
      },
      hint: {
        en: 'Be silent. A doubt is a question: ask what is behind it before you answer.',
        nl: 'Zwijg. Een twijfel is een vraag: vraag wat erachter zit voordat je antwoordt.',
      },
      answers: [
        { value: 'follows', label: { en: 'Follows the advice', nl: 'Neemt het advies over' }, next: 'next-step', fills: { outcome: 'solved', solvedAtOnce: 'yes' } },
        { value: 'order', label: { en: 'Orders at once', nl: 'Bestelt meteen' }, next: 'order', fills: { outcome: 'order-placed', solvedAtOnce: 'yes' } },
        { value: 'callback', label: { en: 'Thinks it over, call back', nl: 'Denkt na, terugbellen' }, next: 'when', fills: { outcome: 'callback', solvedAtOnce: 'no' } },
        { value: 'specialist', label: { en: 'Needs a specialist', nl: 'Specialist nodig' }, next: 'next-step', fills: { outcome: 'passed-on', solvedAtOnce: 'no' } },
        { value: 'none', label: { en: 'Not what was looked for', nl: 'Niet wat de klant zocht' }, next: 'next-step', fills: { outcome: 'no-result', solvedAtOnce: 'no' } },
      ],
      maxSilenceMs: 15_000,
    },
    callBackWhen('next-step'),
    {
      id: 'order',
      phase: 'summary',
      kind: 'ask',
      title: { en: 'Take the order', nl: 'Bestelling opnemen' },
      text: {
        en: 'With pleasure. May I have your name, postcode and house number for the order? And on which day would you like to have it?',
        nl: 'Heel graag. Mag ik voor de bestelling uw naam, postcode en huisnummer? En op welke dag wilt u het graag ontvangen?',
      },
      hint: {
        en: 'Type quantity, article, total price and day behind the advice; repeat every number aloud.',
        nl: 'Typ aantal, artikel, totaalprijs en bezorgdag achter het advies; herhaal elk getal hardop.',
      },
      fillsField: 'proposedSolution',
      next: 'next-step',
      maxSilenceMs: 10_000,
    },
    {
      id: 'next-step',
      phase: 'summary',
      kind: 'check',
      title: { en: 'Summary', nl: 'Samenvatting' },
      text: {
        en: 'Let me sum up. You asked about: {{answer.question}}. My advice is: {{answer.advice}}. And this is what happens next: … Is that right? And is there anything else I can help you with?',
        nl: 'Ik vat het even samen. U vroeg naar: {{answer.question}}. Mijn advies is: {{answer.advice}}. En dit gebeurt er nu: … Klopt dat zo? En heeft u verder nog vragen?',
      },
      hint: {
        en: 'Say who does what and when. Tick when the customer has confirmed it.',
        nl: 'Zeg wie wat doet en wanneer. Vink af als de klant het heeft bevestigd.',
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
        en: 'Thank you for calling {{company.name}}, {{customer.name}}. If another question comes up, do call us. I wish you a pleasant day. Goodbye!',
        nl: 'Dank u wel voor uw telefoontje, {{customer.name}}. Heeft u later nog een vraag, belt u {{company.name}} dan gerust. Ik wens u nog een prettige dag. Tot ziens!',
      },
      hint: { en: 'Let the customer hang up first.', nl: 'Laat de klant als eerste ophangen.' },
    },
  ],
  objections: [
    {
      id: 'too-expensive',
      label: { en: '“That is too expensive”', nl: '“Dat vind ik te duur”' },
      reply: {
        en: 'I understand. What are you comparing it with? … {% if answer.needs %}You told me what matters most to you: {{answer.needs}}. {% endif %}Let us see what you could do without, and what that saves.',
        nl: 'Dat begrijp ik. Waarmee vergelijkt u het? … {% if answer.needs %}U zei dat dit voor u het zwaarst telt: {{answer.needs}}. {% endif %}Laten we kijken wat u kunt missen en wat dat scheelt.',
      },
    },
    {
      id: 'just-tell-me',
      label: { en: '“Just tell me what is best”', nl: '“Zeg maar gewoon wat het beste is”' },
      reply: {
        en: 'Gladly. Only, what is best for one person is not best for another. With two short questions I can give you advice that really fits you.',
        nl: 'Graag. Alleen is het voor iedereen anders. Met twee korte vragen kan ik u iets aanraden wat echt bij u past.',
      },
    },
    {
      id: 'read-otherwise',
      label: { en: '“I have read something else”', nl: '“Ik heb iets anders gelezen”' },
      reply: {
        en: 'It is good that you looked into it. May I ask what you read? Then I’ll tell you honestly what is true of it for your situation.',
        nl: 'Goed dat u zich heeft ingelezen. Mag ik vragen wat u heeft gelezen? Dan vertel ik u eerlijk wat daarvan voor uw situatie klopt.',
      },
    },
    {
      id: 'ask-partner',
      label: { en: '“I must discuss it at home”', nl: '“Ik moet het thuis overleggen”' },
      reply: {
        en: 'Of course. Shall I put the advice in a short message, so that you have it at hand? And when may I call you to hear what you think?',
        nl: 'Natuurlijk. Zal ik het advies kort voor u op papier zetten, zodat u het bij de hand heeft? En wanneer mag ik u bellen om te horen wat u ervan vindt?',
      },
    },
  ],
  // Only to somebody who buys: advice is no sale.
  hints: offersInWords('proposedSolution', { on: 'answer.think', is: ['order'] }),
};
