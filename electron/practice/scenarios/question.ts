import { withAudio, type PracticeScenario } from './scenario.ts';

/** A friendly customer asks when the bookcase that she ordered will come. */
export const QUESTION_SCENARIO: PracticeScenario = {
  id: 'question',
  title: { en: 'When will my bookcase come?', nl: 'Wanneer komt mijn boekenkast?' },
  goal: {
    en: 'Tell the customer when the bookcase will come, in one call, and register the answer.',
    nl: 'Vertel de klant in één gesprek wanneer de boekenkast komt en leg het antwoord vast.',
  },
  customer: {
    salutation: 'mrs',
    initials: 'A.M.',
    firstName: 'Anna',
    infix: 'van den',
    lastName: 'Berg',
    phone: '+31655550101',
    email: 'anna.vandenberg@example.com',
    street: 'Lindelaan',
    houseNumber: '12',
    postcode: '3571 KB',
    city: 'Utrecht',
    customerNumber: '104231',
    language: { en: 'en', nl: 'nl' },
  },
  lines: withAudio('question', [
    {
      id: 'greeting',
      text: {
        en: 'Hello, this is Anna van den Berg. I have a question about something I ordered.',
        nl: 'Goedendag, u spreekt met Anna van den Berg. Ik heb een vraag over mijn bestelling.',
      },
      mood: 'calm',
    },
    {
      id: 'identity',
      text: {
        en: 'Yes, that’s me. My postcode is three five seven one, K B, and the house number is twelve.',
        nl: 'Ja, dat ben ik. Mijn postcode is vijfendertig, eenenzeventig, K B. Huisnummer twaalf.',
      },
      mood: 'calm',
    },
    {
      id: 'question',
      text: {
        en: 'Two weeks ago I ordered a bookcase from you. I was told it would take ten days, but I’ve heard nothing since. When can I expect it?',
        nl: 'Twee weken geleden heb ik bij u een boekenkast besteld. Die zou er binnen tien dagen zijn, maar ik heb nog niets gehoord. Wanneer komt hij?',
      },
      mood: 'calm',
    },
    {
      id: 'details',
      text: {
        en: 'Yes, I have it here. The order number is four, eight, one, two, seven.',
        nl: 'Ja, dat heb ik hier. Het bestelnummer is vier, acht, één, twee, zeven.',
      },
      mood: 'calm',
    },
    {
      id: 'reaction',
      text: {
        en: 'All right, I see. I do work during the day. Could it be delivered in the morning, before noon?',
        nl: 'O, op die manier. Overdag werk ik wel. Kan hij misschien ’s ochtends worden bezorgd, vóór twaalf uur?',
      },
      mood: 'calm',
    },
    {
      id: 'agreement',
      text: {
        en: 'Yes, that would suit me very well. Then I’ll make sure that I’m at home.',
        nl: 'Ja, dat komt me heel goed uit. Dan zorg ik dat ik thuis ben.',
      },
      mood: 'calm',
    },
    {
      id: 'goodbye',
      text: {
        en: 'Yes, that’s right. No, that was all. Thank you very much for your help. Goodbye!',
        nl: 'Ja, dat klopt. Nee hoor, dat was alles. Hartelijk dank voor uw hulp. Tot ziens!',
      },
      mood: 'calm',
    },
  ]),
  expected: {
    category: 'delivery',
    hint: {
      en: 'Category Delivery; the proposed solution names the day and the morning; solved at once.',
      nl: 'Categorie Levering; de voorgestelde oplossing noemt de dag en de ochtend; in één keer opgelost.',
    },
  },
};
