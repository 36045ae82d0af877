import type { Script } from '../script.ts';
import { callBackWhen } from './opening.ts';

/** What is on record of a call in which the news was not told. */
const NOT_TOLD = {
  question: { en: 'Bad news to be told; not told yet', nl: 'Slecht nieuws te melden; nog niet verteld' },
  proposedSolution: { en: 'Call again at the moment agreed', nl: 'Opnieuw bellen op het afgesproken moment' },
  category: 'other',
  outcome: 'callback',
  solvedAtOnce: 'no',
} as const;

/**
 * The bad-news conversation, which the agent begins: the right person, a convenient moment, then the news at once and in plain words,
 * room for the reaction, and only then the way on.
 */
export const BAD_NEWS_SCRIPT: Script = {
  id: 'shipped-bad-news',
  version: 5,
  name: { en: 'Bad-news conversation', nl: 'Slechtnieuwsgesprek' },
  conversationKind: 'bad-news',
  form: 'bad-news',
  firstStep: 'greeting',
  steps: [
    {
      id: 'greeting',
      phase: 'contact',
      kind: 'choice',
      title: { en: 'Right person', nl: 'Juiste persoon' },
      opening: ['right-person'],
      text: {
        en: 'Good day, {{agent.name}} from {{company.name}} speaking. Am I speaking with {{customer.fullName}}?',
        nl: 'Goedendag, u spreekt met {{agent.name}} van {{company.name}}. Spreek ik met {{customer.fullName}}?',
      },
      hint: {
        en: 'Say nothing about the matter before you know whom you have on the line.',
        nl: 'Zeg niets over de zaak voordat je weet wie je aan de lijn hebt.',
      },
      answers: [
        { value: 'yes', label: { en: 'Yes', nl: 'Ja' }, next: 'convenient', opens: true },
        { value: 'comes', label: { en: 'Comes to the telephone', nl: 'Komt aan de telefoon' }, next: 'again', opens: true },
        { value: 'absent', label: { en: 'Not there', nl: 'Niet aanwezig' }, next: 'absent', fills: NOT_TOLD },
        {
          value: 'wrong',
          label: { en: 'Wrong number', nl: 'Verkeerd nummer' },
          next: 'wrong-number',
          fills: { ...NOT_TOLD, outcome: 'no-result', proposedSolution: { en: 'Find the right number', nl: 'Juiste nummer zoeken' } },
        },
      ],
      maxSilenceMs: 6_000,
    },
    {
      id: 'again',
      phase: 'contact',
      kind: 'say',
      title: { en: 'Introduce yourself again', nl: 'Opnieuw voorstellen' },
      text: {
        en: 'Good day, {{agent.name}} from {{company.name}} speaking. Thank you for coming to the telephone.',
        nl: 'Goedendag, u spreekt met {{agent.name}} van {{company.name}}. Fijn dat u even aan de telefoon komt.',
      },
      hint: { en: 'Whoever comes to the telephone has not heard who is calling.', nl: 'Wie aan de telefoon komt, heeft nog niet gehoord wie er belt.' },
      next: 'convenient',
      maxSilenceMs: 6_000,
    },
    {
      id: 'absent',
      phase: 'contact',
      kind: 'ask',
      title: { en: 'When then?', nl: 'Wanneer wel?' },
      text: {
        en: 'Thank you. When would be the best time to reach {{customer.name}}? I will call again then; there is no need to pass anything on.',
        nl: 'Dank u wel. Wanneer kan ik {{customer.name}} het best bereiken? Dan bel ik opnieuw; u hoeft niets door te geven.',
      },
      hint: { en: 'Type it as it is said: Tuesday 14:10, tomorrow afternoon.', nl: 'Typ het zoals het gezegd wordt: di 14:10, morgenmiddag.' },
      fillsField: 'callbackAt',
      next: 'absent-close',
      maxSilenceMs: 6_000,
    },
    {
      id: 'absent-close',
      phase: 'close',
      kind: 'end',
      title: { en: 'Call again', nl: 'Opnieuw bellen' },
      text: { en: 'Thank you very much for your help. Have a pleasant day. Goodbye!', nl: 'Hartelijk dank voor uw hulp. Nog een prettige dag!' },
    },
    {
      id: 'wrong-number',
      phase: 'close',
      kind: 'end',
      title: { en: 'Wrong number', nl: 'Verkeerd nummer' },
      text: { en: 'Then I have the wrong number. I am sorry to have disturbed you. Goodbye!', nl: 'Dan heb ik een verkeerd nummer. Neemt u mij niet kwalijk dat ik u stoorde. Dag!' },
    },
    {
      id: 'convenient',
      phase: 'contact',
      kind: 'choice',
      title: { en: 'Convenient?', nl: 'Gelegen?' },
      opening: ['reason', 'duration', 'convenient'],
      text: {
        en: 'I am calling about … I would like to take five minutes for it. Is this a convenient moment?',
        nl: 'Ik bel u over … Ik neem er graag vijf minuten voor. Komt het u nu gelegen?',
      },
      hint: {
        en: 'Not a word of the news in a car, a shop or among others.',
        nl: 'Geen woord over het nieuws in de auto, in een winkel of met anderen erbij.',
      },
      answers: [
        { value: 'yes', label: { en: 'Yes, it suits', nl: 'Ja, komt gelegen' }, next: 'news', opens: true },
        { value: 'later', label: { en: 'No, another time', nl: 'Nee, later' }, next: 'later', fills: NOT_TOLD },
      ],
      maxSilenceMs: 6_000,
    },
    {
      id: 'later',
      phase: 'contact',
      kind: 'ask',
      title: { en: 'When does it suit?', nl: 'Wanneer wel?' },
      text: { en: 'Of course. When does it suit you better? Then I will call you again.', nl: 'Natuurlijk. Wanneer schikt het u beter? Dan bel ik u opnieuw.' },
      hint: { en: 'Type it as it is said: in an hour, this afternoon. Not a word of the news yet; a day is too long to wait.', nl: 'Typ het zoals het gezegd wordt: over een uur, vanmiddag. Nog geen woord over het nieuws; een dag is te lang om te wachten.' },
      fillsField: 'callbackAt',
      next: 'later-close',
      maxSilenceMs: 6_000,
    },
    {
      id: 'later-close',
      phase: 'close',
      kind: 'end',
      title: { en: 'Until then', nl: 'Tot dan' },
      text: { en: 'Thank you, {{customer.name}}. I will call you on {{answer.later}}. Goodbye!', nl: 'Dank u wel, {{customer.name}}. Ik bel u op {{answer.later}}. Dag!' },
    },
    {
      id: 'news',
      phase: 'inventory',
      kind: 'ask',
      title: { en: 'The news', nl: 'Het nieuws' },
      text: {
        en: 'I have bad news for you, {{customer.name}}: … That is because …',
        nl: 'Ik heb vervelend nieuws voor u, {{customer.name}}: … Dat komt doordat …',
      },
      hint: {
        en: 'At once, in one sentence, without a run-up. One reason, no excuses. Then be silent.',
        nl: 'Meteen, in één zin, zonder aanloop. Eén reden, geen smoesjes. Dan zwijgen.',
      },
      fillsField: 'question',
      next: 'reaction',
      maxSilenceMs: 15_000,
    },
    {
      id: 'reaction',
      phase: 'inventory',
      kind: 'choice',
      title: { en: 'The reaction', nl: 'De reactie' },
      text: {
        en: 'I can imagine that this is a disappointment for you. … I understand that.',
        nl: 'Ik kan me voorstellen dat dit u tegenvalt. … Dat begrijp ik.',
      },
      hint: {
        en: 'Room first, solutions later. Do not defend, do not make it smaller than it is.',
        nl: 'Eerst ruimte, dan pas oplossingen. Verdedig niet en maak het niet kleiner dan het is.',
      },
      answers: [
        { value: 'delivery', label: { en: 'It is about delivery', nl: 'Gaat om de levering' }, next: 'way-on', fills: { category: 'delivery' } },
        { value: 'product', label: { en: 'It is about the product', nl: 'Gaat om het product' }, next: 'way-on', fills: { category: 'product' } },
        { value: 'invoice', label: { en: 'It is about money', nl: 'Gaat om geld' }, next: 'way-on', fills: { category: 'invoice' } },
        { value: 'other', label: { en: 'Something else', nl: 'Iets anders' }, next: 'way-on', fills: { category: 'other' } },
      ],
      maxSilenceMs: 15_000,
    },
    {
      id: 'way-on',
      phase: 'proposal',
      kind: 'ask',
      title: { en: 'The way on', nl: 'Hoe nu verder' },
      text: {
        en: 'I cannot change it, but this is what I can do for you: … Or, if you prefer: …',
        nl: 'Ik kan het niet veranderen, maar dit kan ik wel voor u doen: … Of, als u dat liever heeft: …',
      },
      hint: {
        en: 'Let the customer choose, so that something can be decided again.',
        nl: 'Laat de klant kiezen, zodat er weer iets te beslissen valt.',
      },
      fillsField: 'proposedSolution',
      next: 'think',
      maxSilenceMs: 12_000,
    },
    {
      id: 'think',
      phase: 'time-to-think',
      kind: 'choice',
      title: { en: 'What does the customer choose?', nl: 'Wat kiest de klant?' },
      text: {
        en: 'You need not decide right now. What would you prefer?',
        nl: 'U hoeft nu niet te beslissen. Wat heeft uw voorkeur?',
      },
      hint: { en: 'Silence is allowed.', nl: 'Stilte mag.' },
      answers: [
        { value: 'accepts', label: { en: 'Accepts the way on', nl: 'Gaat ermee akkoord' }, next: 'summary', fills: { outcome: 'solved', solvedAtOnce: 'yes' } },
        { value: 'callback', label: { en: 'Wants to think, call back', nl: 'Wil nadenken, terugbellen' }, next: 'when', fills: { outcome: 'callback', solvedAtOnce: 'no' } },
        { value: 'complaint', label: { en: 'Makes a complaint of it', nl: 'Dient een klacht in' }, next: 'summary', fills: { outcome: 'complaint-registered', solvedAtOnce: 'no' } },
        { value: 'colleague', label: { en: 'Wants to speak to somebody else', nl: 'Wil iemand anders spreken' }, next: 'summary', fills: { outcome: 'passed-on', solvedAtOnce: 'no' } },
      ],
      maxSilenceMs: 15_000,
    },
    callBackWhen('summary'),
    {
      id: 'summary',
      phase: 'summary',
      kind: 'check',
      title: { en: 'Summary', nl: 'Samenvatting' },
      text: {
        en: 'We have agreed: {{answer.way-on}}. You will hear from us by … at the latest. Is that right? And is there anything else you would like to ask?',
        nl: 'We hebben afgesproken: {{answer.way-on}}. U hoort uiterlijk … van ons. Klopt dat zo? En wilt u nog iets vragen?',
      },
      hint: {
        en: 'Tick when the customer has confirmed it.',
        nl: 'Vink af als de klant het heeft bevestigd.',
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
        en: 'Thank you for hearing me out, {{customer.name}}. If you have any questions, you can always call us. Goodbye.',
        nl: 'Dank u wel dat u naar me heeft geluisterd, {{customer.name}}. Heeft u later nog vragen, dan kunt u ons altijd bellen. Dag, en een goede dag verder.',
      },
      hint: { en: 'No cheerful ending to a sad message.', nl: 'Geen vrolijk einde aan een vervelend bericht.' },
    },
  ],
  objections: [
    {
      id: 'how-possible',
      label: { en: '“How is that possible?”', nl: '“Hoe kan dat nou?”' },
      reply: {
        en: 'I understand why you ask. The reason is this: … I cannot undo it. What I can do is …',
        nl: 'Ik begrijp dat u dat vraagt. Het komt hierdoor: … Ik kan het niet ongedaan maken. Wat ik wel kan, is …',
      },
    },
    {
      id: 'promised',
      label: { en: '“It was promised to me”', nl: '“Het was me beloofd”' },
      reply: {
        en: 'Then we are not keeping our word, and I’m sorry about that. I will only promise you now what I am sure of.',
        nl: 'Dan maken wij het niet waar, en dat spijt me. Ik beloof u nu alleen wat ik zeker weet.',
      },
    },
    {
      id: 'do-something',
      label: { en: '“You must solve this now”', nl: '“U moet dit nu oplossen”' },
      reply: {
        en: 'There is nothing I would rather do, and I understand why you ask. What I can do for you today is … The rest I cannot change, and I want to be honest about that.',
        nl: 'Dat zou ik het liefst doen, en ik begrijp dat u het vraagt. Wat ik vandaag voor u kan doen, is … De rest kan ik niet veranderen, en daar wil ik eerlijk over zijn.',
      },
    },
    {
      id: 'compensation',
      label: { en: '“What do I get for it?”', nl: '“Wat krijg ik daarvoor terug?”' },
      reply: {
        en: 'That is a fair question. What I may offer you myself is … If you feel that is not enough, I will put it to my supervisor, and you will hear from us by … at the latest.',
        nl: 'Dat is een terechte vraag. Wat ik u zelf mag aanbieden, is … Vindt u dat te weinig, dan leg ik het voor aan mijn leidinggevende en hoort u uiterlijk … van ons.',
      },
    },
  ],
};
