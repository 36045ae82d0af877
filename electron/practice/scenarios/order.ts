import { withAudio, type PracticeScenario } from './scenario.ts';

/** The owner of a lunchroom orders chairs between two customers of his own, and is short of time. */
export const ORDER_SCENARIO: PracticeScenario = {
  id: 'order',
  title: { en: 'Twelve chairs for the lunchroom', nl: 'Twaalf stoelen voor de lunchroom' },
  goal: {
    en: 'Take down article, quantity and delivery day without a mistake, and repeat them before placing the order.',
    nl: 'Noteer artikel, aantal en bezorgdag zonder fouten, en herhaal ze voordat u de bestelling plaatst.',
  },
  customer: {
    salutation: 'mr',
    initials: 'K.',
    firstName: 'Karim',
    lastName: 'Haddad',
    phone: '+31655550103',
    email: 'karim.haddad@example.com',
    street: 'Marktplein',
    houseNumber: '5',
    postcode: '5611 EN',
    city: 'Eindhoven',
    customerNumber: '104233',
    language: { en: 'en', nl: 'nl' },
  },
  lines: withAudio('order', [
    {
      id: 'greeting',
      text: {
        en: 'Good day, Karim Haddad speaking. I’d like to place an order, please.',
        nl: 'Goedendag, met Karim Haddad. Ik wil graag iets bestellen.',
      },
      mood: 'hurried',
    },
    {
      id: 'identity',
      text: {
        en: 'Yes, that’s right. Five six one one, E N, number five.',
        nl: 'Ja, dat klopt. Zesenvijftig, elf, E N, nummer vijf.',
      },
      mood: 'hurried',
    },
    {
      id: 'question',
      text: {
        en: 'I need more chairs for my lunchroom. The oak ones I bought from you last year. I hope you still have them.',
        nl: 'Ik heb extra stoelen nodig voor mijn lunchroom. Die van eikenhout, die ik vorig jaar bij u kocht. Hopelijk heeft u ze nog.',
      },
      mood: 'hurried',
    },
    {
      id: 'number',
      text: {
        en: 'Yes, my customer number. That is one, oh, four, two, three, three.',
        nl: 'Ja, mijn klantnummer. Dat is één, nul, vier, twee, drie, drie.',
      },
      mood: 'hurried',
    },
    {
      id: 'details',
      text: {
        en: 'Twelve of them, please. The article number is seven, two, five, oh. And I’d like to have them next Thursday.',
        nl: 'Twaalf stuks, graag. Het artikelnummer is zeven, twee, vijf, nul. En ik wil ze graag volgende week donderdag hebben.',
      },
      mood: 'hurried',
    },
    {
      id: 'reaction',
      text: {
        en: 'That’s a good price. Thursday would be perfect, as long as they come before eleven. After that it gets busy here.',
        nl: 'Dat is een mooie prijs. Donderdag is prima, als het maar vóór elf uur is. Daarna wordt het hier druk.',
      },
      mood: 'hurried',
    },
    {
      id: 'agreement',
      text: {
        en: 'No, I don’t have to think about it. Please go ahead and place the order.',
        nl: 'Nee, daar hoef ik niet over na te denken. Plaatst u de bestelling maar.',
      },
      mood: 'hurried',
    },
    {
      id: 'goodbye',
      text: {
        en: 'Yes, exactly. That’s everything. Thanks a lot, have a good day. Bye!',
        nl: 'Ja, precies. Dat was alles. Bedankt, en een fijne dag nog. Dag!',
      },
      mood: 'hurried',
    },
  ]),
  expected: {
    category: 'order',
    hint: {
      en: 'Category Order; twelve of article 7250, next Thursday before eleven o’clock; order placed.',
      nl: 'Categorie Bestelling; twaalf stuks van artikel 7250, volgende week donderdag vóór elf uur; bestelling geplaatst.',
    },
  },
};
