import type { Script } from '../script.ts';
import { OFFERS_BESIDE_LINES } from './offers.ts';
import { answer, both, CALLER_OBJECTIONS, opening } from './opening.ts';

/** The sales conversation: what the customer needs first, then the offer, time to think, and the order form line by line. */
export const SALES_SCRIPT: Script = {
  id: 'shipped-sales',
  version: 5,
  name: both('Sales conversation', 'Verkoopgesprek'),
  conversationKind: 'sales',
  form: 'sales-order',
  firstStep: 'greeting',
  steps: [
    ...opening(
      'situation',
      both(
        'I am calling with an offer from {{company.name}}. It takes about five minutes. Is this a convenient moment?',
        'Ik bel u met een aanbod van {{company.name}}. Het duurt ongeveer vijf minuten. Komt het u nu gelegen?',
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
        'From what you tell me, this suits you: … With it you can … The total price is …, VAT and delivery included, and we can deliver from …',
        'Als ik u zo hoor, past dit bij u: … Daarmee kunt u … De totale prijs is …, inclusief btw en bezorging, en we kunnen leveren vanaf …',
      ),
      hint: both('One offer that fits the need just told. The whole price at once; name only a day that you are sure of.', 'Eén aanbod dat past bij wat je net hoorde. De hele prijs meteen; noem alleen een dag die je zeker weet.'),
      ...{ next: 'think', maxSilenceMs: 12_000 },
    },
    {
      ...{ id: 'think', phase: 'time-to-think', kind: 'choice', title: both('What does the customer want?', 'Wat wil de klant?') },
      text: both('Please take a moment to think it over. What do you think of it?', 'Denkt u er rustig even over na. Wat vindt u ervan?'),
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
      text: both('I respect that. May I ask what decided it for you?', 'Dat respecteer ik. Mag ik vragen wat de doorslag gaf?'),
      hint: both('Ask once, to learn from it; then leave it.', 'Vraag het één keer, om ervan te leren; laat het daarna rusten.'),
      answers: [
        answer('price', 'Too expensive', 'Te duur', 'call-again', { declineReason: 'price' }),
        answer('has-one', 'Has it already', 'Heeft het al', 'call-again', { declineReason: 'has-one' }),
        answer('no-need', 'Does not need it', 'Niet nodig', 'call-again', { declineReason: 'no-need' }),
        answer('other-supplier', 'Bound to another supplier', 'Zit vast bij een ander', 'call-again', { declineReason: 'other-supplier' }),
        answer('no-time', 'No time', 'Geen tijd', 'call-again', { declineReason: 'no-time' }),
        answer('other', 'Another reason', 'Andere reden', 'call-again', { declineReason: 'other' }),
      ],
      maxSilenceMs: 8_000,
    },
    {
      ...{ id: 'call-again', phase: 'close', kind: 'choice', title: both('Call again?', 'Later nog eens bellen?') },
      text: both(
        'Thank you for telling me. May we call you again some other time with an offer, or would you rather not?',
        'Dank u wel dat u het zegt. Mogen we u later nog eens bellen met een aanbod, of liever niet?',
      ),
      hint: both('Every sales call offers the right to object.', 'In elk verkoopgesprek wijs je op het recht van verzet.'),
      answers: [
        answer('may', 'May call again', 'Mag nog eens bellen', 'no-deal'),
        answer('never', 'Rather not', 'Liever niet', 'respect', { outcome: 'do-not-call' }),
      ],
      maxSilenceMs: 8_000,
    },
    {
      ...{ id: 'lines', phase: 'summary', kind: 'ask', title: both('The order', 'De bestelling') },
      text: both(
        'With pleasure. I am noting it down: which articles would you like, and how many of each?',
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
      text: both('Which day would suit you for the delivery?', 'Op welke dag mogen we het bezorgen?'),
      hint: both('Type the day: 24-12, or +3 for three days from now. Promise only what the stock allows.', 'Typ de dag: 24-12, of +3 voor over drie dagen. Beloof alleen wat de voorraad toelaat.'),
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
        'Let me repeat your order: {{answer.lines}}. We deliver on {{answer.delivery}} to {{answer.address}}. As a consumer you have fourteen days to change your mind. Is everything correct, and may I place the order like this?',
        'Ik herhaal uw bestelling: {{answer.lines}}. We bezorgen {{answer.delivery}} op {{answer.address}}. Als consument heeft u veertien dagen bedenktijd. Klopt alles, en mag ik de bestelling zo plaatsen?',
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
        'I will put it on paper for you; you will have it by … at the latest. If you would rather have no more calls about offers, just say so. Thank you for your time, {{customer.name}}, and have a pleasant day. Goodbye!',
        'Ik zet het voor u op papier; u heeft het uiterlijk … in huis. Wilt u liever niet meer over aanbiedingen gebeld worden, zegt u het dan gerust. Dank u wel voor uw tijd, {{customer.name}}, en nog een prettige dag!',
      ),
      hint: both('No more calls? Record the objection with the customer, with its key.', 'Niet meer gebeld worden? Leg het verzet bij de klant vast, met de toets ervoor.'),
    },
    {
      ...{ id: 'no-deal', phase: 'close', kind: 'end', title: both('Goodbye', 'Afsluiting') },
      text: both(
        'Then I will leave it at that. Thank you for your time, {{customer.name}}. I wish you a pleasant day. Goodbye!',
        'Dan laat ik het hierbij. Dank u wel voor uw tijd, {{customer.name}}. Ik wens u nog een prettige dag!',
      ),
    },
    {
      ...{ id: 'thanks', phase: 'close', kind: 'end', title: both('Thanks', 'Bedanken') },
      text: both(
        'Thank you very much for your order, {{customer.name}}. You will receive a confirmation. If you would rather have no more calls about offers, just say so. Is there anything else I can do for you? … I wish you a pleasant day. Goodbye!',
        'Hartelijk dank voor uw bestelling, {{customer.name}}. U krijgt nog een bevestiging. Wilt u liever niet meer over aanbiedingen gebeld worden, zegt u het dan gerust. Heeft u verder nog vragen? … Ik wens u een prettige dag!',
      ),
      hint: both('No more calls? Record the objection with the customer, with its key. Let the customer hang up first.', 'Niet meer gebeld worden? Leg het verzet bij de klant vast, met de toets ervoor. Laat de klant als eerste ophangen.'),
    },
  ],
  objections: [
    {
      id: 'too-expensive',
      label: both('“That is too expensive”', '“Dat vind ik te duur”'),
      reply: both(
        'I am glad you say so. What are you comparing it with? … Then let me tell you what is included in the price, and let us see whether something smaller would do for you.',
        'Fijn dat u het zegt. Waarmee vergelijkt u het? … Dan vertel ik u wat er bij de prijs is inbegrepen, en kijken we of iets kleiners ook voldoet.',
      ),
    },
    {
      id: 'send-something',
      label: both('“Just send me something”', '“Stuurt u maar wat op”'),
      reply: both(
        'With pleasure. So that I send the right thing: what would you like to read about most? … And when may I call you about it?',
        'Heel graag. Zodat ik het goede stuur: wat wilt u er vooral in lezen? … En wanneer mag ik u erover bellen?',
      ),
    },
    {
      id: 'ask-partner',
      label: both('“I have to talk it over”', '“Ik moet overleggen”'),
      reply: both(
        'Of course. What will matter most when you talk about it? … When shall I call to hear what you have decided?',
        'Natuurlijk. Wat zal daarbij het belangrijkste zijn? … Wanneer mag ik bellen om te horen wat u heeft besloten?',
      ),
    },
    ...CALLER_OBJECTIONS,
  ],
  hints: OFFERS_BESIDE_LINES,
};
