import type { Script } from '../script.ts';
import { OFFERS_BESIDE_LINES } from './offers.ts';
import { answer, both, CALLER_OBJECTIONS, opening } from './opening.ts';

/** The sales conversation: what the customer needs first, then the offer, time to think, and the order form line by line. */
export const SALES_SCRIPT: Script = {
  id: 'shipped-sales',
  version: 4,
  name: both('Sales conversation', 'Verkoopgesprek'),
  conversationKind: 'sales',
  form: 'sales-order',
  firstStep: 'greeting',
  steps: [
    ...opening(
      'situation',
      both(
        'I am calling to tell you about an offer for our customers. It takes about five minutes. Does it suit you now?',
        'Ik bel u over een aanbod voor onze klanten. Het duurt ongeveer vijf minuten. Komt het u nu gelegen?',
      ),
    ),
    {
      ...{ id: 'situation', phase: 'inventory', kind: 'ask', title: both('What is needed?', 'Wat is er nodig?') },
      text: both(
        'Thank you. To see whether it is something for you: what do you use at present, and what would you like to be different?',
        'Dank u wel. Om te kijken of het iets voor u is: wat gebruikt u nu, en wat zou u graag anders zien?',
      ),
      hint: both('Listen for buying signals: when, what does it cost, may I also …', 'Let op koopsignalen: wanneer, wat kost het, kan ik ook …'),
      ...{ fillsField: 'note', next: 'offer', maxSilenceMs: 10_000 },
    },
    {
      ...{ id: 'offer', phase: 'proposal', kind: 'offer', title: both('The offer', 'Het aanbod') },
      text: both(
        'From what you tell me, this suits you: …. With it you can …. The price is …, VAT included, and delivery is possible from {{tomorrow}}.',
        'Als ik u zo hoor, past dit bij u: …. Daarmee kunt u …. De prijs is … inclusief btw, en we kunnen leveren vanaf {{tomorrow}}.',
      ),
      hint: both('One offer that fits the need just told. Price at once, and complete.', 'Eén aanbod dat past bij wat je net hoorde. De prijs meteen, en volledig.'),
      ...{ next: 'think', maxSilenceMs: 12_000 },
    },
    {
      ...{ id: 'think', phase: 'time-to-think', kind: 'choice', title: both('What does the customer want?', 'Wat wil de klant?') },
      text: both('Please think it over for a moment. What do you say to that?', 'Denkt u er rustig even over na. Wat vindt u ervan?'),
      hint: both('Be silent. A question about details is half a yes.', 'Zwijg. Een vraag over details is een half ja.'),
      answers: [
        answer('order', 'Orders', 'Bestelt', 'lines'),
        answer('quote', 'Wants a quote', 'Wil een offerte', 'quote', { outcome: 'quote' }),
        answer('later', 'Wants to think, call back', 'Wil nadenken, terugbellen', 'when', { outcome: 'callback' }),
        answer('no', 'Does not want it', 'Wil het niet', 'why-not', { outcome: 'not-interested' }),
        answer('never', 'Does not want calls', 'Wil niet gebeld worden', 'respect', { outcome: 'do-not-call' }),
      ],
      maxSilenceMs: 20_000,
    },
    {
      ...{ id: 'why-not', phase: 'time-to-think', kind: 'choice', title: both('Why not?', 'Waarom niet?') },
      text: both('I respect that. May I ask what made you decide so?', 'Dat respecteer ik. Mag ik vragen wat de doorslag gaf?'),
      hint: both('Ask once, to learn from it; then leave it.', 'Vraag het één keer, om ervan te leren; laat het daarna rusten.'),
      answers: [
        answer('price', 'Too expensive', 'Te duur', 'no-deal', { declineReason: 'price' }),
        answer('has-one', 'Has it already', 'Heeft het al', 'no-deal', { declineReason: 'has-one' }),
        answer('no-need', 'Does not need it', 'Niet nodig', 'no-deal', { declineReason: 'no-need' }),
        answer('other-supplier', 'Bound to another supplier', 'Zit vast bij een ander', 'no-deal', { declineReason: 'other-supplier' }),
        answer('no-time', 'No time', 'Geen tijd', 'no-deal', { declineReason: 'no-time' }),
        answer('other', 'Another reason', 'Andere reden', 'no-deal', { declineReason: 'other' }),
      ],
      maxSilenceMs: 8_000,
    },
    {
      ...{ id: 'lines', phase: 'summary', kind: 'ask', title: both('The order', 'De bestelling') },
      text: both(
        'With pleasure. Let me note it: which articles would you like, and how many of each?',
        'Heel graag. Ik noteer het meteen: welke artikelen wilt u hebben, en hoeveel van elk?',
      ),
      hint: both(
        'Enter goes to the next cell; Enter in an empty line goes on. Repeat every number aloud.',
        'Enter gaat naar de volgende cel; Enter op een lege regel gaat verder. Herhaal elk getal hardop.',
      ),
      ...{ fillsField: 'lines', next: 'delivery', maxSilenceMs: 10_000 },
    },
    {
      ...{ id: 'delivery', phase: 'summary', kind: 'ask', title: both('Delivery date', 'Leverdatum') },
      text: both('On which day may we deliver it?', 'Op welke dag mogen we het bezorgen?'),
      hint: both('Type the day: 24-12, or +3 for three days from now.', 'Typ de dag: 24-12, of +3 voor over drie dagen.'),
      ...{ fillsField: 'deliveryDate', next: 'address', maxSilenceMs: 8_000 },
    },
    {
      ...{ id: 'address', phase: 'summary', kind: 'ask', title: both('Delivery address', 'Afleveradres') },
      text: both('And to which address?', 'En op welk adres?'),
      hint: both('Let the customer name it; compare it with what stands there.', 'Laat de klant het noemen; vergelijk het met wat er staat.'),
      ...{ fillsField: 'address', next: 'payment', maxSilenceMs: 8_000 },
    },
    {
      ...{ id: 'payment', phase: 'summary', kind: 'choice', title: both('Payment', 'Betaling') },
      text: both('How would you like to pay?', 'Hoe wilt u betalen?'),
      hint: both('Never note card or security numbers.', 'Noteer nooit kaart- of veiligheidsnummers.'),
      answers: [
        answer('invoice', 'Invoice', 'Factuur', 'confirm', { payment: 'invoice' }),
        answer('direct-debit', 'Direct debit', 'Incasso', 'confirm', { payment: 'direct-debit' }),
        answer('payment-link', 'Payment link', 'Betaallink', 'confirm', { payment: 'payment-link' }),
        answer('cash-on-delivery', 'On delivery', 'Bij aflevering', 'confirm', { payment: 'cash-on-delivery' }),
      ],
      maxSilenceMs: 8_000,
    },
    {
      ...{ id: 'confirm', phase: 'summary', kind: 'choice', title: both('Summary', 'Samenvatting') },
      text: both(
        'I repeat your order: {{answer.lines}}. We deliver on {{answer.delivery}} to {{answer.address}}. As a consumer you may change your mind for fourteen days. Is that right, and may I place it like this?',
        'Ik herhaal uw bestelling: {{answer.lines}}. We bezorgen {{answer.delivery}} op {{answer.address}}. Als consument heeft u veertien dagen bedenktijd. Klopt dat, en mag ik het zo plaatsen?',
      ),
      hint: both('A clear yes is needed. A service or energy contract holds only once the customer has agreed in writing.', 'Een duidelijk ja is nodig. Een contract voor een dienst of voor energie geldt pas als de klant schriftelijk akkoord gaat.'),
      answers: [
        answer('placed', 'Yes, order placed', 'Ja, bestelling geplaatst', 'thanks', { outcome: 'sold', state: 'confirmed' }),
        answer('quote', 'In writing first', 'Eerst op papier', 'quote', { outcome: 'quote' }),
        answer('doubt', 'Not yet, call back', 'Nog niet, terugbellen', 'when', { outcome: 'callback' }),
      ],
      maxSilenceMs: 10_000,
    },
    {
      ...{ id: 'quote', phase: 'close', kind: 'end', title: both('Quote', 'Offerte') },
      text: both(
        'I am having it put on paper for you; you will receive it within two days. Thank you for your time, {{customer.name}}. Goodbye!',
        'Ik laat het voor u op papier zetten; u ontvangt het binnen twee dagen. Dank u wel voor uw tijd, {{customer.name}}. Tot ziens!',
      ),
    },
    {
      ...{ id: 'no-deal', phase: 'close', kind: 'end', title: both('Goodbye', 'Afsluiting') },
      text: both(
        'Thank you for your honesty and your time, {{customer.name}}. I wish you a pleasant day. Goodbye!',
        'Dank u wel voor uw eerlijkheid en uw tijd, {{customer.name}}. Ik wens u een prettige dag. Tot ziens!',
      ),
      hint: both('Ask whether you may call again another time; if not, record the objection with the customer.', 'Vraag of je een andere keer nog eens mag bellen; zo niet, leg het verzet dan bij de klant vast.'),
    },
    {
      ...{ id: 'thanks', phase: 'close', kind: 'end', title: both('Thanks', 'Bedanken') },
      text: both(
        'Thank you very much for your order, {{customer.name}}. You get a confirmation today. I wish you much pleasure with it. Goodbye!',
        'Hartelijk dank voor uw bestelling, {{customer.name}}. U krijgt vandaag een bevestiging. Veel plezier ermee. Tot ziens!',
      ),
      hint: both('Let the customer hang up first.', 'Laat de klant als eerste ophangen.'),
    },
  ],
  objections: [
    {
      id: 'too-expensive',
      label: both('“That is too expensive”', '“Dat vind ik te duur”'),
      reply: both(
        'I am glad you say so. What do you compare it with? … Then let us see what is in the price, and whether a smaller one will do for you.',
        'Fijn dat u het zegt. Waarmee vergelijkt u het? … Dan kijken we wat er in de prijs zit, en of een kleinere ook voldoet.',
      ),
    },
    {
      id: 'send-something',
      label: both('“Just send me something”', '“Stuurt u maar wat op”'),
      reply: both(
        'With pleasure. So that I send the right thing: what would you want to read about in it? … And when may I call you about it?',
        'Heel graag. Zodat ik het goede stuur: wat wilt u er vooral in lezen? … En wanneer mag ik u erover bellen?',
      ),
    },
    {
      id: 'ask-partner',
      label: both('“I have to talk it over”', '“Ik moet overleggen”'),
      reply: both(
        'Of course. What will be the most important for the two of you? … Shall I call again when you have talked about it?',
        'Natuurlijk. Wat zal voor u samen het belangrijkste zijn? … Zal ik weer bellen als u het heeft besproken?',
      ),
    },
    ...CALLER_OBJECTIONS,
  ],
  hints: OFFERS_BESIDE_LINES,
};
