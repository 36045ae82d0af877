import type { Condition } from '../../condition/condition.ts';
import type { LocalisedText, SellHint } from '../script.ts';
import { both } from './opening.ts';

type Goods = Pick<SellHint, 'id' | 'kind' | 'whenArticle' | 'text'> & { readonly article: LocalisedText };

/**
 * What goes with things that are often ordered, or is the better choice. Each says why before it asks, and asks once: a customer who says no
 * has said no. Names only: what it costs is the catalogue's, or the agent's.
 */
const GOODS: readonly Goods[] = [
  {
    ...{
      id: 'floor-protectors',
      kind: 'cross',
      whenArticle: [
        '*stoel',
        '*stoelen',
        '*tafel',
        '*tafels',
        '*kruk',
        '*krukken',
        '*chair',
        '*chairs',
        'table',
        'tables',
        'stool',
        'stools',
      ],
    },
    text: both(
      'Felt pads under the legs keep a floor free of scratches. Shall I send a set along with it?',
      'Met viltjes onder de poten blijft de vloer vrij van krassen. Zal ik er een setje bij doen?',
    ),
    article: both('Felt pads, set', 'Viltjes, set'),
  },
  {
    ...{ id: 'ink', kind: 'cross', whenArticle: ['*printer', '*printers'] },
    text: both(
      'The first cartridges are soon empty. Shall I add a spare set, so that you can go on printing?',
      'De eerste cartridges zijn snel leeg. Zal ik er een reserveset bij doen, zodat u door kunt printen?',
    ),
    article: both('Cartridges, set', 'Cartridges, set'),
  },
  {
    ...{ id: 'case', kind: 'cross', whenArticle: ['*telefoon', '*smartphone', 'phone', '*tablet', '*laptop'] },
    text: both(
      'One is easily dropped. Would you like a case with it, made to fit?',
      'Zo’n toestel valt gauw een keer. Wilt u er een passende hoes bij?',
    ),
    article: both('Case, to fit', 'Hoes, passend'),
  },
  {
    ...{
      id: 'batteries',
      kind: 'cross',
      whenArticle: [
        '*speelgoed',
        '*zaklamp',
        '*zaklampen',
        '*rookmelder',
        '*rookmelders',
        '*klok',
        'toy',
        'toys',
        'torch',
        'torches',
        'smoke alarm*',
        'clock',
      ],
    },
    text: both(
      'Shall I send batteries along, so that you can use it straight away?',
      'Zal ik er batterijen bij doen? Dan kunt u het meteen gebruiken.',
    ),
    article: both('Batteries, set', 'Batterijen, set'),
  },
  {
    ...{
      id: 'descaler',
      kind: 'cross',
      whenArticle: [
        '*koffiemachine',
        '*koffieapparaat',
        '*espressomachine',
        'coffee machine*',
        'coffee maker*',
        'espresso machine*',
      ],
    },
    text: both(
      'It lasts longest when it is descaled every three months. Shall I add descaler for the first year?',
      'Hij gaat het langst mee als u hem elke drie maanden ontkalkt. Zal ik ontkalker voor het eerste jaar meesturen?',
    ),
    article: both('Descaler, for a year', 'Ontkalker, voor een jaar'),
  },
  {
    ...{
      id: 'fitting',
      kind: 'cross',
      whenArticle: [
        '*wasmachine',
        '*vaatwasser',
        '*droger',
        '*kast',
        '*bed',
        'washing machine*',
        'dishwasher',
        'wardrobe',
        'cabinet',
        'bed',
      ],
    },
    text: both(
      'It is heavy, and we can set it up for you where you want to have it. Shall I order that along with it?',
      'Hij is zwaar; we kunnen hem bij u op zijn plaats zetten en aansluiten of monteren. Zal ik dat erbij bestellen?',
    ),
    article: both('Setting up at home', 'Plaatsing aan huis'),
  },
  {
    ...{
      id: 'by-the-year',
      kind: 'up',
      whenArticle: ['*maandabonnement', 'maandelijks abonnement', 'monthly subscription', 'month subscription'],
    },
    text: both(
      'If you mean to use it for longer: by the year it is one payment, and you need not think about it. Would you prefer that?',
      'Als u het langer wilt gebruiken: per jaar betaalt u in één keer en heeft u er geen omkijken naar. Heeft u dat liever?',
    ),
    article: both('Subscription, a year', 'Jaarabonnement'),
  },
  {
    ...{
      id: 'plus',
      kind: 'up',
      whenArticle: ['basismodel', 'basisuitvoering', 'instapmodel', 'basic', 'entry model'],
    },
    text: both(
      'With what you want to use it for, the more complete model may suit you better: it can do more, and costs more. Shall I tell you the difference?',
      'Als ik hoor waar u het voor gebruikt, past het uitgebreidere model misschien beter: het kan meer, en kost meer. Zal ik u het verschil vertellen?',
    ),
    article: both('More complete model', 'Uitgebreider model'),
  },
];

/** From here on somebody is asked whether the day of delivery matters, in the currency of the form. */
const LARGE_ORDER = 100;

/** What is offered beside the lines of an order. A part of the day for the delivery goes with every large one. */
export const OFFERS_BESIDE_LINES: readonly SellHint[] = [
  ...GOODS.map(({ article, ...goods }): SellHint => ({ ...goods, table: 'lines', row: { article, quantity: '1' } })),
  {
    ...{
      id: 'part-of-day',
      kind: 'cross',
      table: 'lines',
      whenArticle: [],
      when: { on: 'field.lines', atLeast: LARGE_ORDER },
    },
    text: both(
      'For an order like this you can choose the part of the day as well, the evening too. Would that be of use to you?',
      'Bij zo’n bestelling kunt u ook het dagdeel kiezen, ook ’s avonds. Heeft u daar iets aan?',
    ),
    row: { article: both('Delivery in a chosen part of the day', 'Bezorging in een gekozen dagdeel'), quantity: '1' },
  },
];

/** The same where an order is noted in words. */
export function offersInWords(field: string, when: Condition): readonly SellHint[] {
  return GOODS.map(({ article, ...goods }): SellHint => ({ ...goods, table: field, when, row: {}, words: article }));
}
