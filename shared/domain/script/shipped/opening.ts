import type { LocalisedText, ScriptAnswer, ScriptObjection, ScriptStep } from '../script.ts';

export function both(en: string, nl: string): LocalisedText {
  return { en, nl };
}

/** An answer with what it fills. */
export function answer(value: string, en: string, nl: string, next: string, fills?: ScriptAnswer['fills']): ScriptAnswer {
  return { value, label: { en, nl }, next, ...(fills === undefined ? {} : { fills }) };
}

/** An answer that settles the parts of the opening its step is for. */
function opens(value: string, en: string, nl: string, next: string): ScriptAnswer {
  return { ...answer(value, en, nl, next), opens: true };
}

/**
 * How a call that the agent makes begins (branch code): the right person, what it is about and how long it takes, and whether it is
 * convenient. Whoever has no time is called back at a moment of their own choice.
 * @param then the first step of the conversation itself
 */
export function opening(then: string, about: LocalisedText): readonly ScriptStep[] {
  return [
    {
      ...{ id: 'greeting', phase: 'contact', kind: 'choice', title: both('Right person', 'Juiste persoon'), opening: ['right-person'] },
      text: both(
        'Good day, {{agent.name}} from {{company.name}} speaking. Am I speaking with {{customer.fullName}}?',
        'Goedendag, u spreekt met {{agent.name}} van {{company.name}}. Spreek ik met {{customer.fullName}}?',
      ),
      hint: both('In a company: ask who decides about this.', 'Bij een bedrijf: vraag wie hierover gaat.'),
      answers: [
        opens('yes', 'Yes', 'Ja', 'convenient'),
        opens('comes', 'Comes to the telephone', 'Komt aan de telefoon', 'again'),
        answer('absent', 'Not there, call back', 'Niet aanwezig, terugbellen', 'when', { outcome: 'callback' }),
        answer('unknown', 'Cannot be reached here', 'Hier niet te bereiken', 'sorry', { outcome: 'not-reached' }),
        answer('wrong', 'Wrong number', 'Verkeerd nummer', 'sorry', { outcome: 'wrong-number' }),
      ],
      maxSilenceMs: 6_000,
    },
    {
      ...{ id: 'again', phase: 'contact', kind: 'say', title: both('Introduce yourself again', 'Opnieuw voorstellen') },
      text: both(
        'Good day, {{agent.name}} from {{company.name}} speaking. Thank you for coming to the telephone.',
        'Goedendag, u spreekt met {{agent.name}} van {{company.name}}. Fijn dat u even aan de telefoon komt.',
      ),
      hint: both('Whoever comes to the telephone has not heard who is calling.', 'Wie aan de telefoon komt, heeft nog niet gehoord wie er belt.'),
      ...{ next: 'convenient', maxSilenceMs: 6_000 },
    },
    {
      ...{ id: 'convenient', phase: 'contact', kind: 'choice', title: both('Convenient?', 'Gelegen?'), opening: ['reason', 'duration', 'convenient'] },
      text: about,
      hint: both(
        'Why, how long, and whether it suits: always in this order, before anything else.',
        'Waarover, hoelang en of het schikt: altijd eerst en in deze volgorde.',
      ),
      answers: [
        opens('yes', 'Yes, it suits', 'Ja, komt gelegen', then),
        answer('later', 'No, another time', 'Nee, een andere keer', 'when', { outcome: 'callback' }),
        answer('never', 'Does not want calls', 'Wil niet gebeld worden', 'respect', { outcome: 'do-not-call' }),
      ],
      maxSilenceMs: 6_000,
    },
    {
      ...{ id: 'when', phase: 'contact', kind: 'ask', title: both('Call back when?', 'Wanneer terugbellen?') },
      text: both('Of course. When would be a good time to call again?', 'Natuurlijk. Wanneer kan ik het best opnieuw bellen?'),
      hint: both('Type it as it is said: Tuesday 14:10, tomorrow afternoon, in half an hour.', 'Typ het zoals het gezegd wordt: di 14:10, morgenmiddag, over een half uur.'),
      ...{ fillsField: 'callbackAt', next: 'until-then', maxSilenceMs: 6_000 },
    },
    {
      ...{ id: 'until-then', phase: 'close', kind: 'end', title: both('Until then', 'Tot dan') },
      text: both('Thank you. I will call on {{answer.when}}. Goodbye!', 'Dank u wel. Ik bel op {{answer.when}}. Een prettige dag nog!'),
    },
    {
      ...{ id: 'sorry', phase: 'close', kind: 'end', title: both('Goodbye', 'Afsluiting') },
      text: both('Then I am sorry to have disturbed you. Have a pleasant day. Goodbye!', 'Neemt u mij niet kwalijk dat ik u stoorde. Ik wens u nog een prettige dag!'),
    },
    {
      ...{ id: 'respect', phase: 'close', kind: 'end', title: both('Objection', 'Verzet') },
      text: both(
        'I understand. I am noting right now that we will not call you about this again. I wish you a pleasant day. Goodbye!',
        'Dat begrijp ik. Ik noteer meteen dat wij u hier niet meer over bellen. Ik wens u nog een prettige dag!',
      ),
      hint: both('Record the objection with the customer, with its key.', 'Leg het verzet bij de klant vast, met de toets ervoor.'),
    },
  ];
}

/** Objections that come up in every call that the agent makes. */
export const CALLER_OBJECTIONS: readonly ScriptObjection[] = [
  {
    id: 'my-number',
    label: both('“How did you get my number?”', '“Hoe komt u aan mijn nummer?”'),
    reply: both(
      'I am glad you ask. {% if customer.number %}You are a customer of ours, and your number is in our own records.{% else %}I have your number from: …{% endif %} If you would rather not be called, I will note that right away.',
      'Goed dat u het vraagt. {% if customer.number %}U bent klant bij ons en uw nummer staat in onze eigen gegevens.{% else %}Ik heb uw nummer van: …{% endif %} Wilt u liever niet gebeld worden, dan noteer ik dat meteen.',
    ),
  },
  {
    id: 'no-time',
    label: both('“I have no time”', '“Ik heb geen tijd”'),
    reply: both(
      'I understand, and I will keep it short. Or would you rather I called you another day? When would suit you?',
      'Dat begrijp ik, en ik houd het kort. Of zal ik u liever een andere dag bellen? Wanneer komt het u uit?',
    ),
  },
];

/**
 * Asks for the moment of another call, in a conversation that the customer began.
 * @param next the step after it
 */
export function callBackWhen(next: string): ScriptStep {
  return {
    ...{ id: 'when', phase: 'time-to-think', kind: 'ask', title: both('Call back when?', 'Wanneer terugbellen?') },
    text: both('Of course. When would be the best time for me to call you back?', 'Natuurlijk. Wanneer kan ik u het best terugbellen?'),
    hint: both('Type it as it is said: Tuesday 14:10, tomorrow afternoon, in half an hour.', 'Typ het zoals het gezegd wordt: di 14:10, morgenmiddag, over een half uur.'),
    ...{ fillsField: 'callbackAt', next, maxSilenceMs: 8_000 },
  };
}
